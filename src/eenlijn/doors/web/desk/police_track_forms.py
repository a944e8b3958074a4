# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed about what became of a filing; the rules about it live in casework."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.dossier.police_news import Passing
from eenlijn.casework.police_reports.codes import DismissalKind, PoliceStep
from eenlijn.casework.police_reports.following import StepView
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting.codes import FeedbackWay
from eenlijn.doors.web.desk.measure_forms import TOO_LONG, WRONG_DAY, picker, radio, with_empty, words_field

NOT_YET = ""
LONGEST_LINE = 120


def day_field(said: Any, *, required: bool = False, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=said,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vul de dag in."), "invalid": WRONG_DAY},
    )


def line_field(said: Any, *, hint: Any = "", longest: int = LONGEST_LINE) -> forms.CharField:
    return forms.CharField(
        label=said,
        required=False,
        max_length=longest,
        help_text=hint,
        error_messages={"max_length": TOO_LONG},
    )


def _ways() -> list[tuple[str, Any]]:
    return [(NOT_YET, _("Nog niet: dat blijft hier staan")), *FeedbackWay.choices]


class StepForm(forms.Form):
    """One step, and how the colleague heard of it."""

    step = radio(_("Wat is er gebeurd?"), ())
    on = day_field(_("Op welke dag?"), required=True)
    reference = line_field(_("Nummer van politie of OM"), longest=60)
    contact = line_field(_("Wie kun je daar bellen?"), hint=_("Naam, functie en telefoon van een ambtenaar."))
    partner = picker(_("Of kies uit jullie lijst van partners"), (), required=False)
    dismissal = picker(_("Wat voor sepot?"), lambda: with_empty(DismissalKind.choices), required=False)
    hearing_on = day_field(_("Dag van de zitting"))
    has_compensation = forms.BooleanField(label=_("De rechter legde een schadevergoeding op"), required=False)
    compensation = line_field(
        _("Bedrag van de schadevergoeding"), hint=_("Bijvoorbeeld € 350,00."), longest=40
    )
    word = words_field(_("Toelichting"), 1000, hint=_("Wat er is gezegd of geschreven."))
    way = forms.ChoiceField(
        label=_("Weet de collega dit al?"),
        choices=_ways,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Maak een keuze.")},
    )
    words = words_field(
        _("Bericht aan de collega"),
        1000,
        hint=_("Alleen bij een bericht. De collega leest dit bij de melding."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        choices: Sequence[PoliceStep],
        partners: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [(one.value, one.label) for one in choices]  # type: ignore[attr-defined]
        self.fields["partner"].choices = with_empty(partners)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whom to call is what was typed and who was chosen; both when both are there."""
        given = super().clean() or {}
        told = (given.get("contact", ""), given.get("partner", ""))
        return {**given, "contact": "; ".join(one.strip() for one in told if one.strip())}


class TakeBackForm(forms.Form):
    """A step that was not so."""

    word = words_field(_("Waarom klopt dit niet?"), 1000, required=True)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PassOnForm(forms.Form):
    """How the colleague heard of a step that waited."""

    way = radio(_("Hoe hoorde de collega het?"), FeedbackWay.choices)
    words = words_field(_("Bericht"), 1000, hint=_("Bij bellen of spreken mag het leeg blijven."))


def told_of(typed: dict[str, Any]) -> StepTold:
    names = (
        "on", "dismissal", "hearing_on", "has_compensation", "compensation", "reference", "contact", "word",
        "seen",
    )  # fmt: skip
    return StepTold(step=PoliceStep(typed["step"]), **{name: typed[name] for name in names})


def passing_of(typed: dict[str, Any]) -> Passing | None:
    return Passing(FeedbackWay(typed["way"]), typed["words"]) if typed["way"] else None


def initial_of(one: StepView) -> dict[str, Any]:
    """What stands there now, for who corrects it."""
    return {
        "step": one.step,
        "on": one.on,
        "reference": one.reference,
        "contact": one.contact,
        "dismissal": one.dismissal_code,
        "hearing_on": one.hearing_on,
        "has_compensation": one.has_compensation,
        "compensation": one.compensation,
        "word": one.word,
    }
