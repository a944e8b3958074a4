# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the components accept: small frozen shapes that a view fills and a template hands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
"""Words for people: a plain string or a translation that waits for its language."""


class Mark(StrEnum):
    """A status as a shape; its word and colour follow from it. Never colour alone."""

    DONE = "done"
    BUSY = "busy"
    OPEN = "open"
    NONE = "none"
    SOON = "soon"
    LATE = "late"
    SEALED = "sealed"

    @property
    def word(self) -> Words:
        return MARK_WORDS[self]


MARK_WORDS: dict[Mark, Words] = {
    Mark.DONE: _("gedaan"),
    Mark.BUSY: _("loopt"),
    Mark.OPEN: _("open"),
    Mark.NONE: _("niet nodig"),
    Mark.SOON: _("bijna"),
    Mark.LATE: _("te laat"),
    Mark.SEALED: _("verzegeld"),
}


class ClockState(StrEnum):
    """Where a running term stands; the room that owns the term decides, the component only draws."""

    RUNNING = "running"
    SOON = "soon"
    LATE = "late"
    STOPPED = "stopped"
    PAUSED = "paused"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class ClockFace:
    """A term from start to due moment. `what` stands under it; `words` replaces the computed time left.

    NONE draws no line: only `words` and `what` (a row that waits for somebody else).
    """

    state: ClockState
    now: datetime | None = None
    started_at: datetime | None = None
    due_at: datetime | None = None
    stopped_at: datetime | None = None
    what: Words = ""
    words: Words = ""
    reason: Words = ""


@dataclass(frozen=True)
class MeasureStop:
    """One of the eight measures on the line."""

    number: int
    name: Words
    mark: Mark
    detail: Words = ""
    href: str = ""
    current: bool = False
    word: Words = ""

    @property
    def state_word(self) -> Words:
        return self.word or self.mark.word


class StopState(StrEnum):
    PAST = "past"
    NOW = "now"
    TO_COME = "to_come"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True)
class NextStop:
    """A promise to the person who reported: what, by when, and `missed` when we did not keep it."""

    title: Words
    state: StopState
    when: Words = ""
    at: datetime | date | None = None
    text: Words = ""

    @property
    def mark(self) -> Mark:
        return STOP_MARKS[self.state]


STOP_MARKS = {
    StopState.PAST: Mark.DONE,
    StopState.NOW: Mark.BUSY,
    StopState.TO_COME: Mark.OPEN,
    StopState.MISSED: Mark.LATE,
}


class TimelineKind(StrEnum):
    ACT = "act"
    NOTE = "note"
    READ = "read"
    FILE = "file"
    LETTER = "letter"
    SYSTEM = "system"
    BREAK_GLASS = "break_glass"


KIND_WORDS: dict[TimelineKind, Words] = {
    TimelineKind.ACT: "",
    TimelineKind.NOTE: _("notitie"),
    TimelineKind.READ: _("gelezen"),
    TimelineKind.FILE: _("bestand"),
    TimelineKind.LETTER: _("brief"),
    TimelineKind.SYSTEM: _("vanzelf"),
    TimelineKind.BREAK_GLASS: _("noodtoegang"),
}


@dataclass(frozen=True, kw_only=True)
class TimelineItem:
    """Something that was done. `readers` says who may read a note; `href` and `link` lead to a file."""

    title: Words
    when: Words
    at: datetime | None = None
    who: Words = ""
    text: Words = ""
    kind: TimelineKind = TimelineKind.ACT
    mark: Mark = Mark.DONE
    readers: Words = ""
    href: str = ""
    link: Words = ""

    @property
    def kind_word(self) -> Words:
        return KIND_WORDS[self.kind]


@dataclass(frozen=True)
class Link:
    """Text that leads somewhere; `current` marks the page that is open."""

    words: Words
    href: str
    current: bool = False


@dataclass(frozen=True)
class Language:
    """The same page in another language, named in that language."""

    code: str
    name: str
    href: str


@dataclass(frozen=True)
class PhoneLine:
    """An internal number that is answered; `note` says when, for example outside office hours."""

    name: Words
    number: str
    note: Words = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One tile, or one line of a select. `severity` 1-5 draws the bars; `group` gathers lines or tiles.

    A disabled tile cannot be pressed; its small text says why.
    """

    value: str
    words: Words
    small: Words = ""
    checked: bool = False
    severity: int = 0
    group: Words = ""
    id: str = ""
    disabled: bool = False


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """A field as the page shows it, ready from a Django form (bridge.py) or written out by hand."""

    id: str
    name: str
    label: Words
    template: str = "components/field.html"
    kind: str = "text"
    value: str = ""
    hint: Words = ""
    hint_is_html: bool = False
    errors: Sequence[str] = ()
    number: int | None = None
    optional: bool = False
    read_only: bool = False
    filled_by: Words = ""
    choices: Sequence[Choice] = ()
    columns: int = 1
    ladder: bool = False
    in_row: bool = False
    folded: bool = False
    tight: bool = False
    rows: int = 4
    attributes: Sequence[tuple[str, str | bool]] = ()
    accept_words: Words = ""
    held: Words = ""

    @property
    def described_by(self) -> str:
        """Return the ids of filled-in note, hint and error that stand with the control, in that order."""
        parts = [("filled", self.filled_by), ("hint", self.hint), ("held", self.held), ("error", self.errors)]
        return " ".join(f"{self.id}-{name}" for name, present in parts if present)

    @property
    def target_id(self) -> str:
        """Return where the error summary leads: the first choice of a group, else the control."""
        if self.template == "components/choices.html" and self.choices:
            return self.choices[0].id
        return self.id


@dataclass(frozen=True)
class ErrorLine:
    """One line of the error summary and the id of the control it leads to; without id it is plain words."""

    words: Words
    target: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkRow:
    """A dossier on the work list. `act_kind`: primary (first row only), secondary or link."""

    title: Words
    href: str
    number: str
    small: Words
    clock: ClockFace
    severity: int = 0
    severity_words: Words = ""
    severity_note: Words = ""
    stops: Sequence[MeasureStop] = ()
    act: Words = ""
    act_href: str = ""
    act_kind: str = "secondary"
    owner: Words = ""


@dataclass(frozen=True)
class WorkGroup:
    title: Words
    count: Words
    rows: Sequence[WorkRow]


@dataclass(frozen=True)
class Tab:
    words: Words
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One question of the filter bar: a choice when `choices` is filled, else a search box."""

    name: str
    label: Words
    choices: Sequence[Choice] = ()
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in a dossier, by role. `hidden` shows a code instead of a name; `link` reveals it."""

    role: Words
    name: Words
    note: Words = ""
    href: str = ""
    link: Words = ""
    revealed_until: Words = ""


@dataclass(frozen=True, kw_only=True)
class SealedPart:
    """A wall, named: what you may not see, why, and who does see it."""

    title: Words
    text: Words
    href: str = ""
    link: Words = ""


@dataclass(frozen=True, kw_only=True)
class Guard:
    """A condition on a letter: met (DONE), missing (LATE, with a link that mends it) or not needed (NONE)."""

    title: Words
    detail: Words
    mark: Mark
    href: str = ""
    link: Words = ""


@dataclass(frozen=True)
class Step:
    title: Words
    mark: Mark
    current: bool = False
    href: str = ""


class RunKind(StrEnum):
    PLAIN = "plain"
    FILLED = "filled"
    GAP = "gap"
    AS_TYPED = "as_typed"


@dataclass(frozen=True)
class Run:
    """A piece of a letter: standing text, filled in from the dossier, missing, or left in Dutch as typed.

    `note` says so before the words, in the language of the letter around them.
    """

    text: Words
    kind: RunKind = RunKind.PLAIN
    note: Words = ""


@dataclass(frozen=True)
class Block:
    """A paragraph or, with `is_heading`, a small head of a letter."""

    runs: Sequence[Run]
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterPaper:
    """A letter as the receiver will read it. `addressee`: one run per line on paper."""

    subject: Sequence[Run]
    sender: Sequence[str]
    reference: Sequence[str]
    blocks: Sequence[Block]
    addressee: Sequence[Run] = ()
    language: str = "nl"
    state: Words = ""
    direction: str = "ltr"


@dataclass(frozen=True)
class Cell:
    """A number in words. A suppressed cell never shows what it holds; its words are not read."""

    words: Words = ""
    suppressed: bool = False
    strong: bool = False
    note: Words = ""


@dataclass(frozen=True)
class FigureRow:
    head: Words
    cells: Sequence[Cell]


MOST_UPRIGHT: Final = 8
"""So many columns a page that stands upright can hold."""


@dataclass(frozen=True, kw_only=True)
class FigureTable:
    """A table of figures, or of words. `subtitle`: area, period, moment; `columns` starts with the first."""

    id: str
    title: Words
    columns: Sequence[Words]
    rows: Sequence[FigureRow]
    total: FigureRow | None = None
    subtitle: Words = ""
    caution: Words = ""
    empty: Words = ""
    is_words: bool = False

    @property
    def is_wide(self) -> bool:
        return len(self.columns) > MOST_UPRIGHT

    @property
    def has_suppressed(self) -> bool:
        lines = [*self.rows, *([self.total] if self.total else [])]
        return any(cell.suppressed for line in lines for cell in line.cells)


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: its value decides the length, its words stand beside it."""

    label: Words
    value: float
    words: Words


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """Bars from the same rows as a table. `spoken` says for ears what the picture shows."""

    id: str
    spoken: Words
    bars: Sequence[Bar]
    reference: float | None = None
    reference_words: Words = ""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One area: its place in columns and rows (halves allowed), its number in words; step 0 is hidden."""

    name: Words
    x: float
    row: int
    words: Words
    step: int = 0


@dataclass(frozen=True, kw_only=True)
class TileMap:
    """Equal tiles with the numbers of a table that stands beside it; `legend` has the words of each step."""

    id: str
    spoken: Words
    tiles: Sequence[Tile]
    legend: Sequence[Words] = ()

    @property
    def has_hidden(self) -> bool:
        return any(not tile.step for tile in self.tiles)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A real number: so many of so many."""

    done: int
    total: int
    words: Words


@dataclass(frozen=True)
class CastMember:
    key: str
    name: str
    role: Words
    sees: Words


@dataclass(frozen=True)
class CastGroup:
    title: Words
    members: Sequence[CastMember]


@dataclass(frozen=True, kw_only=True)
class TopBar:
    """The ink bar: where you are, who you are, and always a way to report."""

    home_href: str
    organisation: str = ""
    menu: Sequence[Link] = ()
    who: str = ""
    role: Words = ""
    sign_out_href: str = ""
    sign_in_href: str = ""
    report_href: str = ""
    language: Language | None = None


@dataclass(frozen=True, kw_only=True)
class PageFoot:
    owner: Words
    links: Sequence[Link] = ()
