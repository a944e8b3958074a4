# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who gives care here as what, and how the company doctor is reached; no case is on this page."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.aftercare import carers
from eenlijn.casework.aftercare.carers import GIVEN_AS, CarerHere
from eenlijn.casework.aftercare.codes import Receiver
from eenlijn.casework.incidents.codes import label
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

CARER, RECEIVER = "carer", "receiver"
TOO_LONG = gettext_lazy("Maak dit korter.")


def _as() -> list[tuple[str, Words]]:
    told = [(code, label("aftercare_contact", code)) for code in GIVEN_AS]
    return [("", gettext_lazy("Niet gezegd")), *told]


class CarerForm(forms.Form):
    """One colleague, and as what they give care."""

    account = forms.ChoiceField(
        label=gettext_lazy("Collega"),
        error_messages={
            "required": gettext_lazy("Kies een collega."),
            "invalid_choice": gettext_lazy("Kies een collega."),
        },
    )
    provider = forms.ChoiceField(
        label=gettext_lazy("Geeft nazorg als"),
        choices=_as,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Maak een keuze.")},
    )

    def __init__(self, *args: Any, people: tuple[CarerHere, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(str(one.account_id), one.name) for one in people]
        self.fields["account"].choices = [("", gettext_lazy("Kies")), *options]  # type: ignore[attr-defined]


class ReceiverForm(forms.Form):
    """The company doctor or occupational health service."""

    name = forms.CharField(
        label=gettext_lazy("Bedrijfsarts of arbodienst"),
        max_length=80,
        error_messages={"required": gettext_lazy("Schrijf hoe die heet."), "max_length": TOO_LONG},
    )
    reach = forms.CharField(
        label=gettext_lazy("Hoe te bereiken?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld een telefoonnummer."),
        error_messages={"max_length": TOO_LONG},
    )


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest) -> HttpResponse:
    """Who gives care as what: out of the peer supporters a colleague may choose by name."""
    actor, moment = actor_of(request), now()
    people = carers.carers_here(actor, moment)
    receivers = carers.receivers_of(actor.scope_id)
    named = next((one for one in receivers if one.receiver is Receiver.COMPANY_DOCTOR), None)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    before = {"name": named.name, "reach": named.reach} if named else {}
    forms_here: dict[str, forms.Form] = {
        CARER: CarerForm(request.POST if sent == CARER else None, people=people, auto_id="carer_%s"),
        RECEIVER: ReceiverForm(
            request.POST if sent == RECEIVER else None, initial=before, auto_id="receiver_%s"
        ),
    }
    form = forms_here.get(sent)
    if form is not None and form.is_valid() and _kept(request, sent, form):
        messages.success(request, _("Bewaard."))
        return redirect("manage:care")
    page = {
        "people": people,
        "receivers": receivers,
        "carer_form": forms_here[CARER],
        "receiver_form": forms_here[RECEIVER],
        "broken": form if form is not None and form.errors else None,
    }
    return render(request, "manage/care.html", page)


def _kept(request: HttpRequest, do: str, form: Any) -> bool:
    actor, told, moment = actor_of(request), form.cleaned_data, now()
    try:
        if do == CARER:
            account_id = UUID(told["account"])
            carers.set_given_as(actor=actor, account_id=account_id, provider=told["provider"], now=moment)
        else:
            receiver = Receiver.COMPANY_DOCTOR
            carers.set_receiver(
                actor=actor, receiver=receiver, name=told["name"], reach=told["reach"], now=moment
            )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
