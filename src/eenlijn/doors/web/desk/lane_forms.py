# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed about who is involved, and on the pages of the protected lane."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.dossier.coming_back import LONGEST_WORD
from eenlijn.casework.dossier.lanes import BY_HANDLER
from eenlijn.casework.dossier.protected import LONGEST, OpenedFor
from eenlijn.casework.incidents.codes import ProtectedKind, ReturnReason
from eenlijn.doors.web.desk.measure_forms import radio, words_field

LONGEST_NAME = 120
NULL_SIGN = _(
    "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
)


class InvolvedForm(forms.Form):
    """A colleague by the exact name or the work address; nobody is listed or completed."""

    called = forms.CharField(
        label=_("Naam of mailadres op het werk"),
        max_length=LONGEST_NAME,
        help_text=_("De hele naam, zoals die in Eén Lijn staat."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Vul een naam in, in ten hoogste 120 tekens."),
            "max_length": _("Vul een naam in, in ten hoogste 120 tekens."),
            "null_characters_not_allowed": NULL_SIGN,
        },
    )
    kind = radio(_("Waarom mag deze collega dit niet zien?"), [(one.value, one.label) for one in BY_HANDLER])


class LiftForm(forms.Form):
    reason = words_field(_("Waarom is deze collega toch niet betrokken?"), 500, required=True)


class BackForm(forms.Form):
    """Why a dossier need not run apart."""

    reason = radio(_("Waarom hoeft dit niet langer apart?"), ())

    def __init__(self, *args: Any, reasons: Sequence[ReturnReason], **given: Any) -> None:
        super().__init__(*args, **given)
        field = cast("forms.ChoiceField", self.fields["reason"])
        field.choices = [(one.value, one.label) for one in reasons]


class DecideForm(forms.Form):
    """Yes, or why not."""

    answer = radio(
        _("Ben je het ermee eens?"),
        (("yes", _("Ja, het hoeft niet apart")), ("no", _("Nee, het blijft apart"))),
    )
    word = words_field(
        _("Waarom blijft het apart?"), LONGEST_WORD, hint=_("Alleen bij nee. Wie het voorstelde, leest dit.")
    )


class PartForm(forms.Form):
    """Something to keep apart of a protected case."""

    kind = radio(_("Wat wil je bewaren?"), ProtectedKind.choices)
    content = words_field(_("Wat moet er staan?"), LONGEST, rows=5, required=True)


class OpeningForm(forms.Form):
    """Why this one part is opened."""

    opened_for = radio(_("Waarvoor open je dit?"), OpenedFor.choices)
