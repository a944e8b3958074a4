# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""May this installation serve? Asked by `manage.py check --tag start --database default`."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register

from eenlijn.config.start import verify


@register("start", Tags.database)
def may_serve(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Give each reason not to serve as an error; asked only where a database is named."""
    if not databases:
        return []
    return [Error(line, id="eenlijn.E001") for line in verify()]
