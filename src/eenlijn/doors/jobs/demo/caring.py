# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 8 in the demo: a plan of care with talks held and one declined, a talk among peers, a team talk."""

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from eenlijn.casework.aftercare import referrals
from eenlijn.casework.aftercare.accidents import NO, QUESTIONS
from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.carers import PEER, set_given_as
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.peers import ask_peer
from eenlijn.casework.aftercare.referrals import Consent
from eenlijn.casework.dossier import care, inspectorate, own_care, team_talks
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.jobs.demo.company import Company
from eenlijn.foundation.clock import local_moment, to_local

TEAM: Final = 9
REACH: Final = "06 00 00 00 01, na vier uur"


def give_care_as_peer(company: Company, at: datetime) -> None:
    """Joost is of the peer support team."""
    joost = company.accounts["joost"]
    set_given_as(actor=company.actor("petra"), account_id=joost, provider=PEER, now=at)


def care_to_the_end(company: Company, number: str, began: datetime) -> None:
    """First care by Bram, a talk with Joost, the next one declined, wanted again at the last moment."""
    anna, bram, carla = (company.actor(one) for one in ("anna", "bram", "carla"))
    at = began + timedelta(hours=2)
    first = _moment(carla, number, CareMomentKind.FIRST_CARE, at)
    care.record_by_manager(actor=bram, number=number, moment_id=first, at=at, now=at)
    _talk(company, number, CareMomentKind.FIRST_TALK, began + timedelta(hours=50))
    refer(anna, number, began + timedelta(days=3))
    later = began + timedelta(days=13)
    declined = _moment(carla, number, CareMomentKind.FOLLOW_UP_1, later)
    own_care.decline_own(actor=anna, moment_id=declined, now=later)
    _talk(company, number, CareMomentKind.FOLLOW_UP_2, began + timedelta(days=45))
    _team_talk(carla, number, began + timedelta(days=1))
    nobody = dict.fromkeys(QUESTIONS, NO)
    inspectorate.check_accident(actor=carla, number=number, answers=nobody, now=began + timedelta(hours=4))


def care_begins(company: Company, number: str, began: datetime, now: datetime) -> None:
    """First care was given, Anna asked a peer of whom nobody knows, and a talk is planned for tomorrow."""
    anna, bram, carla, joost = (company.actor(one) for one in ("anna", "bram", "carla", "joost"))
    at = began + timedelta(hours=1)
    first = _moment(carla, number, CareMomentKind.FIRST_CARE, at)
    care.record_by_manager(actor=bram, number=number, moment_id=first, at=at, now=at)
    peer = company.accounts["joost"]
    ask_peer(actor=anna, number=number, account_id=peer, reach=REACH, now=began + timedelta(hours=3))
    talk = _asked(company, number, CareMomentKind.FIRST_TALK, began + timedelta(hours=5))
    planned = tomorrow_at_ten(now)
    care.plan_talk(actor=joost, moment_id=talk, planned_at=planned, now=began + timedelta(hours=6))


def _talk(company: Company, number: str, kind: CareMomentKind, at: datetime) -> None:
    moment = _asked(company, number, kind, at - timedelta(hours=4))
    ending = Ending(CareState.MADE, at, provider=PEER)
    care.record_talk(actor=company.actor("joost"), moment_id=moment, ending=ending, now=at)


def _asked(company: Company, number: str, kind: CareMomentKind, at: datetime) -> UUID:
    carla, joost = company.actor("carla"), company.accounts["joost"]
    moment = _moment(carla, number, kind, at)
    care.ask_carer(actor=carla, number=number, moment_id=moment, account_id=joost, now=at)
    return moment


def _moment(carla: Actor, number: str, kind: CareMomentKind, at: datetime) -> UUID:
    """The open moment of this kind, of whoever reported."""
    page = care.care_page(carla, number, at)
    return next(one.id for one in page.moments if one.kind is kind and one.is_open)


def refer(anna: Actor, number: str, at: datetime) -> None:
    """Anna lets Slachtofferhulp know how to reach her, and nothing of what happened."""
    said = Consent("victim_support", "call_me", ("name", "reach"), reach=REACH)
    referrals.consent(actor=anna, number=number, said=said, now=at)


def _team_talk(carla: Actor, number: str, at: datetime) -> None:
    team_talks.ask_team_talk(actor=carla, number=number, now=at)
    held = at + timedelta(days=6)
    team_talks.hold_team_talk(actor=carla, number=number, at=held, people=TEAM, now=held)


def tomorrow_at_ten(now: datetime) -> datetime:
    tomorrow = to_local(now).date() + timedelta(days=1)
    return local_moment(datetime.combine(tomorrow, time(10))).moment_utc
