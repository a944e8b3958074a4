# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review of rights and the planning of who goes, by screen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from eenlijn.commons.accounts.codes import Verdict
from eenlijn.commons.accounts.models import (
    Membership,
    MembershipChange,
    ReviewLine,
    RightsReview,
    RoleAssignment,
    RoleProposal,
)
from eenlijn.commons.tenancy.reviewing import mark_of, quarter_of
from eenlijn.foundation.clock import now, to_local
from tests.cast import Cast
from tests.doors.browsers import Visit, body

PAGE = "/beheer/rechten/"


def made(petra: Client) -> RightsReview:
    year, quarter = quarter_of(to_local(now()).date())
    petra.post(PAGE, {"quarter": mark_of(year, quarter)})
    return RightsReview.objects.get()


def page_of(review: RightsReview) -> str:
    return reverse("manage:review", args=[review.pk])


def test_from_the_list_to_the_sign(cast: Cast, petra: Client, visit: Visit) -> None:
    review = made(petra)
    shown = body(petra.get(page_of(review)))
    assert "Karin: jurist of schademedewerker" in shown
    assert "Nooit aangemeld." in shown
    assert "Dit gaat over jou: een ander kijkt dit na." in shown
    assert "Dirk" not in shown
    karin = ReviewLine.objects.get(account_id=cast.karin.id, kind="role")
    others = ReviewLine.objects.exclude(account_id=cast.petra.id).exclude(pk=karin.pk)
    said = petra.post(
        page_of(review), {"do": "confirmed", "line": [str(one.pk) for one in others]}, follow=True
    )
    assert "regels: klopt." in body(said)
    # Taking away is asked once more, and only then happens.
    asked = body(petra.post(page_of(review), {"do": "taken_away", "line": str(karin.pk)}))
    assert "De rol eindigt nu." in asked
    assert RoleAssignment.objects.filter(membership__account_id=cast.karin.id, role="LEG").exists()
    petra.post(page_of(review), {"do": "taken_away", "line": str(karin.pk), "sure": "yes"})
    held = RoleAssignment.objects.filter(membership__account_id=cast.karin.id, role="LEG", ends_on=None)
    assert not held.exists()
    noor = visit(cast.noor)
    assert "Neem dit weg" not in body(noor.get(page_of(review)))
    own = ReviewLine.objects.filter(account_id=cast.petra.id, verdict=Verdict.OPEN)
    noor.post(page_of(review), {"do": "confirmed", "line": [str(one.pk) for one in own]})
    assert "Teken deze lijst af" in body(noor.get(page_of(review)))
    assert "Teken deze lijst af" not in body(petra.get(page_of(review)))
    noor.post(page_of(review), {"do": "sign"})
    assert "Afgetekend door Noor" in body(petra.get(page_of(review)))
    assert "Afgetekend door Noor" in body(petra.get(reverse("manage:review_print", args=[review.pk])))


def test_carla_sees_that_it_was_signed_and_not_what_was_in_it(
    cast: Cast, petra: Client, carla: Client
) -> None:
    review = made(petra)
    ReviewLine.objects.filter(review=review).update(
        verdict="confirmed", judged_by=cast.noor.id, judged_at=now()
    )
    RightsReview.objects.update(signed_by=cast.noor.id, signed_at=now())
    told = body(carla.get(PAGE))
    assert "Afgetekend op" in told
    assert "Noor" not in told
    assert page_of(review) not in told
    for path in (page_of(review), reverse("manage:review_print", args=[review.pk])):
        assert carla.get(path).status_code == 404
    assert carla.post(PAGE, {"quarter": "2026-K4"}).status_code == 404


def test_nothing_ticked_and_nonsense(petra: Client) -> None:
    review = made(petra)
    said = petra.post(page_of(review), {"do": "confirmed"}, follow=True)
    assert "Vink eerst een of meer regels aan." in body(said)
    for told in ({}, {"do": "open"}, {"do": "x"}):
        assert petra.post(page_of(review), told).status_code == 404
    assert petra.post(PAGE, {"quarter": "1999-K1"}).status_code == 404
    for page in ("0", "99", "x", "1" * 5000, "²"):
        assert petra.get(page_of(review), {"pagina": page}).status_code == 200


@pytest.mark.parametrize("who", ["anna", "bram", "dirk", "omar", "joost"])
def test_nobody_else_opens_a_review(cast: Cast, petra: Client, visit: Visit, who: str) -> None:
    review = made(petra)
    other = visit(cast.people[who])
    for path in (page_of(review), reverse("manage:review_print", args=[review.pk])):
        assert other.get(path).status_code == 404
    assert ReviewLine.objects.exclude(verdict="open").count() == 0


def test_the_privacy_officer_is_the_second_person(cast: Cast, petra: Client, visit: Visit) -> None:
    petra.post(reverse("manage:person", args=[cast.anna.membership.pk]), {"do": "role", "role": "OOV"})
    proposal = RoleProposal.objects.get()
    noor = visit(cast.noor)
    assert "Anna: medewerker veiligheid" in body(noor.get(PAGE))
    answer = noor.post(reverse("manage:role_decide", args=[proposal.pk]), {"do": "give"})
    assert answer["Location"] == PAGE
    proposal.refresh_from_db()
    assert (proposal.is_given, proposal.decided_by_id) == (True, cast.noor.id)


def test_a_last_day_and_another_unit_are_planned_and_taken_back(cast: Cast, petra: Client) -> None:
    page = reverse("manage:person_plan", args=[cast.bram.membership.pk])
    today = to_local(now()).date()
    last = today + timedelta(days=10)
    said = body(petra.post(page, {"do": "leave", "last_day": last.isoformat()}, follow=True))
    assert "De dag staat vast." in said
    assert "Dit staat gepland" in said
    assert Membership.objects.get(pk=cast.bram.membership.pk).ends_on == last
    again = body(petra.post(page, {"do": "leave", "last_day": last.isoformat()}))
    assert "Voor deze persoon staat al iets gepland." in again
    petra.post(page, {"do": "withdraw"})
    assert Membership.objects.get(pk=cast.bram.membership.pk).ends_on is None
    move = {"do": "move", "first_day": last.isoformat(), "to_unit": str(cast.klantenservice.pk)}
    assert "Klantenservice" in body(petra.post(page, move, follow=True))
    assert MembershipChange.objects.filter(state="planned", kind="move").count() == 1


def test_days_that_cannot_be_are_told_at_their_field(cast: Cast, petra: Client) -> None:
    page = reverse("manage:person_plan", args=[cast.bram.membership.pk])
    yesterday = (to_local(now()).date() - timedelta(days=1)).isoformat()
    for told, sentence in (
        ({"do": "leave", "last_day": "morgen"}, "Vul een dag in, bijvoorbeeld 24-11-2026."),
        ({"do": "leave", "last_day": yesterday}, "Kies een dag vanaf vandaag"),
        ({"do": "move", "first_day": yesterday, "to_unit": "x"}, "Kies een eenheid uit de lijst."),
    ):
        assert sentence in body(petra.post(page, told))
    assert MembershipChange.objects.count() == 0
    own = reverse("manage:person_plan", args=[cast.petra.membership.pk])
    tomorrow = (to_local(now()).date() + timedelta(days=1)).isoformat()
    refused = body(petra.post(own, {"do": "leave", "last_day": tomorrow}))
    assert "Dit kun je niet bij jezelf doen." in refused


def test_a_page_of_lines_costs_the_same_for_few_and_many(
    petra: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    review = made(petra)
    petra.get(page_of(review))
    with django_assert_max_num_queries(40) as few:
        petra.get(page_of(review))
    rows = list(ReviewLine.objects.filter(review=review))
    copies = [
        ReviewLine(
            organisation_id=review.organisation_id,
            review=review,
            position=1000 + one,
            kind="role",
            object_id=rows[0].object_id,
            account_id=rows[one % len(rows)].account_id,
            role="MGR",
        )
        for one in range(60)
    ]
    ReviewLine.objects.bulk_create(copies)
    with django_assert_max_num_queries(40) as many:
        petra.get(page_of(review))
    assert len(few) == len(many)
