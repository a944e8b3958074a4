# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was learned over many dossiers: measures, looks, lines for the RI&E, training per function group."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.learning import counting, overview
from eenlijn.casework.learning.counting import LEAST, TrainingTable
from eenlijn.casework.learning.overview import Asked, Overview, PreventionRow, RiskRow, Show
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components import shapes
from eenlijn.doors.web.components.shapes import Choice, Filter, Link, Words
from eenlijn.doors.web.desk.plain_parts import PlainLine
from eenlijn.doors.web.desk.question import page_address
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.spreadsheet import Format, Sheet, write
from eenlijn.foundation.text import long_date, long_moment, whole

LEARNS: Final = (Role.COO, Role.MGR)
COUNTS: Final = (Role.COO, Role.BRD)


def _asked(asked: QueryDict) -> Asked:
    """What nobody could have chosen is no filter."""
    show = asked.get("toon", "")
    return Asked(
        show=Show(show) if show in list(Show) else Show.OPEN,
        unit_id=_id(asked.get("eenheid", "")),
        site_id=_id(asked.get("vestiging", "")),
        before=asked.get("voor", ""),
        after=asked.get("na", ""),
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@requires(*LEARNS)
@require_safe
def learned(request: HttpRequest) -> HttpResponse:
    """Prevention measures of the dossiers one sees: open, late, and to look at."""
    asked = _asked(request.GET)
    found = overview.overview(actor_of(request), asked, now())
    filtered = request.GET.urlencode()
    page = {
        "sentence": _sentence(found),
        "lines": [_line(row) for row in found.rows],
        "filters": _filters(asked, found),
        "reset": reverse("desk:learned") if filtered else "",
        "earlier": page_address(request.GET, voor=found.before),
        "later": page_address(request.GET, na=found.after),
        "risk_words": _("Regels voor de RI&E"),
        "risk": f"{reverse('desk:risk_lines')}?{filtered}",
        "counts": actor_of(request).has(*COUNTS),
        "leads": actor_of(request).has(Role.MGR),
    }
    return render(request, "desk/learned.html", page)


def _sentence(found: Overview) -> str:
    """What runs; what is late or looked at soon only when there is any."""
    if not (found.open or found.late or found.looks):
        return _("Er loopt nu geen maatregel.")
    told = [
        ngettext("%(count)s maatregel loopt.", "%(count)s maatregelen lopen.", found.open)
        % {"count": whole(found.open)},
        ngettext("%(count)s is te laat.", "%(count)s zijn te laat.", found.late)
        % {"count": whole(found.late)}
        if found.late
        else "",
        _("Bij %(count)s kijken we binnen een maand of het werkt.") % {"count": whole(found.looks)}
        if found.looks
        else "",
    ]
    return " ".join(part for part in told if part)


def _filters(asked: Asked, found: Overview) -> list[Filter]:
    shows = [
        (Show.OPEN, _("Loopt nog")),
        (Show.LATE, _("Te laat")),
        (Show.LOOKS, _("Nagaan of het werkt")),
        (Show.ALL, _("Alles")),
    ]
    return [
        Filter(
            name="toon", label=_("Welke"), choices=_choices(shows, asked.show.value), value=asked.show.value
        ),
        _place("eenheid", _("Team of lijn"), _("Alle teams"), found.units, asked.unit_id),
        _place("vestiging", _("Vestiging"), _("Alle vestigingen"), found.sites, asked.site_id),
    ]


def _place(
    name: str, label: Words, everything: Words, pairs: Sequence[tuple[UUID, str]], chosen: UUID | None
) -> Filter:
    told = str(chosen or "")
    return Filter(name=name, label=label, choices=_choices([("", everything), *pairs], told), value=told)


def _choices(pairs: Sequence[tuple[object, Words]], chosen: str) -> list[Choice]:
    return [Choice(value=str(value), words=words, checked=str(value) == chosen) for value, words in pairs]


def _line(row: PreventionRow) -> PlainLine:
    where = " · ".join(part for part in (row.label, row.number, row.unit_name, row.site_name) if part)
    day = _("te laat, moest af op %(day)s") if row.is_late else _("klaar op %(day)s")
    look = (
        _("Nagaan of het werkt: voor %(moment)s.") % {"moment": long_moment(row.look_by)}
        if row.look_by
        else ""
    )
    due = day % {"day": long_date(row.due_on)} if row.look_by is None else ""
    text = " ".join(part for part in (f"{row.state.label}{', ' if due else '.'}{due}", look) if part)
    return PlainLine(where, reverse("desk:dossier", args=[row.number]), text, is_late=row.is_late)


def _risk_columns() -> tuple[str, ...]:
    return (
        _("Maatregel"),
        _("Regel"),
        _("Team"),
        _("Plek"),
        _("Klaar op"),
        _("Stand"),
        _("Staat in de RI&E bij"),
        _("Sinds"),
    )


@requires(*LEARNS)
@require_safe
def risk_lines(request: HttpRequest) -> HttpResponse:
    """The lines to take over into the risk inventory and its plan of action, to read or to print."""
    lines = overview.take_risk_lines(actor=actor_of(request), asked=_asked(request.GET), now=now())
    head, *columns = _risk_columns()
    table = shapes.FigureTable(
        id="rie",
        title=_("Regels voor de RI&E en het plan van aanpak"),
        columns=(head, *columns),
        rows=[
            shapes.FigureRow(cells[0], [shapes.Cell(words) for words in cells[1:]])
            for cells in (_risk_cells(line, long_date) for line in lines)
        ],
        empty=_("Er is nog geen preventiemaatregel afgesproken."),
        is_words=True,
    )
    page = {
        "heading": _("Regels voor de RI&E"),
        "sentence": _(
            "Neem ze over in de RI&E en het plan van aanpak. "
            "Leg daarna in het dossier vast waar de regel staat."
        ),
        "table": table,
        "file": Link("CSV", f"{reverse('desk:risk_lines_csv')}?{request.GET.urlencode()}"),
    }
    return render(request, "desk/risk_lines.html", page)


def _risk_cells(line: RiskRow, told: Callable[[date], str] = date.isoformat) -> tuple[str, ...]:
    """In the order of the columns; a file gets its days as a spreadsheet sorts them."""
    return (
        line.label,
        line.words,
        line.unit_name,
        line.site_name,
        told(line.due_on),
        str(line.state.label),
        line.section or _("nog niet"),
        told(line.put_in_on) if line.put_in_on else "",
    )


@requires(*LEARNS)
@require_safe
def risk_lines_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    moment = now()
    lines = overview.take_risk_lines(actor=actor_of(request), asked=_asked(request.GET), now=moment)
    sheet = Sheet(
        title=_("Regels voor de RI&E en het plan van aanpak"),
        columns=_risk_columns(),
        rows=tuple(_risk_cells(line) for line in lines),
        notes=(),
        moment=moment,
        language=get_language() or "nl",
    )
    return _csv(sheet, f"rie-{moment:%Y-%m-%d}.csv")


def _csv(sheet: Sheet, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(sheet, Format.CSV), Format.CSV.content_type, headers=headers)


@requires(*COUNTS)
@require_safe
def training(request: HttpRequest) -> HttpResponse:
    """Which work needs which training: open and learned."""
    found = counting.training_table(actor_of(request))
    table = shapes.FigureTable(
        id="training",
        title=_("Wat te leren is, per functiegroep"),
        columns=_training_columns(),
        rows=[
            shapes.FigureRow(one.group or _("Niet gezegd"), [shapes.Cell(words) for words in cells])
            for one, cells in ((row, _training_cells(row)) for row in found.rows)
        ],
        caution=_hidden_words(found),
        empty=_("Er is nog geen leerpunt vastgelegd."),
    )
    page = {"table": table, "file": Link("CSV", reverse("desk:training_csv"))}
    return render(request, "desk/training.html", page)


def _hidden_words(found: TrainingTable) -> str:
    """Only who counts what they may not open sees less."""
    if not found.hides_small:
        return ""
    words = _("Aantallen onder de %(least)s staan er niet, en totalen ook niet: zo is niemand te herkennen.")
    return words % {"least": LEAST}


def _training_columns() -> tuple[str, ...]:
    return _("Functiegroep"), _("Wat te leren"), _("Nog te doen"), _("Gedaan")


def _training_cells(row: counting.GroupRow) -> tuple[str, str, str]:
    return row.training, _number(row.open), _number(row.done)


def _number(number: int | None) -> str:
    return whole(number) if number is not None else _("minder dan %(least)s") % {"least": LEAST}


@requires(*COUNTS)
@require_safe
def training_csv(request: HttpRequest) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    moment = now()
    found = counting.take_training(actor=actor_of(request), now=moment)
    sheet = Sheet(
        title=_("Wat te leren is, per functiegroep"),
        columns=_training_columns(),
        rows=tuple((row.group or _("Niet gezegd"), *_training_cells(row)) for row in found.rows),
        notes=(_hidden_words(found),) if found.hides_small else (),
        moment=moment,
        language=get_language() or "nl",
    )
    return _csv(sheet, f"training-{moment:%Y-%m-%d}.csv")
