# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of tasks: the steps of the playbook of the day, on one dossier."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.playbooks.codes import NotNeeded, TaskState
from eenlijn.commons.access.codes import Role
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField

_SETTLED = (TaskState.DONE, TaskState.NOT_NEEDED)


class Task(models.Model):
    """One step on one dossier. Written only by `playbooks.actions`.

    `title` and `proof` are the words of the playbook of that day ({"nl", "en"}), `rule_number` its version:
    a playbook that changes later changes no dossier. `due_at` was worked out once, from the receipt of the
    report. `proved_by` is the line of the timeline whose act settled it; what a person typed is `words`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    level = models.CharField(max_length=2)
    rule_number = models.PositiveIntegerField()
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    measure = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=3, choices=Role.choices)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    title = models.JSONField()
    proof = models.JSONField()
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    proved_by = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=16, choices=NotNeeded.choices, blank=True)
    words = SealedField(Compartment.FACTS, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "code"],
                condition=~Q(state=TaskState.SUPERSEDED),
                name="task_once_per_step",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, settled_at=None)
                | (~Q(state=TaskState.OPEN) & Q(settled_at__isnull=False)),
                name="task_settled_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.NOT_NEEDED) ^ Q(reason=""), name="task_not_needed_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_SETTLED)
                | Q(proved_by__isnull=False)
                | (Q(words__isnull=False) & Q(settled_by__isnull=False)),
                name="task_settled_is_proved",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_at", "id"],
                condition=Q(state=TaskState.OPEN),
                name="task_open_due",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
