# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a postcode lay on a day: settled, moved, not to be settled, unknown; and what the answer rests on."""

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from eenlijn.commons.directory.codes import Caveat, ChangeKind, PlaceAnswer, RegisterKind
from eenlijn.commons.directory.places import Place, municipality_on, successors, where_are, where_is
from tests.factories import registers as made
from tests.factories.registers import loaded, twente_of_2020

LATER = date(2026, 10, 1)


@pytest.fixture
def known(platform: None, monday: datetime) -> None:
    twente_of_2020(monday)


def codes(place: Place) -> list[str]:
    return [one.code for one in place.candidates]


@pytest.mark.usefixtures("known")
def test_what_never_changed_is_settled_on_any_day() -> None:
    for day in (date(2019, 6, 1), date(2020, 1, 1), LATER):
        place = where_is("7601", day)
        assert (place.answer, codes(place), place.caveats) == (PlaceAnswer.SETTLED, ["GM0141"], ())
    assert (place.place_name, place.listed_on, place.steps) == ("ALMELO", date(2020, 1, 1), ())


@pytest.mark.usefixtures("known")
def test_what_went_up_in_one_municipality_moved_from_that_day_on() -> None:
    before, after = where_is("1461", date(2021, 12, 31)), where_is("1461", date(2022, 1, 1))
    assert (before.answer, codes(before)) == (PlaceAnswer.SETTLED, ["GM0370"])
    assert (after.answer, codes(after)) == (PlaceAnswer.MOVED, ["GM0439"])
    assert [(one.code, one.name) for one in after.listed] == [("GM0370", "Beemster")]
    (step,) = after.steps
    assert (step.on, step.change) == (date(2022, 1, 1), ChangeKind.EXTENDED)
    assert ([one.name for one in step.gone], [one.name for one in step.into]) == (["Beemster"], ["Purmerend"])


@pytest.mark.usefixtures("known")
def test_what_was_split_cannot_be_settled_and_every_candidate_is_named() -> None:
    before, after = where_is("5076", date(2020, 12, 31)), where_is("5076", date(2021, 1, 1))
    assert (before.answer, codes(before)) == (PlaceAnswer.SETTLED, ["GM0788"])
    assert (after.answer, codes(after)) == (PlaceAnswer.UNSETTLED, ["GM0757", "GM0855"])
    assert [one.name for one in after.candidates] == ["Boxtel", "Tilburg"]


@pytest.mark.usefixtures("known")
def test_before_a_merger_it_may_have_been_any_of_the_merged() -> None:
    place = where_is("9781", date(2018, 12, 31))
    assert (place.answer, codes(place)) == (PlaceAnswer.UNSETTLED, ["GM0005", "GM0053"])
    assert codes(where_is("9781", date(2019, 1, 1))) == ["GM1966"]


@pytest.mark.usefixtures("known")
def test_who_took_another_in_may_have_been_either_before(monday: datetime) -> None:
    moved = "1461,ZUIDOOSTBEEMSTER,GM0439,PURMEREND,E,Noord-Holland"
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, moved), date(2023, 1, 1), monday)
    # Both editions speak: in 2020 Beemster, in 2023 Purmerend. Nothing has to be guessed in between.
    assert codes(where_is("1461", date(2021, 6, 1))) == ["GM0370"]
    assert codes(where_is("1461", date(2023, 6, 1))) == ["GM0439"]
    new = "1499,NIEUWBOUW,GM0439,PURMEREND,E,Noord-Holland"
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, new), date(2024, 1, 1), monday)
    place = where_is("1499", date(2021, 6, 1))
    assert (place.answer, codes(place)) == (PlaceAnswer.UNSETTLED, ["GM0370", "GM0439"])


@pytest.mark.usefixtures("known")
def test_who_ended_without_an_heir_cannot_be_settled() -> None:
    place = where_is("8000", date(2022, 6, 1))
    assert (place.answer, codes(place)) == (PlaceAnswer.UNSETTLED, ["GM0888"])
    assert where_is("8000", date(2022, 5, 31)).answer is PlaceAnswer.SETTLED


@pytest.mark.usefixtures("known")
def test_an_unknown_postcode_is_unknown() -> None:
    place = where_is("9999", LATER)
    assert (place.answer, place.candidates, place.caveats) == (PlaceAnswer.UNKNOWN, (), ())


@pytest.mark.usefixtures("known")
def test_days_outside_what_the_changes_tell_are_said_so() -> None:
    assert where_is("7601", date(2018, 12, 31)).caveats == (Caveat.BEFORE_CHANGES,)
    assert where_is("7601", date(2026, 11, 1)).caveats == ()
    assert where_is("7601", date(2026, 11, 2)).caveats == (Caveat.AFTER_CHANGES,)


@pytest.mark.usefixtures("platform")
def test_without_the_registers_the_answer_says_what_is_missing(monday: datetime) -> None:
    nothing = where_is("7601", LATER)
    assert (nothing.answer, nothing.caveats) == (PlaceAnswer.UNKNOWN, (Caveat.NO_POSTCODES,))
    areas = made.file_of(made.POSTCODES, *made.AREAS)
    loaded(RegisterKind.POSTCODES, areas, date(2020, 1, 1), monday)
    alone = where_is("5076", LATER)
    assert (alone.answer, codes(alone), alone.caveats) == (
        PlaceAnswer.SETTLED,
        ["GM0788"],
        (Caveat.NO_CHANGES,),
    )
    assert where_is("5076", date(2020, 1, 1)).caveats == ()
    # The names of the postcodes are all there is; the government knows that it ended.
    assert alone.candidates[0].name == "HAAREN"
    loaded(RegisterKind.GOVERNMENT, made.file_of(made.GOVERNMENT, *made.TOWNS), LATER, monday)
    assert where_is("5076", LATER).answer is PlaceAnswer.UNSETTLED


@pytest.mark.usefixtures("known")
def test_a_postcode_that_is_gone_from_a_later_edition_is_said_so(monday: datetime) -> None:
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, made.AREAS[0]), date(2025, 1, 1), monday)
    assert where_is("5076", date(2024, 12, 31)).caveats == ()
    assert where_is("5076", date(2025, 1, 1)).caveats == (Caveat.ENDED_POSTCODE,)


@pytest.mark.usefixtures("known")
def test_what_a_correction_of_the_same_day_took_back_never_held(monday: datetime) -> None:
    lines = ["7601,ALMELO,GM0147,BORNE,H,Overijssel", *made.AREAS[1:]]
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, *lines), date(2020, 1, 1), monday)
    assert codes(where_is("7601", LATER)) == ["GM0147"]


@pytest.mark.usefixtures("known")
def test_a_code_is_the_municipality_of_its_day(monday: datetime) -> None:
    haaren = municipality_on("GM0788", date(2020, 12, 31))
    assert haaren is not None
    assert (haaren.name, haaren.valid_until) == ("Haaren", date(2021, 1, 1))
    assert municipality_on("GM0788", date(2021, 1, 1)) is None
    assert municipality_on("GM1966", date(2018, 12, 31)) is None
    assert municipality_on("GM1966", date(2019, 1, 1)) is not None
    assert municipality_on("GM9999", LATER) is None


@pytest.mark.usefixtures("known")
def test_successors_are_one_several_or_itself() -> None:
    assert [one.code for one in successors("GM0141", LATER)] == ["GM0141"]
    assert [one.code for one in successors("GM0370", LATER)] == ["GM0439"]
    assert [one.code for one in successors("GM0370", date(2021, 12, 31))] == ["GM0370"]
    assert [one.code for one in successors("GM0788", LATER)] == ["GM0757", "GM0855"]
    # Winsum went up in two on one day: both changes count at once.
    assert [one.code for one in successors("GM0053", LATER)] == ["GM1966", "GM1969"]


@pytest.mark.usefixtures("known")
def test_many_postcodes_cost_what_one_costs(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    many = [line.partition(",")[0] for line in made.AREAS]
    with django_assert_num_queries(4):
        one = where_is("7601", LATER)
    with django_assert_num_queries(4):
        all_of_them = where_are(many, LATER)
    assert list(all_of_them) == many
    assert all_of_them["7601"] == one
