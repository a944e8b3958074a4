# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mandates: which function may decide about which kind of answer, up to which severity, and until when."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from eenlijn.commons.organisations.models import Organisation

LOWEST_LEVEL = 1
HIGHEST_LEVEL = 5
LONGEST_FUNCTION = 80
LONGEST_SOURCE = 200


class Mandate(models.Model):
    """A function that may decide. Written only by `mandates.actions`.

    From `valid_from` on, and until `valid_until`, that day not included. `function_key` is the function in
    one spelling, by which its holders are found. `source` is the decision that gave it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    answer_kind = models.CharField(max_length=40)
    highest_level = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(LOWEST_LEVEL), MaxValueValidator(HIGHEST_LEVEL)]
    )
    function_name = models.CharField(max_length=LONGEST_FUNCTION)
    function_key = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=LONGEST_SOURCE)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(highest_level__gte=LOWEST_LEVEL, highest_level__lte=HIGHEST_LEVEL),
                name="mandate_level_is_a_severity",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="mandate_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="mandate_has_a_source"),
            models.UniqueConstraint(
                fields=["organisation", "answer_kind", "function_key"],
                condition=Q(valid_until=None),
                name="mandate_once_per_function",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "answer_kind"], name="mandate_by_kind")]
