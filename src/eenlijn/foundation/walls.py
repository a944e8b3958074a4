# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""For which employer this thread works now; on PostgreSQL the database shows rows of no other.

Doors say it: the middleware, the interface, pages behind a link, jobs and commands. Below them nobody does,
but for `as_role`: a room of which the rows have a role of their own enters that role. Where nobody said
anything, nothing is shown. The database hears it together with the next statement
(`foundation.postgresql`); SQLite, with one employer, hears nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, NamedTuple
from uuid import UUID


class Standing(NamedTuple):
    """Where somebody stands: within which employer, with which reach beyond it, in which role.

    `reach` is a name of the closed list `commons.access.reaches`; `role` the last part of the name of a role.
    """

    organisation_id: UUID | None = None
    reach: str = ""
    role: str = ""


NOWHERE: Final = Standing()
CARE: Final = "care"
FIGURES: Final = "figures"

_standing: Final[ContextVar[Standing | None]] = ContextVar("standing", default=None)


class _Outside:
    """Where somebody stands before any door was passed: nowhere. Tests stand elsewhere."""

    standing: Standing = NOWHERE


def standing() -> Standing:
    return _standing.get() or _Outside.standing


@contextmanager
def nowhere() -> Iterator[None]:
    """A door: what is entered in it ends with it, and nothing from before it counts in it."""
    with _as(NOWHERE):
        yield


@contextmanager
def within(organisation_id: UUID | None) -> Iterator[None]:
    """Within this employer, or within none; no reach goes along."""
    with _as(Standing(organisation_id)):
        yield


@contextmanager
def reaching(reach: str) -> Iterator[None]:
    """For a question before an employer is known, or over several: only as far as its list."""
    with _as(standing()._replace(reach=reach)):
        yield


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """For rows that only this role reads; everything else stays, also a role that was entered before."""
    with _as(standing()._replace(role=standing().role or role)):
        yield


def enter(organisation_id: UUID | None) -> None:
    """Within this employer from here until the door around it ends."""
    if _standing.get() is None:
        raise RuntimeError("no door is open: use within()")
    _standing.set(Standing(organisation_id))


@contextmanager
def _as(found: Standing) -> Iterator[None]:
    token = _standing.set(found)
    try:
        yield
    finally:
        _standing.reset(token)
