# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line from assessing to closing, on every page between the two."""

from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.response.codes import AnswerState
from eenlijn.doors.web.components.shapes import Mark, Step


def answer_steps(dossier: Dossier, here: str) -> list[Step]:
    """Five steps; a step behind us leads back to its page, a step ahead does not pretend to be open."""
    answer = dossier.answer
    is_assessed = dossier.severity is not None
    is_sent = answer is not None and answer.state is AnswerState.SENT
    is_final = is_sent or (answer is not None and (answer.state is AnswerState.FINAL or not answer.is_letter))
    is_closed = dossier.status is Status.CLOSED
    return [
        Step(_("Beoordelen"), _mark(is_assessed, here == "assess"), here == "assess"),
        Step(
            _("Antwoord"),
            _mark(is_final or here == "finish", here == "answer"),
            here == "answer",
            reverse("desk:answer", args=[dossier.number]) if is_assessed and here != "answer" else "",
        ),
        Step(_("Vaststellen"), _mark(is_final, here == "finish"), here == "finish"),
        Step(_("Versturen"), _mark(is_sent, here == "departure"), here == "departure"),
        Step(_("Afsluiten"), _mark(is_closed, here == "close"), here == "close"),
    ]


def _mark(is_done: bool, is_here: bool) -> Mark:  # noqa: FBT001
    if is_done:
        return Mark.DONE
    return Mark.BUSY if is_here else Mark.OPEN
