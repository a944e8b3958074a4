# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags for work: the list of what is next, and the parts of a dossier."""

from collections.abc import Sequence
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from eenlijn.doors.web.components.filled import filled, joined
from eenlijn.doors.web.components.row_html import list_html, row_html
from eenlijn.doors.web.components.shapes import (
    CastGroup,
    Choice,
    Filter,
    LetterPaper,
    Person,
    Run,
    RunKind,
    SealedPart,
    Tab,
    Words,
    WorkGroup,
    WorkRow,
)

register = template.Library()


@register.simple_tag
def work_list(groups: Sequence[WorkGroup]) -> SafeString:
    """Draw the groups of the work list in one sheet; a group without rows is left out."""
    return list_html(groups)


@register.simple_tag
def work_row(row: WorkRow) -> SafeString:
    return row_html(row)


@register.inclusion_tag("components/view_tabs.html")
def view_tabs(tabs: Sequence[Tab], label: Words) -> dict[str, Any]:
    return {"tabs": tabs, "label": label}


@register.inclusion_tag("components/filter_bar.html")
def filter_bar(
    filters: Sequence[Filter],
    label: Words,
    *,
    tabs: Sequence[Tab] = (),
    tabs_label: Words = "",
    reset: str = "",
    hidden: Sequence[tuple[str, str]] = (),
    submit: Words = "",
) -> dict[str, Any]:
    """Draw the questions above a list. `reset`: address without filters, filled when one is on."""
    return {
        "filters": filters,
        "label": label,
        "tabs": tabs,
        "tabs_label": tabs_label,
        "reset": reset,
        "hidden": hidden,
        "submit": submit,
    }


@register.filter
def el_options(choices: Sequence[Choice]) -> SafeString:
    """Write the lines of a select; the questions above a list have some eighty together."""
    return joined(filled(_CHOSEN if one.checked else _OPTION, one.value, one.words) for one in choices)


_OPTION: Final = '<option value="{}">{}</option>'
_CHOSEN: Final = '<option value="{}" selected>{}</option>'


@register.simple_block_tag()
def next_step(content: str, title: Words, kind: str = "do", level: int = 2) -> SafeString:
    """Draw the one thing to do now: do, wait, late, blocked or done; the button is in the body."""
    if kind not in {"do", "wait", "late", "blocked", "done"}:
        raise TypeError(f"a next step is do, wait, late, blocked or done, not {kind!r}")
    return render_to_string(
        "components/next_step.html", {"content": content, "title": title, "kind": kind, "level": level}
    )


@register.inclusion_tag("components/own_words.html")
def own_words(
    text: str,
    *,
    said_by: Words = "",
    big: bool = False,
    href: str = "",
    link: Words = "",
    note: Words = "",
    language: str = "",
) -> dict[str, Any]:
    """Show words as they were written: never cut, never edited. `note`: *nog niet nagekeken* and the like."""
    return {
        "text": text,
        "said_by": said_by,
        "big": big,
        "href": href,
        "link": link,
        "note": note,
        "language": language,
    }


@register.inclusion_tag("components/people_card.html")
def people_card(people: Sequence[Person], title: Words) -> dict[str, Any]:
    return {"people": people, "title": title}


@register.inclusion_tag("components/sealed_list.html")
def sealed_list(parts: Sequence[SealedPart], title: Words) -> dict[str, Any]:
    return {"parts": parts, "title": title}


@register.inclusion_tag("components/letter_preview.html")
def letter_preview(paper: LetterPaper, label: Words = "", *, legend: bool = True) -> dict[str, Any]:
    """Show a letter as the receiver reads it: yellow was filled in, brick is missing."""
    return {"paper": paper, "label": label, "legend": legend}


@register.simple_tag
def letter_run(run: Run) -> SafeString:
    """Write a piece of a letter; made here because a line break in a template would show before a comma."""
    if run.kind is RunKind.GAP:
        return format_html('<span class="el-gap">{}</span>', run.text)
    if run.kind is RunKind.FILLED:
        return format_html("<mark>{}</mark>", run.text)
    if run.kind is RunKind.AS_TYPED:
        note = format_html("<small>{}</small> ", run.note) if run.note else ""
        return format_html('{}<mark lang="nl" dir="ltr">{}</mark>', note, run.text)
    return conditional_escape(str(run.text))


@register.inclusion_tag("components/cast_picker.html")
def cast_picker(groups: Sequence[CastGroup], name: str = "who") -> dict[str, Any]:
    """Draw the people of the demo as buttons of the form around it; each sends its key under `name`."""
    return {"groups": groups, "name": name}
