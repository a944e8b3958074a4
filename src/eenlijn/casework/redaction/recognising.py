# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of people in a Dutch text: what the dossier knows first, then what stands like a name.

Words are looked at one by one with what stands before them. A missed name does harm and one too many is a
press of a button, so what may be a name is proposed. Nothing is learned and nothing is sent anywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.spans import Known, Span, bare, plain
from eenlijn.casework.redaction.word_lists import (
    ALSO_WORDS,
    BEFORE_A_PLACE,
    COMMON,
    FAMILY_NAMES,
    FIRST_NAMES,
    INTRODUCES,
    MUNICIPALITIES,
    NOT_NAMES,
    PREFIXES,
    ROLES,
    SURE_PREFIXES,
    SURE_STREET_ENDS,
    TITLES,
)

_TOKEN: Final = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.){1,4}(?![^\W\d_])|'[tns]\b|’[tns]\b|(?<![\w])[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){1,4}|[A-Z]")
_STREET: Final = re.compile(rf"\w+(?:{SURE_STREET_ENDS})", re.IGNORECASE)
_INTRODUCED: Final = re.compile(rf"(?:^|\W)(?:{'|'.join(INTRODUCES)})\W{{0,3}}$", re.IGNORECASE)
_PHRASES: Final = re.compile(
    r"Willem van Oranje|Raad van State|Rode Kruis|Leger des Heils|Tweede Kamer|Hoge Raad"
    r"|(?:[A-Z]\w+ )B\.?V\.?\b"
    r"|\b[Cc]af[eé] De \w+|[Aa]fdeling De \w+|[Hh]uize \w+|Europese Unie|Albert Heijn",
)
_NEARLY_ALL: Final = 0.7
_SHORT: Final = 3
_TWO_INITIALS: Final = len("A.B")
_LONGEST_ACRONYM: Final = 5


@dataclass(frozen=True)
class _Word:
    """A word with its place, and what stands between it and the word before."""

    start: int
    end: int
    text: str
    before: str
    starts_sentence: bool

    @cached_property
    def is_capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:2].lower() == "'s"

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def bare(self) -> str:
        return bare(self.text)

    @cached_property
    def is_initials(self) -> bool:
        return bool(_INITIALS.fullmatch(self.text)) and self.text.isupper()

    @cached_property
    def is_prefix(self) -> bool:
        return self.text.lower().replace("’", "'") in PREFIXES


def names_in(text: str, known: Known) -> Iterator[Span]:
    """Every name in the text: those that the dossier knows, and those that look like one."""
    yield from _known_phrases(text, known)
    marked = _Reader(text, known).marked()
    yield from (Span(start, end, SpanKind.NAME) for start, end in marked)


def known_names_in(text: str, known: Known) -> Iterator[Span]:
    """Each word that is a name the dossier knows, by itself."""
    reader = _Reader(text, known)
    for place, word in enumerate(reader.words):
        if reader.is_known(place):
            yield Span(word.start, word.end, SpanKind.NAME)


def _known_phrases(text: str, known: Known) -> Iterator[Span]:
    """Family names with what stands before them as one, in any case: `van Es` has a part of two letters."""
    for name in known.names:
        parts = name.split()
        for first in range(len(parts)):
            phrase = parts[first:]
            if len(phrase) > 1 and all(part.lower() in PREFIXES for part in phrase[:-1]):
                pattern = r"\s+".join(re.escape(part) for part in phrase) + r"(?:'?s)?\b"
                for match in re.finditer(rf"\b{pattern}", text, re.IGNORECASE):
                    yield Span(match.start(), match.end(), SpanKind.NAME)


class _Reader:
    """One text, word by word."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.words = _words(text)
        self.known = frozenset(
            plain(part) for name in known.names for part in re.split(r"[\s-]+", name) if _tells(part)
        ) | frozenset(plain(part) for name in known.names for part in name.split() if _tells(part))
        self.initials = frozenset(_initials_of(name) for name in known.names)
        letters = [sign for sign in text if sign.isalpha()]
        self.is_loud = bool(letters) and sum(one.isupper() for one in letters) > _NEARLY_ALL * len(letters)
        self.kept_out = [match.span() for match in _PHRASES.finditer(text)]

    def marked(self) -> Iterator[tuple[int, int]]:
        """Runs of words that are a name, from the first to the last."""
        place = 0
        while place < len(self.words):
            if not self._is_name(place):
                place += 1
                continue
            first, last = self._from(place), self._until(place)
            end = self.words[last].end
            yield self.words[first].start, end
            place = last + 1

    # Whether a word is a name ------------------------------------------------------------------

    def _is_name(self, place: int) -> bool:
        word = self.words[place]
        if self.is_known(place):
            return True
        if any(start <= word.start < end for start, end in self.kept_out):
            return False
        if word.is_initials:
            return self._is_person_of_initials(place)
        if word.is_prefix or len(word.text) < _SHORT - 1:
            return False
        return self._is_named_here(place) or self._looks_like_one(place)

    def is_known(self, place: int) -> bool:
        """What the dossier knows is always found: any case, of somebody, and with one letter wrong."""
        word = self.words[place]
        if (
            word.is_initials
            and len(word.text) >= _TWO_INITIALS
            and word.text.upper().replace(".", "") in self.initials
        ):
            return True
        forms = {word.plain, word.bare, word.plain.removesuffix("s"), *word.plain.split("-")}
        if forms & self.known:
            return word.is_capital or word.plain not in ALSO_WORDS
        if not word.is_capital or word.plain in COMMON or len(word.text) < _SHORT + 1:
            return False
        if self.is_loud and (word.plain in COMMON or len(word.text) <= _SHORT + 1):
            return False
        return any(
            len(name) > _SHORT and is_one_off(form, name)
            for name in self.known
            for form in (word.bare, word.plain)
        )

    def _is_person_of_initials(self, place: int) -> bool:
        """`A.B.` after a function; before a family name it belongs to that name."""
        return "." in self.words[place].text and self._role_before(place)

    def _is_named_here(self, place: int) -> bool:
        """A title, a function or `heet` before it says that it is a name."""
        word = self.words[place]
        looks = word.is_capital and not self.is_loud
        listed = word.bare in FIRST_NAMES or word.bare in FAMILY_NAMES or word.plain in FIRST_NAMES
        if not (looks or listed) or self._is_nothing(place):
            return False
        if self._title_before(place) or _INTRODUCED.search(self.text[: word.start]):
            return looks or self.is_loud or word.plain not in ALSO_WORDS or self._title_before(place)
        return self._role_before(place) and (looks or word.plain not in ALSO_WORDS)

    def _looks_like_one(self, place: int) -> bool:
        word = self.words[place]
        forms = {word.bare, word.plain, word.plain.removesuffix("s"), *word.plain.split("-")}
        listed = bool(forms & (FIRST_NAMES | FAMILY_NAMES))
        is_sure = listed and word.plain not in ALSO_WORDS
        if self._is_nothing(place):
            return False
        if self.is_loud:
            return is_sure and len(word.text) > _SHORT and word.plain not in COMMON
        if not word.is_capital:
            return False
        if word.starts_sentence:
            return (is_sure and word.plain not in COMMON) or (listed and self._name_follows(place))
        if word.text.isupper() and len(word.text) <= _LONGEST_ACRONYM:
            return is_sure
        return is_sure or not (self._place_before(place) or word.plain in MUNICIPALITIES)

    def _is_nothing(self, place: int) -> bool:
        """A place, a title, a day: `Mei Lin` is a person all the same, and `mei` a month."""
        word = self.words[place]
        if self._is_place(place) or word.plain in TITLES:
            return True
        is_person = word.plain in FIRST_NAMES and not word.starts_sentence and self._name_follows(place)
        return word.plain in NOT_NAMES and not is_person

    def _is_place(self, place: int) -> bool:
        word = self.words[place]
        if word.plain in MUNICIPALITIES or _STREET.fullmatch(word.text) or self._number_follows(place):
            return True
        after = place + 1
        follows = after < len(self.words) and self.words[after].before == " "
        return follows and bool(_STREET.fullmatch(self.words[after].text)) and word.bare not in self.known

    def _number_follows(self, place: int) -> bool:
        """`Vak 12`, `Parkweg 2`: the number makes it a thing or a street."""
        word = self.words[place]
        follows = re.match(r"\s\d", self.text[word.end : word.end + 2])
        return bool(follows) and word.bare not in self.known and word.plain not in FIRST_NAMES

    # What stands around it ---------------------------------------------------------------------

    def _before_prefixes(self, at: int) -> int:
        """The word before this prefix and those that stand before it."""
        while at >= 0 and self.words[at].is_prefix and self._joined(at):
            at -= 1
        return at

    def _joined(self, place: int) -> bool:
        """Whether nothing but a space or the dot of a title stands before this word."""
        return self.words[place].before.strip(" \n") in {"", "."} and place > 0

    def _title_before(self, place: int) -> bool:
        """The word before is a title, straight or over initials and `van der`."""
        at = place
        while at > 0 and self._joined(at):
            at -= 1
            word = self.words[at]
            if word.plain.rstrip(".") in TITLES and word.before.strip() != "'":
                return self._is_used_as_title(at, place)
            if not (word.is_initials or word.is_prefix):
                return False
        return False

    def _is_used_as_title(self, at: int, place: int) -> bool:
        """`De heer van de balie` has a title and no name: the name has a capital or is in the lists."""
        return self.words[place].is_capital or at == place - 1

    def _role_before(self, place: int) -> bool:
        at = place
        while at > 0 and self.words[at].before.strip() in {"", ","}:
            at -= 1
            word = self.words[at]
            if word.plain in ROLES:
                return True
            if not (word.is_initials or (word.is_prefix and self.words[at + 1].before.strip() != ",")):
                return False
        return False

    def _place_before(self, place: int) -> bool:
        at = place - 1
        while (
            at >= 0
            and self._joined(at + 1)
            and (
                self.words[at].plain in {"de", "het", "den"}
                or (self.words[at].is_capital and at + 1 == place)
            )
        ):
            if self.words[at].plain in BEFORE_A_PLACE:
                return True
            at -= 1
        return at >= 0 and self._joined(at + 1) and self.words[at].plain in BEFORE_A_PLACE

    def _name_follows(self, place: int) -> bool:
        """At the start of a sentence: a capital comes after it, perhaps over `van der`."""
        at = place + 1
        while at < len(self.words) and self._joined(at) and self.words[at].is_prefix:
            at += 1
        return at < len(self.words) and self._joined(at) and self.words[at].is_capital

    # How far it goes ---------------------------------------------------------------------------

    def _from(self, place: int) -> int:
        """Take in initials and prefixes before it, when they can belong to it."""
        at = place
        while at > 0 and self._joined(at) and self._belongs(at - 1, place):
            at -= 1
        return at

    def _belongs(self, at: int, place: int) -> bool:
        word = self.words[at]
        if word.is_initials:
            return "." in word.text or self.words[at].is_capital
        if not word.is_prefix:
            return False
        if self.words[place].plain in FIRST_NAMES and word.text.lower() not in SURE_PREFIXES:
            return False
        if word.is_capital and not word.starts_sentence:
            return True
        if word.text.lower() in SURE_PREFIXES or (word.is_capital and word.plain in {"van", "ter", "ten"}):
            return True
        before = self._before_prefixes(at)
        is_led = before >= 0 and (
            self.words[before].plain in TITLES | ROLES
            or self._is_listed(before)
            or self.words[before].is_initials
        )
        several = at > 0 and self.words[at - 1].plain in {"van", "op", "in", "uit"} and self._joined(at)
        of_several = word.plain in {"van", "op"} and self.words[at + 1].is_prefix and at + 1 < place
        return is_led or several or of_several

    def _is_listed(self, place: int) -> bool:
        return self.words[place].is_capital and self.words[place].bare in FIRST_NAMES

    def _until(self, place: int) -> int:
        """Take in what follows: more capitals, also over `van der`, and one initial."""
        last = place
        while (following := self._goes_on(last)) is not None:
            last = following
        return last

    def _goes_on(self, last: int) -> int | None:
        at = last + 1
        while at < len(self.words) and self._joined_or_quoted(at) and self.words[at].is_prefix:
            if self.words[at].is_capital and self.is_loud is False and not self._joined(at):
                return None
            at += 1
        if at >= len(self.words) or not self._joined_or_quoted(at):
            return None
        word = self.words[at]
        ends_sentence = "." in word.before and not self.words[at - 1].is_initials
        if (
            ends_sentence
            or self._is_place(at)
            or any(start <= word.start < end for start, end in self.kept_out)
        ):
            return None
        if self.is_loud:
            return (
                at if self.is_known(at) or (word.bare in FAMILY_NAMES and word.plain not in COMMON) else None
            )
        if word.is_initials:
            return at if "." in word.text and at == last + 1 else None
        return at if word.is_capital and word.plain not in NOT_NAMES else None

    def _joined_or_quoted(self, place: int) -> bool:
        return self._joined(place) or self.words[place].before.strip(" ") in {'"', "“", "”", "«", "»"}


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    end = 0
    for match in _TOKEN.finditer(text):
        before = text[end : match.start()]
        is_abbreviation = bool(found) and (
            found[-1].is_initials or plain(found[-1].text) in TITLES | {"geb", "nr", "gr", "st", "pr"}
        )
        starts = not found or bool(re.search(r"[.!?:]\s*[\"“'«(]*\s*$|[\"“«]\s*$|\n\s*$", before))
        starts = starts and not (is_abbreviation and before.strip() == ".")
        if found and re.fullmatch(r":?\s*[\"“«]\s*", before) and ":" not in before:
            starts = False
        found.append(_Word(match.start(), match.end(), match.group(), before, starts))
        end = match.end()
    return found


def _tells(part: str) -> bool:
    return part.lower() not in PREFIXES and len(part.strip(".")) > 1 and "." not in part


def _initials_of(name: str) -> str:
    return "".join(part[0].upper() for part in name.split() if part.lower() not in PREFIXES)


def is_one_off(word: str, name: str) -> bool:
    """One letter too many, too few, other, or two swapped."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return word == name
    if len(word) == len(name):
        wrong = [place for place in range(len(word)) if word[place] != name[place]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == len("ab") and wrong[1] == wrong[0] + 1
        return swapped and word[wrong[0]] == name[wrong[1]] and word[wrong[1]] == name[wrong[0]]
    short, long = sorted((word, name), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
