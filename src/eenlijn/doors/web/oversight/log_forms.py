# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question above the log, and the days that leave as a file."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.codes import Role
from eenlijn.commons.trail.log import OPENED, REFUSED
from eenlijn.doors.web.components.log_words import ACTIONS
from eenlijn.doors.web.components.question_field import NOT_THERE

DAY_WRONG: Final = gettext_lazy("Vul een dag in, bijvoorbeeld 24-11-2026.")
FORMATS: Final = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
LONGEST_NUMBER: Final = 20
USUAL_DAYS: Final = timedelta(days=30)


def _day(label: Any, *, required: bool) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        input_formats=FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": DAY_WRONG, "required": DAY_WRONG},
    )


class _Days(forms.Form):
    """Two days in order; the first and the last year of the calendar have no moment in UTC at their edge."""

    van = _day(gettext_lazy("Van"), required=False)
    tot = _day(gettext_lazy("Tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("van"), given.get("tot")
        for name, one in (("van", first), ("tot", last)):
            if one is not None and not MINYEAR < one.year < MAXYEAR:
                self.add_error(name, DAY_WRONG)
        if first and last and last < first:
            self.add_error("tot", _("De laatste dag ligt voor de eerste."))
        return given


class LogForm(_Days):
    """Names of fields are Dutch: they stand in the address."""

    wat = forms.ChoiceField(
        label=gettext_lazy("Wat"), required=False, error_messages={"invalid_choice": NOT_THERE}
    )
    rol = forms.ChoiceField(
        label=gettext_lazy("Rol"), required=False, error_messages={"invalid_choice": NOT_THERE}
    )
    nummer = forms.CharField(
        label=gettext_lazy("Nummer van het dossier"),
        required=False,
        max_length=LONGEST_NUMBER,
        error_messages={"max_length": gettext_lazy("Maak dit korter: hoogstens 20 tekens.")},
    )
    inzage = forms.ChoiceField(
        label=gettext_lazy("Inzages"), required=False, error_messages={"invalid_choice": NOT_THERE}
    )

    def __init__(self, asked: Any) -> None:
        """Offer every act that has words, by its words."""
        super().__init__(asked)
        acts = sorted(((code, str(words)) for code, words in ACTIONS.items()), key=lambda pair: pair[1])
        first = [
            ("", _("Alles")),
            (OPENED, _("Alles wat iets liet zien")),
            (REFUSED, _("Alles wat niet mocht")),
        ]
        self.fields["wat"].choices = [*first, *acts]  # type: ignore[attr-defined]
        only = [("", _("Alle regels")), ("ja", _("Alleen inzages in gesloten dossiers"))]
        self.fields["inzage"].choices = only  # type: ignore[attr-defined]
        for name in ("van", "tot", "nummer"):
            self.fields[name].widget.attrs["class"] = "utrecht-textbox utrecht-textbox--html-input"
        for name in ("wat", "rol", "inzage"):
            self.fields[name].widget.attrs["class"] = "utrecht-select utrecht-select--html-select"
        self.fields["rol"].choices = [("", _("Alle rollen")), *Role.choices]  # type: ignore[attr-defined]


class TakeForm(_Days):
    """Which days leave; both are needed."""

    def __init__(self, today: date, data: Any = None) -> None:
        """Propose the last month."""
        super().__init__(data, initial={"van": today - USUAL_DAYS, "tot": today})
        for name in ("van", "tot"):
            self.fields[name].required = True
