# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms in the order of their due moment as HTML, by plain functions; a page shows up to two hundred."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from eenlijn.doors.web.components.clock_html import clock_html
from eenlijn.doors.web.components.filled import NOTHING, filled, joined
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
    drawn = joined(_row(row) for row in rows)
    return filled('<ol class="desk-terms">{}</ol>', drawn) if drawn else NOTHING


def _row(row: TermRow) -> SafeString:
    return filled(
        "<li><div>{}<small>{}{}</small></div><div>{}</div></li>",
        _name(row),
        row.number,
        filled(" · {}", row.small) if row.small else NOTHING,
        clock_html(row.face),
    )


def _name(row: TermRow) -> SafeString:
    if not row.href:
        return filled("<strong>{}</strong>", row.name)
    spoken = _("%(name)s, dossier %(number)s") % {"name": row.name, "number": row.number}
    return filled('<a href="{}" aria-label="{}">{}</a>', row.href, spoken, row.name)
