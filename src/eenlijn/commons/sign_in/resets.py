# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lost second factor: the person asks, one administrator agrees, then a second one or a whole day.

Nobody takes it away alone and unseen: the person and the privacy officer are told when the first one agrees,
and who still has a factor ends it by signing in. Of somebody who works for several employers no second person
of one of them decides: then the day passes, and the privacy officers of all are told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import ActorKind, Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.combinations import SECOND_PERSONS
from eenlijn.commons.accounts.queries import holders_of_role, names_of
from eenlijn.commons.sign_in.codes import MailKind, ResetState
from eenlijn.commons.sign_in.factors import has_factor, take_all_away
from eenlijn.commons.sign_in.forgotten import tell_accounts
from eenlijn.commons.sign_in.models import FactorReset
from eenlijn.commons.tenancy.actions import end_sessions
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.commons.trail.actions import Entry, append

WAIT: Final = timedelta(hours=24)
# What nobody agreed to in this time is over: asking again shows who wants it now.
ASKED_FOR: Final = timedelta(days=7)
_RUNNING: Final = (ResetState.ASKED, ResetState.AGREED)


class NotTheSame(Refused):
    def __init__(self) -> None:
        """Say who may."""
        super().__init__(_("Hierover beslist een ander: niet de persoon zelf, en niet wie het eerst ja zei."))


class WaitsADay(Refused):
    def __init__(self) -> None:
        """Say why."""
        told = _("Deze collega werkt voor meer werkgevers. Dan gaat het vanzelf door, na een dag.")
        super().__init__(told)


@dataclass(frozen=True)
class Reset:
    """One request as those who decide read it."""

    id: UUID
    name: str
    state: ResetState
    asked_at: datetime
    goes_on_at: datetime | None
    may_agree: bool
    may_confirm: bool


@transaction.atomic
def ask_reset(*, actor: Actor, now: datetime) -> None:
    """Ask the administrators, once at a time; the door saw the password of this person a moment ago."""
    account_id = actor.person_id
    running = FactorReset.objects.filter(account_id=account_id, state__in=_RUNNING)
    running.filter(asked_at__lte=now - ASKED_FOR, state=ResetState.ASKED).update(state=ResetState.REFUSED)
    if actor.organisation_id is None or not has_factor(account_id) or running.exists():
        return
    row = FactorReset.objects.create(
        organisation_id=actor.organisation_id, account_id=account_id, asked_at=now
    )
    _tell(row, {Role.ADM}, MailKind.RESET_ASKED, now)
    _line(actor, row, "ask_factor_reset", now)


def open_resets(actor: Actor, now: datetime) -> tuple[Reset, ...]:
    """Return what waits for a decision at the active employer. Two queries, whatever waits."""
    rows = list(_here(actor, now).order_by("asked_at", "pk"))
    names = names_of(one.account_id for one in rows)
    return tuple(_shown(one, names[one.account_id], actor) for one in rows)


@transaction.atomic
def agree(*, actor: Actor, reset_id: UUID, now: datetime) -> None:
    """Say yes as the first one: an administrator who spoke to the person."""
    row = _found(actor, reset_id, now)
    if not actor.has(Role.ADM):
        raise NotYours
    if actor.account_id == row.account_id:
        raise NotTheSame
    waiting = FactorReset.objects.filter(pk=row.pk, state=ResetState.ASKED)
    if not waiting.update(state=ResetState.AGREED, agreed_by=actor.account_id, agreed_at=now):
        raise NotYours
    _tell(row, {Role.DPO}, MailKind.RESET_AGREED, now, also=[row.account_id])
    _line(actor, row, "agree_factor_reset", now)


@transaction.atomic
def confirm(*, actor: Actor, reset_id: UUID, now: datetime) -> None:
    """Say yes as the second one: another administrator, or the privacy officer."""
    row = _found(actor, reset_id, now)
    if actor.account_id in {row.account_id, row.agreed_by_id}:
        raise NotTheSame
    if len(actor_for(row.account_id, None, now).organisation_ids) > 1:
        raise WaitsADay
    _finish(actor, row, now)


@transaction.atomic
def refuse(*, actor: Actor, reset_id: UUID, now: datetime) -> None:
    """Say no; one is enough."""
    row = _found(actor, reset_id, now)
    if actor.account_id == row.account_id:
        raise NotTheSame
    FactorReset.objects.filter(pk=row.pk, state__in=_RUNNING).update(state=ResetState.REFUSED, done_at=now)
    _line(actor, row, "refuse_factor_reset", now)


def end_by_owner(account_id: UUID, now: datetime) -> None:
    """The factor was shown, so it is not lost: nothing is taken away. One statement."""
    FactorReset.objects.filter(account_id=account_id, state__in=_RUNNING).update(
        state=ResetState.REFUSED, done_at=now
    )


def due_resets(now: datetime) -> list[tuple[UUID, UUID]]:
    """Return what an administrator agreed to a day ago, each with its employer."""
    late = FactorReset.objects.filter(state=ResetState.AGREED, agreed_at__lte=now - WAIT)
    return list(late.values_list("pk", "organisation_id"))


@transaction.atomic
def finish(*, reset_id: UUID, organisation_id: UUID, now: datetime) -> int:
    """Take away what waited a day; tells how many. May run twice."""
    row = FactorReset.objects.get(pk=reset_id)
    return _finish(Actor.job("finish_factor_resets", organisation_id), row, now)


def _finish(actor: Actor, row: FactorReset, now: datetime) -> int:
    """Decided by one conditional update; the person begins anew with the password."""
    agreed = FactorReset.objects.filter(pk=row.pk, state=ResetState.AGREED)
    if not agreed.update(state=ResetState.DONE, done_at=now):
        if actor.is_job:
            return 0
        raise NotYours
    take_all_away(row.account_id)
    end_sessions(row.account_id)
    tell_accounts([row.account_id], MailKind.RESET_DONE, now)
    _line(actor, row, "finish_factor_reset", now)
    return 1


def _here(actor: Actor, now: datetime) -> "QuerySet[FactorReset]":
    """At the active employer, for who may decide about it; asked too long ago is over."""
    if not (actor.is_person and actor.has(*SECOND_PERSONS)):
        return FactorReset.objects.none()
    rows = FactorReset.objects.filter(organisation_id=actor.scope_id, state__in=_RUNNING)
    return rows.exclude(state=ResetState.ASKED, asked_at__lte=now - ASKED_FOR)


def _found(actor: Actor, reset_id: UUID, now: datetime) -> FactorReset:
    row = _here(actor, now).filter(pk=reset_id).first()
    if row is None:
        raise NotYours
    return row


def _shown(row: FactorReset, name: str, actor: Actor) -> Reset:
    is_other = actor.account_id != row.account_id
    state = ResetState(row.state)
    return Reset(
        id=row.pk,
        name=name,
        state=state,
        asked_at=row.asked_at,
        goes_on_at=row.agreed_at + WAIT if row.agreed_at else None,
        may_agree=is_other and state is ResetState.ASKED and actor.has(Role.ADM),
        may_confirm=is_other and state is ResetState.AGREED and actor.account_id != row.agreed_by_id,
    )


def _tell(
    row: FactorReset, roles: Iterable[Role], kind: MailKind, now: datetime, also: Iterable[UUID] = ()
) -> None:
    """Everybody who holds one of these roles at an employer of this person, but for that person."""
    places = actor_for(row.account_id, None, now).organisation_ids or (row.organisation_id,)
    here = [row.organisation_id] if kind == MailKind.RESET_ASKED else places
    found = (holders_of_role(organisation_id=one, roles=roles, unit_id=None, now=now) for one in here)
    others = frozenset[UUID]().union(*found) - {row.account_id}
    tell_accounts([*others, *also], kind, now)


def _line(actor: Actor, row: FactorReset, action: str, now: datetime) -> None:
    if actor.organisation_id is None:
        actor = Actor(kind=ActorKind.PERSON, account_id=row.account_id, organisation_id=row.organisation_id)
    append(actor, now, Entry(action, "account", row.account_id, subject_id=row.account_id))
