# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where text of rows becomes markup agrees with Django, and is stricter where it differs."""

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.doors.web.components.filled import NOTHING, filled, joined

EVIL = "<script>alert('1')</script>&\""
PATTERN = '<a href="{}">{}</a>'


@given(st.text(), st.text())
def test_text_is_escaped_as_django_does(first: str, second: str) -> None:
    assert filled(PATTERN, first, second) == format_html(PATTERN, first, second)


@given(st.lists(st.text()))
def test_no_text_opens_or_closes_anything(texts: list[str]) -> None:
    shown = filled("{}" * len(texts), *texts)
    assert not {"<", ">", '"', "'"} & set(shown)
    assert joined(texts) == shown


def test_markup_stays_and_is_not_escaped_twice() -> None:
    inner = filled("<b>{}</b>", "A & B")
    assert filled("<p>{}</p>", inner) == "<p><b>A &amp; B</b></p>"
    assert type(filled("<p>{}</p>", inner)) is SafeString
    assert joined([inner, inner]) == "<b>A &amp; B</b><b>A &amp; B</b>"


def test_braces_in_a_part_are_no_places() -> None:
    assert filled("<b>{}</b>", "{0.__class__} {}") == "<b>{0.__class__} {}</b>"


class ClaimsToBeMarkup:
    """Says of itself that it is markup; only what was made by our own code is."""

    def __html__(self) -> str:
        return EVIL

    def __str__(self) -> str:
        return EVIL


class Child(SafeString):
    """Somebody's own kind of markup."""


@pytest.mark.parametrize("part", [EVIL, ClaimsToBeMarkup(), Child(EVIL), gettext_lazy(EVIL)])
def test_only_what_is_markup_by_its_very_type_passes(part: object) -> None:
    escaped = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;&quot;"
    assert filled("{}", part) == escaped
    assert joined([part]) == escaped  # type: ignore[list-item]  # as above


def test_numbers_are_written_out_and_nothing_is_nothing() -> None:
    assert filled("{}%", 50.0) == "50.0%"
    assert NOTHING == ""
    assert type(NOTHING) is SafeString
