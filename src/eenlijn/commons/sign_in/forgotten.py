# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lost password: the same for every address, a link for one use, and never around a second factor."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import NO_ROW, Actor
from eenlijn.commons.access.codes import ActorKind
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.commons.sign_in.letters import account_letter
from eenlijn.commons.sign_in.models import AccountMail
from eenlijn.commons.tenancy.actions import end_sessions, take_password
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation import mail
from eenlijn.foundation.logs import log

TERM: Final = timedelta(hours=1)
MOST_AN_HOUR: Final = 3
MOST_TRIES: Final = 5
KEPT: Final = timedelta(days=7)
_LEASE: Final = timedelta(minutes=2)
_TOKEN_BYTES: Final = 32
_LONGEST_TOKEN: Final = 100
_LOG: Final = log(__name__)


class LinkOver(Refused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Deze link werkt niet meer. Vraag een nieuwe."))


def ask_new_password(*, email: str, now: datetime) -> None:
    """Keep that somebody asked: one insert, whoever it is, and nothing is looked up."""
    AccountMail.objects.create(
        kind=MailKind.NEW_PASSWORD, email_index=email_index(email), asked_at=now, next_try_at=now
    )


def tell_accounts(account_ids: Iterable[UUID], kind: MailKind, now: datetime) -> None:
    """Let a mail leave to these people; part of the transaction of the act."""
    AccountMail.objects.bulk_create(
        AccountMail(kind=kind, account_id=one, asked_at=now, next_try_at=now)
        for one in sorted(set(account_ids))
    )


def account_of_link(token: str, now: datetime) -> UUID | None:
    """Return whose password this link sets; None when it is unknown, used or over. One query."""
    return _open(token, now).values_list("account_id", flat=True).first()


@transaction.atomic
def set_password(*, token: str, password: str, now: datetime) -> None:
    """Take the link, once, and the new password; every session and every other link of the person ends.

    Whether a second factor was shown is for the door to ask before this.
    """
    found = _open(token, now).select_related("account").first()
    if found is None or not _open(token, now).update(used_at=now) or found.account is None:
        raise LinkOver
    change_password(account=found.account, password=password, now=now)


@transaction.atomic
def change_password(*, account: Account, password: str, now: datetime) -> None:
    """Give a new password; every session and every link ends, and the person is told."""
    take_password(account, password)
    account.save(update_fields=["password"])
    end_sessions(account.pk)
    AccountMail.objects.filter(account=account, token_digest__isnull=False, used_at=None).update(used_at=now)
    tell_accounts([account.pk], MailKind.PASSWORD_SET, now)
    person = Actor(kind=ActorKind.PERSON, account_id=account.pk, name_for_trail="password link", origin="web")
    append(person, now, Entry("set_password", "account", account.pk, subject_id=account.pk))


def send_account_mail(now: datetime, *, at_most: int = 50) -> int:
    """Send what waits longest; tells how many were tried. Claimed by one conditional update."""
    due = AccountMail.objects.filter(handled_at=None, next_try_at__lte=now).order_by("next_try_at", "pk")
    tried = 0
    for row in due[:at_most]:
        mine = AccountMail.objects.filter(pk=row.pk, handled_at=None, next_try_at=row.next_try_at)
        if mine.update(next_try_at=now + _LEASE, tries=F("tries") + 1):
            _deliver(row, now)
            tried += 1
    return tried


def forget_mail(now: datetime) -> int:
    """Remove what was handled a week ago; tells how many."""
    return AccountMail.objects.filter(handled_at__lt=now - KEPT).delete()[0]


def _deliver(row: AccountMail, now: datetime) -> None:
    account = _reader(row, now)
    is_over = True
    if account is not None:
        page = _page(row, account, now)
        told = account_letter(MailKind(row.kind), account.language, page)
        try:
            mail.send(vault.open(account, "email"), told.subject, told.body)
        except mail.MailRefused:
            _LOG.warning("an account mail was refused")
        except (mail.MailFailed, vault.KeysUnavailable):
            is_over = row.tries + 1 >= MOST_TRIES
    if is_over:
        AccountMail.objects.filter(pk=row.pk).update(handled_at=now)


def _reader(row: AccountMail, now: datetime) -> Account | None:
    """Whose mail this is: an active account, and for a new password not too often."""
    active = Account.objects.filter(is_active=True)
    if row.kind != MailKind.NEW_PASSWORD:
        return active.filter(pk=row.account_id or NO_ROW).first()
    account = active.filter(email_index=row.email_index).first()
    if account is None or not account.has_usable_password():
        return None
    lately = AccountMail.objects.filter(
        account=account, kind=MailKind.NEW_PASSWORD, asked_at__gt=now - TERM, handled_at__isnull=False
    )
    return account if lately.count() < MOST_AN_HOUR else None


def _page(row: AccountMail, account: Account, now: datetime) -> str:
    """Make the link at the moment of sending: it is kept nowhere but in the mail."""
    if row.kind in {MailKind.RESET_ASKED, MailKind.RESET_AGREED}:
        return "beheer/zekerheid/"
    if row.kind != MailKind.NEW_PASSWORD:
        return ""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    AccountMail.objects.filter(pk=row.pk).update(
        account=account, token_digest=_digest(token), expires_at=now + TERM
    )
    return f"wachtwoord/{token}/"


def _digest(token: str) -> str:
    return hashlib.sha256(token[:_LONGEST_TOKEN].encode()).hexdigest()


def _open(token: str, now: datetime) -> "QuerySet[AccountMail]":
    return AccountMail.objects.filter(
        token_digest=_digest(token), used_at=None, expires_at__gt=now, account__is_active=True
    )
