# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second step, the step-up, and what a password alone opens: one's own reports, and nothing of others."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client

from eenlijn.commons.accounts.models import Account, RoleAssignment
from eenlijn.commons.sign_in import factors
from eenlijn.commons.sign_in.models import AccountMail, OpenSession
from eenlijn.commons.trail.models import TrailLine
from eenlijn.config.middleware import IDLE_KEY
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from eenlijn.doors.web.profile import entering, proving
from eenlijn.foundation.clock import now
from tests.cast import PASSWORD, Cast, Person
from tests.doors.browsers import body, browser_of
from tools.phone_codes import code_of

Clock = time_machine.Traveller
SECOND = "/aanmelden/tweede-stap/"


def with_app(person: Person, clock: Clock) -> str:
    """An app, set up five minutes ago."""
    secret = factors.new_secret()
    code = code_of(secret, now().timestamp())
    factors.add_app(actor=person.actor, secret=secret, code=code, now=now())
    person.account.refresh_from_db()
    clock.shift(timedelta(minutes=5))
    return secret


def shows(secret: str) -> str:
    return code_of(secret, now().timestamp())


def give_password(browser: Client, person: Person, **more: str) -> Any:
    return browser.post("/aanmelden/", {"email": person.email, "password": PASSWORD, **more})


def test_with_a_password_only_carla_is_an_employee(cast: Cast) -> None:
    browser = Client()
    assert give_password(browser, cast.carla).status_code == 303
    assert browser.get("/").headers["Location"] == "/mijn/extra-zekerheid/"
    asked = browser.get("/dossiers/")
    assert (asked.status_code, asked.headers["Location"]) == (
        303,
        "/mijn/extra-zekerheid/?next=%2Fdossiers%2F",
    )
    # What somebody may never have is not there, with or without a second factor.
    assert browser.get("/beheer/mensen/").status_code == 404
    assert [browser.get(page).status_code for page in ("/mijn/", "/melden/", "/berichten/")] == [200] * 3
    assert "Stel dit eerst in" in body(browser.get("/mijn/extra-zekerheid/"))


def test_anna_needs_none_and_may_have_one(cast: Cast) -> None:
    browser = Client()
    assert give_password(browser, cast.anna).headers["Location"] == "/"
    assert browser.get("/").headers["Location"] == "/mijn/"
    assert "Stel dit eerst in" not in body(browser.get("/mijn/extra-zekerheid/"))


def test_carla_shows_a_code_and_lands_where_she_went(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.carla, clock)
    browser = Client()
    assert give_password(browser, cast.carla, next="/dossiers/").headers["Location"] == SECOND
    assert browser.get("/dossiers/").headers["Location"] == "/aanmelden/?next=%2Fdossiers%2F"
    half = browser.session.session_key
    wrong = browser.post(SECOND, {"code": "000000"})
    assert (wrong.status_code, "Deze code klopt niet" in body(wrong)) == (422, True)
    assert browser.post(SECOND, {}).status_code == 422
    entered = browser.post(SECOND, {"code": shows(secret)})
    assert (entered.status_code, entered.headers["Location"]) == (303, "/dossiers/")
    assert browser.get("/dossiers/").status_code == 200
    assert browser.session.session_key != half
    assert STEPPED_UP_KEY in browser.session
    assert [line.detail for line in TrailLine.objects.filter(action="sign_in")] == [{"factors": "two"}]
    assert TrailLine.objects.filter(action="second_factor_failed", result="refused").count() == 1


def test_the_same_code_does_not_work_again(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.carla, clock)
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser, cast.carla)
    assert first.post(SECOND, {"code": shows(secret)}).status_code == 303
    assert second.post(SECOND, {"code": shows(secret)}).status_code == 422


def test_a_recovery_code_opens_and_is_gone(cast: Cast, clock: Clock) -> None:
    with_app(cast.carla, clock)
    codes = factors.make_codes(actor=cast.carla.actor, now=now())
    browser = Client()
    give_password(browser, cast.carla)
    assert browser.post(SECOND, {"code": codes[3]}).status_code == 303
    assert factors.factors_of(cast.carla.id).codes_left == 9


def test_without_a_right_password_there_is_no_second_step(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.carla, clock)
    browser = Client()
    assert browser.post(SECOND, {"code": shows(secret)}).headers["Location"] == "/aanmelden/"
    give_password(browser, cast.carla)
    clock.shift(timedelta(minutes=11))
    assert browser.post(SECOND, {"code": shows(secret)}).headers["Location"] == "/aanmelden/"


def test_a_password_that_changed_ends_the_half_session(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.carla, clock)
    browser = Client()
    give_password(browser, cast.carla)
    account = Account.objects.get(pk=cast.carla.id)
    account.set_password("een heel ander wachtwoord")
    account.save()
    assert browser.post(SECOND, {"code": shows(secret)}).headers["Location"] == "/aanmelden/"


def test_guessing_codes_waits_and_never_locks(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.carla, clock)
    thief = Client()
    give_password(thief, cast.carla)
    told = [body(thief.post(SECOND, {"code": f"{n:06d}"})) for n in range(60)]
    assert sum("Deze code klopt niet" in one for one in told) == 5
    assert sum("te vaak een verkeerde code" in one for one in told) == 55
    victim = Client()
    give_password(victim, cast.carla)
    assert victim.post(SECOND, {"code": shows(secret)}).status_code == 422
    clock.shift(timedelta(seconds=61))
    assert victim.post(SECOND, {"code": shows(secret)}).status_code == 303


def test_lost_is_asked_only_after_the_password_and_told_to_petra(cast: Cast, clock: Clock) -> None:
    with_app(cast.carla, clock)
    browser = Client()
    assert browser.post("/aanmelden/zekerheid-kwijt/").headers["Location"] == "/aanmelden/"
    give_password(browser, cast.carla)
    assert "Vraag het mijn beheerder" in body(browser.get("/aanmelden/zekerheid-kwijt/"))
    assert "Je vraag ligt bij je beheerder" in body(browser.post("/aanmelden/zekerheid-kwijt/"))
    petra, noor = browser_of(cast.petra), browser_of(cast.noor)
    page = body(petra.get("/beheer/zekerheid/"))
    assert "Carla" in page
    reset = page.split('name="reset" value="')[1].split('"')[0]
    petra.post("/beheer/zekerheid/", {"do": "agree", "reset": reset})
    assert factors.has_factor(cast.carla.id)
    assert "niet wie het eerst ja zei" in body(
        petra.post("/beheer/zekerheid/", {"do": "confirm", "reset": reset}, follow=True)
    )
    noor.post("/beheer/zekerheid/", {"do": "confirm", "reset": reset})
    assert not factors.has_factor(cast.carla.id)


def test_a_role_asks_a_fresh_factor_and_gives_back_what_was_typed(cast: Cast, clock: Clock) -> None:
    secret = with_app(cast.petra, clock)
    browser = browser_of(cast.petra)
    address = f"/beheer/mensen/{cast.teun.membership.pk}/"
    browser.get(address)
    clock.shift(timedelta(minutes=11))
    typed = {"do": "role", "role": "AFT", "unit": ""}
    asked = browser.post(address, typed)
    assert asked.headers["Location"] == "/mijn/extra-zekerheid/bevestig/?next=%2Fverder%2F"
    old = browser.session.session_key
    wrong = browser.post(asked.headers["Location"], {"code": "123456", "next": "/verder/"})
    assert wrong.status_code == 422
    on = browser.post(asked.headers["Location"], {"code": shows(secret), "next": "/verder/"})
    assert on.headers["Location"] == "/verder/"
    assert browser.session.session_key != old
    assert not Session.objects.filter(pk=old).exists()
    given_back = body(browser.get("/verder/"))
    assert ('value="AFT"' in given_back, f'action="{address}"' in given_back) == (True, True)
    browser.post(address, typed)
    assert RoleAssignment.objects.filter(membership=cast.teun.membership, role="AFT").count() == 1


def test_who_has_no_factor_is_led_to_setting_one_up(cast: Cast) -> None:
    browser = browser_of(cast.anna)
    assert browser.get("/mijn/extra-zekerheid/bevestig/?next=/mijn/").headers["Location"] == (
        "/mijn/extra-zekerheid/?next=%2Fmijn%2F"
    )


def test_setting_up_an_app_ends_other_sessions_and_keeps_this_one(cast: Cast, clock: Clock) -> None:
    here, elsewhere = browser_of(cast.carla), browser_of(cast.carla)
    page = body(here.get("/mijn/extra-zekerheid/app/"))
    secret = page.split('profile-secret">')[1].split("<")[0]
    assert "<svg" in page
    done = here.post("/mijn/extra-zekerheid/app/", {"code": shows(secret)})
    assert done.headers["Location"] == "/mijn/extra-zekerheid/codes/"
    assert elsewhere.get("/mijn/").status_code == 303
    assert here.get("/mijn/").status_code == 200
    shown = body(here.post("/mijn/extra-zekerheid/codes/"))
    assert shown.count("<li><code>") == 10
    assert "<li><code>" not in body(here.get("/mijn/extra-zekerheid/codes/"))
    assert here.get("/mijn/").status_code == 200


def test_changing_a_factor_asks_a_fresh_one(cast: Cast, clock: Clock) -> None:
    with_app(cast.carla, clock)
    browser = browser_of(cast.carla)
    browser.get("/mijn/")
    clock.shift(timedelta(minutes=11))
    for page in ("app/", "passkey/", "codes/"):
        assert browser.get(f"/mijn/extra-zekerheid/{page}").status_code == 303
    assert browser.post("/mijn/extra-zekerheid/", {"do": "remove_app"}).status_code == 303
    assert Authenticator.objects.filter(user_id=cast.carla.id).count() == 1


def test_the_only_factor_of_carla_cannot_go_and_that_of_anna_can(cast: Cast, clock: Clock) -> None:
    for person, is_left in ((cast.carla, True), (cast.anna, False)):
        with_app(person, clock)
        browser = browser_of(person)
        browser.post("/mijn/extra-zekerheid/", {"do": "remove_app"})
        assert factors.has_factor(person.id) is is_left
        assert browser.get("/mijn/").status_code == 200


@pytest.mark.parametrize("typed", ["", "{", "[]", "null", '{"id": "AA", "response": {}}', "x" * 30_000])
def test_a_passkey_that_is_none_gets_one_answer(cast: Cast, typed: str) -> None:
    browser = Client()
    browser.get("/aanmelden/passkey/")
    page = browser.post("/aanmelden/passkey/", {"credential": typed})
    assert page.status_code == 422
    assert "_auth_user_id" not in browser.session


def test_who_opens_sealed_things_rests_a_quarter_of_an_hour(cast: Cast, clock: Clock) -> None:
    assert IDLE_KEY == entering.IDLE_KEY
    for person, minutes in ((cast.carla, 15), (cast.petra, 30), (cast.anna, 30)):
        browser = Client()
        give_password(browser, person)
        clock.shift(timedelta(minutes=minutes - 1))
        assert browser.get("/mijn/").status_code == 200
        clock.shift(timedelta(minutes=minutes, seconds=61))
        assert browser.get("/mijn/").status_code == 303


def test_where_i_am_signed_in_and_an_end_to_it(cast: Cast) -> None:
    here, phone = Client(), Client(headers={"User-Agent": "Mozilla/5.0 (iPhone)"})
    for browser in (here, phone):
        give_password(browser, cast.anna)
    page = body(here.get("/mijn/aangemeld/"))
    assert page.count('name="place"') == 2
    assert "Telefoon of tablet" in page
    place = OpenSession.objects.get(session_key=phone.session.session_key).pk
    assert here.post("/mijn/aangemeld/", {"place": str(place)}).status_code == 302
    assert phone.get("/mijn/").status_code == 303
    assert here.get("/mijn/").status_code == 200
    here.post("/afmelden/")
    assert not OpenSession.objects.exists()


def test_a_password_link_does_not_go_around_the_second_factor(cast: Cast, clock: Clock) -> None:
    secret, moment = with_app(cast.carla, clock), now()
    AccountMail.objects.create(
        kind="new_password",
        account=cast.carla.account,
        asked_at=moment,
        next_try_at=moment,
        token_digest=sha256(b"x" * 43).hexdigest(),
        expires_at=moment + timedelta(hours=1),
    )
    typed = {"password": "zeven nieuwe woorden", "password_again": "zeven nieuwe woorden"}
    address = f"/wachtwoord/{'x' * 43}/"
    assert Client().post(address, typed).status_code == 422
    assert Client().post(address, {**typed, "code": "000000"}).status_code == 422
    assert "Je nieuwe wachtwoord werkt" in body(Client().post(address, {**typed, "code": shows(secret)}))
    assert Client().get(address).status_code == 404
    assert factors.has_factor(cast.carla.id)


def test_a_password_link_takes_a_recovery_code_and_a_passkey_too(
    cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What sign-in takes; and a passkey that says nothing right opens nothing."""
    with_app(cast.carla, clock)
    codes = factors.make_codes(actor=cast.carla.actor, now=now())
    typed = {"password": "zeven nieuwe woorden", "password_again": "zeven nieuwe woorden"}

    def link(sign: str) -> str:
        moment = now()
        AccountMail.objects.create(
            kind="new_password",
            account=cast.carla.account,
            asked_at=moment,
            next_try_at=moment,
            token_digest=sha256(sign.encode() * 43).hexdigest(),
            expires_at=moment + timedelta(hours=1),
        )
        return f"/wachtwoord/{sign * 43}/"

    assert "Je nieuwe wachtwoord werkt" in body(Client().post(link("a"), {**typed, "code": codes[0]}))
    assert factors.factors_of(cast.carla.id).codes_left == 9

    address = link("b")
    shown = {"right": True}
    monkeypatch.setattr(proving, "prove_passkey", lambda **asked: asked["credential"] == shown)
    for credential in ('{"right": false}', "geen json"):
        refused = Client().post(address, {**typed, "credential": credential})
        assert (refused.status_code, "De passkey werkte niet" in body(refused)) == (422, True)
    assert "Je nieuwe wachtwoord werkt" in body(
        Client().post(address, {**typed, "credential": '{"right": true}'})
    )
    weak = Client().post(link("c"), {"password": "kort", "password_again": "kort", "code": codes[1]})
    assert weak.status_code == 422
    assert "password" in weak.context["form"].errors


def test_a_password_from_inside_asks_the_present_one(cast: Cast) -> None:
    browser, elsewhere = browser_of(cast.anna), browser_of(cast.anna)
    typed = {"password": "zeven nieuwe woorden", "password_again": "zeven nieuwe woorden"}
    assert browser.post("/mijn/wachtwoord/", {**typed, "current": "mis"}).status_code == 422
    assert browser.post("/mijn/wachtwoord/", {**typed, "current": PASSWORD}).status_code == 302
    assert elsewhere.get("/mijn/").status_code == 303
    assert browser.get("/mijn/").status_code == 200
