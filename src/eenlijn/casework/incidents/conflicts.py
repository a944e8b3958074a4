# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conflict of interest: who may know nothing of a case, as a condition on rows and as a set of people.

| kept out | why |
|---|---|
| whoever is named as involved | accused, witness with an interest, partner, or by their own word |
| the standing deputy of that person | stands in, so reads and hears what that person would |
| a deputy of an absence that was not over when they were named | the same |
| managers of the unit of that person, or of a unit that person leads, and above | superiors |

Looked up when somebody asks: a deputy who is named later is kept out from then on. Whoever leads or stands in
for a manager is not kept out with them any further.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from eenlijn.casework.incidents.models import Incident, Involvement
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Absence, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import holders_of_role

# The person it was reported for carries the id of the report; others are victims by their role.
IT_HAPPENED_TO: Final = Q(pk=F("incident__report_id")) | Q(role="direct_victim")


def keeps_out(actor: Actor, incident: str = "pk") -> Exists:
    """Whether this actor may know nothing of the row; `incident` is the column that names the incident."""
    return Exists(_running().filter(_about(actor), incident=OuterRef(incident)))


def has_any(incident: str = "pk") -> Exists:
    """Whether anybody is involved now."""
    return Exists(_running().filter(incident=OuterRef(incident)))


def keeping_out(actor: Actor) -> "QuerySet[Involvement]":
    """The rows that keep this person out; for a system all, because nobody knows who reads it."""
    rows = _running().filter(organisation_id=actor.scope_id)
    return rows if actor.is_token else rows.filter(_about(actor))


def _running() -> "QuerySet[Involvement]":
    return Involvement.objects.filter(lifted_at=None)


def _about(actor: Actor) -> Q:
    return Q(account_id=actor.person_id) | _in_line_of(actor)


def _in_line_of(actor: Actor) -> Q:
    """Whether the actor stands in for, or leads, whoever is named by the row of an involvement."""
    theirs = Membership.objects.filter(
        organisation_id=OuterRef("organisation_id"), account_id=OuterRef("account_id")
    ).exclude(state=MembershipState.ENDED)
    away = Absence.objects.filter(
        organisation_id=OuterRef("organisation_id"),
        membership__account_id=OuterRef("account_id"),
        deputy__account_id=actor.person_id,
        ends_on__gte=OuterRef("since"),
    )
    related = Q(deputy__account_id=actor.person_id)
    if actor.managed_unit_ids:
        leads = RoleAssignment.objects.filter(
            membership=OuterRef("pk"), role=Role.MGR, ends_on=None, unit_id__in=actor.managed_unit_ids
        )
        related |= Q(unit_id__in=actor.managed_unit_ids) | Q(Exists(leads))
    return Q(Exists(theirs.filter(related))) | Q(Exists(away))


def kept_out_of(incident: Incident, now: datetime) -> frozenset[UUID]:
    """Everybody who may know nothing of this case now; one statement while nobody is involved."""
    named = Involvement.objects.filter(incident=incident, lifted_at=None)
    since = dict(named.values_list("account_id", "since"))
    if not since:
        return frozenset()
    return with_their_line(incident.organisation_id, since, now)


def with_their_line(organisation_id: UUID, since: Mapping[UUID, date], now: datetime) -> frozenset[UUID]:
    """These people, whoever stands in for them since those days, and whoever leads them."""
    members = Membership.objects.filter(organisation_id=organisation_id, account_id__in=since).exclude(
        state=MembershipState.ENDED
    )
    found = set(since)
    units: set[UUID] = set()
    for pk, unit_id, deputy_id in members.values_list("pk", "unit_id", "deputy__account_id"):
        found |= {deputy_id} if deputy_id else set()
        units |= {unit_id} if unit_id else set()
        led = RoleAssignment.objects.filter(membership=pk, role=Role.MGR, ends_on=None, unit__isnull=False)
        units |= {unit for unit in led.values_list("unit_id", flat=True) if unit}
    found |= _away(organisation_id, since)
    for unit_id in units:
        found |= holders_of_role(organisation_id=organisation_id, roles=(Role.MGR,), unit_id=unit_id, now=now)
    return frozenset(found)


def _away(organisation_id: UUID, since: Mapping[UUID, date]) -> set[UUID]:
    rows = Absence.objects.filter(
        organisation_id=organisation_id, membership__account_id__in=since, deputy__isnull=False
    )
    return {
        deputy
        for account, deputy, ends_on in rows.values_list(
            "membership__account_id", "deputy__account_id", "ends_on"
        )
        if deputy and ends_on >= since[account]
    }
