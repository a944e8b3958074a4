# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reached the database: statements without their values, and a digest of every table."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final

from django.apps import apps
from django.db import connection

from eenlijn.commons.trail.models import TrailLine

_SAVEPOINT: Final = re.compile(r'"?s\d+_x\d+"?')
# The session of who asks is no effect: it remembers a message, a chosen language, a moment.
_NO_EFFECT: Final = ("sessions.Session", "trail.TrailHead")
_REFUSALS: Final = ("denied", "denied_often")


@contextmanager
def statements() -> Iterator[list[str]]:
    """The texts as they are sent, with a mark where a value goes."""
    sent: list[str] = []

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        sent.append(_SAVEPOINT.sub("savepoint", str(sql)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield sent


def tables() -> dict[str, str]:
    """Every table with a digest of all its rows: equal when nothing was added, changed or taken away.

    But for the line that says that somebody was refused, which every refusal leaves; heads move with lines.
    """
    # What is not managed has no table of its own: the model whose table it is, is among the others.
    owners = [one for one in apps.get_models() if one._meta.managed]
    models = [one for one in owners if one._meta.label not in _NO_EFFECT]
    return {model._meta.label: _digest(model) for model in models}


def _digest(model: Any) -> str:
    rows = model._default_manager.order_by("pk")
    if model is TrailLine:
        rows = rows.exclude(action__in=_REFUSALS)
    rows = rows.values_list()
    return sha256(repr([tuple(map(_plain, row)) for row in rows]).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
