# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was released and when. Written once by `releases.actions`; no row is ever changed or removed."""

import uuid

from django.db import models
from django.db.models import F, Q

from eenlijn.accountability.releases.codes import PeriodKind


class Release(models.Model):
    """One edition of one period: the first days of its first and last month.

    `employers` is how many took part on its last day, whether anything happened there or not. `rules` is the
    version of the rules by which cells were hidden.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=PeriodKind.choices)
    since = models.DateField()
    last = models.DateField()
    edition = models.PositiveSmallIntegerField()
    released_at = models.DateTimeField()
    employers = models.PositiveIntegerField()
    rules = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "last", "edition"], name="release_once"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="release_edition_from_one"),
            models.CheckConstraint(condition=Q(last__gte=F("since")), name="release_ends_after_start"),
        ]


class ReleasedTable(models.Model):
    """One decided table, as the guard writes it: each cell with its number, or with why it is hidden.

    A hidden number is nowhere in it. The reason is for the guard alone, when it decides a later release: to
    readers both reasons are one sign, for the reason would tell something about the number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "name"], name="released_table_once"),
        ]
