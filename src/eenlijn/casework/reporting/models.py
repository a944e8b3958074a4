# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as it came in: the sealed envelope, its receipt, and the words nobody edits."""

import uuid

from django.conf import settings
from django.db import models

from eenlijn.casework.reporting.codes import EnvelopeState, Identity, Wish
from eenlijn.commons.organisations.models import Organisation, Site, Unit
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class IntakeLink(models.Model):
    """A short address on a badge, bus or wall: knows organisation, place and unit; needs no sign-in.

    Written only by `reporting.actions.make_link` and `end_link`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    slug = models.CharField(max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+", null=True, blank=True)
    place = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)


class Report(models.Model):
    """Written only by `reporting.actions.keep_envelope`, `unpack_envelope`, `put_off` and `claim_report`.

    The unique pair (organisation, key_digest) decides whether a report is new: never a look-up first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    link = models.ForeignKey(IntakeLink, models.PROTECT, related_name="+", null=True, blank=True)
    number = models.CharField(max_length=8, unique=True)
    key_digest = models.BinaryField(max_length=32)
    content_mac = models.BinaryField(max_length=32)
    code_digest = models.BinaryField(max_length=32, unique=True)
    envelope = models.BinaryField()
    state = models.CharField(max_length=8, choices=EnvelopeState.choices, default=EnvelopeState.KEPT)
    received_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    open_tries = models.PositiveSmallIntegerField(default=0)
    next_open_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=8)
    is_exercise = models.BooleanField(default=False)

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    identity = models.CharField(max_length=12, choices=Identity.choices, default=Identity.UNNAMED)
    wish = models.CharField(max_length=8, choices=Wish.choices, blank=True)
    is_safe_now = models.BooleanField(null=True)
    own_words = SealedField(Compartment.OWN_WORDS, null=True)
    reporter_name = SealedField(Compartment.VICTIM, null=True)
    reporter_address = SealedField(Compartment.VICTIM, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key_digest"], name="report_key_once"),
        ]
        indexes = [models.Index(fields=["state", "received_at"], name="report_waiting")]
