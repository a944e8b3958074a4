# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Choosing a function: one of the sector, one that somebody here has, or one in own words."""

from collections.abc import Iterable
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OTHER: Final = "other"
LONGEST_FUNCTION: Final = 80


class FunctionForm(forms.Form):
    """The fields of a function; a form with more fields builds on it."""

    function = forms.ChoiceField(
        label=gettext_lazy("Functie"),
        error_messages={
            "required": gettext_lazy("Kies een functie, of kies Anders en schrijf de functie op."),
            "invalid_choice": gettext_lazy("Kies een functie uit de lijst."),
        },
    )
    own_function = forms.CharField(
        label=gettext_lazy("Andere functie"),
        help_text=gettext_lazy("Alleen als je hierboven Anders koos. Bijvoorbeeld: Agressiecoördinator."),
        required=False,
        max_length=LONGEST_FUNCTION,
        error_messages={"max_length": gettext_lazy("Maak dit korter: hoogstens 80 tekens.")},
    )

    def __init__(self, of_sector: Iterable[str], in_use: Iterable[str], *args: Any, **given: Any) -> None:
        """Offer the functions of the sector and those that people here have."""
        super().__init__(*args, **given)
        field = cast("forms.ChoiceField", self.fields["function"])
        field.choices = _choices(tuple(of_sector), tuple(in_use))

    def clean(self) -> dict[str, Any]:
        """Own words are needed when none of the list was chosen."""
        given = super().clean() or {}
        if given.get("function") == OTHER and not given.get("own_function", "").strip():
            self.add_error("own_function", _("Schrijf de functie op."))
        return given

    @property
    def function_name(self) -> str:
        """The function as chosen or written."""
        given = self.cleaned_data
        told = given["own_function"] if given["function"] == OTHER else given["function"]
        return " ".join(str(told).split())


def as_chosen(function_name: str, known: Iterable[str]) -> dict[str, str]:
    """Return the fields in which a function stands that somebody has already."""
    if function_name in set(known):
        return {"function": function_name}
    return {"function": OTHER, "own_function": function_name}


def _choices(of_sector: tuple[str, ...], in_use: tuple[str, ...]) -> list[tuple[str, Any]]:
    others = sorted({one for one in in_use if one and one not in of_sector}, key=str.casefold)
    found: list[tuple[str, Any]] = [("", _("Kies een functie"))]
    found.append((_("Van jouw sector"), [(one, one) for one in of_sector]))
    if others:
        found.append((_("Al in gebruik"), [(one, one) for one in others]))
    return [*found, (OTHER, _("Anders, namelijk"))]
