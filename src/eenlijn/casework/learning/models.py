# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an incident showed: what to train, why it happened, what is done about it, whether that works."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, NeedFor, NeedState, PreventionState
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class TrainingNeed(models.Model):
    """One need (list 8.18): for whom, whether it was met. Written only by `learning.actions`.

    `function_group` is one of list 8.8 (`fg_`), empty when nobody said which work it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    training_type = models.CharField(max_length=24)
    needed_for = models.CharField(max_length=12, choices=NeedFor.choices)
    function_group = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=12, choices=NeedState.choices, default=NeedState.NEEDED)
    word = SealedField(Compartment.FACTS, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "training_type", "needed_for", "function_group"],
                condition=Q(state=NeedState.NEEDED),
                name="training_need_once",
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class CauseAnalysis(models.Model):
    """Why it happened, one row per dossier. Written only by `learning.preventing.write_causes`.

    `main_cause` and `other_causes` hold what lies with us or the situation. What lies with the other person
    is in `of_the_other`: {"main": code, "others": [codes]}; then `main_cause` is empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+")
    main_cause = models.CharField(max_length=24, blank=True)
    other_causes = models.JSONField(default=list, blank=True)
    of_the_other = SealedField(Compartment.PERPETRATOR, null=True)
    # What we ourselves contributed, and why no measure is needed: about the work, naming nobody.
    contribution = SealedField(Compartment.FACTS, null=True)
    not_needed_because = SealedField(Compartment.FACTS, null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class PreventionMeasure(models.Model):
    """What is done so that it does not happen again (list 8.17). Written only by `learning.preventing`.

    The line in the risk inventory (RI&E) and its plan of action: the text, where it stands, since which day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    what = SealedField(Compartment.FACTS, null=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=PreventionState.choices, default=PreventionState.PLANNED)
    dropped_because = SealedField(Compartment.FACTS, null=True)
    done_word = SealedField(Compartment.FACTS, null=True)
    risk_line = SealedField(Compartment.FACTS, null=True)
    risk_section = SealedField(Compartment.FACTS, null=True)
    risk_on = models.DateField(null=True, blank=True)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    # After how many months the owner was last asked whether it works; zero while nobody was.
    asked_after = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PreventionState.DONE, done_at__isnull=False)
                | (~Q(state=PreventionState.DONE) & Q(done_at=None)),
                name="prevention_done_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(risk_on=None, risk_line=None) | Q(risk_on__isnull=False, risk_line__isnull=False),
                name="prevention_risk_line_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "due_on", "id"], name="prevention_by_day")]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class EffectCheck(models.Model):
    """What somebody saw who looked whether it works. Written only by `learning.preventing.record_effect`.

    Of a prevention measure or of what was trained, after three and after six months: once each.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    measure = models.ForeignKey(PreventionMeasure, models.PROTECT, related_name="+", null=True, blank=True)
    need = models.ForeignKey(TrainingNeed, models.PROTECT, related_name="+", null=True, blank=True)
    after_months = models.PositiveSmallIntegerField(choices=EffectAfter.choices)
    result = models.CharField(max_length=12, choices=EffectResult.choices)
    word = SealedField(Compartment.FACTS, null=True)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(measure=None, need__isnull=False) | Q(measure__isnull=False, need=None),
                name="effect_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["measure", "after_months"], condition=Q(need=None), name="effect_of_measure_once"
            ),
            models.UniqueConstraint(
                fields=["need", "after_months"], condition=Q(measure=None), name="effect_of_need_once"
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
