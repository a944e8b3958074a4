# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which municipality a postcode lay on a day, and what became of one: also what cannot be known.

A register of postcodes is a picture of one day. From that day the changes of municipalities lead to the day
that was asked, forward through what became of a municipality, or backward through what it came from. One
way leads to one municipality: settled. Several ways lead to several: no register of ours says in which part
a postcode lies, so nothing is guessed and every candidate is named.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import F

from eenlijn.commons.directory.codes import Caveat, ChangeKind, PlaceAnswer, RegisterKind
from eenlijn.commons.directory.models import ChangeEvent, DirectoryEntry, PostcodeArea, RegisterEdition


@dataclass(frozen=True)
class Municipal:
    """A municipality as the register of the government has it: the dates it existed, open when not told."""

    code: str
    name: str
    valid_from: date | None = None
    valid_until: date | None = None

    def existed_on(self, day: date) -> bool:
        has_begun = self.valid_from is None or self.valid_from <= day
        return has_begun and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True)
class Step:
    """One change on the way from the day of the register to the day that was asked."""

    on: date
    change: ChangeKind
    gone: tuple[Municipal, ...]
    into: tuple[Municipal, ...]


@dataclass(frozen=True)
class Place:
    """The answer. `listed` is what the register of postcodes says, of the day `listed_on`."""

    answer: PlaceAnswer
    postcode4: str
    day: date
    place_name: str = ""
    listed: tuple[Municipal, ...] = ()
    listed_on: date | None = None
    candidates: tuple[Municipal, ...] = ()
    steps: tuple[Step, ...] = ()
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True)
class _Picture:
    """One row of the postcodes, and the day from which one has to go on to reach the day asked."""

    code: str
    name: str
    place_name: str
    seen_on: date
    until: date | None


Names = Mapping[str, Municipal]
Codes = frozenset[str]
_Way = tuple[Codes, list[ChangeEvent]]


@dataclass(frozen=True)
class _Known:
    """The changes of municipalities, the day up to which they are known, and the names of who takes part."""

    events: Sequence[ChangeEvent]
    until: date | None
    names: Names


def municipality_on(code: str, day: date) -> Municipal | None:
    """Return the municipality of this code when it existed that day; None when it did not. One query.

    An incident keeps the code of its day: this looks that code up, whatever became of it later.
    """
    found = municipalities([code]).get(code)
    return found if found is not None and found.existed_on(day) else None


def successors(code: str, day: date) -> tuple[Municipal, ...]:
    """Return in which municipalities the land of this one lies on a later day; itself as long as it exists.

    Several: it was split, and the register does not say along which line. Two queries.
    """
    codes, _steps = _forward(frozenset({code}), _events(), date.min, day)
    names = municipalities(codes)
    return _named(codes, names)


def municipalities(codes: Iterable[str]) -> dict[str, Municipal]:
    """Return these municipalities by code, ended ones too. One query."""
    rows = DirectoryEntry.objects.filter(
        kind=RegisterKind.GOVERNMENT, code__in=list(codes), is_former=False, municipality_code__gt=""
    )
    told = rows.values_list("code", "name", "valid_from", "valid_until")
    return {code: Municipal(code, name, first, until) for code, name, first, until in told}


def where_is(postcode4: str, day: date) -> Place:
    """Return in which municipality a postcode lay that day, or what cannot be settled. Four queries."""
    return where_are([postcode4], day)[postcode4]


def where_are(postcodes: Iterable[str], day: date) -> dict[str, Place]:
    """Return the same for many postcodes. Four queries for all of them, one more when one is unknown."""
    asked = list(dict.fromkeys(postcodes))
    pictures = _pictures(asked, day)
    events = _events()
    ways = {digits: [_way(one, events, day) for one in found] for digits, found in pictures.items() if found}
    names = municipalities(_codes(pictures, ways))
    newest = RegisterEdition.objects.filter(kind=RegisterKind.CHANGES).order_by("sequence").last()
    unknown = () if len(ways) == len(asked) or _has_postcodes() else (Caveat.NO_POSTCODES,)
    known = _Known(events, newest.edition if newest else None, names)
    return {
        digits: _place(digits, day, pictures[digits], ways[digits], known)
        if digits in ways
        else Place(PlaceAnswer.UNKNOWN, digits, day, caveats=unknown)
        for digits in asked
    }


def _codes(pictures: Mapping[str, list[_Picture]], ways: Mapping[str, list[_Way]]) -> set[str]:
    """Every municipality that is named in an answer."""
    found = {one.code for some in pictures.values() for one in some}
    for codes, passed in (way for some in ways.values() for way in some):
        found |= codes
        found |= {code for event in passed for code in (*event.gone, *event.used, *event.made)}
    return found


def _place(
    postcode4: str, day: date, pictures: Sequence[_Picture], ways: Sequence[_Way], known: _Known
) -> Place:
    names = {**{one.code: Municipal(one.code, one.name) for one in pictures}, **known.names}
    listed = {one.code for one in pictures}
    candidates = _named({code for codes, _passed in ways for code in codes}, names)
    passed = {event.key: event for _codes, some in ways for event in some}
    return Place(
        answer=_answer(candidates, listed, day),
        postcode4=postcode4,
        day=day,
        place_name=pictures[0].place_name,
        listed=_named(listed, names),
        listed_on=pictures[0].seen_on,
        candidates=candidates,
        steps=tuple(_step(event, names) for event in passed.values()),
        caveats=_caveats(pictures, known, day),
    )


def _answer(candidates: Sequence[Municipal], listed: set[str], day: date) -> PlaceAnswer:
    if len(candidates) != 1 or not candidates[0].existed_on(day):
        return PlaceAnswer.UNSETTLED
    return PlaceAnswer.SETTLED if {candidates[0].code} == listed else PlaceAnswer.MOVED


def _caveats(pictures: Sequence[_Picture], known: _Known, day: date) -> tuple[Caveat, ...]:
    """What the answer does not know. The day of the register itself needs no changes."""
    found = []
    if any(one.until is not None and one.until <= day for one in pictures):
        found.append(Caveat.ENDED_POSTCODE)
    if any(one.seen_on == day for one in pictures):
        return tuple(found)
    if not known.events:
        return (*found, Caveat.NO_CHANGES)
    if day < known.events[0].changed_on:
        found.append(Caveat.BEFORE_CHANGES)
    if known.until is None or day > known.until:
        found.append(Caveat.AFTER_CHANGES)
    return tuple(found)


def _pictures(postcodes: Sequence[str], day: date) -> dict[str, list[_Picture]]:
    """The rows of each postcode in the edition nearest to the day, if it is in any. One query.

    A row that ended on the day it was read first was corrected by that same edition: it never held.
    """
    rows = PostcodeArea.objects.filter(postcode4__in=postcodes, kind=RegisterKind.POSTCODES)
    rows = rows.exclude(valid_until__lte=F("first_edition__edition"))
    told: dict[str, list[PostcodeArea]] = {digits: [] for digits in postcodes}
    for row in rows.select_related("first_edition", "last_edition").order_by("municipality_code"):
        told[row.postcode4].append(row)
    return {digits: _nearest(found, day) for digits, found in told.items()}


def _has_postcodes() -> bool:
    return RegisterEdition.objects.filter(kind=RegisterKind.POSTCODES).exists()


def _nearest(found: Sequence[PostcodeArea], day: date) -> list[_Picture]:
    """The last edition before the day, else the first one after it: from there the changes lead on."""
    before = [(one, min(one.last_edition.edition, day)) for one in found if one.first_edition.edition <= day]
    after = [(one, one.first_edition.edition) for one in found]
    near, seen_on = (
        (before, max(on for _one, on in before))
        if before
        else (after, min((on for _one, on in after), default=day))
    )
    return [
        _Picture(one.municipality_code, one.municipality_name, one.name, seen_on, one.valid_until)
        for one, on in near
        if on == seen_on
    ]


def _events() -> list[ChangeEvent]:
    """Every change of municipalities, the oldest first. One query."""
    rows = ChangeEvent.objects.filter(is_municipal=True, kind=RegisterKind.CHANGES)
    return list(rows.order_by("changed_on", "key"))


def _way(picture: _Picture, events: Sequence[ChangeEvent], day: date) -> _Way:
    start = frozenset({picture.code})
    if day >= picture.seen_on:
        return _forward(start, events, picture.seen_on, day)
    return _backward(start, events, picture.seen_on, day)


def _forward(codes: Codes, events: Sequence[ChangeEvent], start: date, day: date) -> _Way:
    """Follow what became of these municipalities after `start`, up to and including `day`."""
    later = [event for event in events if start < event.changed_on <= day]
    return _walk(codes, later, lambda event: set(event.gone), lambda event, code: {*event.used, *event.made})


def _backward(codes: Codes, events: Sequence[ChangeEvent], start: date, day: date) -> _Way:
    """Follow whence the land of these municipalities came between `day` and `start`.

    One that took others in may have been itself already, or one of them.
    """
    earlier = [event for event in reversed(events) if day < event.changed_on <= start]
    return _walk(
        codes,
        earlier,
        lambda event: {*event.used, *event.made} if event.gone else set(),
        lambda event, code: {*event.gone, *({code} & set(event.used))},
    )


def _walk(
    codes: Codes,
    events: Iterable[ChangeEvent],
    touches: Callable[[ChangeEvent], set[str]],
    leads_to: Callable[[ChangeEvent, str], set[str]],
) -> _Way:
    """All changes of one day happen at once: what is touched by several leads to all they lead to."""
    passed: list[ChangeEvent] = []
    for _day, group in groupby(events, key=lambda event: event.changed_on):
        at_once = list(group)
        hit = [event for event in at_once if touches(event) & codes and _is_move(event)]
        passed += hit
        codes = frozenset(
            code
            for one in codes
            for code in _next(one, [event for event in hit if one in touches(event)], leads_to)
        )
    return codes, passed


def _next(
    code: str, hit: Sequence[ChangeEvent], leads_to: Callable[[ChangeEvent, str], set[str]]
) -> set[str]:
    return set().union(*(leads_to(event, code) for event in hit)) if hit else {code}


def _is_move(event: ChangeEvent) -> bool:
    """A new name under the same code moves nothing, and who is abolished without heir has nowhere to go."""
    return event.change != ChangeKind.RENAMED and bool(event.used or event.made)


def _named(codes: Iterable[str], names: Names) -> tuple[Municipal, ...]:
    found = (names.get(code, Municipal(code, code)) for code in codes)
    return tuple(sorted(found, key=lambda one: (one.name, one.code)))


def _step(event: ChangeEvent, names: Names) -> Step:
    return Step(
        on=event.changed_on,
        change=ChangeKind(event.change),
        gone=_named(event.gone, names),
        into=_named((*event.used, *event.made), names),
    )
