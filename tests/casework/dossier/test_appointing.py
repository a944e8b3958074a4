# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only coordinator is accused: Noor finds somebody else, and reads nothing of the case."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import appointing, coming_back, lanes
from eenlijn.casework.dossier.appointing import CannotHandle, Overseen, appoint_handler, waiting
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.substitutes import name_substitute, remove_substitute, substitute_of
from eenlijn.casework.dossier.told_to import my_notices, unread_count
from eenlijn.casework.incidents.access import handled_by, visible_to
from eenlijn.casework.incidents.codes import InvolvedAs, ReturnReason
from eenlijn.casework.incidents.models import Assignment, Incident, Substitute
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership, RoleAssignment
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import SINCE, Cast, Person
from tests.factories.apart import about, joined, report

HOUR = timedelta(hours=1)


@pytest.fixture
def alone(cast: Cast, monday: datetime) -> str:
    """Anna reports Carla, who coordinates alone."""
    return about(cast.carla, cast, monday)


def coordinates_elsewhere(cast: Cast, person: Person, now: datetime) -> Person:
    """For one other team only."""
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=person.membership,
        role=Role.COO,
        unit=cast.lijn_9,
        starts_on=SINCE,
    )
    actor = actor_for(person.id, cast.reggestreek.pk, now)
    return Person(person.name, person.email, person.account, person.membership, actor)


def numbers(person: Person, now: datetime) -> list[tuple[str, bool]]:
    return [(one.number, one.needs_handler) for one in waiting(person.actor, now)]


def test_the_number_and_that_nobody_handles_it_is_all_there_is(
    cast: Cast, monday: datetime, alone: str
) -> None:
    """Beside it a case about a colleague that Carla handles, and one of the public task."""
    about(cast.teun, cast, monday)
    report(cast.anna, monday)
    assert numbers(cast.noor, monday) == [(alone, True)]
    assert appointing.overseen(cast.noor.actor, alone, monday) == Overseen(alone, needs_handler=True)
    assert not visible_to(cast.noor.actor).filter(number=alone).exists()
    for one in (cast.carla, cast.bram, cast.petra, cast.omar, cast.ilse, cast.anna, cast.joost, cast.dirk):
        assert numbers(one, monday) == []
        with pytest.raises(NotVisible):
            appointing.overseen(one.actor, alone, monday)
        with pytest.raises(NotVisible):
            appoint_handler(actor=one.actor, number=alone, called="Teun", now=monday)


def test_who_coordinates_another_team_is_appointed_and_hears_of_it(
    cast: Cast, monday: datetime, alone: str
) -> None:
    teun = coordinates_elsewhere(cast, cast.teun, monday)
    assert not visible_to(teun.actor).filter(number=alone).exists()
    appoint_handler(actor=cast.noor.actor, number=alone, called=teun.email, now=monday + HOUR)
    assert handled_by(teun.actor).filter(number=alone).exists()
    assert not visible_to(cast.noor.actor).filter(number=alone).exists()
    assert not visible_to(cast.carla.actor).filter(number=alone).exists()
    heard = Notice.objects.filter(event__object_number=alone, recipient=teun.account, reaches="mail")
    assert list(heard.values_list("event__type", flat=True)) == ["needs_handler"]
    line = TrailLine.objects.get(action="appoint_handler")
    assert (line.account_id, line.object_id) == (cast.noor.id, str(Incident.objects.get(number=alone).pk))
    done = TimelineEntry.objects.get(act=Act.HANDLER_APPOINTED)
    assert (done.account_id, done.at, done.detail) == (cast.noor.id, monday + HOUR, {})
    assert numbers(cast.noor, monday + HOUR) == []
    with pytest.raises(NotVisible):
        appoint_handler(actor=cast.noor.actor, number=alone, called=teun.email, now=monday + HOUR)


def test_who_cannot_handle_it_gets_one_sentence_whatever_the_reason(
    cast: Cast, monday: datetime, alone: str
) -> None:
    """Accused; who leads the accused; no coordinator; who reported it; who is asked as its adviser."""
    anna = coordinates_elsewhere(cast, cast.anna, monday)
    joost = coordinates_elsewhere(cast, cast.joost, monday)
    wies = coordinates_elsewhere(cast, joined(cast, "wies", monday), monday)
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=wies.membership,
        role=Role.MGR,
        unit=cast.klantenservice,
        starts_on=SINCE,
    )
    said = set()
    for one in (cast.carla, wies, cast.teun, anna, joost):
        with pytest.raises(CannotHandle) as refused:
            appoint_handler(actor=cast.noor.actor, number=alone, called=one.email, now=monday)
        said.add(refused.value.sentence)
    assert len(said) == 1
    with pytest.raises(lanes.NobodyCalledThis):
        appoint_handler(actor=cast.noor.actor, number=alone, called=cast.dirk.email, now=monday)
    assert not Assignment.objects.filter(incident__number=alone, kind="handler").exists()
    assert not TrailLine.objects.filter(action="appoint_handler").exists()


def test_only_a_confirmed_member_is_found(cast: Cast, monday: datetime, alone: str) -> None:
    teun = coordinates_elsewhere(cast, cast.teun, monday)
    Membership.objects.filter(pk=teun.membership.pk).update(state=MembershipState.SUSPENDED)
    with pytest.raises(lanes.NobodyCalledThis):
        appoint_handler(actor=cast.noor.actor, number=alone, called="Teun", now=monday)


def test_a_privacy_officer_who_is_involved_knows_nothing_of_it(
    cast: Cast, monday: datetime, alone: str
) -> None:
    RoleAssignment.objects.filter(membership=cast.carla.membership, role=Role.COO).delete()
    hers = about(cast.noor, cast, monday)
    told_by_her = report(cast.noor, monday, other_is_colleague=True)
    assert numbers(cast.noor, monday) == [(alone, True)]
    for number in (hers, told_by_her):
        with pytest.raises(NotVisible):
            appointing.overseen(cast.noor.actor, number, monday)
    # Of her own report she may read that it waits, as of any own report.
    assert {row.number for row in my_notices(cast.noor.actor)} == {alone, told_by_her}


def test_a_handler_who_lost_the_role_leaves_a_case_that_nobody_handles(cast: Cast, monday: datetime) -> None:
    number = about(cast.teun, cast, monday)
    assert numbers(cast.noor, monday) == []
    RoleAssignment.objects.filter(membership=cast.carla.membership, role=Role.COO).delete()
    assert numbers(cast.noor, monday) == [(number, True)]


def test_a_shielded_case_is_nothing_for_a_privacy_officer(cast: Cast, monday: datetime, alone: str) -> None:
    otto = joined(cast, "otto", monday, Role.PRO)
    teun = coordinates_elsewhere(cast, cast.teun, monday)
    appoint_handler(actor=cast.noor.actor, number=alone, called=teun.email, now=monday)
    lanes.shield(actor=teun.actor, number=alone, officers=frozenset({otto.id}), now=monday + HOUR)
    assert numbers(cast.noor, monday + HOUR) == []
    assert alone not in {row.number for row in my_notices(cast.noor.actor)}
    with pytest.raises(NotVisible):
        appointing.overseen(cast.noor.actor, alone, monday + HOUR)


def test_who_watches_reads_in_the_app_that_it_needs_somebody(cast: Cast, monday: datetime) -> None:
    """The privacy officer and the substitute; nobody else reads anything of it."""
    name_substitute(actor=cast.petra.actor, called="Ilse", now=monday)
    alone = about(cast.carla, cast, monday)
    for person in (cast.noor, cast.ilse):
        rows = [(row.event_type.value, row.number) for row in my_notices(person.actor)]
        assert rows == [("needs_handler", alone)]
        assert unread_count(person.actor) == 1
    for person in (cast.carla, cast.bram, cast.petra, cast.omar, cast.teun):
        assert alone not in {row.number for row in my_notices(person.actor)}
    remove_substitute(actor=cast.petra.actor, now=monday + HOUR)
    assert my_notices(cast.ilse.actor) == []


def test_a_proposal_stands_beside_what_nobody_handles(cast: Cast, monday: datetime, alone: str) -> None:
    joined(cast, "vera", monday, Role.COO)
    other = about(cast.teun, cast, monday)
    handler = Assignment.objects.get(incident__number=other, kind="handler", ended_at=None)
    actor = actor_for(handler.account_id, cast.reggestreek.pk, monday)
    coming_back.propose_back(
        actor=actor, number=other, reason=ReturnReason.NOT_A_COLLEAGUE, now=monday + HOUR
    )
    assert numbers(cast.noor, monday + HOUR) == [(alone, True), (other, False)]
    found = appointing.overseen(cast.noor.actor, other, monday + HOUR).proposal
    assert found is not None
    assert (found.asked_by, found.accused, found.reason) == ("", 1, ReturnReason.NOT_A_COLLEAGUE)
    # Somebody who is named since makes it nobody's business of theirs.
    lanes.name_involved(
        actor=actor, number=other, called=cast.noor.email, kind=InvolvedAs.PARTNER, now=monday + HOUR
    )
    assert numbers(cast.noor, monday + HOUR) == [(alone, True)]


def test_the_administrator_takes_the_substitute_away_with_a_line(cast: Cast, monday: datetime) -> None:
    for one in (cast.carla, cast.noor, cast.dirk):
        with pytest.raises(NotVisible):
            remove_substitute(actor=one.actor, now=monday)
    with pytest.raises(NotVisible):
        remove_substitute(actor=cast.petra.actor, now=monday)
    name_substitute(actor=cast.petra.actor, called="Ilse", now=monday)
    remove_substitute(actor=cast.petra.actor, now=monday + HOUR)
    assert substitute_of(cast.petra.actor) == ""
    assert not Substitute.objects.exists()
    lines = TrailLine.objects.filter(action__endswith="_substitute").order_by("sequence")
    assert list(lines.values_list("action", "account_id")) == [
        ("name_substitute", cast.petra.id),
        ("remove_substitute", cast.petra.id),
    ]
    alone = about(cast.carla, cast, monday + HOUR)
    told = Notice.objects.filter(event__object_number=alone, event__type="needs_handler", reaches="mail")
    assert list(told.values_list("recipient_id", flat=True)) == [cast.noor.id]
