# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the reporter hears from us: seen, what was done, over, and news in between (measure 2, row B12).

Parts of the acts of `dossier`, within their transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.models import Feedback, Report
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.text import long_moment

LONGEST_WORDS: Final = 1000
# The moments in their order; each is told once. News has no place among them and no end.
MOMENTS: Final = (FeedbackKind.THANKS, FeedbackKind.DONE, FeedbackKind.CLOSING)


class WordsNeeded(Refused):
    """A message in the app is its words; a talk needs none."""

    def __init__(self) -> None:
        super().__init__(_("Schrijf wat de melder leest, in ten hoogste duizend tekens."))


class AlreadyTold(Refused):
    """Telling a moment twice, or one that is behind us, would make the reporter doubt what holds."""

    def __init__(self, kind: FeedbackKind, at: datetime) -> None:
        words = _(
            "De melder hoorde dit al: «%(kind)s», op %(moment)s. Is er meer te vertellen? "
            "Kies dan «Er is nieuws»."
        )
        super().__init__(words % {"kind": kind.label, "moment": long_moment(at)})


@dataclass(frozen=True)
class Told:
    """What the reporter heard, and how; signed with the name of who tells it only when that person wishes."""

    kind: FeedbackKind
    way: FeedbackWay
    words: str = ""
    is_signed: bool = False


def give_feedback(
    *, report: Report, told: Told, account_id: UUID, at: datetime, reopened_at: datetime | None = None
) -> Feedback:
    """Keep what the reporter heard; that it is over may be told again after it was opened again."""
    words = told.words.strip()
    if len(words) > LONGEST_WORDS or (told.way == FeedbackWay.IN_APP and not words):
        raise WordsNeeded
    _check_order(report, told.kind, reopened_at)
    feedback = Feedback(
        organisation_id=report.organisation_id,
        report=report,
        kind=told.kind,
        way=told.way,
        at=at,
        account_id=account_id,
        is_signed=told.is_signed,
    )
    vault.seal(feedback, words=words or None)
    feedback.save(force_insert=True)
    return feedback


def _check_order(report: Report, kind: FeedbackKind, reopened_at: datetime | None) -> None:
    """One after another: of two who tell the same moment at once the second reads that it was told."""
    if kind not in MOMENTS:
        return
    Report.objects.select_for_update().only("pk").get(pk=report.pk)
    behind = Feedback.objects.filter(report=report, kind__in=MOMENTS[MOMENTS.index(kind) :])
    if kind == FeedbackKind.CLOSING and reopened_at is not None:
        behind = behind.filter(at__gte=reopened_at)
    last = behind.order_by("at").last()
    if last is not None:
        raise AlreadyTold(FeedbackKind(last.kind), last.at)


@dataclass(frozen=True)
class Heard:
    """One thing the reporter heard from us, as the reporter reads it."""

    kind: FeedbackKind
    way: FeedbackWay
    words: str
    at: datetime
    account_id: UUID
    is_signed: bool


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
            is_signed=row.is_signed,
        )
        for row in rows
    )
