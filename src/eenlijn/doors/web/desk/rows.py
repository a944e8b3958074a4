# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers as rows of a list: the work list in its groups, and all dossiers by month."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.casework.dossier.steps import Step
from eenlijn.casework.dossier.work_list import Group, Row, WorkList
from eenlijn.casework.incidents.codes import Status
from eenlijn.doors.web.components.shapes import WorkGroup, WorkRow
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.once import Addresses, Once
from eenlijn.doors.web.desk.sentence import dossier_count
from eenlijn.foundation.clock import local_month
from eenlijn.foundation.text import month_name, whole

ADDRESSES = {
    Step.SEE_RED: "desk:dossier",
    Step.ASSESS: "desk:assess",
    Step.WRITE_ANSWER: "desk:answer",
    Step.DECIDE: "desk:answer",
    Step.RECORD_SENT: "desk:departure",
    Step.TELL_REPORTER: "desk:reporter",
    Step.HEAR: "desk:hearing",
    Step.POLICE: "desk:police",
    Step.INFLUENCE: "desk:influence",
    Step.WAIT: "desk:aftercare",
    Step.CLOSE: "desk:close",
    Step.NOTHING: "desk:dossier",
}


ACT_WORDS = {
    Step.SEE_RED: gettext_lazy("Bekijk nu"),
    Step.ASSESS: gettext_lazy("Beoordeel"),
    Step.WRITE_ANSWER: gettext_lazy("Geef antwoord"),
    Step.DECIDE: gettext_lazy("Wacht op besluit"),
    Step.RECORD_SENT: gettext_lazy("Verstuur brief"),
    Step.TELL_REPORTER: gettext_lazy("Spreek de melder"),
    Step.HEAR: gettext_lazy("Wacht op reactie"),
    Step.POLICE: gettext_lazy("Besluit over aangifte"),
    Step.INFLUENCE: gettext_lazy("Vier ogen"),
    Step.WAIT: gettext_lazy("Nazorg loopt"),
    Step.CLOSE: gettext_lazy("Sluit af"),
    Step.NOTHING: gettext_lazy("Bekijk"),
}


def act_words(step: Step) -> str:
    return str(ACT_WORDS[step])


def work_groups(found: WorkList, now: datetime) -> list[WorkGroup]:
    """The groups in their order; only the first act of the page is a filled button."""
    page = _Page(now)
    first = next((row.number for row in found.rows if _has_act(row)), "")
    return [
        WorkGroup(
            _group_title(group), _group_count(group, rows), [_work_row(row, first, page) for row in rows]
        )
        for group, rows in found.groups()
    ]


def _has_act(row: Row) -> bool:
    """A red report is for whoever sees it first, also for a manager who handles nothing."""
    return row.step is Step.SEE_RED or (row.may_handle and row.step != Step.NOTHING)


def _group_title(group: Group) -> str:
    return {
        Group.LATE: _("Te laat"),
        Group.TODAY: _("Vandaag"),
        Group.NEW: _("Nieuw"),
        Group.RUNNING: _("Loopt"),
        Group.FINISH: _("Af te ronden"),
    }[group]


def _group_count(group: Group, rows: list[Row]) -> str:
    if group is not Group.NEW:
        return dossier_count(len(rows))
    words = ngettext("%(count)s melding om te beoordelen", "%(count)s meldingen om te beoordelen", len(rows))
    return words % {"count": whole(len(rows))}


def _work_row(row: Row, first: str, page: "_Page") -> WorkRow:
    kind = "primary" if row.number == first else "secondary"
    step = row.step if _has_act(row) else Step.NOTHING
    return _row(row, page, step=step, kind=kind, small=_small(row, page))


def dossier_groups(rows: Iterable[Row], now: datetime) -> list[WorkGroup]:
    """By month of the incident, newest first, as far as this page goes."""
    page = _Page(now)
    months = groupby(rows, key=lambda row: local_month(row.occurred_at))
    return [_month_group(month_name(month), list(found), page) for month, found in months]


def _month_group(title: str, rows: list[Row], page: "_Page") -> WorkGroup:
    shown = [
        _row(row, page, step=Step.NOTHING, kind="link", small=_small_with_status(row, page)) for row in rows
    ]
    return WorkGroup(title, dossier_count(len(rows)), shown)


class _Page:
    """The moment of a page, and what its rows show again and again."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.nobody = _("niemand")
        self.proposal = marks.severity_note(is_proposal=True)
        self.acts = Once(act_words)
        self.severities = Once(marks.severity_words)
        self.statuses = Once(_status_words)
        self.measures = Once(marks.small_stops)
        self.addresses = Addresses()


def _status_words(of_row: tuple[Status, str]) -> str:
    return marks.status_words(*of_row).lower()


def _row(row: Row, page: _Page, *, step: Step, kind: str, small: str) -> WorkRow:
    return WorkRow(
        title=row.title,
        href=page.addresses.of("desk:dossier", row.number),
        number=row.number,
        small=small,
        clock=marks.row_clock(row.clock, page.now),
        severity=row.severity.level,
        severity_words=page.severities[row.severity],
        severity_note=page.proposal if row.is_proposal else "",
        stops=page.measures[row.measures],
        act=page.acts[step],
        act_href=page.addresses.of(ADDRESSES[step], row.number),
        act_kind="link" if step is Step.NOTHING else kind,
        owner=row.handler or page.nobody,
    )


def _small_with_status(row: Row, page: _Page) -> str:
    """Among all dossiers the status is not told by a group, so the row tells it."""
    return f"{_small(row, page)} · {page.statuses[row.status, row.gate]}"


def _small(row: Row, page: _Page) -> str:
    """Where and when, and what is unusual about it; never who."""
    parts = [row.unit_name, marks.day(row.occurred_at, page.now)]
    parts += [_("rode melding")] if row.is_red else []
    parts += [_("gebruik beperkt")] if row.is_restricted else []
    parts += [_("oefening")] if row.is_exercise else []
    parts += [_("oud register")] if row.is_imported else []
    return " · ".join(part for part in parts if part)
