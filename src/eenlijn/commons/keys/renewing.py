# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fresh key for a compartment of a case of which a part was removed and a part must stay.

What was removed stood under the same key as what stays: who has an old page of the database would still read
it. So what stays is sealed anew, each value with its next version, and the key of before is nowhere any more.
The caller removed what may go, and writes the trail line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final
from uuid import UUID, uuid4

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from eenlijn.commons.keys import cases, vault
from eenlijn.commons.keys.destroying import forget_when_kept
from eenlijn.commons.keys.models import CaseKeys, column_of
from eenlijn.commons.keys.rings import bucket_key
from eenlijn.foundation.sealed import cipher, wrapping
from eenlijn.foundation.sealed.cipher import FIRST_VERSION, Place
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField

# The columns by which a row can say to which case it belongs, as `case_id` answers.
_TIES: Final = ("case_id", "incident_id", "report_id", "id")


@dataclass(frozen=True)
class Kept:
    """A value that stays, opened for as long as it takes to seal it anew."""

    model: type[Model]
    place: Place
    plain: bytes


def renew_keys(case_id: UUID, compartments: Iterable[Compartment]) -> int:
    """Seal what stays of these compartments with fresh keys; tells how many values. Destroyed stays so.

    Like destroying, it takes what another transaction seals with the key of before at the same moment.
    """
    with transaction.atomic():
        keys = CaseKeys.objects.select_for_update().filter(case_id=case_id).first()
        if keys is None:
            return 0
        wanted = frozenset(one for one in compartments if getattr(keys, column_of(one)))
        cases.forget(keys.pk)
        kept = list(_standing(keys, wanted))
        _put_fresh(keys, wanted)
        forget_when_kept(keys.pk)
        _seal_anew(keys.pk, kept)
        return len(kept)


def _standing(keys: CaseKeys, wanted: frozenset[Compartment]) -> Iterator[Kept]:
    for model, tie in _sealing():
        columns = [one.name for one in model._meta.local_fields if isinstance(one, SealedField)]
        for row in model._default_manager.filter(**{tie: keys.case_id}):  # noqa: SLF001 - of any of them
            for name in columns:
                place = vault.place_in(row, name)
                if place.compartment in wanted and getattr(row, name) is not None:
                    yield Kept(model, place, vault.open_bytes(row, name))


def _put_fresh(keys: CaseKeys, wanted: frozenset[Compartment]) -> None:
    """Random keys under the bucket of this case, each counted as one more than the one before."""
    owner, numbers = keys.organisation_id, cases.key_numbers(keys.pk)
    counted = {}
    for one in wanted:
        number = cases.key_number(numbers, keys.pk, one) + 1
        by = bucket_key(owner, keys.bucket_id, one)
        told = cases.case_context(owner, keys.case_id, one, number)
        setattr(keys, column_of(one), wrapping.wrap(by, keys.bucket_id, cipher.new_key(), told))
        counted[cases.key_place(keys.pk, one)] = number
    keys.save(update_fields=[column_of(one) for one in wanted])
    cases.write_versions(keys, counted)


def _seal_anew(keys_id: UUID, kept: list[Kept]) -> None:
    """Written past the models: some refuse every change, and what they say does not change here."""
    held = cases.for_opening(keys_id)
    written = {}
    for one in kept:
        name = f"{one.place.table}.{one.place.row.hex}.{one.place.field}"
        place = replace(one.place, version=held.versions.get(name, FIRST_VERSION) + 1)
        sealed = cipher.seal(held.key(place.compartment), held.id, place, one.plain)
        one.model._default_manager.filter(pk=place.row).update(**{place.field: sealed})  # noqa: SLF001
        written[name] = place.version
    cases.write_versions(held, written)
    cases.forget(keys_id)


@cache
def _sealing() -> tuple[tuple[type[Model], str], ...]:
    """Every table with sealed fields of cases, and the column that ties its rows to one."""
    sealing = [
        model
        for model in apps.get_models()
        if any(isinstance(one, SealedField) for one in model._meta.local_fields) and hasattr(model, "case_id")
    ]
    return tuple((model, _tie(model)) for model in sealing)


def _tie(model: type[Model]) -> str:
    """Asked of the model itself: which of its columns `case_id` answers with."""
    columns = {one.attname for one in model._meta.local_concrete_fields}
    for name in _TIES:
        probe: Any = uuid4()
        if name in columns and model(**{name: probe}).case_id == probe:  # type: ignore[attr-defined]
            return name
    message = f"{model.__name__} has a case that no column names"
    raise TypeError(message)
