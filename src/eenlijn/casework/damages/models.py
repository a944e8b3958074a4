# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of damage, claims of several lines, and what belongs to a claim: letters, payments, an agreement."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.damages.codes import Bearer, ClaimLetterKind, ClaimState, DamageState, PaidBy, Route
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.letters.codes import SentBy
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Claim(models.Model):
    """Lines of one person, or of the employer, asked back together (C5). Written only by `damages.claiming`.

    `number` counts the claims of a dossier. `costs` are euro cents that a judge or an agreement added.
    `debtor` is to whom the letters go and where is paid, as JSON: see `papers.Debtor`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    bearer = models.CharField(max_length=12, choices=Bearer.choices)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+", null=True, blank=True)
    route = models.CharField(max_length=24, choices=Route.choices)
    state = models.CharField(max_length=12, choices=ClaimState.choices, default=ClaimState.OPEN)
    costs = SealedField(Compartment.LEGAL, null=True)
    costs_reason = SealedField(Compartment.LEGAL, null=True)
    debtor = SealedField(Compartment.LEGAL, null=True)
    written_off_reason = SealedField(Compartment.LEGAL, null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="claim_number_once"),
            models.CheckConstraint(
                condition=Q(state=ClaimState.OPEN, settled_at=None)
                | (~Q(state=ClaimState.OPEN) & Q(settled_at__isnull=False)),
                name="claim_settled_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(bearer=Bearer.EMPLOYEE, victim__isnull=False)
                | Q(bearer=Bearer.ORGANISATION, victim=None),
                name="claim_is_of_one_bearer",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class DamageLine(models.Model):
    """One line of damage (C5). Amounts are in euro cents. Written only by `damages.actions` and `claiming`.

    `proof` says which paper proves it and where it lies; `proof_place` is the place of a file of the dossier.
    `stems_from` is the line of a colleague that the employer paid first, wholly or in part: that part is
    asked back as a line of the employer and never twice. `route` is what a person chose. `number` counts the
    lines of a dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+", null=True, blank=True)
    bearer = models.CharField(max_length=12, choices=Bearer.choices)
    damage_type = models.CharField(max_length=24)
    suffered_on = models.DateField()
    amount = SealedField(Compartment.LEGAL)
    proof = SealedField(Compartment.LEGAL, null=True)
    proof_place = models.PositiveSmallIntegerField(null=True, blank=True)
    route = models.CharField(max_length=24, choices=Route.choices, blank=True)
    route_reason = SealedField(Compartment.LEGAL, null=True)
    stems_from = models.ForeignKey("self", models.PROTECT, related_name="+", null=True, blank=True)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+", null=True, blank=True)
    state = models.CharField(max_length=10, choices=DamageState.choices, default=DamageState.NOTED)
    waived_reason = SealedField(Compartment.LEGAL, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="damage_number_once"),
            models.CheckConstraint(condition=Q(state__in=DamageState.values), name="damage_state_known"),
            models.CheckConstraint(
                condition=~Q(state=DamageState.CLAIMED) | Q(claim__isnull=False),
                name="damage_claimed_by_claim",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Payment(models.Model):
    """What was paid on a claim (C5), in euro cents. Written only by `damages.claiming`; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    amount = SealedField(Compartment.LEGAL)
    paid_on = models.DateField()
    paid_by = models.CharField(max_length=12, choices=PaidBy.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PaymentPlan(models.Model):
    """An agreement to pay in instalments (C5). Written only by `damages.claiming`; one runs at a time.

    The first instalment is due on `first_on`, the next on the same day of each month after. All are `each`
    cents but the last, which is `last`. As long as it runs no interest is added from `agreed_on`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    first_on = models.DateField()
    count = models.PositiveSmallIntegerField()
    each = SealedField(Compartment.LEGAL)
    last = SealedField(Compartment.LEGAL)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = SealedField(Compartment.LEGAL, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(ended_at=None), name="plan_one_runs"),
            models.CheckConstraint(condition=Q(count__gte=1), name="plan_has_instalments"),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class ClaimLetter(models.Model):
    """A letter about a claim (C5): frozen as it leaves, as PDF and Word. Written only by `damages.papers`.

    It is the lawyer's, so it is no `letters.KeptLetter`: who handles the dossier reads those. `number` counts
    the letters about damage of a dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ClaimLetterKind.choices)
    number = models.PositiveSmallIntegerField()
    text_version = models.PositiveIntegerField(default=0)
    pay_until = models.DateField()
    pdf = models.ForeignKey(Document, models.PROTECT, related_name="+")
    word = models.ForeignKey(Document, models.PROTECT, related_name="+")
    frozen = SealedField(Compartment.LEGAL)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=16, choices=SentBy.choices, blank=True)
    proof = SealedField(Compartment.LEGAL, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="claim_letter_number_once"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by="")
                | Q(sent_at__isnull=False, sent_by__in=SentBy.values),
                name="claim_letter_sent_somehow",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
