# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form that would be accepted, for every address that takes one: only the id decides then."""

import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.imports import queries
from eenlijn.casework.incidents.models import Victim
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.topics.terms import DEFAULTS as DEFAULT_TERMS
from eenlijn.foundation.clock import to_local
from eenlijn.prevention.home_visits.questions import risk_questions
from tests.cast import PASSWORD
from tests.walls.world import MISSING_CODE, World


def body_for(world: World, route: str) -> dict[str, Any]:
    """What somebody types who does it right; nothing for a page with only a button."""
    made = _FORMS.get(route)
    return made(world) if made else {}


def visitor_of(world: World) -> str:
    """Wim, who saw it at the dossier that was worked on; to other dossiers he is nobody."""
    number = world.team.numbers["assessed"]
    return str(Victim.objects.get(incident__number=number, role="witness_visitor").pk)


def report(world: World) -> dict[str, Any]:
    return {
        "report_key": secrets.token_hex(16),
        "kinds": ["threat_general", "physical_light"],
        "when": "now",
        "at_time": "",
        "at_day": "",
        "place": "Halte Markt",
        "words": "Hij dreigde.",
        "wish": "talk",
        "name": "Nel",
        "address": "nel@post.example",
    }


def assessment(world: World) -> dict[str, Any]:
    return {
        "gate": "aggression",
        "gate_reason": "",
        "main_type": "threat_general",
        "severity": "s4_very_serious",
        "reason": "gezien het beeld",
        "perpetrator_known": "yes",
        "version": "1",
    }


def answer(world: World) -> dict[str, Any]:
    return {
        "kind": "norm_notice",
        "behaviour": "U duwde onze medewerker.",
        "norm_rule": "2",
        "salutation": "Geachte heer Tester",
        "addressee_name": "T. Tester",
        "addressee_address": "Teststraat 1\n7600 XX Almelo",
        "contact": "bel 088 000 01 30.",
        "note": "",
        "reporter_unrecognisable": "on",
        "version": "1",
        "do": "save",
    }


def departure(world: World) -> dict[str, Any]:
    return {"at": "2026-11-23T08:59", "by": "post", "proof": "3STEST", "late_reason": ""}


def pause(world: World) -> dict[str, Any]:
    """Let the answer of the dossier in Anna's team stand still."""
    number = world.team.numbers["assessed"]
    clock = Clock.objects.get(incident__number=number, kind="answer")
    form = {f"{clock.pk}-reason": "safety_risk", f"{clock.pk}-until": "2026-11-26"}
    return {"clock": str(clock.pk), "do": "pause", **form}


def terms(world: World) -> dict[str, Any]:
    """The terms of an employer that answers within a day."""
    units = {kind: term for kind, term in DEFAULT_TERMS.items() if kind != TermKind.ANSWER}
    amounts = {f"{kind}_amount": str(term.amount) for kind, term in units.items()}
    counted = {f"{kind}_unit": term.unit.value for kind, term in units.items()}
    told = {"version": "0", "answer": "24 hours", "answer_start": "receipt", "visit_days": "1"}
    return {**told, **amounts, **counted}


def sizes(world: World) -> dict[str, Any]:
    """How many people work in Anna's team, and how many rides they made."""
    unit = world.cast.lijn_62.pk.hex
    return {
        "every_headcount": "",
        "every_contacts": "",
        f"headcount_{unit}": "14",
        f"source_headcount_{unit}": "personeelsadministratie",
        f"contacts_{unit}": "5200",
        f"source_contacts_{unit}": "dienstregeling",
    }


def phones(world: World) -> dict[str, Any]:
    return {
        "duty_phone_label": "Meldkamer",
        "duty_phone_number": "088 000 01 40",
        "duty_phone_hours": "dag en nacht",
        "phone_label": "Balie",
        "phone_number": "088 000 01 10",
        "care_phone_label": "Opvang",
        "care_phone_number": "088 000 01 20",
    }


def columns(world: World) -> dict[str, Any]:
    """As the coordinator of these tests chose them: number, two moments, kind, place, town, words."""
    batch = queries.batch(world.cast.carla.actor, world.team.batches["uploaded"])
    targets = ("number", "occurred", "reported", "kind", "place", "municipality", "words")
    places = [column.place for column in batch.profile.columns]
    return {
        "version": batch.version,
        "date_order": "day_first",
        "blank_reported": "occurred",
        "names_ground": "",
        **{f"column_{place}": target for place, target in zip(places, targets, strict=True)},
    }


def reading(world: World) -> dict[str, Any]:
    return {
        "reading-version": "1",
        "reading-encoding": "utf-8",
        "reading-delimiter": ";",
        "reading-header_row": "1",
    }


def values(world: World) -> dict[str, Any]:
    batch = queries.batch(world.cast.carla.actor, world.team.batches["mapped"])
    return {"version": batch.version, "kind_0": "verbal_insult", "municipality_0": "GM0141"}


_FORMS: Final[Mapping[str, Callable[[World], dict[str, Any]]]] = {
    "desk:release_new": lambda world: {
        "fields_chosen": ["number", "employer"],
        "ground": "own_report",
        "purpose": "Bij onze aangifte.",
        "kind": "police",
        "name": "Agente Vink",
        "organisation": "Politie Twente",
        "phone": "088 000 00 01",
        "wish": "wants",
        "days": "14",
    },
    "desk:release": lambda world: {"do": "recall", "reason": "not_needed", "word": ""},
    "public:release": lambda world: {"secret": "0000 0000", "do": "receipt"},
    "report:form": report,
    "report:signed_in_form": report,
    "report:practise": report,
    "report:details": lambda world: {"question": "stopped", "value": "yes"},
    "report:people": lambda world: {"name": "Teun", "role": "witness_employee"},
    "report:right": lambda world: {"is_right": "yes", "correction": "", "wants_care": ""},
    "profile:mine_details": lambda world: {"question": "stopped", "value": "yes"},
    "profile:mine_people": lambda world: {"name": "Teun", "role": "witness_employee"},
    "profile:mine_right": lambda world: {"is_right": "yes", "correction": "", "wants_care": ""},
    "desk:people": lambda world: {"role": "witness_employee", "name": "Teun", "email": ""},
    "public:request": lambda world: {
        "kind": "",
        "words": "Wat staat er over mij?",
        "name": "Kees",
        "address": "Teststraat 1",
    },
    "oversight:request_new": lambda world: {"words": "Wat staat er over mij?", "name": "Kees"},
    "desk:statement": lambda world: {"do": "keep", "words": "Zo was het niet.", "way": "letter"},
    "desk:mark_request": lambda world: {"do": "mark", "words": "Wat staat er over mij?", "name": "Kees"},
    "public:reply": lambda world: {
        "do": "reply",
        "secret": "0000 0000",
        "words": "Ik had haast.",
        "reach": "06 00000000",
    },
    "profile:invitation": lambda world: {
        "name": "Nieuw",
        "password": "negen losse woorden",
        "password_again": "negen losse woorden",
    },
    "desk:decision": lambda world: {"do": "send_back", "reason": "Noem de dag.", "version": "1"},
    "report:find_receipt": lambda world: {"code": MISSING_CODE},
    "profile:claim": lambda world: {"code": MISSING_CODE},
    "profile:sign_in": lambda world: {"email": "niemand@eenlijn.example", "password": "losse woorden"},
    "profile:own_password": lambda world: {
        "current": PASSWORD,
        "password": "zeven heel losse woorden",
        "password_again": "zeven heel losse woorden",
    },
    "profile:factor_app": lambda world: {"code": "000000"},
    "profile:organisation": lambda world: {"organisation": str(world.cast.reggestreek.pk)},
    "desk:outcome": lambda world: {"words": "Wij schreven de ander een brief.", "contact": "bel 088."},
    "desk:reporter": lambda world: {"do": "tell", "kind": "thanks", "way": "in_app", "words": "Dank je."},
    "desk:lesson": lambda world: {"do": "add", "training_type": "phone", "needed_for": "team", "word": ""},
    "desk:causes": lambda world: {
        "do": "add",
        "main": "waiting",
        "others": ["layout"],
        "contribution": "Het was druk.",
        "not_needed_because": "",
        "version": "1",
    },
    "desk:prevention_new": lambda world: {
        "do": "add",
        "kind": "alarm_system",
        "what": "Een knop onder de balie.",
        "owner": str(world.cast.carla.id),
        "due_on": "2027-01-15",
    },
    "desk:prevention": lambda world: {
        "do": "risk",
        "words": "Een bord.",
        "section": "4.2",
        "put_in_on": "2026-11-20",
        "version": "1",
    },
    "desk:own_prevention": lambda world: {"do": "done", "word": "De knop zit er.", "version": "1"},
    "desk:provisions_of": lambda world: {"do": "add", "kind": "alarm", "spot": "Balie", "remark": ""},
    "desk:home_visit_new": lambda world: {
        "do": "ask",
        "visit_on": f"{to_local(world.now):%Y-%m-%d}",
        "address": "Kanaalweg 1",
        "client_number": "",
        **{f"q_{code}": "no" for code in risk_questions()},
    },
    "desk:home_visit": lambda world: {"do": "called_off", "version": "1"},
    "desk:police": lambda world: {
        "do": "decide",
        "decision": "none_decided",
        "reason_not": "too_light",
        "version": "0",
    },
    "desk:police_check": lambda world: {"threat": "yes"},
    "desk:police_who": lambda world: {
        "way": "aangifte",
        "filer": "employer",
        "identity": "domicile",
        "contact": "Carla",
        "version": "2",
    },
    "desk:police_draft": lambda world: {"what": "Hij dreigde.", "version": "2"},
    "desk:police_evidence": lambda world: {
        "do": "ask",
        "camera": "Hal",
        "holder": "own",
        "asked_on": f"{to_local(world.now):%Y-%m-%d}",
        "wiped_on": "",
    },
    "desk:police_file": lambda world: {"version": "2"},
    "desk:police_track": lambda world: {
        "do": "record",
        "step": "feedback_received",
        "on": f"{to_local(world.now):%Y-%m-%d}",
        "word": "Niets nieuws.",
        "way": "",
        "words": "",
        "seen": "1",
    },
    "desk:police_agreements": lambda world: {"state_O1": "unknown", "on_O1": ""},
    "desk:export_dossier": lambda world: {"purpose": "hearing"},
    "desk:export_list": lambda world: {"purpose": "overview"},
    "desk:damage": lambda world: {"do": "add", "damage_type": "org_time", "amount": "12,50", "proof": ""},
    "desk:damage_line": lambda world: {
        "do": "road",
        "route": "route_claim_letter",
        "reason": "",
        "version": "1",
    },
    "desk:claim": lambda world: {
        "do": "pay",
        "amount": "1",
        "paid_on": f"{to_local(world.now):%Y-%m-%d}",
        "paid_by": "other",
        "version": "1",
    },
    "desk:claim_letters": lambda world: {
        "do": "make",
        "kind": "first",
        "name": "T. Tester",
        "address": "Teststraat 1",
        "representative": "",
        "representative_address": "",
        "behaviour": "U sloeg een ruit stuk.",
        "interest_until": "2026-07-01",
        "pay_until": f"{to_local(world.now + timedelta(days=14)):%Y-%m-%d}",
        "pay_to": "op rekening NL00 TEST.",
        "contact": "088 000 01 30.",
        "version": "1",
    },
    "desk:aftercare": lambda world: {
        "do": "ask",
        "moment": str(world.team.ids["moment_id"]),
        "account": str(world.cast.joost.id),
    },
    "desk:task": lambda world: {"do": "settle", "outcome": "done", "words": "Zie overleg."},
    "desk:together": lambda world: {"do": "link", "other_number": "", "kind": "series", "reason": "Lijn."},
    "desk:merge": lambda world: {"do": "merge", "reason": "Zelfde."},
    "desk:measure_lift": lambda world: {"do": "measure", "reason": "agreed", "words": ""},
    "desk:measure_review": lambda world: {
        "do": "measure",
        "outcome": "goes_on",
        "seen_on": "2026-11-20",
        "ends_on": "",
        "words": "Nodig.",
    },
    "desk:breach": lambda world: {
        "do": "measure",
        "at": "2026-11-20T08:30",
        "where": "Aan de balie.",
        "words": "Hij kwam binnen.",
        "police_called": "no",
        "kind": "other",
    },
    "desk:contact": lambda world: {
        "do": "measure",
        "answered_on": "2026-10-20",
        "channel": "phone",
        "function_name": "Balie",
        "words": "Beantwoord.",
    },
    "desk:postings": lambda world: {
        "site": str(world.team.ids["site_id"]),
        "rules_number": "0",
        "hangs_since": "2026-11-01",
    },
    "check:check": lambda world: {"family_name": "Niemand", "birth_date": "1-1-1990", "client_number": ""},
    "desk:reading": lambda world: {"do": "choose", "language": "ar"},
    "desk:redaction": lambda world: {"marks": "0-3-name", "word": "dreigde", "kind": "name", "add": "1"},
    "manage:letter_language": lambda world: {
        "subject": "Our norm",
        "body": "You pushed our colleague.",
        "dutch": "0",
        "stands": "on",
    },
    "desk:waive": lambda world: {"do": "waive", "reason": "Te licht."},
    "desk:look_along": lambda world: {"do": "answer", "answer": "yes", "word": ""},
    "desk:reopen": lambda world: {"do": "reopen", "reason": "Nieuw feit."},
    "desk:note": lambda world: {"do": "write", "words": "Een feit.", "kind": "fact", "audience": "handlers"},
    "desk:handler": lambda world: {"do": "withdraw"},
    "desk:hand_ons": lambda world: {"which": "all", "word": "Te druk", "do": "refuse"},
    "desk:hand_on": lambda world: {"account": str(world.cast.joost.id), "which": "all"},
    "manage:person_plan": lambda world: {"do": "withdraw"},
    "manage:staff_number": lambda world: {"staff_number": "004512"},
    "desk:involved": lambda world: {"do": "name", "called": world.cast.karin.email, "kind": "witness"},
    "manage:substitute": lambda world: {"called": world.cast.carla.email},
    "desk:recuse": lambda world: {"do": "sure"},
    "oversight:log_take": lambda world: {"van": "2026-11-01", "tot": "2026-11-22"},
    "oversight:line": lambda world: {"mark": "fine", "word": "Het was dienst."},
    "oversight:glass_new": lambda world: {
        "number": world.team.numbers["closed"],
        "reason": "complaint",
        "words": "Een klacht.",
        "silence": "",
    },
    "oversight:glass": lambda world: {"verdict": "justified", "words": "De klacht kon niet zonder."},
    "desk:shield": lambda world: {"do": "shield", "account": str(world.cast.carla.id)},
    "desk:care_talk": lambda world: {"do": "declined"},
    "desk:visitor_referrals": lambda world: {
        "do": "consent",
        "visitor": visitor_of(world),
        "receiver": "victim_support",
        "purpose": "call_me",
        "parts": ["name", "reach"],
        "reach": "06 12345678",
        "addressee": "",
    },
    "desk:inspectorate": lambda world: {
        "do": "check",
        "death": "no",
        "admission": "yes",
        "body": "no",
        "mind": "unknown",
    },
    "desk:peer_talk": lambda world: {"do": "return"},
    "profile:own_care_step": lambda world: {"provider": "provider_bot"},
    "report:own_care_step": lambda world: {"provider": "provider_bot"},
    "manage:care": lambda world: {"do": "receiver", "name": "Arbodienst", "reach": "088 000 01 20"},
    "profile:experience": lambda world: {"heard": "yes", "again": "no"},
    "profile:own_care": lambda world: {"moment": str(world.team.ids["moment_id"])},
    "report:experience": lambda world: {"heard": "yes", "again": "no"},
    "report:own_care": lambda world: {"moment": str(world.team.ids["moment_id"])},
    "desk:search": lambda world: {
        "name": "Anna",
        "staff_number": "",
        "words": "dreigde",
        "unit": "",
        "since": "2026-11-01",
    },
    "desk:assess": assessment,
    "desk:answer": answer,
    "desk:departure": departure,
    "desk:clocks": pause,
    "desk:influence": lambda world: {"outcome": "redone", "finding": "Een ander besloot."},
    "desk:my_terms": lambda world: {"do": "make"},
    "manage:import_columns": columns,
    "manage:import_reading": reading,
    "manage:import_values": values,
    "manage:import_load": lambda world: {"keep_as": "dossiers"},
    "manage:rule_draft": terms,
    "manage:rule_trial": lambda world: {"version": "1", "when": "now", "moment": ""},
    "manage:years": sizes,
    "manage:phone": phones,
    "manage:consent": lambda world: {
        "decided_on": "2026-11-02",
        "outcome": "agreed",
        "told": "Melden en cijfers per team.",
    },
    "manage:token_new": lambda world: {
        "name": "Roosterpakket",
        "scopes": ["dossiers:read", "terms:read"],
        "expires_on": "2027-05-31",
    },
    "manage:webhook_hosts": lambda world: {"host": "zaken.voorbeeld.nl"},
    "manage:links": lambda world: {"place": "Balie", "unit": str(world.cast.lijn_62.pk)},
}
