# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One task of the playbook: done, with what shows it, or not needed because."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import tasks
from eenlijn.casework.playbooks.actions import CHOSEN, LONGEST_WORDS
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.playbooks.queries import TaskView
from eenlijn.commons.accounts.queries import names_of
from eenlijn.doors.web.desk.measure_forms import radio, words_field
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.playbook_parts import small_of
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

SETTLE = "settle"
_DONE = (TaskState.DONE.value, gettext_lazy("Gedaan"))


class TaskForm(forms.Form):
    """Done, or why not; the words say what shows it."""

    outcome = radio(
        gettext_lazy("Hoe is het gegaan?"),
        [
            _DONE,
            *((one.value, gettext_lazy("Niet nodig: %s") % str(one.label).lower()) for one in CHOSEN),
        ],
    )
    words = words_field(
        gettext_lazy("Waaruit blijkt dat, of waarom niet?"),
        LONGEST_WORDS,
        required=True,
        hint=gettext_lazy("Een dag, een nummer of waar het te vinden is. Geen namen."),
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, number: str, step: str) -> HttpResponse:
    page = tasks.task_page(actor_of(request), number, step)
    form = TaskForm(typed(request, SETTLE))
    if page.may_settle and kept(
        request, form, lambda told: _settle(request, number, step, told), _("Vastgelegd.")
    ):
        return redirect("desk:dossier", number=number)
    opened = open_to_read(request, number)
    found = page.task
    sheet = Sheet(
        here=_("taak uit het draaiboek"),
        title=found.title,
        intro=_("Bewijs volgens het draaiboek: %(proof)s") % {"proof": found.proof} if found.proof else "",
        entries=[_entry(found, small_of(found, opened.now))],
        blocks=[Block(SETTLE, _("Rond deze taak af"), form, _("Leg vast"))] if page.may_settle else (),
    )
    return show(request, opened, sheet)


def _settle(request: HttpRequest, number: str, step: str, told: dict[str, Any]) -> None:
    is_done = told["outcome"] == TaskState.DONE
    tasks.settle_task(
        actor=actor_of(request),
        number=number,
        code=step,
        state=TaskState.DONE if is_done else TaskState.NOT_NEEDED,
        reason="" if is_done else told["outcome"],
        words=told["words"],
        now=now(),
    )


def _entry(found: TaskView, small: str) -> Entry:
    """How far it is, and who settled it with which words."""
    who = names_of({found.settled_by}).get(found.settled_by, "") if found.settled_by else ""
    return Entry(
        title=str(found.state.label).capitalize(),
        text=found.words,
        small=" · ".join(one for one in (small, who) if one),
    )
