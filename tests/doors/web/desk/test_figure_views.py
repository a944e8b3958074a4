# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of the own figures and its file, asked as people ask them."""

import csv
import io
import json
import re
from datetime import datetime, timedelta
from typing import Any

import odfdo
import openpyxl
import pytest
from django.test import Client

from eenlijn.commons.organisations.models import Unit
from tests.accountability import stories
from tests.cast import Cast
from tests.doors.browsers import Visit

PAGE, FILE = "/cijfers/", "/cijfers/csv/"
FILES = (FILE, "/cijfers/xlsx/", "/cijfers/ods/", "/cijfers/json/")


def page(client: Client, **asked: str) -> str:
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def without_token(content: bytes) -> bytes:
    """The token of the sign-out button is another one every time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", content)


def lines_of(client: Client, **asked: str) -> list[list[str]]:
    answer = client.get(FILE, asked)
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_without_a_question_the_last_months_are_shown(cast: Cast, visit: Visit, monday: datetime) -> None:
    stories.report(cast.anna, monday, after=timedelta(days=62))
    stories.report(cast.anna, monday)
    told = page(visit(cast.carla))
    assert "Cijfers van de dossiers die je mag zien" in told
    assert "Er staan 2 voorvallen in het register van september 2026 tot en met november 2026." in told
    assert '<th scope="row">oktober 2026</th><td>0</td>' in told
    assert '<th scope="row">november 2026, tot nu toe</th><td>1</td>' in told
    assert "Geteld op maandag 23 november 2026 om 09.00 uur." in told
    assert "Een voorval is één gebeurtenis" in told
    assert "Staafdiagram: Voorvallen per maand." in told


def test_the_usual_question_goes_back_a_year_at_most(cast: Cast, visit: Visit, monday: datetime) -> None:
    stories.report(cast.anna, monday, after=timedelta(days=900))
    told = page(visit(cast.carla))
    assert "Er staat geen voorval in het register van december 2025 tot en met november 2026." in told
    assert '<option value="2024-06">juni 2024</option>' in told
    assert '<option value="2025-12" selected>' in told
    assert "el-table-empty" in told


@pytest.mark.parametrize("name", ["anna", "joost", "petra", "greet"])
@pytest.mark.parametrize("address", [PAGE, *FILES])
def test_for_others_the_page_does_not_exist(cast: Cast, visit: Visit, name: str, address: str) -> None:
    client = visit(getattr(cast, name))
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (404, client.get("/bestaat-niet/").content)


@pytest.mark.parametrize("address", [PAGE, *FILES])
def test_who_is_not_signed_in_signs_in_first(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 303
    assert "/aanmelden/" in answer.headers["Location"]


@pytest.mark.parametrize("address", [PAGE, *FILES])
def test_dirks_page_stays_the_same_byte_for_byte(
    cast: Cast, visit: Visit, monday: datetime, address: str
) -> None:
    stories.report(cast.dirk, monday)
    client = visit(cast.dirk)
    before = without_token(client.get(address).content)
    stories.report(cast.anna, monday, after=timedelta(days=500))
    assert without_token(client.get(address).content) == before


def test_bram_sees_his_team_only(cast: Cast, visit: Visit, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    stories.report(cast.teun, monday)
    asked = {"onderwerp": "incidents", "splits": "unit", "van": "2026-11", "tot": "2026-11"}
    told = page(visit(cast.bram), **asked)
    assert "Lijn 62" in told
    assert "Klantenservice" not in told
    assert "Klantenservice" in page(visit(cast.carla), **asked)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"splits": "weekday", "onderwerp": "answered_in_time"},
            "kun je alleen splitsen naar maand of eenheid.",
        ),
        ({"van": "2026-11", "tot": "2026-10"}, "Kies een laatste maand die niet vóór de eerste ligt."),
        ({"van": "nooit"}, "Kies een van de mogelijkheden in de lijst."),
        ({"onderwerp": "'; drop table facts_fact"}, "Kies een van de mogelijkheden in de lijst."),
        ({"tot": ""}, "Kies een van de mogelijkheden in de lijst."),
    ],
)
def test_a_question_that_cannot_be_answered_is_said_at_the_field(
    cast: Cast, visit: Visit, monday: datetime, wrong: dict[str, str], sentence: str
) -> None:
    stories.report(cast.anna, monday, after=timedelta(days=62))
    asked = {"onderwerp": "incidents", "splits": "month", "van": "2026-10", "tot": "2026-11"}
    client = visit(cast.carla)
    told = page(client, **{**asked, **wrong})
    assert told.count(sentence) >= 2  # in the summary and at the field
    assert 'aria-invalid="true"' in told
    assert "<table" not in told
    assert "<title>Fout: Cijfers" in told
    led = client.get(FILE, {**asked, **wrong})
    assert led.status_code == 302
    assert led.headers["Location"].startswith(f"{PAGE}?")


def test_the_file_holds_the_same_numbers(cast: Cast, visit: Visit, monday: datetime) -> None:
    stories.report(cast.anna, monday, after=timedelta(days=62))
    stories.report(cast.anna, monday)
    client = visit(cast.carla)
    rows = lines_of(client)
    assert rows[:5] == [
        ["Maand", "Voorvallen"],
        ["september 2026", "1"],
        ["oktober 2026", "0"],
        ["november 2026, tot nu toe", "1"],
        ["Totaal", "2"],
    ]
    assert rows[6] == ["Voorvallen per maand"]
    assert rows[7][0].startswith("Van de dossiers die je mag zien, september 2026 tot en met november 2026.")
    head = client.get(FILE).headers
    assert head["Content-Type"] == "text/csv; charset=utf-8"
    assert head["Content-Disposition"] == (
        'attachment; filename="cijfers-incidents-month-2026-09-2026-11.csv"'
    )


def test_every_kind_of_file_holds_the_cells_of_the_page(cast: Cast, visit: Visit, monday: datetime) -> None:
    stories.report(cast.anna, monday, after=timedelta(days=62))
    stories.report(cast.anna, monday)
    client = visit(cast.carla)
    answers = {address: client.get(address) for address in FILES}
    shown = [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)]
        for line in re.findall(r"<tr>(.*?)</tr>", page(client))
    ]
    assert len(shown) == 5
    assert lines_of(client)[:5] == shown
    book = openpyxl.load_workbook(io.BytesIO(answers["/cijfers/xlsx/"].content))
    assert [[str(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)] == shown
    other = odfdo.Document(io.BytesIO(answers["/cijfers/ods/"].content)).body.get_table(0)
    assert other is not None
    assert [[str(cell) for cell in row] for row in other.get_values()] == shown
    told = json.loads(answers["/cijfers/json/"].content)
    assert [[str(cell) for cell in row] for row in (told["columns"], *told["rows"])] == shown
    assert {address: answer.headers["Content-Disposition"][-6:] for address, answer in answers.items()} == {
        "/cijfers/csv/": '1.csv"',
        "/cijfers/xlsx/": '.xlsx"',
        "/cijfers/ods/": '1.ods"',
        "/cijfers/json/": '.json"',
    }


def test_the_file_of_a_share_has_a_decimal_comma_and_words_where_nothing_can_be_said(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    received = monday - timedelta(days=40)
    numbers = [stories.report(cast.anna, received) for _each in range(3)]
    stories.assess(cast.carla, numbers[0], received)
    stories.answer(cast.carla, numbers[0], received)
    asked = {"onderwerp": "answered_in_time", "splits": "month", "van": "2026-10", "tot": "2026-11"}
    rows = lines_of(visit(cast.carla), **asked)
    assert rows[1] == ["oktober 2026", "1", "3", "33,3", "0", "0", "0"]
    assert rows[2] == ["november 2026, tot nu toe", "0", "0", "Nog niet te zeggen", "0", "0", "0"]


def test_a_unit_named_like_a_formula_stays_text(cast: Cast, visit: Visit, monday: datetime) -> None:
    Unit.objects.filter(pk=cast.lijn_62.pk).update(name='=cmd|"/c calc"!A1;x')
    stories.report(cast.anna, monday)
    asked = {"onderwerp": "incidents", "splits": "unit", "van": "2026-11", "tot": "2026-11"}
    assert lines_of(visit(cast.carla), **asked)[1] == ['\'=cmd|"/c calc"!A1;x', "1"]


def test_delay_per_unit_is_closed_until_the_works_council_was_asked(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    """The page says why, at the question; the file leads back to that page."""
    client = visit(cast.carla)
    asked = {"onderwerp": "answered_in_time", "splits": "unit", "van": "2026-11", "tot": "2026-11"}
    told = "Eerst legt een beheerder vast wat de ondernemingsraad besloot."
    assert told in client.get(PAGE, asked).content.decode()
    assert client.get(FILE, asked).status_code == 302
    stories.consent(cast.petra, monday)
    assert told not in client.get(PAGE, asked).content.decode()
    assert client.get(FILE, asked).status_code == 200


def test_only_reading(cast: Cast, visit: Visit) -> None:
    assert visit(cast.carla).post(PAGE).status_code == 405
    assert visit(cast.carla).post(FILE).status_code == 405


def test_a_page_costs_the_same_for_one_fact_and_for_many(
    cast: Cast, visit: Visit, monday: datetime, django_assert_num_queries: Any
) -> None:
    client = visit(cast.carla)
    client.get(PAGE)
    stories.report(cast.anna, monday)
    with django_assert_num_queries(STATEMENTS):
        client.get(PAGE)
    employer = cast.reggestreek
    stories.bulk_facts(employer.pk, employer.sector, [monday - timedelta(hours=one) for one in range(500)])
    with django_assert_num_queries(STATEMENTS):
        client.get(PAGE)


# Session, person, roles, name and employer in the bar; the first month, the table itself and what is counted
# apart, and before each of these three which cases are closed or open to her.
STATEMENTS = 11


def test_a_short_address_asks_for_measures_over_the_usual_months(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    stories.report(cast.anna, monday)
    told = page(visit(cast.carla), onderwerp="measures", splits="step")
    assert "Maatregelen per trede van de ladder" in told
    assert "Er is nog geen maatregel opgelegd." in told
    assert "Een maatregel is een gevolg voor wat er gebeurde" in told
    assert '<option value="2026-11" selected>' in told


def test_that_people_ask_about_their_data_is_counted_by_the_coordinator_alone(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    stories.report(cast.anna, monday)
    offered = '<option value="requests"'
    assert offered in page(visit(cast.carla))
    bram = visit(cast.bram)
    assert offered not in page(bram)
    told = page(bram, onderwerp="requests", splits="month")
    assert "Kies een van de mogelijkheden in de lijst." in told
    assert "el-table" not in told
