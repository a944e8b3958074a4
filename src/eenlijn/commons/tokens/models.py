# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tokens: a system of an employer, its scopes, and the digest of a secret that nobody can read back."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.commons.access.codes import Scope
from eenlijn.commons.organisations.models import Organisation

LONGEST_NAME = 60
DIGEST_BYTES = 32
_SCOPES = {one.value: one for one in Scope}


class Token(models.Model):
    """One system that may knock. Written only by `tokens.actions`.

    Works up to and including `expires_on`, unless it was ended. `scopes` are codes with a space between.
    `made_by` is empty when it was made by a command on the machine. `last_used_on` is a day, not a moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    scopes = models.CharField(max_length=160)
    digest = models.BinaryField(max_length=DIGEST_BYTES, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
            models.CheckConstraint(condition=~Q(scopes=""), name="token_has_a_scope"),
        ]
        indexes = [models.Index(fields=["organisation", "made_at"], name="token_by_organisation")]

    @property
    def scope_set(self) -> frozenset[Scope]:
        """The scopes that exist today: one that was abolished opens nothing."""
        return frozenset(_SCOPES[code] for code in self.scopes.split() if code in _SCOPES)

    @property
    def mark(self) -> str:
        """Eight characters by which the list and the trail name this token without its name or secret."""
        return mark_of(self.pk)


def mark_of(token_id: uuid.UUID) -> str:
    return token_id.hex[:8]
