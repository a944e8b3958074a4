# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trying a routing table: one case that somebody makes up, and a dry run over what happened.

| who works on the rules | tries a case | reads the dry run |
|---|---|---|
| coordinator of the whole organisation (COO) | yes | over what they may count (`countable_by`) |
| administrator (ADM), not coordinating | yes | no count at all, not even a hidden one |

An administrator has no figures (security model, section 4). A minimum would not mend that: whoever writes the
rules asks a question with each of them, and two drafts that differ in one word give away the case between.
The dry run is counted and nothing of it is kept; no number of a dossier and nobody's name is in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Sum

from eenlijn.casework.facts.access import countable_by, counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Origin, Severity, kind_group
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook.access import may_draft
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.queries import draft, house_of, rules_of
from eenlijn.commons.rulebook.topics.dead_ends import House, dead_ends
from eenlijn.commons.rulebook.topics.reading import Misshapen
from eenlijn.commons.rulebook.topics.routing import Case, Condition, Decision, Routing, Who
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.prepared import Among

DAYS_BACK: Final = 90
_TOLD_ALREADY: Final = (Role.COO, Role.MGR)


@dataclass(frozen=True)
class Tables:
    """What holds now, in which version, and the draft; None when there is no draft that can be read."""

    holding: Routing
    number: int
    draft: Routing | None
    house: House

    @property
    def gone_stale(self) -> tuple[str, ...]:
        """What was right when somebody published it and leads nowhere today: who left, what ended."""
        return tuple(dead_ends(self.holding, self.house))


@dataclass(frozen=True)
class MadeUp:
    """A case that somebody makes up: no case of anybody."""

    level: int
    kinds: frozenset[str]
    unit: str = ""
    site: str = ""
    channel: str = ""
    is_red: bool = False


@dataclass(frozen=True)
class People:
    """Who holds a role there today, by name."""

    role: Role
    names: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """Which rule wins (empty: none), why each earlier one did not, who would handle, who would be told."""

    rule: str
    passed: tuple[tuple[str, Condition], ...]
    who: Who
    handlers: tuple[str, ...]
    besides: tuple[People, ...]
    as_ever: tuple[People, ...]


@dataclass(frozen=True)
class RuleCount:
    """How many each table would have given to this rule; None when it is not in that table."""

    name: str
    now: int | None
    then: int | None


@dataclass(frozen=True)
class DryRun:
    """Counts over the incidents of these days, both included. Without a draft `then` is None."""

    since: date
    until: date
    total: int
    rules: tuple[RuleCount, ...]
    untaken: RuleCount
    elsewhere: int | None


def tables_of(actor: Actor, now: datetime) -> Tables:
    """For who works on the rules. Six queries."""
    if not may_draft(actor):
        raise NotVisible
    rules = rules_of(actor.scope_id, now, (Topic.ROUTING,))
    waiting = draft(actor, Topic.ROUTING)
    try:
        drafted = Routing.from_content(waiting.content) if waiting else None
    except Misshapen:
        drafted = None
    return Tables(rules.routing, rules.number(Topic.ROUTING), drafted, house_of(actor.scope_id, now))


def try_case(table: Routing, house: House, case: MadeUp) -> Verdict:
    """What this table would do with it, as if it came in today. One query, for names."""
    found = table.decide(
        Case(case.level, case.kinds, house.above(case.unit), case.site, case.channel, case.is_red)
    )
    handlers = _handlers(found, house, case.unit)
    besides = {role: house.holders(role, case.unit) for role in found.told}
    as_ever = {role: house.holders(role, case.unit) for role in _TOLD_ALREADY}
    names = names_of(handlers.union(*besides.values(), *as_ever.values()))
    return Verdict(
        rule=found.rule.name if found.rule else "",
        passed=tuple((rule.name, condition) for rule, condition in found.passed),
        who=found.handler.who,
        handlers=_named(handlers, names),
        besides=tuple(People(role, _named(theirs, names)) for role, theirs in besides.items()),
        as_ever=tuple(People(role, _named(theirs, names)) for role, theirs in as_ever.items()),
    )


def _handlers(found: Decision, house: House, unit: str) -> frozenset[UUID]:
    """The member who would get it, when that one still may; who holds the role there; else nobody."""
    handler = found.handler
    if handler.role is not None:
        return house.holders(handler.role, unit)
    coordinating = {one.account_id for one in house.held if one.role == Role.COO} & house.members
    return frozenset({handler.account_id} & coordinating) if handler.account_id else frozenset()


def _named(accounts: Iterable[UUID], names: dict[UUID, str]) -> tuple[str, ...]:
    return tuple(sorted(names.get(one, "") for one in accounts))


def may_count(actor: Actor) -> bool:
    """Whether a dry run exists for this actor at all."""
    return may_draft(actor) and actor.has(Role.COO)


def dry_run(actor: Actor, tables: Tables, now: datetime) -> DryRun | None:
    """What each rule would have won; None for who has no figures. Three queries, however many incidents.

    The severity is the established one, or the proposal where nobody established any yet.
    """
    if not may_count(actor):
        return None
    until = to_local(now).date()
    since = until - timedelta(days=DAYS_BACK - 1)
    cases = Counter(_case(row, tables.house) for row in _happened(actor, since, until))
    return DryRun(since, until, cases.total(), *_counts(cases, tables))


def _happened(actor: Actor, since: date, until: date) -> Iterator[Sequence[Any]]:
    """The coded facts of every incident that this actor counts; an old register was never routed."""
    facts = countable_by(actor).filter(
        measure=Measure.INCIDENT, origin=Origin.REPORT, occurred_on__gte=since, occurred_on__lte=until
    )
    totals = facts.order_by().values("case_key").annotate(total=Sum("delta")).filter(total__gt=0)
    with counting():
        keys = list(totals.values_list("case_key", flat=True))
    mine = incidents.visible_to(actor).filter(Among("case_key", keys)).order_by()
    yield from mine.values_list(
        "level", "main_type", "other_types", "unit_id", "site_id", "channel", "is_red"
    ).iterator()


def _case(row: Sequence[Any], house: House) -> Case:
    level, main_type, other_types, unit_id, site_id, channel, is_red = row
    return Case(
        level=Severity(level).level,
        kinds=frozenset(kind_group(code) for code in (main_type, *other_types)),
        units=house.above(str(unit_id)) if unit_id else frozenset(),
        site=str(site_id or ""),
        channel=channel,
        is_red=is_red,
    )


def _counts(cases: Counter[Case], tables: Tables) -> tuple[tuple[RuleCount, ...], RuleCount, int | None]:
    now = {case: tables.holding.decide(case) for case in cases}
    then = {case: tables.draft.decide(case) for case in cases} if tables.draft is not None else None
    won_now = _won(cases, now)
    won_then = _won(cases, then) if then is not None else None
    rows = tuple(_row(code, tables, won_now, won_then) for code in _codes(tables))
    untaken = RuleCount("", won_now[""], won_then[""] if won_then is not None else None)
    if then is None:
        return rows, untaken, None
    moved = sum(count for case, count in cases.items() if now[case].handler != then[case].handler)
    return rows, untaken, moved


def _won(cases: Counter[Case], found: dict[Case, Decision]) -> Counter[str]:
    """How many each rule won, by its code; empty is no rule."""
    won: Counter[str] = Counter()
    for case, count in cases.items():
        rule = found[case].rule
        won[rule.code if rule else ""] += count
    return won


def _codes(tables: Tables) -> tuple[str, ...]:
    """The rules of the draft in their order, then those that only hold now."""
    drafted = tables.draft.rules if tables.draft is not None else ()
    return tuple(dict.fromkeys(rule.code for rule in (*drafted, *tables.holding.rules)))


def _row(code: str, tables: Tables, now: Counter[str], then: Counter[str] | None) -> RuleCount:
    holding, drafted = tables.holding.name_of(code), tables.draft.name_of(code) if tables.draft else ""
    return RuleCount(
        name=drafted or holding,
        now=now[code] if holding else None,
        then=then[code] if then is not None and drafted else None,
    )
