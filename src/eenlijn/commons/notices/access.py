# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which notices.

| who | sees |
|---|---|
| anyone signed in | the own notices in the app, of the active organisation |
| administrator of the organisation (ADM) | mail of the own organisation that was given up |
| platform administrator (PLT) | mail of every organisation that was given up |
| system (TOK) with `events:read` | the events of its organisation; of nobody's notices |
"""

from uuid import UUID

from django.db.models import QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice, OutgoingEvent


def mine(actor: Actor) -> "QuerySet[Notice]":
    """The notices in the app for this person in this organisation."""
    if actor.account_id is None or actor.organisation_id is None:
        return Notice.objects.none()
    return Notice.objects.filter(
        organisation_id=actor.organisation_id, recipient_id=actor.account_id, reaches=Reaches.APP
    )


def given_up_for(actor: Actor) -> "QuerySet[Notice]":
    """Mail that did not leave after all tries, for whoever has to do something about it."""
    lost = Notice.objects.filter(state=NoticeState.GIVEN_UP)
    if actor.has(Role.PLT):
        return lost
    whole_organisation = actor.has(Role.COO) and actor.coordinated_unit_ids is None
    if (actor.has(Role.ADM) or whole_organisation) and actor.organisation_id is not None:
        return lost.filter(organisation_id=actor.organisation_id)
    return lost.none()


def events_for(actor: Actor) -> "QuerySet[OutgoingEvent]":
    """What happened at this organisation, for its systems: type, number and time."""
    if not actor.may(Scope.EVENTS_READ):
        return OutgoingEvent.objects.none()
    return for_systems(actor.scope_id)


def for_systems(organisation_id: UUID) -> "QuerySet[OutgoingEvent]":
    """The events that may leave for a system of this employer."""
    return OutgoingEvent.objects.filter(organisation_id=organisation_id, is_for_people=False)
