# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags around the page: bar, safety, foot, notes, buttons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from eenlijn.doors.web.components import geometry
from eenlijn.doors.web.components.shapes import Language, Link, PageFoot, PhoneLine, TopBar, Words
from eenlijn.foundation.text import decimal, long_date, long_moment, row_day, row_moment

register = template.Library()


@register.inclusion_tag("components/top_bar.html")
def top_bar(bar: TopBar, *, organisation: str = "") -> dict[str, Any]:
    """Draw the bar; `organisation` replaces its own when a link, not a person, says whose page it is."""
    return {"bar": replace(bar, organisation=organisation) if organisation else bar}


@register.inclusion_tag("components/skip_link.html")
def skip_link(target: str = "inhoud") -> dict[str, Any]:
    return {"target": target}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(trail: Sequence[Link], here: Words) -> dict[str, Any]:
    """Draw the way back; only inside a dossier."""
    return {"trail": trail, "here": here}


@register.inclusion_tag("components/page_foot.html")
def page_foot(foot: PageFoot) -> dict[str, Any]:
    return {"foot": foot}


@register.inclusion_tag("components/demo_strip.html")
def demo_strip() -> dict[str, Any]:
    return {}


@register.inclusion_tag("components/language_switch.html")
def language_switch(language: Language) -> dict[str, Any]:
    return {"language": language}


@register.inclusion_tag("components/safety_panel.html")
def safety_panel(lines: Sequence[PhoneLine] = ()) -> dict[str, Any]:
    """Draw 112 and the internal numbers, as phone links, above everything else of a report page."""
    return {"lines": lines}


@register.inclusion_tag("components/print_head.html")
def print_head(organisation: str, printed_at: datetime, note: Words = "") -> dict[str, Any]:
    """Draw what stands on paper only: whose page, and the moment of printing."""
    return {"organisation": organisation, "printed_at": printed_at, "note": note}


@register.inclusion_tag("components/pager.html")
def pager(earlier: str = "", later: str = "", label: Words = "", *, by_name: bool = False) -> dict[str, Any]:
    """Draw *Eerdere* and *Latere*, of a list by name *Vorige* and *Volgende*; no address, no link."""
    return {"earlier": earlier, "later": later, "label": label, "by_name": by_name}


@register.inclusion_tag("components/button.html")
def button(
    words: Words,
    *,
    kind: str = "primary",
    wide: bool = False,
    name: str = "",
    value: str = "",
    busy: Words = "",
    label: Words = "",
    form: str = "",
    formaction: str = "",
) -> dict[str, Any]:
    """Draw a button that sends its form. `busy` are the words while it is being sent."""
    _known(kind)
    return {
        "words": words,
        "kind": kind,
        "wide": wide,
        "name": name,
        "value": value,
        "busy": busy,
        "label": label,
        "form": form,
        "formaction": formaction,
    }


@register.inclusion_tag("components/link_button.html")
def link_button(
    words: Words,
    href: str,
    *,
    kind: str = "secondary",
    wide: bool = False,
    label: Words = "",
    download: bool = False,
) -> dict[str, Any]:
    """Draw a link that looks like a button: it goes somewhere and changes nothing."""
    _known(kind)
    return {"words": words, "href": href, "kind": kind, "wide": wide, "label": label, "download": download}


def _known(kind: str) -> None:
    if kind not in {"primary", "secondary", "danger"}:
        raise TypeError(f"a button is primary, secondary or danger, not {kind!r}")


@register.simple_block_tag()
def note(content: str, kind: str = "info", title: Words = "", id: str = "") -> SafeString:  # noqa: A002
    """Draw a block that stands apart: info, soon, late, done or sealed."""
    if kind not in {"info", "soon", "late", "done", "sealed"}:
        raise TypeError(f"a note is info, soon, late, done or sealed, not {kind!r}")
    return render_to_string(
        "components/note.html", {"content": content, "kind": kind, "title": title, "id": id}
    )


@register.simple_block_tag()
def beside(content: str, title: Words) -> SafeString:
    """Draw what is good to know beside a form."""
    return render_to_string("components/beside.html", {"content": content, "title": title})


@register.simple_block_tag()
def page_head(content: str, title: Words, lead: Words = "") -> SafeString:
    """Draw the heading of a page and its first sentence; what one can do at once is in the body."""
    return render_to_string("components/page_head.html", {"content": content, "title": title, "lead": lead})


@register.filter
def el_moment(moment: datetime | None) -> str:
    """Write `di 24 nov, 14.38 uur`."""
    return row_moment(moment) if moment else ""


@register.filter
def el_moment_long(moment: datetime | None) -> str:
    """Write `dinsdag 24 november 2026 om 14.38 uur`."""
    return long_moment(moment) if moment else ""


@register.filter
def el_day(day: date | None) -> str:
    """Write `dinsdag 24 november 2026`."""
    return long_date(day) if day else ""


@register.filter
def el_day_short(day: date | None) -> str:
    """Write `di 24 nov`."""
    return row_day(day) if day else ""


@register.filter
def el_number(value: float | None, decimals: int = 0) -> str:
    """Write `1.586`, or `11,4` with one decimal."""
    return "" if value is None else decimal(value, decimals)


@register.filter
def el_tel(number: str) -> SafeString:
    """Write a phone number as a link that calls it, kept on one line."""
    href = "tel:" + "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")
    return format_html('<a class="el-nowrap" href="{}">{}</a>', href, number)


@register.filter
def el_digits(number: str) -> str:
    """Return only what a phone dials."""
    return "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")


@register.simple_tag
def clock_sentences() -> str:
    """Return the words clock.js needs, in the language of the page."""
    return geometry.clock_sentences()
