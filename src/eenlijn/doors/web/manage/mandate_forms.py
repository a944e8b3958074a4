# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a mandate: which function decides about which answer, up to which severity, and since when."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.doors.web.manage.function_form import FunctionForm

LONGEST_SOURCE: Final = 200
_FORMATS: Final = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
_DAY: Final = gettext_lazy("Vul een dag in, bijvoorbeeld 24-11-2026.")
# Nobody decides about an answer that cannot be given.
KINDS: Final = [(one.value, one.label) for one in AnswerKind if one is not AnswerKind.NONE_POSSIBLE]
LEVELS: Final = [(str(one.level), one.label) for one in Severity]


def _day(label: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        input_formats=_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _DAY, "invalid": _DAY},
    )


class MandateForm(FunctionForm):
    """What the decision says; whether it fits beside the others, the act judges."""

    answer_kind = forms.ChoiceField(
        label=gettext_lazy("Over welk antwoord?"),
        choices=KINDS,
        initial=AnswerKind.WARNING.value,
        error_messages={"invalid_choice": gettext_lazy("Kies een antwoord uit de lijst.")},
    )
    highest_level = forms.TypedChoiceField(
        label=gettext_lazy("Tot en met welke ernst?"),
        coerce=int,
        choices=LEVELS,
        initial="4",
        error_messages={"invalid_choice": gettext_lazy("Kies een ernst uit de lijst.")},
    )
    valid_from = _day(gettext_lazy("Vanaf"), required=True)
    valid_until = _day(gettext_lazy("Tot (die dag telt niet meer mee)"), required=False)
    source = forms.CharField(
        label=gettext_lazy("In welk besluit staat dit?"),
        help_text=gettext_lazy("Bijvoorbeeld: Mandaatbesluit van 2 maart 2026, artikel 4."),
        max_length=LONGEST_SOURCE,
        error_messages={
            "required": gettext_lazy("Noem het besluit waarin dit mandaat staat."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 200 tekens."),
        },
    )
    field_order = ("function", "own_function")
