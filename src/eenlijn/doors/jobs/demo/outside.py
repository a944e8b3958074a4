# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What went to the police in the demo, what waits for who looks along, and what Anna thought of it all."""

from datetime import datetime, timedelta
from typing import Final

from eenlijn.casework.disclosures.actions import Proposal, Recipient
from eenlijn.casework.disclosures.codes import PRESELECTED, Pick, RecipientKind, ReleaseField, VictimWish
from eenlijn.casework.dossier import experiences, releasing
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.reporting.codes import ExperienceQuestion, Verdict
from eenlijn.casework.reporting.experiences import Opinion
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.jobs.demo.company import Company

FACTS: Final = (
    *PRESELECTED,
    *(Pick(one) for one in (ReleaseField.KINDS, ReleaseField.OCCURRED, ReleaseField.PLACE)),
)
WITH_NAME: Final = (*FACTS, Pick(ReleaseField.POLICE_NUMBER), Pick(ReleaseField.OTHER_NAME))
PURPOSE: Final = "Bij onze aangifte: zo kan het wijkteam de zaak verder brengen."


def release(company: Company, number: str, at: datetime) -> None:
    """With a name in it, so two look along; then Eva gets a link, and reads it among what she received."""
    carla = company.actor("carla")
    proposal = _to_eva(company, WITH_NAME, VictimWish.WANTS)
    made = releasing.propose_release(actor=carla, number=number, proposal=proposal, now=at)
    for place, key in enumerate(("wim", "karin"), start=1):
        later = at + timedelta(hours=2 * place)
        voice = company.actor(key)
        releasing.judge_release(actor=voice, number=number, release_id=made, is_agreed=True, now=later)
    releasing.hand_out_release(actor=carla, number=number, release_id=made, now=at + timedelta(hours=5))


def propose(company: Company, number: str, at: datetime) -> None:
    """Facts alone; it waits for one other person."""
    proposal = _to_eva(company, FACTS, VictimWish.LEAVES_IT)
    releasing.propose_release(actor=company.actor("carla"), number=number, proposal=proposal, now=at)


def _to_eva(company: Company, picks: tuple[Pick, ...], wish: VictimWish) -> Proposal:
    eva = Recipient(RecipientKind.POLICE, "Eva", "Politie en OM (verzonnen)", mail=company.reader)
    return Proposal(picks, "own_report", PURPOSE, eva, wish, 30)


def look_back(anna: Actor, number: str, at: datetime) -> None:
    """The three questions afterwards, of a dossier that is closed."""
    answers = {
        ExperienceQuestion.HEARD: Verdict.YES,
        ExperienceQuestion.HELPED: Verdict.PARTLY,
        ExperienceQuestion.AGAIN: Verdict.YES,
    }
    opinion = Opinion(answers, "Het duurde even, maar ik wist steeds waar het stond.")
    experiences.answer(actor=anna, report_id=own_report_id(anna, number), opinion=opinion, now=at)
