# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla sees that a dossier was drawn, covers it, reads it as the reader will, and confirms."""

from datetime import datetime, timedelta

import pytest
import time_machine

from eenlijn.casework.dossier import sampling
from eenlijn.casework.samples.models import SampledDossier
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import samples

WAITS = "Geloot voor de steekproef: wacht op afdekken"


@pytest.fixture
def number(cast: Cast, monday: datetime, clock: time_machine.Traveller) -> str:
    found = samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday - timedelta(days=2))
    sampling.draw_sample(actor=cast.noor.actor, now=monday)
    return found


def test_one_line_on_the_dossier_leads_to_covering_and_confirming(
    cast: Cast, visit: Visit, monday: datetime, number: str
) -> None:
    carla = visit(cast.carla)
    assert WAITS in body(carla.get(f"/dossiers/{number}/"))
    page = f"/dossiers/{number}/steekproef/"
    assert "Nog af te dekken" in body(carla.get(page))
    samples.cover(cast.carla.actor, number, monday)
    shown = body(carla.get(page))
    assert samples.READ_SO in shown
    digest = shown.split('name="digest" value="')[1][:64]
    unread = carla.post(page, {"digest": digest})
    assert (unread.status_code, SampledDossier.objects.get().ready_at) == (422, None)
    done = body(carla.post(page, {"digest": digest, "is_read": "on"}, follow=True))
    assert "Dit leesverslag is bevestigd." in done
    assert SampledDossier.objects.get().ready_by_id == cast.carla.id
    assert WAITS not in body(carla.get(f"/dossiers/{number}/"))


@pytest.mark.parametrize("name", ["bram", "dirk", "noor", "anna", "ilse"])
def test_nobody_else_sees_that_it_was_drawn(cast: Cast, visit: Visit, number: str, name: str) -> None:
    browser = visit(cast.people[name])
    assert browser.get(f"/dossiers/{number}/steekproef/").status_code == 404
    assert WAITS not in body(browser.get(f"/dossiers/{number}/"))


def test_a_dossier_that_was_not_drawn_has_no_such_page(
    cast: Cast, visit: Visit, monday: datetime, number: str
) -> None:
    other = samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday - timedelta(days=1))
    carla = visit(cast.carla)
    assert carla.get(f"/dossiers/{other}/steekproef/").status_code == 404
    assert WAITS not in body(carla.get(f"/dossiers/{other}/"))
