# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed to release something; the rules about it live in casework."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.disclosures.actions import Proposal, Recall, Recipient, chosen_picks
from eenlijn.casework.disclosures.codes import (
    LONGEST_DAYS,
    SHORTEST_DAYS,
    USUAL_DAYS,
    RecallReason,
    RecipientKind,
    VictimWish,
)
from eenlijn.casework.disclosures.grounds import legal_grounds
from eenlijn.casework.disclosures.queries import Chosen
from eenlijn.doors.web.desk.measure_forms import CHOOSE, TOO_LONG, radio, words_field

LONGEST_LINE = 200


def _line(said: Any, *, hint: Any = "", required: Any = "") -> forms.CharField:
    return forms.CharField(
        label=said,
        required=bool(required),
        max_length=LONGEST_LINE,
        help_text=hint,
        error_messages={"required": required, "max_length": TOO_LONG},
    )


def _grounds() -> list[tuple[str, Any]]:
    return [(one.code, one.name) for one in legal_grounds()]


def _named(one: Chosen) -> str:
    """Of what there are several also what it is, so that nobody ticks a number."""
    return f"{one.name}: {one.values[0]}" if one.pick.place else one.name


class ReleaseForm(forms.Form):
    """Everything of one package: what, why, to whom, and until when."""

    fields_chosen = forms.MultipleChoiceField(
        label=_("Wat gaat erin?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wat erin gaat."), "invalid_choice": CHOOSE},
    )
    ground = radio(_("Op welke grond?"), _grounds)
    ground_word = words_field(_("Toelichting bij de grond"), 1000, rows=2)
    purpose = words_field(_("Waarvoor is het?"), 1000, rows=2, required=True)
    kind = radio(_("Voor wie?"), RecipientKind.choices)
    name = _line(_("Naam"), required=_("Schrijf wie het krijgt, met naam."))
    organisation = _line(_("Onderdeel"), required=_("Schrijf bij welk onderdeel diegene werkt."))
    mail = forms.EmailField(
        label=_("Werkadres"),
        required=False,
        max_length=LONGEST_LINE,
        error_messages={"invalid": _("Schrijf een mailadres, of laat dit leeg."), "max_length": TOO_LONG},
    )
    phone = _line(_("Telefoon op het werk"))
    is_private_mail_right = forms.BooleanField(
        label=_("Ik belde na: dit adres is van deze persoon, al lijkt het privé."), required=False
    )
    wish = radio(_("Wat wil de collega?"), VictimWish.choices)
    wish_word = words_field(
        _("Waarom dan toch, of waarom niet gevraagd?"), 1000, rows=2, hint=_("De collega mag dit weten.")
    )
    days = forms.IntegerField(
        label=_("Hoeveel dagen is het te lezen?"),
        min_value=SHORTEST_DAYS,
        max_value=LONGEST_DAYS,
        initial=USUAL_DAYS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Kies 1 tot en met 30 dagen.")
        ),
    )

    def __init__(self, *args: Any, offered: Sequence[Chosen], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fields_chosen"].choices = [(one.code, _named(one)) for one in offered]  # type: ignore[attr-defined]

    def proposal(self) -> Proposal:
        told = self.cleaned_data
        return Proposal(
            picks=chosen_picks(told["fields_chosen"]),
            ground=told["ground"],
            ground_word=told["ground_word"],
            purpose=told["purpose"],
            recipient=Recipient(
                kind=RecipientKind(told["kind"]),
                name=told["name"],
                organisation=told["organisation"],
                mail=told["mail"],
                phone=told["phone"],
                is_private_mail_right=told["is_private_mail_right"],
            ),
            wish=VictimWish(told["wish"]),
            wish_word=told["wish_word"],
            days=told["days"],
        )


# The refusals of casework name the field of the package; this form calls one otherwise.
NAMED = {"fields": "fields_chosen"}


class RecallForm(forms.Form):
    reason = radio(
        _("Waarom haal je het terug?"),
        [(one.value, one.label) for one in RecallReason if one != RecallReason.REMOVED],
    )
    word = words_field(_("Toelichting"), 1000, rows=2)

    def told(self) -> Recall:
        return Recall(RecallReason(self.cleaned_data["reason"]), self.cleaned_data["word"])
