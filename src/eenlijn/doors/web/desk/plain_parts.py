# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages that belong to no dossier: a sheet with what one can do about it, and a plain list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenlijn.doors.web.components.shapes import Link, Words
from eenlijn.doors.web.desk.measure_parts import Sheet


@dataclass(frozen=True)
class PlainLine:
    """One line of a list, with where it leads."""

    title: Words
    href: str
    text: Words = ""
    is_late: bool = False


@dataclass(frozen=True)
class PlainList:
    """`empty_title` and `empty_text` say what stands here once there is something."""

    heading: Words
    sentence: Words
    lines: Sequence[PlainLine]
    empty_title: Words
    empty_text: Words
    button: Link | None = None


def show_sheet(
    request: HttpRequest, heading: Words, sheet: Sheet, back: Link, *, sentence: Words = ""
) -> HttpResponse:
    """A refused form is told on top and in the title; the status stays as on the pages of a dossier."""
    broken = next((one.form for one in sheet.blocks if one.form.is_bound and one.form.errors), None)
    page = {"heading": heading, "sentence": sentence, "sheet": sheet, "broken": broken, "back": back}
    return render(request, "desk/plain_sheet.html", page)


def show_list(request: HttpRequest, told: PlainList) -> HttpResponse:
    page = {
        "heading": told.heading,
        "sentence": told.sentence,
        "lines": told.lines,
        "empty_title": told.empty_title,
        "empty_text": told.empty_text,
        "button": told.button,
    }
    return render(request, "desk/plain_list.html", page)
