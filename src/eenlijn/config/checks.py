# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""May this database be touched? Asked by `migrate` and by `check --tag start --database default`."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register

from eenlijn.config.start import verify_before_migrating


@register("start", Tags.database)
def may_migrate(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Give each reason not to touch this database as an error; asked only where a database is named."""
    if not databases:
        return []
    return [Error(line, id="eenlijn.E001") for line in verify_before_migrating()]
