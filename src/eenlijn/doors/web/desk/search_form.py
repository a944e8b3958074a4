# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed to look for a dossier. It never stands in an address: names are typed here."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.people import LONGEST_NAME
from eenlijn.casework.dossier.searching import Search
from eenlijn.casework.incidents.codes import KindGroup, Status
from eenlijn.commons.tenancy.staff_numbers import LONGEST as LONGEST_NUMBER
from eenlijn.doors.web.components.question_field import QuestionField
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.desk.forms import LONGEST_LINE

SHORTEST_WORD: Final = 3
# No dossier is older, and no calendar reaches further: what lies outside was mistyped.
FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
KEPT: Final = [status for status in Status if status != Status.DRAFT]
NULL_SIGN = gettext_lazy("In deze tekst zit een teken waarop wij niet kunnen zoeken. Haal het weg.")
NO_DAY = gettext_lazy("Schrijf een dag, bijvoorbeeld 24-11-2026.")
FACTS: Final = ("number", "since", "until", "unit", "site", "kind", "status")
Pairs = Iterable[tuple[str, Words]]


def _text(label: Any, longest: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"null_characters_not_allowed": NULL_SIGN},
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": NO_DAY},
    )


def _choice(label: Any) -> QuestionField:
    return QuestionField(label=label, required=False)


class SearchForm(forms.Form):
    """Facts, and with them a name, a staff number, words, or all of these."""

    name = _text(gettext_lazy("Naam van iemand in het dossier"), LONGEST_NAME)
    staff_number = _text(gettext_lazy("Personeelsnummer van een collega"), LONGEST_NUMBER)
    words = _text(gettext_lazy("Woorden in het dossier"), LONGEST_LINE)
    number = _text(gettext_lazy("Nummer"), LONGEST_LINE)
    since = _day(gettext_lazy("Van"))
    until = _day(gettext_lazy("Tot en met"))
    unit = _choice(gettext_lazy("Team of lijn"))
    site = _choice(gettext_lazy("Vestiging"))
    kind = _choice(gettext_lazy("Soort"))
    status = _choice(gettext_lazy("Status"))

    def __init__(self, typed: Any, *, units: Pairs, sites: Pairs) -> None:
        super().__init__(typed)
        offered: dict[str, Pairs] = {
            "unit": units,
            "site": sites,
            "kind": KindGroup.choices,
            "status": [(status.value, status.label) for status in KEPT],
        }
        everything = {
            "unit": _("Alle teams"),
            "site": _("Alle vestigingen"),
            "kind": _("Alle soorten"),
            "status": _("Alle"),
        }
        for name, pairs in offered.items():
            field = self.fields[name]
            field.choices = [("", everything[name]), *pairs]  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        words = " ".join(str(self.cleaned_data["words"]).split())
        if words and max(map(len, words.split())) < SHORTEST_WORD:
            raise forms.ValidationError(_("Schrijf een woord van minstens drie letters."))
        return words

    def clean(self) -> dict[str, Any]:
        """Something must be asked, within days that can be."""
        given = super().clean() or {}
        for name in ("since", "until"):
            if given.get(name) and not FIRST_DAY <= given[name] <= LAST_DAY:
                self.add_error(name, str(NO_DAY))
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("Kies een laatste dag die niet vóór de eerste ligt."))
        if not self.errors and not any(given.values()):
            self.add_error(
                "name", _("Vul minstens één ding in: een naam, een woord, een nummer of een feit.")
            )
        return given

    def search(self) -> Search:
        typed = self.cleaned_data
        return Search(
            question=Question(
                number=typed["number"],
                since=typed["since"],
                until=typed["until"],
                unit_id=UUID(typed["unit"]) if typed["unit"] else None,
                site_id=UUID(typed["site"]) if typed["site"] else None,
                kind=typed["kind"],
                status=typed["status"],
                before=str(self.data.get("voor", "")),
                after=str(self.data.get("na", "")),
            ),
            name=typed["name"],
            words=typed["words"],
            staff_number=typed["staff_number"],
        )
