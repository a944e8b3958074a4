# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from eenlijn.commons.access.codes import Strength
from eenlijn.doors.web.frame.step_up import (
    FRESH,
    STEPPED_UP_KEY,
    is_fresh,
    note_factor,
    requires_fresh_factor,
    strength_of,
)


@pytest.fixture
def request_of(db: None) -> Any:
    def make(method: str = "get", **session: Any) -> HttpRequest:
        request: HttpRequest = getattr(RequestFactory(), method)("/beheer/mensen/?a=1")
        request.session = SessionStore()
        request.session.update(session)
        return request

    return make


@requires_fresh_factor
def _act(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def test_a_session_without_a_factor_is_a_password_only(request_of: Any) -> None:
    request = request_of()
    assert (strength_of(request), is_fresh(request)) == (Strength.PASSWORD, False)


def test_a_factor_is_fresh_for_ten_minutes_and_counts_for_the_session(
    request_of: Any, monday: datetime
) -> None:
    request = request_of()
    with time_machine.travel(monday, tick=False) as clock:
        note_factor(request)
        assert (strength_of(request), is_fresh(request)) == (Strength.TWO_FACTORS, True)
        clock.shift(FRESH)
        assert is_fresh(request)
        clock.shift(timedelta(seconds=1))
        assert (strength_of(request), is_fresh(request)) == (Strength.TWO_FACTORS, False)


def test_a_moment_that_cannot_be_is_not_fresh(request_of: Any, monday: datetime) -> None:
    with time_machine.travel(monday, tick=False):
        ahead = int((monday + timedelta(hours=1)).timestamp())
        assert [is_fresh(request_of(**{STEPPED_UP_KEY: odd})) for odd in (ahead, "2026", None)] == [False] * 3


def test_who_is_not_fresh_is_led_to_the_step_and_back(request_of: Any) -> None:
    answer = _act(request_of())
    assert answer.status_code == 303
    parts = urlsplit(answer["Location"])
    assert parts.path == "/mijn/extra-zekerheid/bevestig/"
    assert parse_qs(parts.query) == {"next": ["/beheer/mensen/?a=1"]}


def test_who_is_fresh_goes_straight_on(request_of: Any) -> None:
    request = request_of()
    note_factor(request)
    answer = _act(request)
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"done"
