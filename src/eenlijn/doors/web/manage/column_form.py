# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the columns: one question per column, and how its dates are written."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.casework.imports.codes import BlankReported, Target
from eenlijn.casework.imports.dates import DateOrder, Evidence
from eenlijn.casework.imports.mapping import Column, date_evidence
from eenlijn.casework.imports.queries import Batch
from eenlijn.foundation.text import whole

ORDERS = (
    (DateOrder.DAY_FIRST.value, gettext_lazy("Eerst de dag, dan de maand")),
    (DateOrder.MONTH_FIRST.value, gettext_lazy("Eerst de maand, dan de dag")),
)
MOMENTS = (Target.OCCURRED, Target.REPORTED)
LONGEST_GROUND = 200


class ColumnsForm(forms.Form):
    """What each column holds."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    date_order = forms.ChoiceField(
        label=gettext_lazy("Hoe staan de datums er?"),
        choices=ORDERS,
        widget=forms.RadioSelect,
        required=False,
    )
    blank_reported = forms.ChoiceField(
        label=gettext_lazy("Als er niet staat wanneer het is gemeld"),
        choices=BlankReported.choices,
        widget=forms.RadioSelect,
        initial=BlankReported.AS_OCCURRED,
        error_messages={"required": gettext_lazy("Kies wat we doen als het meldmoment leeg is.")},
    )
    with_names = forms.BooleanField(
        label=gettext_lazy("Ik neem namen van de ander over, met een wettelijke grond"), required=False
    )
    names_ground = forms.CharField(
        label=gettext_lazy("Welke wettelijke grond?"), max_length=LONGEST_GROUND, required=False
    )

    def __init__(self, batch: Batch, proposed: dict[Target, int], data: Any = None) -> None:
        """Make one field per column; `proposed` is what is chosen already."""
        self.batch = batch
        super().__init__(data, initial=_initial(batch, proposed))
        chosen = {place: target.value for target, place in proposed.items()}
        for column in batch.profile.columns:
            self.fields[_name(column)] = forms.ChoiceField(
                label=column.name,
                choices=[("", _("Niet overnemen")), *Target.choices],
                initial=chosen.get(column.place, ""),
                help_text=_about(column),
                required=False,
            )
        evidence = date_evidence(batch.profile, [proposed.get(target) for target in MOMENTS])
        self.fields["date_order"].help_text = _proof(evidence)
        if not data and batch.mapping is None and evidence.order is not None:
            self.initial["date_order"] = evidence.order.value

    def column_fields(self) -> list[BoundField]:
        """Return the fields of the columns, in the order of the file."""
        return [self[_name(column)] for column in self.batch.profile.columns]

    def clean(self) -> dict[str, Any]:
        """A meaning stands for one column; a date that could be two days needs a choice."""
        given = super().clean() or {}
        seen: dict[str, str] = {}
        for column in self.batch.profile.columns:
            target = given.get(_name(column), "")
            if target and target in seen:
                told = _("«%(target)s» koos je ook bij kolom «%(column)s». Kies er één.")
                words = {"target": Target(target).label, "column": seen[target]}
                self.add_error(_name(column), told % words)
            seen.setdefault(target, column.name)
        evidence = date_evidence(self.batch.profile, [self.targets().get(target) for target in MOMENTS])
        if evidence.needs_choice and not given.get("date_order"):
            self.add_error("date_order", _ambiguous(evidence))
        return given

    def targets(self) -> dict[Target, int]:
        """Return which column holds what."""
        named = {
            column.place: self.cleaned_data.get(_name(column), "") for column in self.batch.profile.columns
        }
        return {Target(target): place for place, target in named.items() if target}

    def chosen_order(self) -> DateOrder:
        """Return the chosen order; without a choice what the dates prove."""
        typed = self.cleaned_data.get("date_order")
        evidence = date_evidence(self.batch.profile, [self.targets().get(target) for target in MOMENTS])
        return DateOrder(typed) if typed else evidence.order or DateOrder.DAY_FIRST


def _initial(batch: Batch, proposed: dict[Target, int]) -> dict[str, Any]:
    initial: dict[str, Any] = {"version": batch.version, "names_ground": batch.names_ground}
    initial["with_names"] = bool(batch.names_ground)
    if batch.mapping is not None:
        initial["date_order"] = batch.mapping.date_order.value
        initial["blank_reported"] = batch.mapping.blank_reported.value
    return initial


def _name(column: Column) -> str:
    return f"column_{column.place}"


def _about(column: Column) -> str:
    if not column.filled:
        return _("Deze kolom is leeg.")
    filled = ngettext("%(count)s rij gevuld.", "%(count)s rijen gevuld.", column.filled)
    samples = _("Bijvoorbeeld: %(samples)s") % {"samples": " · ".join(column.samples)}
    return f"{filled % {'count': whole(column.filled)}} {samples}"


def _proof(evidence: Evidence) -> str:
    if evidence.order is DateOrder.MONTH_FIRST:
        told = _("In het bestand staat %(example)s. Dat kan alleen met eerst de maand.")
        return told % {"example": evidence.example_month_first}
    if evidence.order is DateOrder.DAY_FIRST:
        told = _("In het bestand staat %(example)s. Dat kan alleen met eerst de dag.")
        return told % {"example": evidence.example_day_first}
    return _ambiguous(evidence)


def _ambiguous(evidence: Evidence) -> str:
    if evidence.is_contradictory:
        told = _(
            "Het bestand spreekt zichzelf tegen: er staat %(day)s en ook %(month)s. Kies wat meestal klopt; "
            "de andere rijen worden geweigerd."
        )
        return told % {"day": evidence.example_day_first, "month": evidence.example_month_first}
    if evidence.either:
        return _("Uit de datums blijkt het niet: elke datum kan twee dagen zijn. Kies wat klopt.")
    return _("Jaar-maand-dag en voluit geschreven maanden lezen we altijd goed.")
