# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The offence check: plain questions, what the answers point to, and why. It never decides (row C8).

One yes on a question that is likely an offence is enough. A yes or "I do not know" on any other, or a
question without an answer, is doubt. Only no on everything is probably no offence: make a notification.
The articles are from general knowledge and not checked: the list says so, and the screen too.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.police_reports.codes import OffenceAnswer, OffenceOutcome
from eenlijn.casework.police_reports.listed import CURRENT, Listed, Sourced, kept_list, said

_LIKELY: Final = "likely"


@dataclass(frozen=True)
class Offence(Sourced):
    """An offence by name. `complaint` is yes, no or unsure: whether it is prosecuted on complaint only."""

    @property
    def code(self) -> str:
        return str(self.row["code"])

    @property
    def name(self) -> str:
        return said(self.row)

    @property
    def note(self) -> str:
        return said(self.row, "note")

    @property
    def article(self) -> str:
        return str(self.row["article"])

    @property
    def complaint(self) -> str:
        return str(self.row["complaint"])


@dataclass(frozen=True)
class OffenceQuestion(Listed):
    """One plain question; `types` are the kinds of the register for which yes is proposed."""

    @property
    def code(self) -> str:
        return str(self.row["code"])

    @property
    def label(self) -> str:
        return said(self.row)

    @property
    def help(self) -> str:
        return said(self.row, "help")

    @property
    def is_likely(self) -> bool:
        return bool(self.row["weight"] == _LIKELY)

    @property
    def offences(self) -> tuple[str, ...]:
        return tuple(self.row["offences"])

    @property
    def types(self) -> frozenset[str]:
        return frozenset(self.row["types"])


@cache
def questions(version: int = CURRENT) -> tuple[OffenceQuestion, ...]:
    return tuple(OffenceQuestion(row) for row in kept_list("offences", version)["questions"])


@cache
def offences(version: int = CURRENT) -> Mapping[str, Offence]:
    rows = kept_list("offences", version)["offences"]
    return {row["code"]: Offence(row) for row in rows}


@dataclass(frozen=True)
class Pointed:
    """What the answers point to: the outcome, the offences, and the questions that made it so."""

    outcome: OffenceOutcome
    offences: tuple[Offence, ...]
    because: tuple[OffenceQuestion, ...]
    unanswered: int

    @property
    def is_on_complaint(self) -> bool:
        """Whether one of them is surely prosecuted on complaint only, which has a term."""
        return any(one.complaint == "yes" for one in self.offences)

    @property
    def reason(self) -> str:
        """One sentence that says why."""
        if self.outcome is OffenceOutcome.UNLIKELY:
            return _("Op alle vragen was het antwoord nee.")
        if self.because:
            return _("Omdat je hierop ja of «weet ik niet» antwoordde:")
        return _("Niet alle vragen zijn beantwoord: %(count)s zijn nog leeg.") % {"count": self.unanswered}


def point(answers: Mapping[str, str], version: int = CURRENT) -> Pointed:
    """What these answers point to, by the rule above."""
    asked = questions(version)
    yes = [one for one in asked if answers.get(one.code) == OffenceAnswer.YES]
    unsure = [one for one in asked if answers.get(one.code) == OffenceAnswer.UNSURE]
    unanswered = sum(not answers.get(one.code) for one in asked)
    likely = [one for one in yes if one.is_likely]
    if likely:
        return Pointed(OffenceOutcome.LIKELY, _offences(yes, version), tuple(yes), unanswered)
    if yes or unsure or unanswered:
        open_ones = (*yes, *unsure)
        return Pointed(OffenceOutcome.DOUBT, _offences(open_ones, version), open_ones, unanswered)
    return Pointed(OffenceOutcome.UNLIKELY, (), (), 0)


def _offences(because: Iterable[OffenceQuestion], version: int) -> tuple[Offence, ...]:
    codes = dict.fromkeys(code for one in because for code in one.offences)
    return tuple(offences(version)[code] for code in codes)


def proposed(types: Collection[str]) -> dict[str, str]:
    """The answers that the kinds of the register propose: yes where one of them is meant, else nothing."""
    return {one.code: OffenceAnswer.YES.value for one in questions() if not one.types.isdisjoint(types)}
