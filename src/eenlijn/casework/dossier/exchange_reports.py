# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Own reports as another system reads them: those it delivered itself, or those of the person who asks.

The same lines as in the list of own reports on the screen: number, status and answer clock. Nothing of what
was told, so no line in the trail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from eenlijn.casework.dossier.own_reports import OwnReport, of_person, own_report, rows_of
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.access import delivered_by
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.portion import Portion, Portioned, portion_of


@dataclass(frozen=True)
class PlainReport:
    """A line of the list of own reports, and when something in it changed."""

    own: OwnReport
    changed_at: datetime


def own_reports(actor: Actor, portion: Portion, now: datetime) -> Portioned[PlainReport]:
    """The own reports, newest first; with a since, by when something changed. Five statements at most."""
    found = portion_of(
        _with_change(_own(actor)), portion, by="received_at", changed="changed_at", is_newest_first=True
    )
    return Portioned(_told(actor, found.rows, now), found.edge)


def receipt(actor: Actor, report_id: UUID, now: datetime) -> PlainReport:
    """The report behind a code, for whoever holds that code; NotVisible for anyone else."""
    report = own_report(actor, report_id)
    (told,) = _told(actor, list(_with_change(Report.objects.filter(pk=report.pk))), now)
    return told


def _own(actor: Actor) -> "QuerySet[Report]":
    if actor.is_token:
        closed = incidents.closed_to_systems(actor.scope_id).filter(report=OuterRef("pk"))
        return delivered_by(actor).filter(~Exists(closed))
    if actor.account_id is None:
        return Report.objects.none()
    return Report.objects.filter(of_person(actor), organisation_id=actor.scope_id)


def _with_change(reports: "QuerySet[Report]") -> "QuerySet[Report]":
    """A report changes with its dossier; while it is kept and not yet opened, nothing has changed."""
    dossier = Incident.objects.filter(report=OuterRef("pk"))
    return reports.annotate(changed_at=Coalesce(Subquery(dossier.values("changed_at")[:1]), F("received_at")))


def _told(actor: Actor, reports: Sequence[Report], now: datetime) -> tuple[PlainReport, ...]:
    lines = rows_of(actor, list(reports), now)
    return tuple(
        PlainReport(own, report.changed_at)  # type: ignore[attr-defined]  # annotated in _with_change
        for own, report in zip(lines, reports, strict=True)
    )
