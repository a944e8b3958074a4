# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referring a visitor on the screen: a yes, the slip, one word, and a no."""

from datetime import datetime
from typing import Any

import pytest

from eenlijn.casework.dossier import people
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.models import Victim
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")


def test_carla_refers_wim_and_writes_down_how_it_ended(
    cast: Cast, visit: Visit, report: Report, stages: Stages, monday: datetime
) -> None:
    carla = visit(cast.carla)
    number = stages.assessed(report())
    address = f"/dossiers/{number}/verwijzen/"
    assert address in carla.get(f"/dossiers/{number}/nazorg/").content.decode()
    assert "Voeg diegene eerst toe" in text_of(carla.get(address))
    people.add_person(
        actor=cast.carla.actor, number=number, person=NewPerson("witness_visitor", "Wim"), now=monday
    )
    wim = str(Victim.objects.get(role="witness_visitor").pk)
    typed: dict[str, Any] = {"do": "consent", "visitor": wim, "receiver": "victim_support"}
    back = carla.post(address, {**typed, "reach": "06 12"})
    assert (back.status_code, "06 12" in back.content.decode()) == (200, True)
    yes = {**typed, "purpose": "call_me", "parts": ["name", "reach"], "reach": "06 12"}
    assert carla.post(address, yes).status_code == 302
    page = text_of(carla.get(address))
    assert "Wim (getuige (bezoeker)): Slachtofferhulp Nederland" in page
    about = {"visitor": wim, "receiver": "victim_support"}
    made = carla.post(address, {"do": "slip", **about})
    assert (made["Content-Type"], made.content[:5]) == ("application/pdf", b"%PDF-")
    assert carla.post(address, {"do": "outcome", "outcome": "helped", **about}).status_code == 302
    assert "Stand: geholpen." in text_of(carla.get(address))
    assert carla.post(address, {"do": "stop", **about}).status_code == 302
    gone = carla.post(address, {"do": "slip", **about})
    assert (gone.status_code, "Zonder toestemming geen brief." in text_of(gone)) == (200, True)
    for person in (cast.dirk, cast.bram, cast.anna):
        assert visit(person).get(address).status_code == 404
