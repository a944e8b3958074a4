# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading stored or typed content: what is missing or of another kind is told in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from eenlijn.foundation.working_time import Term, TermUnit

_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class Said:
    """A short text for members in both languages; an employer may leave the English out."""

    nl: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The English for who reads English, when there is any."""
        return self.en if self.en and language.startswith("en") else self.nl

    def to_content(self) -> dict[str, str]:
        """Write both."""
        return {"nl": self.nl, "en": self.en}


class Misshapen(ValueError):
    """Content that is not what its topic is made of; the message is one sentence for people."""


def mapping(value: Any) -> Mapping[str, Any]:
    """A table of names and values."""
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise Misshapen(_("Deze instelling is niet te lezen. Begin opnieuw vanaf de vorige versie."))
    return value


def part(content: Mapping[str, Any], name: str, kind: type[_Kind]) -> _Kind:
    """The value under this name, which must be there and of this kind; a yes or no is no number."""
    value = content.get(name)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Misshapen(_("Vul «%(name)s» in.") % {"name": name})
    return value


def optional_number(content: Mapping[str, Any], name: str) -> int | None:
    """A number, or nothing."""
    return None if content.get(name) is None else part(content, name, int)


def rows(content: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    """A list of tables."""
    return [mapping(one) for one in part(content, name, list)]


def day(value: Any) -> date:
    """A date written as 2026-12-24."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Misshapen(_("Schrijf een dag als 2026-12-24.")) from None


def clock(value: Any) -> time:
    """A time of the day written as 08:30."""
    try:
        read = time.fromisoformat(value)
    except (TypeError, ValueError):
        raise Misshapen(_("Schrijf een tijd als 08:30.")) from None
    if read.tzinfo is not None:
        raise Misshapen(_("Schrijf een tijd als 08:30."))
    return read


def said(value: Any) -> Said:
    """A text in one language or in both."""
    if isinstance(value, str):
        return Said(value.strip())
    told = mapping(value)
    return Said(part(told, "nl", str).strip(), str(told.get("en", "")).strip())


def term(told: Mapping[str, Any]) -> Term:
    """A length of time: so many of a unit."""
    amount, unit = part(told, "amount", int), part(told, "unit", str)
    try:
        return Term(amount, TermUnit(unit))
    except ValueError:
        raise Misshapen(
            _("Een termijn duurt ten hoogste twee jaar, en ten minste één uur of minuut.")
        ) from None
