# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that is not yours leaves a line like one that is not there; a flood leaves thirty and one."""

from datetime import datetime

import pytest
import time_machine
from django.core.cache import cache

from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.web.frame import denials
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.factories import stories


@pytest.fixture(autouse=True)
def clock(clock: time_machine.Traveller) -> time_machine.Traveller:
    cache.clear()
    return clock


def told() -> list[tuple[str, str, str, str, str]]:
    rows = TrailLine.objects.filter(action__startswith="denied").order_by("sequence")
    return [(row.action, row.object_type, row.object_id, row.result, row.detail["route"]) for row in rows]


def test_not_yours_and_not_there_are_one_line(cast: Cast, visit: Visit, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.klantenservice.pk, monday)
    theirs = stories.report(cast.teun.actor, link, monday).number
    bram = visit(cast.bram)
    assert bram.get(f"/dossiers/{theirs}/").status_code == 404
    assert bram.get("/dossiers/7K4M-2QX/").status_code == 404
    (one, two) = told()
    assert one == ("denied", "number", theirs, "refused", "desk:dossier")
    assert two[:2] + two[3:] == one[:2] + one[3:]
    lines = TrailLine.objects.filter(action="denied")
    assert {(line.account_id, line.organisation_id) for line in lines} == {
        (cast.bram.id, cast.reggestreek.pk)
    }


def test_the_wrong_role_is_a_line_and_what_was_typed_is_not_kept(cast: Cast, visit: Visit) -> None:
    anna = visit(cast.anna)
    assert anna.get("/beheer/mensen/").status_code == 404
    assert anna.get("/dossiers/Jan Jansen/").status_code == 404
    assert told() == [
        ("denied", "page", "", "refused", "manage:people"),
        ("denied", "number", "", "refused", "desk:dossier"),
    ]


def test_nonsense_and_strangers_leave_no_line(cast: Cast, visit: Visit, client: object) -> None:
    assert visit(cast.anna).get("/dit/is/niets/").status_code == 404
    assert client.get("/dossiers/7K4M-2QX/").status_code == 303  # type: ignore[attr-defined]
    assert client.get("/ontvangst/ABCD-EFGH/").status_code == 404  # type: ignore[attr-defined]
    assert told() == []


def test_a_flood_leaves_thirty_lines_and_one_that_says_so(cast: Cast, visit: Visit) -> None:
    anna, teun = visit(cast.anna), visit(cast.teun)
    for _time in range(denials.MOST_AN_HOUR + 10):
        assert anna.get("/vandaag/").status_code == 404
    assert [one[0] for one in told()] == ["denied"] * 30 + ["denied_often"]
    teun.get("/vandaag/")
    assert len(told()) == 32


def test_the_page_stands_when_no_line_can_be_written(
    cast: Cast, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = visit(cast.anna)
    whole = anna.get("/vandaag/")

    def away(_organisation: object) -> bytes:
        raise vault.KeysUnavailable

    monkeypatch.setattr(vault, "mac_key", away)
    without = anna.get("/vandaag/")
    assert (without.status_code, without.content) == (404, whole.content)
