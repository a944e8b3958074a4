# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The marks by which a desk finds a measure: made when it begins, gone when the person's data go."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.restrictions.codes import MarkKind
from eenlijn.casework.restrictions.matching import client_key, name_key
from eenlijn.casework.restrictions.models import DeskMark, Restriction
from eenlijn.commons.keys import vault

_LABELS: Final = {
    MarkKind.NAME: "desk check by family name and birth date",
    MarkKind.CLIENT: "desk check by client number",
}
AT_A_TIME: Final = 500


def digest_of(organisation_id: UUID, kind: MarkKind, key: str) -> str:
    """Another one at every employer and for every kind; cut short, as `vault.index` does."""
    return vault.index(organisation_id, _LABELS[kind], key)


def keep_marks(restriction: Restriction) -> None:
    """Let the marks of this measure follow its name, day and number as they are sealed now."""
    DeskMark.objects.filter(restriction=restriction).delete()
    DeskMark.objects.bulk_create(_new_marks(restriction))


def forget_person(incident: Incident) -> None:
    """The other person's data go: nothing at a desk finds these measures any more."""
    DeskMark.objects.filter(restriction__incident=incident).delete()
    for row in Restriction.objects.filter(incident=incident):
        vault.seal(row, name=None, birth_date=None, client_number=None)
        row.save(update_fields=["name", "birth_date", "client_number"])


def rebuild_desk_marks(organisation_id: UUID) -> tuple[int, int]:
    """Make every mark of this organisation anew; tells how many there are and how many were not right."""
    kept = wrong = 0
    last = UUID(int=0)
    while True:
        rows = Restriction.objects.filter(organisation_id=organisation_id, pk__gt=last).order_by("pk")
        portion = list(rows[:AT_A_TIME])
        if not portion:
            return kept, wrong
        last = portion[-1].pk
        marks, changed = _rebuilt(portion)
        kept, wrong = kept + marks, wrong + changed


@transaction.atomic
def _rebuilt(portion: list[Restriction]) -> tuple[int, int]:
    wanted = {_told(mark): mark for row in portion for mark in _new_marks(row)}
    there = {_told(mark): mark for mark in DeskMark.objects.filter(restriction__in=portion)}
    stale = [mark.pk for told, mark in there.items() if told not in wanted]
    missing = [mark for told, mark in wanted.items() if told not in there]
    DeskMark.objects.filter(pk__in=stale).delete()
    DeskMark.objects.bulk_create(missing)
    return len(wanted), len({(mark.restriction_id, mark.kind) for mark in missing} | set(stale))


def _told(mark: DeskMark) -> tuple[UUID, UUID, str, str]:
    return mark.organisation_id, mark.restriction_id, mark.kind, mark.digest


def _new_marks(row: Restriction) -> Iterable[DeskMark]:
    for kind, key in _keys(row).items():
        if key:
            digest = digest_of(row.organisation_id, kind, key)
            yield DeskMark(organisation_id=row.organisation_id, restriction=row, kind=kind, digest=digest)


def _keys(row: Restriction) -> dict[MarkKind, str]:
    born = vault.open(row, "birth_date")
    return {
        MarkKind.NAME: name_key(vault.open(row, "name"), date.fromisoformat(born)) if born else "",
        MarkKind.CLIENT: client_key(vault.open(row, "client_number")),
    }
