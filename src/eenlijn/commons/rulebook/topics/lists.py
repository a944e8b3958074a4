# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short lists of an employer: house rules, own words, places and partners."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.rulebook.topics.reading import Misshapen, Said, mapping, part, said
from eenlijn.commons.rulebook.topics.reading import rows as tables

LONGEST_LINE: Final = 300
MOST_LINES: Final = 100
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class HouseRules:
    """Numbered from 1, as they hang on the wall; `status` says whether somebody adopted them."""

    rules: tuple[Said, ...]
    status: str = ""

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        rules = tuple(said(one) for one in part(content, "rules", list))
        return cls(rules, str(content.get("status", "")))

    def to_content(self) -> dict[str, Any]:
        """Write the rules in their order."""
        return {"rules": [one.to_content() for one in self.rules], "status": self.status}

    def problems(self) -> Iterable[str]:
        """What may not be so."""
        if not self.rules:
            yield _("Schrijf ten minste één huisregel.")
        yield from unsaid(self.rules)


@dataclass(frozen=True)
class Words:
    """What this employer calls things: from our word to its own, such as `place` and `other_person`."""

    words: Mapping[str, Said]

    def say(self, word: str, language: str = "nl", otherwise: str = "") -> str:
        """The employer's word for this, or another."""
        own = self.words.get(word)
        return own.in_language(language) if own else otherwise

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        told = mapping(part(content, "words", dict))
        return cls({code_in(word): said(one) for word, one in sorted(told.items())})

    def to_content(self) -> dict[str, Any]:
        """Write the words."""
        return {"words": {word: one.to_content() for word, one in self.words.items()}}

    def problems(self) -> Iterable[str]:
        """What may not be so."""
        yield from unsaid(self.words.values())


@dataclass(frozen=True)
class Place:
    """Where things happen, in the words of the people who work there."""

    code: str
    location_type: str
    name: Said


@dataclass(frozen=True)
class Places:
    """The places that a reporter may choose from."""

    places: tuple[Place, ...]

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        return cls(tuple(_place(one) for one in tables(content, "places")))

    def to_content(self) -> dict[str, Any]:
        """Write the places in their order."""
        return {
            "places": [
                {"code": one.code, "location_type": one.location_type, "name": one.name.to_content()}
                for one in self.places
            ]
        }

    def problems(self) -> Iterable[str]:
        """What may not be so."""
        if len({one.code for one in self.places}) < len(self.places):
            yield _("Een plek staat er twee keer in.")
        yield from unsaid(one.name for one in self.places)


@dataclass(frozen=True)
class Partner:
    """Who else to call and what for: an organisation or a function, never a person."""

    code: str
    name: Said
    purpose: Said
    contact: str = ""


@dataclass(frozen=True)
class Partners:
    """The partners around this employer."""

    partners: tuple[Partner, ...]

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        return cls(tuple(_partner(one) for one in tables(content, "partners")))

    def to_content(self) -> dict[str, Any]:
        """Write the partners in their order."""
        return {
            "partners": [
                {
                    "code": one.code,
                    "name": one.name.to_content(),
                    "purpose": one.purpose.to_content(),
                    "contact": one.contact,
                }
                for one in self.partners
            ]
        }

    def problems(self) -> Iterable[str]:
        """What may not be so."""
        if len({one.code for one in self.partners}) < len(self.partners):
            yield _("Een partner staat er twee keer in.")
        if any(len(one.contact) > LONGEST_LINE for one in self.partners):
            yield _("Een regel is ten hoogste 300 tekens.")
        yield from unsaid(text for one in self.partners for text in (one.name, one.purpose))


def code_in(told: str) -> str:
    """A code of a row; Misshapen when it is none."""
    if not _CODE.fullmatch(told):
        raise Misshapen(_("De code «%(name)s» bestaat niet uit kleine letters.") % {"name": told})
    return told


def _place(told: Mapping[str, Any]) -> Place:
    return Place(
        code=code_in(part(told, "code", str)),
        location_type=str(told.get("location_type", "")),
        name=said(told.get("name")),
    )


def _partner(told: Mapping[str, Any]) -> Partner:
    return Partner(
        code=code_in(part(told, "code", str)),
        name=said(told.get("name")),
        purpose=said(told.get("purpose")),
        contact=str(told.get("contact", "")).strip(),
    )


def unsaid(texts: Iterable[Said]) -> Iterable[str]:
    """What is wrong with the words of a list."""
    every = list(texts)
    if any(not one.nl for one in every):
        yield _("Vul overal de Nederlandse tekst in.")
    if any(len(one.nl) > LONGEST_LINE or len(one.en) > LONGEST_LINE for one in every):
        yield _("Een regel is ten hoogste 300 tekens.")
    if len(every) > MOST_LINES:
        yield _("Er zijn ten hoogste 100 regels.")
