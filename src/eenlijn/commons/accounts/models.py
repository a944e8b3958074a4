# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts, memberships with their dates and roles, absences, and invitations that were not used yet."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from eenlijn.commons.accounts.codes import InvitationPurpose, MembershipState, Role
from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Account(AbstractBaseUser):
    """A person who signs in; belongs to no organisation by itself. Name and address are sealed.

    Written only by `tenancy.actions`. Found by `email_index`, a keyed digest of the address.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = SealedField(Compartment.ACCOUNT)
    email = SealedField(Compartment.ACCOUNT)
    email_index = models.CharField(max_length=16, unique=True)
    language = models.CharField(max_length=8, default="nl")
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "email_index"
    EMAIL_FIELD = ""
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class Membership(models.Model):
    """A person in an organisation, from and until a date. Written only by `tenancy`.

    `deputy` is the colleague who stands in whenever this person is absent, unless an absence names another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    function_name = models.CharField(max_length=80)
    deputy = models.ForeignKey("self", models.PROTECT, related_name="+", null=True, blank=True)
    state = models.CharField(max_length=10, choices=MembershipState.choices, default=MembershipState.INVITED)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=~Q(state=MembershipState.ENDED),
                name="membership_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state__in=MembershipState.values), name="membership_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(deputy=F("id")), name="membership_is_not_its_own_deputy"),
        ]


class RoleAssignment(models.Model):
    """A role within a membership; with a unit it reaches that unit and below.

    Both dates count: `ends_on` is the last day. Written only by `tenancy.actions`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=3, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "role", "unit"], condition=Q(ends_on=None), name="role_once_per_unit"
            ),
            models.UniqueConstraint(
                fields=["membership", "role"],
                condition=Q(ends_on=None, unit=None),
                name="role_once_for_the_whole",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="role_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_known"),
        ]


class Absence(models.Model):
    """From which day to which day a member is away, both included, and who stands in. No reason is kept.

    Written only by `tenancy.absences`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Membership, models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="absence_ends_after_start"),
            models.CheckConstraint(condition=~Q(deputy=F("membership")), name="absence_deputy_is_another"),
        ]
        indexes = [models.Index(fields=["organisation", "ends_on"], name="absence_by_end")]


class Invitation(models.Model):
    """A link for one use: the digest of its token, for whom and until when. Written by `tenancy.invitations`.

    The very first one of an installation has no organisation and no membership yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+", null=True, blank=True)
    purpose = models.CharField(max_length=20, choices=InvitationPurpose.choices)
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose=InvitationPurpose.FIRST_ADMINISTRATOR, membership=None, organisation=None)
                | Q(purpose=InvitationPurpose.MEMBER, membership__isnull=False, organisation__isnull=False),
                name="invitation_is_for_someone",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="invitation_ends_later"),
        ]


class RoleProposal(models.Model):
    """A role that takes two people to give: who asked, and who said yes or no; see `tenancy.giving_roles`.

    `is_given` is None as long as it waits for the second person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(max_length=3, choices=Role.choices)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_given = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "role"], condition=Q(is_given=None), name="role_proposal_once"
            ),
            models.CheckConstraint(
                condition=Q(is_given=None, decided_by=None, decided_at=None)
                | Q(is_given__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                name="role_proposal_is_decided_whole",
            ),
        ]
