# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The role that owns the tables, which only commands of the operator use."""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

NO_OWNER: Final = (
    "On PostgreSQL this goes as the role that owns the tables: give EENLIJN_DATABASE_OWNER_URL, "
    "see docs/operations/installation.md."
)


def has_owner(served: BaseDatabaseWrapper) -> bool:
    return bool(served.settings_dict.get("OWNER"))
