# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short lists of an employer: house rules, own words, places, partners, and what to do per severity."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.rulebook.topics.reading import Misshapen, Said, mapping, part, said, term
from eenlijn.commons.rulebook.topics.reading import rows as tables
from eenlijn.foundation.working_time import Term

LONGEST_LINE: Final = 300
MOST_LINES: Final = 100
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SEVERITY: Final = re.compile(r"s[1-5](_[a-z_]+)?")
_MEASURES: Final = range(1, 9)


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
        yield from _unsaid(self.rules)


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
        return cls({_code(word): said(one) for word, one in sorted(told.items())})

    def to_content(self) -> dict[str, Any]:
        """Write the words."""
        return {"words": {word: one.to_content() for word, one in self.words.items()}}

    def problems(self) -> Iterable[str]:
        """What may not be so."""
        yield from _unsaid(self.words.values())


@dataclass(frozen=True)
class PlaybookStep:
    """One thing to do: for which measure, by whom (a role), within which term, and what proves it."""

    code: str
    measure: int
    owner: Role
    term: Term
    title: Said
    proof: Said


@dataclass(frozen=True)
class Playbooks:
    """What to do, step by step, per severity by its first two characters: `s2`, `s3`, `s4`."""

    steps: Mapping[str, tuple[PlaybookStep, ...]]

    def of(self, severity: str) -> tuple[PlaybookStep, ...]:
        """The steps for this severity (`s3_serious` is `s3`); perhaps none."""
        return self.steps.get(str(severity)[:2], ())

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        told = mapping(part(content, "steps", dict))
        return cls({_severity(one): tuple(_step(row) for row in tables(told, one)) for one in sorted(told)})

    def to_content(self) -> dict[str, Any]:
        """Write the steps in their order."""
        return {"steps": {one: [_written(step) for step in steps] for one, steps in self.steps.items()}}

    def problems(self) -> Iterable[str]:
        """What may not be so."""
        for severity, steps in self.steps.items():
            level = {"level": severity[1:]}
            if not steps:
                yield _("Het draaiboek voor ernst %(level)s is leeg.") % level
            if len({one.code for one in steps}) < len(steps):
                yield _("In het draaiboek voor ernst %(level)s staat een stap twee keer.") % level
            yield from _unsaid(text for one in steps for text in (one.title, one.proof))


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
        yield from _unsaid(one.name for one in self.places)


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
        yield from _unsaid(text for one in self.partners for text in (one.name, one.purpose))


def _code(told: str) -> str:
    if not _CODE.fullmatch(told):
        raise Misshapen(_("De code «%(name)s» bestaat niet uit kleine letters.") % {"name": told})
    return told


def _severity(told: str) -> str:
    if not _SEVERITY.fullmatch(told):
        raise Misshapen(_("De ernst «%(name)s» kennen we niet.") % {"name": told})
    return told[:2]


def _step(told: Mapping[str, Any]) -> PlaybookStep:
    measure = part(told, "measure", int)
    if measure not in _MEASURES:
        raise Misshapen(_("Een stap hoort bij een van de acht maatregelen."))
    owner = told.get("owner")
    if owner not in Role.values:
        raise Misshapen(_("Kies wie de stap doet."))
    return PlaybookStep(
        code=_code(part(told, "code", str)),
        measure=measure,
        owner=Role(owner),
        term=term(mapping(told.get("term"))),
        title=said(told.get("title")),
        proof=said(told.get("proof")),
    )


def _written(step: PlaybookStep) -> dict[str, Any]:
    return {
        "code": step.code,
        "measure": step.measure,
        "owner": step.owner.value,
        "term": {"amount": step.term.amount, "unit": step.term.unit.value},
        "title": step.title.to_content(),
        "proof": step.proof.to_content(),
    }


def _place(told: Mapping[str, Any]) -> Place:
    return Place(
        code=_code(part(told, "code", str)),
        location_type=str(told.get("location_type", "")),
        name=said(told.get("name")),
    )


def _partner(told: Mapping[str, Any]) -> Partner:
    return Partner(
        code=_code(part(told, "code", str)),
        name=said(told.get("name")),
        purpose=said(told.get("purpose")),
        contact=str(told.get("contact", "")).strip(),
    )


def _unsaid(texts: Iterable[Said]) -> Iterable[str]:
    every = list(texts)
    if any(not one.nl for one in every):
        yield _("Vul overal de Nederlandse tekst in.")
    if any(len(one.nl) > LONGEST_LINE or len(one.en) > LONGEST_LINE for one in every):
        yield _("Een regel is ten hoogste 300 tekens.")
    if len(every) > MOST_LINES:
        yield _("Er zijn ten hoogste 100 regels.")
