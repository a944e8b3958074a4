# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review queue on the screen: what was asked stands with the line, a link only for who has a task."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.dossier.actions import open_dossier
from eenlijn.casework.dossier.watching_trail import watch_trails
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.trail.models import LineToReview
from tests.cast import SINCE, Cast
from tests.doors.browsers import Visit, body

QUEUE = "/toezicht/maanden/2026-11/"


@pytest.fixture
def line(cast: Cast, number: str, monday: datetime, clock: time_machine.Traveller) -> LineToReview:
    """Bram read at night; November is over."""
    at_night = monday + timedelta(hours=13)
    open_dossier(actor=cast.bram.actor, number=number, purpose="assess", now=at_night)
    later = monday + timedelta(days=12)
    watch_trails(later)
    clock.move_to(later)
    return LineToReview.objects.get()


def test_what_was_asked_stands_with_the_line_and_on_the_own_page(
    line: LineToReview, cast: Cast, visit: Visit, omar: Client
) -> None:
    assert "Nagevraagd" not in body(omar.get(QUEUE))
    page = f"/toezicht/regels/{line.pk}/"
    omar.post(page, {"mark": "asked", "word": "Had die avond dienst."})
    assert "Had die avond dienst." in body(omar.get(QUEUE))
    own = body(visit(cast.bram).get("/mijn/handelingen/"))
    assert "Iemand vroeg na waarom, en schreef het antwoord op" in own
    assert "Had die avond dienst." not in own


def test_a_line_leads_to_the_dossier_for_who_has_a_task_there_and_for_nobody_else(
    line: LineToReview, cast: Cast, visit: Visit, omar: Client, noor: Client
) -> None:
    link = f'href="/dossiers/{line.number}/"'
    for client in (omar, noor):
        for page in (QUEUE, f"/toezicht/regels/{line.pk}/"):
            shown = client.get(page).content.decode()
            assert line.number in shown
            assert link not in shown
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=cast.noor.membership,
        role=Role.MGR,
        unit=cast.lijn_62,
        starts_on=SINCE,
    )
    leads = visit(cast.noor)
    for page in (QUEUE, f"/toezicht/regels/{line.pk}/"):
        assert link in leads.get(page).content.decode()
    assert leads.get(f"/dossiers/{line.number}/").status_code == 200
