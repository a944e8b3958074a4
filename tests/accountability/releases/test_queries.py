# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what was released: who sees what, exact or rounded, in words that are true."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from eenlijn.accountability.figures.published import Cell, DecidedTable, Decision, Reason, stored
from eenlijn.accountability.figures.published import Table as Shape
from eenlijn.accountability.releases.codes import PeriodKind
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.accountability.releases.queries import Released, editions, next_release, released
from eenlijn.accountability.releases.sheets import sheet_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.codes import OrganisationType
from tests.cast import Cast
from tests.factories.counted import employers
from tests.factories.released import make_edition

OCTOBER: Final = Period.months(date(2026, 10, 1))
SEPTEMBER: Final = Period.months(date(2026, 9, 1))
YEAR: Final = Period.year(2025)

Numbers = dict[tuple[str, ...], int | None]


def keep(period: Period, edition: int = 1, **tables: Numbers) -> str:
    """An edition with exactly these numbers; a table is named by its attributes, `total` has none."""
    release = Release.objects.create(
        kind=period.kind,
        since=period.since,
        last=period.last,
        edition=edition,
        released_at=period.opens_at,
        employers=23,
        rules="1",
    )
    for name, numbers in tables.items():
        by = () if name == "total" else tuple(name.split("__"))
        cells = tuple(Cell(key, n, None if n is not None else Reason.FEW) for key, n in numbers.items())
        (content,) = stored(Decision((DecidedTable(Shape(period.code, (period.code,), by), cells),)))
        ReleasedTable.objects.create(release=release, name=".".join(by), content=content)
    return f"{period.code}-e{edition}"


def october() -> str:
    """Care is hidden; housing and education are the only ones with a number, the rest is nought in fact."""
    return keep(
        OCTOBER,
        total={(): 127},
        sector={("care",): None, ("housing",): 58, ("education",): 33, ("transport",): None},
        severity={("light",): 60, ("middle",): 40, ("heavy",): 17, ("unknown",): 10},
        outcome={("in_time",): 31, ("late",): 9, ("other",): 87},
    )


def exact(cast: Cast, code: str) -> Released:
    return released(cast.greet.actor, code)


def numbers(found: Released, name: str) -> dict[str, tuple[int | None, ...]]:
    table = found.table(name)
    assert table is not None
    return {row.head: row.numbers for row in (*table.rows, table.totals)}


def test_editions_stand_newest_first_and_a_year_before_its_december(cast: Cast) -> None:
    for period in (Period.months(date(2025, 12, 1)), YEAR, SEPTEMBER, OCTOBER):
        keep(period)
    keep(YEAR, 2)
    found = editions(None)
    assert [one.code for one in found] == ["2026-10-e1", "2026-09-e1", "2025-e2", "2025-e1", "2025-12-e1"]
    assert [one.is_newest for one in found] == [True, True, True, False, True]
    assert [one.name for one in found][:3] == ["oktober 2026", "september 2026", "2025"]
    assert editions(cast.greet.actor) == found


def test_whoever_may_read_sees_the_numbers_as_they_are(cast: Cast) -> None:
    found = exact(cast, october())
    assert numbers(found, "sector") == {
        "Onderwijs": (33,),
        "Rijk, openbaar bestuur en gemeenten": (None,),
        "Openbaar vervoer": (None,),
        "Sociale zekerheid": (None,),
        "Veiligheid en justitie": (None,),
        "Woningcorporaties": (58,),
        "Zorg": (None,),
        "Totaal": (127,),
    }
    table = found.table("sector")
    assert table is not None
    assert (table.title, table.columns) == ("Voorvallen per sector", ("Sector", "Voorvallen"))
    assert table.sentence == (
        "In oktober 2026 waren er 127 voorvallen in de regio. "
        "Het hoogste getal dat hier staat: Woningcorporaties, 58."
    )
    assert found.told == "Twente, oktober 2026. Vrijgegeven op zondag 15 november 2026, editie 1."
    assert found.source == "Bron: de registers van 23 werkgevers in Twente."
    assert "minstens 5 voorvallen van minstens 3 werkgevers" in table.definition
    assert "afgerond" not in table.definition


def test_when_nothing_is_hidden_the_most_is_the_most(cast: Cast) -> None:
    table = exact(cast, october()).table("severity")
    assert table is not None
    assert table.sentence == (
        "In oktober 2026 waren er 127 voorvallen in de regio. De meeste: Licht (1 en 2), 60."
    )
    assert not table.has_hidden


def test_everybody_sees_the_same_rounded_to_five(cast: Cast) -> None:
    found = released(None, october())
    assert numbers(found, "sector")["Onderwijs"] == (35,)
    assert numbers(found, "sector")["Woningcorporaties"] == (60,)
    assert numbers(found, "sector")["Zorg"] == (None,)
    assert numbers(found, "sector")["Totaal"] == (125,)
    assert numbers(found, "severity")["Zwaar (4 en 5)"] == (15,)
    table = found.table("sector")
    assert table is not None
    assert table.sentence.startswith("In oktober 2026 waren er ongeveer 125 voorvallen in de regio.")
    assert "Alle getallen zijn afgerond op vijftallen." in table.definition
    shown = [
        n for one in found.tables for row in (*one.rows, one.totals) for n in row.numbers if n is not None
    ]
    assert shown
    assert all(number % 5 == 0 and number > 0 for number in shown)


def test_answers_have_a_share_only_when_they_are_exact(cast: Cast) -> None:
    code = october()
    table = exact(cast, code).table("outcome")
    assert table is not None
    assert numbers(exact(cast, code), "outcome") == {
        "Op tijd": (31,),
        "Te laat of niet": (9,),
        "Totaal": (40,),
    }
    assert table.sentence == ("Van 40 antwoorden op voorvallen van oktober 2026 waren er 31 op tijd: 78%.")
    other = released(None, code).table("outcome")
    assert other is not None
    assert other.sentence == "In oktober 2026 ongeveer 40 antwoorden, waarvan ongeveer 30 op tijd."
    assert "%" not in other.sentence


def test_hidden_answers_say_so(cast: Cast) -> None:
    code = keep(OCTOBER, total={(): 30}, outcome={("in_time",): None, ("late",): None, ("other",): 9})
    table = exact(cast, code).table("outcome")
    assert table is not None
    assert table.sentence == (
        "Hoe vaak het antwoord op tijd was, kunnen wij over oktober 2026 niet laten zien."
    )
    assert numbers(exact(cast, code), "outcome")["Totaal"] == (None,)


def test_a_total_that_is_hidden_is_not_a_nought(cast: Cast) -> None:
    table = exact(cast, keep(OCTOBER, total={(): None})).table("sector")
    assert table is not None
    assert table.sentence == "Over oktober 2026 is er te weinig om te laten zien."
    assert {row.numbers for row in table.rows} == {(None,)}


def test_the_year_has_the_table_of_two_ways_with_its_margins(cast: Cast) -> None:
    code = keep(
        YEAR,
        total={(): 300},
        sector={("care",): 200, ("housing",): 100},
        kind_group={("verbal",): 180, ("threat",): None},
        sector__kind_group={("care", "verbal"): 120, ("housing", "verbal"): 60, ("care", "threat"): None},
    )
    found = exact(cast, code)
    table = found.table("sector_kind")
    assert table is not None
    assert table.columns[:3] == ("Sector", "Verbaal", "Bedreiging")
    assert table.columns[-1] == "Totaal"
    assert numbers(found, "sector_kind")["Zorg"][:2] == (120, None)
    assert numbers(found, "sector_kind")["Zorg"][-1] == 200
    assert numbers(found, "sector_kind")["Totaal"][:2] == (180, None)
    assert numbers(found, "sector_kind")["Totaal"][-1] == 300
    assert exact(cast, october()).table("sector_kind") is None


def test_a_month_shows_the_months_of_its_year_before_it_and_no_later_ones(cast: Cast) -> None:
    """So the edition of September says the same before and after October came out."""
    code = keep(SEPTEMBER, total={(): 90}, sector={("care",): 50, ("housing",): None})
    before = exact(cast, code)
    october()
    keep(YEAR, total={(): 300})
    assert exact(cast, code).tables == before.tables
    assert numbers(before, "month_sector")["september 2026"][-1] == 90
    later = exact(cast, "2026-10-e1")
    assert list(numbers(later, "month_sector")) == ["september 2026", "oktober 2026", "Totaal"]
    care = later.tables[0].column_codes
    assert care == ("",)
    table = later.table("month_sector")
    assert table is not None
    place = table.column_codes.index("care")
    assert [row.numbers[place] for row in table.rows] == [50, None]
    assert table.totals.numbers[place] is None  # one hidden month hides the sum
    assert table.totals.total == 217
    assert table.sentence == (
        "In september 2026 tot en met oktober 2026 waren er 217 voorvallen in de regio. "
        "De meeste: oktober 2026, 127."
    )


def test_a_year_names_the_months_that_stayed_too_small(cast: Cast) -> None:
    keep(Period.months(date(2025, 1, 1), date(2025, 3, 1)), total={(): 9})
    for month in range(4, 12):
        keep(Period.months(date(2025, month, 1)), total={(): 40})
    found = exact(cast, keep(YEAR, total={(): 329}))
    assert found.missing == ("december 2025",)
    assert list(numbers(found, "month_sector"))[:2] == ["januari 2025 tot en met maart 2025", "april 2025"]
    assert numbers(found, "month_sector")["Totaal"][-1] == 329
    assert exact(cast, october()).missing == ()


def test_an_older_edition_still_stands_and_names_the_newer(cast: Cast) -> None:
    first, second = keep(YEAR, total={(): 100}), keep(YEAR, 2, total={(): 120})
    assert numbers(exact(cast, first), "sector")["Totaal"] == (100,)
    newer = exact(cast, first).newer
    assert newer is not None
    assert newer.code == second
    assert exact(cast, second).newer is None


READERS: Final = ("greet", "ilse", "carla", "dirk", "bram")
OTHERS: Final[tuple[Callable[[Cast], Actor], ...]] = (
    lambda cast: cast.anna.actor,
    lambda cast: cast.hugo.actor,
    lambda cast: cast.petra.actor,
    lambda cast: cast.noor.actor,
    lambda cast: cast.omar.actor,
    lambda cast: cast.eva.actor,
    lambda cast: cast.joost.actor,
    lambda cast: Actor.nobody(),
    lambda cast: Actor.link(cast.reggestreek.pk),
    lambda cast: Actor.job("release_figures"),
)


@pytest.mark.parametrize("name", READERS)
def test_these_roles_read_the_exact_numbers(cast: Cast, name: str) -> None:
    found = released(getattr(cast, name).actor, october())
    assert numbers(found, "sector")["Onderwijs"] == (33,)
    assert len(editions(getattr(cast, name).actor)) == 1


@pytest.mark.parametrize("other", OTHERS)
def test_others_read_none_of_it(cast: Cast, other: Callable[[Cast], Actor]) -> None:
    code = october()
    with pytest.raises(NotVisible):
        released(other(cast), code)
    with pytest.raises(NotVisible):
        editions(other(cast))


@pytest.mark.parametrize("code", ["2026-11-e1", "2026-10-e2", "2026-10", "", "2026-10-e1 ", "x" * 300])
def test_what_was_not_released_is_not_there(cast: Cast, code: str) -> None:
    october()
    with pytest.raises(NotVisible):
        released(None, code)
    with pytest.raises(NotVisible):
        exact(cast, code)


def test_reading_costs_the_same_for_a_month_and_for_a_year(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    month, year = make_edition(), make_edition(YEAR)
    for number in range(1, 10):
        make_edition(Period.months(date(2026, number, 1)))
    for code in (month, year):
        with django_assert_num_queries(3):
            released(None, code)
    with django_assert_num_queries(1):
        editions(None)


def test_what_comes_next_waits_for_three_employers(cast: Cast) -> None:
    """Four of them joined on that Monday, so December is the first whole month."""
    moment = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    coming = next_release(moment)
    assert (coming.name, coming.opens_at) == ("december 2026", datetime(2027, 1, 15, 5, 0, tzinfo=UTC))
    employers(OrganisationType.HOUSING, 3, joined_on=date(2026, 1, 1))
    assert next_release(moment).name == "november 2026"


def test_with_two_employers_nothing_comes(db: None) -> None:
    coming = next_release(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    assert coming.opens_at is None


def test_a_sheet_holds_the_cells_of_the_table_and_says_what_is_hidden(cast: Cast) -> None:
    found = exact(cast, october())
    table = found.table("sector")
    assert table is not None
    sheet = sheet_of(found, table)
    assert sheet.title == "Voorvallen per sector, oktober 2026"
    assert sheet.rows[0] == ("Onderwijs", 33)
    assert sheet.rows[-2:] == (("Zorg", "afg."), ("Totaal", 127))
    assert sheet.moment == found.edition.released_at
    assert any(note.startswith("afg. = afgeschermd") for note in sheet.notes)
    assert not any("CC0" in note for note in sheet.notes)
    rounded = released(None, "2026-10-e1")
    other = rounded.table("severity")
    assert other is not None
    notes = sheet_of(rounded, other).notes
    assert any("CC0" in note for note in notes)
    assert not any(note.startswith("afg.") for note in notes)


def test_the_kind_of_a_period_is_one_of_two() -> None:
    assert PeriodKind.values == ["month", "year"]
