# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which exercises are old, and removing them with everything that was said about them (decision 16)."""

import os
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from eenlijn.casework.reporting.codes import Identity
from eenlijn.casework.reporting.models import CareAnswer, Experience, Feedback, FollowUpAnswer, Report
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.destroying import forget_cases
from eenlijn.foundation.walls import CARE, as_role


def exercises_before(moment: datetime, at_most: int, besides: Sequence[UUID] = ()) -> list[UUID]:
    """The exercises that came in before this moment, oldest first; `besides` are held by a request."""
    old = Report.objects.filter(is_exercise=True, received_at__lt=moment).order_by("received_at")
    old = old.exclude(pk__in=besides) if besides else old
    return list(old.values_list("pk", flat=True)[:at_most])


def employers_with_exercises(moment: datetime) -> list[UUID]:
    """The employers with exercises that came in before this moment."""
    old = Report.objects.filter(is_exercise=True, received_at__lt=moment).order_by("organisation_id")
    return list(old.values_list("organisation_id", flat=True).distinct())


def forget_reporter(report: Report) -> None:
    """Who reported goes, and what they answered afterwards; the receipt opens nothing any more.

    Coded facts among the answers stay; what was said about care, or in own words, does not.
    """
    report.reporter, report.identity = None, Identity.UNNAMED
    report.code_digest, report.colleague_code_digest = os.urandom(32), None
    vault.seal(report, reporter_name=None, reporter_address=None)
    report.save()
    for answer in FollowUpAnswer.objects.filter(report=report):
        vault.seal(answer, victim=None, words=None)
        answer.save()
    for told in Feedback.objects.filter(report=report):
        vault.seal(told, words=None)
        told.save()
    for asked in Experience.objects.filter(report=report):
        vault.seal(asked, words=None)
        asked.save()
    CareAnswer.objects.filter(report=report).delete()


def forget_reports(report_ids: Sequence[UUID]) -> None:
    """Remove these exercises; real reports stay."""
    mine = Report.objects.filter(pk__in=report_ids, is_exercise=True)
    # Before a report goes it is asked whether an answer about care still points there: as its own role.
    with as_role(CARE):
        for rows in (FollowUpAnswer, CareAnswer, Feedback, Experience):
            rows.objects.filter(report__in=mine).delete()
        gone = list(mine.values_list("pk", flat=True))
        mine.delete()
    forget_cases(gone)
