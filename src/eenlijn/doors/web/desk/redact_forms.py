# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed on the page that covers a text; the marks so far go along in a hidden field."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.proposing import Span

MOST_MARKS: Final = 2000
LONGEST_WORD: Final = 120
_PARTS: Final = 3


def written(spans: tuple[Span, ...]) -> str:
    """Marks as the hidden field holds them: places and kinds, no word."""
    return ",".join(f"{one.start}-{one.end}-{one.kind.value}" for one in spans)


class MarksField(forms.CharField):
    """Places and kinds; what is no such thing is refused, whether they fit the text the action says."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        told = [one.split("-") for one in str(value or "").split(",") if one]
        if len(told) > MOST_MARKS or any(len(one) != _PARTS for one in told):
            raise ValidationError(_("Deze markeringen passen niet bij de tekst. Laad de bladzijde opnieuw."))
        try:
            return tuple(sorted(Span(int(start), int(end), SpanKind(kind)) for start, end, kind in told))
        except ValueError as error:
            raise ValidationError(
                _("Deze markeringen passen niet bij de tekst. Laad de bladzijde opnieuw.")
            ) from error

    def validate(self, value: Any) -> None:
        """No marks at all is an answer too: a text without people."""


class MarksForm(forms.Form):
    """What every button of the page sends along: the marks, and which text was on the screen."""

    marks = MarksField(required=False)
    remove = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class AddForm(forms.Form):
    word = forms.CharField(label=_("Nog een woord afdekken"), max_length=LONGEST_WORD)
    kind = forms.ChoiceField(label=_("Wat is het?"), choices=SpanKind.choices, initial=SpanKind.NAME)


class ConfirmForm(forms.Form):
    digest = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    keeps_known = forms.BooleanField(
        label=_("Ik heb gekeken: wat hierboven staat is in deze tekst geen naam."), required=False
    )
