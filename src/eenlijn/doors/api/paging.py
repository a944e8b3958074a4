# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How every list is asked for: so many rows, after where the last portion ended, or since a moment.

The cursor says after which row of which list to go on, since when and until when. It is signed, so that a
made-up or mixed-up one is refused instead of leading somewhere. It opens nothing: who asks decides that.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Final, Generic, TypeVar
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac
from pydantic import BaseModel, ConfigDict, Field

from eenlijn.doors.api.mistakes import sentence_of
from eenlijn.doors.api.names import dutch
from eenlijn.doors.api.problems import BadInput, Mistake
from eenlijn.doors.api.shapes import Answer, Moment, TypedMoment, describe
from eenlijn.foundation.portion import Edge, Portion, Portioned, complete_until

_Row = TypeVar("_Row", bound=Answer)
USUAL: Final = 25
MOST: Final = 100
LONGEST_CURSOR: Final = 400
_MAC_BYTES: Final = 12


class Query(BaseModel):
    """What stands behind the question mark: text that is read into its type."""

    tells: ClassVar[str] = ""

    model_config = ConfigDict(alias_generator=dutch, frozen=True, json_schema_extra=describe)


class ListQuery(Query):
    """What can be asked of every list."""

    most: Annotated[int, Field(ge=1, le=MOST)] = USUAL
    after: Annotated[str, Field(max_length=LONGEST_CURSOR)] = ""
    changed_since: TypedMoment | None = None


class ListAnswer(Answer, Generic[_Row]):
    """What every list says: its rows, where to go on, and until when it is complete."""

    items: Sequence[_Row]
    next_cursor: str | None
    complete_until: Moment


@dataclass(frozen=True)
class Asked:
    """A portion of one list, and until when that list is complete: the same for all its portions."""

    name: str
    portion: Portion
    until: datetime

    def ends(self, found: Portioned[Any]) -> dict[str, Any]:
        """What an answer says besides its rows."""
        following = _written(self, found.edge) if found.edge else None
        return {"next_cursor": following, "complete_until": self.until}


def asked_of(query: ListQuery, name: str, now: datetime) -> Asked:
    """Read the question; a cursor of another list, or with another since, is refused."""
    if not query.after:
        portion = Portion(query.most, since=query.changed_since)
        return Asked(name, portion, complete_until(now))
    try:
        since, until, edge = _read(query.after, name)
    except (ValueError, KeyError, TypeError, OverflowError, binascii.Error):
        raise _no_place() from None
    if query.changed_since not in {None, since}:
        raise _no_place()
    return Asked(name, Portion(query.most, edge, since), until)


def _no_place() -> BadInput:
    return BadInput([Mistake("query", "na", "cursor", sentence_of("cursor", "na"))])


def _written(asked: Asked, edge: Edge) -> str:
    since = asked.portion.since
    plain = json.dumps(
        [since.isoformat() if since else "", asked.until.isoformat(), edge.moment.isoformat(), edge.id.hex],
        separators=(",", ":"),
    ).encode()
    return base64.urlsafe_b64encode(_mac(asked.name, plain) + plain).decode().rstrip("=")


def _read(cursor: str, name: str) -> tuple[datetime | None, datetime, Edge]:
    raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    mac, plain = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
    if not constant_time_compare(mac, _mac(name, plain)):
        raise ValueError(name)
    since, until, moment, row = json.loads(plain)
    return _moment(since) if since else None, _moment(until), Edge(_moment(moment), UUID(row))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _mac(name: str, plain: bytes) -> bytes:
    return salted_hmac(f"eenlijn.api.{name}", plain, algorithm="sha256").digest()[:_MAC_BYTES]
