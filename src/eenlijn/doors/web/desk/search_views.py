# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking for a dossier (decision 31). Every question is sent as a form, so no name stands in an address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.searching import MOST, Hits, Search, search_dossiers, site_choices
from eenlijn.casework.incidents.queries import unit_choices
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.rows import dossier_groups
from eenlijn.doors.web.desk.search_form import FACTS, SearchForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """One question, and the dossiers that answer it: rows with facts only."""
    actor, moment = actor_of(request), now()
    form = SearchForm(
        request.POST if request.method == "POST" else None,
        units=[(str(one.id), one.name) for one in unit_choices(actor)],
        sites=[(str(one.id), one.name) for one in site_choices(actor)],
    )
    # What was asked by facts, or went wrong there, is not folded away.
    is_narrowed = (
        any(form.data.get(name) or name in form.errors for name in FACTS) if form.is_bound else False
    )
    page: dict[str, Any] = {"form": form, "most": MOST, "is_narrowed": is_narrowed}
    if form.is_bound and form.is_valid():
        asked = form.search()
        hits = search_dossiers(actor=actor, search=asked, now=moment)
        page |= {
            "hits": hits,
            "groups": dossier_groups(hits.rows, moment),
            "sentence": _sentence(hits),
            "again": _again(asked),
        }
    return render(request, "desk/search.html", page)


def _sentence(hits: Hits) -> str:
    if hits.is_too_many:
        return _("Er passen te veel dossiers")
    words = ngettext("%(count)s dossier gevonden", "%(count)s dossiers gevonden", hits.count)
    return words % {"count": whole(hits.count)} if hits.count else _("Niets gevonden")


def _again(asked: Search) -> list[tuple[str, str]]:
    """The same question for the next page, as it was understood."""
    question = asked.question
    kept: dict[str, object] = {
        "name": asked.name,
        "staff_number": asked.staff_number,
        "words": asked.words,
        "number": question.number,
        "since": question.since,
        "until": question.until,
        "unit": question.unit_id,
        "site": question.site_id,
        "kind": question.kind,
        "status": question.status,
    }
    return [(name, str(value)) for name, value in kept.items() if value]
