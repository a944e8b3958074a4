# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape that the pages of the measures share: what is there, and what one can do about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.shapes import Link, Words
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened

DO = "do"
# The id of a field where nobody chose another.
PLAIN_ID = "id_%s"


@dataclass(frozen=True)
class Press:
    """One press on something that is there; `values` go with it."""

    words: Words
    do: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Entry:
    """Something that was recorded."""

    title: Words
    text: Words = ""
    small: Words = ""
    presses: tuple[Press, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Block:
    """One thing to do: a form with its own title and button.

    Of several on a page each but the main one has ids of its own, so that a label leads to its own field. A
    folded one shows its title only, until somebody opens it.
    """

    do: str
    title: Words
    form: forms.Form
    button: Words
    intro: Words = ""
    values: tuple[tuple[str, str], ...] = ()
    is_main: bool = True
    is_folded: bool = False

    def __post_init__(self) -> None:
        if not self.is_main and self.form.auto_id == PLAIN_ID:
            own = "_".join((self.do, *(value for _name, value in self.values)))
            self.form.auto_id = f"id_{own}_%s"


@dataclass(frozen=True)
class Sheet:
    """What a page of a measure shows under the head of its dossier."""

    here: Words
    title: Words
    intro: Words = ""
    entries: Sequence[Entry] = ()
    nothing: Words = ""
    blocks: Sequence[Block] = ()
    links: Sequence[Link] = ()
    warning: Words = ""
    refused: str = ""


def show(
    request: HttpRequest, opened: Opened, sheet: Sheet, template: str = "desk/measure.html", **more: Any
) -> HttpResponse:
    """The sheet, in its own template where a page has more than that."""
    page = {
        **more,
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "sheet": sheet,
        "broken": _broken(sheet),
    }
    return render(request, template, page)


def _broken(sheet: Sheet) -> forms.Form | None:
    """The form that was refused, for the summary on top and the title of the page."""
    return next((one.form for one in sheet.blocks if one.form.is_bound and one.form.errors), None)


def sent(request: HttpRequest, do: str) -> bool:
    return request.method == "POST" and request.POST.get(DO) == do


def typed(request: HttpRequest, do: str) -> Any:
    """What was typed into this form, or nothing when another one was sent."""
    return request.POST if sent(request, do) else None


def kept(
    request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], object], said: Words
) -> bool:
    """Do it when the form is right; a refusal stands in the form, with all that was typed."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refused:
        refuse(form, refused)
        return False
    messages.success(request, str(said))
    return True


def refuse(form: forms.Form, refused: Refused) -> None:
    """The sentence at the field that it names, where it names one of this form; else above the form."""
    field = getattr(refused, "field", None)
    form.add_error(field if field in form.fields else None, refused.sentence)


def pressed(request: HttpRequest, act: Callable[[], object], said: Words) -> str:
    """Do what a press asks; empty when it was done, else the sentence why not."""
    try:
        act()
    except Refused as refused:
        return refused.sentence
    messages.success(request, str(said))
    return ""


def uuid_in(request: HttpRequest, name: str) -> UUID:
    """An id from the form; nonsense is what does not exist."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise NotVisible from error


def number_in(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 9):  # noqa: PLR2004 - no version is so high
        raise NotVisible
    return int(text)
