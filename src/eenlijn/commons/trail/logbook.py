# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trail lines as records of the Dutch standard *Logboek Dataverwerkingen* (Logius), one per line of a chain.

Names and types of the fields: docs/operations/processing-log.md, with what we could not verify. Only fields
of the standard are filled; what it has no field for (who acted, in which role) stays in the trail.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from eenlijn.commons.access.processing import PURPOSES
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine

# What is about no person (a unit, a site), or what the register does not know: told, never guessed.
UNBOUND: Final = "unbound"
# Acts that ask for no purpose serve the activity that their object belongs to.
BY_OBJECT: Final = {
    "report": "reporting",
    "incident": "handling",
    "document": "answering",
    "import_batch": "importing",
    "account": "accounts",
    "membership": "accounts",
    "absence": "accounts",
    "invitation": "accounts",
    "token": "exchange",
    "subscription": "exchange",
    "term_feed": "exchange",
    "trail": "trail",
    "release": "figures",
}
SUBJECT_TYPE: Final = "eenlijn-pseudonym"
_SUBJECT_LABEL: Final = "trail.data_subject"
# What lines of one act have in common.
_ACT: Final = ("trace_id", "at", "action", "object_type", "actor_kind", "account_id", "actor_name")
_TRACE: Final = re.compile(r"(?!0{32})[0-9a-f]{32}")


def lines_between(organisation_id: UUID | None, since: datetime, until: datetime) -> QuerySet[TrailLine]:
    """Every line of this chain from `since` until before `until`, in the order of the chain."""
    return TrailLine.objects.filter(Q(organisation=organisation_id), at__gte=since, at__lt=until).order_by(
        "sequence"
    )


def records(lines: Iterable[TrailLine], register: str) -> Iterator[dict[str, Any]]:
    """Make one record per line; `register` is the address of the register of processing activities.

    Lines of one act for several data subjects follow each other in the chain: the first is the action, the
    others are its children, as the standard asks.
    """
    first: TrailLine | None = None
    for line in lines:
        if first is None or not _is_same_act(first, line):
            first = line
        yield _record(line, first, register)


def activity_of(purpose: str, object_type: str, register: str) -> str:
    """Return the address of the processing activity of this purpose; without one, that of the object."""
    if purpose:
        return f"{register}#{PURPOSES[purpose].code if purpose in PURPOSES else UNBOUND}"
    return f"{register}#{BY_OBJECT.get(object_type, UNBOUND)}"


def pseudonym(organisation_id: UUID | None, subject_id: UUID) -> str:
    """Return the code of a data subject in the log: the same in every export, useless without the key."""
    return vault.index(organisation_id, _SUBJECT_LABEL, str(subject_id))


def _is_same_act(first: TrailLine, line: TrailLine) -> bool:
    if first.subject_id is None or line.subject_id in {None, first.subject_id}:
        return False
    return all(getattr(first, name) == getattr(line, name) for name in _ACT)


def _record(line: TrailLine, first: TrailLine, register: str) -> dict[str, Any]:
    moment = round(line.at.timestamp() * 1000)
    record: dict[str, Any] = {
        "trace_id": _trace_id(first),
        "span_id": _span_id(line),
        "status": "Ok" if line.result == "done" else "Unset",
        "name": line.action,
        "start_time": moment,
        "end_time": moment,
        "resource": {"attributes": _resource(line)},
        "attributes": {
            "dpl.core.processing_activity_id": activity_of(line.purpose, line.object_type, register)
        },
    }
    if line.pk != first.pk:
        record["parent_span_id"] = _span_id(first)
    if line.subject_id is not None:
        code = pseudonym(line.organisation_id, line.subject_id)
        record["attributes"] |= {
            "dpl.core.data_subject_id": code,
            "dpl.core.data_subject_id_type": SUBJECT_TYPE,
        }
    return record


def _resource(line: TrailLine) -> dict[str, Any]:
    """Which application wrote it, and which line of which chain proves it."""
    return {
        "service.name": "eenlijn",
        "eenlijn.chain": str(line.organisation_id or "platform"),
        "eenlijn.sequence": line.sequence,
    }


def _trace_id(line: TrailLine) -> str:
    """The trace of the request when W3C Trace Context allows it, else one of its own that stays the same."""
    if _TRACE.fullmatch(line.trace_id):
        return line.trace_id
    if not line.trace_id:
        return line.pk.hex
    return hashlib.sha256(f"eenlijn trace|{line.trace_id}".encode()).hexdigest()[:32]


def _span_id(line: TrailLine) -> str:
    return hashlib.sha256(line.pk.bytes).hexdigest()[:16]
