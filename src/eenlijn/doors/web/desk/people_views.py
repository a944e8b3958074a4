# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of one event: who is in the dossier, and adding somebody who was there too."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import people as persons
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.people_parts import person_lines
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

ROLE_NEEDED = gettext_lazy("Kies hoe deze persoon erbij hoort.")
NULL_SIGN = gettext_lazy(
    "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
)


class PersonForm(forms.Form):
    """A role, and a name or the address of a colleague who has an account."""

    role = forms.ChoiceField(
        label=gettext_lazy("Hoe hoort deze persoon erbij?"),
        choices=lambda: persons.role_choices(persons.BY_HANDLER),
        widget=forms.RadioSelect,
        error_messages={"required": ROLE_NEEDED, "invalid_choice": ROLE_NEEDED},
    )
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        required=False,
        max_length=persons.LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "max_length": gettext_lazy("Maak dit korter: hoogstens 120 tekens."),
            "null_characters_not_allowed": NULL_SIGN,
        },
    )
    email = forms.EmailField(
        label=gettext_lazy("Mailadres op het werk"),
        required=False,
        max_length=persons.LONGEST_NAME,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Dit lijkt geen mailadres. Schrijf het zo: anna@bedrijf.nl."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 120 tekens."),
            "null_characters_not_allowed": NULL_SIGN,
        },
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, number: str) -> HttpResponse:
    """Everybody of this event; it stays one incident, and each has a care of their own."""
    opened = open_to_handle(request, number, "read")
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _added(request, number, form):
        return redirect("desk:people", number=number)
    return render(request, "desk/people.html", _page(request, opened, form))


def _added(request: HttpRequest, number: str, form: PersonForm) -> bool:
    typed = form.cleaned_data
    person = NewPerson(role=typed["role"], name=typed["name"])
    try:
        persons.add_person(
            actor=actor_of(request), number=number, person=person, email=typed["email"], now=now()
        )
    except Refused as refused:
        field = "email" if isinstance(refused, persons.NobodyWithThisAddress) else "name"
        form.add_error(field, refused.sentence)
        return False
    messages.success(request, _("Toegevoegd. Plan de nazorg voor deze persoon."))
    return True


def _page(request: HttpRequest, opened: Opened, form: PersonForm) -> dict[str, Any]:
    found = opened.dossier
    revealed = found.people.are_revealed
    everybody = persons.people_of(actor_of(request), found.number, names_revealed=revealed)
    return {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "form": form,
        "persons": person_lines(everybody, opened.now, revealed=revealed),
    }
