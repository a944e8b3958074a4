# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of breaking glass and of reviewing it; rules about both live in casework."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.breaking_glass import Breaking, Verdict
from eenlijn.commons.access.codes import GlassReason, GlassSilence, GlassVerdict

LONGEST_TEXT = 1000
LONGEST_NUMBER = 20
NOT_THERE = gettext_lazy("Kies een van de mogelijkheden in de lijst.")
TOO_LONG = gettext_lazy("Maak dit korter: hoogstens 1.000 tekens.")


class BreakForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Welk dossier?"),
        help_text=gettext_lazy("Het nummer, bijvoorbeeld 7K4M-2QX."),
        max_length=LONGEST_NUMBER,
        error_messages={
            "required": gettext_lazy("Vul het nummer van het dossier in."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 20 tekens."),
        },
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom?"),
        choices=GlassReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een reden."), "invalid_choice": NOT_THERE},
    )
    words = forms.CharField(
        label=gettext_lazy("Wat ga je na?"),
        help_text=gettext_lazy("In je eigen woorden, zonder namen. Wie dit nakijkt, leest het."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Schrijf op waarom. Wie dit nakijkt, leest het."),
            "max_length": TOO_LONG,
        },
    )
    silence = forms.ChoiceField(
        label=gettext_lazy("Hoort de melder het nu?"),
        choices=[("", gettext_lazy("Ja, de melder krijgt meteen bericht")), *GlassSilence.choices],
        widget=forms.RadioSelect,
        required=False,
        initial="",
        error_messages={"invalid_choice": NOT_THERE},
    )

    def why(self) -> Breaking:
        given = self.cleaned_data
        silence = GlassSilence(given["silence"]) if given["silence"] else None
        return Breaking(GlassReason(given["reason"]), given["words"], silence)


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Was deze inzage terecht?"),
        choices=GlassVerdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat je vindt."), "invalid_choice": NOT_THERE},
    )
    words = forms.CharField(
        label=gettext_lazy("Waarom vind je dat?"),
        help_text=gettext_lazy("Kort, en zonder namen."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Schrijf op waarom je dat vindt."),
            "max_length": TOO_LONG,
        },
    )
    silence = forms.ChoiceField(
        label=gettext_lazy("Was het goed om de melder niet meteen bericht te sturen?"),
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee, stuur het bericht nu"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies ja of nee."), "invalid_choice": NOT_THERE},
    )

    def __init__(self, data: Any = None, *, was_silent: bool) -> None:
        """Ask about silence only when there was any."""
        super().__init__(data)
        if not was_silent:
            del self.fields["silence"]

    def found(self) -> Verdict:
        given = self.cleaned_data
        silence = given["silence"] == "yes" if "silence" in given else None
        return Verdict(GlassVerdict(given["verdict"]), given["words"], silence)
