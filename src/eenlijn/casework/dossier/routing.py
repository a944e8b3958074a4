# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who handles and who hears by the routing table of the employer (rows B1 and B2 of routing and severity).

| moment | handler | told besides |
|---|---|---|
| a report of the public task opens | whom the winning rule names | roles of that rule and severity |
| severity is set or changed | the member it names, if nobody took it up | roles not told before |
| a lane apart, an old register | never | never |

Who left, may not handle, is away, reported it, is involved or stands in that line never gets it: then it goes
as without a table, and the timeline says so. Why one person is not free is not told, for that may tell who is
involved. A dossier keeps the version of the day it was opened (decision 43); who works here is looked up.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier import lanes
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.traces import note, noted, tell, told
from eenlijn.casework.incidents import apart, conflicts, handing_over
from eenlijn.casework.incidents.access import are_parties
from eenlijn.casework.incidents.codes import (
    AssignmentKind,
    KindGroup,
    Lane,
    Origin,
    Severity,
    code_list,
    kind_group,
)
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.queries import absent_among, holders_of_role, roles_in_force
from eenlijn.commons.organisations.queries import units_above
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.commons.rulebook.topics.routing import Case, Decision, Handler, Routing, Who
from eenlijn.foundation.clock import to_local

ACTS: Final = (Act.ROUTED, Act.NOT_ROUTED)


class WhyNot(TextChoices):
    """Why whom a rule names did not get it; kept with the dossier."""

    LEFT = "left", gettext_lazy("Wie de regel noemt, behandelt hier geen dossiers meer.")
    NOT_FREE = "not_free", gettext_lazy("Wie de regel noemt, kan dit dossier nu niet behandelen.")
    NOBODY = "nobody", gettext_lazy("Niemand met die rol kan dit dossier nu behandelen.")


@dataclass(frozen=True)
class Routed:
    """What the table did with a new report: unsaved rows, who handles it, and who is told besides."""

    rows: tuple[Model, ...] = ()
    handler: UUID | None = None
    told: frozenset[UUID] = frozenset()

    def notices(self, incident: Incident, hearing: Collection[UUID], now: datetime) -> list[Model]:
        """Word for who handles it, and for who hears by the table alone."""
        handler = {self.handler} if self.handler else set()
        rows = told(incident, "routed", handler, now) if handler else []
        besides = self.told - set(hearing) - handler
        return rows + (told(incident, "rule_tells", set(besides), now) if besides else [])


@dataclass(frozen=True)
class _Chosen:
    account_id: UUID | None = None
    why: str = ""


def at_intake(incident: Incident, rules: Rules, parties: Collection[UUID], now: datetime) -> Routed:
    """Of a report that opens now; `parties` reported it or it happened to them. No query without a table."""
    if rules.routing.is_empty or incident.lane != Lane.PUBLIC_TASK:
        return Routed()
    decision = rules.routing.decide(_case(incident, rules.routing))
    chosen = _choose(incident, decision.handler, frozenset(parties), now)
    entry = noted(
        incident,
        _act(decision),
        now,
        None,
        **_detail(incident, decision, chosen, rules.number(Topic.ROUTING)),
    )
    rows: list[Model] = [entry]
    if chosen.account_id is not None:
        kind = AssignmentKind.HANDLER
        rows.append(apart.new_assignment(incident=incident, kind=kind, account_id=chosen.account_id, now=now))
    return Routed(tuple(rows), chosen.account_id, _holding(incident, decision.told, now))


def at_triage(incident: Incident, actor: Actor, now: datetime) -> None:
    """Part of an act: severity was set or changed. One statement for an employer without a table."""
    if incident.lane != Lane.PUBLIC_TASK or incident.origin == Origin.IMPORT:
        return
    rules = rules_of(incident.organisation_id, incident.registered_at, (Topic.ROUTING,))
    if rules.routing.is_empty:
        return
    before = list(TimelineEntry.objects.filter(incident=incident, act__in=ACTS).order_by("at", "pk"))
    decision = rules.routing.decide(_case(incident, rules.routing))
    chosen = _reassigned(incident, decision.handler, before, actor, now)
    heard = {role for entry in before for role in entry.detail.get("told", ())}
    new = [role for role in decision.told if role.value not in heard]
    is_same = bool(before) and before[-1].detail.get("rule", "") == _code(decision)
    if is_same and not new and chosen.account_id is None:
        return
    detail = _detail(incident, decision, chosen, rules.number(Topic.ROUTING)) | {
        "told": [one.value for one in new]
    }
    note(incident, _act(decision), now, None, **detail)
    mine = {actor.account_id, chosen.account_id}
    if chosen.account_id is not None:
        tell(incident, "routed", {chosen.account_id} - {actor.account_id}, now)
    tell(incident, "rule_tells", set(_holding(incident, new, now)) - mine, now)


def _case(incident: Incident, table: Routing) -> Case:
    """What the table looks at: until somebody established the severity, the proposal. At most one query."""
    asks_units = any(rule.units for rule in table.rules)
    units = units_above(incident.organisation_id, incident.unit_id) if asks_units else ()
    return Case(
        level=Severity(incident.severity or incident.severity_proposed).level,
        kinds=frozenset(kind_group(code) for code in (incident.main_type, *incident.other_types)),
        units=frozenset(str(one) for one in units),
        site=str(incident.site_id or ""),
        channel=incident.channel,
        is_red=incident.is_red,
    )


def _choose(incident: Incident, handler: Handler, kept_out: frozenset[UUID], now: datetime) -> _Chosen:
    if handler.who is Who.MEMBER and handler.account_id is not None:
        return _member(incident, handler.account_id, kept_out, now)
    if handler.who is Who.ROLE and handler.role is not None:
        return _least_busy(incident, handler.role, kept_out, now)
    return _Chosen()


def _member(incident: Incident, account_id: UUID, kept_out: frozenset[UUID], now: datetime) -> _Chosen:
    """Without the role an assignment opens nothing; who is away, would not see it. Two queries."""
    organisation_id, today = incident.organisation_id, to_local(now).date()
    held = roles_in_force(today).filter(
        organisation_id=organisation_id, role=Role.COO, membership__account_id=account_id
    )
    if not held.exists():
        return _Chosen(why=WhyNot.LEFT.value)
    if account_id in kept_out or absent_among(organisation_id, [account_id], today):
        return _Chosen(why=WhyNot.NOT_FREE.value)
    return _Chosen(account_id)


def _least_busy(incident: Incident, role: Role, kept_out: frozenset[UUID], now: datetime) -> _Chosen:
    """Of who holds the role there and is not away the one with the least in hand."""
    able = _holding(incident, [role], now) - kept_out
    away = absent_among(incident.organisation_id, able, to_local(now).date())
    found = lanes.handler_for(incident, kept_out | set(away), now)
    return _Chosen(found) if found else _Chosen(why=WhyNot.NOBODY.value)


def _reassigned(
    incident: Incident, handler: Handler, before: Sequence[TimelineEntry], actor: Actor, now: datetime
) -> _Chosen:
    """A member whom the rule names gets it while nobody took it up; a role is whoever triages it."""
    if handler.who is not Who.MEMBER or _is_taken_up(incident, before, actor):
        return _Chosen()
    kept_out = conflicts.kept_out_of(incident, now) | are_parties(incident)
    chosen = _choose(incident, handler, frozenset(kept_out), now)
    if chosen.account_id is None:
        return chosen
    kind = AssignmentKind.HANDLER
    is_new = handing_over.assign(incident=incident, kind=kind, account_id=chosen.account_id, now=now)
    return chosen if is_new else _Chosen()


def _is_taken_up(incident: Incident, before: Sequence[TimelineEntry], actor: Actor) -> bool:
    """Somebody handles it, unless a rule gave it and that person did nothing with it yet."""
    kind = AssignmentKind.HANDLER
    current = Assignment.objects.filter(incident=incident, kind=kind, ended_at=None).first()
    if current is None:
        return False
    by_rule = any(one.at == current.started_at and one.detail.get("handles") for one in before)
    if not by_rule or current.account_id == actor.account_id:
        return True
    acts = TimelineEntry.objects.filter(incident=incident, account_id=current.account_id)
    return acts.filter(at__gte=current.started_at).exists()


def _holding(incident: Incident, roles: Iterable[Role], now: datetime) -> frozenset[UUID]:
    """Who holds these roles there; no query when none is asked."""
    asked = list(roles)
    if not asked:
        return frozenset()
    return holders_of_role(
        organisation_id=incident.organisation_id, roles=asked, unit_id=incident.unit_id, now=now
    )


def _act(decision: Decision) -> Act:
    return Act.ROUTED if decision.rule else Act.NOT_ROUTED


def _code(decision: Decision) -> str:
    return decision.rule.code if decision.rule else ""


def _detail(incident: Incident, decision: Decision, chosen: _Chosen, number: int) -> dict[str, Any]:
    """Codes only: which rule of which version, at what severity, and what came of it."""
    return {
        "rule": _code(decision),
        "number": number,
        "level": str(incident.severity or incident.severity_proposed)[:2],
        "told": [role.value for role in decision.told],
        "handles": chosen.account_id is not None,
        "why": chosen.why,
    }


def unknown_codes(content: Mapping[str, Any]) -> tuple[str, ...]:
    """A dead end that only this room knows: a kind or channel that is not, or no longer, in the lists."""
    known = {"kinds": set(KindGroup.values), "channels": set(code_list("channel"))}
    words = {
        "kinds": _("Regel «%(name)s»: een soort gedrag in deze regel bestaat niet meer."),
        "channels": _("Regel «%(name)s»: een kanaal in deze regel bestaat niet meer."),
    }
    return tuple(
        words[part] % {"name": rule.name}
        for rule in Routing.from_content(content).rules
        for part, codes in known.items()
        if not getattr(rule, part) <= codes
    )
