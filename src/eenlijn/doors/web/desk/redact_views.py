# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Covering who it is about: the texts of a dossier, and one text with its marks until somebody confirms it.

Between two presses nothing is kept: the marks go along in the page. Works with a keyboard and without script.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.redacting import Confirmation, Piece, confirm_redacted, open_text, texts
from eenlijn.casework.redaction.actions import KnownNameLeft, check_marks, known_left
from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.covering import covered
from eenlijn.casework.redaction.proposing import Known, Span, propose
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.redact_forms import AddForm, ConfirmForm, MarksForm, written
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

REMOVE, ADD, CONFIRM = "remove_mark", "add", "confirm"


@dataclass(frozen=True)
class Line:
    """One text in the list, without a word of it."""

    place: int
    title: str
    state: str
    is_confirmed: bool


@dataclass(frozen=True)
class Part:
    """A stretch of the text; a covered one has the word that will be read, and its number among the marks."""

    text: str
    number: int = -1
    kind: str = ""


@requires(*READERS)
@require_safe
def redactions(request: HttpRequest, number: str) -> HttpResponse:
    """Which texts there are, and of which a copy was confirmed."""
    opened = open_to_handle(request, number, "answer")
    found = [_line(one, opened.now) for one in texts(actor_of(request), number)]
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "lines": found,
    }
    return render(request, "desk/redactions.html", page)


def _line(piece: Piece, moment: datetime) -> Line:
    state = _("Nog geen afgedekte tekst. Wie de eigen woorden niet mag lezen, ziet hier niets.")
    if piece.copy:
        told = _("Afgedekt en bevestigd, %(moment)s. Versie %(version)s.")
        state = told % {"moment": marks.when(piece.copy.confirmed_at, moment), "version": piece.copy.version}
    return Line(piece.place, str(piece.source.kind.label), state, piece.copy is not None)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def redaction(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """One text: what is proposed, what a person adds and takes away, what will be read, and confirming."""
    opened = open_to_handle(request, number, "answer")
    piece, known = open_text(actor=actor_of(request), number=number, place=place, now=now())
    if request.method != "POST":
        return _page(request, opened, piece, known, propose(piece.text, known))
    spans = _sent(request, piece)
    if spans is None:
        return _page(request, opened, piece, known, propose(piece.text, known), status=422)
    if CONFIRM in request.POST:
        return _confirmed(request, opened, piece, known, spans)
    if ADD in request.POST:
        return _added(request, opened, piece, known, spans)
    form = MarksForm(request.POST)
    form.is_valid()
    removed = form.cleaned_data.get("remove")
    left = tuple(one for at, one in enumerate(spans) if at != removed)
    return _page(request, opened, piece, known, left)


def _sent(request: HttpRequest, piece: Piece) -> tuple[Span, ...] | None:
    """The marks that came along; None, with the sentence that says so, when they do not fit this text."""
    form = MarksForm(request.POST)
    form.is_valid()
    spans: tuple[Span, ...] | None = form.cleaned_data.get("marks")
    try:
        if spans is not None:
            check_marks(piece.text, spans)
            return spans
    except Refused as refused:
        messages.error(request, refused.sentence)
        return None
    messages.error(request, _("Deze markeringen passen niet bij de tekst. Laad de bladzijde opnieuw."))
    return None


def _added(
    request: HttpRequest, opened: Opened, piece: Piece, known: Known, spans: tuple[Span, ...]
) -> HttpResponse:
    """Cover a word everywhere it stands; not there is told beside the field, and what was typed stays."""
    form = AddForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data["word"].strip()
        kind = SpanKind(form.cleaned_data["kind"])
        places = [match.span() for match in re.finditer(re.escape(wanted), piece.text, re.IGNORECASE)]
        if places:
            return _page(request, opened, piece, known, _with(spans, places, kind))
        form.add_error("word", _("Dit staat niet in de tekst. Typ het zoals het er staat."))
    return _page(request, opened, piece, known, spans, add=form, status=422)


def _with(spans: tuple[Span, ...], places: list[tuple[int, int]], kind: SpanKind) -> tuple[Span, ...]:
    """What was marked inside the new mark goes up in it; what it only touches stays as it is."""
    new = [
        Span(start, end, kind)
        for start, end in places
        if not any(
            one.start < end and start < one.end and not (start <= one.start and one.end <= end)
            for one in spans
        )
    ]
    kept = [one for one in spans if not any(one.meets(other) for other in new)]
    return tuple(sorted((*kept, *new)))


def _confirmed(
    request: HttpRequest, opened: Opened, piece: Piece, known: Known, spans: tuple[Span, ...]
) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, piece, known, spans, status=422)
    told = Confirmation(
        spans=spans,
        digest=form.cleaned_data["digest"],
        seen=form.cleaned_data["seen"] or 0,
        keeps_known=form.cleaned_data["keeps_known"],
    )
    number = opened.dossier.number
    try:
        confirm_redacted(actor=actor_of(request), number=number, place=piece.place, told=told, now=now())
    except NotVisible:
        raise
    except KnownNameLeft as refused:
        form.add_error("keeps_known", refused.sentence)
        return _page(request, opened, piece, known, spans, confirm=form, status=422)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, opened, piece, known, spans, confirm=form, status=422)
    messages.success(request, _("Bevestigd. Deze tekst lezen wie de eigen woorden niet mogen lezen."))
    return redirect("desk:redactions", number=number)


def _page(
    request: HttpRequest,
    opened: Opened,
    piece: Piece,
    known: Known,
    spans: tuple[Span, ...],
    *,
    add: AddForm | None = None,
    confirm: ConfirmForm | None = None,
    status: int = 200,
) -> HttpResponse:
    first = {"digest": piece.digest, "seen": piece.copy.version if piece.copy else 0}
    shown = ConfirmForm(initial=first)
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "title": str(piece.source.kind.label),
        "place": piece.place,
        "sentence": _sentence(spans),
        "parts": _parts(piece.text, spans),
        "marks": written(spans),
        "left": known_left(piece.text, spans, known),
        "preview": covered(piece.text, spans, known.names),
        "add": add or AddForm(),
        "confirm": confirm or shown,
        "first": first,
    }
    return render(request, "desk/redaction.html", page, status=status)


def _sentence(spans: tuple[Span, ...]) -> str:
    """How much is covered: in all, and per kind."""
    if not spans:
        return _("Er is niets afgedekt. Lees de tekst goed: de regels vinden niet alles.")
    told = ngettext("%(count)s deel is afgedekt", "%(count)s delen zijn afgedekt", len(spans))
    kinds = [(kind, sum(one.kind == kind for one in spans)) for kind in SpanKind]
    counted = ", ".join(f"{kind.label} {count}×" for kind, count in kinds if count)
    return f"{told % {'count': len(spans)}}: {counted}. " + _(
        "Lees de tekst goed: de regels vinden niet alles."
    )


def _parts(text: str, spans: tuple[Span, ...]) -> list[Part]:
    found, end = [], 0
    for number, one in enumerate(spans):
        found.append(Part(text[end : one.start]))
        found.append(Part(text[one.start : one.end], number, str(one.kind.label)))
        end = one.end
    return [part for part in (*found, Part(text[end:])) if part.text]
