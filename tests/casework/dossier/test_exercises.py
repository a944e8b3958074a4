# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An exercise works like a report, counts nowhere, and is gone after thirty days with every row of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model, OneToOneField

from eenlijn.casework.aftercare.models import (
    AccidentCheck,
    CareChoice,
    CareMoment,
    HomeWish,
    PeerTalk,
    Referral,
    TeamTalk,
)
from eenlijn.casework.clocks.models import Clock, ClockPause
from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine, Payment, PaymentPlan
from eenlijn.casework.disclosures.models import Disclosure, DisclosureRead, DisclosureVoice
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import (
    details,
    exercises,
    files,
    people,
    police_evidence,
    police_file,
    police_package,
)
from eenlijn.casework.dossier.models import ClosingRequest, MeasureWaiver, Note
from eenlijn.casework.exports.actions import ask_dossier_export
from eenlijn.casework.exports.codes import ExportPurpose
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.codes import InvolvedAs, ProtectedKind
from eenlijn.casework.incidents.models import (
    Assignment,
    HandOver,
    Incident,
    Involvement,
    LaneReturn,
    ProtectedPart,
    Victim,
)
from eenlijn.casework.learning.models import CauseAnalysis, EffectCheck, PreventionMeasure, TrainingNeed
from eenlijn.casework.letters.keeping import keep_letter
from eenlijn.casework.letters.models import ReaderLanguage
from eenlijn.casework.links import actions as links
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.playbooks.models import Task
from eenlijn.casework.police_reports.codes import FootageHolder, MadeBy
from eenlijn.casework.police_reports.drafting import Texts
from eenlijn.casework.police_reports.exhibits import Exhibit
from eenlijn.casework.police_reports.footage import NewFootage
from eenlijn.casework.police_reports.models import (
    AgreementMark,
    PassedOn,
    PoliceReport,
    TrackedStep,
)
from eenlijn.casework.redaction.models import RedactedCopy
from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.models import Experience, Feedback, Report
from eenlijn.casework.reporting.queries import OpenLink, open_link
from eenlijn.casework.requests.models import Concerned, Correction, DataRequest, WaitingRemoval
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.codes import BreachKind, ContactChannel, MarkKind
from eenlijn.casework.restrictions.models import AnsweredContact, Breach, DeskMark, Restriction, Review
from eenlijn.casework.samples.models import Sample, SampledDossier
from eenlijn.casework.triage.models import InfluenceCheck
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.documents.actions import keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import verify
from eenlijn.doors.jobs import every_night
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast
from tests.factories import stories
from tests.factories.letters import paper

MONTH = timedelta(days=30)


@pytest.fixture
def link(cast: Cast, monday: datetime) -> OpenLink:
    made = make_link(
        actor=cast.carla.actor, unit_id=cast.lijn_62.pk, place="Oefenbus", is_exercise=True, now=monday
    )
    found = open_link(made.slug)
    assert found is not None
    return found


def of_cases() -> Iterator[type[Model]]:
    """Every table with rows of one incident or report, the incident and the report themselves included.

    A row of an old register leads to its incident too, but what was imported is never an exercise.
    """
    for model in apps.get_models():
        if model._meta.app_label == "imports":
            continue
        targets = {
            field.related_model
            for field in model._meta.get_fields()
            if isinstance(field, (ForeignKey, OneToOneField))
        }
        if model in (Incident, Report) or targets & {Incident, Report, Clock}:
            yield model


def fill(cast: Cast, number: str, now: datetime) -> None:
    """Rows in the tables that no short story of the tests reaches."""
    incident = Incident.objects.get(number=number)
    base: dict[str, Any] = {"organisation_id": incident.organisation_id, "incident": incident}
    carla = cast.carla.id
    Note.objects.create(**base, audience="handlers", kind="fact", at=now, account_id=carla)
    waiver = MeasureWaiver(**base, measure=4, at=now, account_id=carla)
    vault.seal(waiver, reason="x")
    waiver.save()
    files.add_file(actor=cast.carla.actor, number=number, file_name="chat.txt", content=b"Hij riep.", now=now)
    ask_dossier_export(actor=cast.carla.actor, number=number, purpose=ExportPurpose.HEARING, now=now)
    ClosingRequest.objects.create(**base, asked_by_id=carla, asked_at=now)
    HandOver.objects.create(**base, offered_by_id=carla, offered_to_id=cast.bram.id, offered_at=now)
    Assignment.objects.create(**base, account_id=cast.joost.id, kind="carer", started_at=now)
    keep_rows(base, cast.carla.actor, now)
    Involvement.objects.create(
        **base, account_id=cast.sam.id, kind=InvolvedAs.WITNESS, named_at=now, since=now.date()
    )
    lanes = {"before": "internal", "after": "public_task", "reason": "mistake"}
    LaneReturn.objects.create(**base, **lanes, asked_by_id=carla, asked_at=now)
    part = ProtectedPart(**base, kind=ProtectedKind.THREAT, written_by_id=carla, written_at=now)
    vault.seal(part, content="x")
    part.save()
    report = {"organisation_id": incident.organisation_id, "report": incident.report}
    Feedback.objects.create(**report, kind="thanks", way="phone", at=now, account_id=carla)
    Experience.objects.create(**report, asked_at=now)
    clock = Clock.objects.filter(incident=incident).first()
    assert clock is not None
    ClockPause.objects.create(
        organisation_id=incident.organisation_id,
        clock=clock,
        reason="police_request",
        started_at=now,
        until=now + timedelta(days=1),
    )


def keep_rows(base: dict[str, Any], actor: Actor, now: datetime) -> None:
    """One row in each room next to the answer."""
    carla = actor.person_id
    assert carla
    Hearing.objects.create(**base, invited_at=now)
    request_that_is_over(base, now)
    PoliceReport.objects.create(
        **base,
        decision="none_decided",
        reason_not="offender_unknown",
        decided_at=now,
        decided_by_id=carla,
    )
    care_rows(base, carla, now)
    police_file_rows(base, carla, actor, now)
    release_rows(base, carla, now)
    damage = DamageLine(
        **base,
        number=1,
        bearer="employee",
        damage_type="emp_belongings",
        suffered_on=now.date(),
        recorded_at=now,
        recorded_by_id=carla,
    )
    vault.seal(damage, amount="100")
    damage.save()
    claim_rows(base, carla, now)
    TrainingNeed.objects.create(
        **base,
        training_type="deescalation",
        needed_for="victim",
        recorded_at=now,
        recorded_by_id=carla,
    )
    CauseAnalysis.objects.create(**base, main_cause="waiting", written_at=now, written_by_id=carla)
    measure = PreventionMeasure.objects.create(
        **base,
        kind="alarm_system",
        owner_id=carla,
        due_on=now.date(),
        state="done",
        planned_at=now,
        planned_by_id=carla,
        done_at=now,
    )
    EffectCheck.objects.create(
        **base, measure=measure, after_months=3, result="works", checked_at=now, checked_by_id=carla
    )
    InfluenceCheck.objects.create(**base, opened_at=now, opened_by_id=carla)
    task = Task(**base, level="s3", rule_number=1, place=1, code="team_talk", measure=4, owner="MGR")
    task.title, task.proof, task.due_at, task.made_at = {"nl": "x"}, {"nl": "x"}, now, now
    task.save()
    link_and_merge(base, carla, now)
    ReaderLanguage.objects.create(**base, language="ar", chosen_by_id=carla, chosen_at=now)
    measure_and_copy(base, carla, now)
    drawn = {"year": 2026, "drawn_at": now, "looks_from": now, "candidates": [], "size": 1}
    sample = Sample.objects.create(
        organisation_id=base["organisation_id"], drawn_by_id=carla, seed="x", digest="x", **drawn
    )
    SampledDossier.objects.create(**base, sample=sample, place=1)
    lifting = paper(TextName.LIFTING, number=base["incident"].number)
    keep_letter(incident=base["incident"], subject_id=carla, actor=actor, paper=lifting, now=now)


def care_rows(base: dict[str, Any], carla: UUID, now: datetime) -> None:
    """What somebody chose and asked for around the talks, and what was found around the accident."""
    victim = Victim.objects.get(pk=base["incident"].report_id)
    own = {**base, "victim": victim}
    CareChoice.objects.create(**own, chosen_at=now)
    HomeWish.objects.create(**own, offer="call", wished_at=now)
    TeamTalk.objects.create(**base, asked_by_id=carla, asked_at=now)
    PeerTalk.objects.create(**own, carer_id=carla, asked_at=now)
    Referral.objects.create(**own, receiver="own_doctor", purpose="call_me", consented_at=now)
    AccidentCheck.objects.create(**base, must_report=False, checked_at=now, checked_by_id=carla)


def release_rows(base: dict[str, Any], carla: UUID, now: datetime) -> None:
    """A step of a filing that was passed on, and a package that somebody agreed with and somebody read."""
    step = TrackedStep.objects.create(
        **base, filing=uuid4(), place=1, step="taken", on=now.date(), recorded_at=now, recorded_by_id=carla
    )
    employer = {"organisation_id": base["organisation_id"]}
    PassedOn.objects.create(**employer, step=step, audience="employer", way="notice", at=now)
    told = {"fields": ["number"], "ground": "own_report", "wish": "wants", "recipient_kind": "police"}
    release = Disclosure.objects.create(
        **base, **told, proposed_by_id=carla, proposed_at=now, expires_at=now + timedelta(days=1)
    )
    DisclosureVoice.objects.create(**employer, release=release, account_id=carla, is_agreed=True, at=now)
    DisclosureRead.objects.create(**employer, release=release, what="page", at=now)


def claim_rows(base: dict[str, Any], carla: UUID, now: datetime) -> None:
    """A claim with a payment, an agreement and a letter."""
    told = {"recorded_at": now, "recorded_by_id": carla}
    claim = Claim.objects.create(
        **base, number=1, bearer="organisation", route="route_civil", opened_at=now, opened_by_id=carla
    )
    paid = Payment(**base, **told, claim=claim, paid_on=now.date(), paid_by="other")
    vault.seal(paid, amount="1")
    plan = PaymentPlan(**base, **told, claim=claim, agreed_on=now.date(), first_on=now.date(), count=1)
    vault.seal(plan, each="1", last="1")
    pdf, word = (
        keep_document(
            actor=Actor.job("test", base["organisation_id"]),
            now=now,
            organisation_id=base["organisation_id"],
            kind=DocumentKind.LETTER,
            file_name="brief.txt",
            media_type=MediaType.PDF,
            content=b"%PDF-1",
            compartment=Compartment.LEGAL,
            case_id=base["incident"].pk,
        )
        for _file in range(2)
    )
    made = {"pay_until": now.date(), "made_at": now, "made_by_id": carla}
    letter = ClaimLetter(**base, **made, claim=claim, kind="first", number=1, pdf=pdf, word=word)
    vault.seal(letter, frozen="x")
    for row in (paid, plan, letter):
        row.save()


def police_file_rows(base: dict[str, Any], carla: UUID, actor: Actor, now: datetime) -> None:
    """Everything that is prepared for the police, and the package with its two documents."""
    number = base["incident"].number
    police_file.check_offence(actor=actor, number=number, answers={"threat": "yes"}, now=now)
    police_file.write_draft(actor=actor, number=number, typed=Texts({"what": "x"}), now=now)
    new = NewFootage("Hal", FootageHolder.OWN, now.date())
    police_evidence.ask_footage(actor=actor, number=number, new=new, now=now)
    told = [Exhibit(1, goes_along=False, made_by=MadeBy.COLLEAGUE)]
    police_evidence.describe_files(actor=actor, number=number, told=told, now=now)
    police_package.make_file(actor=actor, number=number, draft_version=1, now=now)
    mark = {"code": "O1", "list_version": 1, "state": "unknown", "marked_at": now, "marked_by_id": carla}
    AgreementMark.objects.create(**base, **mark)


def measure_and_copy(base: dict[str, Any], carla: UUID, now: datetime) -> None:
    """A measure with its review, breach and answered contact, and a covered copy of a text."""
    today = now.date()
    restriction = Restriction.objects.create(
        **base,
        answer=Answer.objects.get(incident=base["incident"]),
        kind="building_ban",
        family="sanction",
        starts_on=today,
        ends_on=today + timedelta(days=30),
        first_ends_on=today + timedelta(days=30),
        begun_at=now,
    )
    part = {**base, "restriction": restriction}
    DeskMark.objects.create(
        organisation_id=base["organisation_id"], restriction=restriction, kind=MarkKind.NAME, digest="x"
    )
    Review.objects.create(**part, due_on=today)
    told = {"recorded_at": now, "recorded_by_id": carla}
    breach = Breach(**part, at=now, kind=BreachKind.values[0], police_called=False, **told)
    contact = AnsweredContact(
        **part, answered_on=today, channel=ContactChannel.values[0], function_name="Balie", **told
    )
    for row in (breach, contact):
        vault.seal(row, words="x")
        row.save()
    copy = RedactedCopy(
        **base, source_kind="note", source_id=base["incident"].pk, version=1, confirmed_by_id=carla,
        confirmed_at=now,
    )  # fmt: skip
    vault.seal(copy, text="x")
    copy.save()


def request_that_is_over(base: dict[str, Any], now: datetime) -> None:
    """An own statement, and what a request that holds nothing any more left on this dossier."""
    statement = Statement(**base, way="letter", received_at=now, kept_at=now)
    vault.seal(statement, words="x")
    statement.save()
    asked = DataRequest(
        organisation_id=base["organisation_id"],
        number="0000-0000"[:8],
        kind="access",
        way="letter",
        state="closed",
        received_at=now,
        due_at=now + timedelta(days=30),
        closed_at=now,
    )
    vault.seal(asked, words="x")
    asked.save()
    Concerned.objects.create(**base, request=asked, joined_at=now)
    WaitingRemoval.objects.create(**base, since=now)
    correction = Correction(**base, request=asked, at=now)
    vault.seal(correction, words="x")
    correction.save()


def link_and_merge(base: dict[str, Any], carla: UUID, now: datetime) -> None:
    """Another exercise that belongs to this one; exercises are linked to exercises only."""
    other = Incident.objects.filter(is_exercise=True).exclude(pk=base["incident"].pk).get()
    links.make_link(
        first=base["incident"],
        second=other,
        kind=LinkKind.SERIES,
        reason="Oefening.",
        account_id=carla,
        now=now,
    )
    links.keep_merge(
        incident=other, into=base["incident"], kept={}, reason="Oefening.", account_id=carla, now=now
    )


def test_after_thirty_days_no_row_of_it_is_left_anywhere_and_the_trail_stands(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    carla, later = cast.carla.actor, monday + timedelta(hours=1)
    real = replace(link, is_exercise=False)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.report(cast.bram.actor, link, monday)
    kept = stories.report(cast.anna.actor, real, monday).number
    report_id = Report.objects.get(number=number).pk
    details.answer_question(
        actor=cast.anna.actor, report_id=report_id, code="channel", value="email", now=later
    )
    details.answer_question(
        actor=cast.anna.actor, report_id=report_id, code="care_reach", value="Na zes uur", now=later
    )
    people.add_colleague(
        actor=cast.anna.actor, report_id=report_id, person=NewPerson("witness_employee", "Teun"), now=later
    )
    for one in (number, kept):
        stories.assess(carla, one, later)
        stories.write(carla, one, later)
        dossier.finish_letter(actor=carla, number=one, now=later)
    fill(cast, number, later)
    counted = {model: model._default_manager.count() for model in of_cases()}
    assert [model.__name__ for model, count in counted.items() if not count] == []
    assert CareMoment.objects.filter(incident__number=number).count() == 4
    lines, documents = TrailLine.objects.count(), Document.objects.count()

    assert exercises.forget_exercises(monday + MONTH) == 0
    assert every_night.forget_exercises(monday + MONTH + timedelta(seconds=1)) == 2

    assert list(Incident.objects.values_list("number", flat=True)) == [kept]
    assert list(Report.objects.values_list("number", flat=True)) == [kept]
    for model in of_cases():
        for field in model._meta.get_fields():
            if getattr(field, "related_model", None) is Incident and field.concrete:
                assert set(model._default_manager.values_list("incident__number", flat=True)) <= {kept}
    # The letter, the lifting, the claim and the police file in two forms each, and the file.
    assert Document.objects.count() == documents - 9
    assert TrailLine.objects.count() == lines
    assert verify(cast.reggestreek.pk).ok
    assert every_night.forget_exercises(monday + MONTH + timedelta(seconds=1)) == 0


def test_whoever_reports_through_a_practice_link_practises(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    number = stories.report(cast.anna.actor, link, monday).number

    assert Incident.objects.get(number=number).is_exercise
    assert not Fact.objects.exists()
    assert not Notice.objects.exists()
