# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the forms of all topics share: rows of small questions below a head, and what was typed as content."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.rulebook.topics.lists import LONGEST_LINE

MOST_ROWS: Final = 400
MOST_SENT: Final = 9_999
Fields = Callable[[], Mapping[str, forms.Field]]


@dataclass(frozen=True)
class FormRow:
    """A few questions side by side; the legend says about what. Choices may stand in columns."""

    legend: str
    fields: tuple[BoundField, ...]
    columns: int = 1


@dataclass(frozen=True)
class FormPart:
    title: str
    hint: str
    rows: tuple[FormRow, ...]


class RuleForm(forms.Form):
    """A topic as questions. `version` is that of the draft that was read, 0 when there was none."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_SENT)
    empty_rows: ClassVar[int] = 3

    def __init__(self, content: Mapping[str, Any], version: int, data: Any = None) -> None:
        """Begin with what stands in the draft, or else with what holds."""
        self.before = content
        super().__init__(data, initial={"version": version})
        self.build()

    def build(self) -> None:
        """Add the questions of this topic."""

    def parts(self) -> Sequence[FormPart]:
        """Return the questions in the order of the page."""
        raise NotImplementedError

    def content(self) -> dict[str, Any]:
        """Return what was typed, in the shape of the topic."""
        raise NotImplementedError

    def add(self, name: str, field: forms.Field, initial: Any = None) -> None:
        self.fields[name] = field
        self.initial[name] = initial

    def add_rows(self, name: str, fields: Fields, before: Sequence[Mapping[str, Any]]) -> None:
        """Add a row per value, and a few empty ones; as many as were sent when something was sent."""
        shown = len(before) + self.empty_rows
        for place in range(min(MOST_ROWS, max(shown, self._sent(name)))):
            told = before[place] if place < len(before) else {}
            for column, field in fields().items():
                self.add(f"{name}_{place}_{column}", field, told.get(column))
        self.columns = {**getattr(self, "columns", {}), name: tuple(fields())}

    def form_rows(self, name: str, legend: str) -> tuple[FormRow, ...]:
        """Return the rows of a list, each with its number behind the legend."""
        return tuple(
            FormRow(
                f"{legend} {place + 1}", tuple(self[f"{name}_{place}_{one}"] for one in self.columns[name])
            )
            for place in range(self.count(name))
        )

    def typed_rows(self, name: str) -> list[dict[str, Any]]:
        """Return what was typed, row by row; a row with nothing in it is left out."""
        rows = [
            {one: self.cleaned_data.get(f"{name}_{place}_{one}") for one in self.columns[name]}
            for place in range(self.count(name))
        ]
        return [row for row in rows if any(value not in {None, ""} for value in row.values())]

    def count(self, name: str) -> int:
        first = self.columns[name][0]
        return sum(1 for one in self.fields if re.fullmatch(rf"{name}_\d+_{first}", one))

    def _sent(self, name: str) -> int:
        if not self.is_bound:
            return 0
        found = (re.fullmatch(rf"{name}_(\d{{1,3}})_\w+", key) for key in self.data)
        return max((int(one[1]) + 1 for one in found if one), default=0)


def line(
    label: str, *, required: bool = False, longest: int = LONGEST_LINE, language: str = ""
) -> forms.CharField:
    """One line of text; an empty one is kept as an empty text."""
    attributes = {"lang": language} if language else {}
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        widget=forms.TextInput(attrs=attributes),
        error_messages={
            "required": _("Vul dit in."),
            "max_length": _("Maak dit korter: ten hoogste %(count)s tekens.") % {"count": longest},
        },
    )


def number(label: str, least: int, most: int) -> forms.IntegerField:
    between = _("Kies een getal van %(least)s tot en met %(most)s.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), between),
    )


def choice(label: str, choices: Sequence[tuple[str, Any]], *, required: bool = False) -> forms.ChoiceField:
    told = _("Kies een van de mogelijkheden in de lijst.")
    return forms.ChoiceField(
        label=label,
        required=required,
        choices=choices,
        error_messages={"required": told, "invalid_choice": told},
    )


def both_languages() -> dict[str, forms.Field]:
    """The Dutch and the English of the same."""
    return {"nl": line(_("Nederlands"), language="nl"), "en": line(_("Engels (mag leeg)"), language="en")}


NOTHING: Final = ("", gettext_lazy("Maak een keuze"))
