# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rules hold at a moment, in one statement; and the versions and drafts for who works on them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.accounts.queries import members_on, roles_in_force
from eenlijn.commons.organisations.models import Site, Unit
from eenlijn.commons.rulebook.access import visible_to
from eenlijn.commons.rulebook.codes import RuleSource, RuleState, TextName, Topic, text_topic
from eenlijn.commons.rulebook.contents import DEFAULTS, Around, read
from eenlijn.commons.rulebook.models import RuleVersion
from eenlijn.commons.rulebook.topics.calendar import Calendar
from eenlijn.commons.rulebook.topics.dead_ends import Held, House
from eenlijn.commons.rulebook.topics.ladder import Ladder
from eenlijn.commons.rulebook.topics.lists import HouseRules, Partners, Places, Words
from eenlijn.commons.rulebook.topics.playbooks import Playbooks, PlaybookStep
from eenlijn.commons.rulebook.topics.policy import Policy
from eenlijn.commons.rulebook.topics.routing import Routing
from eenlijn.commons.rulebook.topics.terms import Terms
from eenlijn.commons.rulebook.topics.texts import Text
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.prepared import Prepared, named_id, named_moment
from eenlijn.foundation.working_time import WorkCalendar

# What a report needs when its clocks start.
CLOCK_TOPICS: Final = (Topic.TERMS, Topic.CALENDAR, Topic.LADDER)
_Shape = TypeVar("_Shape")


@dataclass(frozen=True)
class RuleVersionView:
    """One version of one topic; a draft has no number. `version` is what a save must name."""

    id: UUID
    topic: str
    number: int | None
    content: Mapping[str, Any]
    state: RuleState
    source: RuleSource
    pack_version: str
    drafted_by: UUID | None
    drafted_at: datetime
    published_by: UUID | None
    published_at: datetime | None
    valid_from: datetime | None
    version: int


@dataclass(frozen=True)
class RuleText:
    """A text of the employer's own, with the person who published it.

    `is_approved`: a named person published it, or the employer is invented. What came with a pack is an
    example until someone of the organisation stands for it (decision 9).
    """

    name: TextName
    subject: str
    body: str
    number: int
    approved_by: UUID | None
    is_approved: bool


@dataclass(frozen=True)
class Rules:
    """What holds for an employer at one moment, of the topics that were asked for."""

    organisation_id: UUID
    asked: frozenset[str]
    found: Mapping[str, RuleVersionView] = field(default_factory=dict)
    is_invented: bool = False

    @cached_property
    def terms(self) -> Terms:
        return self._shape(Topic.TERMS, Terms)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """For reckoning; `named_calendar` also knows what the closing days are called."""
        return self.named_calendar.work_calendar

    @cached_property
    def named_calendar(self) -> Calendar:
        return self._shape(Topic.CALENDAR, Calendar)

    @cached_property
    def ladder(self) -> Ladder:
        return self._shape(Topic.LADDER, Ladder)

    @cached_property
    def policy(self) -> Policy:
        return self._shape(Topic.POLICY, Policy)

    @cached_property
    def words(self) -> Words:
        return self._shape(Topic.WORDS, Words)

    @cached_property
    def house_rules(self) -> HouseRules:
        return self._shape(Topic.HOUSE_RULES, HouseRules)

    @cached_property
    def playbooks(self) -> Playbooks:
        return self._shape(Topic.PLAYBOOKS, Playbooks)

    @cached_property
    def routing(self) -> Routing:
        return self._shape(Topic.ROUTING, Routing)

    @cached_property
    def places(self) -> Places:
        return self._shape(Topic.PLACES, Places)

    @cached_property
    def partners(self) -> Partners:
        return self._shape(Topic.PARTNERS, Partners)

    def number(self, topic: str) -> int:
        """Which version holds; 0 is what the product brings itself."""
        row = self.found.get(str(topic))
        return (row.number or 0) if row else 0

    def is_adopted(self, topic: str) -> bool:
        """Whether a named person of the employer published what holds; a pack and our own are examples."""
        row = self.found.get(str(topic))
        return row is not None and row.source != RuleSource.PACK and row.published_by is not None

    def text(self, name: TextName) -> RuleText | None:
        """The employer's own text, or None: then the product's own example holds."""
        row = self._row(text_topic(name))
        if row is None:
            return None
        text = Text.from_content(row.content)
        is_named = row.source != RuleSource.PACK and row.published_by is not None
        return RuleText(
            name=name,
            subject=text.subject,
            body=text.body,
            number=row.number or 0,
            approved_by=row.published_by if is_named else None,
            is_approved=is_named or self.is_invented,
        )

    def _row(self, topic: str) -> RuleVersionView | None:
        if topic not in self.asked:
            message = f"the rules about {topic} were not asked for"
            raise KeyError(message)
        return self.found.get(topic)

    def _shape(self, topic: Topic, kind: type[_Shape]) -> _Shape:
        row = self._row(topic.value)
        shape = read(topic, row.content) if row else DEFAULTS[topic.value]
        if not isinstance(shape, kind):
            raise TypeError(topic)
        return shape


def in_force(organisation_id: UUID, topic: str, at: datetime) -> RuleVersionView | None:
    """Return the version of one topic that holds at this moment; None when there is none yet."""
    return rules_of(organisation_id, at, (topic,)).found.get(str(topic))


def rules_of(organisation_id: UUID, at: datetime, topics: Iterable[str] = CLOCK_TOPICS) -> Rules:
    """Return what holds at this moment about all these topics; one statement, however many."""
    asked = frozenset(str(topic) for topic in topics)
    found = _holding(asked)(organisation_id=organisation_id, at=at)
    return Rules(
        organisation_id=organisation_id,
        asked=asked,
        found={row.topic: view_of(row) for row in found},
        is_invented=any(row.organisation.is_invented for row in found),
    )


def terms_of(organisation_id: UUID, at: datetime) -> Terms:
    return rules_of(organisation_id, at, (Topic.TERMS,)).terms


def calendar_of(organisation_id: UUID, at: datetime) -> WorkCalendar:
    return rules_of(organisation_id, at, (Topic.CALENDAR,)).calendar


def ladder_of(organisation_id: UUID, at: datetime) -> Ladder:
    return rules_of(organisation_id, at, (Topic.LADDER,)).ladder


def policy_of(organisation_id: UUID, at: datetime) -> Policy:
    return rules_of(organisation_id, at, (Topic.POLICY,)).policy


def words_of(organisation_id: UUID, at: datetime) -> Words:
    return rules_of(organisation_id, at, (Topic.WORDS,)).words


def text_of(organisation_id: UUID, name: TextName, at: datetime) -> RuleText | None:
    return rules_of(organisation_id, at, (text_topic(name),)).text(name)


def playbook_of(organisation_id: UUID, severity: str, at: datetime) -> tuple[PlaybookStep, ...]:
    return rules_of(organisation_id, at, (Topic.PLAYBOOKS,)).playbooks.of(severity)


def around(organisation_id: UUID, at: datetime, *topics: str) -> Around:
    """What contents of these topics have to go together with at their moment. One query, of routing five."""
    rules = rules_of(organisation_id, at, (Topic.TERMS, Topic.CALENDAR))
    house = house_of(organisation_id, at) if Topic.ROUTING in topics else House()
    return Around(rules.terms, rules.named_calendar, to_local(at).date(), house)


def house_of(organisation_id: UUID, at: datetime) -> House:
    """Return who works here that day and where, for what points to them. Four queries."""
    today = to_local(at).date()
    running = Q(organisation_id=organisation_id) & (Q(valid_until=None) | Q(valid_until__gt=today))
    units = list(Unit.objects.filter(running, valid_from__lte=today).order_by("name"))
    sites = Site.objects.filter(running).order_by("name")
    return House(
        parents={str(one.pk): str(one.parent_id) if one.parent_id else None for one in units},
        unit_names={str(one.pk): one.name for one in units},
        sites={str(one.pk): one.name for one in sites},
        members=members_on(organisation_id, today),
        held=tuple(
            _held(row)
            for row in roles_in_force(today)
            .filter(organisation_id=organisation_id)
            .select_related("membership")
        ),
    )


def _held(row: RoleAssignment) -> Held:
    """A manager without a unit of its own leads the unit of the membership, and nothing without one."""
    unit = row.unit_id or (row.membership.unit_id or row.pk if row.role == Role.MGR else None)
    return Held(row.membership.account_id, row.role, str(unit) if unit else None)


@dataclass(frozen=True)
class AdoptedPack:
    """Which pack an employer took over last: its version and, as the pack reads it, its content."""

    version: str
    content: Mapping[str, Any]


def adopted_pack(organisation_id: UUID, at: datetime) -> AdoptedPack | None:
    """Return the pack that was adopted last. One query."""
    row = in_force(organisation_id, Topic.PACK, at)
    return AdoptedPack(row.pack_version, row.content["pack"]) if row else None


def versions(actor: Actor, topic: str) -> tuple[RuleVersionView, ...]:
    """Return every numbered version of a topic, newest first. One query."""
    rows = visible_to(actor).filter(topic=topic).exclude(state=RuleState.DRAFT).order_by("-number")
    return tuple(view_of(row) for row in rows)


def numbered(organisation_id: UUID, topic: str, numbers: Collection[int]) -> dict[int, Mapping[str, Any]]:
    """Return what these versions of a topic said, by number; none is given twice. One query."""
    rows = RuleVersion.objects.filter(organisation_id=organisation_id, topic=topic, number__in=numbers)
    return {number: content for number, content in rows.values_list("number", "content") if number}


def draft(actor: Actor, topic: str) -> RuleVersionView | None:
    """Return the draft of a topic, if somebody works on one. One query."""
    row = visible_to(actor).filter(topic=topic, state=RuleState.DRAFT).first()
    return view_of(row) if row else None


@dataclass(frozen=True)
class TopicLine:
    """One topic in the list of settings: what holds now, what comes, and whether somebody works on it."""

    topic: str
    now: RuleVersionView | None
    planned: RuleVersionView | None
    has_draft: bool


def overview(actor: Actor, topics: Collection[str], at: datetime) -> tuple[TopicLine, ...]:
    """Return every topic asked for, in that order. One query."""
    rows = [
        view_of(row)
        for row in visible_to(actor).filter(topic__in=[str(one) for one in topics]).order_by("number")
    ]
    return tuple(_line(str(topic), [row for row in rows if row.topic == topic], at) for topic in topics)


def view_of(row: RuleVersion) -> RuleVersionView:
    """A row as others read it."""
    return RuleVersionView(
        id=row.pk,
        topic=row.topic,
        number=row.number,
        content=cast("Mapping[str, Any]", row.content),
        state=RuleState(row.state),
        source=RuleSource(row.source),
        pack_version=row.pack_version,
        drafted_by=row.drafted_by_id,
        drafted_at=row.drafted_at,
        published_by=row.published_by_id,
        published_at=row.published_at,
        valid_from=row.valid_from,
        version=row.version,
    )


@dataclass(frozen=True)
class Setting:
    """What holds about one topic; number 0 and no moments are what the product brings itself."""

    topic: Topic
    number: int
    valid_from: datetime | None
    published_at: datetime | None
    content: Mapping[str, Any]


# What another system may need to reckon and to show the same words; never who decides or whom to call.
SHARED_TOPICS: Final = (Topic.TERMS, Topic.CALENDAR, Topic.HOUSE_RULES, Topic.WORDS, Topic.PLACES)


def settings_of(organisation_id: UUID, at: datetime) -> tuple[Setting, ...]:
    """Return what holds now about every topic that other systems may read. One query."""
    rules = rules_of(organisation_id, at, SHARED_TOPICS)
    return tuple(_setting(topic, rules.found.get(topic.value)) for topic in SHARED_TOPICS)


def _setting(topic: Topic, row: RuleVersionView | None) -> Setting:
    content = read(topic.value, row.content) if row else DEFAULTS[topic.value]
    return Setting(
        topic=topic,
        number=(row.number or 0) if row else 0,
        valid_from=row.valid_from if row else None,
        published_at=row.published_at if row else None,
        content=content.to_content(),
    )


@cache
def _holding(topics: frozenset[str]) -> Prepared[RuleVersion]:
    """Of each of these topics the last published version that had begun."""
    return Prepared(lambda: _last_begun().filter(topic__in=topics).select_related("organisation"))


def _last_begun() -> "QuerySet[RuleVersion]":
    published = RuleVersion.objects.filter(
        organisation_id=named_id("organisation_id"),
        state=RuleState.PUBLISHED,
        valid_from__lte=named_moment("at"),
    )
    newer = published.filter(topic=OuterRef("topic"), number__gt=OuterRef("number"))
    return published.filter(~Exists(newer))


def _line(topic: str, rows: list[RuleVersionView], at: datetime) -> TopicLine:
    published = [one for one in rows if one.state is RuleState.PUBLISHED and one.valid_from is not None]
    begun = [one for one in published if one.valid_from and one.valid_from <= at]
    coming = [one for one in published if one.valid_from and one.valid_from > at]
    return TopicLine(
        topic=topic,
        now=begun[-1] if begun else None,
        planned=coming[-1] if coming else None,
        has_draft=any(one.state is RuleState.DRAFT for one in rows),
    )
