# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The night lays Monday beside the rules: who looked at what, and what of it somebody reviews."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from eenlijn.casework.dossier.actions import open_dossier, reveal_names
from eenlijn.casework.dossier.breaking_glass import Breaking, break_glass, open_behind_glass
from eenlijn.casework.dossier.lanes import name_involved
from eenlijn.casework.dossier.log_numbers import hidden_from, pages_of
from eenlijn.casework.dossier.watching_trail import (
    days_due,
    tell_unsigned_months,
    watch_day,
    watch_trails,
)
from eenlijn.casework.incidents.codes import AssignmentKind, InvolvedAs, Lane
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import GlassReason, Role, Strength
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Account, RoleAssignment
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.codes import ReviewMark, ReviewRule
from eenlijn.commons.trail.models import LineToReview, ReviewMonth, TrailLine
from eenlijn.commons.trail.reviewing import (
    LinesLeft,
    NotOverYet,
    OwnLine,
    SignedBefore,
    WordNeeded,
    mark_line,
    open_months,
    open_queue,
    reviewed_of,
    sign_off_month,
)
from tests.cast import SINCE, Cast
from tests.factories import stories

MONDAY = date(2026, 11, 23)
NOVEMBER = date(2026, 11, 1)
NOBODY: frozenset[str] = frozenset()


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday).number


def found(cast: Cast, now: datetime) -> list[tuple[str, str]]:
    """By which rules the lines of Monday went into the queue, and of whom."""
    watch_day(cast.reggestreek.pk, MONDAY, now)
    rows = LineToReview.objects.order_by("sequence", "rule").select_related("account")
    return [(row.rule, vault.open(row.account, "name")) for row in rows]


def call(cast: Cast, key: str, name: str) -> None:
    account = Account.objects.get(pk=cast.people[key].id)
    vault.seal(account, name=name)
    account.save(update_fields=["name"])


def look(actor: Actor, number: str, now: datetime) -> None:
    open_dossier(actor=actor, number=number, purpose="assess", now=now)


def test_a_day_of_ordinary_work_leaves_an_empty_queue(cast: Cast, number: str, monday: datetime) -> None:
    look(cast.carla.actor, number, monday)
    look(cast.bram.actor, number, monday)
    assert found(cast, monday + timedelta(days=2)) == []
    assert ReviewMonth.objects.get().watched_until == MONDAY


def test_own_name(cast: Cast, monday: datetime) -> None:
    """Carla reported herself, and opens that as the coordinator; Bram opens it too."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    own = stories.report(cast.carla.actor, link, monday).number
    look(cast.carla.actor, own, monday)
    look(cast.bram.actor, own, monday)
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.OWN_NAME, "Carla")]


def test_own_name_of_who_is_named_as_involved(cast: Cast, number: str, monday: datetime) -> None:
    """Bram read it in the morning, and is named as a witness in the afternoon; Carla is nobody in it."""
    look(cast.bram.actor, number, monday)
    look(cast.carla.actor, number, monday)
    name_involved(
        actor=cast.carla.actor,
        number=number,
        called=cast.bram.email,
        kind=InvolvedAs.WITNESS,
        now=monday + timedelta(hours=2),
    )
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.OWN_NAME, "Bram")]
    # Of a case of which nothing may show to Bram, nothing of its review shows either.
    line, later = LineToReview.objects.get(), monday + timedelta(days=12)
    mark_line(actor=cast.omar.actor, line_id=line.pk, mark=ReviewMark.FINE, word="", hidden=NOBODY, now=later)
    assert reviewed_of(cast.bram.actor, hidden_from(cast.bram.actor)) == []


def test_a_reviewer_gets_the_page_of_a_dossier_by_an_own_task_only(
    cast: Cast, number: str, monday: datetime
) -> None:
    """Karin is asked as a lawyer; who reviews gets no way in, also not while glass is broken."""
    assert pages_of(cast.carla.actor, {number, "0000-000"}) == {number}
    incident = Incident.objects.get(number=number)
    for person in (cast.omar, cast.noor, cast.dirk, cast.karin):
        assert pages_of(person.actor, {number}) == frozenset()
    assert pages_of(replace(cast.noor.actor, broken_glass=frozenset({incident.pk})), {number}) == frozenset()
    Assignment.objects.create(
        organisation=cast.reggestreek,
        incident=incident,
        account=cast.karin.account,
        kind=AssignmentKind.LEGAL,
        started_at=monday,
    )
    assert pages_of(cast.karin.actor, {number}) == {number}


def test_the_same_family_name(cast: Cast, number: str, monday: datetime) -> None:
    call(cast, "anna", "Anna de Vries")
    call(cast, "carla", "Carla Vries")
    call(cast, "bram", "Bram Jansen")
    look(cast.carla.actor, number, monday)
    look(cast.bram.actor, number, monday)
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.SAME_FAMILY, "Carla Vries")]
    line = TrailLine.objects.get(action="watch_trail")
    assert (line.actor_kind, line.compartments, line.purpose) == ("job", "C2 C3", "review")
    assert line.detail == {"day": "2026-11-23", "looks": 2, "found": 1}
    assert "vries" not in str(list(LineToReview.objects.values())).lower()


def test_a_task_at_that_moment_counts_and_one_that_ended_does_not(
    cast: Cast, number: str, monday: datetime
) -> None:
    asked = Assignment.objects.create(
        organisation=cast.reggestreek,
        incident=Incident.objects.get(number=number),
        account=cast.karin.account,
        kind=AssignmentKind.LEGAL,
        started_at=monday,
    )
    look(cast.karin.actor, number, monday + timedelta(minutes=1))
    assert found(cast, monday + timedelta(days=2)) == []
    Assignment.objects.filter(pk=asked.pk).update(ended_at=monday + timedelta(seconds=1))
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.NO_RELATION, "Karin")]


def test_a_role_that_ended_the_day_before_is_no_task(cast: Cast, number: str, monday: datetime) -> None:
    look(cast.bram.actor, number, monday)
    leads = RoleAssignment.objects.filter(membership=cast.bram.membership, role=Role.MGR)
    leads.update(ends_on=MONDAY)
    assert found(cast, monday + timedelta(days=2)) == []
    leads.update(ends_on=MONDAY - timedelta(days=1))
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.NO_RELATION, "Bram")]


def test_broken_glass_is_reviewed_apart(cast: Cast, number: str, monday: datetime) -> None:
    noor = replace(actor_for(cast.noor.id, None, monday), strength=Strength.TWO_FACTORS)
    why = Breaking(GlassReason.COMPLAINT, "Een klacht.")
    break_glass(actor=noor, number=number, why=why, now=monday)
    open_behind_glass(actor=actor_for(cast.noor.id, None, monday), number=number, now=monday)
    assert found(cast, monday + timedelta(days=2)) == []


def test_at_night(cast: Cast, number: str, monday: datetime) -> None:
    look(cast.carla.actor, number, monday)
    look(cast.bram.actor, number, monday + timedelta(hours=13))
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.NIGHT, "Bram")]


def test_names_without_an_act_within_a_day(cast: Cast, number: str, monday: datetime) -> None:
    reveal_names(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    reveal_names(actor=cast.bram.actor, number=number, purpose="read", now=monday)
    stories.assess(cast.carla.actor, number, monday + timedelta(hours=23))
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.NAMES_WITHOUT_ACT, "Bram")]


def test_an_exercise_and_the_protected_lane_stay_out(cast: Cast, number: str, monday: datetime) -> None:
    look(cast.bram.actor, number, monday + timedelta(hours=13))
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)
    assert found(cast, monday + timedelta(days=2)) == []
    Incident.objects.filter(number=number).update(lane=Lane.PUBLIC_TASK)
    assert found(cast, monday + timedelta(days=2)) == [(ReviewRule.NIGHT, "Bram")]


def test_a_day_looked_through_twice_is_kept_once(cast: Cast, number: str, monday: datetime) -> None:
    look(cast.bram.actor, number, monday + timedelta(hours=13))
    for _time in range(2):
        assert len(found(cast, monday + timedelta(days=2))) == 1


def test_a_day_waits_for_the_day_after_it_and_an_outage_is_caught_up(
    cast: Cast, number: str, monday: datetime
) -> None:
    here = cast.reggestreek.pk
    look(cast.bram.actor, number, monday + timedelta(hours=13))
    assert MONDAY not in days_due(here, monday + timedelta(days=1))
    assert days_due(here, monday + timedelta(days=2)) == [MONDAY]
    assert watch_trails(monday + timedelta(days=5)) == 1
    assert ReviewMonth.objects.get(organisation=here).watched_until == MONDAY + timedelta(days=3)
    assert days_due(here, monday + timedelta(days=5)) == []


@pytest.fixture
def queue(cast: Cast, number: str, monday: datetime) -> LineToReview:
    """Bram read at night; November is over and was looked through."""
    look(cast.bram.actor, number, monday + timedelta(hours=13))
    watch_trails(monday + timedelta(days=12))
    return LineToReview.objects.get()


def test_omar_marks_the_line_and_signs_november_off(
    cast: Cast, queue: LineToReview, monday: datetime
) -> None:
    omar, later = cast.omar.actor, monday + timedelta(days=12)
    with pytest.raises(LinesLeft):
        sign_off_month(actor=omar, month=NOVEMBER, hidden=NOBODY, now=later)
    with pytest.raises(WordNeeded):
        mark_line(actor=omar, line_id=queue.pk, mark=ReviewMark.ASKED, word=" ", hidden=NOBODY, now=later)
    mark_line(actor=omar, line_id=queue.pk, mark=ReviewMark.FINE, word="", hidden=NOBODY, now=later)
    mark_line(
        actor=omar, line_id=queue.pk, mark=ReviewMark.ASKED, word="Had dienst.", hidden=NOBODY, now=later
    )
    sign_off_month(actor=omar, month=NOVEMBER, hidden=NOBODY, now=later)
    again: Callable[[], object]
    for again in (
        lambda: sign_off_month(actor=omar, month=NOVEMBER, hidden=NOBODY, now=later),
        lambda: mark_line(
            actor=omar, line_id=queue.pk, mark=ReviewMark.FINE, word="", hidden=NOBODY, now=later
        ),
    ):
        with pytest.raises(SignedBefore):
            again()
    (row,) = open_months(actor=omar, hidden=NOBODY, now=later)[1:]
    assert (row.month, row.lines, row.left, row.signed_at) == (NOVEMBER, 1, 0, later)
    (told,) = reviewed_of(cast.bram.actor, NOBODY)
    assert (told.rule, told.mark, told.marked_at) == (ReviewRule.NIGHT, ReviewMark.ASKED, later)
    assert reviewed_of(cast.carla.actor, NOBODY) == []


def test_a_month_that_still_runs_is_not_signed_off(cast: Cast, number: str, monday: datetime) -> None:
    watch_trails(monday + timedelta(days=2))
    with pytest.raises(NotOverYet):
        sign_off_month(actor=cast.omar.actor, month=NOVEMBER, hidden=NOBODY, now=monday + timedelta(days=2))


def test_nobody_reviews_a_line_about_themselves(cast: Cast, number: str, monday: datetime) -> None:
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=cast.noor.membership,
        role=Role.MGR,
        unit=cast.lijn_62,
        starts_on=SINCE,
    )
    look(actor_for(cast.noor.id, None, monday), number, monday + timedelta(hours=13))
    watch_trails(monday + timedelta(days=12))
    line, later = LineToReview.objects.get(), monday + timedelta(days=12)
    with pytest.raises(OwnLine):
        mark_line(
            actor=cast.noor.actor, line_id=line.pk, mark=ReviewMark.FINE, word="", hidden=NOBODY, now=later
        )
    mark_line(actor=cast.omar.actor, line_id=line.pk, mark=ReviewMark.FINE, word="", hidden=NOBODY, now=later)


def test_who_reads_the_queue_and_that_it_was_read(cast: Cast, queue: LineToReview, monday: datetime) -> None:
    later = monday + timedelta(days=12)
    for name in ("carla", "bram", "petra", "dirk", "hugo"):
        with pytest.raises(NotVisible):
            open_queue(actor=cast.people[name].actor, month=NOVEMBER, hidden=NOBODY, now=later)
    _row, _page, (seen,) = open_queue(actor=cast.omar.actor, month=NOVEMBER, hidden=NOBODY, now=later)
    assert (seen.reader.function_name, seen.name, seen.role) == ("Teamleider", "", "MGR")
    _row, _page, (named,) = open_queue(actor=cast.noor.actor, month=NOVEMBER, hidden=NOBODY, now=later)
    assert named.name == "Bram"
    assert TrailLine.objects.filter(action="open_review_queue").count() == 2


def test_nothing_of_a_hidden_case_shows_and_the_month_can_be_signed(
    cast: Cast, queue: LineToReview, number: str, monday: datetime
) -> None:
    later = monday + timedelta(days=12)
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)
    hidden = hidden_from(cast.omar.actor)
    row, _page, lines = open_queue(actor=cast.omar.actor, month=NOVEMBER, hidden=hidden, now=later)
    assert (row.lines, row.left, lines) == (0, 0, [])
    sign_off_month(actor=cast.omar.actor, month=NOVEMBER, hidden=hidden, now=later)


def test_ten_days_after_the_month_somebody_hears_once(
    cast: Cast, queue: LineToReview, monday: datetime
) -> None:
    tenth = datetime(2026, 12, 11, 8, 0, tzinfo=monday.tzinfo)
    assert tell_unsigned_months(tenth - timedelta(days=1)) == 0
    assert tell_unsigned_months(tenth) >= 1
    assert tell_unsigned_months(tenth) == 0
    heard = Notice.objects.filter(event__type="month_not_reviewed", organisation=cast.reggestreek)
    assert {row.recipient_id for row in heard} == {
        one.id for one in (cast.noor, cast.omar, cast.ilse, cast.petra)
    }
    assert {row.event.object_number for row in heard.select_related("event")} == {"2026-11"}
