# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules were called that gave a dossier to somebody, in the version of that day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.queries import numbered
from eenlijn.commons.rulebook.topics.routing import Routing


@dataclass(frozen=True)
class RuleNames:
    """What the rules of some versions were called."""

    tables: Mapping[int, Routing] = field(default_factory=dict)

    def of(self, detail: Mapping[str, Any]) -> str:
        table = self.tables.get(detail.get("number", 0))
        return table.name_of(detail.get("rule", "")) if table else ""


def rule_names(organisation_id: UUID, entries: Iterable[TimelineEntry]) -> RuleNames:
    """Return the names of the rules in these lines; one query, none when no rule is among them."""
    numbers = {one.detail["number"] for one in entries if one.act == Act.ROUTED}
    if not numbers:
        return RuleNames()
    found = numbered(organisation_id, Topic.ROUTING, numbers)
    return RuleNames({number: Routing.from_content(one) for number, one in found.items()})
