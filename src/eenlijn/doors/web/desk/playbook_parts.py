# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The playbook for this severity beside the dossier: what, by whom, within how long, what proves it."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.commons.packs.differences import term_in_words
from eenlijn.commons.rulebook.topics.lists import PlaybookStep


@dataclass(frozen=True)
class PlaybookLine:
    """One step, as people read it; `number` is that of the measure it belongs to."""

    number: int
    title: str
    small: str
    proof: str


def playbook_lines(dossier: Dossier) -> list[PlaybookLine]:
    """The steps in their order; none for an old register, or when the employer wrote none."""
    return [] if dossier.is_imported else [_line(step) for step in dossier.playbook]


def _line(step: PlaybookStep) -> PlaybookLine:
    language = get_language() or "nl"
    return PlaybookLine(
        number=step.measure,
        title=step.title.in_language(language),
        small=_("%(who)s, binnen %(term)s") % {"who": step.owner.label, "term": term_in_words(step.term)},
        proof=step.proof.in_language(language),
    )
