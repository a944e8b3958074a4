# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a year: how many people and contacts each unit had, and who says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from eenlijn.commons.tenancy.employer import MOST_CONTACTS, MOST_PEOPLE, UnitSize
from eenlijn.commons.tenancy.queries import UnitYearRow

COUNTS: Final = ("headcount", "contacts")
LONGEST_SOURCE: Final = 120


@dataclass(frozen=True)
class UnitFields:
    """The four questions about one unit."""

    unit_name: str
    fields: tuple[BoundField, ...]


class YearForm(forms.Form):
    """A row per unit; a source for all stands in for sources that were left empty."""

    def __init__(
        self, rows: Sequence[UnitYearRow], before: Mapping[UUID, UnitYearRow], data: Any = None
    ) -> None:
        """`before` is what to begin with: this year, or the year that is copied."""
        super().__init__(data)
        self.rows = rows
        for one in COUNTS:
            self.fields[f"every_{one}"] = _source(_every(one))
        for row in rows:
            told = before.get(row.unit_id, row)
            for one, most in zip(COUNTS, (MOST_PEOPLE, MOST_CONTACTS), strict=True):
                self._add(row, one, _count(one, most), getattr(told, one))
                self._add(
                    row, f"source_{one}", _source(_("Waar komt dit vandaan?")), getattr(told, f"source_{one}")
                )

    def _add(self, row: UnitYearRow, name: str, field: forms.Field, initial: Any) -> None:
        self.fields[_name(row, name)] = field
        self.initial[_name(row, name)] = initial

    def unit_fields(self) -> Iterable[UnitFields]:
        for row in self.rows:
            names = [name for one in COUNTS for name in (one, f"source_{one}")]
            yield UnitFields(row.unit_name, tuple(self[_name(row, name)] for name in names))

    def clean(self) -> dict[str, Any]:
        """Where a number stands, a source stands beside it."""
        given = super().clean() or {}
        for row in self.rows:
            for one in COUNTS:
                number, source = given.get(_name(row, one)), given.get(_name(row, f"source_{one}"))
                if number is None and source and _name(row, one) in given:
                    self.add_error(_name(row, one), _("Vul het aantal in, of maak de bron leeg."))
                elif number is not None and not (source or given.get(f"every_{one}")):
                    told = _("Schrijf waar dit aantal vandaan komt, bijvoorbeeld de personeelsadministratie.")
                    self.add_error(_name(row, f"source_{one}"), told)
        return given

    def changed_sizes(self, year: int) -> Iterable[tuple[str, UnitSize]]:
        """Return what differs from what stands there, each with the field to tell a refusal at."""
        for row in self.rows:
            size = UnitSize(
                unit_id=row.unit_id,
                year=year,
                headcount=self._typed(row, "headcount"),
                contacts=self._typed(row, "contacts"),
                source_headcount=self._source_of(row, "headcount"),
                source_contacts=self._source_of(row, "contacts"),
            )
            names = [*COUNTS, *(f"source_{one}" for one in COUNTS)]
            if any(getattr(size, name) != getattr(row, name) for name in names):
                yield _name(row, "headcount"), size

    def _typed(self, row: UnitYearRow, name: str) -> Any:
        return self.cleaned_data.get(_name(row, name))

    def _source_of(self, row: UnitYearRow, count: str) -> str:
        if self._typed(row, count) is None:
            return ""
        return self._typed(row, f"source_{count}") or self.cleaned_data.get(f"every_{count}") or ""


def _name(row: UnitYearRow, name: str) -> str:
    return f"{name}_{row.unit_id.hex}"


def _every(count: str) -> str:
    if count == "headcount":
        return _("Waar komen de aantallen mensen vandaan?")
    return _("Waar komen de aantallen contacten vandaan?")


def _count(name: str, most: int) -> forms.IntegerField:
    told = _("Vul een heel aantal in, 0 of meer.")
    return forms.IntegerField(
        label=_("Mensen") if name == "headcount" else _("Contacten met publiek"),
        required=False,
        min_value=0,
        max_value=most,
        error_messages={"invalid": told, "min_value": told, "max_value": _("Dit aantal kan niet kloppen.")},
    )


def _source(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_SOURCE,
        error_messages={"max_length": _("Maak dit korter: hoogstens 120 tekens.")},
    )
