# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads the registers, and how a word is found whatever way it is written."""

from datetime import date, datetime

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.directory import queries
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.trial import folded
from tests.cast import Cast
from tests.factories import registers as made
from tests.factories.registers import loaded, twente_of_2020

DAY = date(2021, 1, 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("'s-Gravenhage", "s-gravenhage"),
        ("’s-Gravenhage", "s-gravenhage"),
        ("  SÚDWEST-Fryslân ", "sudwest-fryslan"),
        ("Straße  9", "strasse 9"),
        ("", ""),
    ],
)
def test_words_are_compared_as_somebody_types_them(typed: str, kept: str) -> None:
    assert folded(typed) == kept


def test_keeping_the_system_and_the_region_read_and_nobody_else(cast: Cast, monday: datetime) -> None:
    twente_of_2020(monday)
    kind, today = RegisterKind.GOVERNMENT, monday.date()
    asks = (
        lambda actor: queries.registers(actor, today),
        lambda actor: queries.editions(actor, kind),
        lambda actor: queries.rows_of(actor, kind, today=today),
        lambda actor: queries.boundaries_as_geojson(actor, kind, today),
    )
    for who in ("hugo", "greet"):
        actor = cast.people[who].actor
        assert [one.kind for one in queries.registers(actor, today)] == list(RegisterKind)
        assert len(queries.rows_of(actor, kind, today=today).rows) == len(made.TOWNS)
    strangers = [one.actor for key, one in cast.people.items() if key not in {"hugo", "greet"}]
    for actor in (*strangers, Actor.nobody(), Actor.link(cast.reggestreek.pk)):
        for ask in asks:
            with pytest.raises(NotVisible):
                ask(actor)


def test_a_row_tells_its_edition_its_row_and_when_it_held(cast: Cast, monday: datetime) -> None:
    kind = RegisterKind.PRIMARY_SCHOOLS
    two = (made.school("06BY00", "De Schakel"), made.school("07AA00", "De Brug", postcode="7551 AB"))
    loaded(kind, made.file_of(made.SCHOOLS, *two), DAY, monday)
    loaded(kind, made.file_of(made.SCHOOLS, two[1]), date(2023, 10, 1), monday)
    actor, today = cast.hugo.actor, monday.date()
    bridge, link = queries.rows_of(actor, kind, today=today).rows
    assert (bridge.name, bridge.edition, bridge.row_number) == ("De Brug", date(2023, 10, 1), 2)
    assert bridge.detail == ("4001", "ALMELO", "7551")
    assert (link.edition, link.row_number, link.valid_until) == (DAY, 2, date(2023, 10, 1))
    assert [one.name for one in queries.rows_of(actor, kind, today=today, is_ended=True).rows] == [
        "De Schakel"
    ]
    assert [one.name for one in queries.rows_of(actor, kind, today=today, is_ended=False).rows] == ["De Brug"]
    # On the day before it ended it still held.
    assert queries.rows_of(actor, kind, today=date(2023, 9, 30), is_ended=True).rows == ()
    (schools,) = [one for one in queries.registers(actor, today) if one.kind == kind]
    assert (schools.current, schools.ended) == (1, 1)
    assert [one.edition for one in queries.editions(actor, kind)] == [date(2023, 10, 1), DAY]


def test_where_a_register_names_no_municipality_its_postcode_does_when_that_is_settled(
    cast: Cast, monday: datetime
) -> None:
    """Haaren was split in 2021: on the day of the edition of 2022 nothing is settled, so nothing is told."""
    twente_of_2020(monday)
    lines = ("1,ZGT,ZGT Almelo,Almelo,x,7601AB,True", "2,X,Kliniek Haaren,Haaren,x,5076AB,True")
    content = made.file_of(made.HOSPITALS, *lines, "3,X,Zonder postcode,Nergens,x,,True")
    kind, actor, today = RegisterKind.HOSPITALS, cast.hugo.actor, monday.date()
    loaded(kind, content, date(2020, 6, 1), monday)
    before = queries.rows_of(actor, kind, today=today).rows
    assert [(one.name, one.by_postcode) for one in before] == [
        ("Kliniek Haaren", "GM0788"),
        ("ZGT Almelo", "GM0141"),
        ("Zonder postcode", ""),
    ]
    # Almelo is on our own list; Haaren stands in the register of the government as it was.
    assert [one.municipality_name for one in before] == ["Haaren", "Almelo", ""]
    loaded(kind, content, date(2022, 1, 1), monday)
    after = queries.rows_of(actor, kind, today=today).rows
    assert [one.by_postcode for one in after] == ["", "GM0141", ""]
    assert {one.municipality_code for one in after} == {""}


def test_all_words_must_be_found_in_any_order(cast: Cast, monday: datetime) -> None:
    twente_of_2020(monday)
    kind, today = RegisterKind.POSTCODES, monday.date()

    def found(search: str) -> list[str]:
        rows = queries.rows_of(cast.hugo.actor, kind, today=today, search=search).rows
        return [one.key for one in rows]

    assert found("beemster 1461") == found("1461 BEEM") == ["1461 GM0370"]
    assert found("1461 haaren") == []
    # What has a meaning in a pattern of the database is a letter here.
    assert found("%") == found("_") == []
