# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments of care, whom somebody wants for them, and what stands around them; never what was said."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.aftercare.codes import (
    CareMomentKind,
    CareState,
    HomeOffer,
    PeerState,
    Receiver,
    SlipOutcome,
    SlipPurpose,
    TeamTalkState,
)
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.closed_rows import Closed, ClosedManager
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.foundation.walls import CARE


class CareMoment(Closed, models.Model):
    """One moment for one person (C4): who cares and what became of it; never what was said (decision 24).

    Its clock is `clocks.Clock` with this row as subject. Who wants care later begins another `turn` of
    moments. Written only by `aftercare.actions`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    moment = models.CharField(max_length=16, choices=CareMomentKind.choices)
    turn = models.PositiveSmallIntegerField(default=1)
    carer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    state = models.CharField(max_length=12, choices=CareState.choices, default=CareState.PLANNED)
    planned_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    provider = SealedField(Compartment.AFTERCARE, null=True)
    # Why a moment was not needed: about the work, never about the person.
    reason = SealedField(Compartment.FACTS, null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["victim", "moment", "turn"], name="care_moment_once"),
            models.CheckConstraint(
                condition=Q(state=CareState.PLANNED, ended_at=None)
                | (~Q(state=CareState.PLANNED) & Q(ended_at__isnull=False)),
                name="care_ended_has_moment",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class CareChoice(Closed, models.Model):
    """Whom somebody wants to talk with, and whether it may be the manager (C4). Written by `wishes`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.OneToOneField(Victim, models.PROTECT, related_name="+")
    provider = SealedField(Compartment.AFTERCARE, null=True)
    not_manager = models.BooleanField(default=False)
    chosen_at = models.DateTimeField()

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class HomeWish(Closed, models.Model):
    """What somebody asked for the people at home, and that it was done (C4). Written by `wishes`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    offer = models.CharField(max_length=16, choices=HomeOffer.choices)
    wished_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["victim", "offer"],
                condition=Q(done_at=None, withdrawn_at=None),
                name="home_wish_once",
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class TeamTalk(Closed, models.Model):
    """That the team talked about it, when and with how many; no names, no words. Written by `team`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=TeamTalkState.choices, default=TeamTalkState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(null=True, blank=True)

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(state=TeamTalkState.ASKED), name="team_talk_one_asked"
            ),
            models.CheckConstraint(
                condition=~Q(state=TeamTalkState.HELD) | Q(held_at__isnull=False, people__gte=2),
                name="team_talk_held_whole",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PeerTalk(Closed, models.Model):
    """A talk with a peer supporter that nobody else knows of: no clock, no assignment, no timeline.

    `reach` is how the person wants to be found, and goes when the talk is over. Written by `peers`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    carer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=PeerState.choices, default=PeerState.ASKED)
    reach = SealedField(Compartment.AFTERCARE, null=True)
    asked_at = models.DateTimeField()
    planned_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["victim"], condition=Q(state=PeerState.ASKED), name="peer_talk_one_asked"
            ),
            models.CheckConstraint(
                condition=Q(state=PeerState.ASKED, ended_at=None)
                | (~Q(state=PeerState.ASKED) & Q(ended_at__isnull=False, reach=None)),
                name="peer_talk_over_holds_nothing",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Referral(Closed, models.Model):
    """Consent of one person towards one receiver, with what may stand on the slip (decision 32).

    Written by `referrals`. `recorded_by` is empty when the person gave it on the own page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=16, choices=Receiver.choices)
    purpose = models.CharField(max_length=10, choices=SlipPurpose.choices)
    parts = models.JSONField(default=list)
    addressee = SealedField(Compartment.AFTERCARE, null=True)
    reach = SealedField(Compartment.AFTERCARE, null=True)
    consented_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    outcome = models.CharField(max_length=8, choices=SlipOutcome.choices, default=SlipOutcome.WAITING)
    outcome_at = models.DateTimeField(null=True, blank=True)

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["victim", "receiver"], condition=Q(withdrawn_at=None), name="referral_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(addressee=None, reach=None),
                name="referral_withdrawn_holds_nothing",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class AccidentCheck(Closed, models.Model):
    """Whether this goes to the Labour Inspectorate, and what was done (Arbowet, article 9).

    Only the outcome of the questions is kept, never which of them was answered with yes: that is health.
    Written by `accidents`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    must_report = models.BooleanField(null=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    reference = SealedField(Compartment.AFTERCARE, null=True)
    # The list of accidents with more than three days of absence (article 9, second paragraph: not verified).
    is_listed = models.BooleanField(null=True)
    listed_on = models.DateField(null=True, blank=True)

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident"], name="accident_check_once"),
            models.CheckConstraint(
                condition=Q(reported_at=None) | Q(must_report=True), name="accident_reported_was_due"
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class CarerAs(models.Model):
    """As what somebody who gives care does so here (list 8.16): the peer supporters are found by it.

    A setting of the employer; holds no case. Written by `carers`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    provider = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "account"], name="carer_as_once")]


class ReceiverHere(models.Model):
    """How this employer's company doctor is reached; victim support is national. Written by `carers`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=16, choices=Receiver.choices)
    name = models.CharField(max_length=80)
    reach = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "receiver"], name="receiver_here")]
