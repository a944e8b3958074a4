# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a new short link."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.reporting.queries import LinkUnit

LONGEST_PLACE = 120


class LinkForm(forms.Form):
    """Where the link hangs, and whose team reads what comes in."""

    place = forms.CharField(
        label=gettext_lazy("Waar hangt de link?"),
        help_text=gettext_lazy("De melder ziet dit als plaats. Bijvoorbeeld: Bus 4123, of Balie Almelo."),
        max_length=LONGEST_PLACE,
        error_messages={
            "required": gettext_lazy("Schrijf waar de link hangt, bijvoorbeeld Balie Almelo."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 120 tekens."),
        },
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Welk team?"),
        coerce=UUID,
        error_messages={
            "required": gettext_lazy("Kies het team dat hier werkt."),
            "invalid_choice": gettext_lazy("Kies het team dat hier werkt."),
        },
    )

    is_exercise = forms.BooleanField(
        label=gettext_lazy("Alleen om te oefenen"),
        help_text=gettext_lazy("Wat hiermee binnenkomt, telt niet mee en is na 30 dagen weg."),
        required=False,
    )

    def __init__(self, units: Sequence[LinkUnit], data: Any = None) -> None:
        """Offer the units of the own organisation."""
        super().__init__(data)
        choices = [("", _("Kies een team")), *((str(unit.id), unit.name) for unit in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]
