# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How lines hang together: each carries a keyed digest over itself and the digest before it."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from eenlijn.commons.trail.models import PLATFORM_CHAIN, TrailLine

# The facts of a line in the order of the export; every column is part of the digest.
FACTS: Final = (
    "id",
    "organisation_id",
    "at",
    "actor_kind",
    "account_id",
    "actor_name",
    "role",
    "relation",
    "action",
    "object_type",
    "object_id",
    "subject_id",
    "compartments",
    "purpose",
    "result",
    "origin",
    "trace_id",
    "break_glass",
    "detail",
)
COLUMNS: Final = (*FACTS, "sequence", "previous_mac")


def chain_id(organisation_id: UUID | None) -> UUID:
    """Return the id of the head of this organisation's chain, or of the platform's."""
    return organisation_id or PLATFORM_CHAIN


def canonical(line: TrailLine) -> bytes:
    """Return the one way in which a line is written down for its digest."""
    told = {name: _plain(getattr(line, name)) for name in COLUMNS}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def mac_of(key: bytes, line: TrailLine) -> str:
    """Return the HMAC-SHA256 of the line, in hexadecimal."""
    return hmac.new(key, canonical(line), hashlib.sha256).hexdigest()


def following(key: bytes, facts: Mapping[str, Any], sequence: int, previous_mac: str) -> TrailLine:
    """Make the line with these facts that follows `previous_mac`."""
    line = TrailLine(sequence=sequence, previous_mac=previous_mac, **facts)
    line.mac = mac_of(key, line)
    return line


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value
