# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the timeline tells answers: asked, decided, sent with letter and proof, the other side heard."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.queries import Done, Dossier
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.casework.restrictions.codes import ReviewOutcome, measure_name
from eenlijn.doors.web.desk import marks

LEFT = (Act.LETTER_SENT, Act.TALK_HELD, Act.NO_ANSWER)
ABOUT_A_KIND = (
    Act.ANSWER_DRAFTED,
    Act.LETTER_FINAL,
    Act.DECISION_ASKED,
    Act.DECISION_SENT_BACK,
    Act.DECIDED,
)

OF_A_MEASURE = (
    Act.MEASURE_REVIEWED,
    Act.MEASURE_LIFTED,
    Act.MEASURE_LAPSED,
    Act.BREACH_RECORDED,
    Act.CONTACT_ANSWERED,
)


def told(dossier: Dossier, done: Done, now: datetime) -> tuple[str, str] | None:
    """What was done, as a title and a sentence; None for what is no act of an answer."""
    if done.act in LEFT:
        return _left(dossier, done, now)
    if done.act in ABOUT_A_KIND:
        return str(done.act.label), str(AnswerKind(done.detail["kind"]).label)
    if done.act in {Act.HEARD, Act.HEARING_ENDED}:
        return str(done.act.label), _heard(done)
    if done.act is Act.HEARING_INVITED:
        until = marks.when(datetime.fromisoformat(done.detail["until"]), now)
        return str(done.act.label), _("Reageren kan tot %(moment)s.") % {"moment": until}
    if done.act in OF_A_MEASURE:
        return str(done.act.label), _measure(done)
    return None


def _measure(done: Done) -> str:
    """Which measure, and what came out when somebody looked at it."""
    name = measure_name(AnswerKind(done.detail["kind"]).label)
    outcome = done.detail.get("outcome", "")
    return f"{name}: {str(ReviewOutcome(outcome).label).lower()}." if outcome else f"{name}."


def _left(dossier: Dossier, done: Done, now: datetime) -> tuple[str, str]:
    title = str(done.act.label)
    if done.detail.get("sent_by"):
        title = f"{title}: {SentBy(done.detail['sent_by']).label.lower()}"
    recorded = datetime.fromisoformat(done.detail["recorded_at"])
    text = _("Vastgelegd %(moment)s. De klok staat stil.") % {"moment": marks.when(recorded, now)}
    proof = _proof_of(dossier, done)
    return title, f"{text} {_('Bewijs:')} {proof}" if proof else text


def _proof_of(dossier: Dossier, done: Done) -> str:
    number = done.detail.get("letter")
    return next((one.proof for one in dossier.answers if number and str(one.letter_number) == number), "")


def _heard(done: Done) -> str:
    label = str(HearingState(done.detail["state"]).label)
    if done.detail.get("wants_talk"):
        return _("De ander wil liever praten.")
    return label


def letter_href(dossier: Dossier, done: Done) -> str:
    """The letter that lies fixed or left by this act; nothing for who does not handle the dossier."""
    if done.act not in {Act.LETTER_FINAL, Act.LETTER_SENT}:
        return ""
    number = done.detail.get("letter")
    if not any(one.pdf_id and str(one.letter_number) == number for one in dossier.answers):
        return ""
    return f"{reverse('desk:letter_pdf', args=[dossier.number])}?brief={number}"
