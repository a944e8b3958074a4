# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who hears of a case that nobody else may handle, named by the administrator before it is needed."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.substitutes import name_substitute, remove_substitute, substitute_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

REMOVE, SURE = "remove", "sure"
TOO_LONG = gettext_lazy("Vul een naam in, in ten hoogste 120 tekens.")


class SubstituteForm(forms.Form):
    """A colleague by the exact name or the work address."""

    called = forms.CharField(
        label=gettext_lazy("Naam of mailadres op het werk"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": TOO_LONG,
            "max_length": TOO_LONG,
            "null_characters_not_allowed": gettext_lazy(
                "In deze tekst zit een teken dat wij niet kunnen bewaren. "
                "Haal het weg of typ de tekst opnieuw."
            ),
        },
    )


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def substitute(request: HttpRequest) -> HttpResponse:
    """Who it is now, naming somebody else, and nobody any more after a question."""
    actor = actor_of(request)
    if request.method == "POST" and request.POST.get("do") in (REMOVE, SURE):
        return _remove(request)
    form = SubstituteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            name_substitute(actor=actor, called=form.cleaned_data["called"], now=now())
        except Refused as refused:
            form.add_error("called", refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("manage:substitute")
    page = {"form": form, "name": substitute_of(actor)}
    return render(request, "manage/substitute.html", page, status=422 if form.errors else 200)


def _remove(request: HttpRequest) -> HttpResponse:
    """Asked first, done after a yes."""
    actor = actor_of(request)
    name = substitute_of(actor)
    if not name:
        raise NotVisible
    if request.POST.get("do") == SURE:
        remove_substitute(actor=actor, now=now())
        messages.success(request, _("Er is nu geen vervanger."))
        return redirect("manage:substitute")
    return render(request, "manage/substitute_remove.html", {"name": name})
