# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter to who reported as its reader reads it, for the two desks that show it; and its files."""

import re
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse

from eenlijn.casework.dossier.outcomes import OwnLetter, hand_out_own
from eenlijn.casework.letters.composing import FROM, IS, TO
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

_MARKS: Final = re.compile(f"{FROM}[a-z_]+{IS}([^{TO}]*){TO}")


@dataclass(frozen=True)
class LetterView:
    """Subject, then headings and paragraphs in their order; a letter is always in Dutch."""

    subject: str
    blocks: tuple[tuple[bool, str], ...]
    sender: tuple[str, ...]
    placed: str


def letter_view(letter: OwnLetter) -> LetterView:
    told = letter.paper
    return LetterView(
        subject=_plain(told.subject),
        blocks=tuple((is_heading, _plain(words)) for is_heading, words in told.blocks),
        sender=(told.sender[0], *told.reference.splitlines()),
        placed=long_moment(letter.placed_at),
    )


def _plain(words: str) -> str:
    return _MARKS.sub(r"\1", words)


def letter_file(actor: Actor, report_id: UUID, *, is_word: bool) -> HttpResponse:
    """The PDF or the Word file, with its trail line before the bytes leave."""
    handed = hand_out_own(actor=actor, report_id=report_id, is_word=is_word, now=now())
    response = HttpResponse(handed.content, content_type=handed.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{handed.file_name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
