# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who handles a new report and who is told besides: an ordered table of which the first rule that fits wins.

A rule asks of severity, kinds, team, site, channel and red; what it does not ask, fits. It never looks at a
case in a lane apart: those keep their own rules. No rule fits: then it goes as without a table.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.rulebook.topics.lists import LONGEST_LINE, code_in
from eenlijn.commons.rulebook.topics.reading import Misshapen, mapping, part
from eenlijn.commons.rulebook.topics.reading import rows as tables

MOST_RULES: Final = 30
LEVELS: Final = range(1, 6)
# Without this role an assignment opens nothing (`dossier.hand_overs`).
HANDLING: Final = (Role.COO,)
# Who may hear of a dossier by a rule: a number, never content, and never what opens the dossier.
TOLD: Final = (Role.COO, Role.MGR, Role.BRD, Role.OOV, Role.LEG, Role.AFT)


class Weight(TextChoices):
    """Three words over the five severities (decision 10)."""

    LIGHT = "light", gettext_lazy("licht")
    MIDDLE = "middle", gettext_lazy("middel")
    HEAVY = "heavy", gettext_lazy("zwaar")

    @classmethod
    def of(cls, level: int) -> "Weight":
        return next(weight for weight, levels in _LEVELS_OF.items() if level in levels)


_LEVELS_OF: Final[Mapping[Weight, frozenset[int]]] = {
    Weight.LIGHT: frozenset({1, 2}),
    Weight.MIDDLE: frozenset({3}),
    Weight.HEAVY: frozenset({4, 5}),
}


class Condition(TextChoices):
    """What a rule can ask, in the order in which it is looked at."""

    RED = "red", gettext_lazy("rood of niet")
    LEVEL = "level", gettext_lazy("ernst")
    KIND = "kind", gettext_lazy("soort gedrag")
    UNIT = "unit", gettext_lazy("team")
    SITE = "site", gettext_lazy("plek")
    CHANNEL = "channel", gettext_lazy("kanaal")


class Who(StrEnum):
    """Nobody in particular is as without a table: who coordinates there takes it up."""

    NOBODY = "nobody"
    ROLE = "role"
    MEMBER = "member"


@dataclass(frozen=True)
class Handler:
    """Who handles it: nobody in particular, who holds a role there, or one member by the account."""

    who: Who = Who.NOBODY
    role: Role | None = None
    account_id: UUID | None = None

    def to_content(self) -> dict[str, str]:
        """Write only what belongs to it."""
        told = {"who": self.who.value}
        if self.role is not None:
            told["role"] = self.role.value
        if self.account_id is not None:
            told["account"] = str(self.account_id)
        return told


@dataclass(frozen=True)
class Case:
    """What a rule looks at. `units` are the team and all above it; `kinds` are groups of behaviour."""

    level: int
    kinds: frozenset[str]
    units: frozenset[str] = frozenset()
    site: str = ""
    channel: str = ""
    is_red: bool = False


@dataclass(frozen=True)
class RoutingRule:
    """One rule. A condition that names nothing asks nothing; one of what it names is enough."""

    code: str
    name: str
    levels: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    is_red: bool | None = None
    handler: Handler = field(default_factory=Handler)
    told: tuple[Role, ...] = ()

    def unmet(self, case: Case) -> Condition | None:
        """The first condition that this case does not meet; None when the rule fits."""
        met = {
            Condition.RED: self.is_red is None or self.is_red == case.is_red,
            Condition.LEVEL: _among(self.levels, {case.level}),
            Condition.KIND: _among(self.kinds, case.kinds),
            Condition.UNIT: _among(self.units, case.units),
            Condition.SITE: _among(self.sites, {case.site}),
            Condition.CHANNEL: _among(self.channels, {case.channel}),
        }
        return next((condition for condition, is_met in met.items() if not is_met), None)

    def to_content(self) -> dict[str, Any]:
        """Write every part, in a fixed order."""
        return {
            "code": self.code,
            "name": self.name,
            "levels": [f"s{level}" for level in sorted(self.levels)],
            "kinds": sorted(self.kinds),
            "units": sorted(self.units),
            "sites": sorted(self.sites),
            "channels": sorted(self.channels),
            "is_red": self.is_red,
            "handler": self.handler.to_content(),
            "told": [role.value for role in self.told],
        }


def _among(asked: Collection[Any], given: Collection[Any]) -> bool:
    return not asked or not set(asked).isdisjoint(given)


@dataclass(frozen=True)
class Decision:
    """Which rule wins, or none; why each earlier one did not; and which roles are told besides."""

    rule: RoutingRule | None
    passed: tuple[tuple[RoutingRule, Condition], ...]
    told: tuple[Role, ...]

    @property
    def handler(self) -> Handler:
        return self.rule.handler if self.rule else Handler()


@dataclass(frozen=True)
class Routing:
    """The rules in their order, and per weight who is told whichever rule wins (row B2)."""

    rules: tuple[RoutingRule, ...] = ()
    by_weight: Mapping[Weight, tuple[Role, ...]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether everything goes as without a table."""
        return not self.rules and not any(self.by_weight.values())

    def decide(self, case: Case) -> Decision:
        """The first rule that fits; the roles of the severity are told in any case."""
        passed: list[tuple[RoutingRule, Condition]] = []
        by_weight = self.by_weight.get(Weight.of(case.level), ())
        for rule in self.rules:
            unmet = rule.unmet(case)
            if unmet is None:
                return Decision(rule, tuple(passed), _in_order({*rule.told, *by_weight}))
            passed.append((rule, unmet))
        return Decision(None, tuple(passed), _in_order(by_weight))

    def name_of(self, code: str) -> str:
        """What the rule with this code is called; empty when there is none."""
        return next((rule.name for rule in self.rules if rule.code == code), "")

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        rules = tuple(_rule(one) for one in tables(content, "rules"))
        told = mapping(content.get("by_weight", {}))
        unknown = sorted(set(told) - set(Weight.values))
        if unknown:
            raise Misshapen(_("De ernst «%(name)s» kennen we niet.") % {"name": unknown[0]})
        return cls(rules, {weight: _roles(told, weight) for weight in Weight if told.get(weight)})

    def to_content(self) -> dict[str, Any]:
        """Write the rules in their order."""
        return {
            "rules": [rule.to_content() for rule in self.rules],
            "by_weight": {
                weight.value: [one.value for one in told] for weight, told in self.by_weight.items()
            },
        }

    def problems(self) -> Iterable[str]:
        """What may not be so, whoever works here; `dead_ends` knows the rest."""
        if len(self.rules) > MOST_RULES:
            yield _("Er zijn ten hoogste %(count)s verdeelregels.") % {"count": MOST_RULES}
        if len({rule.code for rule in self.rules}) < len(self.rules):
            yield _("Een verdeelregel staat er twee keer in.")
        if any(not rule.name for rule in self.rules):
            yield _("Geef elke verdeelregel een naam.")
        if any(len(rule.name) > LONGEST_LINE for rule in self.rules):
            yield _("Een regel is ten hoogste 300 tekens.")


DEFAULT: Final = Routing()


def _in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    found = set(roles)
    return tuple(role for role in TOLD if role in found)


def _rule(told: Mapping[str, Any]) -> RoutingRule:
    return RoutingRule(
        code=code_in(part(told, "code", str)),
        name=part(told, "name", str).strip(),
        levels=frozenset(level for one in _texts(told, "levels") for level in _levels(one)),
        kinds=frozenset(_texts(told, "kinds")),
        units=_ids(told, "units"),
        sites=_ids(told, "sites"),
        channels=frozenset(_texts(told, "channels")),
        is_red=_yes_or_no(told.get("is_red")),
        handler=_handler(mapping(told.get("handler", {"who": Who.NOBODY.value}))),
        told=_roles(told, "told"),
    )


def _texts(told: Mapping[str, Any], name: str) -> list[str]:
    values = told.get(name, [])
    if not isinstance(values, list) or not all(isinstance(one, str) and one for one in values):
        raise Misshapen(_("Vul «%(name)s» in.") % {"name": name})
    return values


def _levels(told: str) -> frozenset[int]:
    """`s4` is one severity; `heavy` is a word for two of them."""
    if told in Weight.values:
        return _LEVELS_OF[Weight(told)]
    found = {f"s{level}": level for level in LEVELS}.get(told[:2])
    if found is None:
        raise Misshapen(_("De ernst «%(name)s» kennen we niet.") % {"name": told})
    return frozenset({found})


def _ids(told: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(str(_id(one)) for one in _texts(told, name))


def _id(told: Any) -> UUID:
    try:
        return UUID(told)
    except (TypeError, ValueError, AttributeError):
        raise Misshapen(_("Een team, plek of collega in deze regel is niet te lezen.")) from None


def _yes_or_no(told: Any) -> bool | None:
    if told is not None and not isinstance(told, bool):
        raise Misshapen(_("Kies of een regel over rode meldingen gaat."))
    return told


def _handler(told: Mapping[str, Any]) -> Handler:
    who = told.get("who")
    if who == Who.NOBODY:
        return Handler()
    if who == Who.MEMBER:
        return Handler(Who.MEMBER, account_id=_id(told.get("account")))
    if who == Who.ROLE and told.get("role") in HANDLING:
        return Handler(Who.ROLE, role=Role(told["role"]))
    raise Misshapen(_("Kies wie een dossier van deze regel behandelt."))


def _roles(told: Mapping[str, Any], name: str) -> tuple[Role, ...]:
    roles = _texts(told, name)
    if not set(roles) <= set(TOLD):
        raise Misshapen(_("Kies wie er nog meer van hoort."))
    return _in_order(Role(one) for one in roles)
