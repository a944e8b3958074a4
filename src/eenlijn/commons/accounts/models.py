# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts, memberships with their dates and roles, what is planned for them, and reviews of rights."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from eenlijn.commons.accounts.codes import (
    ChangeKind,
    ChangeOrigin,
    ChangeState,
    InvitationPurpose,
    LineKind,
    MembershipState,
    Role,
    Verdict,
)
from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Account(AbstractBaseUser):
    """A person who signs in; belongs to no organisation by itself. Name and address are sealed.

    Written only by `tenancy.actions`. Found by `email_index`, a keyed digest of the address. Every session
    carries `sessions_round`: one more, and all of them are over at their next request.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = SealedField(Compartment.ACCOUNT)
    email = SealedField(Compartment.ACCOUNT)
    email_index = models.CharField(max_length=16, unique=True)
    language = models.CharField(max_length=8, default="nl")
    is_active = models.BooleanField(default=True)
    sessions_round = models.PositiveIntegerField(default=0)
    # Somebody's hour of signing in is nobody's business: the day stands at the membership.
    last_login = None

    objects = BaseUserManager()

    USERNAME_FIELD = "email_index"
    EMAIL_FIELD = ""
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind a session to the password and to the round, so that either one ends it."""
        bound = f"{self.password}|{self.sessions_round}"
        return salted_hmac("eenlijn.session", bound, secret=secret, algorithm="sha256").hexdigest()


class Membership(models.Model):
    """A person in an organisation, from and until a date. Written only by `tenancy`.

    `deputy` is the colleague who stands in whenever this person is absent, unless an absence names another.
    `last_signed_in_on` is a day, for the review of rights, and of this employer only.

    `staff_number` is that of the personnel administration; `staff_number_mark` is the keyed digest by which
    it is found, of who left as well. Equal digests prove nothing before the number itself was opened.
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
    last_signed_in_on = models.DateField(null=True, blank=True)
    staff_number = SealedField(Compartment.VICTIM, null=True)
    staff_number_mark = models.CharField(max_length=16, blank=True)

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
            models.UniqueConstraint(
                fields=["organisation", "staff_number_mark"],
                condition=~Q(state=MembershipState.ENDED) & ~Q(staff_number_mark=""),
                name="staff_number_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(staff_number=None, staff_number_mark="")
                | (Q(staff_number__isnull=False) & ~Q(staff_number_mark="")),
                name="staff_number_has_its_mark",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "staff_number_mark"],
                condition=~Q(staff_number_mark=""),
                name="staff_number_found",
            )
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

    `is_given` is None as long as it waits for the second person; without an answer in time it is refused
    by nobody.
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
                | Q(is_given=True, decided_by__isnull=False, decided_at__isnull=False)
                | Q(is_given=False, decided_at__isnull=False),
                name="role_proposal_is_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="role_proposal_takes_two",
            ),
        ]


class MembershipChange(models.Model):
    """Somebody leaves or moves, from a day on; one plan at a time. Written only by `tenancy.moving`.

    `day` is the last day of who leaves, and the first day in the other unit of who moves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=ChangeKind.choices)
    day = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    origin = models.CharField(max_length=6, choices=ChangeOrigin.choices)
    planned_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=ChangeState.choices, default=ChangeState.PLANNED)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"], condition=Q(state=ChangeState.PLANNED), name="membership_change_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=ChangeKind.MOVE) | Q(unit=None), name="membership_change_moves_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(state=ChangeState.PLANNED, settled_at=None)
                | (~Q(state=ChangeState.PLANNED) & Q(settled_at__isnull=False)),
                name="membership_change_is_settled_whole",
            ),
        ]
        indexes = [models.Index(fields=["state", "day"], name="membership_change_due")]


class RightsReview(models.Model):
    """Who could do what at an employer, looked over once a quarter. Written only by `tenancy.reviewing`.

    Its lines are frozen as they were when it was made; `signed_by` is never who made it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    signed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year", "quarter"], name="review_once_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="review_quarter_exists"),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None)
                | (Q(signed_by__isnull=False, signed_at__isnull=False) & ~Q(signed_by=F("made_by"))),
                name="review_is_signed_by_another",
            ),
        ]


class ReviewLine(models.Model):
    """One right as it was, and what somebody found of it: codes, days and ids; a name is looked up.

    `object_id` is the row that the right came from: what a line takes away, it ends there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    review = models.ForeignKey(RightsReview, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=7, choices=LineKind.choices)
    object_id = models.UUIDField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    deputy = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    role = models.CharField(max_length=3, choices=Role.choices, blank=True)
    state = models.CharField(max_length=10, choices=MembershipState.choices, blank=True)
    function_name = models.CharField(max_length=80, blank=True)
    unit_name = models.CharField(max_length=120, blank=True)
    # Of a token: its name and its scopes, which name a system and never a person.
    system = models.CharField(max_length=240, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    last_signed_in_on = models.DateField(null=True, blank=True)
    is_quiet = models.BooleanField(default=False)
    takes_two = models.BooleanField(default=False)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.OPEN)
    judged_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "position"], name="review_line_once"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.OPEN, judged_by=None, judged_at=None)
                | (~Q(verdict=Verdict.OPEN) & Q(judged_by__isnull=False, judged_at__isnull=False)),
                name="review_line_is_judged_whole",
            ),
        ]
