# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases about a colleague that wait for a privacy officer: by number, never what is in them."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import appointing, coming_back
from eenlijn.casework.dossier.appointing import Overseen
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.lane_words import accused_words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import requires_fresh_factor
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

TOO_LONG = gettext_lazy("Vul een naam in, in ten hoogste 120 tekens.")
NULL_SIGN = gettext_lazy(
    "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
)
CHOOSE = gettext_lazy("Maak een keuze.")


class AppointForm(forms.Form):
    """A colleague by the exact name or the work address; nobody is listed or completed."""

    called = forms.CharField(
        label=gettext_lazy("Naam of mailadres op het werk"),
        max_length=120,
        help_text=gettext_lazy("De hele naam, zoals die in Eén Lijn staat."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": TOO_LONG,
            "max_length": TOO_LONG,
            "null_characters_not_allowed": NULL_SIGN,
        },
    )


class SecondForm(forms.Form):
    """Yes, or why not."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Ben je het ermee eens?"),
        choices=(
            ("yes", gettext_lazy("Ja, het hoeft niet apart")),
            ("no", gettext_lazy("Nee, het blijft apart")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    word = forms.CharField(
        label=gettext_lazy("Waarom blijft het apart?"),
        required=False,
        max_length=coming_back.LONGEST_WORD,
        help_text=gettext_lazy("Alleen bij nee. Wie het voorstelde, leest dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": gettext_lazy("Maak deze tekst korter."),
            "null_characters_not_allowed": NULL_SIGN,
        },
    )


@requires(Role.DPO)
@require_safe
def apart(request: HttpRequest) -> HttpResponse:
    """What waits: numbers, and for what."""
    found = appointing.waiting(actor_of(request), now())
    return render(request, "oversight/apart.html", {"items": found})


@requires(Role.DPO)
@requires_fresh_factor
@require_http_methods(["GET", "HEAD", "POST"])
def apart_one(request: HttpRequest, number: str) -> HttpResponse:
    """One number, one thing to do: appoint who handles it, or be the second person."""
    moment = now()
    found = appointing.overseen(actor_of(request), number, moment)
    if found.needs_handler:
        return _appoint(request, found)
    return _second(request, found)


def _appoint(request: HttpRequest, found: Overseen) -> HttpResponse:
    form = AppointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            appointing.appoint_handler(
                actor=actor_of(request), number=found.number, called=form.cleaned_data["called"], now=now()
            )
        except NotVisible:
            raise
        except Refused as refused:
            form.add_error("called", refused.sentence)
        else:
            messages.success(request, _("Aangewezen. Deze collega krijgt bericht en behandelt het dossier."))
            return redirect("oversight:apart")
    page = {"form": form, "number": found.number}
    return render(request, "oversight/appoint.html", page, status=422 if form.errors else 200)


def _second(request: HttpRequest, found: Overseen) -> HttpResponse:
    proposal = found.proposal
    if proposal is None:
        raise NotVisible
    form = SecondForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _decided(request, found.number, form):
        return redirect("oversight:apart")
    page = {
        "form": form,
        "number": found.number,
        "proposal": proposal,
        "accused": accused_words(proposal.accused) if proposal.accused else "",
        "asked": long_moment(proposal.asked_at),
        "over": long_moment(proposal.over_at),
    }
    return render(request, "oversight/second.html", page, status=422 if form.errors else 200)


def _decided(request: HttpRequest, number: str, form: SecondForm) -> bool:
    is_agreed = form.cleaned_data["answer"] == "yes"
    try:
        coming_back.decide_back(
            actor=actor_of(request),
            number=number,
            is_agreed=is_agreed,
            word=form.cleaned_data["word"],
            now=now(),
        )
    except NotVisible:
        raise
    except Refused as refused:
        form.add_error("answer" if is_agreed else "word", refused.sentence)
        return False
    said = _("Vastgelegd. Het dossier loopt niet langer apart.") if is_agreed else ""
    messages.success(request, said or _("Vastgelegd. Het dossier blijft apart."))
    return True
