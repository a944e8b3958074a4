# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One old register being taken over: the file, what its columns mean, and what came of each row."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.imports.codes import BatchState, Keep, Problem
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class ImportBatch(models.Model):
    """Written by `imports.actions` and, while a worker holds it, by `imports.slices`.

    `profile` (headers, examples, values) and `mapping` quote the file, so they are sealed like it.
    A worker holds the batch until `lease_until`; whoever finds it later goes on at `done_rows`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED)
    file_name = SealedField(Compartment.OWN_WORDS, null=True)
    file_index = models.CharField(max_length=16)
    reading = models.JSONField(default=dict)
    profile = SealedField(Compartment.OWN_WORDS, null=True)
    mapping = SealedField(Compartment.OWN_WORDS, null=True)
    keep = models.CharField(max_length=16, choices=Keep.choices, default=Keep.DOSSIERS)
    names_ground = models.CharField(max_length=200, blank=True)

    total_rows = models.PositiveIntegerField()
    done_rows = models.PositiveIntegerField(default=0)
    accepted_rows = models.PositiveIntegerField(default=0)
    loaded_rows = models.PositiveIntegerField(default=0)
    refused_rows = models.PositiveIntegerField(default=0)
    moved_rows = models.PositiveIntegerField(default=0)
    expired_rows = models.PositiveIntegerField(default=0)
    unreported_rows = models.PositiveIntegerField(default=0)
    tally = models.JSONField(default=dict)

    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    asked_to_stop = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="import_waiting")]


class RefusedRow(models.Model):
    """A row that was not taken over: where, why, and what stood there. Written by `imports.slices`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="+")
    row_number = models.PositiveIntegerField()
    column = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.CharField(max_length=24, choices=Problem.choices)
    cell = SealedField(Compartment.OWN_WORDS, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row_number"], name="refused_row_once")]


class ImportedRow(models.Model):
    """A row that was taken over, and what it became; no incident means that it is only counted.

    The two constraints make loading safe to repeat: a row enters once, and so does an old number
    (kept as a keyed digest). Written by `imports.slices`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="+")
    row_number = models.PositiveIntegerField()
    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+", null=True, blank=True)
    case_key = models.UUIDField(unique=True)
    number_index = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "row_number"], name="imported_row_once"),
            models.UniqueConstraint(
                fields=["organisation", "number_index"],
                condition=~Q(number_index=""),
                name="old_number_once",
            ),
        ]
