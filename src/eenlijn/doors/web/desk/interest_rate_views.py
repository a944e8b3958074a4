# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of statutory interest as it comes with the product: each period, its source, was it checked."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.damages.rates import Rate, RateTable, rate_table
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Cell, FigureRow, FigureTable, Link, Words
from eenlijn.doors.web.desk.damage_words import percent_words
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_date


@requires(Role.EMP)
@require_safe
def interest_rates(request: HttpRequest) -> HttpResponse:
    """The newest period on top, until when rates are known, and whom to ask for more."""
    known = rate_table()
    table = FigureTable(
        id="rates",
        title=_("Wettelijke rente voor wie geen bedrijf is, per jaar"),
        columns=(_("Vanaf"), _("Tot en met"), _("Percentage"), _("Bron"), _("Nagekeken")),
        rows=[_row(one) for one in reversed(known.rates)],
        caution=_(
            "Artikel 6:119 van het Burgerlijk Wetboek. Voor een klant die een bedrijf is, geldt iets anders."
        ),
        is_words=True,
    )
    page = {"table": table, "known": _known(known), "behind": _behind(known, to_local(now()).date())}
    return render(request, "desk/interest_rates.html", page)


def _row(one: Rate) -> FigureRow:
    checked = _("ja") if one.verified else _("nee, niet bij de Rijksoverheid zelf")
    source = f"{one.source} ({one.check})" if one.check else one.source
    cells = (long_date(one.until_day), percent_words(one.percent), source, checked)
    return FigureRow(long_date(one.from_day), [Cell(words) for words in cells])


def _known(known: RateTable) -> str:
    return _("Wij kennen de rente van %(first)s tot en met %(last)s.") % {
        "first": long_date(known.known_from),
        "last": long_date(known.known_until),
    }


def _behind(known: RateTable, today: date) -> str:
    """What it means that the table ends before today, and what to do; nothing while it does not."""
    if today <= known.known_until:
        return ""
    return _(
        "Van een latere dag weten wij het percentage niet, en wij raden niet: die rente telt nog niet mee, "
        "en een brief met zo'n dag wordt geweigerd. Reken in een brief tot en met %(last)s. Vraag je "
        "systeembeheerder om een nieuwe versie van Eén Lijn: daarin staan de nieuwe percentages."
    ) % {"last": long_date(known.known_until)}


def rates_link() -> Link:
    """From a claim and from its letters to the table."""
    words: Words = _("De tabel met de wettelijke rente")
    return Link(words, reverse("desk:interest_rates"))
