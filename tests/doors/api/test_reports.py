# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports in through the interface: kept once, however often they are sent, refused as the form refuses."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.access import visible_to
from eenlijn.casework.incidents.models import Incident, Involvement, Perpetrator
from eenlijn.casework.reporting.actions import CALM_AFTER
from eenlijn.casework.reporting.models import IntakeLink, Report
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.doors.api.reports import IS_CROWDED
from eenlijn.doors.jobs import every_second
from eenlijn.foundation.clock import now
from tests.cast import Cast
from tests.doors.api.conftest import System, mistakes, report

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_and_opened_like_one_from_the_form(cast: Cast, dispatch: System) -> None:
    answer = dispatch.post("/meldingen", report())
    assert answer.status_code == 201
    told = answer.json()
    incident = Incident.objects.get(number=told["nummer"])
    assert incident.organisation_id == cast.reggestreek.pk
    assert (incident.origin, incident.way, incident.status) == ("report", "own", "reported")
    assert incident.main_type == "threat_general"
    assert incident.other_types == ["verbal_insult"]
    assert incident.occurred_at.isoformat() == "2026-11-23T06:12:00+00:00"
    assert vault.open(incident, "place") == "Lijn 62, halte Markt"
    assert vault.open(incident.report, "own_words") == "Hij dreigde mij op te wachten."
    assert Report.objects.get().token_id == dispatch.made.id
    assert told == {
        "nummer": incident.number,
        "ontvangstcode": told["ontvangstcode"],
        "ontvangenOp": "2026-11-23T08:00:00Z",
        "volgadres": f"http://127.0.0.1:8000/ontvangst/{told['ontvangstcode']}/",
    }
    assert dispatch.client.get(f"/ontvangst/{told['ontvangstcode']}/").status_code == 200


def test_in_a_crowd_the_receipt_is_the_same_and_the_report_opens_a_moment_later(dispatch: System) -> None:
    crowd = {IS_CROWDED: True}
    quiet, first = report(), report()
    told = dispatch.post("/meldingen", first, **crowd)
    assert (told.status_code, set(told.json())) == (201, set(dispatch.post("/meldingen", quiet).json()))
    assert dispatch.post("/meldingen", first, **crowd).content == told.content
    mine = dispatch.client.get(f"/ontvangst/{told.json()['ontvangstcode']}/")
    assert mine.status_code == 200
    states = Report.objects.values_list("number", "state")
    assert dict(states)[told.json()["nummer"]] == "kept"
    assert every_second.open_kept_reports(now()) == 0  # others may still come
    assert every_second.open_kept_reports(now() + CALM_AFTER) == 1
    assert Incident.objects.count() == 2
    red = dispatch.post("/meldingen", report(isNuVeilig=False), **crowd).json()["nummer"]
    assert Incident.objects.get(number=red).is_red


def test_the_same_report_a_minute_later_gets_the_same_bytes(dispatch: System, monday: datetime) -> None:
    content = report()
    first = dispatch.post("/meldingen", content)
    with time_machine.travel(monday + timedelta(minutes=1), tick=False):
        again = dispatch.post("/meldingen", content, language="en")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.content == first.content
    assert Report.objects.count() == 1


def test_the_same_key_with_other_content_is_refused_and_changes_nothing(dispatch: System) -> None:
    content = report()
    dispatch.post("/meldingen", content)
    answer = dispatch.post("/meldingen", {**content, "eigenWoorden": "Iets heel anders."})
    assert answer.status_code == 409
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("Met deze sleutel is al een andere melding binnen.")
    assert [vault.open(one, "own_words") for one in Report.objects.all()] == [
        "Hij dreigde mij op te wachten."
    ]


def test_the_same_key_of_another_employer_is_another_report(dispatch: System, elsewhere: System) -> None:
    content = report()
    here, there = dispatch.post("/meldingen", content), elsewhere.post("/meldingen", content)
    assert (here.status_code, there.status_code) == (201, 201)
    assert here.json()["ontvangstcode"] != there.json()["ontvangstcode"]
    assert Report.objects.count() == 2


def test_everything_that_is_wrong_is_told_at_once_in_the_words_of_the_form(dispatch: System) -> None:
    answer = dispatch.post(
        "/meldingen",
        {
            "meldsleutel": "kort",
            "soorten": [],
            "wanneer": "other",
            "wens": "niets",
            "soortMelding": "on_behalf",
            "mailadresMelder": "geen adres",
            "isNuVeilig": "ja",
            "onbekend": 1,
        },
    )
    assert answer.status_code == 400
    assert mistakes(answer) == {
        "meldsleutel": "report_key",
        "soorten": "too_short",
        "gebeurdOp": "day_needed",
        "plek": "needed",
        "wens": "literal_error",
        "rolMelder": "needed",
        "naamCollega": "needed",
        "mailadresMelder": "address",
        "isNuVeilig": "bool_type",
        "onbekend": "extra_forbidden",
    }
    sentences = {one["location"]["name"]: one["detail"] for one in answer.json()["errors"]}
    assert sentences["soorten"] == "Kies wat er is gebeurd. Weet je het niet? Kies dan ‘Iets anders’."
    assert sentences["plek"] == "Vul in waar het was. Weet je het niet? Schrijf dan ‘onbekend’."
    assert sentences["wens"] == (
        "Kies wat je wilt dat er gebeurt. Kies een van deze codes: talk, act, count."
    )
    assert answer.json()["errors"][0]["location"]["pointer"] == "#/meldsleutel"
    assert not Report.objects.exists()


def test_the_sentences_follow_the_language_that_was_asked(dispatch: System) -> None:
    answer = dispatch.post("/meldingen", report(soorten=[]), language="en")
    assert answer.headers["Content-Language"] == "en"
    assert (
        answer.json()["errors"][0]["detail"]
        != "Kies wat er is gebeurd. Weet je het niet? Kies dan ‘Iets anders’."
    )


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"gebeurdOp": "2026-11-23T09:30:00+01:00"}, {"gebeurdOp": "not_yet"}),
        ({"gebeurdOp": "2015-11-23T09:30:00+01:00"}, {"gebeurdOp": "long_ago"}),
        ({"gebeurdOp": "2026-11-23T07:12:00"}, {"gebeurdOp": "moment"}),
        ({"gebeurdOp": "2026-11-23"}, {"gebeurdOp": "moment"}),
        ({"gebeurdOp": "9999-12-31T23:59:59-12:00"}, {"gebeurdOp": "moment"}),
        ({"gebeurdOp": "0001-01-01T00:00:00+12:00"}, {"gebeurdOp": "moment"}),
        ({"wanneer": "now"}, {"gebeurdOp": "not_here"}),
        ({"rolMelder": "witness"}, {"rolMelder": "not_here"}),
        ({"soortMelding": "handled_myself"}, {"isAangesproken": "needed"}),
        ({"naamAnder": "Bram"}, {"naamAnder": "not_here"}),
        (
            {"isAnderCollega": False, "mailadresAnder": "bram@eenlijn.example"},
            {"mailadresAnder": "not_here"},
        ),
        ({"isAnderCollega": True, "mailadresAnder": "bram"}, {"mailadresAnder": "address"}),
        ({"isAnderCollega": True, "naamAnder": "x" * 121}, {"naamAnder": "string_too_long"}),
        (
            {"isAnderCollega": True, "soortMelding": "handled_myself", "isAangesproken": True},
            {"isAnderCollega": "not_here"},
        ),
        ({"isAnderCollega": "ja"}, {"isAnderCollega": "bool_type"}),
        ({"plek": "   "}, {"plek": "needed"}),
        ({"plek": "x" * 121}, {"plek": "string_too_long"}),
        ({"eigenWoorden": "x" * 4001}, {"eigenWoorden": "string_too_long"}),
        ({"soorten": ["geen_soort"]}, {"soorten.0": "literal_error"}),
        ({"meldsleutel": "g" * 32}, {"meldsleutel": "report_key"}),
        ({"meldlink": "bestaatniet"}, {"meldlink": "no_link"}),
        ({"eigenWoorden": "nul\x00teken"}, {"eigenWoorden": "null_sign"}),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    dispatch: System, changes: dict[str, Any], wrong: dict[str, str]
) -> None:
    answer = dispatch.post("/meldingen", report(**changes))
    assert (answer.status_code, mistakes(answer)) == (400, wrong)
    assert not Report.objects.exists()


def test_ten_minutes_ahead_is_a_clock_that_runs_ahead(dispatch: System) -> None:
    answer = dispatch.post("/meldingen", report(gebeurdOp="2026-11-23T09:10:00+01:00"))
    incident = Incident.objects.get(number=answer.json()["nummer"])
    assert incident.occurred_at.isoformat() == "2026-11-23T08:00:00+00:00"


def test_a_report_for_a_colleague_and_a_practice_report_are_what_they_say(dispatch: System) -> None:
    colleague = dispatch.post(
        "/meldingen",
        report(soortMelding="on_behalf", rolMelder="control_room", naamCollega="Anna", isOefening=True),
    )
    incident = Incident.objects.get(number=colleague.json()["nummer"])
    assert (incident.way, incident.is_exercise) == ("on_behalf", True)
    assert Report.objects.get().reporter_role == "control_room"


def test_a_report_about_a_colleague_runs_apart_and_no_system_sees_it_again(
    cast: Cast, dispatch: System
) -> None:
    """As through the form: Bram and his line hear nothing; beside it a report that every system sees."""
    beside = dispatch.post("/meldingen", report()).json()["nummer"]
    told = {"isAnderCollega": True, "naamAnder": "Bram", "mailadresAnder": cast.bram.email}
    content = report(**told)
    answer = dispatch.post("/meldingen", content)
    number = answer.json()["nummer"]
    assert (answer.status_code, dispatch.post("/meldingen", content).content) == (201, answer.content)
    incident = Incident.objects.get(number=number)
    assert (incident.lane, incident.way) == ("internal", "own")
    involved = Involvement.objects.get(incident=incident)
    assert (involved.account_id, involved.kind, involved.named_by_id) == (cast.bram.id, "accused", None)
    other = Perpetrator.objects.get(incident=incident)
    assert (other.relation, vault.open(other, "name")) == ("colleague", "Bram")
    assert not visible_to(cast.bram.actor).filter(number=number).exists()
    assert visible_to(cast.carla.actor).filter(number=number).exists()
    assert not Clock.objects.filter(incident=incident, kind="answer").exists()
    assert not Notice.objects.filter(event__object_number=number, recipient=cast.bram.account).exists()
    assert dispatch.client.get(f"/ontvangst/{answer.json()['ontvangstcode']}/").status_code == 200
    listed = [one["nummer"] for one in dispatch.get("/meldingen").json()["resultaten"]]
    assert listed == [beside]


def test_a_colleague_who_is_not_named_runs_apart_too(dispatch: System) -> None:
    answer = dispatch.post("/meldingen", report(isAnderCollega=True))
    incident = Incident.objects.get(number=answer.json()["nummer"])
    assert (incident.lane, Involvement.objects.exists()) == ("internal", False)


def test_an_online_report_needs_no_place_and_the_channel_names_it(dispatch: System) -> None:
    answer = dispatch.post(
        "/meldingen", report(plek=None, manierVanContact="email", vindplaats="afzender@voorbeeld.nl")
    )
    incident = Incident.objects.get(number=answer.json()["nummer"])
    assert (incident.channel, vault.open(incident, "place")) == ("email", "E-mail")


def test_an_intake_link_gives_unit_and_site_and_one_of_another_employer_does_not_exist(
    cast: Cast, dispatch: System, elsewhere: System
) -> None:
    IntakeLink.objects.create(
        organisation=cast.reggestreek, slug="lijn62xx", unit=cast.lijn_62, site=cast.remise, place="Lijn 62"
    )
    answer = dispatch.post("/meldingen", report(meldlink="lijn62xx"))
    incident = Incident.objects.get(number=answer.json()["nummer"])
    assert (incident.unit_id, incident.site_id) == (cast.lijn_62.pk, cast.remise.pk)
    foreign = elsewhere.post("/meldingen", report(meldlink="lijn62xx"))
    assert mistakes(foreign) == {"meldlink": "no_link"}


def test_without_the_keys_a_report_is_kept_and_told_so(
    dispatch: System, settings: Any, tmp_path: Any
) -> None:
    settings.EENLIJN_KEYS = tmp_path / "gone"
    vault.forget_cached()
    answer = dispatch.post("/meldingen", report())
    assert answer.status_code == 201
    assert Report.objects.get().state == "kept"


@pytest.mark.on_each
def test_an_intake_costs_a_fixed_number_of_statements(dispatch: System) -> None:
    dispatch.post("/meldingen", report())
    with CaptureQueriesContext(connection) as asked:
        dispatch.post("/meldingen", report())
    statements = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    expected = 7 if connection.vendor == "postgresql" else 18  # there all rows go in with one statement
    assert len(statements) == expected, "\n".join(statement[:150] for statement in statements)


def test_sending_again_writes_nothing(dispatch: System) -> None:
    content = report()
    dispatch.post("/meldingen", content)
    with CaptureQueriesContext(connection) as asked:
        dispatch.post("/meldingen", content)
    statements = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(statements) == 6, "\n".join(statement[:150] for statement in statements)


def test_own_reports_are_those_this_token_sent(
    dispatch: System, elsewhere: System, token_with: Callable[..., System]
) -> None:
    other = token_with(Scope.REPORTS_WRITE, Scope.REPORTS_READ)
    mine = dispatch.post("/meldingen", report()).json()["nummer"]
    other.post("/meldingen", report())
    elsewhere.post("/meldingen", report())
    (one,) = dispatch.get("/meldingen").json()["resultaten"]
    assert one == {
        "nummer": mine,
        "ontvangenOp": "2026-11-23T08:00:00Z",
        "gewijzigdOp": "2026-11-23T08:00:00Z",
        "status": "reported",
        "antwoordtermijn": {
            "soortTermijn": "answer",
            "begonnenOp": "2026-11-23T08:00:00Z",
            "uiterlijkOp": "2026-11-25T08:00:00Z",
            "gestoptOp": None,
            "redenStoppen": None,
            "redenTeLaat": None,
            "staatStilTot": None,
            "redenStilstaan": None,
            "licht": "running",
        },
        "isOvergenomen": False,
        "wachtOpBevestiging": False,
        "isOefening": False,
    }


def test_a_receipt_is_found_by_its_code_in_the_body(dispatch: System) -> None:
    sent = dispatch.post("/meldingen", report()).json()
    found = dispatch.client.post(
        "/api/v1/ontvangstbewijzen/_zoek",
        {"ontvangstcode": sent["ontvangstcode"]},
        content_type="application/json",
    )
    assert (found.status_code, found.json()["nummer"]) == (200, sent["nummer"])
    assert "dreigde" not in found.content.decode()


def test_a_code_of_nobody_is_what_does_not_exist(dispatch: System) -> None:
    answers = [
        dispatch.client.post(
            "/api/v1/ontvangstbewijzen/_zoek", {"ontvangstcode": code}, content_type="application/json"
        )
        for code in ("0000-0000-0000-0000", "geen code", "")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
