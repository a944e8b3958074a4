# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed on the pages of the measures; the rules about it live in casework."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.aftercare.actions import providers
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.incidents.codes import choices, label
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.desk.forms import LocalMomentField

TOO_LONG = _("Maak deze tekst korter.")
CHOOSE = _("Maak een keuze.")
WRONG_DAY = _("Schrijf een dag, bijvoorbeeld 24-11-2026.")


def words_field(
    said: Any, longest: int, *, rows: int = 3, required: bool = False, hint: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=said,
        required=required,
        max_length=longest,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Schrijf dit op."), "max_length": TOO_LONG},
    )


def radio(said: Any, options: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=said,
        choices=options,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class RowOfAnswers(forms.RadioSelect):
    """A few short answers beside their question, for a list of such questions."""

    in_row = True


def row(said: Any, options: Any, *, required: bool = True) -> forms.ChoiceField:
    """The same, on one line with its question."""
    field = radio(said, options, required=required)
    field.widget = RowOfAnswers(choices=options)
    return field


def picker(said: Any, options: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=said,
        choices=options,
        required=required,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def with_empty(options: Sequence[tuple[str, Words]]) -> list[tuple[str, Words]]:
    return [("", _("Kies")), *options]


class TellForm(forms.Form):
    """Only the moments that may still be told, and the ways by which this reporter can be reached."""

    kind = radio(_("Wat laat je horen?"), ())
    way = radio(_("Hoe?"), ())
    words = words_field(
        _("Bericht"),
        1000,
        rows=7,
        hint=_("De melder leest dit. Noem geen anderen. Bij bellen of spreken mag het leeg blijven."),
    )
    is_signed = forms.BooleanField(
        label=_("Zet mijn naam eronder, in plaats van mijn functie"), required=False
    )

    def __init__(
        self, *args: Any, kinds: Sequence[FeedbackKind], ways: Sequence[FeedbackWay], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.value, one.label) for one in kinds]  # type: ignore[attr-defined]
        self.fields["way"].choices = [(one.value, one.label) for one in ways]  # type: ignore[attr-defined]

    def told(self, typed: dict[str, Any]) -> Told:
        return Told(
            FeedbackKind(typed["kind"]), FeedbackWay(typed["way"]), typed["words"], typed["is_signed"]
        )


class PoliceForm(forms.Form):
    decision = radio(_("Wat is het besluit?"), PoliceDecision.choices)
    filed_on = forms.DateField(
        label=_("Dag van de aangifte of melding"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY},
    )
    reference = forms.CharField(
        label=_("Nummer van de politie"),
        required=False,
        max_length=60,
        help_text=_("Mag later. Vul het dan hier in en bewaar opnieuw."),
        error_messages={"max_length": TOO_LONG},
    )
    said_vpt = forms.BooleanField(label=_("Gezegd dat dit een VPT-zaak is"), required=False)
    used_work_address = forms.BooleanField(
        label=_("Het adres van het werk gebruikt, nooit een thuisadres"), required=False
    )
    reason_not = picker(
        _("Geen politie, omdat"), lambda: with_empty(choices("reason_no_police_report")), required=False
    )
    word = words_field(_("Toelichting"), 500)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReasonForm(forms.Form):
    reason = words_field(_("Waarom niet?"), 500, required=True, hint=_("Zet er niets over gezondheid in."))


class WhyForm(forms.Form):
    reason = words_field(_("Waarom?"), 500, required=True)


class SecondForm(forms.Form):
    """The second person of a closing."""

    answer = radio(
        _("Mag dit dossier dicht?"), [("yes", _("Ja, akkoord")), ("no", _("Nee, er moet nog iets"))]
    )
    word = words_field(_("Wat moet er nog?"), 500, hint=_("Alleen nodig als je nee zegt."))


class NoteForm(forms.Form):
    words = words_field(_("Notitie"), 2000, rows=4, required=True)
    kind = radio(_("Is het een feit of een mening?"), NoteKind.choices)
    audience = radio(_("Wie mag dit lezen?"), Audience.choices)


class WhoForm(forms.Form):
    """One of the people who may be asked."""

    account = picker(_("Collega"), ())

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(str(one), name) for one, name in people]
        self.fields["account"].choices = with_empty(options)  # type: ignore[attr-defined]


class OfferForm(WhoForm):
    word = words_field(_("Wat moet deze collega weten?"), 500)


class OfferAnswerForm(forms.Form):
    answer = radio(
        _("Neem je dit dossier over?"), [("yes", _("Ja, ik neem het over")), ("no", _("Nee, het kan niet"))]
    )
    word = words_field(_("Waarom niet?"), 500, hint=_("Alleen nodig als je nee zegt."))


class MomentForm(forms.Form):
    at = LocalMomentField(label=_("Wanneer?"), error_messages={"required": _("Schrijf een dag en een tijd.")})


class TeamForm(MomentForm):
    """A talk with the team: when, and with how many."""

    people = forms.IntegerField(
        label=_("Met hoeveel mensen?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Schrijf met hoeveel."), "invalid": _("Schrijf een getal.")},
    )


def _providers() -> list[tuple[str, Words]]:
    return with_empty([(code, label("aftercare_contact", code)) for code in providers()])


class TalkForm(forms.Form):
    """That it took place, and nothing of what was said."""

    at = LocalMomentField(
        label=_("Wanneer was het?"), error_messages={"required": _("Schrijf een dag en een tijd.")}
    )
    provider = picker(_("Wie gaf de opvang?"), _providers)
