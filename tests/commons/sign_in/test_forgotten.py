# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lost password: one insert for everybody, a link for one use for who is known, and nobody else hears."""

import re
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.sign_in import forgotten
from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.commons.sign_in.models import AccountMail
from eenlijn.commons.tenancy.refusals import PasswordTooWeak
from tests.cast import PASSWORD, Cast

NEW = "zeven nieuwe losse woorden"
LINK = re.compile(r"/wachtwoord/([\w-]{43})/")


def mails(directory: Path) -> list[tuple[str, str]]:
    found = [message_from_bytes(one.read_bytes(), policy=default) for one in sorted(directory.glob("*.eml"))]
    return [(str(one["To"]), str(one.get_content())) for one in found]


def link_for(cast: Cast, directory: Path, now: datetime) -> str:
    forgotten.ask_new_password(email=cast.anna.email, now=now)
    forgotten.send_account_mail(now)
    found = LINK.search(mails(directory)[-1][1])
    assert found is not None
    return found[1]


def test_for_every_address_the_same_one_statement(cast: Cast, monday: datetime) -> None:
    Account.objects.filter(pk=cast.teun.id).update(is_active=False)
    forgotten.ask_new_password(email="eerst@x.example", now=monday)
    asked = []
    for email in (cast.anna.email, "niemand@eenlijn.example", cast.teun.email, cast.dirk.email):
        with CaptureQueriesContext(connection) as counted:
            forgotten.ask_new_password(email=email, now=monday)
        asked.append([query["sql"].split("VALUES")[0] for query in counted])
    assert asked == [asked[0]] * 4
    assert len(asked[0]) == 1


def test_only_who_is_known_and_active_gets_mail(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    Account.objects.filter(pk=cast.teun.id).update(is_active=False)
    for email in (cast.anna.email.upper(), "niemand@eenlijn.example", cast.teun.email):
        forgotten.ask_new_password(email=email, now=monday)
    assert forgotten.send_account_mail(monday) == 3
    assert forgotten.send_account_mail(monday) == 0
    assert [to for to, _body in mails(mail_directory)] == [cast.anna.email]


def test_the_link_works_once_and_ends_every_session(
    cast: Cast, monday: datetime, mail_directory: Path
) -> None:
    token = link_for(cast, mail_directory, monday)
    assert forgotten.account_of_link(token, monday) == cast.anna.id
    before = Account.objects.get(pk=cast.anna.id).get_session_auth_hash()
    forgotten.set_password(token=token, password=NEW, now=monday)
    anna = Account.objects.get(pk=cast.anna.id)
    assert anna.check_password(NEW)
    assert anna.get_session_auth_hash() != before
    with pytest.raises(forgotten.LinkOver):
        forgotten.set_password(token=token, password=PASSWORD, now=monday)
    assert forgotten.send_account_mail(monday) == 1
    assert "Je wachtwoord voor Eén Lijn is net veranderd." in mails(mail_directory)[-1][1]


def test_after_an_hour_or_another_password_the_link_is_over(
    cast: Cast, monday: datetime, mail_directory: Path
) -> None:
    first, second = (link_for(cast, mail_directory, monday) for _time in range(2))
    late = monday + forgotten.TERM
    assert forgotten.account_of_link(first, late - timedelta(seconds=1)) == cast.anna.id
    assert forgotten.account_of_link(first, late) is None
    forgotten.set_password(token=second, password=NEW, now=monday)
    assert forgotten.account_of_link(first, monday) is None
    assert forgotten.account_of_link("", monday) is None


def test_a_weak_password_leaves_the_link(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    token = link_for(cast, mail_directory, monday)
    with pytest.raises(PasswordTooWeak):
        forgotten.set_password(token=token, password="kort", now=monday)
    assert forgotten.account_of_link(token, monday) == cast.anna.id


def test_three_mails_an_hour_however_often_somebody_asks(
    cast: Cast, monday: datetime, mail_directory: Path
) -> None:
    for _time in range(10):
        forgotten.ask_new_password(email=cast.anna.email, now=monday)
        forgotten.send_account_mail(monday)
    assert len(mails(mail_directory)) == 3


def test_the_token_stands_nowhere(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    token = link_for(cast, mail_directory, monday)
    row = AccountMail.objects.get(kind=MailKind.NEW_PASSWORD)
    assert token not in str(vars(row))
    assert forgotten.forget_mail(monday + timedelta(days=8)) == 1
