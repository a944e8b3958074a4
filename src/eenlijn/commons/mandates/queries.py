# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may decide: this actor, these holders, and the whole list of an organisation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.mandates.access import visible_to
from eenlijn.commons.mandates.models import Mandate


@dataclass(frozen=True)
class MandateView:
    """One mandate: until `valid_until`, that day not included."""

    id: UUID
    answer_kind: str
    highest_level: int
    function_name: str
    valid_from: date
    valid_until: date | None
    source: str


def function_key(function_name: str) -> str:
    """A function in one spelling: without capitals and spare spaces."""
    return " ".join(function_name.split()).casefold()


def may_decide(actor: Actor, answer_kind: str, level: int, on: date) -> MandateView | None:
    """Return the mandate by which this person may decide at this severity that day, or None. One query.

    Only the holder decides: an administrator, a coordinator or a deputy does not by that alone.
    """
    own = Membership.objects.filter(
        organisation_id=OuterRef("organisation_id"),
        account_id=actor.person_id,
        account__is_active=True,
        state=MembershipState.CONFIRMED,
    )
    asked = in_force(actor.scope_id, on).filter(answer_kind=answer_kind, highest_level__gte=level)
    held = asked.annotate(held_as=Subquery(own.values("function_name")[:1])).order_by("highest_level", "pk")
    mine = (one for one in held if one.held_as is not None and function_key(one.held_as) == one.function_key)
    return next((view_of(one) for one in mine), None)


def held_by(actor: Actor, on: date) -> tuple[MandateView, ...]:
    """Return the mandates this person holds that day, of any kind. One query."""
    own = Membership.objects.filter(
        organisation_id=OuterRef("organisation_id"),
        account_id=actor.person_id,
        account__is_active=True,
        state=MembershipState.CONFIRMED,
    )
    asked = in_force(actor.scope_id, on).annotate(held_as=Subquery(own.values("function_name")[:1]))
    rows = asked.order_by("answer_kind", "highest_level", "pk")
    return tuple(
        view_of(one)
        for one in rows
        if one.held_as is not None and function_key(one.held_as) == one.function_key
    )


@dataclass(frozen=True)
class MandatesOn:
    """What counts on a day, and what counted before it and has ended."""

    in_force: tuple[MandateView, ...]
    ended: tuple[MandateView, ...]


def mandates_on(organisation_id: UUID, on: date) -> MandatesOn:
    """Return both at once, so that a refusal can name the day a mandate ended. One query."""
    rows = Mandate.objects.filter(organisation_id=organisation_id, valid_from__lte=on)
    told = [view_of(one) for one in rows.order_by("answer_kind", "highest_level", "function_key", "pk")]
    return MandatesOn(
        in_force=tuple(one for one in told if one.valid_until is None or one.valid_until > on),
        ended=tuple(one for one in told if one.valid_until is not None and one.valid_until <= on),
    )


def holders(organisation_id: UUID, answer_kind: str, level: int, on: date) -> list[UUID]:
    """Return the accounts that may decide this that day, in a fixed order. Two queries."""
    asked = in_force(organisation_id, on).filter(answer_kind=answer_kind, highest_level__gte=level)
    keys = set(asked.values_list("function_key", flat=True))
    if not keys:
        return []
    members = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=on),
        organisation_id=organisation_id,
        state=MembershipState.CONFIRMED,
        account__is_active=True,
        starts_on__lte=on,
    ).order_by("starts_on", "pk")
    told = members.values_list("account_id", "function_name")
    return [account_id for account_id, function_name in told if function_key(function_name) in keys]


def is_mandated(organisation_id: UUID, answer_kind: str, on: date) -> bool:
    """Tell whether any function may decide about this kind of answer that day. One query."""
    return in_force(organisation_id, on).filter(answer_kind=answer_kind).exists()


def mandates_of(actor: Actor) -> tuple[MandateView, ...]:
    """Return every mandate of the own organisation, also ended and coming ones, by kind. One query."""
    rows = visible_to(actor).order_by("answer_kind", "function_key", "valid_from", "pk")
    return tuple(view_of(one) for one in rows)


def in_force(organisation_id: UUID, on: date) -> "QuerySet[Mandate]":
    """The mandates that count that day."""
    not_over = Q(valid_until=None) | Q(valid_until__gt=on)
    return Mandate.objects.filter(not_over, organisation_id=organisation_id, valid_from__lte=on)


def view_of(row: Mandate) -> MandateView:
    """A row as others read it."""
    return MandateView(
        id=row.pk,
        answer_kind=row.answer_kind,
        highest_level=row.highest_level,
        function_name=row.function_name,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        source=row.source,
    )
