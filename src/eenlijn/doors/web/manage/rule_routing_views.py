# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bench of the routing table: try a case, and count what the rules would have done."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.routing_bench import (
    DryRun,
    MadeUp,
    People,
    RuleCount,
    Tables,
    Verdict,
    dry_run,
    tables_of,
    try_case,
)
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.topics.routing import Routing, Who
from eenlijn.doors.web.components.shapes import Cell, FigureRow, FigureTable
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.rule_routing_bench_form import BenchForm
from eenlijn.doors.web.manage.rule_state import SETTERS, setter
from eenlijn.doors.web.manage.rule_topics import page_about
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, whole


@dataclass(frozen=True)
class Tried:
    """What one table does with the case that was made up, in sentences."""

    title: str
    anchor: str
    wins: str
    handles: str
    passed: tuple[str, ...]
    besides: tuple[str, ...]
    as_ever: tuple[str, ...]


@requires(*SETTERS)
@require_safe
def routing_bench(request: HttpRequest) -> HttpResponse:
    """Which rule wins for a made-up case and why; and counts of the last days for who has figures."""
    actor, page, moment = setter(request), page_about(Topic.ROUTING), now()
    tables = tables_of(actor, moment)
    form = BenchForm(tables.house, request.GET or None)
    counted = dry_run(actor, tables, moment)
    told = {
        **page.hrefs(),
        "page": page,
        "form": form,
        "tried": _tried(tables, form.case()) if form.is_valid() else (),
        "gone_stale": tables.gone_stale,
        "has_draft": tables.draft is not None,
        "has_rules": not (tables.holding.is_empty and (tables.draft is None or tables.draft.is_empty)),
        "counted": _table(counted) if counted else None,
        "sentences": _sentences(counted) if counted else (),
    }
    return render(request, "manage/routing_bench.html", told, status=422 if form.errors else 200)


def _tried(tables: Tables, case: MadeUp) -> tuple[Tried, ...]:
    now_title = _("Zoals het nu is, versie %(number)s") % {"number": tables.number}
    if not tables.number:
        now_title = _("Zoals het nu is, zonder verdeelregels")
    both: list[tuple[str, str, Routing]] = [(now_title, "now", tables.holding)]
    if tables.draft is not None:
        both.insert(0, (_("Met het concept"), "draft", tables.draft))
    return tuple(_said(title, anchor, try_case(table, tables.house, case)) for title, anchor, table in both)


def _said(title: str, anchor: str, verdict: Verdict) -> Tried:
    wins = _("Regel «%(name)s» wint.") % {"name": verdict.rule}
    return Tried(
        title=title,
        anchor=anchor,
        wins=wins if verdict.rule else _("Geen regel past. Het gaat zoals zonder verdeelregels."),
        handles=_handles(verdict),
        passed=tuple(
            _("«%(name)s» past niet: %(condition)s.") % {"name": name, "condition": condition.label}
            for name, condition in verdict.passed
        ),
        besides=tuple(_people(one) for one in verdict.besides),
        as_ever=tuple(_people(one) for one in verdict.as_ever),
    )


def _handles(verdict: Verdict) -> str:
    names = ", ".join(verdict.handlers)
    if verdict.who is Who.NOBODY:
        return _("Niemand in het bijzonder: een coördinator pakt het op.")
    if not names:
        return _("Niemand: wie de regel noemt, kan het niet behandelen. Een coördinator pakt het op.")
    if verdict.who is Who.MEMBER:
        return _("%(name)s behandelt het.") % {"name": names}
    return _("Wie van hen het minst in handen heeft: %(names)s.") % {"names": names}


def _people(people: People) -> str:
    names = ", ".join(people.names) or _("niemand")
    return f"{str(people.role.label).capitalize()}: {names}"


def _table(counted: DryRun) -> FigureTable:
    has_draft = counted.elsewhere is not None
    columns = [_("Regel"), _("Zoals het nu is"), *([_("Met het concept")] if has_draft else [])]
    period = {"since": long_date(counted.since), "until": long_date(counted.until)}
    untaken = RuleCount(_("Geen regel past"), counted.untaken.now, counted.untaken.then)
    return FigureTable(
        id="dry-run",
        title=_("Wat elke regel zou krijgen"),
        subtitle=_("Voorvallen van %(since)s tot en met %(until)s die je mag tellen.") % period,
        columns=tuple(columns),
        rows=[_row(one, has_draft=has_draft) for one in (*counted.rules, untaken)],
        caution=_("Geteld met de vastgestelde ernst, of met het voorstel als er nog geen is."),
    )


def _row(one: RuleCount, *, has_draft: bool) -> FigureRow:
    cells = [_cell(one.now), *([_cell(one.then)] if has_draft else [])]
    return FigureRow(one.name, cells)


def _cell(count: int | None) -> Cell:
    return Cell(whole(count)) if count is not None else Cell(_("bestaat dan niet"))


def _sentences(counted: DryRun) -> tuple[str, ...]:
    """What it comes to; nothing is moved by looking."""
    total = _("%(count)s voorvallen in 90 dagen.") % {"count": whole(counted.total)}
    if counted.elsewhere is None:
        return (total,)
    words = _("Met het concept zou van %(count)s iemand anders behandelen dan met de regels van nu.")
    return total, words % {"count": whole(counted.elsewhere)}
