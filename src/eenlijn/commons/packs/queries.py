# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for a sector pack, and for what changed since an employer adopted it; open to everyone."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import time
from enum import Enum
from functools import cache
from typing import Any

from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.contents import (
    HouseRule,
    HouseRules,
    Opening,
    Pack,
    Partner,
    Place,
    PolicyRow,
    Task,
    Wording,
)
from eenlijn.commons.packs.differences import Difference, compare
from eenlijn.commons.packs.reading import PackBroken, pack_from, read_pack

__all__ = [
    "Difference",
    "HouseRule",
    "HouseRules",
    "Opening",
    "Pack",
    "PackBroken",
    "Partner",
    "Place",
    "PolicyRow",
    "Task",
    "Wording",
    "adopted_pack",
    "all_packs",
    "as_content",
    "difference",
    "pack_of",
]


@cache
def pack_of(sector: Sector) -> Pack:
    """Return the current pack of a sector. PackBroken when its files are not right."""
    return read_pack(Sector(sector))


def all_packs() -> tuple[Pack, ...]:
    """Return the seven packs in the order of the sectors."""
    return tuple(pack_of(sector) for sector in Sector)


def as_content(pack: Pack) -> dict[str, Any]:
    """Return the pack as plain data for JSON, to be stored as the version that an employer adopted."""
    return {field.name: _plain(getattr(pack, field.name)) for field in fields(pack)}


def adopted_pack(content: Mapping[str, Any]) -> Pack:
    """Return the pack that `as_content` was made from. PackBroken when it was changed into none."""
    return pack_from(content, "adopted pack")


def difference(adopted: Mapping[str, Any], current: Pack) -> tuple[Difference, ...]:
    """Return what an employer would take over, in the order of the pack and the language of the page.

    The version number itself is no difference.
    """
    return compare(adopted_pack(adopted), current)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Mapping):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(one) for name, one in told.items() if one is not None}
    return value
