# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question above the figures of the region: which edition, and which table of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.accountability.releases.queries import Edition
from eenlijn.accountability.releases.tables import SPECS, specs_of
from eenlijn.accountability.releases.wording import title_words
from eenlijn.doors.web.components.question_field import QuestionField

USUAL_TABLE = "sector"


class ChoiceForm(forms.Form):
    """Names of fields are Dutch: they stand in the address."""

    editie = QuestionField(
        label=gettext_lazy("Periode"),
        error_messages={
            "invalid_choice": gettext_lazy("Deze periode is niet vrijgegeven. Kies een periode in de lijst.")
        },
    )
    tabel = QuestionField(label=gettext_lazy("Tabel"))

    def __init__(self, asked: Any, editions: Sequence[Edition]) -> None:
        """Without a question the newest month is asked, by sector."""
        months = [one for one in editions if not one.period.is_year]
        years = [one for one in editions if one.period.is_year]
        newest = (*months, *years)[0]
        super().__init__({"editie": newest.code, "tabel": USUAL_TABLE, **{k: asked[k] for k in asked}})
        self._years = {one.code for one in years}
        self.fields["editie"].choices = [  # type: ignore[attr-defined]
            (one.code, _edition_words(one)) for one in (*months, *years)
        ]
        self.fields["tabel"].choices = [  # type: ignore[attr-defined]
            (spec.name, _table_words(spec.name)) for spec in SPECS
        ]

    def clean(self) -> dict[str, Any]:
        """A table for which a month is too small stands in years only."""
        given = super().clean() or {}
        if {"editie", "tabel"} <= given.keys():
            is_year = given["editie"] in self._years
            if given["tabel"] not in {spec.name for spec in specs_of(is_year=is_year)}:
                self.add_error("tabel", _("Deze tabel is er alleen van een heel jaar. Kies een jaar."))
        return given


def _edition_words(one: Edition) -> str:
    """The first edition is called by its period alone."""
    return (
        one.name
        if one.number == 1
        else _("%(period)s, editie %(number)s")
        % {
            "period": one.name,
            "number": one.number,
        }
    )


def _table_words(name: str) -> str:
    spec = next(one for one in SPECS if one.name == name)
    return _("%(title)s (per jaar)") % {"title": title_words(spec)} if spec.is_of_years else title_words(spec)
