# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links for one use: the first administrator of an installation or of an employer, and every new member.

A token is 256 random bits, shown once and kept as a digest. Unknown, used and expired are told alike.
Whoever has a password already uses that one; a link never changes it.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import NO_ROW, Actor
from eenlijn.commons.access.codes import ActorKind, Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import InvitationPurpose, MembershipState
from eenlijn.commons.accounts.models import Account, Invitation, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import account_by_email
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.codes import OrganisationType, Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import adopt_pack
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy.access import check_manages, within
from eenlijn.commons.tenancy.actions import (
    about,
    assign,
    found_organisation,
    found_platform,
    new_account,
    take_password,
    tell_invited,
)
from eenlijn.commons.tenancy.refusals import NotForYourself, NotYours
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

FIRST_TERM: Final = timedelta(hours=24)
MEMBER_TERM: Final = timedelta(hours=72)
_TOKEN_BYTES: Final = 32
_LONGEST_TOKEN: Final = 100


class AlreadyBegun(Refused):
    def __init__(self) -> None:
        """Say who goes on."""
        super().__init__(_("Er is al een beheerder. Die nodigt de anderen uit."))


class InvitationOver(Refused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Deze link werkt niet meer. Vraag je beheerder om een nieuwe."))


class OtherPassword(Refused):
    def __init__(self) -> None:
        """Say which one."""
        super().__init__(_("Je hebt al een wachtwoord voor Eén Lijn. Gebruik dat hier."))


@dataclass(frozen=True)
class InvitationView:
    """What the page behind a link may know: not whether this person is known already."""

    purpose: InvitationPurpose
    organisation_id: UUID | None
    organisation_name: str
    function_name: str
    expires_at: datetime


@dataclass(frozen=True)
class NewEmployer:
    """What is asked of an employer that joins."""

    name: str
    slug: str
    organisation_type: OrganisationType
    municipality_code: str
    place_name: str = ""
    postal_lines: str = ""
    phone_label: str = ""
    phone_number: str = ""
    is_invented: bool = False


@dataclass(frozen=True)
class NewPerson:
    """What is asked of its first administrator."""

    name: str
    email: str
    function_name: str


@dataclass(frozen=True)
class Founded:
    """The employer that joined, and its first administrator."""

    organisation_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class FoundedElsewhere:
    """The employer that joined, and the link for its first administrator, to be shown once."""

    organisation_id: UUID
    token: str


def is_begun() -> bool:
    """Tell whether anybody administers anything here. One query."""
    return RoleAssignment.objects.filter(
        role__in=(Role.ADM, Role.PLT), membership__state=MembershipState.CONFIRMED
    ).exists()


@transaction.atomic
def invite_first_administrator(*, now: datetime) -> str:
    """Make the one link that begins an installation, and end an earlier one. 24 hours, one use.

    Refused as soon as anybody administers anything.
    """
    found_platform(now=now)
    if is_begun():
        raise AlreadyBegun
    Invitation.objects.filter(purpose=InvitationPurpose.FIRST_ADMINISTRATOR, used_at=None).delete()
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    made = Invitation.objects.create(
        purpose=InvitationPurpose.FIRST_ADMINISTRATOR,
        token_digest=_digest(token),
        created_at=now,
        expires_at=now + FIRST_TERM,
    )
    job = Actor.job("invite_first_administrator")
    append(job, now, Entry("invite_first_administrator", "invitation", made.pk))
    return token


@transaction.atomic
def invitation_link(*, actor: Actor, membership_id: UUID, now: datetime) -> str:
    """Make the link with which an invited member begins, and end an earlier one. 72 hours, one use."""
    return invitation_links(actor=actor, membership_ids=(membership_id,), now=now)[membership_id]


@transaction.atomic
def invitation_links(*, actor: Actor, membership_ids: Iterable[UUID], now: datetime) -> dict[UUID, str]:
    """Make links for several invited members at once; a handful of statements, however many."""
    asked = set(membership_ids)
    members = list(Membership.objects.filter(pk__in=asked, state=MembershipState.INVITED))
    if not asked or len(members) != len(asked):
        raise NotYours
    for organisation_id in {one.organisation_id for one in members}:
        check_manages(actor, organisation_id)
    Invitation.objects.filter(membership__in=members, used_at=None).delete()
    tokens = {one.pk: secrets.token_urlsafe(_TOKEN_BYTES) for one in members}
    Invitation.objects.bulk_create(_invitation(one, tokens[one.pk], now) for one in members)
    append(
        within(actor, members[0].organisation_id),
        now,
        *(about("make_invitation_link", one) for one in members),
    )
    return tokens


def mailed_link(organisation_id: UUID, account_id: UUID, now: datetime) -> str:
    """Make one more link for the mail of an invitation; the one that was shown keeps working beside it.

    Empty when this person is no longer waiting: then the mail leads to the start.
    """
    membership = Membership.objects.filter(
        organisation_id=organisation_id, account_id=account_id, state=MembershipState.INVITED
    ).first()
    if membership is None:
        return ""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _invitation(membership, token, now).save(force_insert=True)
    return token


@transaction.atomic
def send_link_again(*, actor: Actor, membership_id: UUID, now: datetime) -> str:
    """End every earlier link of somebody who did not come yet, make a new one and send it by mail as well."""
    token = invitation_link(actor=actor, membership_id=membership_id, now=now)
    membership = Membership.objects.get(pk=membership_id)
    tell_invited(membership.organisation_id, [membership.account_id], now)
    return token


@transaction.atomic
def withdraw_link(*, actor: Actor, invitation_id: UUID, now: datetime) -> None:
    """End one link that was not used; the invitation itself stays, for a new link later."""
    found = (
        Invitation.objects.select_related("membership")
        .filter(pk=invitation_id, organisation_id=actor.scope_id, used_at=None)
        .first()
    )
    if found is None or found.membership is None:
        raise NotYours
    check_manages(actor, found.membership.organisation_id)
    line = about("withdraw_link", found.membership)
    found.delete()
    append(within(actor, actor.organisation_id), now, line)


def invitation_of(token: str, now: datetime) -> InvitationView | None:
    """Return what this link is for; None when it is unknown, used or over. One query."""
    found = _open_invitations(token, now).select_related("organisation", "membership").first()
    if found is None:
        return None
    return InvitationView(
        purpose=InvitationPurpose(found.purpose),
        organisation_id=found.organisation_id,
        organisation_name=found.organisation.name if found.organisation else "",
        function_name=found.membership.function_name if found.membership else "",
        expires_at=found.expires_at,
    )


@transaction.atomic
def accept_invitation(*, token: str, name: str, password: str, now: datetime) -> UUID:
    """Become a member with this link: a new person takes a name and a password, a known one shows the own.

    Returns the account, to sign in.
    """
    invitation = _used(token, InvitationPurpose.MEMBER, now)
    membership = (
        Membership.objects.select_related("account")
        .filter(pk=invitation.membership_id or NO_ROW, state=MembershipState.INVITED)
        .first()
    )
    if membership is None:
        raise InvitationOver
    _claim(membership.account, name, password)
    Membership.objects.filter(pk=membership.pk).update(state=MembershipState.CONFIRMED)
    append(_self(membership), now, about("accept_invitation", membership))
    return membership.account_id


@transaction.atomic
def found_first(
    *, token: str, person: NewPerson, password: str, employer: NewEmployer, now: datetime
) -> Founded:
    """Begin an installation: the first employer with the pack of its sector, and its administrator.

    The administrator is no platform administrator: that role takes two people (decision 23).
    """
    _used(token, InvitationPurpose.FIRST_ADMINISTRATOR, now)
    organisation_id = _found(Actor.job("found_first"), employer, now)
    membership = _administrator(organisation_id, person, MembershipState.CONFIRMED, now)
    _claim(membership.account, person.name, password)
    append(_self(membership), now, about("accept_invitation", membership))
    return Founded(organisation_id, membership.account_id)


@transaction.atomic
def found_employer(
    *, actor: Actor, employer: NewEmployer, administrator: NewPerson, now: datetime
) -> FoundedElsewhere:
    """Let another employer join, as platform administrator, with a link for its first administrator."""
    organisation_id = _found(actor, employer, now)
    membership = _administrator(organisation_id, administrator, MembershipState.INVITED, now)
    if actor.account_id == membership.account_id:
        raise NotForYourself
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _invitation(membership, token, now).save(force_insert=True)
    append(within(actor, organisation_id), now, about("invite_administrator", membership))
    return FoundedElsewhere(organisation_id, token)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _invitation(membership: Membership, token: str, now: datetime) -> Invitation:
    return Invitation(
        organisation_id=membership.organisation_id,
        membership=membership,
        purpose=InvitationPurpose.MEMBER,
        token_digest=_digest(token),
        created_at=now,
        expires_at=now + MEMBER_TERM,
    )


def _open_invitations(token: str, now: datetime) -> "QuerySet[Invitation]":
    digest = _digest(token[:_LONGEST_TOKEN])
    return Invitation.objects.filter(token_digest=digest, used_at=None, expires_at__gt=now)


def _used(token: str, purpose: InvitationPurpose, now: datetime) -> Invitation:
    """Take the link, by one conditional update: it works once, also for two who press together."""
    is_mine = _open_invitations(token, now).filter(purpose=purpose).update(used_at=now)
    if not is_mine:
        raise InvitationOver
    return Invitation.objects.get(token_digest=_digest(token[:_LONGEST_TOKEN]))


def _found(actor: Actor, employer: NewEmployer, now: datetime) -> UUID:
    organisation = found_organisation(actor=actor, now=now, **vars(employer))
    pack = pack_of(Sector(organisation.sector))
    adopt_pack(
        actor=Actor.job("found_organisation"),
        organisation_id=organisation.pk,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=now,
    )
    return organisation.pk


def _administrator(
    organisation_id: UUID, person: NewPerson, state: MembershipState, now: datetime
) -> Membership:
    account = account_by_email(person.email) or new_account(person.email, person.name, "nl")
    membership = Membership.objects.create(
        organisation_id=organisation_id,
        account=account,
        function_name=person.function_name,
        state=state,
        starts_on=to_local(now).date(),
    )
    for role in (Role.EMP, Role.ADM):
        assign(membership, role, None, now)
    return membership


def _claim(account: Account, name: str, password: str) -> None:
    """A known person shows the own password; a new one takes name and password."""
    if not account.is_active:
        raise InvitationOver
    if account.has_usable_password():
        if not account.check_password(password):
            raise OtherPassword
        return
    take_password(account, password)
    vault.seal(account, name=" ".join(name.split()))
    account.save(update_fields=["password", "name"])


def _self(membership: Membership) -> Actor:
    """The new member, for the trail: whoever held the link acted as this person."""
    return Actor(
        kind=ActorKind.PERSON,
        account_id=membership.account_id,
        organisation_id=membership.organisation_id,
        roles=frozenset({Role.EMP}),
        name_for_trail="invitation",
        origin="invitation",
    )
