# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A release: what goes to whom and why, who agreed, who read it, and what happened to it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.disclosures.codes import (
    ReadWhat,
    RecallReason,
    RecipientKind,
    ReleaseState,
    VictimWish,
)
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Disclosure(models.Model):
    """One package for one recipient. Written only by `disclosures.actions`.

    `snapshot` is the package as JSON, frozen when it was proposed: those who approve look at what will be
    read. `paper` is the same as PDF, made when the last one agreed. Both go when it is recalled or refused.
    `fields` are the codes of what was chosen (`codes.Pick`). A chosen file is not copied: the snapshot holds
    its SHA-256, and it is opened where it lies, so what is destroyed there is nowhere any more. A link works
    until `expires_at` and for so many reads.
    `recipient_account` is of a recipient who signs in here; then no link is needed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReleaseState.choices, default=ReleaseState.PROPOSED)
    fields = models.JSONField()
    ground = models.CharField(max_length=16)
    ground_word = SealedField(Compartment.RELEASES, null=True)
    purpose = SealedField(Compartment.RELEASES, null=True)
    wish = models.CharField(max_length=10, choices=VictimWish.choices)
    wish_word = SealedField(Compartment.RELEASES, null=True)
    recipient_kind = models.CharField(max_length=10, choices=RecipientKind.choices)
    recipient_name = SealedField(Compartment.RELEASES, null=True)
    recipient_organisation = SealedField(Compartment.RELEASES, null=True)
    recipient_mail = SealedField(Compartment.RELEASES, null=True)
    recipient_phone = SealedField(Compartment.RELEASES, null=True)
    recipient_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    snapshot = SealedField(Compartment.RELEASES, null=True)
    paper = SealedField(Compartment.RELEASES, null=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    link_digest = models.BinaryField(max_length=32, unique=True, null=True, blank=True)
    link_made_at = models.DateTimeField(null=True, blank=True)
    reads = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField(null=True, blank=True)
    wish_withdrawn_at = models.DateTimeField(null=True, blank=True)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    recall_reason = models.CharField(max_length=12, choices=RecallReason.choices, blank=True)
    recall_word = SealedField(Compartment.RELEASES, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("proposed_at")), name="release_expires"),
            models.CheckConstraint(condition=~Q(ground=""), name="release_has_a_ground"),
            models.CheckConstraint(
                condition=Q(state=ReleaseState.RECALLED, recalled_at__isnull=False, paper=None)
                & ~Q(recall_reason="")
                | (~Q(state=ReleaseState.RECALLED) & Q(recalled_at=None)),
                name="release_recalled_whole",
            ),
            models.CheckConstraint(
                condition=Q(paper=None) | Q(state=ReleaseState.APPROVED), name="release_paper_when_approved"
            ),
            models.CheckConstraint(
                condition=Q(link_digest=None) | Q(state__in=(ReleaseState.APPROVED, ReleaseState.RECALLED)),
                name="release_link_when_approved",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class DisclosureVoice(models.Model):
    """What somebody beside the proposer said of a proposal; once each."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    release = models.ForeignKey(Disclosure, models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_agreed = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "account"], name="release_voice_once")]


class DisclosureRead(models.Model):
    """One time that the recipient read or fetched it; the line of the trail says the same.

    `choice` is the code of the one file that was fetched.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    release = models.ForeignKey(Disclosure, models.CASCADE, related_name="+")
    what = models.CharField(max_length=8, choices=ReadWhat.choices)
    choice = models.CharField(max_length=32, blank=True, default="")
    by_account = models.BooleanField(default=False)
    at = models.DateTimeField()
