# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data: for everybody, rounded, at addresses that stay, and never the number behind a sign."""

import re
from datetime import date
from typing import Any, Final

import pytest
from django.test import Client

from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.queries import released
from eenlijn.accountability.releases.tables import specs_of
from tests.cast import Cast
from tests.doors.browsers import sign_in
from tests.doors.web.shown import rows_of_file, rows_of_page
from tests.factories.released import make_edition

PAGE: Final = "/open-data/"
KINDS: Final = ("csv", "xlsx", "ods", "json")


def told(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_everybody_finds_every_edition_and_its_licence(cast: Cast, client: Client) -> None:
    codes = [make_edition(), make_edition(Period.year(2025))]
    page = told(client, PAGE)
    for code in codes:
        assert f'href="/open-data/{code}/"' in page
    assert "zondag 15 november 2026" in page
    assert 'href="https://creativecommons.org/publicdomain/zero/1.0/deed.nl" rel="license"' in page
    assert client.cookies == {}


def test_before_anything_was_released_the_page_says_so(cast: Cast, client: Client) -> None:
    page = told(client, PAGE)
    assert "Er is nog niets vrijgegeven." in page
    assert "<table" not in page


def test_the_foot_of_every_page_leads_there(cast: Cast, client: Client) -> None:
    assert f'<a href="{PAGE}">Open data</a>' in told(client, "/privacy/")


@pytest.mark.parametrize("period", [None, Period.year(2025)])
def test_page_and_files_hold_the_same_rounded_cells(
    cast: Cast, client: Client, period: Period | None
) -> None:
    make_edition(Period.months(date(2025, 3, 1)))
    code = make_edition(period)
    exact = released(cast.greet.actor, code)
    differs = False
    for spec in specs_of(is_year=period is not None):
        shown = rows_of_page(told(client, f"{PAGE}{code}/?tabel={spec.name}"))
        table = exact.table(spec.name)
        assert table is not None
        for cells, row in zip(shown[1:], (*table.rows, table.totals), strict=True):
            assert [cell == "afg." for cell in cells[1:]] == [number is None for number in row.numbers]
            numbers = [int(cell) for cell in cells[1:] if cell != "afg."]
            assert all(number % 5 == 0 for number in numbers)
            differs = differs or numbers != [number for number in row.numbers if number is not None]
        for kind in KINDS:
            answer = client.get(f"{PAGE}{code}/{spec.name}.{kind}")
            assert rows_of_file(answer.content, kind) == shown, (spec.name, kind)
    assert differs  # the exact numbers are others


def test_signed_in_or_not_the_file_is_the_same(cast: Cast, client: Client) -> None:
    """Who reads exact numbers elsewhere reads rounded ones here: the address has one content."""
    address = f"{PAGE}{make_edition()}/sector.csv"
    before = client.get(address).content
    sign_in(client, cast.greet)
    assert client.get(address).content == before


def test_an_edition_shows_its_first_table_when_none_or_another_is_asked(cast: Cast, client: Client) -> None:
    code = make_edition()
    for asked in ("", "?tabel=sector_kind", "?tabel='; drop"):
        assert "Voorvallen per sector</b>" in told(client, f"{PAGE}{code}/{asked}")


@pytest.mark.parametrize(
    "address",
    [
        "2026-11-e1/",
        "2026-10/",
        "..%2f/",
        "2026-10-e1/sector.pdf",
        "2026-10-e1/names.csv",
        "2026-10-e1/sector_kind.csv",
        "2026-11-e1/sector.csv",
    ],
)
def test_what_was_not_released_is_not_there(cast: Cast, client: Client, address: str) -> None:
    make_edition()
    answer = client.get(f"{PAGE}{address}")
    assert (answer.status_code, answer.content) == (404, client.get("/bestaat-niet/").content)


def test_an_address_keeps_its_content_when_later_editions_come(cast: Cast, client: Client) -> None:
    address = f"{PAGE}{make_edition()}/month_sector.json"
    before = client.get(address).content
    make_edition(Period.year(2025))
    make_edition(Period.year(2026), seed=9)
    make_edition(edition=2, seed=9)
    assert client.get(address).content == before


def test_reading_costs_the_same_each_time(cast: Cast, client: Client, django_assert_num_queries: Any) -> None:
    code = make_edition()
    make_edition(Period.year(2025))
    for address, statements in ((PAGE, 3), (f"{PAGE}{code}/", 3), (f"{PAGE}{code}/sector.csv", 3)):
        with django_assert_num_queries(statements):
            assert client.get(address).status_code == 200
