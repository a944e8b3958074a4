# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row per counted act, without persons (decision 20). Figures read nothing else."""

import uuid

from django.db import models

from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Lane
from eenlijn.commons.organisations.models import Organisation, Unit


class Fact(models.Model):
    """Written only by `facts.actions.record`; never changed, only corrected by a row with negative delta.

    `case_key` is random, shared by the rows of one incident and known to the incident alone.
    `occurred_on`, `month` (first day) and `weekday` (1 = Monday) are local days in Europe/Amsterdam.
    `hours_to_report` is elapsed time from incident to report, rounded up: 48 is within 48 hours, 49 is not.
    `due_at` and `in_time` are filled for what has a term: answer, review, request. `step` is the step of the
    ladder of a measure, a code of `response.codes.AnswerKind`, or of the police how it was
    filed, the coded reason why not, or the step that was recorded; empty for everything else. Of an opinion
    `step` is the answer itself, `month` that of answering, and nothing leads to the incident.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    case_key = models.UUIDField()
    measure = models.CharField(max_length=12, choices=Measure.choices)
    delta = models.IntegerField(default=1)
    recorded_at = models.DateTimeField()
    occurred_on = models.DateField()
    month = models.DateField()
    weekday = models.PositiveSmallIntegerField()
    hours_to_report = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    kind_group = models.CharField(max_length=16)
    severity = models.CharField(max_length=16, blank=True)
    channel = models.CharField(max_length=32, blank=True)
    origin = models.CharField(max_length=8)
    # Only the public task is counted in figures; what runs apart is counted apart.
    lane = models.CharField(max_length=12, choices=Lane.choices, default=Lane.PUBLIC_TASK)
    sector = models.CharField(max_length=32)
    municipality_code = models.CharField(max_length=8, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    in_time = models.BooleanField(null=True)
    step = models.CharField(max_length=24, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["organisation", "measure", "month"], name="fact_own_view")]
