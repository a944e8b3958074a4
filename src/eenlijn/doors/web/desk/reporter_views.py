# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 2: the reporter hears from us, on three moments and whenever there is news."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.heard_back import Listener
from eenlijn.casework.dossier.heard_words import proposed_words
from eenlijn.casework.dossier.measures_acts import ToldSoFar, tell_reporter, told_to_reporter
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Heard
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import TellForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

TELL = "tell"
MOMENT = "moment"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reporter(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    so_far = told_to_reporter(actor_of(request), number)
    chosen = _chosen(request, so_far)
    form = _form(request, number, so_far, chosen)
    if kept(
        request,
        form,
        lambda told: tell_reporter(actor=actor_of(request), number=number, told=form.told(told), now=now()),
        _("Vastgelegd. De melder leest dit bij de melding."),
    ):
        return redirect("desk:dossier", number=number)
    sheet = Sheet(
        here=_("melder"),
        title=_("Wat de melder van ons hoorde"),
        intro=_("Wie meldt, hoort drie keer van ons: gezien, wat wij deden, en dat het klaar is."),
        entries=[_entry(one) for one in so_far.heard],
        nothing=_("De melder hoorde nog niets."),
        warning=_reached(so_far.listener),
        links=[*_moments(request, so_far, chosen), *_letter(number, so_far)],
        blocks=[Block(TELL, _("Laat de melder iets horen"), form, _("Leg vast"))] if so_far.may_tell else [],
    )
    return show(request, opened, sheet)


def _chosen(request: HttpRequest, so_far: ToldSoFar) -> FeedbackKind:
    """The moment that was asked for, else the next one; nonsense is the next one."""
    asked = request.GET.get(MOMENT, "")
    following = so_far.may_tell[0] if so_far.may_tell else FeedbackKind.NEWS
    return next((one for one in so_far.may_tell if one.value == asked), following)


def _form(request: HttpRequest, number: str, so_far: ToldSoFar, chosen: FeedbackKind) -> TellForm:
    ways = tuple(FeedbackWay) if so_far.listener.may_be_called else (FeedbackWay.IN_APP,)
    words = proposed_words(actor_of(request), number, chosen, now()) if so_far.may_tell else ""
    initial = {"kind": chosen, "way": FeedbackWay.IN_APP, "words": words}
    # A moment that was told meanwhile is refused by the act, with its reason, and not as an unknown word.
    kinds = tuple(FeedbackKind) if request.method == "POST" else so_far.may_tell
    return TellForm(typed(request, TELL), initial=initial, kinds=kinds, ways=ways)


def _moments(request: HttpRequest, so_far: ToldSoFar, chosen: FeedbackKind) -> list[Link]:
    """The sentences of another moment, by a link that needs no script."""
    words = _("Voorstel voor: %(moment)s")
    return [
        Link(words % {"moment": one.label}, f"{request.path}?{MOMENT}={one.value}")
        for one in so_far.may_tell
        if one != chosen
    ]


def _letter(number: str, so_far: ToldSoFar) -> list[Link]:
    """Who reported may also get what we did as a letter."""
    if not so_far.listener.is_there:
        return []
    return [Link(_("Schrijf de melder een brief over wat wij deden"), reverse("desk:outcome", args=[number]))]


def _reached(listener: Listener) -> str:
    """How it reaches the reporter, or why it reaches nobody."""
    if not listener.is_there:
        return _("Dit dossier komt uit een oud register. Er is niemand om het te laten weten.")
    if listener.has_account:
        return ""
    if listener.may_be_called:
        return _("De melder heeft hier geen account. Wat je schrijft, staat achter de code van de ontvangst.")
    return _(
        "De melder gaf geen naam. Er gaat geen bericht uit. Wat je schrijft, staat achter de code van de "
        "ontvangst."
    )


def _entry(one: Heard) -> Entry:
    return Entry(title=str(one.kind.label), text=one.words, small=f"{one.way.label} · {long_moment(one.at)}")
