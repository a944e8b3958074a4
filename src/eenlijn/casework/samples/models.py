# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sample of one year, the dossiers drawn for it, and what the reader said of each."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.samples.codes import Opinion, Question
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Sample(models.Model):
    """One draw of one employer; written by `samples.actions` only. There is one a year, ever.

    `seed`, `candidates` and `digest` are the draw: with them anybody can do it again. `candidates` are ids
    of dossiers and nothing else. `reader` is the function and the organisation of who reads, no name. A link
    works from `link_made_at` until `link_ends_at`, and no longer than until `sent_at`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    looks_from = models.DateTimeField()
    seed = models.CharField(max_length=64)
    candidates = models.JSONField()
    digest = models.CharField(max_length=64)
    size = models.PositiveSmallIntegerField()
    reader = SealedField(Compartment.STATISTICS, null=True)
    link_digest = models.BinaryField(max_length=32, unique=True, null=True, blank=True)
    link_made_at = models.DateTimeField(null=True, blank=True)
    link_ends_at = models.DateTimeField(null=True, blank=True)
    remark = SealedField(Compartment.STATISTICS, null=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year"], name="sample_once_a_year"),
            models.CheckConstraint(
                condition=Q(link_digest=None, link_made_at=None, link_ends_at=None)
                | Q(link_digest__isnull=False, link_ends_at__gt=F("link_made_at")),
                name="sample_link_ends",
            ),
        ]


class SampledDossier(models.Model):
    """One dossier of a sample, known by its `place` in the lot. `file` is what the reader reads.

    Without the dossier (`incident` is None) its file is gone and what was said of it stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.SET_NULL, related_name="+", null=True, blank=True)
    place = models.PositiveSmallIntegerField()
    file = SealedField(Compartment.FACTS, null=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sample", "place"], name="sampled_place_once"),
            models.UniqueConstraint(
                fields=["sample", "incident"], condition=Q(incident__isnull=False), name="sampled_once"
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID | None:
        """Whose keys seal the file: it goes with the dossier."""
        return self.incident_id


class SampleAnswer(models.Model):
    """What the reader said to one question about one dossier; `words` are theirs, about no person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sampled = models.ForeignKey(SampledDossier, models.PROTECT, related_name="+")
    question = models.CharField(max_length=8, choices=Question.choices)
    opinion = models.CharField(max_length=8, choices=Opinion.choices)
    words = SealedField(Compartment.STATISTICS, null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sampled", "question"], name="sample_answer_once"),
            models.CheckConstraint(condition=Q(question__in=Question.values), name="sample_answer_question"),
            models.CheckConstraint(condition=Q(opinion__in=Opinion.values), name="sample_answer_opinion"),
        ]
