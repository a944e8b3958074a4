# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copying a dossier: which columns of its rows differ per copy, and what stands in them then.

What the product wrote for a pattern is the mould, so the copies have every row and every rule of the day
they are made. Ids, numbers and digests become new ones, moments move together, each copy has case keys of its
own, and each sealed value is sealed again with them for its own row: a copy opens like any other dossier.
Left out are the files of letters, and of the trail every line but the first.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db.models import BinaryField, Field, ForeignKey, Model, QuerySet, UUIDField

from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import IntakeLink, Report
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.cases import CARRIED, Held, for_sealing
from eenlijn.commons.keys.models import CaseKeys
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation import walls
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.closed_rows import role_of
from eenlijn.foundation.identifiers import new_number
from eenlijn.foundation.sealed.field import SealedField
from tools.bench.filling.employers import Employer

CASEWORK: Final = "eenlijn.casework."
Change = Callable[["Copy"], Any]
# The files of a letter stay behind, so no row may point to one.
WITHOUT: Final = ("letter_pdf", "letter_word")


class Numbers:
    """Report numbers that were not given out before."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def draw(self) -> str:
        while (number := new_number()) in self._given:
            pass
        self._given.add(number)
        return number


@dataclass
class Copy:
    """What one copy puts in place of the mould's; ids in the form that both databases take."""

    employer: Employer
    unit: UUID
    number: str
    ids: dict[int, str]
    keys: CaseKeys | None = None
    held: Held | None = None

    def id_for(self, known: int) -> str:
        """The id in the copy for one of the mould, which is named by its number: that is found faster."""
        found = self.ids.get(known)
        if found is None:
            drawn = os.urandom(16).hex()
            found = self.ids[known] = f"{drawn[:12]}4{drawn[13:16]}a{drawn[17:]}"  # as uuid4 marks it
        return found


def tables() -> list[type[Model]]:
    """Every table of casework, and the notices: what the acts on a dossier write."""
    rooms = [model for model in apps.get_models() if model.__module__.startswith(CASEWORK)]
    owned = [model for model in rooms if any(field.name == "organisation" for field in model._meta.fields)]
    return [*(model for model in owned if model is not IntakeLink), OutgoingEvent, Notice, CaseKeys]


def rows_of(organisation_id: UUID) -> list[Model]:
    """Every row of these tables that this employer has now."""
    return [row for model in tables() for row in _of(model, organisation_id)]


def _of(model: type[Model], organisation_id: UUID) -> list[Model]:
    """As the role that reads this table, which is not always the one that serves."""
    with walls.as_role(role_of(model)):
        return list(_all(model).filter(organisation_id=organisation_id))


def _all(model: type[Model]) -> "QuerySet[Any]":
    found: QuerySet[Any] = model._base_manager.all()  # noqa: SLF001 - every row of any table
    return found


def columns(model: type[Model]) -> "list[Field[Any, Any]]":
    """The columns that are written: not what the database works out or counts itself."""
    return [
        field
        for field in model._meta.concrete_fields
        if not getattr(field, "generated", False) and field.get_internal_type() != "BigAutoField"
    ]


@dataclass(frozen=True)
class Cast:
    """One row of a mould: its columns, what stands in them, and which differ per copy."""

    model: type[Model]
    fields: "list[Field[Any, Any]]"
    values: list[Any]
    changes: list[tuple[int, Change]]

    def moved(self, shift: timedelta, occurred_on: date) -> list[Any]:
        """The values a while later or earlier; a fact counts the day on which it happened there."""
        values = [value + shift if isinstance(value, datetime) else value for value in self.values]
        if self.model is Fact:
            told = {
                "occurred_on": occurred_on,
                "month": occurred_on.replace(day=1),
                "weekday": occurred_on.isoweekday(),
            }
            for place, field in enumerate(self.fields):
                values[place] = told.get(field.name, values[place])
        return values


class Mould:
    """The rows of one pattern, ready to be copied."""

    def __init__(self, rows: Iterable[Model], employer: Employer) -> None:
        """Open each sealed value once and find out which columns change."""
        self.rows = list(rows)
        self.employer = employer
        self.incident = next(row for row in self.rows if isinstance(row, Incident))
        self.report = next(row for row in self.rows if isinstance(row, Report))
        self.first_line = TrailLine.objects.get(action="open_from_report", object_id=str(self.incident.pk))
        own = {row.pk for row in self.rows if isinstance(row.pk, UUID)} | {self.incident.case_key}
        self.casts = [self._cast(row, own) for row in self.rows]

    def _cast(self, row: Model, own: set[UUID]) -> Cast:
        fields = columns(type(row))
        values = [None if field.name in WITHOUT else getattr(row, field.attname) for field in fields]
        changes = [
            (place, change)
            for place, value in enumerate(values)
            if value is not None and (change := self._change(row, fields[place], value, own)) is not None
        ]
        return Cast(type(row), fields, values, changes)

    def _change(self, row: Model, field: "Field[Any, Any]", value: Any, own: set[UUID]) -> Change | None:
        if isinstance(row, CaseKeys) and not isinstance(field, ForeignKey | UUIDField):
            return lambda copy: getattr(copy.keys, field.attname)
        if isinstance(row, CaseKeys):
            return lambda copy: getattr(copy.keys, field.attname).hex
        if isinstance(field, SealedField):
            return sealed_again(row, field.attname)
        if isinstance(value, UUID) and value in own:
            return known_as(value.int)
        if isinstance(field, BinaryField):
            return None if field.name == "envelope" else (lambda copy: os.urandom(32))
        return self._by_value().get(value) if isinstance(value, UUID | str) else None

    def _by_value(self) -> dict[object, Change]:
        """What belongs to the employer of the mould, by its value."""
        mine = self.employer
        return {
            mine.organisation_id: lambda copy: copy.employer.organisation_id.hex,
            mine.coordinator.account_id: lambda copy: copy.employer.coordinator.person_id.hex,
            mine.link.id: lambda copy: copy.employer.link.id.hex,
            mine.municipality_id: lambda copy: copy.employer.municipality_id.hex,
            mine.municipality_code: lambda copy: copy.employer.municipality_code,
            mine.sector: lambda copy: copy.employer.sector,
            self.incident.unit_id: lambda copy: copy.unit.hex,
            self.incident.number: lambda copy: copy.number,
        }

    def begin(self, copy: Copy, at: datetime) -> None:
        """Keys for the case of this copy."""
        case = Report(pk=UUID(copy.id_for(self.report.pk.int)), organisation_id=copy.employer.organisation_id)
        copy.keys = vault.new_case(case, at)
        copy.held = for_sealing(case)

    def moved(self, shift: timedelta) -> list[tuple[Cast, list[Any]]]:
        day = to_local(self.incident.occurred_at + shift).date()
        return [(cast, cast.moved(shift, day)) for cast in self.casts]


def known_as(number: int) -> Change:
    return lambda copy: copy.id_for(number)


def sealed_again(row: Model, name: str) -> Change:
    """The same words, sealed for the row of the copy with the keys of its case."""
    words, known = vault.open_bytes(row, name), row.pk.int
    scratch: Any = type(row)()
    case = next((one for one in ("incident_id", "report_id") if hasattr(scratch, one)), None)
    if isinstance(row, Incident):
        case = None

    def seal(copy: Copy) -> bytes:
        scratch.pk = UUID(copy.id_for(known))
        scratch.organisation_id = copy.employer.organisation_id
        if case and copy.keys:
            setattr(scratch, case, copy.keys.case_id)
        scratch.__dict__[CARRIED] = copy.held
        vault.seal_bytes(scratch, name, words)
        sealed: bytes = getattr(scratch, name)
        return sealed

    return seal
