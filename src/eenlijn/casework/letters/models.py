# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was kept of letters: files and proof, templates, approved translations, and who reads what."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy, Tongue
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class KeptLetter(models.Model):
    """A letter that is no answer: a lifting, a decision. Written only by `letters.keeping`.

    Frozen as it leaves: its files are what was sent and `frozen` is the same letter for a screen.
    `subject_id` is the row it is about, of whichever room; `number` counts these letters of a dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    name = models.CharField(max_length=24, choices=TextName.choices)
    subject_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=Tongue.choices, blank=True)
    text_version = models.PositiveIntegerField(default=0)
    pdf = models.ForeignKey(Document, models.PROTECT, related_name="+")
    word = models.ForeignKey(Document, models.PROTECT, related_name="+")
    frozen = SealedField(Compartment.MEASURES, null=True)
    decider_function = models.CharField(max_length=80, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=16, choices=SentBy.choices, blank=True)
    proof = SealedField(Compartment.MEASURES, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="kept_letter_number_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by="")
                | Q(sent_at__isnull=False, sent_by__in=SentBy.values),
                name="kept_letter_sent_somehow",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class ReaderLanguage(models.Model):
    """In which language the other person of this dossier reads along; without a row only Dutch."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=Tongue.choices)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()


class LanguageApproval(models.Model):
    """A translated text and the person of the organisation who stands for it.

    Written only by `letters.approving`. The newest row of a text and language counts, and only as long as
    `of_dutch` is the digest of the Dutch text that holds: when that changes the approval lapses. Rows stay,
    as an account of who approved what.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=24, choices=TextName.choices)
    language = models.CharField(max_length=2, choices=Tongue.choices)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(max_length=8000)
    of_dutch = models.CharField(max_length=64)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "language", "number"], name="approval_number_once"
            ),
        ]


class WordTemplate(models.Model):
    """The own letterhead as a Word file, in versions; the one without an end is used.

    Written only by `letters.templates`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="word_template_number_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ended_at=None), name="word_template_one_in_use"
            ),
        ]
