# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a pack would change: per topic what it says now, what it said when it was adopted, and what holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.access import may_draft
from eenlijn.commons.rulebook.codes import TOPICS, Topic
from eenlijn.commons.rulebook.contents import in_shape
from eenlijn.commons.rulebook.queries import rules_of

_MISSING: Final = object()


@dataclass(frozen=True)
class Change:
    """One value, by its place such as `terms.answer.amount`; None is not there."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True)
class TopicDifference:
    """What the pack would change about one topic.

    `is_own`: the employer changed this since it adopted the pack, so taking the pack's text would undo that.
    """

    topic: str
    is_own: bool
    changes: tuple[Change, ...]


def difference(
    actor: Actor, pack_content: Mapping[str, Mapping[str, Any]], at: datetime
) -> tuple[TopicDifference, ...]:
    """Return every topic of a pack that differs from what holds, in a fixed order. One query."""
    if not may_draft(actor):
        raise NotVisible
    rules = rules_of(actor.scope_id, at, (*pack_content, Topic.PACK))
    pack = rules.found.get(Topic.PACK.value)
    adopted = pack.content["topics"] if pack else {}
    found = []
    for topic in sorted(set(pack_content) - {Topic.PACK.value}, key=TOPICS.index):
        row = rules.found.get(topic)
        holding = dict(row.content) if row else {}
        changes = tuple(changes_between(holding, in_shape(topic, pack_content[topic])))
        if changes:
            found.append(TopicDifference(topic, bool(row) and holding != adopted.get(topic), changes))
    return tuple(found)


def changes_between(before: Any, after: Any, path: str = "") -> Iterator[Change]:
    """Every value that differs; rows of a list are told apart by their code, else by their place."""
    one, other = _named(before), _named(after)
    if one is None or other is None:
        if before != after:
            yield Change(path, _plain(before), _plain(after))
        return
    for name in [*one, *(name for name in other if name not in one)]:
        below = f"{path}.{name}" if path else name
        yield from changes_between(one.get(name, _MISSING), other.get(name, _MISSING), below)


def _named(value: Any) -> dict[str, Any] | None:
    if value is _MISSING:
        return {}
    if isinstance(value, Mapping):
        return dict(sorted(value.items()))  # PostgreSQL keeps no order of names
    if isinstance(value, list):
        coded = [one.get("code") if isinstance(one, Mapping) else None for one in value]
        names = [str(code or place) for place, code in enumerate(coded, start=1)]
        return dict(zip(names, value, strict=True))
    return None


def _plain(value: Any) -> Any:
    return None if value is _MISSING else value
