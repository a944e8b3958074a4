# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling the reporter on screen: three moments, a letter, a last word; and what the reporter reads of it."""

from datetime import datetime

import pytest
from django.test import Client

from eenlijn.casework.dossier import outcomes
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.casework.reporting.models import Feedback
from eenlijn.commons.access.actor import Actor
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of
from tests.factories import stories

pytestmark = pytest.mark.usefixtures("clock")
TOLD = {"do": "tell", "kind": "thanks", "way": "in_app", "words": "Dank je. Wij hebben het gezien."}
LETTER = {"words": "Wij schreven de ander een brief.", "contact": "bel 088 000 01 30.", "is_checked": "on"}


def test_the_next_moment_is_proposed_and_one_that_was_told_is_refused_with_the_words_kept(
    cast: Cast, visit: Visit, report: Report, stages: Stages
) -> None:
    number, carla = stages.assessed(report()), visit(cast.carla)
    address = f"/dossiers/{number}/melder/"
    page = text_of(carla.get(address))
    assert "Dank je dat je dit meldde." in page
    assert "Voorstel voor: Dit hebben wij gedaan" in page
    assert "Wij ronden je melding af." in text_of(carla.get(f"{address}?moment=closing"))
    assert "Dank je dat je dit meldde." in text_of(carla.get(f"{address}?moment=onzin"))
    assert carla.post(address, TOLD).status_code == 302
    again = carla.post(address, {**TOLD, "words": "Dit blijft staan."})
    assert again.status_code == 200
    assert "De melder hoorde dit al: «Gezien, en bedankt»" in text_of(again)
    assert "Dit blijft staan." in text_of(again)
    assert Feedback.objects.count() == 1
    for stranger in (cast.dirk, cast.anna, cast.teun):
        assert visit(stranger).get(address).status_code == 404


def test_who_gave_no_name_cannot_be_called_on_screen_either(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(Actor.link(link.organisation_id), link, monday).number
    carla = visit(cast.carla)
    address = f"/dossiers/{number}/melder/"
    page = text_of(carla.get(address))
    assert "De melder gaf geen naam. Er gaat geen bericht uit." in page
    assert "Gebeld" not in page
    assert "Maak een keuze." in text_of(carla.post(address, {**TOLD, "way": "phone"}))
    assert not Feedback.objects.exists()


def test_a_letter_is_looked_at_checked_and_placed_and_then_stands_there(
    cast: Cast, visit: Visit, report: Report, stages: Stages
) -> None:
    number, carla, anna = stages.assessed(report()), visit(cast.carla), visit(cast.anna)
    address = f"/dossiers/{number}/melder/brief/"
    assert "Schrijf de melder wat wij deden" in text_of(carla.get(address))
    shown = text_of(carla.post(address, {**LETTER, "do": "show", "words": "Wij spraken met elkaar."}))
    assert shown.count("Wij spraken met elkaar.") == 2
    unchecked = text_of(carla.post(address, {**LETTER, "is_checked": ""}))
    assert "Lees de brief na, en zet dan een vinkje" in unchecked
    assert LETTER["words"] in unchecked
    assert not KeptLetter.objects.exists()
    assert anna.get(f"/mijn/{number}/brief/").status_code == 404
    assert carla.post(address, LETTER).status_code == 302
    assert "De melder heeft een brief van ons" in text_of(carla.get(address))

    assert "Lees de brief over wat wij deden" in text_of(anna.get(f"/mijn/{number}/"))
    read = text_of(anna.get(f"/mijn/{number}/brief/"))
    assert LETTER["words"] in read
    assert "Beste Anna" in read
    pdf, word = anna.get(f"/mijn/{number}/brief/pdf/"), anna.get(f"/mijn/{number}/brief/word/")
    assert (pdf.content[:5], word.content[:2]) == (b"%PDF-", b"PK")
    for stranger in (cast.dirk, cast.teun, cast.bram, cast.carla):
        for one in ("", "pdf/", "word/"):
            assert visit(stranger).get(f"/mijn/{number}/brief/{one}").status_code == 404
    assert visit(cast.dirk).get(address).status_code == 404


def test_behind_a_code_the_letter_and_what_to_expect_without_a_session(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(Actor.link(link.organisation_id), link, monday)
    stories.assess(cast.carla.actor, made.number, monday)
    client, here = Client(), f"/ontvangst/{made.code}"
    assert client.get(f"{here}/brief/").status_code == 404
    said = outcomes.Outcome(LETTER["words"], LETTER["contact"], is_checked=True)
    outcomes.place_outcome(actor=cast.carla.actor, number=made.number, outcome=said, now=monday)
    assert "Beste collega" in text_of(client.get(f"{here}/brief/"))
    assert client.get(f"{here}/brief/pdf/").content[:5] == b"%PDF-"
    assert client.get(f"{here}/brief/word/").content[:2] == b"PK"
    receipt = text_of(client.get(f"{here}/"))
    assert "Hoe het ervoor staat" in receipt
    assert "Jij hoort van ons" in receipt
    for address in (f"{here}/verwachten/", f"/m/{link.slug}/verwachten/"):
        page = text_of(client.get(address))
        assert "Antwoord aan de ander: 48 uur" in page
        assert "0900-0101" in page
        assert made.number not in page
    assert client.get("/m/bestaat-niet/verwachten/").status_code == 404
    assert client.get("/ontvangst/bestaat-niet/verwachten/").status_code == 404
    assert client.cookies == {}


def test_what_to_expect_when_signed_in_has_the_terms_of_the_own_employer(cast: Cast, visit: Visit) -> None:
    page = text_of(visit(cast.anna).get("/verwachten/"))
    assert cast.reggestreek.name in page
    assert "Melder hoort wat wij deden: 5 werkdagen" in page
    assert cast.reggestreek.name not in text_of(visit(cast.dirk).get("/verwachten/"))
    english = visit(cast.anna).get("/en/verwachten/")
    assert english.status_code == 200


def test_the_last_word_goes_with_closing_and_a_wrong_one_closes_nothing(
    cast: Cast, visit: Visit, report: Report, stages: Stages, monday: datetime
) -> None:
    number, carla = stages.sent(report()), visit(cast.carla)
    stories.settle(cast.carla.actor, number, monday)
    address = f"/dossiers/{number}/afsluiten/"
    assert "Wij ronden je melding af." in text_of(carla.get(address))
    refused = text_of(carla.post(address, {"last_word": "Groet aan J. Jansen."}))
    assert "In het bericht staat de naam van iemand anders" in refused
    assert "Groet aan J. Jansen." in refused
    assert not Feedback.objects.filter(kind="closing").exists()
    assert carla.post(address, {"last_word": "Wij ronden af. Dank je."}).status_code == 302
    assert Feedback.objects.filter(kind="closing").count() == 1


def test_sentences_wait_for_five(cast: Cast, visit: Visit) -> None:
    assert "Pas als 5 melders" in text_of(visit(cast.carla).get("/cijfers/zinnen/"))
    for stranger in (cast.bram, cast.anna, cast.joost):
        assert visit(stranger).get("/cijfers/zinnen/").status_code == 404
