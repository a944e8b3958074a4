# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may ask: a token with the scope, a person for reading what the screens show, and nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.dossier.own_reports import my_reports
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import end_token
from eenlijn.commons.tokens.models import Token
from eenlijn.doors.api.answering import operations_of
from eenlijn.doors.api.operations import policy_of
from eenlijn.doors.api.routes import api
from tests.cast import Cast
from tests.doors.api.conftest import System, report
from tests.doors.browsers import browser_of
from tests.factories import stories

pytestmark = pytest.mark.django_db
OPERATIONS = [(route, one.methods[0], policy_of(one)) for route, one in operations_of(api)]
CLOSED = [(route, method, policy.scope) for route, method, policy in OPERATIONS if policy.scope]
FIGURES = {
    "onderwerp": "incidents",
    "splitsing": "month",
    "eersteMaand": "2026-11",
    "laatsteMaand": "2026-11",
}


def ask(client: Client, route: str, method: str, headers: dict[str, str]) -> Any:
    """Ask well, so that only who asks can be refused."""
    path = f"/api/v1{route}".replace("{nummer}", "0000-000")
    asked = FIGURES if route == "/cijfers" else {}
    if method == "POST":
        return client.post(path, report(), content_type="application/json", headers=headers)
    return client.get(path, asked, headers=headers)


def test_there_are_as_many_closed_operations_as_this_file_thinks() -> None:
    assert len(CLOSED) == 10


@pytest.mark.parametrize(("route", "method", "scope"), CLOSED)
def test_only_a_token_with_this_scope_comes_in(
    token_with: Callable[..., System], route: str, method: str, scope: Scope
) -> None:
    with_it, without = token_with(scope), token_with(*(one for one in Scope if one != scope))
    let_in = ask(with_it.client, route, method, with_it.headers)
    assert let_in.status_code in ({404} if "{" in route else {200, 201})
    refused = ask(without.client, route, method, without.headers)
    assert refused.status_code == 403
    assert scope.value in refused.json()["detail"]
    assert f'scope="{scope.value}"' in refused.headers["WWW-Authenticate"]


@pytest.mark.parametrize(("route", "method"), [closed[:2] for closed in CLOSED])
def test_every_key_that_does_not_work_is_the_same_refusal(
    dispatch: System, monday: datetime, route: str, method: str
) -> None:
    token = Token.objects.filter(pk=dispatch.made.id)
    secret = dispatch.made.secret
    told = [
        None,
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        f"Bearer {secret[:-1]}",
        f"Bearer {secret}x",
        f"Bearer {secret[:-1]}é",
        f"Token {secret}",
        secret,
    ]
    answers = [
        ask(Client(), route, method, {"Authorization": one} if one is not None else {}) for one in told
    ]
    organisation_id = token.get().organisation_id
    end_token(actor=Actor.job("test", organisation_id), token_id=dispatch.made.id, now=monday)
    answers.append(ask(Client(), route, method, dispatch.headers))
    token.update(ended_at=None, expires_on=monday.date() - timedelta(days=1))
    answers.append(ask(Client(), route, method, dispatch.headers))
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {'Bearer realm="eenlijn"'}


def test_a_token_works_until_and_with_its_last_day(dispatch: System, monday: datetime) -> None:
    last = monday + timedelta(days=30)
    for moment, status in ((last, 200), (last + timedelta(days=1), 401)):
        with time_machine.travel(moment, tick=False):
            assert dispatch.get("/dossiers").status_code == status


def test_the_day_of_use_is_noted(dispatch: System, monday: datetime) -> None:
    dispatch.get("/dossiers")
    assert Token.objects.get(pk=dispatch.made.id).last_used_on == monday.date()


PEOPLE = {
    "/meldingen": {"anna": 200, "carla": 200, "eva": 403, "greet": 403},
    "/dossiers": {"anna": 403, "bram": 200, "carla": 200, "petra": 403, "noor": 403, "greet": 403},
    "/dossiers/0000-000": {"anna": 403, "carla": 404},
    "/termijnen": {"anna": 403, "bram": 200, "carla": 200},
    "/cijfers": {"anna": 403, "bram": 200, "carla": 200, "petra": 403},
    "/instellingen": {"anna": 403, "bram": 403, "carla": 200, "petra": 200},
    "/eenheden": {"anna": 403, "bram": 403, "carla": 200, "petra": 200},
    "/vestigingen": {"anna": 403, "bram": 403, "carla": 200, "petra": 200},
    "/gebeurtenissen": {"anna": 403, "carla": 403, "petra": 403},
}


@pytest.mark.parametrize("route", PEOPLE)
def test_people_read_what_their_role_reads_on_a_screen(cast: Cast, route: str) -> None:
    found = {who: ask(browser_of(getattr(cast, who)), route, "GET", {}).status_code for who in PEOPLE[route]}
    assert found == PEOPLE[route]


def test_people_see_their_own_rows(cast: Cast, dispatch: System, elsewhere: System) -> None:
    mine, theirs = (one.post("/meldingen", report()).json()["nummer"] for one in (dispatch, elsewhere))
    for who, number in (("carla", mine), ("dirk", theirs)):
        rows = browser_of(getattr(cast, who)).get("/api/v1/dossiers").json()["resultaten"]
        assert [row["nummer"] for row in rows] == [number]
    assert browser_of(cast.carla).get(f"/api/v1/dossiers/{theirs}").status_code == 404
    assert browser_of(cast.bram).get("/api/v1/dossiers").json()["resultaten"] == []


def test_an_employee_reads_the_own_reports_as_on_the_screen(
    cast: Cast, dispatch: System, monday: datetime
) -> None:
    """Anna's own, one that Teun typed for her, and beside them one of Teun and one of a system."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    for_anna = {
        "way": "on_behalf",
        "reporter_role": "witness",
        "colleague_name": "Anna",
        "colleague_address": cast.anna.email,
    }
    stories.report(cast.anna.actor, link, monday)
    stories.report(cast.teun.actor, link, monday - timedelta(minutes=5), **for_anna)
    stories.report(cast.teun.actor, link, monday)
    dispatch.post("/meldingen", report())
    told = browser_of(cast.anna).get("/api/v1/meldingen").json()["resultaten"]
    on_screen = my_reports(cast.anna.actor, monday)
    assert [(one["nummer"], one["wachtOpBevestiging"]) for one in told] == [
        (one.number, one.waits_for_me) for one in on_screen
    ]
    assert [one["wachtOpBevestiging"] for one in told] == [False, True]


def test_a_system_needs_no_token_of_a_form(dispatch: System) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(
        "/api/v1/meldingen", report(), content_type="application/json", headers=dispatch.headers
    )
    assert answer.status_code == 201


def test_nobody_writes_with_a_cookie(cast: Cast) -> None:
    client = browser_of(cast.carla)
    assert client.post("/api/v1/meldingen", report(), content_type="application/json").status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 401),
        ({"Sec-Fetch-Site": "same-site"}, 401),
        ({"Origin": "https://elders.example"}, 401),
        ({"Origin": "null"}, 401),
    ],
)
def test_another_site_reads_nothing_with_the_cookie(cast: Cast, headers: dict[str, str], status: int) -> None:
    answer = browser_of(cast.carla).get("/api/v1/dossiers", headers=headers)
    assert answer.status_code == status
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_key_that_does_not_work_is_not_made_good_by_a_session(cast: Cast) -> None:
    client = browser_of(cast.carla)
    assert client.get("/api/v1/dossiers", headers={"Authorization": "Bearer onzin"}).status_code == 401


def test_a_token_opens_no_screen(dispatch: System) -> None:
    assert dispatch.client.get("/dossiers/", headers=dispatch.headers).status_code == 303
