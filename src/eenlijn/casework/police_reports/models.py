# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision on a police report, with its number or its reason; and what is prepared and taken along."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import (
    FILED,
    AgreementState,
    Audience,
    DismissalKind,
    Filer,
    FootageHolder,
    FootageState,
    IdentityStep,
    MadeBy,
    OffenceOutcome,
    PoliceDecision,
    PoliceStep,
    PoliceWay,
    ToldBy,
)
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class PoliceReport(models.Model):
    """One current decision per incident; a new one ends the former. Written only by `police_reports.actions`.

    A filing has a day; its number may come later. Going without has a coded reason (list 8.14). `filing`
    stays the same while decision and day do: what is heard of it later hangs on that (`TrackedStep`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=20, choices=PoliceDecision.choices)
    reason_not = models.CharField(max_length=24, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    filing = models.UUIDField(default=uuid.uuid4, editable=False)
    said_vpt = models.BooleanField(default=False)
    used_work_address = models.BooleanField(default=False)
    reference = SealedField(Compartment.MEASURES, null=True)
    word = SealedField(Compartment.MEASURES, null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(is_current=True), name="police_one_current"
            ),
            models.CheckConstraint(
                condition=(Q(decision__in=FILED) & Q(filed_on__isnull=False))
                | (Q(decision=PoliceDecision.NONE_DECIDED) & ~Q(reason_not="")),
                name="police_day_or_reason",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


# What became of a filing. ------------------------------------------------------------------------


class TrackedStep(models.Model):
    """One thing the police, the prosecutor or a court did or told. Written only by `police_reports.tracking`.

    `place` is its number within the filing. A correction is a new row at the same place, and the former one
    is no longer current; what turned out not to be so is a row that `is_withdrawn`. `on` is the day it
    happened, `hearing_on` the day of a hearing. Names, numbers, amounts and words are sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    filing = models.UUIDField()
    place = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=24, choices=PoliceStep.choices)
    on = models.DateField()
    dismissal = models.CharField(max_length=12, choices=DismissalKind.choices, blank=True)
    hearing_on = models.DateField(null=True, blank=True)
    has_compensation = models.BooleanField(default=False)
    compensation = SealedField(Compartment.MEASURES, null=True)
    reference = SealedField(Compartment.MEASURES, null=True)
    contact = SealedField(Compartment.MEASURES, null=True)
    word = SealedField(Compartment.MEASURES, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "filing", "place"], condition=Q(is_current=True), name="police_step_place"
            ),
            models.CheckConstraint(
                condition=~Q(step=PoliceStep.DISMISSED) | ~Q(dismissal=""), name="police_step_dismissal"
            ),
            models.CheckConstraint(
                condition=~Q(step=PoliceStep.HEARING) | Q(hearing_on__isnull=False),
                name="police_step_hearing",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PassedOn(models.Model):
    """That a step was passed on: to whom, how and when; by nobody for a notice that left by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    step = models.ForeignKey(TrackedStep, models.CASCADE, related_name="+")
    audience = models.CharField(max_length=8, choices=Audience.choices)
    way = models.CharField(max_length=12, choices=ToldBy.choices)
    at = models.DateTimeField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "audience"], name="police_step_told_once")]


class OffenceCheck(models.Model):
    """What the plain questions of the offence check point to. Written only by `police_reports.checking`.

    It decides nothing. The answers are sealed codes; `list_version` says which questions they answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    list_version = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=10, choices=OffenceOutcome.choices)
    answers = SealedField(Compartment.MEASURES)
    is_current = models.BooleanField(default=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(is_current=True), name="offence_check_one_current"
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PoliceDraft(models.Model):
    """What is prepared for the police; one per incident. Written only by `police_reports.drafting`.

    What the dossier tells in somebody's own words stays own words here too, what describes the other person
    is C3, who of us it is about is C2: what is destroyed there goes here with the same key. An address is no
    field: it is always that of the employer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=PoliceWay.choices, default=PoliceWay.AANGIFTE)
    filer = models.CharField(max_length=10, choices=Filer.choices, default=Filer.EMPLOYER)
    identity = models.CharField(max_length=20, choices=IdentityStep.choices, default=IdentityStep.DOMICILE)
    identity_reasons = models.JSONField(default=list, blank=True)
    is_chosen = models.BooleanField(default=False)
    contact = SealedField(Compartment.MEASURES, null=True)
    what = SealedField(Compartment.OWN_WORDS, null=True)
    scene = SealedField(Compartment.OWN_WORDS, null=True)
    with_what = SealedField(Compartment.OWN_WORDS, null=True)
    how = SealedField(Compartment.OWN_WORDS, null=True)
    moment = SealedField(Compartment.OWN_WORDS, null=True)
    why = SealedField(Compartment.OWN_WORDS, null=True)
    literal = SealedField(Compartment.OWN_WORDS, null=True)
    who = SealedField(Compartment.PERPETRATOR, null=True)
    build = SealedField(Compartment.PERPETRATOR, null=True)
    hair = SealedField(Compartment.PERPETRATOR, null=True)
    clothing = SealedField(Compartment.PERPETRATOR, null=True)
    marks = SealedField(Compartment.PERPETRATOR, null=True)
    victim = SealedField(Compartment.VICTIM, null=True)
    witnesses = SealedField(Compartment.VICTIM, null=True)
    injuries = SealedField(Compartment.MEASURES, null=True)
    damage = SealedField(Compartment.MEASURES, null=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(identity__in=[IdentityStep.DOMICILE, IdentityStep.UNDER_NUMBER]),
                name="police_draft_chooses_what_we_may",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PoliceExhibit(models.Model):
    """What a file of the dossier is for the police. Written only by `police_reports.exhibits`.

    `place` is the number of the file within the dossier. A file without a row goes along, as it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    goes_along = models.BooleanField(default=True)
    made_by = models.CharField(max_length=14, choices=MadeBy.choices)
    what = SealedField(Compartment.OWN_WORDS, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "place"], name="police_exhibit_place_once"),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class FootageRequest(models.Model):
    """Camera images somebody asked for before they are wiped. Written only by `police_reports.footage`.

    `wiped_on` is the last day on which they are still there, if whoever has them said so; else the term of
    the employer counts from the event.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    camera = SealedField(Compartment.MEASURES)
    holder = models.CharField(max_length=6, choices=FootageHolder.choices)
    asked_on = models.DateField()
    wiped_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=FootageState.choices, default=FootageState.ASKED)
    settled_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FootageState.ASKED, settled_on=None)
                | (~Q(state=FootageState.ASKED) & Q(settled_on__isnull=False)),
                name="footage_settled_has_a_day",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PolicePackage(models.Model):
    """A police file as it was made; never changed. Written only by `police_reports.packing`.

    `has_people` says whether own words and what is known of the other person are in it: then it is sealed
    as own words, else as a measure. `digest` is the SHA-256 of the archive.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    draft_version = models.PositiveIntegerField()
    has_people = models.BooleanField()
    archive = models.OneToOneField(Document, models.PROTECT, related_name="+", null=True, blank=True)
    paper = models.OneToOneField(Document, models.PROTECT, related_name="+", null=True, blank=True)
    digest = SealedField(Compartment.MEASURES)
    left_out = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="police_package_number_once"),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class AgreementMark(models.Model):
    """How one step of the national agreements went here. Written only by `police_reports.marking`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    code = models.CharField(max_length=6)
    list_version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=AgreementState.choices)
    on = models.DateField(null=True, blank=True)
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "code"], name="agreement_mark_once"),
        ]
