# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wrapped keys of organisations and of the platform; the root keys live outside the database."""

import uuid

from django.db import models
from django.db.models import Q

from eenlijn.commons.organisations.models import Organisation


class KeyState(models.TextChoices):
    LIVE = "live"
    DESTROYED = "destroyed"


class DataKey(models.Model):
    """One key per organisation and compartment; no organisation means the platform.

    Written only by `keys.vault.create_keys`. A destroyed key keeps its row, so that "destroyed"
    and "never existed" are not confused.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    compartment = models.CharField(max_length=8)
    version = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.LIVE)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "compartment", "version"], name="data_key_version_once"
            ),
            models.UniqueConstraint(
                fields=["compartment", "version"],
                condition=Q(organisation=None),
                name="platform_key_version_once",
            ),
        ]


class IntakeKey(models.Model):
    """The key pair to which reports are sealed: the public half is plain, the private half wrapped.

    Written only by `keys.vault.create_keys`; the newest live one is used for sealing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    public = models.BinaryField()
    wrapped_private = models.BinaryField()
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.LIVE)
    created_at = models.DateTimeField()
