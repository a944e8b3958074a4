# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What to do after an incident, step by step, per severity: by whom, by when, and what proves it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.rulebook.topics.lists import code_in, unsaid
from eenlijn.commons.rulebook.topics.reading import Misshapen, Said, mapping, part, said, term
from eenlijn.commons.rulebook.topics.reading import rows as tables
from eenlijn.foundation.working_time import Term

_SEVERITY: Final = re.compile(r"s[1-5](_[a-z_]+)?")
_MEASURES: Final = range(1, 9)


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
            yield from unsaid(text for one in steps for text in (one.title, one.proof))


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
        code=code_in(part(told, "code", str)),
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
