# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers in which something waits for somebody, with a word of their own in every text that is sealed.

A warning that waits for the director, an invitation whose code was not used yet, a colleague for whom
somebody reported, a second person who was asked to look before it closes.
"""

import io
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.codes import ClaimLetterKind, Route
from eenlijn.casework.damages.papers import Debtor, LetterToMake
from eenlijn.casework.disclosures.actions import Proposal, Recipient
from eenlijn.casework.disclosures.codes import PRESELECTED, RecipientKind, VictimWish
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import (
    care,
    claims,
    damage,
    deciding,
    details,
    finishing,
    hand_overs,
    hearings,
    lessons,
    measures_acts,
    people,
    police_evidence,
    police_file,
    police_package,
    preventing,
    releasing,
    triage_acts,
    waivers,
)
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.fairness.actions import Outcome, Reply
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureNumber, Severity
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor
from eenlijn.casework.learning.preventing import NewAnalysis, NewPrevention
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import Filer, FootageHolder, PoliceDecision, PoliceWay
from eenlijn.casework.police_reports.drafting import Choice, Texts
from eenlijn.casework.police_reports.footage import NewFootage
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.queries import OpenLink, ReportContent
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import code_digest, colleague_code
from eenlijn.prevention.home_visits import codes as visiting
from eenlijn.prevention.home_visits.actions import Visit, ask_visit
from eenlijn.prevention.home_visits.questions import risk_questions
from tests.cast import Person
from tests.factories import stories
from tests.factories.claim_letters import read_and_make


@dataclass(frozen=True)
class Scene:
    """Where these dossiers are made: whose words, who reports, who handles, by which link."""

    reporter: Person
    coordinator: Person
    link: OpenLink
    content: ReportContent
    draft: AnswerDraft
    told: Mapping[str, str]
    now: datetime
    second: Person | None = None
    lawyer: Person | None = None
    has_director: bool = False

    @property
    def actor(self) -> Actor:
        return self.coordinator.actor

    @property
    def stranger(self) -> Actor:
        return Actor.link(self.link.organisation_id)


@dataclass(frozen=True)
class Waiting:
    """The numbers and codes of what waits."""

    numbers: Mapping[str, str]
    codes: Mapping[str, str]


def waiting(scene: Scene) -> Waiting:
    """Everything that waits; what needs a director or a second person only where there is one."""
    numbers: dict[str, str] = {}
    codes: dict[str, str] = {}
    numbers["invited"], codes["reply"] = _invited(scene)
    numbers["replied"], used = _invited(scene)
    said = Reply(words=f"Ik had haast. {scene.told['reply']}", wants_talk=False, reach=scene.told["reach"])
    hearings.reply(
        code=used,
        secret=reply_code(scene.link.organisation_id, code_digest(used)),
        reply=said,
        now=scene.now,
    )
    numbers["on_behalf"] = _on_behalf(scene)
    numbers["for_colleague"], codes["for_colleague"] = _behind_a_code(scene)
    numbers["corrected"] = _corrected(scene)
    numbers["over"], codes["over"] = _over(scene)
    if scene.has_director:
        numbers["proposed"] = _proposed(scene)
    if scene.second is not None:
        numbers["along"] = _along(scene)
    return Waiting(numbers, codes)


def _claimed(lawyer: Actor, number: str, word: str, now: datetime) -> None:
    """A second line of damage, asked back with a letter that still lies here."""
    new = NewLine("org_time", "80", f"Uren {word}")
    damage.add_damage(actor=lawyer, number=number, new=new, now=now)
    claims.claim_damage(actor=lawyer, number=number, places=[2], route=Route.CLAIM_LETTER, now=now)
    to = Debtor(f"Ari {word}", "Teststraat 1", pay_to="op rekening NL00 TEST.", contact="088 000 01 30.")
    day = to_local(now).date()
    until = date(2026, 7, 1)
    letter = LetterToMake(ClaimLetterKind.FIRST, to, f"U zei {word}.", until, day + timedelta(days=14))
    read_and_make(actor=lawyer, number=number, place=1, new=letter, version=1, now=now)


def worked_on(scene: Scene, number: str) -> None:
    """A dossier with every measure begun, and the reporter's own answers."""
    actor, told, now = scene.actor, scene.told, scene.now
    heard = Told(FeedbackKind.THANKS, FeedbackWay.IN_APP, f"Dank je. {told['feedback']}")
    measures_acts.tell_reporter(actor=actor, number=number, told=heard, now=now)
    choice = PoliceChoice(PoliceDecision.NONE_DECIDED, reason_not="other", word=f"Nog niet. {told['police']}")
    measures_acts.decide_police(actor=actor, number=number, choice=choice, now=now)
    _prepared_for_police(scene, number)
    lesson = NewNeed("phone", NeedFor.TEAM, f"Hoe je ophangt. {told['lesson']}")
    lessons.add_need(actor=actor, number=number, new=lesson, now=now)
    norm, waived = MeasureNumber.NORM, f"Niet nodig. {told['waived']}"
    waivers.waive_measure(actor=actor, number=number, measure=norm, reason=waived, now=now)
    if scene.lawyer is not None:
        legal, lawyer = AssignmentKind.LEGAL, scene.lawyer
        hand_overs.ask(actor=actor, number=number, kind=legal, account_id=lawyer.id, now=now)
        broken = NewLine("org_property", "240,50", f"Bon {told['damage']}")
        damage.add_damage(actor=lawyer.actor, number=number, new=broken, now=now)
        _claimed(lawyer.actor, number, told["damage"], now)
    person = NewPerson("witness_visitor", f"Wim {told['person']}")
    people.add_person(actor=actor, number=number, person=person, now=now)
    first = CareMoment.objects.filter(incident__number=number, moment="first_care")[0]
    aside = f"Al gedaan. {told['aside']}"
    care.put_aside(actor=actor, number=number, moment_id=first.pk, reason=aside, now=now)
    report_id = own_report_id(scene.reporter.actor, number)
    for code, word in (("our_part", told["detail"]), ("care_reach", told["care"])):
        value = f"Dit vertel ik erbij. {word}"
        details.answer_question(
            actor=scene.reporter.actor, report_id=report_id, code=code, value=value, now=now
        )


def _prepared_for_police(scene: Scene, number: str) -> None:
    """What goes to the police: checked, chosen, written, images asked for, and made once."""
    actor, word, now = scene.actor, scene.told["police"], scene.now
    told: dict[str, Any] = {"actor": actor, "number": number, "now": now}
    police_file.check_offence(**told, answers={"threat": "yes"})
    choice = Choice(PoliceWay.AANGIFTE, Filer.PROXY, "domicile", contact=f"Receptie {word}")
    police_file.choose_way(**told, choice=choice)
    texts = dict.fromkeys(("what", "who", "victim", "injuries"), f"Zo ging het. {word}")
    police_file.write_draft(**told, typed=Texts(texts, version=1))
    footage = NewFootage(f"Hal {word}", FootageHolder.OWN, to_local(now).date())
    police_evidence.ask_footage(**told, new=footage)
    police_package.make_file(**told, draft_version=2)


def _report(scene: Scene, actor: Actor, *, by_link: bool = False, **changes: Any) -> Any:
    return open_from_report(
        actor=actor,
        organisation_id=scene.link.organisation_id,
        link=scene.link if by_link else None,
        content=replace(scene.content, **changes),
        report_key=secrets.token_bytes(16),
        language="nl",
        now=scene.now,
    )


def _assessed(scene: Scene, **changes: Any) -> str:
    number: str = _report(scene, scene.reporter.actor).number
    stories.assess(scene.actor, number, scene.now, reason=scene.told["reason"], **changes)
    return number


def _invited(scene: Scene) -> tuple[str, str]:
    """An invitation that left; the code stands in its letter and nowhere else."""
    number, actor, now = _assessed(scene), scene.actor, scene.now
    draft = replace(scene.draft, kind=AnswerKind.HEARING_INVITATION)
    dossier.write_answer(actor=actor, number=number, draft=draft, now=now)
    dossier.finish_letter(actor=actor, number=number, now=now)
    left = Departure(at=now, by=SentBy.REGISTERED_POST, proof=f"3S {scene.told['proof']}", late_reason="")
    dossier.record_departure(actor=actor, number=number, departure=left, now=now)
    word = dossier.hand_out_letter(actor=actor, number=number, is_word=True, now=now)
    found = re.search(
        r"/reactie/([0-9A-Z-]{19})/", ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    )
    assert found
    return number, found[1]


def _for_colleague(scene: Scene) -> dict[str, Any]:
    return {
        "way": "on_behalf",
        "reporter_role": "witness",
        "colleague_name": f"Wim {scene.told['colleague']}",
    }


def _on_behalf(scene: Scene) -> str:
    """Typed by who coordinates, for the reporter of this place."""
    told = {**_for_colleague(scene), "colleague_address": scene.reporter.email}
    number: str = _report(scene, scene.actor, **told).number
    return number


def _behind_a_code(scene: Scene) -> tuple[str, str]:
    """For a colleague without an account: the second code is theirs."""
    made = _report(scene, scene.stranger, by_link=True, **_for_colleague(scene))
    return made.number, colleague_code(made.code, audience=str(scene.link.organisation_id))


def _corrected(scene: Scene) -> str:
    """The reporter says of what was typed for them that it was otherwise."""
    number, actor = _on_behalf(scene), scene.reporter.actor
    report_id = own_report_id(actor, number)
    said = people.Said(is_right=False, correction=f"Het was anders. {scene.told['correction']}")
    people.speak_as_colleague(actor=actor, report_id=report_id, said=said, now=scene.now)
    return number


def _over(scene: Scene) -> tuple[str, str]:
    """A closed dossier behind a receipt code."""
    made = _report(scene, scene.stranger, by_link=True)
    stories.assess(scene.actor, made.number, scene.now)
    _answered(scene, made.number)
    dossier.close(actor=scene.actor, number=made.number, now=scene.now)
    return made.number, made.code


def after_all(scene: Scene) -> str:
    """A closed dossier of who signs in."""
    number = _assessed(scene, severity=Severity.SERIOUS)
    _answered(scene, number)
    dossier.close(actor=scene.actor, number=number, now=scene.now)
    return number


def _answered(scene: Scene, number: str) -> None:
    """The answer left, and every other measure is settled."""
    actor, now = scene.actor, scene.now
    dossier.write_answer(actor=actor, number=number, draft=scene.draft, now=now)
    dossier.finish_letter(actor=actor, number=number, now=now)
    stories.send(actor, number, now)
    stories.settle(actor, number, now)


def _proposed(scene: Scene) -> str:
    """A warning that waits for the director, after the other person was heard."""
    number, actor, now = _assessed(scene, decision_influenced=True), scene.actor, scene.now
    if scene.second is not None:
        triage_acts.check_influence(
            actor=scene.second.actor,
            number=number,
            outcome=InfluenceOutcome.REDONE,
            finding=f"Opnieuw besloten. {scene.told['finding']}",
            now=now,
        )
    heard = Outcome(HearingState.HEARD_ORAL, now, summary=f"Hij had haast. {scene.told['summary']}")
    hearings.record_hearing(actor=actor, number=number, outcome=heard, now=now)
    draft = replace(
        scene.draft,
        kind=AnswerKind.WARNING,
        valid_until=date(2027, 11, 22),
        remaining_channel=f"aan de balie, {scene.told['channel']}.",
    )
    dossier.write_answer(actor=actor, number=number, draft=draft, now=now)
    deciding.propose_answer(actor=actor, number=number, now=now)
    return number


def _along(scene: Scene) -> str:
    """So severe that somebody else looks before it closes; the first time, that person said not yet."""
    number = _assessed(scene, severity=Severity.VERY_SERIOUS)
    _answered(scene, number)
    finishing.ask_second(actor=scene.actor, number=number, now=scene.now)
    return number


def prevented(scene: Scene, number: str) -> UUID:
    """Why it happened and what is done about it, with words of their own; nobody is named in them."""
    word = scene.told["lesson"]
    why = NewAnalysis("waiting", ("substance",), f"Het was druk. {word}", names_checked=True)
    preventing.write_causes(actor=scene.actor, number=number, new=why, version=0, now=scene.now)
    first = scene.now.date() + timedelta(days=30)
    told = NewPrevention("alarm_system", f"Een knop. {word}", scene.coordinator.id, first, names_checked=True)
    return preventing.plan_prevention(actor=scene.actor, number=number, new=told, now=scene.now)


def visited(scene: Scene) -> UUID:
    """A visit at home that whoever reports wants to make, and waits for the manager with it."""
    replies = {
        code: visiting.Reply.YES if code == "weapons" else visiting.Reply.NO for code in risk_questions()
    }
    day = scene.now.date() + timedelta(days=2)
    visit = Visit(day, f"Kanaalweg 1 {scene.told['visit']}", replies)
    return ask_visit(actor=scene.reporter.actor, visit=visit, now=scene.now)


def released(scene: Scene, number: str, mail: str = "") -> UUID:
    """A package for the police that waits for a second person, with words of its own."""
    word = scene.told["release"]
    told = Proposal(
        picks=PRESELECTED,
        ground="own_report",
        purpose=f"Bij de aangifte. {word}",
        recipient=Recipient(RecipientKind.POLICE, f"Vink {word}", "Politie Twente", mail, "088 000 00 01"),
        wish=VictimWish.LEAVES_IT,
        days=14,
    )
    return releasing.propose_release(actor=scene.actor, number=number, proposal=told, now=scene.now)
