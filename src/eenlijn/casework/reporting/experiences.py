# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three questions afterwards: asked once, answered or not, and never laid beside a report (row B12).

Parts of the acts of `dossier`, within their transaction. Answers are counted by whoever calls this; here
stands only that they were asked, that it is over, and the one sentence, sealed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.reporting.codes import ExperienceQuestion, Verdict
from eenlijn.casework.reporting.models import Experience, Report
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault

LONGEST_SENTENCE: Final = 300


class NothingAnswered(Refused):
    """A sentence alone is fine; nothing at all is what the other button is for."""

    def __init__(self) -> None:
        super().__init__(
            _("Kies bij één vraag of meer een antwoord. Liever niet? Druk op «Ik antwoord liever niet».")
        )


class NotAnAnswer(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een van de drie antwoorden."))


class SentenceTooLong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf je zin in ten hoogste driehonderd tekens."))


class AlreadyEnded(Refused):
    """Counted apart from the report: nobody can find an answer again to change it."""

    def __init__(self) -> None:
        super().__init__(_("Je hebt deze vragen al afgerond. Wij vragen het niet nog eens."))


@dataclass(frozen=True)
class Opinion:
    """The answers by question, those that were left open not among them, and one sentence."""

    answers: Mapping[ExperienceQuestion, Verdict]
    words: str = ""


def ask(report: Report, now: datetime) -> bool:
    """Write down that the questions stand ready; whether that is new."""
    _row, is_new = Experience.objects.get_or_create(
        report=report, defaults={"organisation_id": report.organisation_id, "asked_at": now}
    )
    return is_new


def is_open(report: Report) -> bool:
    """Whether the reporter did not say anything about the questions yet, nor that they would rather not."""
    return not Experience.objects.filter(report=report, ended_at__isnull=False).exists()


def keep_opinion(report: Report, opinion: Opinion, now: datetime) -> None:
    """The questions are answered; of what was said only the sentence stays with the report."""
    words = opinion.words.strip()
    if not opinion.answers and not words:
        raise NothingAnswered
    if len(words) > LONGEST_SENTENCE:
        raise SentenceTooLong
    row = _end(report, now, is_refused=False)
    vault.seal(row, words=words or None)
    row.save(update_fields=["words"])


def refuse(report: Report, now: datetime) -> None:
    """The reporter would rather not; that is fine, and it is not asked again."""
    _end(report, now, is_refused=True)


def _end(report: Report, now: datetime, *, is_refused: bool) -> Experience:
    """Once: of two tabs that send at the same moment one is refused."""
    ask(report, now)
    row = Experience.objects.select_for_update().get(report=report)
    if row.ended_at is not None:
        raise AlreadyEnded
    row.ended_at, row.is_refused = now, is_refused
    row.save(update_fields=["ended_at", "is_refused"])
    return row


def sentence_of(row: Experience) -> str:
    """What was written, opened; the caller has established that the actor may read it."""
    return vault.open(row, "words")
