# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks that are there for a day, and counts without persons that stay."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.prevention.home_visits.codes import Colour, VisitState


class HomeVisitCheck(models.Model):
    """One check for one visit. Written only by `home_visits.actions`; destroyed with keys of its own.

    No name of who is visited. Address, own client number and answers tell of that person: C3. `unit` is the
    team of who asks, at that moment: its manager reads along.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    visit_on = models.DateField()
    expires_on = models.DateField()
    address = SealedField(Compartment.PERPETRATOR)
    client_number = SealedField(Compartment.PERPETRATOR, null=True)
    replies = SealedField(Compartment.PERPETRATOR)
    colour = models.CharField(max_length=8, choices=Colour.choices)
    state = models.CharField(max_length=12, choices=VisitState.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("visit_on")), name="home_visit_expires_after"
            ),
            models.CheckConstraint(
                condition=~Q(colour=Colour.RED) | ~Q(state=VisitState.GOES_ON), name="home_visit_red_stops"
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.TOGETHER)
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
                name="home_visit_second_person",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "expires_on"], name="home_visit_expires")]

    @property
    def case_id(self) -> uuid.UUID:
        """It is sealed with keys of its own, which are removed with it."""
        return self.pk


class HomeVisitCount(models.Model):
    """How many visits of a team in a month had this colour or were called off: no person, day or place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    month = models.DateField()
    what = models.CharField(max_length=12)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "unit", "month", "what"], name="home_visit_count_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "month", "what"],
                condition=Q(unit=None),
                name="home_visit_count_once_without_team",
            ),
        ]
