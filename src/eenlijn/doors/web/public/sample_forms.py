# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what a reader from outside sends; the questions themselves live in casework."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.samples.actions import LONGEST_WORDS, Said
from eenlijn.casework.samples.codes import Opinion, Question

LONGEST_CODE = 40
CHOOSE = _("Maak een keuze.")
TOO_LONG = _("Maak deze tekst korter.")


class CodeForm(forms.Form):
    """The code that the reader was told apart from the link."""

    secret = forms.CharField(
        label=_("De code"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Vul de code in. Die hoorde u apart van de link: acht cijfers.")},
    )


def _area(label: Any) -> Any:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )


class AnswersForm(forms.Form):
    """All questions about one dossier, each with room for words."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for one in Question:
            self.fields[one.value] = forms.ChoiceField(
                label=one.label,
                choices=Opinion.choices,
                widget=forms.RadioSelect,
                error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
            )
            self.fields[f"{one.value}_words"] = _area(_("Toelichting"))

    def said(self) -> dict[Question, Said]:
        told = self.cleaned_data
        return {one: Said(Opinion(told[one.value]), told[f"{one.value}_words"]) for one in Question}

    def pairs(self) -> list[tuple[Any, Any]]:
        """Each question with its words, in order."""
        return [(self[one.value], self[f"{one.value}_words"]) for one in Question]


class SendForm(forms.Form):
    """The end: one remark about everything."""

    remark = _area(_("Wat wilt u in het algemeen zeggen?"))
