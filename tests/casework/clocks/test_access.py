# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose terms a system sees: with one scope all of its own organisation, whether it reads dossiers or not."""

from datetime import datetime
from uuid import UUID

import pytest

from eenlijn.casework.clocks.access import paused_by, visible_to
from eenlijn.casework.clocks.models import Clock
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from tests.cast import Cast
from tests.factories import stories


@pytest.fixture
def organisations(cast: Cast, monday: datetime) -> tuple[UUID, UUID]:
    for person, unit in ((cast.carla, cast.lijn_62), (cast.dirk, cast.woonservice)):
        link = stories.link_of(person.actor, unit.pk, monday)
        stories.report(Actor.link(link.organisation_id), link, monday)
    return cast.reggestreek.pk, cast.dinkelborg.pk


def ids(organisation_id: UUID) -> set[UUID]:
    return set(Clock.objects.filter(organisation_id=organisation_id).values_list("pk", flat=True))


@pytest.mark.parametrize("scope", Scope)
def test_one_scope_alone_opens_the_terms_of_the_own_organisation(
    organisations: tuple[UUID, UUID], scope: Scope
) -> None:
    for organisation_id in organisations:
        assert ids(organisation_id)
        token = Actor.token(organisation_id, UUID(int=7), "x", [scope])
        found = {one.pk for one in visible_to(token)}
        assert found == (ids(organisation_id) if scope == Scope.TERMS_READ else set())


def test_a_system_lets_no_term_stand_still(organisations: tuple[UUID, UUID]) -> None:
    assert list(paused_by(Actor.token(organisations[0], UUID(int=7), "x", Scope))) == []


def test_people_see_the_terms_of_the_dossiers_they_see(cast: Cast, organisations: tuple[UUID, UUID]) -> None:
    here, there = organisations
    assert {one.pk for one in visible_to(cast.carla.actor)} == ids(here)
    assert {one.pk for one in visible_to(cast.dirk.actor)} == ids(there)
    assert list(visible_to(cast.petra.actor)) == []
