# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row in every table behind the wall, for whichever employer is asked: also in tables that come later.

What such a row says does not matter, so checks are taken away first. Foreign keys, at which the database
looks when a transaction ends, never get that far: everything here is undone.
"""

import datetime as dt
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import connection, models

from eenlijn.config.walls import plan
from eenlijn.config.walls.plan import Walled

ROWS: Final = plan.walled()
_OF_KIND: "Final[tuple[tuple[type[models.Field[Any, Any]], Any], ...]]" = (
    (models.UUIDField, uuid4),
    (models.DateTimeField, lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC)),
    (models.DateField, lambda: dt.date(2026, 11, 23)),
    (models.DurationField, lambda: dt.timedelta(hours=1)),
    (models.TimeField, lambda: dt.time(8)),
    (models.BooleanField, lambda: False),
    (models.IntegerField, lambda: int.from_bytes(uuid4().bytes[:2]) % 30_000),
    (models.BinaryField, lambda: uuid4().bytes * 2),
    (models.JSONField, lambda: "{}"),
)


def take_checks_away() -> None:
    """Before any row: a table with rows whose keys still wait cannot be changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0"
        )
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for one in ("trail_trailline", "trail_waitingline", "trail_trailhead", "keys_presentversion"):
            cursor.execute(f"ALTER TABLE {one} DISABLE TRIGGER USER")


def row_of(one: Walled, organisation_id: UUID) -> tuple[str, list[Any]]:
    """The statement that puts one row of this employer into this table, and its values."""
    model = next(model for model in plan.models() if model._meta.label_lower == one.label)
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = [_value(field, one, organisation_id) for field in fields]
    return f'INSERT INTO "{one.table}" ({columns}) VALUES ({", ".join(["%s"] * len(values))})', values


def _value(field: Any, one: Walled, organisation_id: UUID) -> Any:
    if field.column == one.column:
        return organisation_id
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    for kind, make in _OF_KIND:
        if isinstance(target, kind):
            return make()
    longest = min(target.max_length or 12, 12)
    return uuid4().hex[:longest]
