# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a new token: which system, what it may do, and until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import a_year_from
from eenlijn.doors.web.components.shapes import Words

LONGEST_NAME: Final = 60
DAY_NEEDED: Final = gettext_lazy("Vul een dag in, bijvoorbeeld 24-11-2026.")
SCOPE_UNKNOWN: Final = gettext_lazy("Kies een recht uit de lijst.")
# What the system then sees or does: one sentence per scope, for who decides about it.
SEES: Final[Mapping[Scope, Words]] = {
    Scope.REPORTS_WRITE: gettext_lazy(
        "Het systeem stuurt meldingen in, met de woorden van de melder. Het leest er niets van terug."
    ),
    Scope.REPORTS_READ: gettext_lazy(
        "Het systeem ziet van wat het zelf instuurde het nummer, het moment en hoe ver het is."
    ),
    Scope.DOSSIERS_READ: gettext_lazy(
        "Het systeem ziet wat er gebeurde, waar, wanneer en hoe ernstig. Nooit wie het was of wat iemand zei."
    ),
    Scope.TERMS_READ: gettext_lazy(
        "Het systeem ziet van elk dossier het nummer en wanneer er iets klaar moet zijn."
    ),
    Scope.FIGURES_READ: gettext_lazy(
        "Het systeem ziet de cijfers van je organisatie, zoals een coördinator ze ziet."
    ),
    Scope.SETTINGS_READ: gettext_lazy(
        "Het systeem ziet de termijnen, de kalender en de eenheden van je organisatie."
    ),
    Scope.EVENTS_READ: gettext_lazy(
        "Het systeem ziet dat er iets gebeurde en bij welk nummer. Nooit wat of bij wie."
    ),
}


class TokenForm(forms.Form):
    """Shape only; how long a token may work, the action decides."""

    name = forms.CharField(
        label=gettext_lazy("Welk systeem?"),
        help_text=gettext_lazy("Bijvoorbeeld: Roosterpakket, of Meldknop in de bus."),
        max_length=LONGEST_NAME,
        error_messages={
            "required": gettext_lazy("Noem het systeem, bijvoorbeeld Roosterpakket."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 60 tekens."),
        },
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Wat mag het systeem?"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies ten minste één recht. Zonder recht kan een koppeling niets."),
            "invalid_choice": SCOPE_UNKNOWN,
            "invalid_list": SCOPE_UNKNOWN,
        },
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Tot en met welke dag?"),
        help_text=gettext_lazy("Hoogstens een jaar. Daarna maak je een nieuwe."),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": DAY_NEEDED, "invalid": DAY_NEEDED},
    )

    def __init__(self, today: date, data: Any = None) -> None:
        """Propose the longest that is allowed."""
        super().__init__(data, initial={"expires_on": a_year_from(today)})

    @property
    def chosen(self) -> tuple[Scope, ...]:
        return tuple(Scope(code) for code in self.cleaned_data["scopes"])


def sees() -> dict[str, Words]:
    """The sentence below each choice, by its code."""
    return {scope.value: words for scope, words in SEES.items()}
