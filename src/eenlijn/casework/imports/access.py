# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may take over an old register.

| role | sees and does |
|---|---|
| coordinator of the whole organisation (COO) | every batch of the own organisation |
| job (SYS) | every batch of the organisation it was started for |
| coordinator of some units, administrator, anyone else | nothing |
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.imports.models import ImportBatch, ImportedRow
from eenlijn.casework.incidents.codes import Status
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible


def may_import(actor: Actor) -> bool:
    """An old register holds rows of every unit: only who coordinates all of them may write these."""
    coordinates_all = actor.has(Role.COO) and actor.coordinated_unit_ids is None
    return actor.organisation_id is not None and (actor.is_job or coordinates_all)


def visible_to(actor: Actor) -> "QuerySet[ImportBatch]":
    """The only way to batches."""
    if not may_import(actor):
        return ImportBatch.objects.none()
    return ImportBatch.objects.filter(organisation_id=actor.scope_id)


def readable(actor: Actor, batch_id: UUID) -> ImportBatch:
    """The batch when this actor sees it. Foreign and missing are the same refusal."""
    found = visible_to(actor).select_related("organisation__municipality").filter(pk=batch_id).first()
    if found is None:
        raise NotVisible
    return found


def touched(rows: "QuerySet[ImportedRow]") -> "QuerySet[ImportedRow]":
    """Those of these rows on whose dossier someone acted since it was taken over."""
    return rows.exclude(incident=None).exclude(_as_it_came())


def untouched(rows: "QuerySet[ImportedRow]") -> "QuerySet[ImportedRow]":
    """Those that are still as they came, or are only counted."""
    return rows.filter(Q(incident=None) | _as_it_came())


def _as_it_came() -> Q:
    later = TimelineEntry.objects.filter(incident=OuterRef("incident")).exclude(act=Act.IMPORTED)
    return Q(~Exists(later), incident__version=1, incident__status=Status.CLOSED)
