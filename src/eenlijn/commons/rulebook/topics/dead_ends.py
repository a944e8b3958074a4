# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a routing table goes nowhere: a rule that never wins, and rules that point to nobody or nothing.

What a rule takes is a box: per condition what it names, or everything. Of each rule what earlier ones left
is reckoned exactly, so several rules that together take everything of a later one are seen too. One kind
is enough to try: a case with more kinds meets whatever a case with one of them meets.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.rulebook.topics.routing import LEVELS, Routing, RoutingRule, Weight, Who

# Per condition the values it takes, one bit each: with 800 teams a set of them is too slow.
Box = tuple[int, ...]
# More pieces than this and nothing is said of what is left, rather than something wrong.
MOST_PIECES: Final = 300
_MOST_NAMED: Final = 3
_OTHER: Final = "*"


@dataclass(frozen=True)
class Held:
    """A role of a member on a day; without a unit it reaches the whole organisation."""

    account_id: UUID
    role: str
    unit: str | None


@dataclass(frozen=True)
class House:
    """Who and what a table can point to on its first day: running units and sites, members and roles."""

    parents: Mapping[str, str | None] = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    members: frozenset[UUID] = frozenset()
    held: tuple[Held, ...] = ()

    def above(self, unit: str) -> frozenset[str]:
        """The unit and everything above it."""
        line: list[str] = []
        step: str | None = unit
        while step and step not in line:
            line.append(step)
            step = self.parents.get(step)
        return frozenset(line)

    def below(self, units: Iterable[str]) -> frozenset[str]:
        """These units and everything below them."""
        asked = set(units)
        return frozenset(asked | {unit for unit in self.parents if self.above(unit) & asked})

    def holders(self, role: Role, unit: str) -> frozenset[UUID]:
        """Whom this role reaches for this unit; empty is a report without a team."""
        line = self.above(unit) if unit else frozenset()
        return frozenset(one.account_id for one in self.held if one.role == role and _reaches(one, line))


def _reaches(held: Held, line: frozenset[str]) -> bool:
    return held.unit is None or held.unit in line


def dead_ends(table: Routing, house: House) -> Iterator[str]:
    """Everything that stands in the way of publishing this table, one sentence each."""
    yield from _never_winning(table, house)
    for rule in table.rules:
        told = (*_ended(rule, house), *_nobody_handles(rule, house), *_nobody_told(rule, house))
        yield from (_("Regel «%(name)s»: %(told)s") % {"name": rule.name, "told": one} for one in told)
    for weight, roles in table.by_weight.items():
        for role in _unheld(roles, ("", *house.parents), house):
            words = _("Bij ernst «%(weight)s» hoort niemand het: er is geen %(role)s.")
            yield words % {"weight": Weight(weight).label, "role": role.label}


def untaken(table: Routing, house: House) -> Iterator[str]:
    """A warning, no refusal: some cases are taken by no rule, and go as without a table."""
    boxes = _boxes(table, house)
    if boxes and _left_over([_whole(table, house)], boxes) != []:
        yield _("Niet elke melding past bij een regel. Wat nergens past, gaat zoals zonder verdeelregels.")


def _never_winning(table: Routing, house: House) -> Iterator[str]:
    boxes = _boxes(table, house)
    for place, rule in enumerate(table.rules):
        # The widest first: what one rule takes as a whole is never too much to reckon.
        earlier = sorted(boxes[:place], key=lambda box: not _is_within(boxes[place], box))
        if _left_over([boxes[place]], earlier) == []:
            words = _("Regel «%(name)s» wint nooit: regels erboven nemen alles al wat zij zou nemen.")
            yield words % {"name": rule.name}


def _left_over(pieces: list[Box], taken: Iterable[Box]) -> list[Box] | None:
    """What is left of these pieces after others took theirs; None when it is too much to reckon."""
    for box in taken:
        pieces = [piece for one in pieces for piece in _without(one, box)]
        if len(pieces) > MOST_PIECES:
            return None
    return pieces


def _is_within(box: Box, other: Box) -> bool:
    return not any(side & ~wide for side, wide in zip(box, other, strict=True))


def _without(box: Box, taken: Box) -> Iterator[Box]:
    """The pieces of a box outside another: per side what sticks out, within the sides before it."""
    if not all(side & other for side, other in zip(box, taken, strict=True)):
        yield box
        return
    inside: Box = ()
    for place, (side, other) in enumerate(zip(box, taken, strict=True)):
        if outside := side & ~other:
            yield (*inside, outside, *box[place + 1 :])
        inside = (*inside, side & other)


_NAMED: Final = ("kinds", "units", "sites", "channels")


def _values(table: Routing, house: House) -> tuple[tuple[Any, ...], ...]:
    """Every value that makes a difference; of kinds and channels one more stands for all not named."""
    named = {name: {one for rule in table.rules for one in getattr(rule, name)} for name in _NAMED}
    return (
        (True, False),
        tuple(LEVELS),
        (*named["kinds"], _OTHER),
        tuple({*house.parents, *named["units"], ""}),
        tuple({*house.sites, *named["sites"], ""}),
        (*named["channels"], _OTHER),
    )


def _whole(table: Routing, house: House) -> Box:
    return tuple((1 << len(values)) - 1 for values in _values(table, house))


def _boxes(table: Routing, house: House) -> list[Box]:
    """What each rule takes, in their order: what it names, or everything."""
    bits = [{value: 1 << place for place, value in enumerate(side)} for side in _values(table, house)]
    whole = _whole(table, house)
    return [
        tuple(
            sum(side[value] for value in set(named)) or all_of
            for named, side, all_of in zip(_asked(rule, house), bits, whole, strict=True)
        )
        for rule in table.rules
    ]


def _asked(rule: RoutingRule, house: House) -> tuple[Iterable[Any], ...]:
    """What a rule names per condition, a team with what is below it."""
    return (
        () if rule.is_red is None else (rule.is_red,),
        rule.levels,
        rule.kinds,
        house.below(rule.units) if rule.units else (),
        rule.sites,
        rule.channels,
    )


def _ended(rule: RoutingRule, house: House) -> Iterator[str]:
    if not rule.units <= house.parents.keys():
        yield _("een team in deze regel bestaat niet meer.")
    if not rule.sites <= house.sites.keys():
        yield _("een plek in deze regel bestaat niet meer.")


def _nobody_handles(rule: RoutingRule, house: House) -> Iterator[str]:
    handler = rule.handler
    if handler.who is Who.MEMBER and handler.account_id not in house.members:
        yield _("wie zou behandelen, werkt hier niet of niet meer.")
    elif handler.who is Who.MEMBER and not _may_handle(handler.account_id, house):
        yield _("wie zou behandelen, is geen coördinator en kan dus geen dossier behandelen.")
    elif handler.role is not None:
        empty = [one for one in _reached(rule, house) if not house.holders(handler.role, one)]
        if empty:
            told = {"role": handler.role.label, "units": _named(empty, house)}
            yield _("er is geen %(role)s voor %(units)s.") % told


def _may_handle(account_id: UUID | None, house: House) -> bool:
    return any(one.account_id == account_id and one.role == Role.COO for one in house.held)


def _nobody_told(rule: RoutingRule, house: House) -> Iterator[str]:
    for role in _unheld(rule.told, _reached(rule, house), house):
        yield _("er is geen %(role)s die het hoort.") % {"role": role.label}


def _unheld(roles: Iterable[Role], units: Sequence[str], house: House) -> Iterator[Role]:
    for role in roles:
        if not any(house.holders(role, unit) for unit in units):
            yield role


def _reached(rule: RoutingRule, house: House) -> tuple[str, ...]:
    """The running units a rule can reach; without a team of its own all, and reports without a team."""
    if rule.units:
        below = house.below(rule.units)
        return tuple(unit for unit in house.parents if unit in below)
    return ("", *house.parents)


def _named(units: Sequence[str], house: House) -> str:
    names = [house.unit_names.get(one, "") or _("meldingen zonder team") for one in units]
    shown = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return _("%(units)s en nog %(count)s") % {"units": shown, "count": more} if more > 0 else shown
