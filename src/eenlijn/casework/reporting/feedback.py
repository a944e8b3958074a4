# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the reporter hears from us, and what the reporter thinks of it afterwards (measure 2, row B12).

Parts of the acts of `dossier`, within their transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay, Verdict
from eenlijn.casework.reporting.models import Experience, Feedback, Report
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault

# The three questions after closing, in their order.
QUESTIONS = ("heard_back", "taken_seriously", "would_report_again")
LONGEST_WORDS = 1000


class WordsNeeded(Refused):
    """A message in the app is its words; a talk needs none."""

    def __init__(self) -> None:
        super().__init__(_("Schrijf wat de melder leest, in ten hoogste duizend tekens."))


class NoSuchQuestion(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een van de drie antwoorden."))


@dataclass(frozen=True)
class Told:
    """What the reporter heard, and how."""

    kind: FeedbackKind
    way: FeedbackWay
    words: str = ""


def give_feedback(*, report: Report, told: Told, account_id: UUID, at: datetime) -> Feedback:
    words = told.words.strip()
    if len(words) > LONGEST_WORDS or (told.way == FeedbackWay.IN_APP and not words):
        raise WordsNeeded
    feedback = Feedback(
        organisation_id=report.organisation_id,
        report=report,
        kind=told.kind,
        way=told.way,
        at=at,
        account_id=account_id,
    )
    vault.seal(feedback, words=words or None)
    feedback.save(force_insert=True)
    return feedback


def keep_experience(*, report: Report, question: str, verdict: str, at: datetime) -> None:
    """One question at a time, so that whoever stops half way has said something; the last answer counts."""
    if question not in QUESTIONS or verdict not in Verdict.values:
        raise NoSuchQuestion
    Experience.objects.update_or_create(
        report=report,
        defaults={question: verdict, "answered_at": at},
        create_defaults={
            question: verdict,
            "organisation_id": report.organisation_id,
            "answered_at": at,
        },
    )


@dataclass(frozen=True)
class Heard:
    """One thing the reporter heard from us, as the reporter reads it."""

    kind: FeedbackKind
    way: FeedbackWay
    words: str
    at: datetime
    account_id: UUID


def feedback_of(report: Report) -> tuple[Heard, ...]:
    """All the reporter heard, oldest first; the caller has established that this is for the actor."""
    rows = Feedback.objects.filter(report=report).order_by("at")
    return tuple(
        Heard(
            kind=FeedbackKind(row.kind),
            way=FeedbackWay(row.way),
            words=vault.open(row, "words"),
            at=row.at,
            account_id=row.account_id,
        )
        for row in rows
    )


def experience_of(report: Report) -> dict[str, str]:
    """The answers so far, by question; empty text is no answer yet."""
    found = Experience.objects.filter(report=report).first()
    return {question: getattr(found, question) if found else "" for question in QUESTIONS}
