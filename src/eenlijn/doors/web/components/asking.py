# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions after the receipt as small forms, each saved on its own.

Used by two desks: behind a code, and for who signed in. A field only looks at shape; whether a
question may be asked and an answer chosen, the action decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.details import HIGHEST_NUMBER, LONGEST_TEXT, Asked, Details
from eenlijn.casework.reporting.questions import Kind, QuestionSet
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.clock import local_moment, to_local
from eenlijn.foundation.text import long_moment, row_moment

NAME: Final = "question"
SAVED: Final = "bewaard"
# More answers than this stand in a list that opens, not as tiles.
MOST_TILES: Final = 6
UNFIT: Final = gettext_lazy("Dit past niet bij de vraag. Kies een van de antwoorden, of laat hem leeg.")
NULL_SIGN: Final = gettext_lazy(
    "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
)
ERRORS: Final[dict[str, Words]] = {
    **dict.fromkeys(("invalid", "invalid_choice", "invalid_list", "min_value", "max_value"), UNFIT),
    "max_length": gettext_lazy("Maak dit korter: hoogstens 4.000 tekens."),
    "null_characters_not_allowed": NULL_SIGN,
}
TITLES: Final[dict[QuestionSet, Words]] = {
    QuestionSet.F: gettext_lazy("Het hele verhaal"),
    QuestionSet.PIF: gettext_lazy("Voor de politie, als het zover komt"),
}
UNDERS: Final[dict[QuestionSet, Words]] = {
    QuestionSet.F: gettext_lazy("Elk antwoord bewaar je apart. Niets is verplicht."),
    QuestionSet.PIF: gettext_lazy("Deze vragen stelt de politie ook. Nu weet je het nog goed."),
}


# A year outside these was mistyped, and some have no moment in UTC at all.
YEARS: Final = range(1900, 3000)


class _MomentField(forms.DateTimeField):
    """A wall time in a year that people mean."""

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment is not None and moment.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class AnswerForm(forms.Form):
    """One question: a field `value` that fits its kind, with ids of its own on a page with many."""

    def __init__(self, asked: Asked, data: Mapping[str, Any] | None = None) -> None:
        """Take the question with its answer so far."""
        super().__init__(data, auto_id=f"id_{asked.question.code}_%s", initial={"value": _initial(asked)})
        self.asked = asked
        self.fields["value"] = _field(asked)

    def value(self) -> str:
        """Return the answer as it is kept; only after `is_valid`."""
        typed = self.cleaned_data["value"]
        if self.asked.question.kind == Kind.CHOICES:
            return ",".join(typed)
        if isinstance(typed, datetime):
            return local_moment(typed.replace(tzinfo=None)).moment_utc.isoformat()
        return "" if typed is None else str(typed)


def _initial(asked: Asked) -> Any:
    if asked.question.kind == Kind.CHOICES:
        return asked.value.split(",") if asked.value else []
    if asked.question.kind == Kind.MOMENT and asked.value:
        return to_local(datetime.fromisoformat(asked.value)).replace(tzinfo=None)
    return asked.value


def _field(asked: Asked) -> forms.Field:
    question, options = asked.question, list(asked.options)
    given: dict[str, Any] = {"label": question.label, "help_text": question.help, "required": False}
    given["error_messages"] = ERRORS
    if question.kind == Kind.CHOICES:
        return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **given)
    if options:
        is_short = len(options) <= MOST_TILES
        nothing = [] if is_short else [("", _("Kies"))]
        widget = forms.RadioSelect if is_short else forms.Select
        return forms.ChoiceField(choices=[*nothing, *options], widget=widget, **given)
    if question.kind == Kind.NUMBER:
        return forms.IntegerField(min_value=0, max_value=HIGHEST_NUMBER, **given)
    if question.kind == Kind.MOMENT:
        local = forms.DateTimeInput(attrs={"type": "datetime-local"})
        return _MomentField(widget=local, **given)
    return forms.CharField(
        max_length=LONGEST_TEXT, strip=False, widget=forms.Textarea(attrs={"rows": 2}), **given
    )


@dataclass(frozen=True)
class QuestionView:
    """One question on the page: its form, whether tiles or a line, and what was kept when."""

    code: str
    form: AnswerForm
    is_choice: bool
    saved: str
    is_just_saved: bool


@dataclass(frozen=True)
class QuestionGroup:
    title: Words
    under: Words
    questions: list[QuestionView]


def question_groups(
    found: Details, *, saved: str = "", refused: AnswerForm | None = None
) -> list[QuestionGroup]:
    """The page in its sets; `refused` stands in the place of its question, with what was typed."""
    groups = []
    for one in QuestionSet:
        questions = [_view(asked, saved, refused) for asked in found.items if asked.question.set == one]
        if questions:
            groups.append(QuestionGroup(TITLES[one], UNDERS[one], questions))
    return groups


def _view(asked: Asked, saved: str, refused: AnswerForm | None) -> QuestionView:
    code = asked.question.code
    is_refused = refused is not None and refused.asked.question.code == code
    form = refused if is_refused and refused is not None else AnswerForm(asked)
    return QuestionView(
        code=code,
        form=form,
        is_choice=isinstance(form.fields["value"].widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)),
        saved=_("Bewaard %(when)s") % {"when": row_moment(asked.answered_at)} if asked.answered_at else "",
        is_just_saved=code == saved,
    )


def typed_answer(found: Details, data: Mapping[str, Any]) -> AnswerForm | None:
    """The form that was sent; None when the page asks no such question."""
    for asked in found.items:
        if asked.question.code == data.get(NAME):
            return AnswerForm(asked, data)
    return None


def answer_for_people(asked: Asked) -> str:
    """An answer as a handler reads it on the dossier."""
    if asked.question.kind == Kind.MOMENT:
        return long_moment(datetime.fromisoformat(asked.value))
    return asked.words
