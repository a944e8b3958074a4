# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms in the order of their due moment as HTML, by plain functions; a page shows up to two hundred."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from eenlijn.doors.web.components.clock_html import NOTHING, clock_html
from eenlijn.doors.web.components.shapes import ClockFace


@dataclass(frozen=True)
class TermRow:
    """One term: what, of which number, by when; without `href` there is no page of it for this person."""

    name: str
    number: str
    small: str
    face: ClockFace
    href: str = ""


def terms_html(rows: Iterable[TermRow]) -> SafeString:
    """Draw the list of terms; nothing when there are none."""
    drawn = [(_row(row),) for row in rows]
    if not drawn:
        return NOTHING
    return format_html('<ol class="desk-terms">{}</ol>', format_html_join("", "{}", drawn))


def _row(row: TermRow) -> SafeString:
    return format_html(
        "<li><div>{}<small>{}{}</small></div><div>{}</div></li>",
        _name(row),
        row.number,
        format_html(" · {}", row.small) if row.small else NOTHING,
        clock_html(row.face),
    )


def _name(row: TermRow) -> SafeString:
    if not row.href:
        return format_html("<strong>{}</strong>", row.name)
    spoken = _("%(name)s, dossier %(number)s") % {"name": row.name, "number": row.number}
    return format_html('<a href="{}" aria-label="{}">{}</a>', row.href, spoken, row.name)
