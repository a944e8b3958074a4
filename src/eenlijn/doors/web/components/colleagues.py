# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a colleague says of a report that somebody else typed, and naming others who were there.

Used by two desks: behind a code, and for who signed in.
"""

from dataclasses import dataclass
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier.people import BY_REPORTER, LONGEST_NAME, ForColleague, Said
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.reporting.codes import ReporterRole
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date, long_moment

LONGEST_CORRECTION: Final = 4_000
NULL_SIGN: Final = gettext_lazy(
    "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
)
RIGHT_NEEDED: Final = gettext_lazy("Kies of het klopt.")
CARE_NEEDED: Final = gettext_lazy("Kies of je hulp wilt. Niets kiezen mag ook.")
ROLE_NEEDED: Final = gettext_lazy("Kies of het je collega overkwam, of dat je collega het zag.")


class SaidForm(forms.Form):
    """Right or not quite, with own words, and whether care is wanted."""

    is_right = forms.ChoiceField(
        label=gettext_lazy("Klopt het?"),
        choices=[("yes", gettext_lazy("Klopt")), ("no", gettext_lazy("Klopt niet helemaal"))],
        widget=forms.RadioSelect,
        error_messages={"required": RIGHT_NEEDED, "invalid_choice": RIGHT_NEEDED},
    )
    correction = forms.CharField(
        label=gettext_lazy("Wat was er anders?"),
        required=False,
        strip=False,
        max_length=LONGEST_CORRECTION,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": gettext_lazy("Maak dit korter: hoogstens 4.000 tekens."),
            "null_characters_not_allowed": NULL_SIGN,
        },
    )
    wants_care = forms.ChoiceField(
        label=gettext_lazy("Wil je dat iemand je belt voor nazorg?"),
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": CARE_NEEDED},
    )

    def said(self) -> Said:
        typed = self.cleaned_data
        return Said(
            is_right=typed["is_right"] == "yes",
            correction=typed["correction"],
            wants_care={"yes": True, "no": False}.get(typed["wants_care"]),
        )


ROLES: Final[dict[ReporterRole, Words]] = {
    ReporterRole.MANAGER: gettext_lazy("Een leidinggevende meldde dit voor jou."),
    ReporterRole.WITNESS: gettext_lazy("Een collega die erbij was, meldde dit voor jou."),
    ReporterRole.CONTROL_ROOM: gettext_lazy("De meldkamer meldde dit voor jou."),
    ReporterRole.PHONE_DESK: gettext_lazy("Iemand typte dit voor jou over, van de telefoon of van papier."),
}


@dataclass(frozen=True)
class ColleagueView:
    """What was reported, as the colleague reads it."""

    number: str
    who: Words
    reported: str
    what: str
    when: str
    place: str
    words: str
    language: str
    is_exercise: bool


def colleague_view(found: ForColleague) -> ColleagueView:
    return ColleagueView(
        number=found.number,
        who=ROLES.get(found.reporter_role, ""),
        reported=long_moment(found.reported_at),
        what=", ".join(found.kinds),
        when=long_date(to_local(found.occurred_at).date())
        if found.is_day_only
        else long_moment(found.occurred_at),
        place=found.place,
        words=found.words,
        language=found.language,
        is_exercise=found.is_exercise,
    )


class ColleagueForm(forms.Form):
    """Somebody else to whom it happened, or who saw it."""

    role = forms.ChoiceField(
        label=gettext_lazy("Wat is er met je collega?"),
        choices=list(
            zip(
                BY_REPORTER,
                (gettext_lazy("Het overkwam mijn collega ook"), gettext_lazy("Mijn collega zag het")),
                strict=True,
            )
        ),
        widget=forms.RadioSelect,
        error_messages={"required": ROLE_NEEDED, "invalid_choice": ROLE_NEEDED},
    )
    name = forms.CharField(
        label=gettext_lazy("Hoe heet je collega?"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Vul in hoe je collega heet."),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 120 tekens."),
            "null_characters_not_allowed": NULL_SIGN,
        },
    )

    def person(self) -> NewPerson:
        return NewPerson(role=self.cleaned_data["role"], name=self.cleaned_data["name"])
