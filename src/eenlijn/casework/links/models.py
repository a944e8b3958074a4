# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of links between dossiers of one employer, and of merges."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.codes import LinkKind
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Link(models.Model):
    """A person said that these two belong together, and why. Written only by `links.actions`.

    It has no direction: `incident` is the one with the lower id. A link that was undone stays, and counts no
    more. The reason tells how somebody knows, so it is sealed as what is known of the other person (C3).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    other = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    reason = SealedField(Compartment.PERPETRATOR)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "other", "kind"], condition=Q(undone_at=None), name="link_once"
            ),
            models.CheckConstraint(condition=Q(incident__lt=F("other")), name="link_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="link_is_undone_whole",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Merge(models.Model):
    """`incident` turned out to be the same event as `into`, and is handled there.

    Nothing moves: report, people, files and keys stay where they are, and this row points. `kept` holds
    what the merge changed, as it was: clocks by their id, and counts; ids, codes and moments only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    into = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    status_before = models.CharField(max_length=12, choices=Status.choices)
    kept = models.JSONField(default=dict)
    reason = SealedField(Compartment.FACTS)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident"], condition=Q(undone_at=None), name="merge_once"),
            models.CheckConstraint(condition=~Q(incident=F("into")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="merge_is_undone_whole",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
