# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an answer that left is told: when, how, and what proves it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.response.codes import AnswerKind, AnswerState, SentBy
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.doors.web.desk import marks


def sent_words(answer: OpenAnswer, now: datetime) -> str:
    """One sentence, or nothing while it did not leave."""
    if answer.sent_at is None:
        return ""
    values = {
        "moment": marks.when(answer.sent_at, now),
        "by": str(SentBy(answer.sent_by).label).lower() if answer.sent_by else "",
    }
    if answer.kind is AnswerKind.TALK:
        return _("Het gesprek was %(moment)s. Dat ligt vast.") % values
    if answer.kind is AnswerKind.NONE_POSSIBLE:
        return _("Vastgelegd %(moment)s: er is geen antwoord mogelijk.") % values
    return _("Verstuurd %(moment)s: %(by)s. Twee keer versturen kan niet.") % values


@dataclass(frozen=True)
class SentAnswer:
    """An answer that left: what it was, when and how, what proves it, and its letter when it is one."""

    id: UUID
    title: str
    words: str
    proof: str
    said: str
    agreed: str
    decided: str
    pdf_href: str
    word_href: str


def sent_answers(dossier: Dossier, now: datetime) -> list[SentAnswer]:
    """Every answer that left, newest first; nothing for who does not handle the dossier."""
    left = [answer for answer in dossier.answers if answer.state is AnswerState.SENT]
    return [_sent(answer, dossier.number, now) for answer in reversed(left)]


def _sent(answer: OpenAnswer, number: str, now: datetime) -> SentAnswer:
    which = f"?brief={answer.letter_number}"
    return SentAnswer(
        id=answer.id,
        title=str(answer.kind.label),
        words=sent_words(answer, now),
        proof=answer.proof,
        said="" if answer.is_letter else answer.behaviour,
        agreed="" if answer.is_letter else answer.note,
        decided=_decided(answer, now),
        pdf_href=reverse("desk:letter_pdf", args=[number]) + which if answer.pdf_id else "",
        word_href=reverse("desk:letter_word", args=[number]) + which if answer.word_id else "",
    )


def _decided(answer: OpenAnswer, now: datetime) -> str:
    if answer.kind is AnswerKind.TALK and answer.spoken_by:
        return _("Het gesprek voerde: %(function)s.") % {"function": answer.spoken_by}
    if answer.decider_function and answer.decided_at:
        told = _("Besloten door: %(function)s, %(moment)s.")
        return told % {"function": answer.decider_function, "moment": marks.when(answer.decided_at, now)}
    return ""
