# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second person of a closing, opening a dossier again, and writing a note on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import finishing
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.remarks import Said, add_note
from eenlijn.casework.incidents.codes import Status
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.measure_forms import NoteForm, SecondForm, WhyForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import Opened, open_to_handle, open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

ANSWER, REOPEN, WRITE = "answer", "reopen", "write"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def look_along(request: HttpRequest, number: str) -> HttpResponse:
    """For whoever was asked: look at what was done, and say whether it may close."""
    asked = finishing.asked_of(actor_of(request), number)
    opened = open_to_read(request, number)
    form = SecondForm(typed(request, ANSWER))
    if kept(
        request,
        form,
        lambda told: _answer(request, number, told),
        _("Vastgelegd. Je collega krijgt bericht."),
    ):
        return redirect("desk:dossier", number=number)
    sheet = Sheet(
        here=_("meekijken"),
        title=_("Kijk mee voor het afsluiten"),
        intro=_("%(name)s vraagt of dit dossier dicht mag. Bij een ernstig voorval kijken twee mensen.")
        % {"name": asked},
        entries=_measures(opened),
        blocks=[Block(ANSWER, _("Jouw antwoord"), form, _("Leg vast"))],
    )
    return show(request, opened, sheet)


def _measures(opened: Opened) -> list[Entry]:
    return [
        Entry(title=f"{stop.number} {stop.name}", text=f"{stop.state_word}. {stop.detail}".strip())
        for stop in marks.measure_stops(opened.dossier.stops, opened.now)
    ]


def _answer(request: HttpRequest, number: str, told: dict[str, Any]) -> None:
    finishing.answer_closing(
        actor=actor_of(request),
        number=number,
        is_agreed=told["answer"] == "yes",
        word=told["word"],
        now=now(),
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "read")
    if opened.dossier.status is not Status.CLOSED:
        return redirect("desk:dossier", number=number)
    form = WhyForm(typed(request, REOPEN))
    if kept(
        request,
        form,
        lambda told: finishing.reopen(
            actor=actor_of(request), number=number, reason=told["reason"], now=now()
        ),
        _("Het dossier loopt weer."),
    ):
        return redirect("desk:dossier", number=number)
    sheet = Sheet(
        here=_("heropenen"),
        title=_("Heropen dit dossier"),
        intro=_("De melder krijgt bericht. Om het weer te sluiten, gaat alles opnieuw langs."),
        blocks=[Block(REOPEN, _("Heropenen"), form, _("Heropen het dossier"))],
    )
    return show(request, opened, sheet)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def write_note(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    initial = {"kind": NoteKind.FACT, "audience": Audience.HANDLERS}
    form = NoteForm(typed(request, WRITE), initial=initial)
    if kept(request, form, lambda told: _note(request, number, told), _("Notitie bewaard.")):
        return redirect("desk:dossier", number=number)
    sheet = Sheet(
        here=_("notitie"),
        title=_("Schrijf een notitie"),
        intro=_(
            "Een notitie blijft staan en verandert niet. Schrijf wat je ook aan de ander kunt laten lezen."
        ),
        warning=_("Laat namen weg als een leidinggevende of nazorg meeleest. De melder leest notities niet."),
        blocks=[Block(WRITE, _("Notitie"), form, _("Bewaar de notitie"))],
    )
    return show(request, opened, sheet)


def _note(request: HttpRequest, number: str, told: dict[str, str]) -> None:
    said = Said(Audience(told["audience"]), NoteKind(told["kind"]), told["words"])
    add_note(actor=actor_of(request), number=number, said=said, now=now())
