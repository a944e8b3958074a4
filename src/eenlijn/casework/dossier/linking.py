# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saying that two dossiers belong together, and that they do not after all (row B10).

Only between dossiers that the actor may handle both, of one employer and in one lane. Who sees one of the
two learns nothing of the other: the timeline names no number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.links import actions as links
from eenlijn.casework.links.actions import LinkedToItself
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.links.queries import LinkView, MergeView, links_of, merges_around
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.sealed.compartments import Compartment

# So far apart in time, in the same team, two open dossiers may be the same event.
NEAR: Final = timedelta(hours=2)
MOST_SUGGESTED: Final = 5


class NotLinkable(Refused):
    """Missing, foreign, in another lane and not yours to handle: one sentence, so that it tells nothing."""

    def __init__(self) -> None:
        super().__init__(_("Er is geen dossier met dat nummer dat jij hiermee kunt koppelen."))


@transaction.atomic
def link_dossiers(
    *, actor: Actor, number: str, other_number: str, kind: LinkKind, reason: str, now: datetime
) -> None:
    """A person stands for it, with a reason; both dossiers tell that it was done."""
    incident = access.handled(actor, number)
    other = other_side(actor, incident, other_number)
    for one in (incident, other):
        check_use(one)
    links.make_link(first=incident, second=other, kind=kind, reason=reason, account_id=person(actor), now=now)
    for one in (incident, other):
        note(one, Act.LINKED, now, actor.account_id, kind=kind.value)
        append(actor, now, line("link_dossiers", one, Compartment.PERPETRATOR))


@transaction.atomic
def unlink_dossiers(*, actor: Actor, number: str, link_id: UUID, now: datetime) -> None:
    """The link counts no more; who may handle only one of the two cannot say so."""
    incident = access.handled(actor, number)
    row = links.undo_link(link_id=link_id, incident=incident, account_id=person(actor), now=now)
    both = incidents.handled_by(actor).filter(pk__in=(row.incident_id, row.other_id))
    sides = tuple(both.select_related("organisation", "unit", "report"))
    if len(sides) != 2:  # noqa: PLR2004 - two sides
        raise NotVisible
    for one in sides:
        note(one, Act.UNLINKED, now, actor.account_id, kind=row.kind)
        append(actor, now, line("unlink_dossiers", one, Compartment.PERPETRATOR))


def other_side(actor: Actor, incident: Incident, number: str) -> Incident:
    """The dossier with this number when it may be joined to this one; else one and the same refusal."""
    wanted = normalise_number(number) or ""
    if wanted == incident.number:
        raise LinkedToItself
    try:
        other = access.handled(actor, wanted)
    except NotVisible:
        raise NotLinkable from None
    if other.lane != incident.lane or other.is_exercise != incident.is_exercise:
        raise NotLinkable
    return other


@dataclass(frozen=True)
class Suggestion:
    """An open dossier that may be the same event: what and where, never who."""

    number: str
    title: str
    occurred_at: datetime


@dataclass(frozen=True)
class Together:
    """What belongs to a dossier, for who handles it."""

    links: tuple[LinkView, ...]
    merges: tuple[MergeView, ...]
    suggestions: tuple[Suggestion, ...]


def together(actor: Actor, number: str) -> Together:
    """Links and merges of this dossier, and what else may be the same; three statements after the way in."""
    incident = access.handled(actor, number)
    return Together(
        links=links_of(actor, incident),
        merges=merges_around(actor, incident),
        suggestions=_suggestions(actor, incident),
    )


def _suggestions(actor: Actor, incident: Incident) -> tuple[Suggestion, ...]:
    """Open dossiers of the same team within two hours; by place and time only, nobody is compared."""
    if incident.lane != Lane.PUBLIC_TASK or incident.unit_id is None or incident.status not in OPEN:
        return ()
    near = incidents.handled_by(actor).filter(
        unit_id=incident.unit_id,
        lane=incident.lane,
        is_exercise=incident.is_exercise,
        status__in=OPEN,
        occurred_at__range=(incident.occurred_at - NEAR, incident.occurred_at + NEAR),
    )
    found = near.exclude(pk=incident.pk).order_by("occurred_at", "pk")[:MOST_SUGGESTED]
    return tuple(
        Suggestion(one.number, title_of(one, vault.open(one, "place")), one.occurred_at) for one in found
    )
