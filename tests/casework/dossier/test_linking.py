# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers that belong together: Carla links what she handles; who sees one side learns nothing."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import linking
from eenlijn.casework.dossier.answering import circumstances_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.actions import AlreadyLinked, LinkedToItself, LinkReasonNeeded
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.links.models import Link
from eenlijn.casework.links.queries import links_of, same_person_incidents
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

WHY = "Zelfde abonnement, en de chauffeur herkende hem."


@pytest.fixture
def pair(cast: Cast, monday: datetime) -> tuple[Incident, Incident]:
    """Two reports of line 62, a day apart."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    numbers = [stories.report(cast.anna.actor, link, monday + timedelta(days=day)).number for day in (0, 1)]
    first, second = (Incident.objects.get(number=number) for number in numbers)
    return first, second


def make(cast: Cast, pair: tuple[Incident, Incident], now: datetime, **changes: object) -> None:
    told = {"kind": LinkKind.SAME_PERSON, "reason": WHY, "other_number": pair[1].number, **changes}
    linking.link_dossiers(actor=cast.carla.actor, number=pair[0].number, now=now, **told)  # type: ignore[arg-type]


def test_only_what_a_person_confirmed_counts_as_the_same_person(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    first, second = pair
    assert same_person_incidents(cast.carla.actor, first) == frozenset()
    make(cast, pair, monday, kind=LinkKind.SERIES)
    assert same_person_incidents(cast.carla.actor, first) == frozenset()
    make(cast, pair, monday)
    assert same_person_incidents(cast.carla.actor, first) == {second.pk}
    assert same_person_incidents(cast.carla.actor, second) == {first.pk}


def test_a_link_that_was_undone_counts_no_more_and_stays_in_the_table(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    make(cast, pair, monday)
    link_id = Link.objects.get().pk
    later = monday + timedelta(days=3)
    linking.unlink_dossiers(actor=cast.carla.actor, number=pair[1].number, link_id=link_id, now=later)
    assert same_person_incidents(cast.carla.actor, pair[0]) == frozenset()
    assert Link.objects.get().undone_at == later
    acts = TimelineEntry.objects.filter(act__in=(Act.LINKED, Act.UNLINKED)).order_by("at", "act")
    assert [one.act for one in acts] == [Act.LINKED, Act.LINKED, Act.UNLINKED, Act.UNLINKED]
    # The timeline is read by who sees one side only.
    assert not any(pair[1].number in str(one.detail) for one in acts)


def test_both_sides_show_the_other_to_carla_with_the_reason_and_to_bram_who_handles_nothing_there_is_no_page(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    make(cast, pair, monday)
    shown = [linking.together(cast.carla.actor, one.number).links for one in pair]
    assert [[(view.number, view.reason) for view in links] for links in shown] == [
        [(pair[1].number, WHY)],
        [(pair[0].number, WHY)],
    ]
    with pytest.raises(NotVisible):
        linking.together(cast.bram.actor, pair[0].number)


def test_who_sees_one_side_only_learns_nothing_of_the_link(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    make(cast, pair, monday)
    assert len(links_of(cast.carla.actor, pair[0])) == 1
    Incident.objects.filter(pk=pair[1].pk).update(lane=Lane.INTERNAL)
    assert links_of(cast.carla.actor, pair[0]) == ()
    assert same_person_incidents(cast.carla.actor, pair[0]) == frozenset()


def test_foreign_missing_apart_and_misspelt_are_one_refusal(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    link = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    foreign = stories.report(cast.dirk.actor, link, monday).number
    Incident.objects.filter(pk=pair[1].pk).update(lane=Lane.INTERNAL)
    lines = TrailLine.objects.count()
    said = set()
    for number in (foreign, "ZZZZZZZZ", pair[1].number, "", "x" * 400):
        with pytest.raises(linking.NotLinkable) as refused:
            make(cast, pair, monday, other_number=number)
        said.add(str(refused.value))
    assert said == {"Er is geen dossier met dat nummer dat jij hiermee kunt koppelen."}
    with pytest.raises(LinkedToItself):
        make(cast, pair, monday, other_number=pair[0].number)
    assert (Link.objects.count(), TrailLine.objects.count()) == (0, lines)


def test_a_link_needs_a_reason_and_is_there_once(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    for reason in ("  ", "x" * 501):
        with pytest.raises(LinkReasonNeeded):
            make(cast, pair, monday, reason=reason)
    make(cast, pair, monday)
    with pytest.raises(AlreadyLinked):
        make(cast, (pair[1], pair[0]), monday, other_number=pair[0].number)
    assert Link.objects.count() == 1


def test_a_dossier_of_the_same_team_within_two_hours_is_suggested_and_nobody_else_s(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    near = stories.report(cast.bram.actor, link, monday + timedelta(minutes=90)).number
    found = linking.together(cast.carla.actor, pair[0].number).suggestions
    assert [one.number for one in found] == [near]
    assert linking.together(cast.carla.actor, pair[1].number).suggestions == ()


def test_what_the_person_had_elsewhere_counts_for_an_answer_and_names_no_dossier(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    """Nothing that is gone by here names the other dossier."""
    carla, later = cast.carla.actor, monday + timedelta(days=2)
    make(cast, pair, later)
    stories.assess(carla, pair[1].number, later)
    stories.write(carla, pair[1].number, later)
    dossier.finish_letter(actor=carla, number=pair[1].number, now=later)
    stories.send(carla, pair[1].number, later)
    around = circumstances_of(carla, pair[0], later)
    assert [one.kind for one in around.earlier] == [AnswerKind.NORM_NOTICE]
    assert (around.sent_kinds, around.letters_sent) == ((), 0)
    assert pair[1].number not in repr(around)
    here = circumstances_of(carla, pair[1], later)
    assert here.sent_kinds == (AnswerKind.NORM_NOTICE,)
    assert [one.kind for one in here.earlier] == [AnswerKind.NORM_NOTICE]


def test_whoever_sees_only_the_one_dossier_cannot_tell_from_the_steps_what_stands_in_the_other(
    cast: Cast, pair: tuple[Incident, Incident], monday: datetime
) -> None:
    """Karin coordinates line 9 only: with a letter in the dossier of line 62 or without, all is the same."""
    carla, later = cast.carla.actor, monday + timedelta(days=2)
    karin = replace(
        cast.karin.actor,
        roles=frozenset({Role.EMP, Role.COO}),
        coordinated_unit_ids=frozenset({cast.lijn_9.pk}),
    )
    link = stories.link_of(carla, cast.lijn_9.pk, monday, "Bus 9")
    hers = Incident.objects.get(number=stories.report(cast.anna.actor, link, monday).number)
    make(cast, (hers, pair[1]), later)
    before = circumstances_of(karin, hers, later)
    stories.assess(carla, pair[1].number, later)
    stories.write(carla, pair[1].number, later)
    dossier.finish_letter(actor=carla, number=pair[1].number, now=later)
    stories.send(carla, pair[1].number, later)

    assert [one.kind for one in circumstances_of(carla, hers, later).earlier] == [AnswerKind.NORM_NOTICE]
    assert circumstances_of(karin, hers, later) == before
    assert (before.earlier, same_person_incidents(karin, hers)) == ((), frozenset())
