# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lanes on the screens of the desk: setting apart, bringing back, and saying that one is involved."""

import re
from datetime import datetime
from typing import Any

from django.test import Client

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier import coming_back, hand_overs, lanes
from eenlijn.casework.dossier.care import ask_carer
from eenlijn.casework.incidents.access import visible_to
from eenlijn.casework.incidents.codes import AssignmentKind, Lane, ReturnReason, ReturnState
from eenlijn.casework.incidents.models import Incident, Involvement, LaneReturn
from eenlijn.commons.access.codes import Role
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories
from tests.factories.apart import about, joined, report


def words(response: Any) -> str:
    """The text of the page as somebody reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


def lane_of(number: str) -> Lane:
    return Lane(Incident.objects.get(number=number).lane)


def test_the_handler_sets_a_dossier_apart_without_a_name(cast: Cast, carla: Client, monday: datetime) -> None:
    number = report(cast.anna, monday)
    address = f"/dossiers/{number}/betrokken/"
    assert "Is de ander een collega?" in words(carla.get(address))
    done = carla.post(address, {"do": "apart"}, follow=True)
    assert "Vastgelegd. Dit dossier loopt nu apart." in words(done)
    assert "Is de ander een collega?" not in words(done)
    assert lane_of(number) is Lane.INTERNAL
    again = carla.post(address, {"do": "apart"})
    assert again.status_code == 200


def test_the_handler_proposes_and_takes_it_back(cast: Cast, carla: Client, monday: datetime) -> None:
    number = about(None, cast, monday)
    address = f"/dossiers/{number}/terug/"
    assert f'href="{address}"' in body(carla.get(f"/dossiers/{number}/"))
    assert "Maak een keuze." in words(carla.post(address, {"do": "propose"}))
    assert "Maak een keuze." in words(carla.post(address, {"do": "propose", "reason": "no_longer_at_risk"}))
    done = carla.post(address, {"do": "propose", "reason": "not_a_colleague"}, follow=True)
    assert "Gevraagd. De tweede persoon krijgt bericht." in words(done)
    assert "Voorgesteld door Carla" in words(done)
    assert "Vraag een tweede persoon" not in words(done)
    carla.post(address, {"do": "withdraw"})
    assert LaneReturn.objects.get().state == ReturnState.WITHDRAWN
    assert "Vraag een tweede persoon" in words(carla.get(address))


def test_a_deputy_is_the_second_person_on_the_screen(
    cast: Cast, carla: Client, visit: Visit, monday: datetime
) -> None:
    vera = joined(cast, "vera", monday, Role.COO)
    number = report(cast.anna, monday)
    stories.assess(cast.carla.actor, number, monday)
    lanes.set_apart(actor=cast.carla.actor, number=number, now=monday)
    deputy = AssignmentKind.DEPUTY
    hand_overs.ask(actor=cast.carla.actor, number=number, kind=deputy, account_id=vera.id, now=monday)
    coming_back.propose_back(actor=cast.carla.actor, number=number, reason=ReturnReason.MISTAKE, now=monday)
    address, browser = f"/dossiers/{number}/terug/", visit(vera)
    assert "Kijk mee: mag dossier" in words(browser.get("/berichten/"))
    page = words(browser.get(address))
    assert "Jij bent de tweede persoon" in page
    assert "Het is per vergissing apart gezet" in page
    bare = words(browser.post(address, {"do": "decide", "answer": "no", "word": ""}))
    assert "Schrijf kort waarom het apart moet blijven" in bare
    done = browser.post(address, {"do": "decide", "answer": "yes", "word": ""}, follow=True)
    assert "Vastgelegd. Het dossier loopt niet langer apart." in words(done)
    assert lane_of(number) is Lane.PUBLIC_TASK
    assert carla.get(address).status_code == 404
    told = words(carla.get(f"/dossiers/{number}/"))
    assert "Reden: Het is per vergissing apart gezet. Op dat moment begon: " in told
    clocks = words(carla.get(f"/dossiers/{number}/klok/"))
    assert "toen het dossier niet langer apart liep. Reden: Het is per vergissing apart gezet." in clocks
    mine = words(visit(cast.anna).get("/berichten/"))
    assert f"Er veranderde iets aan hoe wij melding {number} behandelen." in mine


def test_a_carer_says_to_be_involved_from_the_own_list_of_talks(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    """Joost has no page of the dossier: he reads the number, and nothing of what is in it."""
    number = report(cast.anna, monday)
    talk = CareMoment.objects.get(incident__number=number, moment="first_talk")
    ask_carer(actor=cast.carla.actor, number=number, moment_id=talk.pk, account_id=cast.joost.id, now=monday)
    joost, address = visit(cast.joost), f"/dossiers/{number}/ik-ben-betrokken/"
    assert joost.get(f"/dossiers/{number}/").status_code == 404
    assert f'href="{address}"' in body(joost.get(f"/gesprekken/{talk.pk}/"))
    lines = TrailLine.objects.count()
    page = joost.get(address)
    assert "Ben je hierbij betrokken?" in words(page)
    for secret in (stories.WORDS, "Bus 4123", "Anna"):
        assert secret not in words(page)
    assert TrailLine.objects.count() == lines
    done = joost.post(address, {"do": "sure"}, follow=True)
    assert "Vastgelegd. Je ziet dit dossier niet meer." in words(done)
    assert "Mijn gesprekken" in words(done)
    assert number not in words(done).replace("Vastgelegd.", "")
    assert not visible_to(cast.joost.actor).filter(number=number).exists()
    row = Involvement.objects.get(incident__number=number)
    assert (row.account_id, row.kind, row.named_by_id) == (cast.joost.id, "recused", cast.joost.id)
    assert TrailLine.objects.filter(action="recuse", account_id=cast.joost.id).count() == 1
    assert joost.get(address).status_code == 404
    assert joost.get(f"/gesprekken/{talk.pk}/").status_code == 404


def test_an_adviser_of_a_case_about_a_colleague_does_too(cast: Cast, visit: Visit, monday: datetime) -> None:
    number, other = about(cast.teun, cast, monday), about(None, cast, monday)
    joost, address = visit(cast.joost), f"/dossiers/{number}/ik-ben-betrokken/"
    assert f'href="{address}"' in body(joost.get("/gesprekken/"))
    joost.post(address, {"do": "sure"})
    left = words(joost.get("/gesprekken/"))
    assert (number in left, other in left) == (False, True)


def test_a_lawyer_says_so_from_the_dossier_that_was_asked(cast: Cast, visit: Visit, monday: datetime) -> None:
    number = report(cast.anna, monday)
    karin, address = visit(cast.karin), f"/dossiers/{number}/ik-ben-betrokken/"
    assert karin.get(address).status_code == 404
    stories.assess(cast.carla.actor, number, monday)
    legal = AssignmentKind.LEGAL
    hand_overs.ask(actor=cast.carla.actor, number=number, kind=legal, account_id=cast.karin.id, now=monday)
    assert f'href="{address}"' in body(karin.get(f"/dossiers/{number}/"))
    karin.post(address, {"do": "sure"})
    assert karin.get(f"/dossiers/{number}/").status_code == 404
    assert number not in words(karin.get("/dossiers/"))


def test_whoever_was_not_asked_gets_the_page_of_what_is_not_there(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    number = report(cast.anna, monday)
    for person in (cast.joost, cast.karin, cast.dirk, cast.anna, cast.noor):
        browser = visit(person)
        mine = browser.get(f"/dossiers/{number}/ik-ben-betrokken/")
        missing = browser.get("/dossiers/0000-000/ik-ben-betrokken/")
        assert mine.status_code == missing.status_code == 404, person.name
        assert browser.post(f"/dossiers/{number}/terug/", {"do": "propose"}).status_code == 404
