# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a unit and of a site."""

from collections.abc import Iterable
from typing import Any, Final, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.incidents.codes import choices
from eenlijn.commons.packs.contents import Pack
from eenlijn.commons.tenancy.queries import UnitRow

LONGEST_NAME: Final = 120
TOO_LONG: Final = gettext_lazy("Maak dit korter: hoogstens 120 tekens.")


def _name(label: Any, missing: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_NAME,
        error_messages={"required": missing, "max_length": TOO_LONG},
    )


class UnitForm(forms.Form):
    """A new part of the organisation, and below which other part it hangs."""

    name = _name(
        gettext_lazy("Naam van de eenheid"),
        gettext_lazy("Vul de naam in, bijvoorbeeld Lijn 62."),
        gettext_lazy("Bijvoorbeeld: Klantenservice, of Lijn 62."),
    )
    parent = forms.ChoiceField(
        label=gettext_lazy("Hoort onder"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een eenheid uit de lijst.")},
    )

    def __init__(self, units: Iterable[UnitRow], *args: Any, **given: Any) -> None:
        """Offer the running units, each with its path."""
        super().__init__(*args, **given)
        field = cast("forms.ChoiceField", self.fields["parent"])
        field.choices = [("", _("Direct onder de organisatie")), *unit_choices(units)]

    def parent_id(self) -> UUID | None:
        chosen = self.cleaned_data["parent"]
        return UUID(chosen) if chosen else None


class UnitNameForm(forms.Form):
    name = _name(gettext_lazy("Nieuwe naam"), gettext_lazy("Vul de nieuwe naam in."))


class SiteForm(forms.Form):
    """A place where one works: its name, its municipality and what kind of place it is."""

    name = _name(
        gettext_lazy("Naam van de plek"),
        gettext_lazy("Vul de naam in, bijvoorbeeld Remise Almelo."),
        gettext_lazy("Bijvoorbeeld: Remise Almelo, of Stadskantoor."),
    )
    municipality = forms.ChoiceField(
        label=gettext_lazy("Gemeente"),
        error_messages={
            "required": gettext_lazy("Kies de gemeente waar deze plek ligt."),
            "invalid_choice": gettext_lazy("Kies een gemeente uit de lijst."),
        },
    )
    location_type = forms.ChoiceField(
        label=gettext_lazy("Wat voor plek is het?"),
        error_messages={
            "required": gettext_lazy("Kies wat voor plek het is. Weet je het niet? Kies Anders."),
            "invalid_choice": gettext_lazy("Kies een soort uit de lijst."),
        },
    )

    def __init__(
        self, municipalities: list[tuple[str, str]], pack: Pack | None, *args: Any, **given: Any
    ) -> None:
        """Offer the kinds of the sector first, in the words of its pack, and then all others."""
        super().__init__(*args, **given)
        towns = cast("forms.ChoiceField", self.fields["municipality"])
        towns.choices = [("", _("Kies een gemeente")), *municipalities]
        kinds = cast("forms.ChoiceField", self.fields["location_type"])
        kinds.choices = [("", _("Kies een soort")), *_kinds(pack)]


def unit_choices(units: Iterable[UnitRow]) -> list[tuple[str, str]]:
    """Return pairs for a select: the whole path, because a name may stand in several branches."""
    return [(str(one.id), one.path) for one in units]


def _kinds(pack: Pack | None) -> list[tuple[str, Any]]:
    every = choices("location_type")
    own = {one.location_type for one in pack.places} if pack else set()
    usual = [pair for pair in every if pair[0] in own]
    others = [pair for pair in every if pair[0] not in own]
    return [(_("In jouw sector"), usual), (_("Andere plekken"), others)] if usual else every
