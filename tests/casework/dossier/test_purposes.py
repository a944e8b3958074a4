# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A purpose belongs to an activity, and an activity to roles: nobody opens names for what they do not do."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.processing import ASKED, PURPOSES, PurposeNotHeld, asked_of, may_use
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

# Of these purposes a person of this role may choose when no task says it.
MAY: dict[str, list[str]] = {
    "COO": ["read", "assess", "answer", "close", "damage", "care"],
    "MGR": ["read", "assess", "answer", "close", "care"],
    "LEG": ["read", "assess", "answer", "close", "damage"],
    "OOV": ["read", "assess", "answer", "close"],
    "PRO": ["read", "assess", "answer", "close"],
    "AFT": ["care"],
}


def actor_with(role: Role) -> Actor:
    """Everybody is an employee too; that opens nothing of others."""
    return Actor(kind="person", roles=frozenset({Role.EMP, role}))  # type: ignore[arg-type]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYS])
def test_what_each_role_may_choose(role: Role) -> None:
    assert [code for code, _words in asked_of(actor_with(role))] == MAY.get(role.value, [])


def test_what_is_asked_is_a_purpose_of_the_register_and_an_unknown_one_is_nobodys() -> None:
    assert set(ASKED) <= set(PURPOSES)
    assert not any(may_use(actor_with(role), "nieuwsgierig") for role in Role)


@pytest.mark.parametrize("purpose", ["damage", "break_glass", "review", "interface", "", "nieuwsgierig"])
def test_a_manager_opens_nothing_for_what_is_not_the_work_of_one(
    cast: Cast, monday: datetime, purpose: str
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    now = monday + timedelta(hours=1)
    before = TrailLine.objects.count()
    with pytest.raises(PurposeNotHeld):
        dossier.reveal_names(actor=cast.bram.actor, number=number, purpose=purpose, now=now)
    with pytest.raises(NotVisible):
        dossier.open_dossier(actor=cast.bram.actor, number=number, purpose=purpose, now=now)
    assert TrailLine.objects.count() == before
    dossier.reveal_names(actor=cast.bram.actor, number=number, purpose="read", now=now)
    line = TrailLine.objects.filter(action="reveal_names").get()
    assert (line.purpose, line.account_id) == ("read", cast.bram.id)


def test_who_sees_nothing_hears_nothing_of_purposes(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    for who in (cast.dirk, cast.teun, cast.petra):
        for purpose in ("read", "break_glass"):
            with pytest.raises(NotVisible):
                dossier.reveal_names(actor=who.actor, number=number, purpose=purpose, now=monday)
