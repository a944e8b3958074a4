# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra looks over who may do what; Noor signs; what is taken away really ends."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import LineKind, Verdict
from eenlijn.commons.accounts.models import Membership, ReviewLine, RightsReview, RoleAssignment
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.tenancy.absences import name_deputy
from eenlijn.commons.tenancy.actions import end_membership, give_role, invite_member
from eenlijn.commons.tenancy.invitations import invitation_link, invitation_of
from eenlijn.commons.tenancy.refusals import NotYours, NotYourself
from eenlijn.commons.tenancy.review_page import review_page, reviews, whole_review
from eenlijn.commons.tenancy.reviewing import (
    AlreadyMade,
    NotTheSigner,
    OnlyAdministratorsTakeAway,
    QuarterNotRight,
    StillOpen,
    judge,
    last_day_of,
    make_review,
    quarter_before,
    quarter_of,
    remind,
    sign,
)
from eenlijn.commons.tenancy.signing_in import note_sign_in
from eenlijn.commons.tokens.actions import make_token
from eenlijn.commons.tokens.queries import actor_of
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

Counter = Callable[[int], Any]


def make(cast: Cast, now: datetime) -> UUID:
    return make_review(actor=cast.petra.actor, year=2026, quarter=4, now=now)


def line_of(review_id: UUID, **wanted: Any) -> ReviewLine:
    return ReviewLine.objects.get(review_id=review_id, **wanted)


def settle_all(cast: Cast, review_id: UUID, now: datetime) -> None:
    """Petra confirms all but her own, and Noor those."""
    rows = ReviewLine.objects.filter(review_id=review_id, verdict=Verdict.OPEN)
    others = rows.exclude(account_id=cast.petra.id).values_list("pk", flat=True)
    judge(
        actor=cast.petra.actor, review_id=review_id, line_ids=set(others), verdict=Verdict.CONFIRMED, now=now
    )
    own = set(rows.values_list("pk", flat=True))
    judge(actor=cast.noor.actor, review_id=review_id, line_ids=own, verdict=Verdict.CONFIRMED, now=now)


@pytest.mark.parametrize(
    ("day", "quarter", "before", "last"),
    [
        (date(2026, 1, 1), (2026, 1), (2025, 4), date(2026, 3, 31)),
        (date(2026, 3, 31), (2026, 1), (2025, 4), date(2026, 3, 31)),
        (date(2026, 4, 1), (2026, 2), (2026, 1), date(2026, 6, 30)),
        (date(2026, 12, 31), (2026, 4), (2026, 3), date(2026, 12, 31)),
    ],
)
def test_quarters(day: date, quarter: tuple[int, int], before: tuple[int, int], last: date) -> None:
    assert (quarter_of(day), quarter_before(day), last_day_of(*quarter)) == (quarter, before, last)


def test_the_list_holds_what_there_is_and_stays_as_it_was(cast: Cast, monday: datetime) -> None:
    note_sign_in(cast.carla.actor, monday)
    note_sign_in(cast.bram.actor, monday - timedelta(days=90))
    made = make_token(
        actor=cast.petra.actor,
        name="Rooster",
        scopes=[Scope.FIGURES_READ],
        expires_on=date(2027, 1, 1),
        now=monday,
    )
    member = invite_member(
        actor=cast.petra.actor,
        now=monday,
        organisation_id=cast.reggestreek.pk,
        email="nel@post.example",
        name="Nel",
        function_name="Buschauffeur",
    )
    invitation_link(actor=cast.petra.actor, membership_id=member.pk, now=monday)
    name_deputy(
        actor=cast.petra.actor,
        membership_id=cast.carla.membership.pk,
        deputy_id=cast.bram.membership.pk,
        now=monday,
    )
    review_id = make(cast, monday)
    carla = line_of(review_id, kind=LineKind.ROLE, account_id=cast.carla.id)
    assert (carla.role, carla.is_quiet, carla.takes_two) == ("COO", False, False)
    bram = line_of(review_id, kind=LineKind.ROLE, account_id=cast.bram.id)
    assert (bram.role, bram.unit_name, bram.is_quiet) == ("MGR", "Lijn 62", True)
    assert line_of(review_id, role="OOV").takes_two is True
    # Anna only reports, and never signed in; Carla has no such line.
    assert line_of(review_id, kind=LineKind.ACCOUNT, account_id=cast.anna.id).is_quiet is True
    assert not ReviewLine.objects.filter(kind=LineKind.ACCOUNT, account_id=cast.carla.id).exists()
    deputy = line_of(review_id, kind=LineKind.DEPUTY)
    assert (deputy.account_id, deputy.deputy_id) == (cast.carla.id, cast.bram.id)
    assert line_of(review_id, kind=LineKind.TOKEN).object_id == made.id
    assert line_of(review_id, kind=LineKind.LINK).account_id == member.account_id
    # Nobody of another employer stands on it.
    there = Membership.objects.exclude(organisation=cast.reggestreek).values("account_id")
    assert not ReviewLine.objects.filter(review_id=review_id, account_id__in=there).exists()
    before = ReviewLine.objects.count()
    give_role(actor=cast.petra.actor, now=monday, membership_id=cast.anna.membership.pk, role=Role.AFT)
    end_membership(actor=cast.petra.actor, now=monday, membership_id=cast.bram.membership.pk)
    assert ReviewLine.objects.count() == before
    shown = {one.id: one for one in whole_review(cast.petra.actor, review_id, monday).lines}
    assert (shown[bram.pk].name, shown[bram.pk].role, shown[bram.pk].has_left) == ("Bram", Role.MGR, True)


def test_once_a_quarter_and_only_by_the_administrator(cast: Cast, monday: datetime) -> None:
    make(cast, monday)
    with pytest.raises(AlreadyMade):
        make(cast, monday)
    make_review(actor=cast.petra.actor, year=2026, quarter=3, now=monday)
    for year, quarter in ((2026, 2), (2027, 1), (2025, 4)):
        with pytest.raises(QuarterNotRight):
            make_review(actor=cast.petra.actor, year=year, quarter=quarter, now=monday)
    for who in ("anna", "carla", "noor", "omar", "hugo", "dirk"):
        with pytest.raises(NotYours):
            make_review(actor=cast.people[who].actor, year=2026, quarter=4, now=monday)


def test_taking_away_ends_it(cast: Cast, monday: datetime) -> None:
    made = make_token(
        actor=cast.petra.actor,
        name="Rooster",
        scopes=[Scope.FIGURES_READ],
        expires_on=date(2027, 1, 1),
        now=monday,
    )
    member = invite_member(
        actor=cast.petra.actor,
        now=monday,
        organisation_id=cast.reggestreek.pk,
        email="nel@post.example",
        name="Nel",
        function_name="Buschauffeur",
    )
    link = invitation_link(actor=cast.petra.actor, membership_id=member.pk, now=monday)
    name_deputy(
        actor=cast.petra.actor,
        membership_id=cast.carla.membership.pk,
        deputy_id=cast.bram.membership.pk,
        now=monday,
    )
    review_id = make(cast, monday)
    lines = ReviewLine.objects.filter(review_id=review_id)
    chosen = {
        line_of(review_id, kind=LineKind.ROLE, account_id=cast.karin.id).pk,
        line_of(review_id, kind=LineKind.ACCOUNT, account_id=cast.anna.id).pk,
        *lines.filter(kind__in=(LineKind.DEPUTY, LineKind.TOKEN, LineKind.LINK)).values_list("pk", flat=True),
    }
    assert actor_of(made.secret, monday) is not None
    judged = partial(judge, actor=cast.petra.actor, review_id=review_id, now=monday)
    assert judged(line_ids=chosen, verdict=Verdict.TAKEN_AWAY) == 5
    assert actor_for(cast.karin.id, None, monday).roles == {Role.EMP}
    assert Membership.objects.get(pk=cast.anna.membership.pk).state == "suspended"
    assert Membership.objects.get(pk=cast.carla.membership.pk).deputy_id is None
    assert actor_of(made.secret, monday) is None
    assert invitation_of(link, monday) is None
    # Beside them Lars and Joost keep what they had, and what ended does not come back.
    assert Role.AFT in actor_for(cast.joost.id, None, monday).roles
    assert judged(line_ids=chosen, verdict=Verdict.CONFIRMED) == 0
    actions = TrailLine.objects.filter(organisation=cast.reggestreek).values_list("action", flat=True)
    assert {"end_role", "suspend_member", "name_deputy", "end_token", "withdraw_link"} <= set(actions)
    assert list(actions).count("judge_right") == 5


def test_what_ended_meanwhile_is_only_marked(cast: Cast, monday: datetime) -> None:
    review_id = make(cast, monday)
    karin = line_of(review_id, kind=LineKind.ROLE, account_id=cast.karin.id)
    RoleAssignment.objects.filter(pk=karin.object_id).update(ends_on=monday.date() - timedelta(days=1))
    judged = partial(judge, actor=cast.petra.actor, review_id=review_id, now=monday)
    assert judged(line_ids={karin.pk}, verdict=Verdict.TAKEN_AWAY) == 1
    karin.refresh_from_db()
    assert karin.verdict == Verdict.TAKEN_AWAY


def test_nobody_judges_oneself_and_a_privacy_officer_takes_nothing_away(cast: Cast, monday: datetime) -> None:
    review_id = make(cast, monday)
    own = line_of(review_id, kind=LineKind.ROLE, account_id=cast.petra.id)
    with pytest.raises(NotYourself):
        judge(
            actor=cast.petra.actor,
            review_id=review_id,
            line_ids={own.pk},
            verdict=Verdict.CONFIRMED,
            now=monday,
        )
    with pytest.raises(OnlyAdministratorsTakeAway):
        judge(
            actor=cast.noor.actor,
            review_id=review_id,
            line_ids={own.pk},
            verdict=Verdict.TAKEN_AWAY,
            now=monday,
        )
    assert Role.ADM in actor_for(cast.petra.id, None, monday).roles
    judge(actor=cast.noor.actor, review_id=review_id, line_ids={own.pk}, verdict=Verdict.ASKED, now=monday)
    own.refresh_from_db()
    assert (own.verdict, own.judged_by_id) == (Verdict.ASKED, cast.noor.id)


def test_the_privacy_officer_signs_when_every_line_is_closed(cast: Cast, monday: datetime) -> None:
    review_id = make(cast, monday)
    with pytest.raises(StillOpen):
        sign(actor=cast.noor.actor, review_id=review_id, now=monday)
    settle_all(cast, review_id, monday)
    asked = line_of(review_id, kind=LineKind.ROLE, account_id=cast.karin.id)
    judged = partial(judge, actor=cast.petra.actor, review_id=review_id, line_ids={asked.pk}, now=monday)
    judged(verdict=Verdict.ASKED)
    with pytest.raises(StillOpen) as refused:
        sign(actor=cast.noor.actor, review_id=review_id, now=monday)
    assert refused.value.sentence == "1 regel is nog niet bekeken of wordt nagevraagd."
    judged(verdict=Verdict.CONFIRMED)
    give_role(actor=cast.petra.actor, now=monday, membership_id=cast.karin.membership.pk, role=Role.ADM)
    karin = actor_for(cast.karin.id, None, monday)
    for who in (cast.petra.actor, karin):
        with pytest.raises(NotTheSigner):
            sign(actor=who, review_id=review_id, now=monday)
    sign(actor=cast.noor.actor, review_id=review_id, now=monday)
    for act in (
        lambda: sign(actor=cast.noor.actor, review_id=review_id, now=monday),
        lambda: judged(verdict=Verdict.ASKED),
    ):
        with pytest.raises(NotYours):
            act()
    (row,) = reviews(cast.petra.actor)
    assert (row.made_by, row.signed_by, row.still_open) == ("Petra", "Noor", 0)


def test_without_a_privacy_officer_another_administrator_signs(cast: Cast, monday: datetime) -> None:
    end_membership(actor=cast.petra.actor, now=monday, membership_id=cast.noor.membership.pk)
    tomorrow = monday + timedelta(days=1)
    give_role(actor=cast.petra.actor, now=monday, membership_id=cast.karin.membership.pk, role=Role.ADM)
    karin = actor_for(cast.karin.id, None, tomorrow)
    review_id = make(cast, tomorrow)
    rows = ReviewLine.objects.filter(review_id=review_id)
    for judging, left_out in ((cast.petra.actor, cast.petra.id), (karin, cast.karin.id)):
        ids = set(rows.exclude(account_id=left_out).values_list("pk", flat=True))
        judge(actor=judging, review_id=review_id, line_ids=ids, verdict=Verdict.CONFIRMED, now=tomorrow)
    with pytest.raises(NotTheSigner):
        sign(actor=cast.petra.actor, review_id=review_id, now=tomorrow)
    sign(actor=karin, review_id=review_id, now=tomorrow)
    assert RightsReview.objects.get().signed_by_id == cast.karin.id


def test_the_database_itself_refuses_that_one_person_signs(cast: Cast, monday: datetime) -> None:
    review_id = make(cast, monday)
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsReview.objects.filter(pk=review_id).update(signed_by=cast.petra.id, signed_at=monday)


def test_who_sees_what_of_it(cast: Cast, monday: datetime) -> None:
    review_id = make(cast, monday)
    settle_all(cast, review_id, monday)
    sign(actor=cast.noor.actor, review_id=review_id, now=monday)
    for who in ("carla", "ilse"):
        (row,) = reviews(cast.people[who].actor)
        assert (row.made_by, row.signed_by, row.signed_at) == ("", "", monday)
    for who in ("anna", "bram", "omar", "hugo", "joost"):
        with pytest.raises(NotVisible):
            reviews(cast.people[who].actor)
    assert reviews(cast.dirk.actor) == ()
    for who in ("anna", "bram", "carla", "dirk", "ilse", "omar", "hugo"):
        with pytest.raises(NotVisible):
            review_page(cast.people[who].actor, review_id, 1, monday)
        with pytest.raises(NotYours):
            sign(actor=cast.people[who].actor, review_id=review_id, now=monday)
    with pytest.raises(NotVisible):
        review_page(cast.petra.actor, uuid4(), 1, monday)


def test_a_page_costs_the_same_for_few_and_for_many(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    review_id = make(cast, monday)
    with django_assert_num_queries(5):
        few = review_page(cast.noor.actor, review_id, 1, monday)
    rows = list(ReviewLine.objects.filter(review_id=review_id))
    for one in range(60):
        copy = rows[one % len(rows)]
        copy.pk, copy.position = uuid4(), 1000 + one
        copy.save(force_insert=True)
    with django_assert_num_queries(5):
        many = review_page(cast.noor.actor, review_id, 1, monday)
    assert (few.pages, many.pages, len(many.lines)) == (1, 3, 25)


def told(role: str, cast: Cast) -> int:
    return Notice.objects.filter(
        event__type="rights_not_reviewed", reaches="app", recipient_id=cast.people[role].id
    ).count()


def test_a_quarter_without_a_sign_is_told_to_who_administers_and_then_to_the_board(cast: Cast) -> None:
    def night(month: int, day: int) -> int:
        return remind(datetime(2027, month, day, 1, tzinfo=UTC))

    before = night(1, 13)
    assert before == 0
    assert night(1, 14) > 0
    assert (told("petra", cast), told("noor", cast), told("ilse", cast)) == (1, 1, 0)
    assert night(1, 15) == 0
    night(1, 28)
    assert (told("petra", cast), told("noor", cast), told("ilse", cast)) == (1, 1, 1)
    assert night(1, 29) == 0
    assert (told("dirk", cast), told("carla", cast), told("anna", cast)) == (0, 0, 0)


def test_a_signed_quarter_is_told_to_nobody(cast: Cast) -> None:
    now = datetime(2026, 12, 30, 9, tzinfo=UTC)
    review_id = make(cast, now)
    settle_all(cast, review_id, now)
    sign(actor=cast.noor.actor, review_id=review_id, now=now)
    remind(datetime(2027, 1, 30, 1, tzinfo=UTC))
    assert (told("petra", cast), told("ilse", cast)) == (0, 0)
