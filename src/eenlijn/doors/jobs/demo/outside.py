# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Anna thought of it all, after her dossier was closed."""

from datetime import datetime

from eenlijn.casework.dossier import experiences
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.reporting.codes import ExperienceQuestion, Verdict
from eenlijn.casework.reporting.experiences import Opinion
from eenlijn.commons.access.actor import Actor


def look_back(anna: Actor, number: str, at: datetime) -> None:
    """The three questions afterwards, of a dossier that is closed."""
    answers = {
        ExperienceQuestion.HEARD: Verdict.YES,
        ExperienceQuestion.HELPED: Verdict.PARTLY,
        ExperienceQuestion.AGAIN: Verdict.YES,
    }
    opinion = Opinion(answers, "Het duurde even, maar ik wist steeds waar het stond.")
    experiences.answer(actor=anna, report_id=own_report_id(anna, number), opinion=opinion, now=at)
