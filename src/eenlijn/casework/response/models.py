# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers to the other person."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.codes import AnswerKind, AnswerState, NormRule, SentBy
from eenlijn.commons.documents.models import Document
from eenlijn.commons.mandates.models import Mandate
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Answer(models.Model):
    """One answer to the other person. A letter is frozen when final: its documents are what was sent.

    Who it is addressed to stays with the perpetrator row; what was written is sealed as a measure (C6).
    `deviation` says why another answer was chosen than the policy table knows at this severity, and
    `spoken_by` is the function of who held a talk. `letter_number` counts the letters of a dossier.
    `frozen` is the letter's text as it was made final, for the screen; its files are what was sent.
    `link_digest` is of the link for a written reply that is printed in an invitation.

    Of what limits: from `starts_on` until and with `valid_until`, in `where_it_holds`, closing off `closes`
    (codes of `Closed`, with commas); `instruction` is what a colleague at the desk does and `to_call` whom
    they call. A letter about a minor goes to a representative. `legal_check` says who looked at the law.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    perpetrator = models.ForeignKey(Perpetrator, models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=24, choices=AnswerKind.choices)
    state = models.CharField(max_length=8, choices=AnswerState.choices, default=AnswerState.DRAFT)
    norm_rule = models.CharField(max_length=2, choices=NormRule.choices, blank=True)
    norm_version = models.PositiveSmallIntegerField()
    behaviour = SealedField(Compartment.MEASURES, null=True)
    salutation = SealedField(Compartment.PERPETRATOR, null=True)
    contact = SealedField(Compartment.MEASURES, null=True)
    note = SealedField(Compartment.MEASURES, null=True)
    # The letter's text and the employer's policy of the day it was written (decision 43).
    text_version = models.PositiveIntegerField(default=0)
    policy_version = models.PositiveIntegerField(default=0)
    valid_until = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    closes = models.CharField(max_length=120, blank=True)
    where_it_holds = SealedField(Compartment.MEASURES, null=True)
    instruction = SealedField(Compartment.MEASURES, null=True)
    to_call = SealedField(Compartment.MEASURES, null=True)
    representative = SealedField(Compartment.PERPETRATOR, null=True)
    representative_address = SealedField(Compartment.PERPETRATOR, null=True)
    legal_check = SealedField(Compartment.MEASURES, null=True)
    legal_checked_on = models.DateField(null=True, blank=True)
    has_consent = models.BooleanField(default=False)
    remaining_channel = SealedField(Compartment.MEASURES, null=True)
    postponed_hearing = SealedField(Compartment.MEASURES, null=True)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", null=True, blank=True)
    decider_function = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    sent_back = SealedField(Compartment.MEASURES, null=True)
    deviation = SealedField(Compartment.MEASURES, null=True)
    spoken_by = models.CharField(max_length=80, blank=True)
    frozen = SealedField(Compartment.MEASURES, null=True)
    letter_number = models.PositiveSmallIntegerField(default=0)
    link_digest = models.BinaryField(max_length=32, null=True, blank=True)
    reporter_unrecognisable = models.BooleanField(default=False)
    letter_pdf = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    letter_word = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=16, choices=SentBy.choices, blank=True)
    proof = SealedField(Compartment.MEASURES, null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(state__in=[AnswerState.DRAFT, AnswerState.PROPOSED, AnswerState.FINAL]),
                name="answer_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.SENT) | Q(sent_at__isnull=False), name="answer_sent_has_moment"
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
