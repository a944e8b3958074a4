# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Requests about data, for the privacy officer: what waits, one request, and each step of it."""

from collections.abc import Callable, Iterator
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
from eenlijn.casework.requests.codes import (
    AskedBy,
    IdentityCheck,
    RequestKind,
    RequestLetter,
    RequestState,
)
from eenlijn.casework.requests.letters import outcome_words
from eenlijn.casework.requests.queries import RequestLine, RequestView, SentView, requests_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
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
    SentForm,
    moment_of,
)
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.text import long_date

JOIN, IDENTITY, EXTEND, DECIDE, OBJECT, AGAIN, LIFT, SENT = (
    "join", "identity", "extend", "decide", "object", "again", "lift", "sent",
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """One thing to do on the page of a request."""

    do: str
    title: Words
    form: forms.Form
    button: Words
    intro: Words = ""
    shows_plan: bool = False


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
    following = _following(found)
    chosen = next((block for block in blocks if block.do == do), None)
    if chosen is not None and chosen.form.is_valid() and _done(request, found, chosen, moment):
        return redirect("oversight:request", number=number)
    broken = chosen.form if chosen is not None and chosen.form.errors else None
    page = {
        "found": found,
        "next": next((block for block in blocks if block.do == following), None),
        "others": [block for block in blocks if block.do != following],
        "plan": _plan(request, found),
        "told": list(outcome_words(found.outcome)),
        "sent": [_sent(one) for one in found.sent],
        "letters": [(ADDRESSES[one], one.label) for one in found.letters],
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
    file = acts.letter_of(actor=actor_of(request), number=number, which=WHICH[which], now=now())
    return _file(file.file_name, file.content)


@requires(Role.DPO)
@require_safe
def request_copy(request: HttpRequest, number: str) -> HttpResponse:
    """The redacted copy for access: no reporter, no witness, no address at home."""
    content = access_copy(actor=actor_of(request), number=number, now=now())
    return _file(f"inzage-{number}.pdf", content)


WHICH: Final = {
    "langer": RequestLetter.EXTENSION,
    "besluit": RequestLetter.DECISION,
    "bezwaar": RequestLetter.OBJECTION,
}
ADDRESSES: Final = {which: address for address, which in WHICH.items()}


def _file(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _blocks(found: RequestView, typed: Any, do: str) -> list[Block]:
    """Whatever is possible now."""

    def of(name: str) -> Any:
        return typed if do == name else None

    blocks = [*_while_open(found, of), *_afterwards(found, of)]
    for block in blocks:
        # Several forms on one page ask for a day: each field has an id of its own, or a label names another.
        block.form.auto_id = f"id_{block.do}_%s"
    return blocks


def _while_open(found: RequestView, of: Callable[[str], Any]) -> Iterator[Block]:
    if found.state == RequestState.RECEIVED:
        yield Block(
            JOIN, _("Over welk dossier gaat dit?"), JoinForm(of(JOIN)), _("Koppel het dossier"),
            _("Vanaf dan wordt er niets van vernietigd. Zonder dossier houdt dit verzoek niets vast."),
        )  # fmt: skip
        yield Block(
            IDENTITY, _("Wie vraagt dit?"), IdentityForm(of(IDENTITY), initial=_known(found)), _("Leg vast"),
            _("Bewaar geen kopie van een paspoort of rijbewijs. Alleen hoe je het weet."),
        )  # fmt: skip
        if found.identity is not None:
            decide = DecideForm(of(DECIDE))
            yield Block(DECIDE, _("Besluit"), decide, _("Besluit en maak de brief"), shows_plan=True)
        if found.extended_at is None:
            yield Block(
                EXTEND, _("Duurt het langer?"), ExtendForm(of(EXTEND)), _("Maak de termijn langer"),
                _("Twee maanden erbij, één keer, binnen de eerste maand. De brief wordt meteen gemaakt."),
            )  # fmt: skip
    if found.state == RequestState.OBJECTED:
        yield Block(
            AGAIN, _("Besluit op het bezwaar"), DecideForm(of(AGAIN)), _("Besluit opnieuw"),
            _("Een ander dan wie eerst besloot."), shows_plan=True,
        )  # fmt: skip


def _afterwards(found: RequestView, of: Callable[[str], Any]) -> Iterator[Block]:
    if found.state == RequestState.DECIDED:
        yield Block(OBJECT, _("Is er bezwaar gemaakt?"), ObjectForm(of(OBJECT)), _("Leg het bezwaar vast"))
    if found.is_restricted:
        yield Block(
            LIFT, _("Beperking van het gebruik"), forms.Form(of(LIFT)), _("Laat het gebruik weer toe"),
            _("Laat het de aanvrager eerst weten."),
        )  # fmt: skip
    if found.unsent:
        yield Block(
            SENT, found.unsent[0].label, SentForm(of(SENT)), _("Leg vast dat de brief weg is"),
            _("Dit wordt één keer vastgelegd en verandert daarna niet meer."),
        )  # fmt: skip


def _known(found: RequestView) -> dict[str, str]:
    return {"asked_by": found.asked_by.value, "how": found.identity.value if found.identity else ""}


def _following(found: RequestView) -> str:
    """The one thing to do now; the rest stands below it, closed."""
    if found.state == RequestState.RECEIVED:
        if found.unsent:
            return SENT
        if not found.dossiers:
            return JOIN
        return IDENTITY if found.identity is None else DECIDE
    if found.state == RequestState.OBJECTED:
        return AGAIN
    return SENT if found.unsent else ""


def _plan(request: HttpRequest, found: RequestView) -> dict[str, Any] | None:
    """What a decision would take away, in words; read only where one is still to be taken."""
    if found.state not in (RequestState.RECEIVED, RequestState.OBJECTED):
        return None
    plan = acts.plan_for(actor_of(request), found.number, now())
    return {"found": plan.found.label if plan.found else "", "lines": list(outcome_words(plan.told()))}


def _sent(one: SentView) -> dict[str, str]:
    return {
        "letter": str(one.letter.label),
        "day": _day(one.at),
        "way": str(one.by.label),
        "proof": one.proof,
        "who": names_of({one.recorded_by}).get(one.recorded_by, ""),
    }


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
    told = form.cleaned_data
    acts.record_identity(
        actor=actor_of(request),
        number=found.number,
        how=IdentityCheck(told["how"]),
        asked_by=AskedBy(told["asked_by"]),
        now=moment,
    )


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


def _send(request: HttpRequest, found: RequestView, form: Any, moment: datetime) -> None:
    acts.record_request_sent(
        actor=actor_of(request),
        number=found.number,
        which=found.unsent[0],
        departure=form.departure(moment),
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
    SENT: _send,
}


def _day(moment: datetime | None) -> str:
    return long_date(to_local(moment).date()) if moment else ""
