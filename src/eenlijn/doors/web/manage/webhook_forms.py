# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of webhooks: a name that is allowed, a system that is told, and since when to send again."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.webhooks.codes import OutgoingType
from eenlijn.commons.webhooks.deadlines import may_replay_from

LONGEST_NAME: Final = 60
LONGEST_HOST: Final = 253
LONGEST_ADDRESS: Final = 500
_MOMENT: Final = gettext_lazy("Vul een dag en een tijd in, bijvoorbeeld 24-11-2026 09:00.")
_TYPE: Final = gettext_lazy("Kies een gebeurtenis uit de lijst.")


class HostForm(forms.Form):
    """One name of a system, without what stands before or behind it."""

    host = forms.CharField(
        label=gettext_lazy("Naam van het systeem"),
        help_text=gettext_lazy("Alleen de naam, zoals zaken.voorbeeld.nl. Zonder https:// en zonder pad."),
        max_length=LONGEST_HOST,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "inputmode": "url"}
        ),
        error_messages={
            "required": gettext_lazy("Schrijf de naam, zoals zaken.voorbeeld.nl."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 253 tekens."),
        },
    )


class WebhookForm(forms.Form):
    """Shape only; where a webhook may go, the action decides. `not_listed` is a name it refused for that."""

    not_listed: str = ""

    name = forms.CharField(
        label=gettext_lazy("Welk systeem?"),
        help_text=gettext_lazy("Bijvoorbeeld: Zaaksysteem, of Telefoon van de wacht."),
        max_length=LONGEST_NAME,
        error_messages={
            "required": gettext_lazy("Noem het systeem, bijvoorbeeld Zaaksysteem."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 60 tekens."),
        },
    )
    address = forms.CharField(
        label=gettext_lazy("Adres"),
        help_text=gettext_lazy("Het hele adres, met https:// ervoor. Wie dat systeem beheert, weet het."),
        max_length=LONGEST_ADDRESS,
        strip=True,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "inputmode": "url"}
        ),
        error_messages={
            "required": gettext_lazy("Schrijf het adres, zoals https://zaken.voorbeeld.nl/in."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 500 tekens."),
        },
    )
    types = forms.MultipleChoiceField(
        label=gettext_lazy("Waarvan krijgt het systeem een seintje?"),
        choices=OutgoingType.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies ten minste één gebeurtenis."),
            "invalid_choice": _TYPE,
            "invalid_list": _TYPE,
        },
    )


class SinceForm(forms.Form):
    """A moment on the clock of the page."""

    since = forms.DateTimeField(
        label=gettext_lazy("Vanaf welk moment?"),
        help_text=gettext_lazy("Hoogstens 90 dagen terug."),
        input_formats=["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%Y-%m-%d"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _MOMENT, "invalid": _MOMENT, "ambiguous_timezone": _MOMENT},
    )

    def __init__(self, data: Any, now: datetime) -> None:
        """Take the present moment: a replay begins before it, and not too long before it."""
        super().__init__(data)
        self._now = now

    def clean_since(self) -> datetime:
        since: datetime = self.cleaned_data["since"]
        if not may_replay_from(since, self._now):
            raise forms.ValidationError(_("Kies een moment in de afgelopen 90 dagen."))
        return since

    @property
    def moment(self) -> datetime:
        found: datetime = self.cleaned_data["since"]
        return found
