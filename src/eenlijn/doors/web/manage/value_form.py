# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the words: each different value of the old register gets a word of ours."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.casework.imports import queries
from eenlijn.casework.imports.actions import value_targets
from eenlijn.casework.imports.codes import REFUSE, Target
from eenlijn.casework.imports.mapping import Column, Value
from eenlijn.casework.imports.queries import Batch
from eenlijn.casework.incidents.codes import KindGroup, PerpetratorKnown, Severity, choices, code_list
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.text import whole


class ValuesForm(forms.Form):
    """One question per value; the proposals are filled in."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, actor: Actor, batch: Batch, data: Any = None) -> None:
        """Make the fields of every chosen column whose values get a code."""
        super().__init__(data, initial={"version": batch.version})
        if batch.mapping is None:
            message = "columns are chosen before their values"
            raise ValueError(message)
        self.columns = {
            target: batch.profile.columns[batch.mapping.columns[target]]
            for target in value_targets(batch.mapping.columns)
        }
        for target, column in self.columns.items():
            known = batch.mapping.values.get(target)
            chosen = known or queries.proposed_values(actor, batch.profile, target, column.place)
            self._add(target, column, _codes(actor, target), chosen)
        self._add_blank_kind(batch)

    def _add(self, target: Target, column: Column, codes: Any, chosen: Mapping[str, str]) -> None:
        for place, value in enumerate(column.values):
            self.fields[_name(target, place)] = forms.ChoiceField(
                label=value.shown,
                choices=codes,
                initial=chosen.get(value.key, ""),
                help_text=_rows(value),
                required=target is Target.KIND,
                error_messages={"required": _("Kies een soort voor «%(value)s».") % {"value": value.shown}},
            )

    def _add_blank_kind(self, batch: Batch) -> None:
        blank = batch.total_rows - self.columns[Target.KIND].filled
        if blank:
            told = ngettext("%(count)s rij heeft geen soort.", "%(count)s rijen hebben geen soort.", blank)
            self.fields["blank_kind"] = forms.ChoiceField(
                label=_("Als de soort leeg is"),
                choices=[("", _("Weiger die rijen")), *_kinds()],
                initial=batch.mapping.blank_kind if batch.mapping else "",
                help_text=told % {"count": whole(blank)},
                required=False,
            )

    def groups(self) -> list[dict[str, Any]]:
        """Return the questions per column, as the page shows them."""
        return [
            {
                "title": target.label,
                "column": column.name,
                "fields": [self[_name(target, place)] for place in range(len(column.values))],
                "blank": self.blank_field() if target is Target.KIND else None,
                "folded": "" if target is Target.KIND else self._folded(target, column),
            }
            for target, column in self.columns.items()
        ]

    def _folded(self, target: Target, column: Column) -> str:
        """What stands on the fold over words that may stay empty."""
        filled = sum(bool(self[_name(target, place)].value()) for place in range(len(column.values)))
        told = ngettext(
            "%(count)s woord, %(filled)s ingevuld", "%(count)s woorden, %(filled)s ingevuld", column.distinct
        )
        return told % {"count": whole(column.distinct), "filled": whole(filled)}

    def blank_field(self) -> BoundField | None:
        return self["blank_kind"] if "blank_kind" in self.fields else None

    def chosen(self) -> dict[Target, dict[str, str]]:
        """Return our code per value; what stays empty is left out."""
        return {
            target: {
                value.key: code
                for place, value in enumerate(column.values)
                if (code := self.cleaned_data.get(_name(target, place), ""))
            }
            for target, column in self.columns.items()
        }


def _name(target: Target, place: int) -> str:
    return f"{target.value}_{place}"


def _rows(value: Value) -> str:
    return ngettext("%(count)s rij", "%(count)s rijen", value.count) % {"count": whole(value.count)}


def _codes(actor: Actor, target: Target) -> list[Any]:
    if target is Target.KIND:
        return [("", _("Kies een soort")), (REFUSE, _("Neem deze rijen niet over")), *_kinds()]
    empty = ("", _("Onze eigen gemeente") if target is Target.MUNICIPALITY else _("Laat leeg"))
    return [empty, *_plain_codes(actor, target)]


def _plain_codes(actor: Actor, target: Target) -> list[tuple[str, Any]]:
    if target is Target.MUNICIPALITY:
        return list(queries.municipality_choices(actor))
    if target is Target.SEVERITY:
        return list(Severity.choices)
    if target is Target.KNOWN:
        return list(PerpetratorKnown.choices)
    return list(choices(target.value))


def _kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    kinds = code_list("incident_type").values()
    return [
        (str(group.label), [(kind.code, kind.label) for kind in kinds if kind.group == group])
        for group in KindGroup
    ]
