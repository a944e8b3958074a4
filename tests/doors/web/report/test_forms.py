# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report may look like, and what is said about each mistake."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from eenlijn.doors.web.report.forms import CodeForm, LinkReportForm

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
GOOD: dict[str, list[str]] = {
    "kinds": ["threat_general"],
    "when": ["now"],
    "place": ["Bus 4123"],
    "words": [""],
    "wish": ["act"],
}


def form(**changes: Any) -> LinkReportForm:
    values = {
        **GOOD,
        **{name: value if isinstance(value, list) else [value] for name, value in changes.items()},
    }
    made = LinkReportForm(MultiValueDict(values), now=changes.pop("now", MONDAY))
    made.is_valid()
    return made


def said(**changes: Any) -> dict[str, list[str]]:
    with override("nl"):
        return {name: [str(one) for one in told] for name, told in form(**changes).errors.items()}


def test_the_least_that_is_a_report() -> None:
    content = form().content()

    assert content.kinds == ("threat_general",)
    assert content.occurred_at is None
    assert content.is_safe_now is True
    assert (content.name, content.address, content.words) == ("", "", "")


def test_nothing_filled_in_asks_for_three_answers() -> None:
    assert said(kinds=[], place="", wish="") == {
        "kinds": ["Kies wat er is gebeurd. Weet je het niet? Kies dan ‘Iets anders’."],
        "place": ["Vul in waar het was. Weet je het niet? Schrijf dan ‘onbekend’."],
        "wish": ["Kies wat je wilt dat er gebeurt."],
    }


@pytest.mark.parametrize("kinds", [["murder"], ["threat_general", "<b>"], ["\x00"]])
def test_a_kind_that_is_no_tile(kinds: list[str]) -> None:
    assert said(kinds=kinds) == {"kinds": ["Kies wat er is gebeurd uit de tegels hieronder."]}


def test_a_kind_twice_counts_once_and_the_first_leads() -> None:
    assert form(kinds=["other", "threat_general", "other"]).content().kinds == ("other", "threat_general")


def test_words_stay_as_they_were_typed_but_for_the_line_ends_of_windows() -> None:
    assert form(words="  Eerst dit.\r\nToen dat. ").content().words == "  Eerst dit.\nToen dat. "


def test_words_of_spaces_only_are_no_words() -> None:
    assert form(words=" \r\n ").content().words == ""


def test_4000_characters_fit_and_one_more_is_told() -> None:
    assert form(words="é" * 4_000).is_valid()
    assert said(words="é" * 4_001) == {"words": ["Deze tekst is 1 teken te lang. Er passen 4.000 tekens in."]}


def test_100_kilobytes_of_words_are_refused_with_how_many_too_many() -> None:
    assert said(words="x" * 100_000) == {
        "words": ["Deze tekst is 96.000 tekens te lang. Er passen 4.000 tekens in."]
    }


@pytest.mark.parametrize("field", ["place", "words", "name"])
def test_a_null_character_is_refused_in_one_sentence(field: str) -> None:
    assert said(**{field: "a\x00b"}) == {
        field: [
            "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
        ]
    }


@pytest.mark.parametrize("address", ["anna", "a@b", "x" * 200 + "@bedrijf.nl"])
def test_a_work_address_that_is_none(address: str) -> None:
    assert said(address=address) == {
        "address": ["Dit lijkt geen mailadres. Schrijf het zo: anna@bedrijf.nl. Leeg mag ook."]
    }


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-11-22T14:30", datetime(2026, 11, 22, 13, 30, tzinfo=UTC)),
        ("22-11-2026 14:30", datetime(2026, 11, 22, 13, 30, tzinfo=UTC)),
        ("22-11-2026 14.30", datetime(2026, 11, 22, 13, 30, tzinfo=UTC)),
        # In the night summer time began 02.30 did not exist; it is moved forward.
        ("2026-03-29T02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # In the night it ended 02.30 came twice; the first is taken.
        ("2026-10-25T02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2016-01-01T00:00", datetime(2015, 12, 31, 23, 0, tzinfo=UTC)),
    ],
)
def test_another_day_is_wall_time_in_amsterdam(typed: str, moment: datetime) -> None:
    assert form(when="other", at_day=typed).occurred_at == moment


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Kies een dag en een tijd. Ongeveer is goed."),
        ("gisteren", "Deze dag en tijd kunnen wij niet lezen. Schrijf ze zo: 24-11-2026 14:30."),
        ("2026-02-30T10:00", "Deze dag en tijd kunnen wij niet lezen. Schrijf ze zo: 24-11-2026 14:30."),
        (
            "2026-11-22T14:30+01:00",
            "Deze dag en tijd kunnen wij niet lezen. Schrijf ze zo: 24-11-2026 14:30.",
        ),
        ("2026-11-23T09:11", "Dit moment moet nog komen. Kies wanneer het was."),
        ("9999-12-31T23:59", "Dit moment moet nog komen. Kies wanneer het was."),
        ("2015-12-31T23:59", "Deze dag ligt meer dan 10 jaar terug. Kijk het jaar na."),
        ("0001-01-01T00:00", "Deze dag ligt meer dan 10 jaar terug. Kijk het jaar na."),
    ],
)
def test_another_day_that_cannot_be(typed: str, sentence: str) -> None:
    assert said(when="other", at_day=typed) == {"at_day": [sentence]}


def test_a_phone_may_run_ten_minutes_ahead() -> None:
    assert form(when="other", at_day="2026-11-23T09:10").occurred_at == MONDAY


def test_earlier_today_with_and_without_a_time() -> None:
    assert form(when="today").occurred_at is None
    assert form(when="today", at_time="08:15").occurred_at == MONDAY - timedelta(minutes=45)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("half acht", "Deze tijd kunnen wij niet lezen. Schrijf hem zo: 14:30. Leeg mag ook."),
        ("25:00", "Deze tijd kunnen wij niet lezen. Schrijf hem zo: 14:30. Leeg mag ook."),
        ("08:00+01:00", "Deze tijd kunnen wij niet lezen. Schrijf hem zo: 14:30. Leeg mag ook."),
        ("23:00", "Dit moment moet nog komen. Kies wanneer het was."),
    ],
)
def test_earlier_today_with_a_time_that_cannot_be(typed: str, sentence: str) -> None:
    assert said(when="today", at_time=typed) == {"at_time": [sentence]}


def test_a_time_in_a_field_that_is_hidden_is_no_mistake() -> None:
    hidden = form(when="now", at_time="x" * 500, at_day="gisteren\x00")

    assert hidden.is_valid()
    assert hidden.content().occurred_at is None


@pytest.mark.parametrize("typed", ["ZX8R-KRTY-KKC9-87KH", "zx8rkrtykkc987kh", " zx8r krty kkc9 87kh "])
def test_a_code_as_people_write_it(typed: str) -> None:
    found = CodeForm({"code": typed})

    assert found.is_valid()
    assert found.cleaned_data["code"] == "ZX8R-KRTY-KKC9-87KH"


@pytest.mark.parametrize("typed", ["", "ZX8R", "ZX8R-KRTY-KKC9-87K!", "x" * 5_000])
def test_what_cannot_be_a_code(typed: str) -> None:
    assert not CodeForm({"code": typed}).is_valid()
