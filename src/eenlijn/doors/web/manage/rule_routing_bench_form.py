# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question above the bench of the routing table: a case that somebody makes up, in the address."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.routing_bench import MadeUp
from eenlijn.casework.incidents.codes import KindGroup
from eenlijn.casework.incidents.codes import choices as codes_of
from eenlijn.commons.rulebook.topics.dead_ends import House
from eenlijn.commons.rulebook.topics.routing import LEVELS
from eenlijn.doors.web.manage.rule_routing_words import level_label

_CHOOSE: Final = gettext_lazy("Kies een van de mogelijkheden in de lijst.")


def _choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, error_messages={"invalid_choice": _CHOOSE})


class BenchForm(forms.Form):
    """Names of fields are Dutch: they stand in the address. Nothing in it is about anybody."""

    ernst = forms.ChoiceField(
        label=gettext_lazy("Ernst"), error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE}
    )
    soort = forms.MultipleChoiceField(
        label=gettext_lazy("Soort gedrag"),
        choices=KindGroup.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies ten minste één soort gedrag."),
            "invalid_choice": _CHOOSE,
        },
    )
    team = _choice(gettext_lazy("Team"))
    plek = _choice(gettext_lazy("Plek"))
    kanaal = _choice(gettext_lazy("Kanaal"))
    rood = forms.BooleanField(label=gettext_lazy("Het is een rode melding"), required=False)

    def __init__(self, house: House, data: Any = None) -> None:
        """Offer the teams and sites of today."""
        super().__init__(data)
        unknown = ("", _("Niet bekend"))
        self._offer("ernst", [(str(level), level_label(level)) for level in LEVELS])
        self._offer("team", [unknown, *house.unit_names.items()])
        self._offer("plek", [unknown, *house.sites.items()])
        self._offer("kanaal", [unknown, *codes_of("channel")])

    def _offer(self, name: str, options: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = options

    def case(self) -> MadeUp:
        """The case as it was made up; only of a form that is valid."""
        given = self.cleaned_data
        return MadeUp(
            level=int(given["ernst"]),
            kinds=frozenset(given["soort"]),
            unit=given["team"],
            site=given["plek"],
            channel=given["kanaal"],
            is_red=given["rood"],
        )
