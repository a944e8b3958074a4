# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row of the work list as HTML, and the groups around rows, by plain functions; see `clock_html`.

What comes from people goes through `filled`, which escapes it. Nothing here marks anything safe.
"""

from collections.abc import Sequence
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from eenlijn.doors.web.components.clock_html import clock_html
from eenlijn.doors.web.components.filled import NOTHING, filled, joined
from eenlijn.doors.web.components.kept_html import measures_html, severity_html
from eenlijn.doors.web.components.shapes import ClockState, WorkGroup, WorkRow

_STATES: Final = {ClockState.LATE: " el-row--late", ClockState.SOON: " el-row--soon"}
_ROW: Final = """<li class="el-row{}">
  <div class="el-row__t"><a href="{}">{}</a><small>{}{}</small></div>
  <div class="el-row__c">{}</div>
  <div class="el-row__s">{}</div>
  <div class="el-row__m">{}</div>
  <div class="el-row__n">{}</div>
  <div class="el-row__w">{}</div>
</li>"""
_GROUP: Final = """<section>
  <div class="el-group"><h2>{}</h2><span>{}</span></div>
  <ol class="el-rows">{}</ol>
</section>"""


def row_html(row: WorkRow) -> SafeString:
    """Draw one dossier: what, clock, severity, measures, the next act and whose it is."""
    return filled(
        _ROW,
        _STATES.get(row.clock.state, ""),
        row.href,
        row.title,
        row.number,
        filled(" · {}", row.small) if row.small else NOTHING,
        clock_html(row.clock),
        _severity(row),
        measures_html(row.stops) if row.stops else NOTHING,
        _act(row) if row.act else NOTHING,
        row.owner,
    )


def _severity(row: WorkRow) -> SafeString:
    if not (row.severity or row.severity_words):
        return NOTHING
    return severity_html(row.severity, row.severity_words, row.severity_note)


def _act(row: WorkRow) -> SafeString:
    spoken = _("%(act)s, dossier %(number)s") % {"act": row.act, "number": row.number}
    look = "el-textlink" if row.act_kind == "link" else f"nl-button nl-button--{row.act_kind}"
    return filled('<a class="{}" href="{}" aria-label="{}">{}</a>', look, row.act_href, spoken, row.act)


def list_html(groups: Sequence[WorkGroup]) -> SafeString:
    """Draw the groups in one sheet; a group without rows is left out."""
    return filled('<div class="el-list">{}</div>', joined(_group(one) for one in groups if one.rows))


def _group(group: WorkGroup) -> SafeString:
    return filled(_GROUP, group.title, group.count, joined(row_html(row) for row in group.rows))
