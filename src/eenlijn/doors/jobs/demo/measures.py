# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of the demo that stay: a building ban that runs, contact in writing only, a warning that is over.

Anna reports them, for nothing that stays rests on a report without a name. Each goes the whole way: heard,
proposed, decided by whoever has the mandate, sent, settled and closed.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid5

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import deciding
from eenlijn.casework.dossier.hearings import record_hearing
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import PerpetratorKnown
from eenlijn.casework.incidents.severity import propose_severity
from eenlijn.casework.reporting.codes import Wish
from eenlijn.casework.reporting.queries import OpenLink, ReportContent
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.jobs.demo.settling import Settler, close, settle
from eenlijn.foundation.clock import local_moment, to_local

# Keys of these reports follow from this one, so that two demos of one day are the same.
KEYS: Final = UUID("0b7d3d6a-6a0e-4c55-9a86-1f6f8a6b2a77")
# Whoever tries the desk of the demo types this day, with a family name of `STAYS`.
BIRTH_DATE: Final = "1980-03-03"


@dataclass(frozen=True)
class Scene:
    """Where it happens, who reports, answers, looks along and decides."""

    link: OpenLink
    reporter: Actor
    coordinator: Actor
    second: Actor
    decider: Actor


@dataclass(frozen=True)
class Stays:
    """An answer that stays for so many days, and how long ago it was reported."""

    kind: AnswerKind
    family_name: str
    days_ago: int
    days: int
    happened: tuple[str, ...]
    words: str
    behaviour: str
    deviation: str = ""
    where: str = ""
    channel: str = "aan de telefoon en per mail."
    instruction: str = ""
    client_number: str = ""


STAYS: Final = (
    # Halfway of ninety days is next week.
    Stays(
        AnswerKind.BUILDING_BAN,
        "Verzonnen",
        38,
        90,
        ("physical_assault",),
        "Hij sloeg me op het busstation omdat zijn bus weg was.",
        "U sloeg onze medewerker op het busstation.",
        deviation="Een waarschuwing was te licht: er viel een klap.",
        where="het busstation in Almelo.",
        instruction="Vraag de reiziger rustig om weg te gaan. Doe dat met twee collega's.",
        client_number="20417",
    ),
    Stays(
        AnswerKind.WRITTEN_ONLY,
        "Bedacht",
        60,
        150,
        ("threat_general",),
        "Aan de telefoon zei zij voor de derde keer dat ze me weet te vinden.",
        "U zei aan de telefoon dat u onze medewerker weet te vinden.",
        where="Klantenservice.",
        channel="per brief en per mail.",
        instruction="Zeg dat wij schrijven, en geef het adres van de klantenservice.",
        client_number="31525",
    ),
    Stays(
        AnswerKind.WARNING,
        "Voorbeeld",
        200,
        180,
        ("threat_general",),
        "Hij riep dat hij me na mijn dienst zou opwachten.",
        "U riep dat u onze medewerker na de dienst opwacht.",
    ),
)


def let_stay(scene: Scene, now: datetime) -> list[str]:
    """Tell the three of them, each on a morning of the past; the numbers of their dossiers."""
    return [_tell(scene, one, place, morning_of(one, now)) for place, one in enumerate(STAYS)]


def morning_of(one: Stays, now: datetime) -> datetime:
    """Nine o'clock: an answer is decided on the day of the report, whenever the demo is loaded."""
    day = to_local(now).date() - timedelta(days=one.days_ago)
    return local_moment(datetime.combine(day, time(9))).moment_utc


def _tell(scene: Scene, one: Stays, place: int, at: datetime) -> str:
    number = answer_it(scene, one, place, at)
    settler = Settler(scene.coordinator, scene.second, number, place, is_reporter_known=False)
    settle(settler, at + timedelta(days=1))
    close(settler, at + timedelta(days=2))
    return number


def answer_it(scene: Scene, one: Stays, place: int, at: datetime) -> str:
    """Reported, heard, proposed, decided and sent within six hours; the dossier is left open."""
    number, carla = report_it(scene, one, place, at), scene.coordinator
    heard = Outcome(HearingState.HEARD_ORAL, at + timedelta(hours=2), summary="Er was haast, zei de ander.")
    record_hearing(actor=carla, number=number, outcome=heard, now=heard.at)
    dossier.write_answer(actor=carla, number=number, draft=_draft(one, at), now=at + timedelta(hours=3))
    deciding.propose_answer(actor=carla, number=number, now=at + timedelta(hours=4))
    found = deciding.open_proposal(actor=scene.decider, number=number, now=at + timedelta(hours=5))
    version = found.answer.version
    deciding.decide(actor=scene.decider, number=number, version=version, now=at + timedelta(hours=5))
    left = Departure(at + timedelta(hours=6), SentBy.REGISTERED_POST, "3SVERZONNEN0000", "")
    dossier.record_departure(actor=carla, number=number, departure=left, now=left.at)
    return number


def report_it(scene: Scene, one: Stays, place: int, at: datetime) -> str:
    """Anna reports, and it is assessed an hour later; the number of the dossier."""
    content = ReportContent(
        kinds=one.happened,
        when="now",
        occurred_at=None,
        place=scene.link.place,
        words=one.words,
        wish=Wish.ACT,
        is_safe_now=True,
    )
    number = open_from_report(
        actor=scene.reporter,
        organisation_id=scene.link.organisation_id,
        link=scene.link,
        content=content,
        report_key=uuid5(KEYS, str(place)).bytes,
        language="nl",
        now=at,
    ).number
    assessment = Assessment(
        severity=propose_severity(one.happened).severity,
        main_type=one.happened[0],
        reason="",
        perpetrator_known=PerpetratorKnown.YES,
        version=1,
    )
    later = at + timedelta(hours=1)
    dossier.open_dossier(actor=scene.coordinator, number=number, purpose="assess", now=later)
    dossier.assess(actor=scene.coordinator, number=number, assessment=assessment, now=later)
    return number


def _draft(one: Stays, at: datetime) -> AnswerDraft:
    first = to_local(at).date()
    return AnswerDraft(
        kind=one.kind,
        norm_rule="2",
        behaviour=one.behaviour,
        salutation=f"Geachte heer of mevrouw {one.family_name}",
        addressee_name=f"R. {one.family_name}",
        addressee_address="Voorbeeldstraat 1\n7600 XX Almelo",
        contact="088 000 01 30, klantenservice.",
        note="",
        reporter_unrecognisable=True,
        version=0,
        starts_on=first if one.where else None,
        valid_until=first + timedelta(days=one.days),
        remaining_channel=one.channel,
        deviation=one.deviation,
        where_it_holds=one.where,
        instruction=one.instruction,
        to_call="Verkeersleiding, 088 000 01 31" if one.instruction else "",
        birth_date=BIRTH_DATE if one.where else "",
        client_number=one.client_number,
    )
