# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an answer that left is told: when, how, and what proves it."""

from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.response.codes import AnswerKind, SentBy
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
