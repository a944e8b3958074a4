# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna reports behind the link in her bus, and on her own page; bad input, bad luck and strangers."""

import re
from secrets import token_hex
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.models import IntakeLink, Report
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.web.frame import slowing
from eenlijn.doors.web.report import views
from tests.cast import PASSWORD, Cast
from tests.doors.web.report.typing_in import KEY, LINK, OTHER_KEY, Typed, key_on, reads

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7|add:7 }}"


def test_the_form_asks_five_questions_after_112(link: str, phone: Client) -> None:
    page = phone.get(link)
    words = reads(page)

    assert page.status_code == 200
    places = [
        words.index(part, words.index("Nu gevaar?"))
        for part in (
            "Nu gevaar? Bel eerst 112",
            "Centrale 0800 0000",
            "Meld wat je is overkomen",
            "1 Wat is er gebeurd?",
            "2 Wanneer?",
            "3 Waar?",
            "4 Vertel het kort",
            "5 Wat wil je dat er gebeurt?",
            "Verstuur je melding",
            "Dit formulier wordt niet meteen gelezen. Gevaar? Bel 112.",
        )
    ]
    assert places == sorted(places)
    assert 'value="Bus 4123, lijn 62"' in page.content.decode()
    assert page.content.decode().count('type="checkbox" id="id_kinds_') == 10


def test_the_form_costs_two_statements_and_leaves_no_cookie(
    link: str, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # The link with its employer, and the term that the employer promises.
    with django_assert_num_queries(2):
        page = phone.get(link)

    assert not page.cookies
    assert "session" not in page.content.decode()
    assert "csrfmiddlewaretoken" not in page.content.decode()


def test_anna_reports_and_gets_her_receipt(receipt: str, link: str, phone: Client, typed: Typed) -> None:
    sent = phone.post(link, typed)

    assert (sent.status_code, sent.headers["Location"]) == (303, receipt)
    assert not sent.cookies
    report = Report.objects.get()
    assert (report.reporter_id, report.identity, report.language) == (None, "unnamed", "nl")
    incident = Incident.objects.get()
    assert (incident.main_type, incident.other_types) == ("threat_general", ["physical_light"])


@pytest.mark.on_each
def test_a_report_costs_the_same_statements_with_one_kind_or_ten(
    link: str, phone: Client, typed: Typed, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # The key of the envelope is read once and then remembered.
    phone.post(link, {**typed, "report_key": "ab" * 16})
    # A weapon makes it red, in both.
    with django_assert_num_queries(STATEMENTS):
        assert phone.post(link, {**typed, "kinds": ["threat_weapon"]}).status_code == 303

    every = re.findall(r'name="kinds" value="(\w+)"', phone.get(link).content.decode())
    assert len(every) == 10
    with django_assert_num_queries(STATEMENTS):
        assert phone.post(link, {**typed, "kinds": every, "report_key": OTHER_KEY}).status_code == 303


# On PostgreSQL all rows go in with one statement.
STATEMENTS = 10 if connection.vendor == "postgresql" else 21


def test_the_same_report_again_shows_the_same_receipt(
    receipt: str, link: str, phone: Client, typed: Typed
) -> None:
    first = phone.post(link, typed)
    again = phone.post(link, typed)

    assert first.headers["Location"] == receipt
    assert again.headers["Location"] == f"{receipt}?bekend=1"
    assert Report.objects.count() == 1
    told = "Deze melding hadden wij al. Dit is hetzelfde ontvangstbewijs."
    assert told in reads(phone.get(again.headers["Location"]))
    assert told not in reads(phone.get(receipt))


def test_the_same_key_with_other_words_is_refused_and_both_stay(
    receipt: str, link: str, phone: Client, typed: Typed
) -> None:
    phone.post(link, typed)
    other = phone.post(link, {**typed, "words": "Iets heel anders."})

    assert other.status_code == 422
    assert "Met deze sleutel is al een andere melding binnen." in reads(other)
    assert "Iets heel anders." in reads(other)
    assert f'href="{receipt}"' in other.content.decode()
    assert Report.objects.count() == 1

    fresh = key_on(other)
    assert fresh != KEY
    assert phone.post(link, {**typed, "words": "Iets heel anders.", "report_key": fresh}).status_code == 303
    assert Report.objects.count() == 2


def test_what_is_missing_is_told_on_top_and_at_the_field(link: str, phone: Client, typed: Typed) -> None:
    page = phone.post(link, {**typed, "kinds": [], "name": "Anna Şahin"})
    words = reads(page)

    assert page.status_code == 422
    assert "Er mist nog 1 antwoord Wat je al invulde, staat er nog." in words
    assert words.count("Kies wat er is gebeurd. Weet je het niet?") == 2
    assert page.content.decode().count("autofocus") == 1
    assert "<title>Fout: Meld wat je is overkomen" in " ".join(page.content.decode().split())
    for kept in ("Een man zonder kaartje schold me uit.", "Anna Şahin", "Bus 4123, lijn 62"):
        assert kept in page.content.decode()
    assert key_on(page) == KEY
    assert re.search(r"<details[^>]*\bopen\b", page.content.decode())
    assert Report.objects.count() == 0


def test_under_en_the_page_says_that_it_is_english(
    receipt: str, link: str, phone: Client, typed: Typed
) -> None:
    page = phone.post(f"/en{link}", {**typed, "wish": ""})

    assert page.status_code == 422
    assert '<html lang="en">' in page.content.decode()
    assert phone.post(f"/en{link}", typed).headers["Location"] == f"/en{receipt}"
    assert Report.objects.get().language == "en"


@pytest.mark.parametrize("key", ["", "kort", "g" * 32, "0" * 33, "\x00" * 32])
def test_a_broken_key_is_replaced_and_nothing_typed_is_lost(
    link: str, phone: Client, typed: Typed, key: str
) -> None:
    page = phone.post(link, {**typed, "report_key": key})

    assert page.status_code == 422
    assert "Er ging iets mis met dit formulier. Je tekst staat er nog." in reads(page)
    assert "Een man zonder kaartje schold me uit." in page.content.decode()
    assert phone.post(link, {**typed, "report_key": key_on(page)}).status_code == 303


def test_100_kilobytes_come_back_with_one_sentence(link: str, phone: Client, typed: Typed) -> None:
    page = phone.post(link, {**typed, "words": "x" * 100_000})

    assert page.status_code == 422
    assert "Deze tekst is 96.000 tekens te lang. Er passen 4.000 tekens in." in reads(page)
    assert "x" * 100_000 in page.content.decode()
    assert Report.objects.count() == 0


def test_unknown_ended_and_impossible_links_are_one_page(
    link: str, phone: Client, typed: Typed, cast: Cast, monday: Any
) -> None:
    make_link(actor=cast.dirk.actor, unit_id=cast.woonservice.pk, place="Balie", slug="ended", now=monday)
    IntakeLink.objects.filter(slug="ended").update(ended_at=monday)
    pages = [phone.get(f"/m/{slug}/") for slug in ("nooit", "ended", "x" * 200, "%00", "Lijn62")]

    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    assert "Nu gevaar? Bel eerst 112" in reads(pages[0])
    assert {phone.post("/m/ended/", typed).content} == {pages[0].content}
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "null"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Origin": "https://evil.example"}, 400),
    ],
)
def test_a_form_from_another_site_is_refused(
    link: str, phone: Client, typed: Typed, headers: dict[str, str], status: int
) -> None:
    assert phone.post(link, typed, headers=headers).status_code == status
    assert Report.objects.count() == (status == 303)


@pytest.mark.parametrize("broken", ["link_of", "open_from_report"])
def test_when_the_database_refuses_everything_typed_is_still_there(
    link: str, phone: Client, typed: Typed, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def refuses(*_args: Any, **_named: Any) -> None:
        raise OperationalError

    with monkeypatch.context() as context:
        context.setattr(views, broken, refuses)
        page = phone.post(link, typed)

    assert page.status_code == 503
    assert page.headers["Retry-After"] == "10"
    assert "Dat lukte niet. Probeer het nog eens; je tekst staat er nog." in reads(page)
    assert "Een man zonder kaartje schold me uit." in page.content.decode()
    assert 'value="talk" checked' in page.content.decode()
    assert key_on(page) == KEY
    assert "data-keep" in page.content.decode()
    assert phone.post(link, typed).headers["Location"].startswith("/ontvangst/")


def test_payloads_come_out_as_text(receipt: str, link: str, phone: Client, typed: Typed) -> None:
    evil = {**typed, "place": EVIL, "words": EVIL, "name": EVIL}
    back = phone.post(link, {**evil, "wish": EVIL, "when": EVIL, "kinds": [EVIL], "address": EVIL})
    phone.post(link, evil)
    shown = phone.get(receipt)

    for page in (back, shown):
        assert "<script>alert" not in page.content.decode()
        assert "<img" not in page.content.decode()
        assert EVIL in reads(page) or "&lt;script&gt;alert(1)" in page.content.decode()
        assert "14" not in re.findall(r"x onerror=alert\(2\)&gt;(\d+)", page.content.decode())


def test_signed_in_the_report_is_anna_s_own(
    receipt: str,
    cast: Cast,
    typed: Typed,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = Client()
    browser.post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD})
    page = browser.get("/melden/")

    assert page.status_code == 200
    assert "csrfmiddlewaretoken" in page.content.decode()
    assert "Je naam erbij zetten?" not in reads(page)
    assert browser.post("/melden/", typed).headers["Location"] == receipt
    report = Report.objects.get()
    assert (report.reporter_id, report.identity) == (cast.anna.id, "confirmed")
    assert Incident.objects.get().unit_id == cast.lijn_62.pk


def test_signed_in_needs_a_session_and_a_token(cast: Cast, typed: Typed, phone: Client) -> None:
    assert phone.get("/melden/").headers["Location"] == "/aanmelden/?next=%2Fmelden%2F"

    browser = Client()
    browser.post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD})
    browser.handler.enforce_csrf_checks = True
    page = browser.post("/melden/", typed, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status_code == 400
    assert "Een man zonder kaartje schold me uit." in reads(page)
    assert Report.objects.count() == 0


def test_the_region_has_nothing_to_report(cast: Cast) -> None:
    browser = Client()
    browser.post("/aanmelden/", {"email": cast.greet.email, "password": PASSWORD})

    assert browser.get("/melden/").status_code == 404


def test_the_trail_knows_the_link_and_not_who(link: str, phone: Client, typed: Typed) -> None:
    phone.post(link, typed)
    line = TrailLine.objects.get(action="open_from_report")

    assert (line.actor_kind, line.account_id, line.actor_name, line.origin) == ("link", None, "link", "web")


def test_the_link_of_carla_is_no_way_to_know_that_carla_reported(link: str, cast: Cast, typed: Typed) -> None:
    browser = Client()
    browser.post("/aanmelden/", {"email": cast.carla.email, "password": PASSWORD})
    page = browser.get(LINK)

    assert "Carla" not in reads(page)
    browser.post(LINK, typed)
    assert Report.objects.get().reporter_id is None


def test_five_hundred_reports_from_one_place_are_all_accepted(
    link: str, phone: Client, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each waits its turn, at most ten seconds, and each has a receipt; elsewhere nobody waits."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr(slowing, "SLOWER", slowing.Slower())
    browser = Client()
    answers = [browser.post(link, {**typed, "report_key": token_hex(16)}) for _report in range(500)]
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.headers["Location"] for answer in answers}) == 500
    assert Report.objects.count() == 500
    assert (len(slept), max(slept)) == (469, 10.0)
    slept.clear()
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert elsewhere.post(link, {**typed, "report_key": token_hex(16)}).status_code == 303
    assert slept == []
