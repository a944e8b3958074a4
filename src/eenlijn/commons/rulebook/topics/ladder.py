# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who hears when a term runs out: steps as a percentage of the term, the same for all clocks or per clock.

Default: handler at 75%, deputy at 92%, manager at the due moment and the board at 150% (decision 6: lights at
75, 92 and 100%; the board's step is inferred).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.rulebook.codes import Hears, TermKind
from eenlijn.commons.rulebook.topics.reading import Misshapen, mapping, part
from eenlijn.commons.rulebook.topics.reading import rows as tables

DUE: Final = 100
HIGHEST_PERCENT: Final = 1000
MOST_STEPS: Final = 8


@dataclass(frozen=True)
class Step:
    """At this percentage of the term, this one hears of it; above 100 it is late already."""

    percent: int
    who: Hears


@dataclass(frozen=True)
class Ladder:
    """The steps of every clock, and of clocks that have their own."""

    steps: tuple[Step, ...]
    own: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Step, ...]:
        """The steps of this clock."""
        return self.own.get(str(kind), self.steps)

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        own = mapping(content.get("own", {}))
        unknown = sorted(set(own) - set(TermKind.values))
        if unknown:
            raise Misshapen(_("De termijn «%(name)s» kennen we niet.") % {"name": unknown[0]})
        return cls(_steps(content, "steps"), {kind: _steps(own, kind) for kind in sorted(own)})

    def to_content(self) -> dict[str, Any]:
        """Write the steps in their order."""
        return {"steps": _written(self.steps), "own": {kind: _written(one) for kind, one in self.own.items()}}

    def problems(self) -> Iterable[str]:
        """What may not be so, per clock."""
        yield from _wrong(self.steps)
        for kind, steps in self.own.items():
            label = TermKind(kind).label
            yield from (f"{label}: {told}" for told in _wrong(steps))


DEFAULT: Final = Ladder(
    (Step(75, Hears.HANDLER), Step(92, Hears.DEPUTY), Step(100, Hears.MANAGER), Step(150, Hears.BOARD))
)


def _steps(content: Mapping[str, Any], name: str) -> tuple[Step, ...]:
    return tuple(Step(part(one, "percent", int), _hears(one.get("who"))) for one in tables(content, name))


def _hears(told: Any) -> Hears:
    if told not in Hears.values:
        raise Misshapen(_("Kies wie het hoort: behandelaar, plaatsvervanger, leidinggevende of bestuur."))
    return Hears(told)


def _written(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [{"percent": one.percent, "who": one.who.value} for one in steps]


def _wrong(steps: Sequence[Step]) -> Iterable[str]:
    percents = [one.percent for one in steps]
    if not any(one <= DUE for one in percents):
        yield _("Ten minste één stap komt voordat de tijd om is.")
    if any(later <= earlier for earlier, later in pairwise(percents)):
        yield _("De percentages lopen op.")
    if any(not 1 <= one <= HIGHEST_PERCENT for one in percents):
        yield _("Een percentage ligt tussen 1 en 1000.")
    if len(steps) > MOST_STEPS:
        yield _("Er zijn ten hoogste 8 stappen.")
