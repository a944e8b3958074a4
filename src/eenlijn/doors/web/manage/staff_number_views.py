# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff number of one person: shown with a line in the trail, changed, or taken away."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.codes import Role
from eenlijn.commons.tenancy.staff_numbers import LONGEST, open_staff_number, set_staff_number
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import done
from eenlijn.foundation.clock import now


class StaffNumberForm(forms.Form):
    """The number as the personnel administration writes it; empty takes it away."""

    staff_number = forms.CharField(
        label=gettext_lazy("Personeelsnummer"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "max_length": gettext_lazy("Een personeelsnummer telt ten hoogste 32 tekens."),
            "null_characters_not_allowed": gettext_lazy(
                "In deze tekst zit een teken dat wij niet kunnen bewaren. "
                "Haal het weg of typ de tekst opnieuw."
            ),
        },
    )


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_number(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """What it is now, and writing another; seeing it is a line in the trail."""
    actor, moment = actor_of(request), now()
    shown = open_staff_number(actor=actor, membership_id=member_id, now=moment)
    form = StaffNumberForm(
        request.POST if request.method == "POST" else None, initial={"staff_number": shown.staff_number}
    )
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["staff_number"]
        if done(
            form,
            lambda: set_staff_number(actor=actor, membership_id=member_id, number=number, now=moment),
            "staff_number",
        ):
            said = (
                _("Het personeelsnummer van %(name)s staat vast.")
                if number
                else _("Het personeelsnummer van %(name)s is weg.")
            )
            messages.success(request, said % {"name": shown.name})
            return redirect("manage:person", member_id=member_id)
    page = {"form": form, "shown": shown}
    return render(request, "manage/staff_number.html", page)
