# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what a person says about the own care; used by two desks, and by the carer for a referral."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.aftercare.carers import WANTED, ReceiverView
from eenlijn.casework.aftercare.codes import HomeOffer, SlipPart, SlipPurpose
from eenlijn.casework.aftercare.referrals import Consent
from eenlijn.casework.aftercare.wishes import Choice
from eenlijn.casework.incidents.codes import label
from eenlijn.doors.web.components.shapes import Words

CHOOSE = _("Maak een keuze.")
TOO_LONG = _("Maak deze tekst korter.")
ANYBODY = "any"


def _radio(said: Any, options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=said,
        choices=options,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def _line(said: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=said,
        required=False,
        max_length=120,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )


def _wanted() -> list[tuple[str, Words]]:
    return [(ANYBODY, _("Maakt mij niet uit")), *((one, label("aftercare_contact", one)) for one in WANTED)]


class ChoiceForm(forms.Form):
    """With whom somebody wants to talk."""

    provider = _radio(_("Met wie wil je praten?"), _wanted)
    not_manager = forms.BooleanField(label=_("Liever niet met mijn leidinggevende"), required=False)

    def choice(self) -> Choice:
        """What was chosen."""
        told = self.cleaned_data["provider"]
        return Choice("" if told == ANYBODY else told, self.cleaned_data["not_manager"])


class PeerForm(forms.Form):
    """One of the peer supporters, and how they find the person."""

    account = _radio(_("Wie wil je spreken?"), ())
    reach = _line(
        _("Hoe kan je collega je bereiken?"),
        _("Bijvoorbeeld je mobiele nummer. Alleen deze collega leest het, en na het gesprek is het weg."),
    )

    def __init__(self, *args: Any, peers: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [(str(one), name) for one, name in peers]  # type: ignore[attr-defined]


class HomeForm(forms.Form):
    """One thing for the people at home."""

    offer = _radio(_("Wat zou thuis helpen?"), HomeOffer.choices)


class ConsentForm(forms.Form):
    """Consent towards one receiver, for one purpose, with what may stand on the slip."""

    receiver = _radio(_("Voor wie is de brief?"), ())
    addressee = _line(
        _("Hoe heet de huisarts of praktijk?"), _("Alleen als je je eigen huisarts koos. Mag leeg.")
    )
    purpose = _radio(_("Waarvoor krijgt die dit?"), SlipPurpose.choices)
    parts = forms.MultipleChoiceField(
        label=_("Wat mag erop staan?"),
        choices=SlipPart.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Vink aan wat erop mag staan."),
            "invalid_choice": CHOOSE,
        },
    )
    reach = _line(_("Hoe ben je te bereiken?"), _("Alleen nodig als je dat aanvinkte."))

    def __init__(self, *args: Any, receivers: Sequence[ReceiverView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(one.receiver.value, one.name) for one in receivers]
        self.fields["receiver"].choices = told  # type: ignore[attr-defined]

    def consent(self) -> Consent:
        """What was said yes to."""
        told = self.cleaned_data
        return Consent(
            told["receiver"], told["purpose"], tuple(told["parts"]), told["addressee"], told["reach"]
        )
