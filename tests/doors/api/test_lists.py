# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists through the interface: the same rows as on the screens, in portions, and only what changed since."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.dossier.work_list import Question, all_dossiers
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.tenancy.actions import add_unit
from eenlijn.commons.tenancy.employer import rename_unit
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.api.conftest import System, report
from tests.factories import stories

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def sent(system: System, many: int, since: datetime) -> list[str]:
    """Numbers of so many reports, one minute apart."""
    numbers = []
    for place in range(many):
        with time_machine.travel(since + place * MINUTE, tick=False):
            answer = system.post("/meldingen", report(wanneer="now", gebeurdOp=None))
        numbers.append(answer.json()["nummer"])
    return numbers


def portions(system: System, path: str, **asked: Any) -> Iterator[dict[str, Any]]:
    """Every portion of a list."""
    following: dict[str, Any] = {}
    while True:
        told = system.get(path, **asked, **following).json()
        yield told
        if told["volgende"] is None:
            return
        following = {"na": told["volgende"]}


def numbers_in(portion: dict[str, Any]) -> list[str]:
    return [one["nummer"] for one in portion["resultaten"]]


def test_dossiers_are_those_of_the_screen_in_the_same_order(
    cast: Cast, dispatch: System, elsewhere: System, monday: datetime
) -> None:
    sent(dispatch, 5, monday)
    sent(elsewhere, 2, monday)
    with time_machine.travel(monday + timedelta(hours=1), tick=False):
        found = [
            number for portion in portions(dispatch, "/dossiers", aantal=2) for number in numbers_in(portion)
        ]
    on_screen = all_dossiers(cast.carla.actor, Question(), monday + timedelta(hours=1))
    assert found == [row.number for row in on_screen.rows]
    assert len(found) == 5


def test_a_dossier_tells_codes_terms_and_measures_and_no_word_of_anyone(
    cast: Cast, dispatch: System, monday: datetime
) -> None:
    (number,) = sent(dispatch, 1, monday)
    stories.assess(cast.carla.actor, number, monday)
    answer = dispatch.get(f"/dossiers/{number}")
    told = answer.json()
    assert {
        name: told[name] for name in ("nummer", "status", "ernst", "isErnstVoorstel", "soorten", "herkomst")
    } == {
        "nummer": number,
        "status": "assessed",
        "ernst": "s3_serious",
        "isErnstVoorstel": False,
        "soorten": ["threat_general", "verbal_insult"],
        "herkomst": "report",
    }
    assert [one["maatregel"] for one in told["maatregelen"]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {one["soortTermijn"] for one in told["termijnen"]} >= {"answer", "reporter_told"}
    text = answer.content.decode()
    assert not [word for word in ("dreigde", "Carla", "Markt", "halte") if word in text]


def test_reading_one_dossier_leaves_a_line_and_reading_a_list_leaves_none(
    cast: Cast, dispatch: System, monday: datetime
) -> None:
    (number,) = sent(dispatch, 1, monday)
    before = TrailLine.objects.count()
    dispatch.get("/dossiers")
    assert TrailLine.objects.count() == before
    dispatch.get(f"/dossiers/{number}")
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.compartments, line.actor_kind, line.origin) == (
        "open_dossier",
        "C1",
        "token",
        "api",
    )
    assert line.actor_name.startswith("token ")


def test_foreign_missing_and_misspelt_are_the_same_bytes(
    dispatch: System, elsewhere: System, monday: datetime
) -> None:
    (foreign,) = sent(elsewhere, 1, monday)
    answers = [dispatch.get(f"/dossiers/{number}") for number in (foreign, "0000-000", "geen", "a%00b")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert elsewhere.get(f"/dossiers/{foreign}").status_code == 200


def test_what_changed_since_is_complete_and_goes_on_where_it_ended(
    cast: Cast, dispatch: System, monday: datetime
) -> None:
    first, second, third = sent(dispatch, 3, monday)
    with time_machine.travel(monday + timedelta(minutes=30), tick=False) as clock:
        until = dispatch.get("/dossiers").json()["tot"]
        assert until == "2026-11-23T08:29:00Z"
        assert dispatch.get("/dossiers", gewijzigdSinds=until).json()["resultaten"] == []
        clock.shift(MINUTE)
        stories.assess(cast.carla.actor, second, monday + timedelta(minutes=31))
        stories.assess(cast.carla.actor, first, monday + timedelta(minutes=32))
        clock.shift(timedelta(minutes=5))
        told = list(portions(dispatch, "/dossiers", gewijzigdSinds=until, aantal=1))
    assert [numbers_in(portion) for portion in told] == [[second], [first]]
    assert {portion["tot"] for portion in told} == {"2026-11-23T08:35:00Z"}
    assert third not in {number for portion in told for number in numbers_in(portion)}


def test_the_moment_itself_is_part_of_what_changed_since(dispatch: System, monday: datetime) -> None:
    number = sent(dispatch, 1, monday)
    exactly = dispatch.get("/dossiers", gewijzigdSinds="2026-11-23T08:00:00Z").json()
    later = dispatch.get("/dossiers", gewijzigdSinds="2026-11-23T08:00:00.000001Z").json()
    assert (numbers_in(exactly), numbers_in(later)) == (number, [])


def test_rows_of_one_moment_are_each_told_once(dispatch: System, monday: datetime) -> None:
    numbers = [sent(dispatch, 1, monday)[0] for _one in range(5)]
    for asked in ({}, {"gewijzigdSinds": "2026-11-23T08:00:00Z"}):
        found = [
            number
            for portion in portions(dispatch, "/dossiers", aantal=2, **asked)
            for number in numbers_in(portion)
        ]
        assert sorted(found) == sorted(numbers)


def test_dossiers_narrow_by_status_severity_and_unit(cast: Cast, dispatch: System, monday: datetime) -> None:
    first, second = sent(dispatch, 2, monday)
    stories.assess(cast.carla.actor, first, monday)
    assert numbers_in(dispatch.get("/dossiers", status="assessed").json()) == [first]
    assert numbers_in(dispatch.get("/dossiers", status="reported").json()) == [second]
    assert numbers_in(dispatch.get("/dossiers", ernst="s5_critical").json()) == []
    assert numbers_in(dispatch.get("/dossiers", eenheidId=str(cast.lijn_62.pk)).json()) == []


def test_a_plus_that_was_not_escaped_is_still_a_time_zone(dispatch: System, monday: datetime) -> None:
    number = sent(dispatch, 1, monday)
    answer = dispatch.client.get(
        "/api/v1/dossiers?gewijzigdSinds=2026-11-23T09:00:00+01:00", headers=dispatch.headers
    )
    assert numbers_in(answer.json()) == number


def test_terms_come_soonest_due_first_and_narrow_to_those_that_run(
    cast: Cast, dispatch: System, elsewhere: System, monday: datetime
) -> None:
    numbers = sent(dispatch, 2, monday)
    sent(elsewhere, 1, monday)
    found = [one for portion in portions(dispatch, "/termijnen", aantal=3) for one in portion["resultaten"]]
    assert {one["nummer"] for one in found} == set(numbers)
    assert [one["uiterlijkOp"] for one in found] == sorted(one["uiterlijkOp"] for one in found)
    stories.assess(cast.carla.actor, numbers[0], monday)
    running = dispatch.get("/termijnen", loopt="true", aantal=100).json()["resultaten"]
    stopped = dispatch.get("/termijnen", loopt="false", aantal=100).json()["resultaten"]
    assert {one["gestoptOp"] for one in running} == {None}
    assert len(running) + len(stopped) == len(dispatch.get("/termijnen", aantal=100).json()["resultaten"])


def test_terms_changed_since_are_those_of_dossiers_that_changed(
    cast: Cast, dispatch: System, monday: datetime
) -> None:
    first, _second = sent(dispatch, 2, monday)
    stories.assess(cast.carla.actor, first, monday + timedelta(hours=1))
    found = [
        one
        for portion in portions(dispatch, "/termijnen", gewijzigdSinds="2026-11-23T08:30:00Z", aantal=2)
        for one in portion["resultaten"]
    ]
    assert {one["nummer"] for one in found} == {first}
    assert len({one["id"] for one in found}) == len(found) > 2


def test_events_tell_type_number_and_moment_oldest_first_and_nothing_of_what_stays_inside(
    cast: Cast, dispatch: System, elsewhere: System, monday: datetime
) -> None:
    numbers = sent(dispatch, 2, monday)
    sent(elsewhere, 1, monday)
    found = [
        one for portion in portions(dispatch, "/gebeurtenissen", aantal=1) for one in portion["resultaten"]
    ]
    assert [(one["soortGebeurtenis"], one["nummer"]) for one in found] == [
        ("nl.eenlijn.dossier.opened", number) for number in numbers
    ]
    assert {one["id"] for one in found} < {str(one.pk) for one in OutgoingEvent.objects.all()}
    inside = {"type": "asked_to_help", "object_number": numbers[0], "created_at": monday}
    OutgoingEvent.objects.create(organisation=cast.reggestreek, **inside)
    assert len(dispatch.get("/gebeurtenissen").json()["resultaten"]) == 2
    later = dispatch.get("/gebeurtenissen", gewijzigdSinds="2026-11-23T08:01:00Z").json()
    assert numbers_in(later) == [numbers[1]]


def test_units_tell_when_they_were_renamed(cast: Cast, dispatch: System, monday: datetime) -> None:
    later = monday + timedelta(hours=2)
    names = {one["naam"] for one in dispatch.get("/eenheden").json()["resultaten"]}
    assert names == {"Rijdienst", "Lijn 62", "Lijn 9", "Klantenservice"}
    rename_unit(actor=cast.petra.actor, unit_id=cast.lijn_9.pk, name="Lijn 90", now=later)
    (changed,) = dispatch.get("/eenheden", gewijzigdSinds="2026-11-23T09:00:00Z").json()["resultaten"]
    assert changed == {
        "id": str(cast.lijn_9.pk),
        "naam": "Lijn 90",
        "bovenliggendeEenheidId": str(cast.rijdienst.pk),
        "geldigVanaf": "2020-01-01",
        "geldigTotEnMet": None,
        "gewijzigdOp": "2026-11-23T10:00:00Z",
    }


def test_units_come_in_portions_and_a_new_one_is_last(cast: Cast, dispatch: System, monday: datetime) -> None:
    add_unit(
        actor=cast.petra.actor,
        now=monday,
        organisation_id=cast.reggestreek.pk,
        name="Nieuwe lijn",
        parent_id=cast.rijdienst.pk,
    )
    found = [
        one["naam"] for portion in portions(dispatch, "/eenheden", aantal=2) for one in portion["resultaten"]
    ]
    assert (len(found), len(set(found)), found[-1]) == (5, 5, "Nieuwe lijn")


def test_sites_tell_their_municipality(cast: Cast, dispatch: System) -> None:
    (site,) = dispatch.get("/vestigingen").json()["resultaten"]
    assert (site["naam"], site["gemeentecode"]) == ("Remise", "GM0141")


def test_settings_tell_what_holds_now_and_which_of_it_is_new(
    cast: Cast, dispatch: System, monday: datetime
) -> None:
    before = {one["spelregel"]: one for one in dispatch.get("/instellingen").json()["resultaten"]}
    assert before["terms"]["inhoud"]["terms"]["answer"] == {"amount": 48, "unit": "hours"}
    assert (before["terms"]["versienummer"], before["terms"]["geldigVanaf"]) == (0, None)
    content = before["terms"]["inhoud"]
    content["terms"]["answer"] = {"amount": 24, "unit": "hours"}
    publish_at_once(actor=cast.petra.actor, topic=Topic.TERMS, content=content, now=monday)
    (new,) = dispatch.get("/instellingen", gewijzigdSinds="2026-11-23T07:00:00Z").json()["resultaten"]
    assert (new["spelregel"], new["versienummer"]) == ("terms", 1)
    assert new["inhoud"]["terms"]["answer"] == {"amount": 24, "unit": "hours"}


def test_figures_are_the_table_of_the_screen(cast: Cast, dispatch: System, monday: datetime) -> None:
    sent(dispatch, 3, monday)
    asked = {
        "onderwerp": "incidents",
        "splitsing": "month",
        "eersteMaand": "2026-10",
        "laatsteMaand": "2026-11",
    }
    table = dispatch.get("/cijfers", **asked).json()
    assert [(row["kop"], row["cellen"][0]["waarde"]) for row in table["rijen"]] == [
        ("oktober 2026", 0),
        ("november 2026", 3),
    ]
    assert table["totalen"]["cellen"][0]["waarde"] == 3
    wrong = dispatch.get(
        "/cijfers", **{**asked, "splitsing": "unit", "onderwerp": "heard_back", "laatsteMaand": "2026-01"}
    )
    assert wrong.status_code == 400
    assert {one["code"] for one in wrong.json()["errors"]} == {"no_split", "wrong_order"}


@pytest.mark.parametrize(
    ("path", "statements"),
    [
        ("/meldingen", 4),
        ("/dossiers", 11),
        ("/termijnen", 2),
        ("/gebeurtenissen", 2),
        ("/eenheden", 3),
        ("/instellingen", 2),
    ],
)
def test_a_list_costs_the_same_for_one_row_and_for_twenty(
    dispatch: System, monday: datetime, path: str, statements: int
) -> None:
    sent(dispatch, 1, monday)
    dispatch.get(path)
    with CaptureQueriesContext(connection) as for_one:
        dispatch.get(path)
    sent(dispatch, 19, monday)
    with CaptureQueriesContext(connection) as for_twenty:
        dispatch.get(path)
    assert (len(for_one), len(for_twenty)) == (statements, statements)
