# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra names who hears of a case that nobody may handle, and takes that away after a question."""

from datetime import datetime

import pytest
from django.test import Client

from eenlijn.casework.dossier.substitutes import name_substitute
from eenlijn.casework.incidents.models import Substitute
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.browsers import Visit, body

PAGE = "/beheer/vervanger/"


@pytest.fixture
def petra(cast: Cast, visit: Visit) -> Client:
    return visit(cast.petra)


def test_a_substitute_goes_only_after_a_yes(cast: Cast, petra: Client, monday: datetime) -> None:
    name_substitute(actor=cast.petra.actor, called="Ilse", now=monday)
    assert "Haal Ilse weg als vervanger" in body(petra.get(PAGE))
    asked = petra.post(PAGE, {"do": "remove"})
    assert asked.status_code == 200
    assert "Ilse weghalen als vervanger?" in body(asked)
    assert Substitute.objects.exists()
    done = body(petra.post(PAGE, {"do": "sure"}, follow=True))
    assert "Er is nu geen vervanger." in done
    assert "Er is nog geen vervanger." in done
    assert "Haal" not in done
    assert not Substitute.objects.exists()
    line = TrailLine.objects.get(action="remove_substitute")
    assert (line.account_id, line.object_id) == (cast.petra.id, str(cast.reggestreek.pk))


def test_there_is_nothing_to_take_away_where_nobody_was_named(petra: Client) -> None:
    for do in ("remove", "sure"):
        assert petra.post(PAGE, {"do": do}).status_code == 404
    assert not TrailLine.objects.filter(action="remove_substitute").exists()


def test_nobody_but_the_administrator_of_this_employer(cast: Cast, visit: Visit, monday: datetime) -> None:
    name_substitute(actor=cast.petra.actor, called="Ilse", now=monday)
    for person in (cast.carla, cast.noor, cast.dirk, cast.anna):
        assert visit(person).post(PAGE, {"do": "sure"}).status_code == 404
    assert Substitute.objects.exists()
