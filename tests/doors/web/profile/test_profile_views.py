# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where everybody lands, and the notices."""

from datetime import datetime

import pytest
from django.test import Client

from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import Notice
from eenlijn.doors.web.profile.views import SENTENCES, _address
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.report.typing_in import reads


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("anna", "/mijn/"),
        ("bram", "/vandaag/"),
        ("carla", "/vandaag/"),
        ("dirk", "/vandaag/"),
        ("teun", "/mijn/"),
        ("joost", "/gesprekken/"),
        ("karin", "/vandaag/"),
        ("lars", "/vandaag/"),
        ("hugo", "/beheer/werkgevers/"),
        ("eva", "/ontvangen/"),
        ("frits", "/ontvangen/"),
    ],
)
def test_everybody_lands_on_the_own_first_page(cast: Cast, enter: Visit, name: str, first: str) -> None:
    assert enter(cast.people[name]).get("/").headers["Location"] == first


def test_greet_begins_at_the_figures_of_the_region(cast: Cast, enter: Visit) -> None:
    began = enter(cast.greet).get("/")
    assert (began.status_code, began.headers["Location"]) == (302, "/regio/cijfers/")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("roos", "Straks zie je hier waar een tweede sleutelbewaarder voor nodig is."),
    ],
)
def test_who_has_no_page_yet_reads_why(cast: Cast, enter: Visit, name: str, words: str) -> None:
    page = enter(cast.people[name]).get("/")

    assert page.status_code == 200
    assert words in reads(page)
    assert "Dossiers zie je hier niet." in reads(page)


def test_a_stranger_lands_on_sign_in(db: None) -> None:
    assert Client().get("/").headers["Location"] == "/aanmelden/"
    assert Client().get("/en/").headers["Location"] == "/en/aanmelden/"


@pytest.fixture
def told(cast: Cast, monday: datetime) -> None:
    """Something happened for Anna, for Carla, and elsewhere for Dirk."""
    for event, number, person in (
        ("answer_sent", "7K4M-2QX", cast.anna),
        ("letter_about_to_leave", "7K4M-2QX", cast.anna),
        ("report_received", "AAAA-AAA", cast.carla),
        ("report_received", "BBBB-BBB", cast.dirk),
    ):
        announce(
            organisation_id=person.membership.organisation_id,
            event_type=event,
            object_number=number,
            recipients=[person.id],
            now=monday,
        )


def test_notices_are_sentences_with_a_link(cast: Cast, enter: Visit, told: None) -> None:
    page = enter(cast.anna).get("/berichten/")
    words = reads(page)

    assert "2 berichten zijn nieuw." in words
    assert "De ander heeft van ons gehoord: melding 7K4M-2QX." in words
    assert 'href="/mijn/7K4M-2QX/"' in page.content.decode()
    assert "AAAA-AAA" not in words
    assert 'href="/dossiers/AAAA-AAA/"' in enter(cast.carla).get("/berichten/").content.decode()


def test_all_seen_is_one_press_and_touches_nobody_else(cast: Cast, enter: Visit, told: None) -> None:
    browser = enter(cast.anna)
    ids = [str(pk) for pk in Notice.objects.values_list("pk", flat=True)]
    browser.post("/berichten/", {"notice": [*ids, "x", ""]})

    assert "Je hebt alles gelezen." in reads(browser.get("/berichten/"))
    assert Notice.objects.exclude(read_at=None).count() == 2
    assert "Eén bericht is nieuw." in reads(enter(cast.carla).get("/berichten/"))


def test_no_notices_says_so(cast: Cast, enter: Visit) -> None:
    assert "Er zijn geen berichten voor je." in reads(enter(cast.teun).get("/berichten/"))


def test_every_page_says_its_language(cast: Cast, enter: Visit) -> None:
    browser = enter(cast.anna)
    for address in ("/aanmelden/", "/mijn/", "/berichten/", "/aanmelden/organisatie/"):
        assert '<html lang="nl">' in browser.get(address).content.decode()
        page = browser.get(f"/en{address}").content.decode()
        assert '<html lang="en">' in page
        assert "<c-" not in page


def test_every_event_has_a_sentence_and_a_page() -> None:
    assert set(SENTENCES) == set(EventType)
    for words, page in SENTENCES.values():
        assert _address(page, "7K4M-2QX").startswith("/")
        assert str(words) % {"number": "7K4M-2QX"}
