# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A routing table in plain words: per rule what it asks, who handles it and who is told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import KindGroup, Severity, label
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook.queries import house_of
from eenlijn.commons.rulebook.topics.dead_ends import House
from eenlijn.commons.rulebook.topics.reading import Misshapen
from eenlijn.commons.rulebook.topics.routing import Handler, Routing, RoutingRule, Weight, Who
from eenlijn.doors.web.manage.rule_words import Line, Part


@dataclass(frozen=True)
class Offered:
    """Whom and what a rule can name here, by name."""

    house: House = field(default_factory=House)
    coordinators: tuple[tuple[UUID, str], ...] = ()

    def name_of(self, account_id: UUID | None) -> str:
        return dict(self.coordinators).get(account_id, "") if account_id else ""


def offered_here(organisation_id: UUID, at: datetime) -> Offered:
    """Return who works here and where, and the names of who may handle a dossier. Five queries."""
    house = house_of(organisation_id, at)
    able = {one.account_id for one in house.held if one.role == Role.COO} & house.members
    names = names_of(able)
    return Offered(house, tuple(sorted(names.items(), key=lambda told: told[1].casefold())))


def routing_in_words(content: Mapping[str, Any], offered: Offered) -> tuple[Part, ...]:
    """What a table says; of one that has no shape the reason."""
    try:
        table = Routing.from_content(content)
    except Misshapen as misshapen:
        return (Part(_("Nog niet goed"), (Line("", str(misshapen)),)),)
    if table.is_empty:
        none = _("Er zijn geen verdeelregels. Coördinatoren en leidinggevenden van het team krijgen bericht.")
        return (Part("", (Line("", none),)),)
    rules = (
        Part(f"{number}. {rule.name}", tuple(_lines(rule, offered)))
        for number, rule in enumerate(table.rules, start=1)
    )
    by_weight = tuple(_weights(table))
    return (*rules, *((Part(_("Wie bij welke ernst ook bericht krijgt"), by_weight),) if by_weight else ()))


def _lines(rule: RoutingRule, offered: Offered) -> Iterator[Line]:
    asked = list(_asked(rule, offered))
    yield Line(_("Als"), "; ".join(asked) if asked else _("altijd"))
    yield Line(_("Behandelt"), handler_in_words(rule.handler, offered))
    if rule.told:
        yield Line(_("Krijgt ook bericht"), roles_in_words(rule.told))


def _asked(rule: RoutingRule, offered: Offered) -> Iterator[str]:
    if rule.is_red is not None:
        yield _("rood") if rule.is_red else _("niet rood")
    if rule.levels:
        yield _("ernst: %(told)s") % {"told": ", ".join(level_label(one) for one in sorted(rule.levels))}
    house = offered.house
    named = (
        (_("soort: %(told)s"), rule.kinds, kind_label),
        (_("team: %(told)s"), rule.units, lambda one: house.unit_names.get(one, gone())),
        (_("plek: %(told)s"), rule.sites, lambda one: house.sites.get(one, gone())),
        (_("kanaal: %(told)s"), rule.channels, lambda one: label("channel", one)),
    )
    yield from (words % {"told": ", ".join(sorted(map(say, codes)))} for words, codes, say in named if codes)


def _weights(table: Routing) -> Iterator[Line]:
    for weight, roles in table.by_weight.items():
        yield Line(str(Weight(weight).label).capitalize(), roles_in_words(roles))


def handler_in_words(handler: Handler, offered: Offered) -> str:
    if handler.who is Who.ROLE:
        return _("de coördinator van het team die het minst in handen heeft")
    if handler.who is Who.MEMBER:
        return offered.name_of(handler.account_id) or _("iemand die hier geen dossiers (meer) behandelt")
    return _("niemand in het bijzonder, zoals zonder regel")


def roles_in_words(roles: Iterable[Role]) -> str:
    return ", ".join(str(role.label) for role in roles)


def kind_label(code: str) -> str:
    return str(KindGroup(code).label) if code in KindGroup.values else code


def level_label(level: int) -> str:
    """`4 Zeer ernstig (zwaar)`."""
    severity = next(one for one in Severity if one.level == level)
    return f"{severity.label} ({Weight.of(level).label})"


def gone() -> str:
    return _("bestaat niet meer")
