# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who counts what: people what they may open, a system its organisation when it may count."""

from datetime import datetime
from uuid import UUID

import pytest

from eenlijn.casework.facts.access import countable_by
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from tests.cast import Cast
from tests.factories import stories


@pytest.fixture
def organisations(cast: Cast, monday: datetime) -> tuple[UUID, UUID]:
    """Facts of a bus of Lijn 62, of the customer service, and of Dinkelborg."""
    for person, unit in (
        (cast.carla, cast.lijn_62),
        (cast.carla, cast.klantenservice),
        (cast.dirk, cast.woonservice),
    ):
        link = stories.link_of(person.actor, unit.pk, monday)
        stories.report(Actor.link(link.organisation_id), link, monday)
    return cast.reggestreek.pk, cast.dinkelborg.pk


def counted(actor: Actor) -> dict[UUID, int]:
    rows = list(countable_by(actor))
    return {one: sum(row.organisation_id == one for row in rows) for one in {r.organisation_id for r in rows}}


@pytest.mark.parametrize("scope", Scope)
def test_one_scope_alone_counts_the_own_organisation(organisations: tuple[UUID, UUID], scope: Scope) -> None:
    for organisation_id in organisations:
        whole = Fact.objects.filter(organisation_id=organisation_id).count()
        assert whole > 0
        expected = {organisation_id: whole} if scope == Scope.FIGURES_READ else {}
        assert counted(Actor.token(organisation_id, UUID(int=7), "x", [scope])) == expected


def test_every_scope_but_that_one_counts_nothing(organisations: tuple[UUID, UUID]) -> None:
    others = set(Scope) - {Scope.FIGURES_READ}
    assert counted(Actor.token(organisations[0], UUID(int=7), "x", others)) == {}


def test_people_count_what_they_may_open(cast: Cast, organisations: tuple[UUID, UUID]) -> None:
    here, there = organisations
    whole = Fact.objects.filter(organisation_id=here).count()
    team = Fact.objects.filter(unit=cast.lijn_62).count()
    assert 0 < team < whole
    assert counted(cast.carla.actor) == {here: whole}
    assert counted(cast.bram.actor) == {here: team}
    assert counted(cast.dirk.actor) == {there: Fact.objects.filter(organisation_id=there).count()}
    for who in set(cast.people) - {"carla", "bram", "dirk"}:
        assert counted(cast.people[who].actor) == {}
    for other in (Actor.nobody(), Actor.link(here), Actor.job("x", here)):
        assert counted(other) == {}
