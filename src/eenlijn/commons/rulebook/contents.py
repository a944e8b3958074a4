# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which shape belongs to which topic, and everything that is wrong with a content, in plain sentences."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol, Self

from django.utils.translation import gettext as _

from eenlijn.commons.rulebook.codes import TEXT_TOPIC, TOPICS, TermKind, TextName, Topic
from eenlijn.commons.rulebook.topics import calendar, ladder, policy, routing, terms
from eenlijn.commons.rulebook.topics.calendar import Calendar
from eenlijn.commons.rulebook.topics.dead_ends import House, dead_ends, untaken
from eenlijn.commons.rulebook.topics.ladder import Ladder
from eenlijn.commons.rulebook.topics.lists import HouseRules, Partners, Places, Words
from eenlijn.commons.rulebook.topics.playbooks import Playbooks
from eenlijn.commons.rulebook.topics.policy import Policy
from eenlijn.commons.rulebook.topics.reading import Misshapen, mapping
from eenlijn.commons.rulebook.topics.routing import Routing
from eenlijn.commons.rulebook.topics.terms import Terms
from eenlijn.commons.rulebook.topics.texts import Text
from eenlijn.foundation.working_time import TermNeverEnds, WorkCalendar, check_calendar


class Shape(Protocol):
    """What every topic can do, except a text, which has to know its name."""

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self: ...

    def to_content(self) -> dict[str, Any]: ...

    def problems(self) -> Iterable[str]: ...


SHAPES: Final[Mapping[str, type[Shape]]] = {
    Topic.CALENDAR.value: Calendar,
    Topic.TERMS.value: Terms,
    Topic.POLICY.value: Policy,
    Topic.LADDER.value: Ladder,
    Topic.ROUTING.value: Routing,
    Topic.HOUSE_RULES.value: HouseRules,
    Topic.WORDS.value: Words,
    Topic.PLAYBOOKS.value: Playbooks,
    Topic.PLACES.value: Places,
    Topic.PARTNERS.value: Partners,
}
# What holds for an employer that published nothing about a topic.
DEFAULTS: Final[Mapping[str, Shape]] = {
    Topic.CALENDAR.value: calendar.DEFAULT,
    Topic.TERMS.value: terms.DEFAULT,
    Topic.POLICY.value: policy.DEFAULT,
    Topic.LADDER.value: ladder.DEFAULT,
    Topic.ROUTING.value: routing.DEFAULT,
    Topic.HOUSE_RULES.value: HouseRules(()),
    Topic.WORDS.value: Words({}),
    Topic.PLAYBOOKS.value: Playbooks({}),
    Topic.PLACES.value: Places(()),
    Topic.PARTNERS.value: Partners(()),
}


# What a room above knows to be wrong with a content, one sentence each: codes of lists that live there.
Check = Callable[[Mapping[str, Any]], Iterable[str]]


def nothing_wrong(content: Mapping[str, Any]) -> Iterable[str]:
    """No room above has anything to say."""
    del content
    return ()


@dataclass(frozen=True)
class Around:
    """What a new content has to go together with: the terms and the calendar of its day.

    `house` is who works there and where; only the routing table points to people and places.
    """

    terms: Terms
    calendar: Calendar
    today: date
    house: House = field(default_factory=House)


def is_topic(topic: str) -> bool:
    """Whether there is such a topic or text."""
    return topic in TOPICS


def name_of_text(topic: str) -> TextName | None:
    """Which text this topic is, if it is one."""
    return TextName(topic.removeprefix(TEXT_TOPIC)) if topic.startswith(TEXT_TOPIC) else None


def label_of(topic: str) -> str:
    """What people call this topic."""
    name = name_of_text(topic)
    return str(name.label if name else Topic(topic).label)


def read(topic: str, content: Mapping[str, Any]) -> Shape | Text:
    """The content in its shape; Misshapen when it has none."""
    if topic.startswith(TEXT_TOPIC):
        return Text.from_content(content)
    return SHAPES[topic].from_content(content)


def in_shape(topic: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content as it is kept: complete, in a fixed order, so that two equal ones are equal."""
    return dict(content) if topic == Topic.PACK else read(topic, content).to_content()


def problems_of(topic: str, content: Mapping[str, Any], around: Around) -> tuple[str, ...]:
    """Everything that stands in the way of publishing this, one sentence each."""
    try:
        mapping(content)
        if topic == Topic.PACK:
            return ()
        shape = read(topic, content)
    except Misshapen as misshapen:
        return (str(misshapen),)
    if isinstance(shape, Text):
        name = name_of_text(topic)
        return tuple(shape.problems_as(name)) if name else ()
    return (*shape.problems(), *_never_ending(shape, around), *_leading_nowhere(shape, around))


def warnings_of(topic: str, content: Mapping[str, Any], around: Around) -> tuple[str, ...]:
    """What is worth a look and may be published; nothing of a content without a shape."""
    if topic != Topic.ROUTING:
        return ()
    try:
        return tuple(untaken(Routing.from_content(content), around.house))
    except Misshapen:
        return ()


def _leading_nowhere(shape: Shape, around: Around) -> Iterable[str]:
    """Dead ends are looked for once the table itself is right."""
    if isinstance(shape, Routing) and not list(shape.problems()):
        yield from dead_ends(shape, around.house)


def _never_ending(shape: Shape, around: Around) -> Iterable[str]:
    """Terms that with this calendar never end (or not within two years)."""
    if isinstance(shape, Terms):
        yield from _without_end(shape, around.calendar.work_calendar, around.today)
    if isinstance(shape, Calendar):
        yield from _without_end(around.terms, shape.work_calendar, around.today)


def _without_end(told: Terms, work_calendar: WorkCalendar, today: date) -> Iterable[str]:
    try:
        check_calendar(work_calendar, today)
    except TermNeverEnds:
        yield _("Met deze kalender is er nooit een werkdag. Open ten minste één dag per week.")
        return
    for kind in TermKind:
        try:
            check_calendar(work_calendar, today, (told.of(kind),))
        except TermNeverEnds:
            yield _("Met deze kalender komt er nooit een einde aan de termijn «%(name)s».") % {
                "name": kind.label
            }
