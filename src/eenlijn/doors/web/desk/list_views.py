# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is next, and every dossier: two lists."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.running import to_review
from eenlijn.casework.dossier.searching import site_choices
from eenlijn.casework.dossier.work_list import Question
from eenlijn.casework.dossier.work_list import all_dossiers as find_dossiers
from eenlijn.casework.dossier.work_list import work_list as find_work
from eenlijn.casework.incidents.queries import unit_choices
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.desk import question as questions
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.rows import dossier_groups, work_groups
from eenlijn.doors.web.desk.sentence import day_sentence
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """Know in three seconds what is next."""
    actor, moment = actor_of(request), now()
    asked = questions.question_of(request.GET, mine_first=True)
    found = find_work(actor, asked, moment)
    page: dict[str, Any] = {
        "moment": moment,
        "sentence": day_sentence(found),
        "groups": work_groups(found, moment),
        "filters": questions.work_filters(asked, _units(actor)),
        "tabs": questions.tabs(asked, found.mine, found.everything, sees_all=actor.has(Role.COO)),
        "hidden": [] if asked.mine_only else [("wie", questions.EVERYTHING)],
        "reset": _reset(asked),
        "others": found.everything - found.mine if asked.mine_only else 0,
        "earlier": questions.page_address(request.GET, voor=found.before),
        "later": questions.page_address(request.GET, na=found.after),
        "to_review": to_review(actor, moment),
    }
    return render(request, "desk/work_list.html", page)


def _units(actor: Actor) -> list[tuple[str, str]]:
    return [(str(unit.id), unit.name) for unit in unit_choices(actor)]


def _sites(actor: Actor) -> list[tuple[str, str]]:
    return [(str(site.id), site.name) for site in site_choices(actor)]


def _reset(asked: Question) -> str:
    if not asked.is_filtered:
        return ""
    home = reverse("desk:work_list")
    return home if asked.mine_only else f"{home}?wie={questions.EVERYTHING}"


@requires(*READERS)
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """Every dossier this person sees, newest first."""
    actor, moment = actor_of(request), now()
    asked = questions.question_of(request.GET)
    found = find_dossiers(actor, asked, moment)
    page = {
        "groups": dossier_groups(found.rows, moment),
        "filters": questions.dossier_filters(asked, _units(actor), _sites(actor), moment),
        "coordinates": actor.has(Role.COO),
        "is_filtered": asked.is_filtered,
        "reset": reverse("desk:dossiers") if asked.is_filtered else "",
        "export_href": questions.same_question(reverse("desk:export_list"), request.GET),
        "earlier": questions.page_address(request.GET, na=found.after),
        "later": questions.page_address(request.GET, voor=found.before),
    }
    return render(request, "desk/dossiers.html", page)
