# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Destroying keys of cases: what they sealed is never read again, here or in a backup that lacks the keys.

A destroyed key keeps its place, empty, so that "destroyed" and "never existed" are not confused. It counts as
none, so that its row of before does not bring it back. The caller decided that it may go, and writes the
trail line.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from eenlijn.commons.keys import cases
from eenlijn.commons.keys.models import CaseKeys, SealedVersion, column_of
from eenlijn.foundation.sealed.compartments import IN_A_CASE, Compartment


def destroy_keys(case_id: UUID, compartments: Iterable[Compartment]) -> None:
    """Destroy the keys of these compartments of one case; a key that never was stays so."""
    wanted = tuple(compartments)
    with transaction.atomic():
        for keys in CaseKeys.objects.select_for_update().filter(case_id=case_id):
            there = [one for one in wanted if getattr(keys, column_of(one)) is not None]
            for one in there:
                setattr(keys, column_of(one), b"")
            keys.save(update_fields=[column_of(one) for one in there])
            cases.write_versions(keys, {cases.key_place(keys.pk, one): cases.NO_KEY for one in there})
            forget_when_kept(keys.pk)


def erase_case(case_id: UUID) -> None:
    """The key half of erasing one person's case: every key of it, in all compartments."""
    destroy_keys(case_id, IN_A_CASE)


def forget_cases(case_ids: Iterable[UUID]) -> None:
    """Remove the keys with the rows they sealed, when the rows themselves are gone and leave no trace."""
    mine = CaseKeys.objects.filter(case_id__in=list(case_ids))
    ids = list(mine.values_list("pk", flat=True))
    SealedVersion.objects.filter(keys__in=ids).delete()
    mine.delete()
    for keys_id in ids:
        forget_when_kept(keys_id)


def forget_when_kept(keys_id: UUID) -> None:
    """At once, so that this transaction sees it, and after it, when others may have read them meanwhile."""
    cases.forget(keys_id)
    transaction.on_commit(lambda: cases.forget(keys_id))
