# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Requests about data, for the privacy officer: what waits, one request, and each step of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import data_requests as acts
from eenlijn.casework.dossier.access_copy import access_copy
from eenlijn.casework.requests.actions import RequestNotTold
from eenlijn.casework.requests.codes import IdentityCheck, RequestKind, RequestState
from eenlijn.casework.requests.queries import RequestLine, RequestView, requests_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.oversight.request_forms import (
    AskedForm,
    DecideForm,
    ExtendForm,
    IdentityForm,
    JoinForm,
    ObjectForm,
    moment_of,
)
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.text import long_date

JOIN, IDENTITY, EXTEND, DECIDE, OBJECT, AGAIN, LIFT = (
    "join", "identity", "extend", "decide", "object", "again", "lift",
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """One thing to do on the page of a request."""

    do: str
    title: Words
    form: forms.Form
    button: Words
    intro: Words = ""


@dataclass(frozen=True)
class Line:
    """One request in the list."""

    told: RequestLine
    received: str
    due: str


@requires(Role.DPO)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What waits first; numbers and days, no name."""
    found = requests_of(actor_of(request), now())
    lines = [Line(one, _day(one.received_at), _day(one.due_at)) for one in found]
    return render(request, "oversight/requests.html", {"lines": lines})


@requires(Role.DPO)
@require_http_methods(["GET", "HEAD", "POST"])
def request_new(request: HttpRequest) -> HttpResponse:
    """Type over what came by letter, mail or telephone."""
    form = AskedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            moment = now()
            number = acts.write_request(actor=actor_of(request), asked=form.asked(moment), now=moment)
        except RequestNotTold as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, _("Bewaard. De maand loopt."))
            return redirect("oversight:request", number=number)
    return render(request, "oversight/request_new.html", {"form": form}, status=422 if form.errors else 200)


@requires(Role.DPO)
@require_http_methods(["GET", "HEAD", "POST"])
def one_request(request: HttpRequest, number: str) -> HttpResponse:
    """One request with the steps that are possible now."""
    actor, moment = actor_of(request), now()
    found = acts.open_request(actor=actor, number=number, now=moment)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    blocks = _blocks(found, request.POST if do else None, do)
    chosen = next((block for block in blocks if block.do == do), None)
    if chosen is not None and chosen.form.is_valid() and _done(request, found, chosen, moment):
        return redirect("oversight:request", number=number)
    broken = chosen.form if chosen is not None and chosen.form.errors else None
    page = {
        "found": found,
        "blocks": blocks,
        "broken": broken,
        "received": _day(found.received_at),
        "due": _day(found.objection_due_at if found.state == RequestState.OBJECTED else found.due_at),
        "remedy_until": _day(found.remedy_until),
        "has_copy": found.kind == RequestKind.ACCESS and bool(found.dossiers) and found.verdict is not None,
        "is_open": found.state in (RequestState.RECEIVED, RequestState.OBJECTED),
    }
    return render(request, "oversight/request.html", page, status=422 if broken else 200)


@requires(Role.DPO)
@require_safe
def request_letter(request: HttpRequest, number: str, which: str) -> HttpResponse:
    """The letter with the decision, as it was made."""
    if which not in WHICH:
        raise NotVisible
    file = acts.letter_of(actor=actor_of(request), number=number, after_objection=WHICH[which], now=now())
    return _file(file.file_name, file.content)


@requires(Role.DPO)
@require_safe
def request_copy(request: HttpRequest, number: str) -> HttpResponse:
    """The redacted copy for access: no reporter, no witness, no address at home."""
    content = access_copy(actor=actor_of(request), number=number, now=now())
    return _file(f"inzage-{number}.pdf", content)


WHICH: Final = {"besluit": False, "bezwaar": True}


def _file(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _blocks(found: RequestView, typed: Any, do: str) -> list[Block]:
    def of(name: str) -> Any:
        return typed if do == name else None

    blocks: list[Block] = []
    if found.state == RequestState.RECEIVED:
        blocks.append(
            Block(JOIN, _("Over welk dossier gaat dit?"), JoinForm(of(JOIN)), _("Koppel het dossier"),
                  _("Vanaf dan wordt er niets van vernietigd. Zonder dossier houdt dit verzoek niets vast."))
        )  # fmt: skip
        if found.identity is None:
            blocks.append(
                Block(IDENTITY, _("Wie vraagt dit?"), IdentityForm(of(IDENTITY)), _("Leg vast"),
                      _("Bewaar geen kopie van een paspoort of rijbewijs. Alleen hoe je het weet."))
            )  # fmt: skip
        else:
            blocks.append(Block(DECIDE, _("Besluit"), DecideForm(of(DECIDE)), _("Besluit en maak de brief")))
        if found.extended_at is None:
            blocks.append(
                Block(EXTEND, _("Duurt het langer?"), ExtendForm(of(EXTEND)), _("Maak de termijn langer"),
                      _("Twee maanden erbij, één keer, en alleen binnen de eerste maand."))
            )  # fmt: skip
    if found.state == RequestState.DECIDED:
        blocks.append(
            Block(OBJECT, _("Is er bezwaar gemaakt?"), ObjectForm(of(OBJECT)), _("Leg het bezwaar vast"))
        )
    if found.state == RequestState.OBJECTED:
        blocks.append(
            Block(AGAIN, _("Besluit op het bezwaar"), DecideForm(of(AGAIN)), _("Besluit opnieuw"),
                  _("Een ander dan wie eerst besloot."))
        )  # fmt: skip
    if found.restricted:
        blocks.append(
            Block(LIFT, _("Beperking van het gebruik"), forms.Form(of(LIFT)), _("Laat het gebruik weer toe"),
                  _("Laat het de aanvrager eerst weten."))
        )  # fmt: skip
    return blocks


def _done(request: HttpRequest, found: RequestView, block: Block, moment: datetime) -> bool:
    """Do it; a refusal stands in the form, with all that was typed."""
    try:
        _ACTS[block.do](request, found, block.form, moment)
    except RequestNotTold as refused:
        field = refused.field if refused.field in block.form.fields else None
        block.form.add_error(field, refused.sentence)
        return False
    except NotVisible:
        block.form.add_error(None, _("Dit nummer is hier niet. Kijk of het klopt."))
        return False
    except Refused as refused:
        block.form.add_error(None, refused.sentence)
        return False
    messages.success(request, _("Vastgelegd."))
    return True


def _join(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    typed = form.cleaned_data["dossier"]
    dossier = normalise_number(typed) or typed
    acts.join_dossier(actor=actor_of(request), number=found.number, dossier=dossier, now=moment)


def _identity(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    how = IdentityCheck(form.cleaned_data["how"])
    acts.record_identity(actor=actor_of(request), number=found.number, how=how, now=moment)


def _extend(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    reason = form.cleaned_data["reason"]
    acts.extend_request(actor=actor_of(request), number=found.number, reason=reason, now=moment)


def _decide(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    acts.decide_request(
        actor=actor_of(request),
        number=found.number,
        ruling=form.ruling(),
        words=form.cleaned_data["words"],
        now=moment,
    )


def _object(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    acts.object_to_decision(
        actor=actor_of(request),
        number=found.number,
        words=form.cleaned_data["words"],
        at=moment_of(form.cleaned_data["on"], moment),
        now=moment,
    )


def _again(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    acts.decide_objection(
        actor=actor_of(request),
        number=found.number,
        ruling=form.ruling(),
        words=form.cleaned_data["words"],
        now=moment,
    )


def _lift(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    acts.lift_restriction(actor=actor_of(request), number=found.number, now=moment)


_ACTS: Final[dict[str, Callable[[HttpRequest, RequestView, Any, datetime], None]]] = {
    JOIN: _join,
    IDENTITY: _identity,
    EXTEND: _extend,
    DECIDE: _decide,
    OBJECT: _object,
    AGAIN: _again,
    LIFT: _lift,
}


def _day(moment: datetime | None) -> str:
    return long_date(to_local(moment).date()) if moment else ""
