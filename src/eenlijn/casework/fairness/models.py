# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hearings: when the other person was asked, how they answered, the link for a reply; own statements."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.fairness.codes import HearingState, StatementWay
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Hearing(models.Model):
    """Written only by `fairness.actions`. Notes and reply are victim and perpetrator data at once.

    `link_digest` is of the one-time link in the letter; it works until `link_ends_at` and once.
    `shown_facts` is what the other person reads there: the text of the letter that invited them. Who would
    rather talk says so with `wants_talk`, and `reach` is where they can be reached; `interpreter` names the
    language they ask one for. `receipt_number` is what they keep as proof.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    state = models.CharField(max_length=24, choices=HearingState.choices, default=HearingState.INVITED)
    invited_at = models.DateTimeField()
    link_digest = models.BinaryField(max_length=32, unique=True, null=True, blank=True)
    link_ends_at = models.DateTimeField(null=True, blank=True)
    link_used_at = models.DateTimeField(null=True, blank=True)
    shown_facts = SealedField(Compartment.MEASURES, null=True)
    has_support = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    summary = SealedField(Compartment.OWN_WORDS, null=True)
    reply = SealedField(Compartment.OWN_WORDS, null=True)
    wants_talk = models.BooleanField(default=False)
    reach = SealedField(Compartment.PERPETRATOR, null=True)
    wants_support = models.BooleanField(default=False)
    interpreter = SealedField(Compartment.PERPETRATOR, null=True)
    receipt_number = models.CharField(max_length=8, unique=True, null=True, blank=True)
    postponed_reason = SealedField(Compartment.MEASURES, null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(state=HearingState.INVITED), name="hearing_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state=HearingState.INVITED, ended_at=None)
                | (~Q(state=HearingState.INVITED) & Q(ended_at__isnull=False)),
                name="hearing_ends_with_a_state",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Statement(models.Model):
    """What the other person wants to stand in the file, in their own words; never changed, by anybody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=StatementWay.choices)
    words = SealedField(Compartment.OWN_WORDS)
    received_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
