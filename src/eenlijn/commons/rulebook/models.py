# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Versions of an employer's rules, one row per topic and version; what was published is never changed."""

import uuid

from django.db import models
from django.db.models import Q

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.codes import RuleSource, RuleState


class RuleVersion(models.Model):
    """One version of one topic of one employer. Written only by `rulebook.actions`.

    A draft has no number yet; its `version` counts saves, so that who saves second is told. A published
    version counts from `valid_from` until that of the next one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    topic = models.CharField(max_length=40)
    number = models.PositiveIntegerField(null=True, blank=True)
    content = models.JSONField()
    state = models.CharField(max_length=10, choices=RuleState.choices, default=RuleState.DRAFT)
    source = models.CharField(max_length=8, choices=RuleSource.choices, default=RuleSource.OWN)
    pack_version = models.CharField(max_length=20, blank=True)
    drafted_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    drafted_at = models.DateTimeField()
    published_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    valid_from = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "topic"],
                condition=Q(state=RuleState.DRAFT),
                name="rule_draft_once_per_topic",
            ),
            models.UniqueConstraint(fields=["organisation", "topic", "number"], name="rule_number_once"),
            models.CheckConstraint(
                condition=Q(state=RuleState.DRAFT, number=None, valid_from=None, published_at=None)
                | Q(
                    state__in=(RuleState.PUBLISHED, RuleState.WITHDRAWN),
                    number__isnull=False,
                    valid_from__isnull=False,
                    published_at__isnull=False,
                ),
                name="rule_is_draft_or_numbered",
            ),
            models.CheckConstraint(condition=Q(source__in=RuleSource.values), name="rule_source_is_known"),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=1), name="rule_number_begins_at_one"
            ),
        ]
