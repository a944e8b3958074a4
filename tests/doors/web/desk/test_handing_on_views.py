# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing on by screen: what Sam has in hand is offered, and answered once for all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenlijn.casework.dossier import leaving
from eenlijn.casework.incidents.models import Assignment, HandOver
from eenlijn.commons.access.codes import Role
from eenlijn.commons.tenancy.actions import end_membership, give_role
from eenlijn.foundation.clock import now, to_local
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

PAGE = "/overdragen/"


@pytest.fixture
def number(cast: Cast) -> str:
    """A dossier that Sam handles; Sam leaves next month."""
    moment = now() - timedelta(hours=3)
    give_role(actor=cast.petra.actor, now=moment, membership_id=cast.sam.membership.pk, role=Role.COO)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, moment)
    made = stories.report(cast.anna.actor, link, moment).number
    stories.assess(cast.carla.actor, made, moment + timedelta(hours=1))
    Assignment.objects.filter(incident__number=made).update(account_id=cast.sam.id)
    return made


@pytest.fixture
def page(cast: Cast, number: str) -> str:
    change_id = leaving.plan_leaving(
        actor=cast.petra.actor,
        membership_id=cast.sam.membership.pk,
        last_day=to_local(now()).date() + timedelta(days=20),
        now=now(),
    )
    return reverse("desk:hand_on", args=[change_id])


@pytest.fixture
def carla(cast: Cast, visit: Visit) -> Client:
    return visit(cast.carla)


def test_carla_takes_it_over_and_the_receipt_says_so(
    cast: Cast, carla: Client, page: str, number: str
) -> None:
    assert page in body(carla.get(PAGE))
    shown = body(carla.get(page))
    assert number in shown
    # Facts only: who it is about stays behind the press of the dossier itself.
    assert "Anna" not in shown
    said = body(carla.post(page, {"account": str(cast.carla.id), "which": "all"}, follow=True))
    assert "Vastgelegd voor 1 dossier." in said
    assert "Carla nam het aan op" in body(carla.get(f"{page}bewijs/"))


def test_an_offer_is_answered_on_one_page(cast: Cast, carla: Client, visit: Visit, page: str) -> None:
    moment = now()
    give_role(actor=cast.petra.actor, now=moment, membership_id=cast.karin.membership.pk, role=Role.COO)
    row = Assignment.objects.get(ended_at=None, kind="handler")
    sent = {"account": str(cast.karin.id), "which": "chosen", "row": str(row.pk)}
    assert "Er was niets gekozen." in body(carla.post(page, sent | {"row": "x"}, follow=True))
    carla.post(page, sent)
    assert HandOver.objects.get().state == "offered"
    again = body(carla.post(page, sent, follow=True))
    assert "1 dossier kon niet" in again
    karin = visit(cast.karin)
    assert row.incident.number in body(karin.get(PAGE))
    refused = karin.post(PAGE, {"which": "all", "do": "refuse", "word": ""})
    assert "Schrijf kort waarom" in body(refused)
    karin.post(PAGE, {"which": "all", "do": "accept", "word": ""})
    assert HandOver.objects.get().state == "accepted"
    assert Assignment.objects.get(ended_at=None, kind="handler").account_id == cast.karin.id
    assert "Niemand bood je iets aan." in body(karin.get(PAGE))


@pytest.mark.parametrize("who", ["anna", "bram", "dirk", "petra", "noor", "joost"])
def test_nobody_else_opens_the_pages(cast: Cast, visit: Visit, page: str, who: str) -> None:
    other = visit(cast.people[who])
    for path in (page, f"{page}bewijs/"):
        assert other.get(path).status_code == 404
    assert other.post(page, {"account": str(cast.carla.id), "which": "all"}).status_code == 404
    assert HandOver.objects.count() == 0


def test_the_sessions_of_who_leaves_are_over_at_the_next_request(cast: Cast, visit: Visit) -> None:
    bram, carla = visit(cast.bram), visit(cast.carla)
    assert bram.get("/berichten/").status_code == 200
    end_membership(actor=cast.petra.actor, now=now(), membership_id=cast.bram.membership.pk)
    answer = bram.get("/berichten/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (303, "/aanmelden/")
    # Beside him Carla goes on where she was.
    assert carla.get("/berichten/").status_code == 200
