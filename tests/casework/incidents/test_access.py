# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a system sees of incidents: with one scope all of its organisation, else nothing; it handles none."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.dossier import access as dossier
from eenlijn.casework.incidents import access
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Scope
from eenlijn.commons.access.matrix import may_read, may_see_status, may_write
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast
from tests.factories import stories, tokens


@pytest.fixture
def numbers(cast: Cast, monday: datetime) -> dict[str, str]:
    """One report on a bus, one without a link, and one at Dinkelborg that could leak."""
    bus = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    house = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    return {
        "anna": stories.report(cast.anna.actor, bus, monday).number,
        "passer-by": stories.report(Actor.link(bus.organisation_id), bus, monday).number,
        "mila": stories.report(cast.mila.actor, house, monday).number,
    }


def seen(rows: Iterable[Incident]) -> set[str]:
    return {one.number for one in rows}


def system(organisation_id: UUID, *scopes: Scope) -> Actor:
    return Actor.token(organisation_id, UUID(int=7), "00000000", scopes)


@pytest.mark.parametrize("scope", Scope)
def test_one_scope_alone_opens_all_of_the_own_organisation(
    cast: Cast, numbers: dict[str, str], scope: Scope
) -> None:
    here = system(cast.reggestreek.pk, scope)
    there = system(cast.dinkelborg.pk, scope)
    opens = scope == Scope.DOSSIERS_READ
    assert seen(access.visible_to(here)) == ({numbers["anna"], numbers["passer-by"]} if opens else set())
    assert seen(access.visible_to(there)) == ({numbers["mila"]} if opens else set())


def test_every_scope_but_that_one_opens_nothing(cast: Cast, numbers: dict[str, str]) -> None:
    others = system(cast.reggestreek.pk, *(set(Scope) - {Scope.DOSSIERS_READ}))
    assert seen(access.visible_to(others)) == set()
    assert seen(access.visible_to(system(cast.reggestreek.pk))) == set()


def test_a_system_with_everything_handles_watches_and_works_on_none(
    cast: Cast, monday: datetime, numbers: dict[str, str]
) -> None:
    everything = tokens.system(cast.petra.actor, monday)
    assert seen(access.visible_to(everything)) == {numbers["anna"], numbers["passer-by"]}
    for way in (access.handled_by, access.watched_by, access.worked_by):
        assert seen(way(cast.carla.actor)) == {numbers["anna"], numbers["passer-by"]}
        assert seen(way(everything)) == set()
    assert dossier.readable(everything, numbers["anna"]).number == numbers["anna"]
    for way_in in (dossier.handled, dossier.watched):
        with pytest.raises(NotVisible):
            way_in(everything, numbers["anna"])


def test_a_foreign_number_is_like_one_that_does_not_exist(
    cast: Cast, monday: datetime, numbers: dict[str, str]
) -> None:
    everything = tokens.system(cast.petra.actor, monday)
    for number in (numbers["mila"], "7K4M-2QX", "x"):
        with pytest.raises(NotVisible):
            dossier.readable(everything, number)


def test_its_relation_is_that_of_the_interface_and_only_here(cast: Cast, numbers: dict[str, str]) -> None:
    reads = system(cast.reggestreek.pk, Scope.DOSSIERS_READ)
    counts = system(cast.reggestreek.pk, Scope.FIGURES_READ, Scope.REPORTS_READ)
    here = Incident.objects.get(number=numbers["anna"])
    there = Incident.objects.get(number=numbers["mila"])
    assert (access.relation_of(reads, here), access.relations_of(reads, here)) == (
        Relation.INTERFACE,
        frozenset({Relation.INTERFACE}),
    )
    assert access.relation_of(reads, there) == Relation.NONE
    assert access.relation_of(counts, here) == Relation.NONE
    assert access.relations_of(counts, here) == frozenset()


def test_a_person_never_has_that_relation(cast: Cast, numbers: dict[str, str]) -> None:
    here = Incident.objects.get(number=numbers["anna"])
    for person in cast.people.values():
        assert Relation.INTERFACE not in access.relations_of(person.actor, here)


def test_facts_open_and_who_it_is_about_never(cast: Cast, numbers: dict[str, str]) -> None:
    reads = system(cast.reggestreek.pk, Scope.DOSSIERS_READ)
    here = Incident.objects.get(number=numbers["anna"])
    relation = access.relation_of(reads, here)
    assert {one for one in Compartment if may_read(reads, one, relation)} == {Compartment.FACTS}
    assert {one for one in Compartment if may_see_status(reads, one, relation)} == {Compartment.FACTS}
    assert not any(may_write(reads, one, relation) for one in Compartment)
    assert dossier.open_names(reads, here, may_handle=False) == frozenset()


@pytest.mark.parametrize("who", ["carla", "bram", "anna", "karin", "joost", "dirk"])
def test_among_the_rows_somebody_sees_the_same_are_handled(
    cast: Cast, numbers: dict[str, str], who: str
) -> None:
    actor = getattr(cast, who).actor
    seen_rows = list(access.visible_to(actor))
    assert access.handled_among(actor, seen_rows) == {one.pk for one in access.handled_by(actor)}
    # Rows of others that came with them are not handled, whoever asks.
    foreign = list(Incident.objects.exclude(organisation_id=actor.organisation_id))
    assert foreign
    assert access.handled_among(actor, foreign) == frozenset()


def test_a_handler_of_one_dossier_handles_that_one_and_a_system_none(
    cast: Cast, monday: datetime, numbers: dict[str, str]
) -> None:
    mine = Incident.objects.get(number=numbers["anna"])
    rows = list(Incident.objects.filter(organisation_id=cast.reggestreek.pk))
    Assignment.objects.create(
        organisation_id=mine.organisation_id,
        incident=mine,
        account_id=cast.bram.id,
        kind=AssignmentKind.HANDLER,
        started_at=monday,
    )
    assert len(rows) == 2
    assert access.handled_among(cast.bram.actor, rows) == {mine.pk}
    assert access.handled_among(tokens.system(cast.petra.actor, monday), rows) == frozenset()


def test_who_coordinates_everything_is_not_asked_about(
    cast: Cast, numbers: dict[str, str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = list(access.visible_to(cast.carla.actor))
    with django_assert_num_queries(0):
        assert access.handled_among(cast.carla.actor, rows) == {one.pk for one in rows}
    with django_assert_num_queries(1):
        assert access.handled_among(cast.bram.actor, rows) == frozenset()
