# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who tries links and codes learns nothing from the work of a refusal: statements and stretchings, counted.

Seconds are never asked: on a busy machine they mean nothing. The same proof as of signing in.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.reporting.models import Report
from eenlijn.commons.accounts.models import Account, Invitation, Membership
from eenlijn.commons.sign_in.models import AccountMail
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.commons.tenancy.invitations import invitation_link, withdraw_link
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.factories import stories

TYPED = {"name": "Nel", "password": "zeven losse woorden", "password_again": "zeven losse woorden"}
_VALUES = re.compile(r"'[^']*'|[0-9a-f]{32}|[0-9]+")
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+')


class Work(NamedTuple):
    """What one refusal showed and what it took."""

    status: int
    page: bytes
    statements: list[str]
    stretchings: int


def work_of(ask: Callable[[], Any], typed: str) -> Work:
    with (
        CaptureQueriesContext(connection) as counted,
        patch.object(MD5PasswordHasher, "encode", autospec=True) as work,
    ):
        work.side_effect = lambda _self, password, salt: f"md5${salt}${password}"
        answer = ask()
    asked = [_VALUES.sub("?", query["sql"]) for query in counted]
    page = _TOKEN.sub(b"", answer.content).replace(typed.encode(), b"typed")
    return Work(answer.status_code, page, asked, work.call_count)


@pytest.fixture
def links(cast: Cast, monday: datetime, clock: time_machine.Traveller) -> dict[str, str]:
    """Of a new person: a link that was used, one that is over, one that was withdrawn."""
    made: dict[str, str] = {"unknown": "x" * 43}
    for kind in ("used", "over", "withdrawn"):
        member = invite_member(
            actor=cast.petra.actor,
            now=monday,
            organisation_id=cast.reggestreek.pk,
            email=f"{kind}@post.example",
            name=kind,
            function_name="Buschauffeur",
        )
        token = invitation_link(actor=cast.petra.actor, membership_id=member.pk, now=monday)
        made[kind] = token
        rows = Invitation.objects.filter(membership=member)
        if kind == "used":
            rows.update(used_at=monday)
        elif kind == "over":
            rows.update(created_at=monday - timedelta(days=40), expires_at=monday - timedelta(days=10))
        else:
            withdraw_link(actor=cast.petra.actor, invitation_id=rows.get().pk, now=monday)
    return made


@pytest.mark.parametrize("method", ["get", "post"])
def test_links_of_an_invitation_that_do_not_work_are_one_answer_and_one_amount_of_work(
    links: dict[str, str], method: str
) -> None:
    def ask(token: str) -> Work:
        address = f"/uitnodiging/{token}/"
        browser = Client()
        return work_of(lambda: getattr(browser, method)(address, TYPED if method == "post" else {}), token)

    ask("eerst" * 8)
    found = {kind: ask(token) for kind, token in links.items()}
    assert set(found) == {"unknown", "used", "over", "withdrawn"}
    assert all(one == found["unknown"] for one in found.values())
    assert (found["unknown"].status, found["unknown"].stretchings) == (404, 0)
    assert found["unknown"].statements


def test_a_link_that_works_stretches_once_for_a_known_and_for_a_new_person(
    cast: Cast, monday: datetime, clock: time_machine.Traveller
) -> None:
    """The row that could tell: whether somebody has a password at another employer."""
    stretched = {}
    for kind, email in (("new", "nel@post.example"), ("known", cast.dirk.email)):
        member = invite_member(
            actor=cast.petra.actor,
            now=monday,
            organisation_id=cast.reggestreek.pk,
            email=email,
            name="Nel",
            function_name="Buschauffeur",
        )
        token = invitation_link(actor=cast.petra.actor, membership_id=member.pk, now=monday)
        address, browser = f"/uitnodiging/{token}/", Client()
        shown = work_of(partial(browser.get, address), token)
        sent = work_of(partial(browser.post, address, TYPED), token)
        stretched[kind] = (shown, sent.stretchings)
    # Seeing the link tells nothing: the same page, statements and no stretching.
    assert stretched["new"][0] == stretched["known"][0]
    assert {kind: count for kind, (_shown, count) in stretched.items()} == {"new": 1, "known": 1}
    assert Membership.objects.get(account__email_index=cast.dirk.account.email_index, state="invited")


def test_links_for_a_password_that_do_not_work_are_one_answer_and_one_amount_of_work(
    cast: Cast, monday: datetime, clock: time_machine.Traveller
) -> None:
    Account.objects.filter(pk=cast.teun.id).update(is_active=False)
    tokens = {"unknown": "q" * 43}
    for sign, kind, person, changes in (
        ("a", "used", cast.anna, {"used_at": monday}),
        ("b", "over", cast.dirk, {"expires_at": monday - timedelta(hours=1)}),
        ("c", "disabled", cast.teun, {}),
    ):
        values = {"expires_at": monday + timedelta(hours=1), **changes}
        AccountMail.objects.create(
            kind="new_password",
            account=person.account,
            asked_at=monday,
            next_try_at=monday,
            token_digest=sha256(sign.encode() * 43).hexdigest(),
            **values,
        )
        tokens[kind] = sign * 43

    def ask(token: str, typed: dict[str, str] | None) -> Work:
        browser, address = Client(), f"/wachtwoord/{token}/"
        return work_of(lambda: browser.get(address) if typed is None else browser.post(address, typed), token)

    for typed in (None, TYPED):
        ask("eerst" * 8, typed)
        found = [ask(token, typed) for token in tokens.values()]
        assert found == [found[0]] * 4
        assert (found[0].status, found[0].stretchings) == (404, 0)


def test_codes_that_cannot_be_claimed_are_one_answer_and_one_amount_of_work(
    cast: Cast, visit: Visit, monday: datetime, clock: time_machine.Traveller
) -> None:
    """Unknown, of another employer, and of a report that is somebody's already."""
    ours = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    theirs = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    codes = {
        "unknown": "0000-0000-0000-0000",
        "foreign": stories.report(cast.mila.actor, theirs, monday).code,
        "claimed": stories.report(cast.anna.actor, ours, monday).code,
    }
    teun = visit(cast.teun)

    def ask(code: str) -> Work:
        return work_of(lambda: teun.post("/mijn/koppel/", {"code": code}), code)

    ask("eerst")
    found = {kind: ask(code) for kind, code in codes.items()}
    assert {kind: one.page for kind, one in found.items()} == dict.fromkeys(codes, found["unknown"].page)
    assert {kind: one.status for kind, one in found.items()} == dict.fromkeys(codes, 422)
    assert found["foreign"].statements == found["unknown"].statements
    assert {one.stretchings for one in found.values()} == {found["unknown"].stretchings}
    assert Report.objects.filter(reporter=cast.teun.account).count() == 0
