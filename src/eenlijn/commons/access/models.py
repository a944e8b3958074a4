# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case that a privacy officer opened behind glass: for an hour, to read only, reviewed by another."""

import uuid

from django.db import models
from django.db.models import F, Q

from eenlijn.commons.access.codes import GlassReason, GlassSilence, GlassVerdict
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class BrokenGlass(models.Model):
    """Written only by `dossier.breaking_glass`. The case stands here as a plain id and its number.

    `silence` is why the person concerned was not told; empty when they were. Both the glass and the silence
    are reviewed, never by whoever broke it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident_id = models.UUIDField()
    number = models.CharField(max_length=8)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=GlassReason.choices)
    words = SealedField(Compartment.TRAIL)
    silence = models.CharField(max_length=12, choices=GlassSilence.choices, blank=True)
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=14, choices=GlassVerdict.choices, blank=True)
    silence_was_right = models.BooleanField(null=True)
    review_words = SealedField(Compartment.TRAIL, null=True)
    # When somebody higher was told that nobody reviewed it.
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("opened_at")), name="glass_ends_later"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("opened_at")), name="glass_ended_after_start"
            ),
            models.CheckConstraint(condition=Q(reason__in=GlassReason.values), name="glass_has_a_reason"),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("account")), name="glass_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, reviewed_at=None, verdict="")
                | (
                    Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & Q(verdict__in=GlassVerdict.values)
                ),
                name="glass_is_reviewed_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "account", "ends_at"], name="glass_of_person"),
            models.Index(fields=["organisation", "opened_at"], name="glass_by_moment"),
        ]
