# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What ends a service: a check of the law, by whom and when."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import MendedOn, Rail
from eenlijn.commons.rulebook.codes import TextName

# What ends does not leave with our example: somebody of the employer stands for the words first.
ENDED = (AnswerKind.SERVICE_ENDED, AnswerKind.TREATMENT_ENDED)


def of_the_law(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    yield _legal_check(answer, around)
    if answer.kind in ENDED:
        yield _own_text(around)


def _legal_check(answer: OpenAnswer, around: Circumstances) -> Rail:
    checked = answer.legal_checked_on
    return Rail(
        "legal_check",
        _("Toets aan de wet"),
        _("Schrijf wie dit aan de wet toetste en op welke dag. Zonder die toets stopt een dienst niet."),
        "legal_check" if not answer.legal_check.strip() else "legal_checked_on",
        bool(answer.legal_check.strip()) and checked is not None and checked <= around.today,
    )


def _own_text(around: Circumstances) -> Rail:
    own = around.rules.text(TextName.SERVICE_ENDED)
    return Rail(
        "own_text",
        _("Eigen tekst van de brief"),
        _("Een dienst stoppen raakt iemand hard. Stel eerst een eigen tekst van deze brief vast, in Beheer."),
        "",
        around.employer.is_invented or (own is not None and own.is_approved),
        MendedOn.TEXTS,
    )
