# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in, out, and choosing for whom; what a stranger learns from it, which is nothing."""

import re
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.sign_in import guesses
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.jobs.demo.people import CAST
from eenlijn.doors.web.profile.cast import ADDRESSES, GROUPS
from tests.cast import PASSWORD, SINCE, Cast, Person
from tests.doors.browsers import Visit
from tests.doors.web.report.typing_in import reads

SAME = "Dit mailadres en wachtwoord horen niet bij elkaar. Kijk ze allebei na en probeer het opnieuw."


def test_carla_signs_in_and_lands_on_her_work(cast: Cast, enter: Visit) -> None:
    browser = enter(cast.carla)

    assert browser.get("/").headers["Location"] == "/vandaag/"
    line = TrailLine.objects.get(action="sign_in")
    assert (line.account_id, line.organisation_id, line.role) == (cast.carla.id, cast.reggestreek.pk, "COO")


def test_the_session_begins_anew_with_one_organisation(cast: Cast) -> None:
    browser = Client()
    browser.get("/mijn/")
    session = browser.session
    session["before"] = "kept"
    session.save()
    browser.cookies["session"] = session.session_key or ""
    old = session.session_key
    browser.post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD})

    assert browser.session.session_key != old
    assert browser.session["organisation_id"] == str(cast.reggestreek.pk)
    assert not Session.objects.filter(pk=old).exists()


@pytest.mark.parametrize("case", ["wrong", "unknown", "disabled", "no_password", "long", "foreign"])
def test_every_failure_has_the_same_answer(cast: Cast, case: str) -> None:
    email, password = cast.anna.email, PASSWORD
    if case == "wrong":
        password = "niet dit"
    if case == "unknown":
        email = "niemand@eenlijn.example"
    if case == "disabled":
        Account.objects.filter(pk=cast.anna.id).update(is_active=False)
    if case == "no_password":
        Account.objects.filter(pk=cast.anna.id).update(password="!")
    if case == "long":
        password = "x" * 1_001
    if case == "foreign":
        email = f"{cast.anna.email}\x00"
    page = Client().post("/aanmelden/", {"email": email, "password": password})

    assert page.status_code == 422
    assert SAME in reads(page) or case == "foreign"
    assert password not in page.content.decode()
    assert not Session.objects.exists()
    assert not TrailLine.objects.filter(action="sign_in").exists()
    failures = TrailLine.objects.filter(action="sign_in_failed", organisation=None, account=None)
    # What is no address or far too long never reached the question who it is.
    assert failures.count() == (0 if case in {"foreign", "long"} else 1)
    assert all(len(line.detail["address"]) == 16 and email not in str(line.detail) for line in failures)


def test_empty_fields_say_what_to_do(cast: Cast) -> None:
    words = reads(Client().post("/aanmelden/", {}))

    assert "Vul je mailadres in." in words
    assert "Vul je wachtwoord in." in words


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/mijn/", "/mijn/"),
        ("/mijn/?a=1", "/mijn/?a=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("mijn/", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_only_to_pages_of_ours(cast: Cast, asked: str, given: str) -> None:
    page = Client().post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD, "next": asked})

    assert (page.status_code, page.headers["Location"]) == (303, given)


def test_a_forged_sign_in_is_refused(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)

    assert browser.post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD}).status_code == 400


def test_guessing_slows_down_and_never_locks(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    browser = Client()
    for _try in range(6):
        browser.post("/aanmelden/", {"email": cast.anna.email.upper(), "password": "mis"})
    assert slept == [0.25, 0.5]

    right = browser.post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD})
    assert right.status_code == 303
    assert slept == [0.25, 0.5, 0.75]
    assert guesses.pause_of(1_000) == 2.0


def test_an_address_of_nobody_slows_down_just_the_same(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    for _try in range(5):
        Client().post("/aanmelden/", {"email": "niemand@eenlijn.example", "password": "mis"})
    assert slept == [0.25]


def test_signing_out_ends_the_session_and_the_cache(cast: Cast, enter: Visit) -> None:
    browser = enter(cast.anna)
    key = browser.session.session_key
    assert browser.get("/afmelden/").headers["Location"] == "/"
    assert browser.get("/mijn/").status_code == 200

    left = browser.post("/afmelden/")
    assert (left.status_code, left.headers["Location"]) == (303, "/aanmelden/")
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert not Session.objects.filter(pk=key).exists()
    assert browser.get("/mijn/").headers["Location"] == "/aanmelden/?next=%2Fmijn%2F"
    assert TrailLine.objects.filter(action="sign_out", account_id=cast.anna.id).count() == 1


def test_half_an_hour_of_rest_and_ten_hours_end_a_session(
    cast: Cast, enter: Visit, clock: time_machine.Traveller
) -> None:
    browser = enter(cast.anna)
    for _step in range(20):
        clock.shift(timedelta(minutes=29))
        assert browser.get("/mijn/").status_code == 200
    clock.shift(timedelta(minutes=29))
    assert browser.get("/mijn/").status_code == 303

    browser = enter(cast.anna)
    clock.shift(timedelta(minutes=31))
    assert browser.get("/mijn/").status_code == 303


def test_a_role_taken_away_counts_from_the_next_request(cast: Cast, enter: Visit) -> None:
    browser = enter(cast.carla)
    Membership.objects.filter(pk=cast.carla.membership.pk).update(state=MembershipState.SUSPENDED)

    assert "Je account hoort nog bij geen organisatie" in reads(browser.get("/"))


def test_two_employers_one_at_a_time(cast: Cast) -> None:
    _join(cast, cast.anna)
    browser = Client()
    entered = browser.post(
        "/aanmelden/", {"email": cast.anna.email, "password": PASSWORD, "next": "/berichten/"}
    )
    assert entered.headers["Location"] == "/aanmelden/organisatie/?next=%2Fberichten%2F"

    words = reads(browser.get(entered.headers["Location"]))
    assert "Busbedrijf Reggestreek (verzonnen) Woonstichting Dinkelborg (verzonnen)" in words
    chosen = {"organisation": str(cast.dinkelborg.pk), "next": "/berichten/"}
    assert browser.post("/aanmelden/organisatie/", chosen).headers["Location"] == "/berichten/"
    assert browser.session["organisation_id"] == str(cast.dinkelborg.pk)


@pytest.mark.parametrize("typed", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_an_employer_of_others_cannot_be_chosen(cast: Cast, enter: Visit, typed: str) -> None:
    browser = enter(cast.anna)
    for organisation in (typed, str(cast.dinkelborg.pk)):
        page = browser.post("/aanmelden/organisatie/", {"organisation": organisation})
        assert page.status_code == 422
    assert browser.session["organisation_id"] == str(cast.reggestreek.pk)


def test_the_cast_signs_in_with_one_click_in_the_demo_only(cast: Cast, settings: Settings) -> None:
    account = Account(id=uuid4(), email_index=email_index("anna@reggestreek.example"))
    vault.seal(account, name="Anna", email="anna@reggestreek.example")
    account.set_unusable_password()
    account.save()
    browser = Client()
    settings.EENLIJN_DEMO = False
    assert "Wie ben je vandaag?" not in reads(browser.get("/aanmelden/"))
    assert browser.post("/aanmelden/als/", {"who": "anna"}).status_code == 404

    settings.EENLIJN_DEMO = True
    assert "Wie ben je vandaag?" in reads(browser.get("/aanmelden/"))
    for nobody in ("", "teun", "anna\x00", "anna@reggestreek.example"):
        assert browser.post("/aanmelden/als/", {"who": nobody}).status_code == 404
    assert browser.get("/aanmelden/als/").status_code == 405
    assert browser.post("/aanmelden/als/", {"who": "anna"}).status_code == 303
    assert "stepped_up_at" in browser.session


def test_the_sign_in_page_shows_whom_the_demo_makes() -> None:
    assert {person.key: person.email for person in CAST} == ADDRESSES
    assert [one.key for group in GROUPS for one in group.members] == [person.key for person in CAST]


def _join(cast: Cast, person: Person) -> None:
    membership = Membership.objects.create(
        organisation=cast.dinkelborg,
        account=person.account,
        function_name="Huismeester",
        state=MembershipState.CONFIRMED,
        starts_on=SINCE,
    )
    RoleAssignment.objects.create(
        organisation=cast.dinkelborg, membership=membership, role="EMP", starts_on=SINCE
    )


def _asked(address: str, typed: dict[str, str]) -> tuple[int, bytes, list[str], int]:
    """What a stranger gets: status, page, the statements it took, and how often a password was hashed."""
    token = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+|(?<=value=")[^"]*@[^"]*')
    with (
        CaptureQueriesContext(connection) as counted,
        patch.object(MD5PasswordHasher, "encode", autospec=True) as work,
    ):
        work.side_effect = lambda _self, password, salt: f"md5${salt}${password}"
        page = Client().post(address, typed)
    asked = [re.sub(r"'[^']*'|[0-9a-f]{32}|[0-9]+", "?", query["sql"]) for query in counted]
    # The two counts are kept in the order of their digests, which differs from one address to another.
    return page.status_code, token.sub(b"", page.content), sorted(asked), work.call_count


@pytest.mark.parametrize("address", ["/aanmelden/", "/aanmelden/wachtwoord-kwijt/"])
def test_known_unknown_disabled_and_foreign_are_one_answer_and_one_amount_of_work(
    cast: Cast, address: str
) -> None:
    Account.objects.filter(pk=cast.teun.id).update(is_active=False)
    Account.objects.filter(pk=cast.sam.id).update(password=make_password(None))
    emails = (cast.anna.email, "niemand@eenlijn.example", cast.teun.email, cast.dirk.email, cast.sam.email)
    _asked(address, {"email": "eerst@eenlijn.example", "password": "mis"})
    answers = [_asked(address, {"email": email, "password": "mis"}) for email in emails]
    assert answers == [answers[0]] * len(emails)
    assert answers[0][3] == (1 if address == "/aanmelden/" else 0)
