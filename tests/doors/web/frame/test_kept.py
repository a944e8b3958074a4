# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from eenlijn.doors.web.frame import kept
from eenlijn.doors.web.frame.kept import Typed

MOMENT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def typed(account: str, **data: str) -> HttpRequest:
    """A form sent after the session ended, in a browser where this account was signed in."""
    request = RequestFactory().post("/dossiers/7K4M-2QX/antwoord/", data)
    request.session = {}  # type: ignore[assignment]
    request.COOKIES[kept.ACCOUNT_COOKIE] = kept.account_mark(account)
    return request


def comes_back(before: HttpRequest, account: str) -> HttpRequest:
    """The same browser, after this account signed in."""
    answer = HttpResponse()
    before.resolver_match = None
    kept.remember_account(before, answer)
    request = RequestFactory().get("/verder/")
    request.session = before.session
    request.COOKIES[kept.KEY_COOKIE] = answer.cookies[kept.KEY_COOKIE].value
    request.user = SimpleNamespace(pk=account)  # type: ignore[assignment]
    return request


def test_the_same_person_gets_back_what_was_typed() -> None:
    before = typed("carla", words="Geen gehoor om 10.05 uur.", csrfmiddlewaretoken="x", password="geheim")
    assert kept.keep_typed(before) is True
    assert kept.open_typed(comes_back(before, "carla")) == Typed(
        "/dossiers/7K4M-2QX/antwoord/", (("words", "Geen gehoor om 10.05 uur."),)
    )


def test_somebody_else_gets_nothing_and_it_is_gone() -> None:
    before = typed("carla", words="Geen gehoor.")
    kept.keep_typed(before)
    after = comes_back(before, "dirk")
    assert kept.open_typed(after) is None
    assert dict(after.session) == {}


def test_after_half_an_hour_it_is_gone() -> None:
    before = typed("carla", words="Geen gehoor.")
    with time_machine.travel(MOMENT, tick=False):
        kept.keep_typed(before)
    with time_machine.travel(MOMENT + timedelta(minutes=31), tick=False):
        assert kept.open_typed(comes_back(before, "carla")) is None


def test_the_session_alone_opens_nothing() -> None:
    before = typed("carla", words="Geen gehoor.")
    kept.keep_typed(before)
    assert "Geen gehoor" not in str(before.session)
    after = comes_back(before, "carla")
    after.COOKIES[kept.KEY_COOKIE] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    assert kept.open_typed(after) is None


def test_more_than_a_form_holds_is_not_kept() -> None:
    assert kept.keep_typed(typed("carla", words="x" * (kept.MOST_CHARACTERS + 1))) is False


@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_out_drops_both_cookies_only_when_it_is_an_act(method: str) -> None:
    request = getattr(RequestFactory(), method)("/afmelden/")
    request.resolver_match = SimpleNamespace(view_name=kept.SIGN_OUT)
    answer = HttpResponse()
    kept.remember_account(request, answer)
    dropped = {name for name, cookie in answer.cookies.items() if cookie["max-age"] == 0}
    assert dropped == ({kept.KEY_COOKIE, kept.ACCOUNT_COOKIE} if method == "post" else set())
