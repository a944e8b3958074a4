# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second factors of a person: an app with codes, passkeys, and recovery codes for when both are away.

The library knows the protocols and keeps the rows; this file says what is allowed, what works only once, and
what the trail tells. Recovery codes alone are no factor: they stand in for one.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt, encrypt
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.keys import vault
from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.commons.sign_in.forgotten import tell_accounts
from eenlijn.commons.sign_in.library import app_address, asking, belonging_to
from eenlijn.commons.sign_in.models import FactorSecret, SpentCode
from eenlijn.commons.tenancy.actions import end_sessions
from eenlijn.commons.trail.actions import Entry, append

MOST_PASSKEYS: Final = 10
LONGEST_NAME: Final = 60
# A code is good for a step before and after; what was spent longer ago cannot come back.
_KEPT_STEPS: Final = 120
_APP, _PASSKEY, _CODES = (
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.RECOVERY_CODES,
)
State = MutableMapping[str, Any]
_ODD: Final = (ValidationError, ValueError, TypeError, KeyError, AttributeError, LookupError)


class WrongProof(Refused):
    def __init__(self) -> None:
        """Say what to try; nothing about what was wrong."""
        super().__init__(_("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code."))


class NoPasskey(Refused):
    def __init__(self) -> None:
        """Say what else works."""
        super().__init__(_("De passkey werkte niet. Probeer het opnieuw, of kies een andere manier."))


class TooManyPasskeys(Refused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Je hebt al tien passkeys. Haal er eerst een weg."))


class LastFactor(Refused):
    def __init__(self) -> None:
        """Say why."""
        super().__init__(_("Dit is je enige extra zekerheid. Stel eerst een andere in."))


class NoFactorYet(Refused):
    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(_("Stel eerst een app of een passkey in. Daarna krijg je herstelcodes."))


@dataclass(frozen=True)
class Passkey:
    id: int
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class Factors:
    """What somebody has set up."""

    has_app: bool
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def is_set_up(self) -> bool:
        return self.has_app or bool(self.passkeys)

    @property
    def is_single(self) -> bool:
        return int(self.has_app) + len(self.passkeys) == 1


def factors_of(account_id: UUID) -> Factors:
    """Return what this person set up. Two queries, one where nothing is."""
    rows = list(_rows(account_id).order_by("created_at", "pk"))
    with belonging_to(account_id):
        codes = [len(RecoveryCodes(one).get_unused_codes()) for one in rows if one.type == _CODES]
        return Factors(
            has_app=any(one.type == _APP for one in rows),
            passkeys=tuple(_shown(one) for one in rows if one.type == _PASSKEY),
            codes_left=sum(codes),
        )


def has_factor(account_id: UUID) -> bool:
    """Whether signing in takes a second step for this person. One query."""
    return _rows(account_id).exclude(type=_CODES).exists()


def new_secret() -> str:
    """Return the secret of a new app: 160 random bits."""
    return str(generate_totp_secret())


def app_link(account_id: UUID, secret: str) -> str:
    """Return what the QR code of a new app says. One query."""
    return app_address(vault.open(Account.objects.get(pk=account_id), "email"), secret)


@transaction.atomic
def add_app(*, actor: Actor, secret: str, code: str, now: datetime) -> None:
    """Set up an app, proven by a code of it; an earlier app stops working."""
    step = _step_of(secret, code)
    if step is None or not _spend(actor.person_id, step):
        raise WrongProof
    _rows(actor.person_id).filter(type=_APP).delete()
    with belonging_to(actor.person_id):
        TOTP.activate(_account(actor), secret)
    _changed(actor, "add_second_factor", now, kind="app")


@transaction.atomic
def remove_app(*, actor: Actor, is_needed: bool, now: datetime) -> None:
    """Take the app away; who needs two factors keeps at least one."""
    _check_not_last(actor, is_needed=is_needed)
    if not _rows(actor.person_id).filter(type=_APP).delete()[0]:
        raise NotVisible
    _leave_no_codes(actor)
    _changed(actor, "remove_second_factor", now, kind="app")


def begin_passkey(*, actor: Actor, state: State, host: str) -> dict[str, Any]:
    """Return what the browser needs to make a passkey; the challenge stays in the session."""
    with asking(state, host):
        return dict(webauthn.begin_registration(_account(actor), passwordless=True))


@transaction.atomic
def add_passkey(*, actor: Actor, state: State, host: str, name: str, credential: Any, now: datetime) -> None:
    """Keep the passkey that the browser made."""
    if _rows(actor.person_id).filter(type=_PASSKEY).count() >= MOST_PASSKEYS:
        raise TooManyPasskeys
    try:
        with asking(state, host):
            webauthn.parse_registration_response(credential)
            webauthn.complete_registration(credential)
    except _ODD:
        raise NoPasskey from None
    with belonging_to(actor.person_id):
        sealed = encrypt(_named(name))
    webauthn.WebAuthn.add(_account(actor), sealed, credential)
    _changed(actor, "add_second_factor", now, kind="passkey")


@transaction.atomic
def rename_passkey(*, actor: Actor, passkey_id: int, name: str, now: datetime) -> None:
    """Give one of the own passkeys another name."""
    row = _own_passkey(actor, passkey_id)
    with belonging_to(actor.person_id):
        row.data["name"] = encrypt(_named(name))
    row.save(update_fields=["data"])
    _told(actor, "rename_passkey", now, kind="passkey")


@transaction.atomic
def remove_passkey(*, actor: Actor, passkey_id: int, is_needed: bool, now: datetime) -> None:
    """Take one of the own passkeys away."""
    row = _own_passkey(actor, passkey_id)
    _check_not_last(actor, is_needed=is_needed)
    row.delete()
    _leave_no_codes(actor)
    _changed(actor, "remove_second_factor", now, kind="passkey")


@transaction.atomic
def make_codes(*, actor: Actor, now: datetime) -> tuple[str, ...]:
    """Make ten recovery codes, to be shown once; earlier ones stop working."""
    if not has_factor(actor.person_id):
        raise NoFactorYet
    _rows(actor.person_id).filter(type=_CODES).delete()
    with belonging_to(actor.person_id):
        codes = tuple(RecoveryCodes.activate(_account(actor)).generate_codes())
    _changed(actor, "make_recovery_codes", now, kind="codes")
    return codes


def prove_code(*, account_id: UUID, code: str) -> bool:
    """Whether this is a code of the app or a recovery code of this person, never used before."""
    typed = "".join(code.split())
    if not typed:
        return False
    rows = {one.type: one for one in _rows(account_id).filter(type__in=(_APP, _CODES))}
    with belonging_to(account_id):
        if _APP in rows:
            step = _step_of(decrypt(rows[_APP].data["secret"]), typed)
            if step is not None:
                return _spend(account_id, step)
        return _CODES in rows and bool(RecoveryCodes(rows[_CODES]).validate_code(typed))


def ask_passkey(*, account_id: UUID | None, state: State, host: str) -> dict[str, Any]:
    """Return what the browser needs to show a passkey; asked of nobody, it must check its owner itself."""
    account = Account.objects.get(pk=account_id) if account_id else None
    with asking(state, host):
        return dict(webauthn.begin_authentication(account))


def prove_passkey(*, account_id: UUID, state: State, host: str, credential: Any, now: datetime) -> bool:
    """Whether the browser showed a passkey of this person for the challenge in the session."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        return False
    try:
        with asking(state, host):
            webauthn.parse_authentication_response(credential)
            row = webauthn.complete_authentication(account, credential)
    except _ODD:
        return False
    Authenticator.objects.filter(pk=row.pk).update(last_used_at=now)
    return True


def owner_of(credential: Any) -> UUID | None:
    """Return whose passkey the browser says this is; nothing is proven yet. One query."""
    try:
        return UUID(str(webauthn.extract_user_from_response(credential).pk))
    except _ODD:
        return None


def take_all_away(account_id: UUID) -> None:
    """Take every factor and code away; what asks and who decides stands in `resets`."""
    _rows(account_id).delete()
    _forget_unused(account_id)


def forget_spent(now: datetime) -> int:
    """Remove codes that cannot come back; tells how many."""
    oldest = int(now.timestamp()) // 30 - _KEPT_STEPS
    return SpentCode.objects.filter(step__lt=oldest).delete()[0]


def _rows(account_id: UUID) -> "QuerySet[Authenticator]":
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=account_id)
    return found


def _forget_unused(account_id: UUID) -> None:
    """Remove the secrets that no factor points to any more, so that none of them comes back."""
    kept = {one.data.get(name) for one in _rows(account_id) for name in ("secret", "seed", "name")}
    there = FactorSecret.objects.filter(account_id=account_id).values_list("pk", flat=True)
    FactorSecret.objects.filter(pk__in=[one for one in there if str(one) not in kept]).delete()


def _account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.person_id)


def _shown(row: Authenticator) -> Passkey:
    return Passkey(row.pk, decrypt(row.data["name"]), row.created_at, row.last_used_at)


def _own_passkey(actor: Actor, passkey_id: int) -> Authenticator:
    row = _rows(actor.person_id).filter(type=_PASSKEY, pk=passkey_id).first()
    if row is None:
        raise NotVisible
    return row


def _named(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME] or _("Passkey")


def _step_of(secret: str, code: str) -> int | None:
    """Return the step of thirty seconds to which this code belongs; every step is looked at."""
    fitting = [
        step
        for step in yield_hotp_counters_from_time()
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
    ]
    return fitting[0] if fitting else None


def _spend(account_id: UUID, step: int) -> bool:
    """Take this step, decided by a unique constraint: a code works once, in all processes together."""
    try:
        with transaction.atomic():
            SpentCode.objects.create(account_id=account_id, step=step)
    except IntegrityError:
        return False
    return True


def _check_not_last(actor: Actor, *, is_needed: bool) -> None:
    if is_needed and factors_of(actor.person_id).is_single:
        raise LastFactor


def _leave_no_codes(actor: Actor) -> None:
    """Recovery codes stand in for a factor; without one there is nothing to stand in for."""
    if not has_factor(actor.person_id):
        _rows(actor.person_id).delete()


def _changed(actor: Actor, action: str, now: datetime, **detail: str) -> None:
    """Every session is over, so that nobody stays inside by an earlier proof, and the person is told."""
    end_sessions(actor.person_id)
    tell_accounts([actor.person_id], MailKind.FACTOR_CHANGED, now)
    _told(actor, action, now, **detail)


def _told(actor: Actor, action: str, now: datetime, **detail: str) -> None:
    _forget_unused(actor.person_id)
    entry = Entry(action, "account", actor.person_id, subject_id=actor.account_id, detail=detail)
    append(actor, now, entry)
