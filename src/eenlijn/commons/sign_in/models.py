# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sessions in sight of their owner, spent codes, counted guesses, lost passwords and lost factors."""

import uuid

from django.db import models
from django.db.models import Q

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.sign_in.codes import Device, MailKind, ResetState
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class OpenSession(models.Model):
    """Where somebody is signed in: kind of device and day, no address. Written by `sign_in.sessions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=10, choices=Device.choices)
    began_on = models.DateField()


class SpentCode(models.Model):
    """A code of an app that was used: of one account and one step of thirty seconds. Never twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    step = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "step"], name="code_is_spent_once")]


class Guesses(models.Model):
    """How often something was guessed wrong in the last hour, by a keyed digest of what was guessed at."""

    digest = models.CharField(max_length=32, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(db_index=True)


class AccountMail(models.Model):
    """A mail about signing in that waits or left. Written by `sign_in.forgotten` and `sign_in.resets`.

    Who asks for a new password leaves the same row for every address, known or not: the worker looks whose it
    is, and only then `account` and `token_digest` stand here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=14, choices=MailKind.choices)
    email_index = models.CharField(max_length=16, blank=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+", null=True, blank=True)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    token_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(token_digest=None) | Q(account__isnull=False, expires_at__isnull=False),
                name="password_link_is_whole",
            )
        ]
        indexes = [models.Index(fields=["handled_at", "next_try_at"], name="account_mail_due")]


class FactorReset(models.Model):
    """Somebody lost the second factor: asked by the person, agreed by one administrator, then a second one.

    Written by `sign_in.resets`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=ResetState.choices, default=ResetState.ASKED)
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Account, models.CASCADE, related_name="+", null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(state__in=(ResetState.ASKED, ResetState.AGREED)),
                name="factor_reset_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ResetState.AGREED) | Q(agreed_by__isnull=False, agreed_at__isnull=False),
                name="factor_reset_is_agreed_whole",
            ),
        ]


class FactorSecret(models.Model):
    """What the sign-in library keeps of a factor, sealed; in its own table stands the id of this row.

    A secret copied to another account, or put back after it was replaced, cannot be opened. Written by
    `library.Adapter`; what no factor points to any more is removed by `factors`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    text = SealedField(Compartment.ACCOUNT)
