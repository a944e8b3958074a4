# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log of the employer: to read with a question, and to take along as the processing log."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.log_numbers import hidden_from, numbers_of, objects_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.trail.log import LogPage, LogQuestion, open_log, take_log
from eenlijn.commons.trail.logbook import records
from eenlijn.doors.web.components.log_words import log_items
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.oversight.log_forms import LogForm, TakeForm
from eenlijn.doors.web.oversight.roles import REVIEWERS
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.identifiers import normalise_number

# The page of the register; each activity stands there under its code.
REGISTER = "/privacy/verwerkingen/"
NO_NUMBER = "-"
EMPTY = LogPage((), "", "")


@requires(*REVIEWERS)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """One page of the log; a question that was not understood shows no line and leaves none."""
    actor, moment = actor_of(request), now()
    form = LogForm(request.GET)
    page, numbers = EMPTY, {}
    if form.is_valid():
        asked = _question(request, form)
        page = open_log(actor=actor, asked=asked, hidden=hidden_from(actor), now=moment)
        numbers = numbers_of(actor, (line.object_id for line in page.lines))
    told = {
        "form": form,
        "items": log_items(page.lines, numbers, moment),
        "is_filtered": any(form.data.get(name) for name in form.fields),
        "sees_names": actor.has(Role.DPO),
        "earlier": _address(request.GET, na=page.after),
        "later": _address(request.GET, voor=page.before),
    }
    return render(request, "oversight/log.html", told, status=200)


def _question(request: HttpRequest, form: LogForm) -> LogQuestion:
    given, typed = form.cleaned_data, form.cleaned_data["nummer"].strip()
    return LogQuestion(
        since=given["van"],
        until=given["tot"],
        role=given["rol"],
        action=given["wat"],
        number=(normalise_number(typed) or NO_NUMBER) if typed else "",
        object_ids=objects_of(actor_of(request), typed) if typed else (),
        glass_only=bool(given["inzage"]),
        before=request.GET.get("voor", ""),
        after=request.GET.get("na", ""),
    )


def _address(asked: QueryDict, **edge: str) -> str:
    """The same question, from another edge; nothing when there is no such page."""
    name, value = next(iter(edge.items()))
    if not value:
        return ""
    kept = [(key, one) for key, one in asked.items() if key not in {"voor", "na"} and one]
    return "?" + urlencode([*kept, (name, value)])


@requires(*REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """The lines of some days as records of Logboek Dataverwerkingen, one per line of the file."""
    actor, moment = actor_of(request), now()
    form = TakeForm(to_local(moment).date(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        since, until = form.cleaned_data["van"], form.cleaned_data["tot"]
        lines = take_log(actor=actor, since=since, until=until, now=moment)
        told = _told(records(lines.iterator(chunk_size=1000), settings.EENLIJN_BASE_URL + REGISTER))
        name = f"{_('spoor')}-{since.isoformat()}-{until.isoformat()}.jsonl"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(b"".join(told), content_type="application/jsonl", headers=headers)
    status = 422 if request.method == "POST" else 200
    return render(request, "oversight/take.html", {"form": form}, status=status)


def _told(found: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    for one in found:
        yield json.dumps(one, separators=(",", ":")).encode() + b"\n"
