# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed about damage; the rules about it live in casework."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.damages.actions import NewAdvance, NewLine, damage_types
from eenlijn.casework.damages.claiming import NewPlan
from eenlijn.casework.damages.codes import ClaimLetterKind, DamageState, PaidBy, Route
from eenlijn.casework.damages.papers import Debtor, LetterToMake
from eenlijn.casework.letters.codes import SentBy
from eenlijn.doors.web.desk.forms import LocalMomentField
from eenlijn.doors.web.desk.measure_forms import (
    CHOOSE,
    TOO_LONG,
    WRONG_DAY,
    picker,
    radio,
    with_empty,
    words_field,
)

NAME, ADDRESS = 120, 400


def day_field(said: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=said,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY, "required": WRONG_DAY},
    )


def amount_field(said: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=said,
        required=required,
        max_length=20,
        help_text=hint or _("Bijvoorbeeld 240,50."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Schrijf het bedrag."), "max_length": TOO_LONG},
    )


def line_field(said: Any, longest: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=said,
        required=required,
        max_length=longest,
        help_text=hint,
        error_messages={"required": _("Schrijf dit op."), "max_length": TOO_LONG},
    )


class ProvenForm(forms.Form):
    """What proves it: words about a paper, or a file of the dossier where there is one."""

    proof = words_field(_("Bewijs"), 500, rows=2, hint=_("Welk papier het laat zien, en waar dat ligt."))

    def __init__(self, *args: Any, files: Sequence[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if files:
            options = [(str(one), gettext("Bestand %(place)s") % {"place": one}) for one in files]
            self.fields["proof_place"] = picker(
                _("Of een bestand van het dossier"), with_empty(options), required=False
            )

    @property
    def place(self) -> int | None:
        told = self.cleaned_data.get("proof_place")
        return int(told) if told else None


class DamageForm(ProvenForm):
    """A line; whose it is, is asked where it can be of more than one person."""

    field_order = ("damage_type", "victim", "amount", "suffered_on", "proof", "proof_place")
    damage_type = picker(_("Welke schade?"), lambda: with_empty(damage_types()))
    amount = amount_field(_("Bedrag in euro"))
    suffered_on = day_field(
        _("Op welke dag is de schade geleden?"),
        required=False,
        hint=_("Leeg is de dag van het voorval. Vanaf deze dag telt de wettelijke rente."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(people) > 1:
            options = [(str(one), told) for one, told in people]
            self.fields["victim"] = picker(
                _("Van wie, als het van een collega is?"), with_empty(options), required=False
            )
        self.order_fields(self.field_order)

    def line(self) -> NewLine:
        told = self.cleaned_data
        return NewLine(
            told["damage_type"],
            told["amount"],
            told["proof"],
            UUID(told["victim"]) if told.get("victim") else None,
            told["suffered_on"],
            self.place,
        )


class AdvanceForm(ProvenForm):
    """What the employer paid the colleague first."""

    field_order = ("amount", "paid_on", "proof", "proof_place")
    amount = amount_field(_("Hoeveel betaalden wij de collega?"))
    paid_on = day_field(_("Op welke dag?"))

    def advance(self) -> NewAdvance:
        told = self.cleaned_data
        return NewAdvance(told["amount"], told["paid_on"], told["proof"], self.place)


class DamageStateForm(forms.Form):
    """Only the states that may follow by hand."""

    state = radio(_("Hoe staat het ervoor?"), ())
    reason = words_field(_("Waarom zien we ervan af?"), 500, rows=2, hint=_("Alleen nodig bij afzien."))

    def __init__(self, *args: Any, states: Sequence[DamageState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(one.value, one.label) for one in states]  # type: ignore[attr-defined]


class RouteForm(forms.Form):
    route = radio(_("Welke weg kies je?"), Route.choices)
    reason = words_field(
        _("Waarom deze weg?"), 500, rows=2, hint=_("Alleen nodig als je van het advies afwijkt.")
    )


class ClaimForm(forms.Form):
    """Which lines are asked back together."""

    lines = forms.MultipleChoiceField(
        label=_("Welke posten?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    route = radio(_("Langs welke weg?"), Route.choices)

    def __init__(self, *args: Any, options: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [(str(one), told) for one, told in options]  # type: ignore[attr-defined]


class PaymentForm(forms.Form):
    amount = amount_field(_("Hoeveel is er betaald?"))
    paid_on = day_field(_("Op welke dag kwam het binnen?"))
    paid_by = radio(_("Van wie?"), PaidBy.choices)


class PlanForm(forms.Form):
    count = forms.IntegerField(
        label=_("Hoeveel termijnen?"),
        min_value=0,
        max_value=999,
        error_messages={
            "required": _("Schrijf hoeveel termijnen."),
            "invalid": _("Schrijf een getal, bijvoorbeeld 3."),
            "min_value": _("Schrijf een getal, bijvoorbeeld 3."),
            "max_value": _("Schrijf een getal, bijvoorbeeld 3."),
        },
    )
    each = amount_field(_("Bedrag per termijn"))
    last = amount_field(
        _("Bedrag van de laatste termijn"), required=False, hint=_("Alleen als die anders is.")
    )
    first_on = day_field(_("Dag van de eerste termijn"), hint=_("Daarna steeds op die dag van de maand."))

    def plan(self) -> NewPlan:
        told = self.cleaned_data
        return NewPlan(told["count"], told["each"], told["first_on"], told["last"])


class CostsForm(forms.Form):
    amount = amount_field(_("Kosten in euro"))
    reason = words_field(
        _("Wie wees deze kosten toe?"), 500, rows=2, required=True, hint=_("Een vonnis of een afspraak.")
    )


class LetterForm(forms.Form):
    """A letter about a claim, with to whom it goes."""

    kind = radio(_("Welke brief?"), ClaimLetterKind.choices)
    name = line_field(_("Naam van de ander"), NAME)
    address = words_field(_("Adres van de ander"), ADDRESS, rows=3)
    is_minor = forms.BooleanField(label=_("De ander is nog geen 18 jaar"), required=False)
    representative = line_field(_("Naam van de ouder of voogd"), NAME, hint=_("Alleen bij een kind."))
    representative_address = words_field(
        _("Adres van de ouder of voogd"), ADDRESS, rows=3, hint=_("Alleen bij een kind.")
    )
    behaviour = words_field(
        _("Wat deed de ander?"), 500, rows=3, hint=_("Alleen wat gezien of gehoord is. Zonder namen.")
    )
    interest_until = day_field(_("Rente gerekend tot welke dag?"), hint=_("Die dag zelf telt niet mee."))
    pay_until = day_field(_("Uiterste dag om te betalen"))
    pay_to = line_field(_("Waar betaalt de ander?"), 200, hint=_("Bijvoorbeeld: op rekening … van …"))
    contact = line_field(_("Waar kan de ander ons bereiken?"), 200)

    def letter(self) -> LetterToMake:
        told = self.cleaned_data
        names = ("name", "address", "representative", "representative_address", "pay_to", "contact")
        debtor = Debtor(is_minor=told["is_minor"], **{one: told[one] for one in names})
        return LetterToMake(
            ClaimLetterKind(told["kind"]),
            debtor,
            told["behaviour"],
            told["interest_until"],
            told["pay_until"],
        )

    @staticmethod
    def begun(debtor: Debtor, interest_until: date, pay_until: date) -> dict[str, Any]:
        """What stands in it at first: as in the letter before."""
        return {**vars(debtor), "interest_until": interest_until, "pay_until": pay_until}


class LetterSentForm(forms.Form):
    at = LocalMomentField(
        label=_("Wanneer ging hij weg?"), error_messages={"required": _("Schrijf een dag en een tijd.")}
    )
    by = radio(_("Hoe ging hij weg?"), SentBy.choices)
    proof = line_field(_("Bewijs van versturen"), 200, hint=_("Bijvoorbeeld de code van de post."))
