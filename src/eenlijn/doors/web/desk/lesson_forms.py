# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed about what an incident taught; the rules about it live in casework."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import choices
from eenlijn.casework.learning.causes import cause_choices
from eenlijn.casework.learning.codes import (
    EffectAfter,
    EffectResult,
    NeedFor,
    PreventionState,
    function_groups,
)
from eenlijn.doors.web.desk.measure_forms import TOO_LONG, picker, radio, with_empty, words_field
from eenlijn.doors.web.desk.running_forms import day_field

NO_NAMES = _("Over het werk. Zet er geen namen in, ook niet van collega's.")


def checked_field() -> forms.BooleanField:
    """Only of use after we asked whether something is a name."""
    return forms.BooleanField(
        label=_("Wat op een naam lijkt, is geen naam van een mens"),
        required=False,
        help_text=_("Alleen nodig als wij daarnaar vragen."),
    )


class NeedForm(forms.Form):
    training_type = picker(_("Wat is er te leren?"), lambda: with_empty(choices("training_type")))
    needed_for = radio(_("Voor wie?"), NeedFor.choices)
    function_group = picker(
        _("Voor welk werk?"), lambda: with_empty(list(function_groups().items())), required=False
    )
    word = words_field(_("Toelichting"), 500, hint=_("Over het werk, niet over een persoon."))


class CausesForm(forms.Form):
    main = picker(_("Wat was de hoofdoorzaak?"), lambda: with_empty(cause_choices()))
    others = forms.MultipleChoiceField(
        label=_("Speelde er nog meer mee?"),
        choices=cause_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies uit de lijst.")},
    )
    contribution = words_field(_("Wat droegen we zelf bij?"), 1000, rows=5, hint=NO_NAMES)
    not_needed_because = words_field(
        _("Er is geen maatregel nodig, omdat"), 1000, hint=_("Alleen invullen als er echt niets te doen is.")
    )
    names_checked = checked_field()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PreventionForm(forms.Form):
    kind = picker(_("Wat voor maatregel?"), lambda: with_empty(choices("prevention_measure")))
    what = words_field(
        _("Wat gaat er gebeuren?"),
        500,
        required=True,
        hint=_("Over het werk, zonder namen en zonder wat er gebeurde. Wie ervoor zorgt, leest dit ook."),
    )
    owner = picker(_("Wie zorgt ervoor?"), ())
    due_on = day_field(_("Klaar voor of op"), required=True)
    names_checked = checked_field()

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(str(one), name) for one, name in people]
        self.fields["owner"].choices = with_empty(options)  # type: ignore[attr-defined]


class PreventionStateForm(forms.Form):
    """Only the states that may follow."""

    state = radio(_("Hoe staat het ervoor?"), ())
    reason = words_field(
        _("Wat is er gedaan, of waarom toch niet?"), 500, hint=_("Bij ‘toch niet’ moet je dit invullen.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, states: Sequence[PreventionState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(one.value, one.label) for one in states]  # type: ignore[attr-defined]


class RiskLineForm(forms.Form):
    words = words_field(_("De regel in de RI&E en het plan van aanpak"), 500, required=True, hint=NO_NAMES)
    section = forms.CharField(
        label=_("Nummer of hoofdstuk in de RI&E"),
        max_length=40,
        error_messages={"required": _("Schrijf waar de regel staat."), "max_length": TOO_LONG},
    )
    put_in_on = day_field(_("Erin gezet op"), required=True)
    names_checked = checked_field()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class EffectForm(forms.Form):
    after = radio(_("Welke keer is dit?"), EffectAfter.choices)
    result = radio(_("Werkt het?"), EffectResult.choices)
    word = words_field(
        _("Waaraan merk je dat?"),
        500,
        required=True,
        hint=_("Heeft niemand gekeken? Schrijf dan waarom niet."),
    )
    names_checked = checked_field()
