# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as it came in: the sealed envelope, its receipt, and the words nobody edits."""

import uuid

from django.conf import settings
from django.db import models

from eenlijn.casework.reporting.codes import (
    EnvelopeState,
    FeedbackKind,
    FeedbackWay,
    Identity,
    ReporterRole,
    Wish,
)
from eenlijn.commons.organisations.models import Organisation, Site, Unit
from eenlijn.commons.tokens.models import Token
from eenlijn.foundation.closed_rows import Closed, ClosedManager
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.foundation.walls import CARE


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
    # Whoever reports through it practises: everything works, nothing counts (decision 16).
    is_exercise = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)


class Report(models.Model):
    """Written only by `reporting.actions.keep`, `unpack_envelope`, `put_off` and `claim_report`.

    The unique pair (organisation, key_digest) decides whether a report is new: never a look-up first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    link = models.ForeignKey(IntakeLink, models.PROTECT, related_name="+", null=True, blank=True)
    number = models.CharField(max_length=8, unique=True)
    key_digest = models.BinaryField(max_length=32)
    content_mac = models.BinaryField(max_length=32)
    code_digest = models.BinaryField(max_length=32, unique=True)
    # Opens the page on which the colleague for whom someone reported confirms or corrects.
    colleague_code_digest = models.BinaryField(max_length=32, unique=True, null=True, blank=True)
    # Empty once it was opened: what it held is sealed field by field.
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
    # The system that delivered it, when it came in through the interface.
    token = models.ForeignKey(Token, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)
    identity = models.CharField(max_length=12, choices=Identity.choices, default=Identity.UNNAMED)
    reporter_role = models.CharField(max_length=12, choices=ReporterRole.choices, default=ReporterRole.SELF)
    wish = models.CharField(max_length=8, choices=Wish.choices, blank=True)
    is_safe_now = models.BooleanField(null=True)
    own_words = SealedField(Compartment.OWN_WORDS, null=True)
    reporter_name = SealedField(Compartment.VICTIM, null=True)
    reporter_address = SealedField(Compartment.VICTIM, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key_digest"], name="report_key_once"),
        ]
        indexes = [
            models.Index(fields=["state", "received_at"], name="report_waiting"),
            models.Index(
                fields=["token", "received_at", "id"],
                condition=models.Q(token__isnull=False),
                name="report_by_token",
            ),
        ]

    @property
    def is_on_behalf(self) -> bool:
        return self.reporter_role != ReporterRole.SELF

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.pk


class GivenAnswer(models.Model):
    """One question after the receipt and what was answered (data sets F and PIF); saved on its own.

    Written only by `reporting.actions.keep_follow_up`; the last answer counts, earlier ones stay.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.PROTECT, related_name="+")
    question = models.CharField(max_length=32)
    answered_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    class Meta:
        abstract = True

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.report_id


class FollowUpAnswer(GivenAnswer):
    """An answer that is not about care; the question's compartment says in which of the columns it stands."""

    facts = SealedField(Compartment.FACTS, null=True)
    victim = SealedField(Compartment.VICTIM, null=True)
    words = SealedField(Compartment.OWN_WORDS, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "question"],
                condition=models.Q(is_current=True),
                name="follow_up_one_current",
            )
        ]


class CareAnswer(Closed, GivenAnswer):
    """An answer for who gives care and nobody else (C4)."""

    care = SealedField(Compartment.AFTERCARE, null=True)

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "question"],
                condition=models.Q(is_current=True),
                name="care_answer_one_current",
            )
        ]


class Feedback(models.Model):
    """What the reporter hears from us: thanks, and what was done with it (measure 2, row B12)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=FeedbackKind.choices)
    way = models.CharField(max_length=12, choices=FeedbackWay.choices)
    words = SealedField(Compartment.VICTIM, null=True)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    # The reporter reads the name of who told it, instead of the function.
    is_signed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "kind"],
                condition=models.Q(kind__in=(FeedbackKind.THANKS, FeedbackKind.DONE)),
                name="feedback_told_once",
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.report_id


class Experience(models.Model):
    """That a reporter was asked three questions after closing, and answered or would rather not.

    What was answered is counted apart from every report (`facts.record_opinion`) and stands nowhere here.
    Only the sentence is kept, sealed. Written only by `reporting.experiences`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    is_refused = models.BooleanField(default=False)
    words = SealedField(Compartment.VICTIM, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_refused=False) | models.Q(ended_at__isnull=False, words__isnull=True),
                name="experience_refused_is_silent",
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.report_id
