# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the region as Greet, Ilse and Carla see them, and as everybody else does not."""

import re
from datetime import date, datetime
from typing import Any, Final

import pytest
from django.test import Client

from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.queries import released
from eenlijn.accountability.releases.tables import specs_of
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.shown import rows_of_file, rows_of_page
from tests.factories.released import make_edition

PAGE: Final = "/regio/cijfers/"
FILES: Final = tuple(f"{PAGE}{kind}/" for kind in ("csv", "xlsx", "ods", "json"))


def page(client: Client, **asked: str) -> str:
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("name", ["greet", "ilse", "carla", "dirk", "bram"])
def test_these_read_the_newest_month_first(cast: Cast, visit: Visit, name: str) -> None:
    make_edition(Period.year(2025))
    make_edition()
    told = page(visit(getattr(cast, name)))
    assert '<h1 class="nl-heading nl-heading--level-1">Cijfers van Twente</h1>' in told
    assert '<option value="2026-10-e1" selected>oktober 2026</option>' in told
    assert '<option value="2025-e1">2025</option>' in told
    assert "Twente, oktober 2026. Vrijgegeven op zondag 15 november 2026, editie 1." in told
    assert "In oktober 2026 waren er 400 voorvallen in de regio." in told
    assert "Staafdiagram: Voorvallen per sector." in told
    assert "Hierna komt" in told


def test_only_who_has_own_figures_is_led_to_them(cast: Cast, visit: Visit) -> None:
    make_edition()
    assert "Bekijk je eigen cijfers" in page(visit(cast.carla))
    assert "Bekijk je eigen cijfers" not in page(visit(cast.greet))
    assert "Bekijk je eigen cijfers" not in page(visit(cast.ilse))


@pytest.mark.parametrize("name", ["anna", "joost", "petra", "hugo", "noor", "eva", "omar"])
def test_for_others_the_page_does_not_exist(cast: Cast, visit: Visit, name: str) -> None:
    make_edition()
    client = visit(getattr(cast, name))
    missing = client.get("/bestaat-niet/").content
    answers = [client.get(address) for address in (PAGE, *FILES)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, missing)}


@pytest.mark.parametrize("address", [PAGE, *FILES])
def test_who_is_not_signed_in_signs_in_first(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 303
    assert "/aanmelden/" in answer.headers["Location"]


@pytest.mark.parametrize("period", [None, Period.year(2025)])
def test_every_file_of_every_table_is_the_page_cell_by_cell(
    cast: Cast, visit: Visit, period: Period | None
) -> None:
    make_edition(Period.months(date(2025, 3, 1)))
    code = make_edition(period)
    client = visit(cast.greet)
    hidden = 0
    for spec in specs_of(is_year=period is not None):
        asked = {"editie": code, "tabel": spec.name}
        shown = rows_of_page(client.get(PAGE, asked).content.decode())
        hidden += sum(row.count("afg.") for row in shown)
        for address in FILES:
            answer = client.get(address, asked)
            kind = address.strip("/").rpartition("/")[2]
            assert rows_of_file(answer.content, kind) == shown, (spec.name, kind)
            assert answer.headers["Content-Disposition"] == (
                f'attachment; filename="{code}-{spec.name}.{kind}"'
            )
    assert hidden  # a table in which nothing is hidden would prove little


def test_a_hidden_cell_has_a_sign_and_is_explained(cast: Cast, visit: Visit) -> None:
    code = make_edition()
    found = released(cast.greet.actor, code)
    table = next(one for one in found.tables if one.has_hidden)
    told = page(visit(cast.greet), editie=code, tabel=table.name)
    assert '<td class="el-afg"><abbr title="afgeschermd">afg.</abbr></td>' in told
    assert "Hier is te weinig om te laten zien" in told
    clean = next(one for one in found.tables if not one.has_hidden)
    assert "Hier is te weinig" not in page(visit(cast.greet), editie=code, tabel=clean.name)


def test_the_map_has_every_municipality_and_stands_beside_its_table(cast: Cast, visit: Visit) -> None:
    told = page(visit(cast.greet), editie=make_edition(), tabel="municipality")
    assert told.count('class="x-tile ') == 14
    assert told.index("<table") < told.index("Tegelkaart: Voorvallen per gemeente.")
    rows = rows_of_page(told)
    drawing = told[told.index("Tegelkaart") :]
    for name, number in rows[1:-2]:
        assert f'">{name.split(" ")[0].split("-")[0]}' in drawing
        assert f">{number}</text>" in drawing
    assert "Even grote tegels, plaats bij benadering." in told
    assert "x-tile" not in page(visit(cast.greet), tabel="sector")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"editie": "2026-11-e1"}, "Deze periode is niet vrijgegeven. Kies een periode in de lijst."),
        ({"editie": "'; drop table"}, "Deze periode is niet vrijgegeven. Kies een periode in de lijst."),
        ({"tabel": "names"}, "Kies een van de mogelijkheden in de lijst."),
        ({"tabel": "sector_kind"}, "Deze tabel is er alleen van een heel jaar. Kies een jaar."),
        ({"tabel": ""}, "Kies een van de mogelijkheden in de lijst."),
    ],
)
def test_what_cannot_be_shown_is_said_at_the_field_and_a_file_leads_back(
    cast: Cast, visit: Visit, asked: dict[str, str], sentence: str
) -> None:
    make_edition()
    client = visit(cast.greet)
    told = page(client, **asked)
    assert told.count(sentence.replace("'", "&#x27;")) >= 2
    assert 'aria-invalid="true"' in told
    assert "<table" not in told
    for address in FILES:
        led = client.get(address, asked)
        assert (led.status_code, led.headers["Location"].startswith(f"{PAGE}?")) == (302, True)


def test_before_anything_was_released_the_page_says_when(cast: Cast, visit: Visit, monday: datetime) -> None:
    told = page(visit(cast.greet))
    assert "Er is nog niets vrijgegeven" in told
    assert "De eerste: december 2026, op vrijdag 15 januari 2027 om 06.00 uur." in told
    assert "<table" not in told
    assert visit(cast.greet).get(FILES[0]).status_code == 302


def test_an_older_edition_says_that_there_is_a_newer_one(cast: Cast, visit: Visit) -> None:
    make_edition(Period.year(2025))
    make_edition(Period.year(2025), edition=2, seed=5)
    client = visit(cast.greet)
    assert "Er is een nieuwere editie van deze periode" in page(client, editie="2025-e1")
    assert 'href="?editie=2025-e2"' in page(client, editie="2025-e1")
    assert "nieuwere editie" not in page(client, editie="2025-e2")
    assert '<option value="2025-e2">2025, editie 2</option>' in page(client, editie="2025-e1")


def test_a_year_names_the_months_that_are_not_in_it(cast: Cast, visit: Visit) -> None:
    for month in range(1, 12):
        make_edition(Period.months(date(2025, month, 1)))
    told = page(visit(cast.greet), editie=make_edition(Period.year(2025)))
    assert "Niet meegeteld: december 2025." in told


def test_a_page_costs_the_same_for_a_month_and_for_a_year(
    cast: Cast, visit: Visit, django_assert_num_queries: Any
) -> None:
    month, year = make_edition(), make_edition(Period.year(2025))
    client = visit(cast.greet)
    client.get(PAGE)
    for code in (month, year):
        # Session, account, membership, roles; who takes part; the editions twice, municipalities, tables.
        with django_assert_num_queries(PAGE_STATEMENTS):
            assert client.get(PAGE, {"editie": code, "tabel": "sector"}).status_code == 200


PAGE_STATEMENTS: Final = 10


def test_only_reading(cast: Cast, visit: Visit) -> None:
    for address in (PAGE, *FILES):
        assert visit(cast.greet).post(address).status_code == 405


def test_in_english_the_same_numbers(cast: Cast, visit: Visit) -> None:
    make_edition()
    client = visit(cast.greet)
    dutch = rows_of_page(client.get(PAGE).content.decode())
    english = rows_of_page(client.get(f"/en{PAGE}").content.decode())
    assert [row[1:] for row in english[1:]] == [row[1:] for row in dutch[1:]]
