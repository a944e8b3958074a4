# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed to prepare a report to the police; the rules about it live in casework."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.dossier.police_evidence import Piece
from eenlijn.casework.police_reports.agreements import Agreement
from eenlijn.casework.police_reports.codes import (
    AgreementState,
    Filer,
    FootageHolder,
    FootageState,
    IdentityReason,
    IdentityStep,
    MadeBy,
    OffenceAnswer,
    PoliceWay,
)
from eenlijn.casework.police_reports.drafting import LONGEST, LOOKS, TEXTS
from eenlijn.casework.police_reports.exhibits import LONGEST as LONGEST_WHAT
from eenlijn.casework.police_reports.exhibits import Exhibit
from eenlijn.casework.police_reports.identity import CHOSEN
from eenlijn.casework.police_reports.marking import Mark
from eenlijn.casework.police_reports.offences import questions
from eenlijn.doors.web.desk.measure_forms import (
    CHOOSE,
    TOO_LONG,
    WRONG_DAY,
    picker,
    radio,
    row,
    words_field,
)

_HINTS: Final = {
    "who": _("Naam, geboortedag en adres van de ander, voor zover je die weet."),
    "moment": _("Dag en uur, van begin tot einde."),
    "literal": _("Precies zoals het klonk, ook als het grof is."),
    "victim": _("Naam en functie. Nooit een thuisadres."),
    "witnesses": _("Per getuige: de rol, zoals collega of bezoeker, en de naam. Nooit een thuisadres."),
    "injuries": _("Alleen waar een verklaring of foto is. Wat iemand heeft, hoort hier niet."),
    "damage": _("Bijvoorbeeld: de bon van de bril ligt bij de jurist, foto is bestand 2."),
}


# How many lines somebody mostly needs; a place or a means is one.
_ROWS: Final = {"what": 4, "how": 6, "literal": 3, "scene": 1, "with_what": 1, "moment": 1}
PER_LINE: Final = 70
MOST_ROWS: Final = 12


def day_field(said: Any, *, required: bool = False, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=said,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY, "required": WRONG_DAY},
    )


class OffenceForm(forms.Form):
    """One answer per plain question; none is required."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions():
            field = row(one.label, OffenceAnswer.choices, required=False)
            field.help_text = one.help
            self.fields[one.code] = field


class PoliceWayForm(forms.Form):
    way = radio(_("Aangifte of melding?"), PoliceWay.choices)
    filer = radio(_("Wie doet het?"), Filer.choices)
    identity = radio(
        _("Wat blijft uit het dossier?"), [(one.value, IdentityStep(one).label) for one in CHOSEN]
    )
    reasons = forms.MultipleChoiceField(
        label=_("Waarom onder nummer?"),
        choices=IdentityReason.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    contact = words_field(
        _("Wie spreekt namens ons met de politie?"),
        200,
        rows=2,
        hint=_("Naam, functie en het telefoonnummer van het werk."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PoliceDraftForm(forms.Form):
    """Only the texts that this person may read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, texts: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (one for one in TEXTS if one in set(texts)):
            rows = _rows(name, (self.initial or {}).get(name, ""))
            self.fields[name] = words_field(TEXTS[name], LONGEST, rows=rows, hint=_HINTS.get(name, ""))


def _rows(name: str, text: str) -> int:
    """As tall as what is expected, and taller where more stands in it already."""
    lines = sum(1 + len(line) // PER_LINE for line in text.splitlines())
    return max(_ROWS.get(name, 1 if name in LOOKS else 2), min(lines, MOST_ROWS))


class ExhibitsForm(forms.Form):
    """Per file: what it is, who made it, and whether it goes along."""

    def __init__(self, *args: Any, pieces: Sequence[Piece], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = pieces
        for one in pieces:
            place, told = one.file.place, one.exhibit
            self.fields[f"what_{place}"] = forms.CharField(
                label=_("Wat is het?"),
                required=False,
                max_length=LONGEST_WHAT,
                initial=told.what,
                error_messages={"max_length": TOO_LONG},
            )
            made_by = picker(_("Wie maakte het?"), MadeBy.choices)
            made_by.initial = told.made_by.value
            self.fields[f"made_{place}"] = made_by
            self.fields[f"along_{place}"] = forms.BooleanField(
                label=_("Gaat mee naar de politie"), required=False, initial=told.goes_along
            )

    def rows(self) -> Iterator[tuple[Piece, Any, Any, Any]]:
        for one in self.pieces:
            place = one.file.place
            yield one, self[f"what_{place}"], self[f"made_{place}"], self[f"along_{place}"]

    def told(self) -> list[Exhibit]:
        given = self.cleaned_data
        return [
            Exhibit(
                place=one.file.place,
                goes_along=given[f"along_{one.file.place}"],
                made_by=MadeBy(given[f"made_{one.file.place}"]),
                what=given[f"what_{one.file.place}"],
            )
            for one in self.pieces
        ]


class FootageForm(forms.Form):
    camera = forms.CharField(
        label=_("Welke camera?"),
        max_length=LONGEST_WHAT,
        help_text=_("De plek, zoals: hal, boven de deur."),
        error_messages={"required": _("Schrijf op welke camera het is."), "max_length": TOO_LONG},
    )
    holder = radio(_("Van wie is de camera?"), FootageHolder.choices)
    asked_on = day_field(_("Gevraagd op"), required=True)
    wiped_on = day_field(
        _("Laatste dag dat de beelden er zijn"),
        hint=_("Leeg: dan geldt de termijn van je organisatie, vanaf het voorval."),
    )


class FootageEndForm(forms.Form):
    state = radio(
        _("Hoe is het gegaan?"), [(one.value, one.label) for one in FootageState if one != FootageState.ASKED]
    )
    on = day_field(_("Op welke dag?"), required=True)


class AgreementsForm(forms.Form):
    """Per step how it went and on which day; a step without an answer is one that nobody looked at."""

    def __init__(self, *args: Any, steps: Sequence[tuple[Agreement, Mark | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps
        for one, mark in steps:
            label = {"step": one.code}
            state = picker(
                _("Hoe ging stap %(step)s?") % label,
                [("", _("Kies")), *AgreementState.choices],
                required=False,
            )
            state.initial = mark.state.value if mark else ""
            self.fields[f"state_{one.code}"] = state
            day = day_field(_("Dag van stap %(step)s") % label)
            day.initial = mark.on if mark else None
            self.fields[f"on_{one.code}"] = day

    def rows(self) -> Iterator[tuple[Agreement, Any, Any]]:
        for one, _mark in self.steps:
            yield one, self[f"state_{one.code}"], self[f"on_{one.code}"]

    def changed_marks(self) -> list[Mark]:
        """Only what is other than what was recorded."""
        told = [(one, mark, self._told(one.code)) for one, mark in self.steps]
        return [new for _one, mark, new in told if new is not None and new != mark]

    def _told(self, code: str) -> Mark | None:
        state: str = self.cleaned_data[f"state_{code}"]
        on: date | None = self.cleaned_data[f"on_{code}"]
        if not state:
            return None
        is_unknown = state == AgreementState.UNKNOWN
        return Mark(code, AgreementState(state), None if is_unknown else on)


class MakeForm(forms.Form):
    """Which text was on the screen when somebody made it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
