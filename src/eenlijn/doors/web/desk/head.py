# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of every page of a dossier: what and where, how severe, how far, and the big clock. Never who."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.queries import ClockView
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.work_list import leading
from eenlijn.casework.incidents.codes import Precision
from eenlijn.doors.web.components.shapes import ClockFace, Link, Mark
from eenlijn.doors.web.desk import marks
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import row_day, row_moment


@dataclass(frozen=True)
class Head:
    title: str
    number: str
    severity: int
    severity_words: str
    severity_note: str
    status_words: str
    status_mark: Mark
    facts: str
    clock: ClockFace
    trail: tuple[Link, ...]
    is_exercise: bool
    is_imported: bool
    is_restricted: bool


def head_of(dossier: Dossier, now: datetime, *, inside: bool = False) -> Head:
    """The head; on a page inside a dossier the way back leads to the dossier too."""
    severity = dossier.severity or dossier.proposal.severity
    trail = [Link(_("Vandaag"), reverse("desk:work_list"))]
    if inside:
        words = _("dossier %(number)s") % {"number": dossier.number}
        trail.append(Link(words, reverse("desk:dossier", args=[dossier.number])))
    return Head(
        title=dossier.title,
        number=dossier.number,
        severity=severity.level,
        severity_words=marks.severity_words(severity),
        severity_note=_severity_note(dossier),
        status_words=marks.status_words(dossier.status, dossier.gate),
        status_mark=marks.status_mark(dossier.status),
        facts=_facts(dossier, now),
        clock=marks.head_clock(_clock(dossier), now),
        trail=tuple(trail),
        is_exercise=dossier.is_exercise,
        is_imported=dossier.is_imported,
        is_restricted=dossier.is_restricted,
    )


def _clock(dossier: Dossier) -> ClockView | None:
    """A red report nobody saw goes first; without an answer to give, whatever is due first."""
    if dossier.waits_to_be_seen or dossier.clock is None:
        return leading(dossier.clocks) or dossier.clock
    return dossier.clock


def _severity_note(dossier: Dossier) -> str:
    if dossier.severity is None:
        return marks.severity_note(is_proposal=True)
    return _("anders dan het voorstel") if dossier.severity != dossier.proposal.severity else ""


def _facts(dossier: Dossier, now: datetime) -> str:
    handler = _("behandelaar %(name)s") % {"name": dossier.handler} if dossier.handler else ""
    parts = (
        dossier.number,
        _("gebeurd %(moment)s") % {"moment": happened(dossier, now)},
        dossier.unit_name,
        handler or _("nog geen behandelaar"),
    )
    return " · ".join(part for part in parts if part)


def happened(dossier: Dossier, now: datetime) -> str:
    """The moment as exactly as it is known."""
    today = to_local(now).date()
    if dossier.occurred_precision == Precision.DAY:
        return row_day(dossier.occurred_at, today=today)
    return row_moment(dossier.occurred_at, today=today)
