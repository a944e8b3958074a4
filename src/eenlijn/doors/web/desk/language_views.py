# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which language the other person reads along with the letters of a dossier."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import reading_along
from eenlijn.casework.dossier.reading_along import LanguageSign
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.letters.codes import Tongue
from eenlijn.doors.web.desk.answer_beside import waiting_words
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

CHOOSE = "choose"


class LanguageForm(forms.Form):
    """A language, or only Dutch."""

    language = forms.ChoiceField(
        label=gettext_lazy("Taal naast het Nederlands"),
        required=False,
        choices=[("", gettext_lazy("Alleen Nederlands")), *Tongue.choices],
        error_messages={"invalid_choice": gettext_lazy("Kies een taal uit de lijst.")},
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, number: str) -> HttpResponse:
    """Choose the language; the page says which of them wait, for what, and who ends that."""
    opened = open_to_handle(request, number, "answer")
    actor = actor_of(request)
    chosen = reading_along.language_of(actor, number)
    form = LanguageForm(typed(request, CHOOSE), initial={"language": chosen})
    if kept(request, form, lambda told: _act(request, number, told), _("De taal ligt vast.")):
        return redirect("desk:answer", number=number)
    is_open = Status(opened.dossier.status) in OPEN
    found = reading_along.languages(actor, number, opened.now)
    sheet = Sheet(
        here=_("taal van de brief"),
        title=_("Taal van de brief"),
        intro=_(
            "De Nederlandse brief gaat altijd en telt. De vertaling gaat mee met de brief over onze norm, "
            "de beperking van contact, het contactverbod en het gebouwverbod. Dat kan als iemand van je "
            "organisatie haar goedkeurde."
        ),
        entries=[_entry(sign, found.approvers) for sign in found.signs],
        blocks=[Block(CHOOSE, _("In welke taal leest de ander mee?"), form, _("Leg de taal vast"))]
        if is_open
        else (),
    )
    return show(request, opened, sheet)


def _entry(sign: LanguageSign, approvers: tuple[str, ...]) -> Entry:
    """A language with what it waits for; what may leave says so."""
    if not sign.waits_for:
        return Entry(sign.tongue.label, _("Mag mee met de Nederlandse brief."))
    return Entry(sign.tongue.label, waiting_words(sign.tongue, sign.waits_for, approvers))


def _act(request: HttpRequest, number: str, told: dict[str, str]) -> None:
    reading_along.read_along(
        actor=actor_of(request), number=number, language=told.get("language", ""), now=now()
    )
