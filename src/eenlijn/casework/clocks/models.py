# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of clocks, the times one stood still, and who reads the own terms in a calendar."""

import hashlib
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.clocks.codes import ACTED, PauseReason, StopReason
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.working_time import TermUnit


class Clock(models.Model):
    """One term of one dossier. Written only by `clocks.actions`.

    `due_at` was worked out once, from the rules of the day the clock started. A pause moves it, and
    `stood_still` is by how much; so does an extension where the law itself allows one.
    `subject_id` tells apart several clocks of one kind: the victim of a care talk, the hearing.
    `ladder` holds the rungs of that day as [percent, rung]; `rung` is how many were told, and
    `next_rung_at` when the next one hears; empty when nobody is left to tell, or while paused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=TermKind.choices)
    subject_id = models.UUIDField(null=True, blank=True)
    term_amount = models.PositiveSmallIntegerField()
    term_unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in TermUnit])
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_reason = models.CharField(max_length=16, choices=StopReason.choices, blank=True)
    late_reason = models.CharField(max_length=24, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(max_length=16, choices=PauseReason.choices, blank=True)
    stood_still = models.DurationField(default=timedelta)
    ladder = models.JSONField(default=list)
    rung = models.PositiveSmallIntegerField(default=0)
    next_rung_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "kind"], condition=Q(subject_id=None), name="clock_once_per_kind"
            ),
            models.UniqueConstraint(fields=["incident", "kind", "subject_id"], name="clock_once_per_subject"),
            models.CheckConstraint(condition=Q(due_at__gt=F("started_at")), name="clock_runs_forward"),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stop_reason="")
                | (Q(stopped_at__isnull=False) & ~Q(stop_reason="")),
                name="clock_stop_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None)
                | ~Q(kind=TermKind.ANSWER)
                | ~Q(stop_reason__in=ACTED)
                | Q(stopped_at__lte=F("due_at"))
                | ~Q(late_reason=""),
                name="clock_late_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None, paused_until=None, pause_reason="")
                | (Q(paused_at__isnull=False) & Q(paused_until__gt=F("paused_at")) & ~Q(pause_reason="")),
                name="clock_pause_ends",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_at", "id"], condition=Q(stopped_at=None), name="clock_open_due"
            ),
            models.Index(fields=["incident", "due_at"], name="clock_of_incident"),
            models.Index(fields=["next_rung_at"], condition=Q(stopped_at=None), name="clock_next_rung"),
        ]

    @property
    def counts_from(self) -> datetime:
        """The start without the time it stood still: how much of the term is gone counts from here."""
        return self.started_at + self.stood_still


class ClockPause(models.Model):
    """One time a clock stood still: why, until when at the latest, and when it went on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=16, choices=PauseReason.choices)
    started_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )


class TermFeed(models.Model):
    """A secret address at which a calendar reads somebody's terms: number and kind only.

    Only the digest of the secret is kept. One address per person and employer works at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account"], condition=Q(ended_at=None), name="term_feed_one_works"
            )
        ]

    @staticmethod
    def digest_of(secret: str) -> bytes:
        return hashlib.sha256(b"term feed|" + secret.encode()).digest()
