# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a measure: what is not the one thing to do waits folded, an entry leads to its own page."""

from django import forms
from django.template.loader import render_to_string

from eenlijn.casework.police_reports.codes import OffenceAnswer
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import row
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet


class Asked(forms.Form):
    answer = row("Is het zo?", OffenceAnswer.choices)


def _html(form: forms.Form, *, is_folded: bool = True) -> str:
    block = Block("look", "Nagekeken", form, "Leg vast", is_main=False, is_folded=is_folded)
    entry = Entry("Post 1", links=(Link("Advies", "/schade/post/1/"),))
    sheet = Sheet(here="", title="Schade", entries=[entry], blocks=[block])
    return render_to_string("desk/parts/sheet.html", {"sheet": sheet, "broken": None})


def test_a_folded_form_shows_its_title_only_and_stands_open_once_it_was_sent() -> None:
    assert '<details class="el-sheet el-fold">' in _html(Asked())
    assert '<details class="el-sheet el-fold" open>' in _html(Asked({}))
    assert "<details" not in _html(Asked(), is_folded=False)


def test_an_entry_leads_to_its_own_page() -> None:
    assert '<p><a href="/schade/post/1/">Advies</a></p>' in _html(Asked())


def test_short_answers_stand_in_a_row_beside_their_question() -> None:
    assert '<fieldset class="el-q el-q--row"' in _html(Asked())
