# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes after an answer: a filing that is followed, a package to read, a letter to who reported.

And what colleagues wrote afterwards, an accident that was reported, what was learned, what hangs at a place.
Each with a word of its own in every text that is sealed.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from eenlijn.casework.aftercare.wishes import Choice
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.disclosures import actions as disclosures
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.dossier import (
    damage,
    inspectorate,
    measures_acts,
    outcomes,
    own_care,
    police_evidence,
    police_news,
    preventing,
    releasing,
    team_talks,
)
from eenlijn.casework.dossier.outcomes import Outcome
from eenlijn.casework.dossier.police_news import Passing
from eenlijn.casework.learning.codes import PreventionState
from eenlijn.casework.learning.preventing import NewPrevention, RiskLine
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import MadeBy, PoliceDecision, PoliceStep
from eenlijn.casework.police_reports.exhibits import Exhibit
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting import experiences
from eenlijn.casework.reporting.codes import FeedbackWay
from eenlijn.casework.reporting.experiences import Opinion
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.organisations.models import Site
from eenlijn.foundation.clock import to_local
from eenlijn.prevention.provisions.actions import NewProvision, add_provision
from tests.cast import Person
from tests.walls.scenes import Scene, after_all, released

LAST_MONTH = timedelta(days=40)


def followed_up(scene: Scene, worked: str, sent: str, over: str) -> str:
    """All of it: on the dossier that was worked on, on the one whose answer left, and on closed ones.

    Returns the number of the closed dossier of a reporter who signs in.
    """
    _filed_and_followed(scene, sent)
    _reported_to_the_inspectorate(scene, sent)
    _learned(scene, sent)
    _asked_for_care(scene, sent)
    _described(scene, worked)
    if scene.lawyer is not None:
        _let_go(scene, worked)
    told = after_all(scene)
    for number in (told, over):
        _written_to(scene, number)
    _wrote_afterwards(scene, told)
    _hangs(scene)
    return told


def _filed_and_followed(scene: Scene, number: str) -> None:
    """Filed, and once heard from the police; the colleague knows of it by a message."""
    told, day = scene.told["track"], to_local(scene.now).date()
    filed = PoliceChoice(
        PoliceDecision.AANGIFTE_EMPLOYER, filed_on=day, reference=f"PL {told}", word=f"Zelf gedaan. {told}"
    )
    measures_acts.decide_police(actor=scene.actor, number=number, choice=filed, now=scene.now)
    heard = StepTold(
        PoliceStep.CONTACT,
        on=day,
        seen=0,
        reference=f"PL {told}",
        contact=f"Vink {told}",
        word=f"Belde. {told}",
    )
    passing = Passing(FeedbackWay.IN_APP, f"De politie belde. {scene.told['feedback']}")
    police_news.record_police_step(
        actor=scene.actor, number=number, told=heard, passing=passing, now=scene.now
    )


def _reported_to_the_inspectorate(scene: Scene, number: str) -> None:
    answers = {"death": "no", "admission": "yes", "body": "no", "mind": "unknown"}
    inspectorate.check_accident(actor=scene.actor, number=number, answers=answers, now=scene.now)
    inspectorate.record_accident_report(
        actor=scene.actor,
        number=number,
        at=scene.now,
        reference=f"A {scene.told['accident']}"[:60],
        now=scene.now,
    )


def _learned(scene: Scene, number: str) -> None:
    """A measure that was carried out, with its line of the risk inventory."""
    told, actor, now = scene.told["risk"], scene.actor, scene.now
    day = to_local(now).date()
    new = NewPrevention("alarm_system", f"Een bel. {told}", scene.coordinator.id, day, names_checked=True)
    made = preventing.plan_prevention(actor=actor, number=number, new=new, now=now)
    line = RiskLine(f"Balie zonder bel. {told}", "4.2", day, names_checked=True)
    preventing.put_risk_line(actor=actor, number=number, measure_id=made, told=line, version=1, now=now)
    preventing.move_prevention(
        actor=actor, number=number, measure_id=made, state=PreventionState.DONE, reason=f"Hangt. {told}",
        version=2, now=now,
    )  # fmt: skip


def _asked_for_care(scene: Scene, number: str) -> None:
    """With whom the reporter wants to talk, and a talk with the whole team."""
    own_care.choose_carer(
        actor=scene.reporter.actor, number=number, choice=Choice("provider_bot"), now=scene.now
    )
    team_talks.ask_team_talk(actor=scene.actor, number=number, now=scene.now)


def _described(scene: Scene, number: str) -> None:
    """What the one file of the dossier is for the police."""
    told = Exhibit(1, goes_along=True, made_by=MadeBy.REPORTER, what=f"De deuk. {scene.told['exhibit']}")
    police_evidence.describe_files(actor=scene.actor, number=number, told=[told], now=scene.now)


def _let_go(scene: Scene, number: str) -> None:
    """Damage that the employer does not ask back."""
    assert scene.lawyer is not None
    actor, told, now = scene.lawyer.actor, scene.told["damage"], scene.now
    new = NewLine("org_time", "10", f"Veeg {told}")
    damage.add_damage(actor=actor, number=number, new=new, now=now)
    damage.move_damage(
        actor=actor, number=number, place=3, state=DamageState.WAIVED, reason=f"Te klein. {told}", version=1,
        now=now,
    )  # fmt: skip


def _written_to(scene: Scene, number: str) -> None:
    """The letter to who reported, on the own page."""
    told = Outcome(f"Wij schreven de ander. {scene.told['outcome']}", "bel 088 000 01 30.", is_checked=True)
    outcomes.place_outcome(actor=scene.actor, number=number, outcome=told, now=scene.now)


def _wrote_afterwards(scene: Scene, number: str) -> None:
    """A sentence of weeks ago: of so few people that nobody may read it, whoever handles the dossier."""
    opinion = Opinion({}, f"Ik hoorde snel iets. {scene.told['sentence']}")
    with transaction.atomic():
        experiences.keep_opinion(Report.objects.get(number=number), opinion, scene.now - LAST_MONTH)


def _hangs(scene: Scene) -> None:
    """An alarm at the first place of the employer."""
    site = Site.objects.filter(organisation=scene.coordinator.membership.organisation)[0]
    told = scene.told["spot"]
    new = NewProvision(site.pk, "alarm", spot=f"Balie {told}"[:80], remark=f"Knop klemt. {told}")
    add_provision(actor=scene.actor, new=new, now=scene.now)


def approved(scene: Scene, number: str, reader: Person) -> tuple[UUID, str]:
    """A package that may be read: by link and code, and by this reader who signs in. Its id and its link."""
    made = released(scene, number, mail=reader.email)
    row = Disclosure.objects.select_related("incident__organisation", "organisation").get(pk=made)
    beside = next(one for one in (scene.lawyer, scene.second, scene.reporter) if one is not None)
    disclosures.judge(release=row, account_id=beside.id, is_agreed=True, now=scene.now)
    disclosures.approve(release=row, paper=releasing._paper(row, scene.now), now=scene.now)
    return made, disclosures.make_link(release=row, now=scene.now)
