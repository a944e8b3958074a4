# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sam at the desk: a passenger stands there, and one large word says how to go on."""

import re
from datetime import date, datetime

import pytest
from django.test import Client

from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.restrictions.models import DeskQuestion, Restriction
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories.measures import INSTRUCTION, TO_CALL, begin_measure, reported

pytestmark = pytest.mark.usefixtures("clock")
ASKED = {"family_name": "van den Berg", "birth_date": "3-3-1980", "client_number": ""}
NOBODY = {"family_name": "Niemand", "birth_date": "1-1-1999", "client_number": ""}


@pytest.fixture
def measure(cast: Cast, monday: datetime) -> Restriction:
    number = reported(cast.anna, monday)
    return begin_measure(number, cast.carla, monday, starts_on=date(2026, 11, 23), ends_on=date(2027, 2, 23))


@pytest.fixture
def sam(cast: Cast, visit: Visit) -> Client:
    return visit(cast.sam)


def plain(page: str) -> str:
    """The page without what is drawn anew for each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


@pytest.mark.usefixtures("measure")
def test_a_passenger_checked_at_the_desk(sam: Client) -> None:
    page = body(sam.post("/balie/", ASKED))
    assert ">Ja</h1>" in page
    for told in (INSTRUCTION.replace("'", "&#x27;"), "23 februari 2027", TO_CALL):
        assert told in page
    for never in ("Berg", "03-03", "1980-", "gebouwverbod", "Remise"):
        assert never not in page
    assert sam.post("/balie/", {"client_number": "kl 20417"}).content.count(b">Ja</h1>") == 1


def test_every_no_is_the_same_page_to_the_byte(
    cast: Cast, visit: Visit, sam: Client, measure: Restriction
) -> None:
    unknown = plain(body(sam.post("/balie/", NOBODY)))
    assert ">Nee</h1>" in unknown
    assert "Maak leeg" not in unknown
    assert "Niemand" not in unknown
    Incident.objects.filter(pk=measure.incident_id).update(lane=Lane.PROTECTED)
    assert plain(body(sam.post("/balie/", ASKED))) == unknown


@pytest.mark.usefixtures("measure")
def test_who_is_no_desk_finds_no_page(cast: Cast, visit: Visit) -> None:
    for other in (cast.anna, cast.carla, cast.dirk, cast.petra):
        assert visit(other).get("/balie/").status_code == 404
        assert visit(other).post("/balie/", ASKED).status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31-2-1980", "Deze dag bestaat niet. Kijk nog eens naar dag, maand en jaar."),
        ("3-3-80", "Schrijf het jaar in vier cijfers, bijvoorbeeld 3-3-1980."),
        ("maart", "Schrijf dag, maand en jaar, bijvoorbeeld 3-3-1980."),
        ("3-3-2980", "Deze dag moet nog komen. Kijk nog eens naar het jaar."),
        ("", "Vul ook de geboortedatum in. Een naam alleen is niet genoeg."),
    ],
)
@pytest.mark.usefixtures("measure")
def test_a_wrong_day_says_what_is_wrong_and_keeps_what_was_typed(
    typed: str, sentence: str, sam: Client
) -> None:
    answer = sam.post("/balie/", {**ASKED, "birth_date": typed})
    page = body(answer)
    assert answer.status_code == 422
    assert page.count(sentence) == 2  # in the summary, and at the field
    # The next in line may see this screen: one press empties it.
    assert 'href="/balie/">Maak leeg</a>' in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'value="van den Berg"' in page
    assert ">Ja</h1>" not in page
    assert not DeskQuestion.objects.exists()


@pytest.mark.usefixtures("measure")
def test_nothing_at_all_asks_for_one_of_both(sam: Client) -> None:
    answer = sam.post("/balie/", {"family_name": " ", "client_number": "-"})
    assert answer.status_code == 422
    assert "Schrijf de achternaam, of hieronder het klantnummer." in body(answer)


def test_the_fields_remember_and_suggest_nothing(sam: Client) -> None:
    page = body(sam.get("/balie/"))
    assert page.count('autocomplete="off"') == 4
    assert sam.get("/balie/?family_name=van+den+Berg").content.count(b"van den Berg") == 0


def test_sam_lands_at_the_desk(sam: Client) -> None:
    assert 'href="/balie/"' in body(sam.get("/balie/"))
