# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question above the figures: subject, split and whole months, read from the address."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.accountability.figures.codes import SPLITS, Indicator, Split
from eenlijn.accountability.figures.queries import Question
from eenlijn.doors.web.components.question_field import QuestionField
from eenlijn.foundation.clock import local_month
from eenlijn.foundation.text import month_name

USUAL_MONTHS: Final = 12


class QuestionForm(forms.Form):
    """Names of fields are Dutch: they stand in the address."""

    onderwerp = QuestionField(label=gettext_lazy("Onderwerp"), choices=Indicator.choices)
    splits = QuestionField(label=gettext_lazy("Splits naar"), choices=Split.choices)
    van = QuestionField(label=gettext_lazy("Van"))
    tot = QuestionField(label=gettext_lazy("Tot en met"))

    def __init__(
        self, asked: Mapping[str, Any], *, about: Iterable[Indicator], first: date, now: datetime
    ) -> None:
        """`first` is the oldest month that can be chosen. What is not asked is as usual: the last year."""
        self.usual = usual_question(first, now)
        usual = _as_typed(self.usual)
        super().__init__({**usual, **dict(asked.items())} if asked else None, initial=usual)
        self.fields["onderwerp"].choices = [(one.value, one.label) for one in about]  # type: ignore[attr-defined]
        months = [(_month_value(month), month_name(month)) for month in _back_from(local_month(now), first)]
        for name in ("van", "tot"):
            field = self.fields[name]
            field.choices = months  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A subject has its own splits, and a period does not end before it begins."""
        given = super().clean() or {}
        if {"onderwerp", "splits"} <= given.keys():
            self._check_split(Indicator(given["onderwerp"]), Split(given["splits"]))
        if {"van", "tot"} <= given.keys() and given["tot"] < given["van"]:
            self.add_error("tot", _("Kies een laatste maand die niet vóór de eerste ligt."))
        return given

    def _check_split(self, indicator: Indicator, split: Split) -> None:
        if split not in SPLITS[indicator]:
            possible = _(" of ").join(str(one.label).lower() for one in SPLITS[indicator])
            told = _("«%(subject)s» kun je alleen splitsen naar %(possible)s.")
            self.add_error("splits", told % {"subject": indicator.label, "possible": possible})

    def question(self) -> Question | None:
        """The question as asked, the usual one when nothing was asked, None when it cannot be answered."""
        if not self.is_bound:
            return self.usual
        if not self.is_valid():
            return None
        given = self.cleaned_data
        return Question(
            indicator=Indicator(given["onderwerp"]),
            since=_month(given["van"]),
            until=_month(given["tot"]),
            split=Split(given["splits"]),
        )


def usual_question(first: date, now: datetime) -> Question:
    """Incidents per month over the last year, or since the first month that has any."""
    last = local_month(now)
    *_between, year_ago = islice(_back_from(last, date.min), USUAL_MONTHS)
    return Question(Indicator.INCIDENTS, max(first, year_ago) if first <= last else last, last, Split.MONTH)


def _back_from(last: date, first: date) -> Iterator[date]:
    """First days of months, newest first."""
    place = last.year * 12 + last.month - 1
    while place // 12 >= 1 and (month := date(place // 12, place % 12 + 1, 1)) >= first:
        yield month
        place -= 1


def _as_typed(question: Question) -> dict[str, str]:
    return {
        "onderwerp": question.indicator.value,
        "splits": question.split.value,
        "van": _month_value(question.since),
        "tot": _month_value(question.until),
    }


def _month_value(month: date) -> str:
    return f"{month:%Y-%m}"


def _month(value: str) -> date:
    return date.fromisoformat(f"{value}-01")
