# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla leaves: her dossiers go by offers, after the last day to a deputy, and nothing falls between."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.dossier import handing_on, lanes, leaving
from eenlijn.casework.dossier.hand_overs import CannotBeAsked, RefusalNeedsWord, ask, hands_of, offer
from eenlijn.casework.dossier.handing_on import Came, Outcome
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, HandOver, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Account, Membership, MembershipChange, RoleAssignment
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.tenancy.absences import announce_absence, name_deputy
from eenlijn.commons.tenancy.actions import give_role
from eenlijn.commons.tenancy.people import PersonRow
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person
from tests.factories import stories

Counter = Callable[[int], Any]
LAST = date(2026, 11, 27)


@pytest.fixture
def numbers(cast: Cast, monday: datetime) -> list[str]:
    """Three dossiers in Carla's hands, and Sam coordinates beside her."""
    give_role(actor=cast.petra.actor, now=monday, membership_id=cast.sam.membership.pk, role=Role.COO)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = [stories.report(cast.anna.actor, link, monday + timedelta(minutes=one)).number for one in range(3)]
    for number in made:
        stories.assess(cast.carla.actor, number, monday + timedelta(hours=1))
    return made


def actor(who: Person, now: datetime) -> Actor:
    return actor_for(who.id, who.membership.organisation_id, now)


def carla_leaves(cast: Cast, now: datetime) -> Any:
    return leaving.plan_leaving(
        actor=cast.petra.actor, membership_id=cast.carla.membership.pk, last_day=LAST, now=now
    )


def handlers(numbers: list[str]) -> list[Any]:
    found = Assignment.objects.filter(kind="handler", ended_at=None, incident__number__in=numbers)
    return list(found.order_by("incident__reported_at").values_list("account_id", flat=True))


def told(event: str) -> set[Any]:
    return set(Notice.objects.filter(event__type=event, reaches="app").values_list("recipient_id", flat=True))


def test_who_coordinates_hears_of_it_and_sees_what_is_in_hand(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    change_id = carla_leaves(cast, monday)
    assert told("somebody_goes") == {cast.sam.id}
    sam = actor(cast.sam, monday)
    ((plan, count),) = handing_on.goers(sam, monday)
    assert (plan.name, plan.day, count) == ("Carla", LAST, 3)
    page = handing_on.handing_on(sam, change_id, 1, monday + timedelta(hours=2))
    assert [row.number for row in page.rows] == numbers
    assert {row.kind for row in page.rows} == {AssignmentKind.HANDLER}
    assert [(name, roles) for _pk, name, roles in page.colleagues] == [
        ("Joost", (Role.AFT,)),
        ("Karin", (Role.LEG,)),
        ("Sam", (Role.COO,)),
    ]
    assert page.rows[0].term is not None


def test_all_of_it_is_offered_accepted_and_stands_on_the_receipt(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    change_id = carla_leaves(cast, monday)
    later = monday + timedelta(hours=2)
    given = {"change_id": change_id, "account_id": cast.sam.id, "chosen": None}
    # Carla herself still may; so may whoever coordinates beside her.
    assert handing_on.hand_on(actor=cast.carla.actor, now=later, **given) == Outcome(3, 0)
    assert handing_on.hand_on(actor=cast.carla.actor, now=later, **given) == Outcome(0, 3)
    assert handlers(numbers) == [cast.carla.id] * 3
    assert told("hand_over_offered") == {cast.sam.id}
    sam = actor(cast.sam, monday)
    assert [(one.number, one.by) for one in handing_on.offers_to(sam, later)] == [
        (number, "Carla") for number in numbers
    ]
    assert handing_on.offers_to(cast.dirk.actor, later) == ()
    assert {one.came for one in handing_on.receipt(sam, change_id).lines} == {Came.OFFERED}
    answered = later + timedelta(hours=1)
    with pytest.raises(RefusalNeedsWord):
        handing_on.answer_offers(actor=sam, numbers=None, is_accepted=False, word=" ", now=answered)
    first = frozenset(numbers[:1])
    assert handing_on.answer_offers(
        actor=sam, numbers=first, is_accepted=False, word="Te druk", now=answered
    ) == Outcome(1, 0)
    assert handing_on.answer_offers(
        actor=sam, numbers=None, is_accepted=True, word="", now=answered
    ) == Outcome(2, 0)
    assert handlers(numbers) == [cast.carla.id, cast.sam.id, cast.sam.id]
    lines = {one.number: (one.came, one.to, one.at) for one in handing_on.receipt(sam, change_id).lines}
    assert lines == {
        numbers[0]: (Came.IN_HAND, "", None),
        numbers[1]: (Came.ACCEPTED, "Sam", answered),
        numbers[2]: (Came.ACCEPTED, "Sam", answered),
    }


def test_who_takes_it_oneself_leaves_the_same_receipt(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    change_id = carla_leaves(cast, monday)
    sam, later = actor(cast.sam, monday), monday + timedelta(hours=2)
    row = handing_on.handing_on(sam, change_id, 1, later).rows[1]
    done = handing_on.hand_on(
        actor=sam, change_id=change_id, account_id=cast.sam.id, chosen=frozenset({row.id}), now=later
    )
    assert done == Outcome(1, 0)
    assert handlers(numbers) == [cast.carla.id, cast.sam.id, cast.carla.id]
    receipt = handing_on.receipt(sam, change_id)
    assert [(one.number, one.came, one.to) for one in receipt.lines] == [
        (numbers[0], Came.IN_HAND, ""),
        (numbers[1], Came.ACCEPTED, "Sam"),
        (numbers[2], Came.IN_HAND, ""),
    ]
    assert HandOver.objects.get().state == "accepted"


def test_after_the_last_day_the_deputy_of_the_dossier_goes_before_the_standing_one(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    give_role(actor=cast.petra.actor, now=monday, membership_id=cast.karin.membership.pk, role=Role.COO)
    name_deputy(
        actor=cast.petra.actor,
        membership_id=cast.carla.membership.pk,
        deputy_id=cast.sam.membership.pk,
        now=monday,
    )
    ask(
        actor=cast.carla.actor,
        number=numbers[0],
        kind=AssignmentKind.DEPUTY,
        account_id=cast.karin.id,
        now=monday + timedelta(hours=2),
    )
    change_id = carla_leaves(cast, monday)
    last = monday.replace(day=27)
    assert handing_on.pass_on_due(last) == 0
    assert handlers(numbers) == [cast.carla.id] * 3
    night = last + timedelta(days=1)
    assert handing_on.pass_on_due(night) == 1
    assert handlers(numbers) == [cast.karin.id, cast.sam.id, cast.sam.id]
    assert told("handed_on") == {cast.karin.id, cast.sam.id}
    # Once more changes nothing: no row, no notice, no line.
    before = (Assignment.objects.count(), Notice.objects.count(), TrailLine.objects.count())
    assert handing_on.pass_on_due(night + timedelta(hours=1)) == 0
    assert (Assignment.objects.count(), Notice.objects.count(), TrailLine.objects.count()) == before
    assert not Assignment.objects.filter(account_id=cast.carla.id, ended_at=None).exists()
    assert Membership.objects.get(pk=cast.carla.membership.pk).state == "ended"
    receipt = handing_on.receipt(actor(cast.sam, night), change_id)
    assert [(one.came, one.to, one.at) for one in receipt.lines] == [
        (Came.PASSED_ON, "Karin", night),
        (Came.PASSED_ON, "Sam", night),
        (Came.PASSED_ON, "Sam", night),
    ]
    lines = TrailLine.objects.filter(organisation=cast.reggestreek, actor_name="settle_changes")
    assert [one.action for one in lines.order_by("sequence")] == ["end_membership", *["hand_on"] * 3]


def test_without_a_deputy_it_lies_with_who_coordinates_the_unit(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    name_deputy(
        actor=cast.petra.actor,
        membership_id=cast.carla.membership.pk,
        deputy_id=cast.sam.membership.pk,
        now=monday,
    )
    change_id = carla_leaves(cast, monday)
    night = monday.replace(day=28)
    announce_absence(
        actor=cast.petra.actor,
        membership_id=cast.sam.membership.pk,
        starts_on=date(2026, 11, 28),
        ends_on=date(2026, 11, 28),
        now=monday,
    )
    assert handing_on.pass_on_due(night) == 1
    assert handlers(numbers) == []
    assert told("handed_on") == {cast.sam.id}
    lines = handing_on.receipt(actor(cast.sam, night), change_id).lines
    assert {one.came for one in lines} == {Came.TO_COORDINATORS}
    # Who coordinates handles what nobody has: it stands on the list.
    assert incidents.handled_by(actor(cast.sam, night)).filter(number__in=numbers).count() == 3


def test_an_offer_to_who_leaves_is_withdrawn(cast: Cast, monday: datetime, numbers: list[str]) -> None:
    sam = actor(cast.sam, monday)
    link = stories.link_of(cast.carla.actor, cast.lijn_9.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(sam, number, monday + timedelta(hours=1))
    offer(actor=sam, number=number, account_id=cast.carla.id, word="", now=monday + timedelta(hours=2))
    carla_leaves(cast, monday)
    handing_on.pass_on_due(monday.replace(day=28))
    assert HandOver.objects.get().state == "withdrawn"
    assert handlers([number]) == [cast.sam.id]


def test_who_moves_keeps_what_the_role_still_reaches(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    leaving.plan_move(
        actor=cast.petra.actor,
        membership_id=cast.carla.membership.pk,
        unit_id=cast.lijn_9.pk,
        first_day=LAST,
        now=monday,
    )
    assert handing_on.pass_on_due(monday.replace(day=27)) == 1
    # Carla coordinates the whole employer, wherever she works.
    assert handlers(numbers) == [cast.carla.id] * 3


def test_the_old_manager_sees_the_old_incident_and_not_the_new_one(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    old = stories.report(cast.anna.actor, link, monday).number
    leaving.plan_move(
        actor=cast.petra.actor,
        membership_id=cast.anna.membership.pk,
        unit_id=cast.klantenservice.pk,
        first_day=LAST,
        now=monday,
    )
    after = monday.replace(day=28)
    assert handing_on.pass_on_due(after) == 1
    office = stories.link_of(cast.carla.actor, cast.klantenservice.pk, after)
    new = stories.report(actor(cast.anna, after), office, after).number
    bram = actor(cast.bram, after)
    seen = set(incidents.visible_to(bram).values_list("number", flat=True))
    assert seen == {old}
    assert Incident.objects.filter(number=new, unit=cast.klantenservice).exists()


def test_a_list_of_the_personnel_administration_starts_the_same(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    carla = PersonRow(2, "Carla", cast.carla.email, "Coördinator", ends_on="27-11-2026")
    taken = leaving.take_list(actor=cast.petra.actor, rows=(carla,), now=monday)
    assert (taken.invited, taken.leaving, taken.moving) == (0, 1, 0)
    assert (MembershipChange.objects.get().origin, told("somebody_goes")) == ("feed", {cast.sam.id})
    assert leaving.take_list(actor=cast.petra.actor, rows=(carla,), now=monday).leaving == 0


@pytest.mark.parametrize("who", ["anna", "bram", "dirk", "noor", "petra", "hugo", "joost"])
def test_nobody_else_sees_or_moves_it(cast: Cast, monday: datetime, numbers: list[str], who: str) -> None:
    change_id = carla_leaves(cast, monday)
    other = cast.people[who].actor
    attempts: list[Callable[[], object]] = [
        lambda: handing_on.handing_on(other, change_id, 1, monday),
        lambda: handing_on.receipt(other, change_id),
        lambda: handing_on.hand_on(
            actor=other, change_id=change_id, account_id=cast.sam.id, chosen=None, now=monday
        ),
    ]
    for attempt in attempts:
        with pytest.raises(NotVisible):
            attempt()
    assert all(plan.id != change_id for plan, _count in handing_on.goers(other, monday))
    assert HandOver.objects.count() == 0


def test_one_dossier_and_a_full_page_cost_the_same(
    cast: Cast, monday: datetime, numbers: list[str], django_assert_num_queries: Counter
) -> None:
    change_id = carla_leaves(cast, monday)
    sam = actor(cast.sam, monday)
    with django_assert_num_queries(8):
        assert handing_on.handing_on(sam, change_id, 1, monday).count == 3
    Assignment.objects.filter(incident__number__in=numbers[1:]).update(ended_at=monday)
    with django_assert_num_queries(8):
        assert handing_on.handing_on(sam, change_id, 1, monday).count == 1
    with django_assert_num_queries(5):
        assert len(handing_on.receipt(sam, change_id).lines) >= 1


def test_sessions_and_what_the_leaver_left(cast: Cast, monday: datetime, numbers: list[str]) -> None:
    before = Account.objects.get(pk=cast.carla.id).get_session_auth_hash()
    carla_leaves(cast, monday)
    assert Account.objects.get(pk=cast.carla.id).get_session_auth_hash() == before
    handing_on.pass_on_due(monday.replace(day=28))
    assert Account.objects.get(pk=cast.carla.id).get_session_auth_hash() != before
    gone = actor(cast.carla, monday.replace(day=28))
    assert (gone.roles, incidents.visible_to(gone).count()) == (frozenset(), 0)


def joins(cast: Cast, who: Person, role: Role, day: date = date(2026, 11, 1)) -> None:
    RoleAssignment.objects.create(
        organisation=cast.reggestreek, membership=who.membership, role=role, starts_on=day
    )


def goes(cast: Cast, who: Person, now: datetime) -> Any:
    return leaving.plan_leaving(
        actor=cast.petra.actor, membership_id=who.membership.pk, last_day=LAST, now=now
    )


def working(number: str, kind: AssignmentKind) -> set[Any]:
    rows = Assignment.objects.filter(kind=kind, ended_at=None, incident__number=number)
    return set(rows.values_list("account_id", flat=True))


@pytest.fixture
def about_a_colleague(cast: Cast, monday: datetime) -> str:
    """Carla handles it, and Joost is the confidential adviser."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, other_is_colleague=True).number
    assert working(number, AssignmentKind.HANDLER) == {cast.carla.id}
    assert working(number, AssignmentKind.ADVISER) == {cast.joost.id}
    return number


def told_of(number: str, event: str) -> set[Any]:
    rows = Notice.objects.filter(event__type=event, event__object_number=number, reaches="app")
    return set(rows.values_list("recipient_id", flat=True))


def test_a_confidential_adviser_who_leaves_is_followed_by_who_may_be_that(
    cast: Cast, monday: datetime, about_a_colleague: str
) -> None:
    joins(cast, cast.sam, Role.AFT)
    before = told_of(about_a_colleague, "asked_to_help")
    change_id = goes(cast, cast.joost, monday)
    night = monday.replace(day=28)
    assert handing_on.pass_on_due(night) == 1
    assert working(about_a_colleague, AssignmentKind.ADVISER) == {cast.sam.id}
    assert told_of(about_a_colleague, "asked_to_help") - before == {cast.sam.id}
    (line,) = handing_on.receipt(actor(cast.carla, night), change_id).lines
    assert (line.kind, line.came, line.to, line.at) == (
        AssignmentKind.ADVISER, Came.PASSED_ON, "Sam", night,
    )  # fmt: skip


def test_a_second_adviser_goes_on_and_the_receipt_says_so(
    cast: Cast, monday: datetime, about_a_colleague: str
) -> None:
    joins(cast, cast.sam, Role.AFT)
    ask(
        actor=cast.carla.actor,
        number=about_a_colleague,
        kind=AssignmentKind.ADVISER,
        account_id=cast.sam.id,
        now=monday,
    )
    change_id = goes(cast, cast.joost, monday)
    night = monday.replace(day=28)
    handing_on.pass_on_due(night)
    assert working(about_a_colleague, AssignmentKind.ADVISER) == {cast.sam.id}
    (line,) = handing_on.receipt(actor(cast.carla, night), change_id).lines
    assert (line.came, line.to) == (Came.GOES_ON, "Sam")


def test_without_anybody_who_handles_it_is_told_to_find_an_adviser_and_can(
    cast: Cast, monday: datetime, about_a_colleague: str
) -> None:
    change_id = goes(cast, cast.joost, monday)
    before = told_of(about_a_colleague, "needs_handler")
    night = monday.replace(day=28)
    handing_on.pass_on_due(night)
    assert working(about_a_colleague, AssignmentKind.ADVISER) == set()
    assert told_of(about_a_colleague, "needs_handler") - before == {cast.carla.id} - before
    assert cast.carla.id in told_of(about_a_colleague, "needs_handler")
    carla = actor(cast.carla, night)
    (line,) = handing_on.receipt(carla, change_id).lines
    assert (line.came, line.to, line.at) == (Came.NEEDS_SOMEBODY, "", night)
    hands = hands_of(carla, about_a_colleague, night)
    assert (hands.lacks_adviser, hands.advisers) == (True, ())
    joins(cast, cast.sam, Role.AFT)
    hands = hands_of(carla, about_a_colleague, night)
    assert hands.advisers == ((cast.sam.id, "Sam"),)
    ask(
        actor=carla,
        number=about_a_colleague,
        kind=AssignmentKind.ADVISER,
        account_id=cast.sam.id,
        now=night,
    )
    assert hands_of(carla, about_a_colleague, night).lacks_adviser is False
    (line,) = handing_on.receipt(carla, change_id).lines
    assert line.to == "Sam"


def test_an_adviser_is_asked_of_a_case_about_a_colleague_only_and_never_who_handles_it(
    cast: Cast, monday: datetime, about_a_colleague: str, numbers: list[str]
) -> None:
    joins(cast, cast.carla, Role.AFT)
    for number, who in ((numbers[0], cast.joost), (about_a_colleague, cast.carla)):
        given: dict[str, Any] = {"number": number, "kind": AssignmentKind.ADVISER, "now": monday}
        with pytest.raises(CannotBeAsked):
            ask(actor=cast.carla.actor, account_id=who.id, **given)


@pytest.fixture
def protected(cast: Cast, monday: datetime, numbers: list[str]) -> str:
    """Karin is the one officer named on it; Lars is an officer too, and has nothing to do with it."""
    for who in (cast.karin, cast.lars):
        joins(cast, who, Role.PRO)
    lanes.shield(actor=cast.carla.actor, number=numbers[0], officers=frozenset({cast.karin.id}), now=monday)
    return numbers[0]


def test_the_last_officer_of_a_protected_case_is_followed_by_an_officer(
    cast: Cast, monday: datetime, protected: str
) -> None:
    goes(cast, cast.karin, monday)
    handing_on.pass_on_due(monday.replace(day=28))
    assert working(protected, AssignmentKind.NAMED) == {cast.lars.id}
    assert cast.lars.id in told_of(protected, "asked_to_help")
    # Of a protected case nobody else hears: not who coordinates.
    assert {cast.carla.id, cast.sam.id} & (told_of(protected, "needs_handler") | told("handed_on")) == set()


def test_another_named_officer_goes_on_and_is_told_to_look(
    cast: Cast, monday: datetime, protected: str
) -> None:
    lanes.name_officer(actor=actor(cast.karin, monday), number=protected, account_id=cast.lars.id, now=monday)
    goes(cast, cast.karin, monday)
    handing_on.pass_on_due(monday.replace(day=28))
    assert working(protected, AssignmentKind.NAMED) == {cast.lars.id}
    assert told_of(protected, "needs_handler") == {cast.lars.id}


def test_without_any_officer_the_privacy_officer_hears_the_number(
    cast: Cast, monday: datetime, protected: str
) -> None:
    RoleAssignment.objects.filter(membership=cast.lars.membership, role=Role.PRO).delete()
    goes(cast, cast.karin, monday)
    handing_on.pass_on_due(monday.replace(day=28))
    assert working(protected, AssignmentKind.NAMED) == set()
    assert told_of(protected, "needs_handler") == {cast.noor.id}


def test_who_moves_and_keeps_the_role_stays_adviser_and_officer(
    cast: Cast, monday: datetime, about_a_colleague: str, protected: str
) -> None:
    for who in (cast.joost, cast.karin):
        leaving.plan_move(
            actor=cast.petra.actor,
            membership_id=who.membership.pk,
            unit_id=cast.lijn_9.pk,
            first_day=LAST,
            now=monday,
        )
    assert handing_on.pass_on_due(monday.replace(day=27)) == 2
    assert working(about_a_colleague, AssignmentKind.ADVISER) == {cast.joost.id}
    assert working(protected, AssignmentKind.NAMED) == {cast.karin.id}


def test_moving_at_once_ends_and_passes_on_what_a_planned_move_does(cast: Cast, monday: datetime) -> None:
    """Sam coordinates one line, and leads it; from now on Sam works elsewhere."""
    for role in (Role.COO, Role.MGR):
        RoleAssignment.objects.create(
            organisation=cast.reggestreek,
            membership=cast.sam.membership,
            role=role,
            unit=cast.lijn_62,
            starts_on=date(2026, 11, 1),
        )
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(actor(cast.sam, monday), number, monday + timedelta(hours=1))
    assert handlers([number]) == [cast.sam.id]
    before = Account.objects.get(pk=cast.sam.id).get_session_auth_hash()
    later = monday + timedelta(hours=2)
    given: dict[str, Any] = {"actor": cast.petra.actor, "membership_id": cast.sam.membership.pk, "now": later}
    leaving.move_now(**given, unit_id=cast.lijn_9.pk, function_name="Planner")
    sam = Membership.objects.get(pk=cast.sam.membership.pk)
    assert (sam.unit_id, sam.function_name) == (cast.lijn_9.pk, "Planner")
    assert actor(cast.sam, later).roles == {Role.EMP, Role.DSK}
    assert handlers([number]) == []
    assert told("handed_on") == {cast.carla.id}
    change = MembershipChange.objects.get()
    assert (change.kind, change.state, change.day) == ("move", "done", later.date())
    (line,) = handing_on.receipt(actor(cast.carla, later), change.pk).lines
    assert (line.number, line.came) == (number, Came.TO_COORDINATORS)
    assert Account.objects.get(pk=cast.sam.id).get_session_auth_hash() != before
    # Another function only is no move.
    leaving.move_now(**given, unit_id=cast.lijn_9.pk, function_name="Roosteraar")
    assert MembershipChange.objects.count() == 1
