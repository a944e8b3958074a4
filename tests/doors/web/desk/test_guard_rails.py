# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every guard rail of a limit, tried from each door; `docs/policy/guard-rails.md` tells the rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.dossier import actions, deciding, hearings
from eenlijn.casework.dossier.answering import MandateEnded, NotMandated
from eenlijn.casework.dossier.talks import record_talk
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.response.actions import AnswerDraft, Departure, NotReady, Talk, WaitsForDecision
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.duties import NeverClosed, NotToBeClosed
from eenlijn.casework.response.kinds import STEPS
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.mandates.actions import end_mandate, give_mandate
from eenlijn.commons.mandates.queries import mandates_of
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.actions import adopt_pack
from eenlijn.commons.rulebook.topics.policy import DEFAULT
from tests.cast import Cast
from tests.doors.api.conftest import system_of
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of
from tests.factories.measures import BAN
from tests.factories.stories import send

pytestmark = pytest.mark.usefixtures("clock")

PAGE = Path(__file__).parents[4] / "docs/policy/guard-rails.md"
PUT_OFF = "Wat hier staat, is te algemeen"


@dataclass(frozen=True)
class Try:
    """What is changed in a ban in which nothing is missing, and the words that refuse it."""

    rail: str
    changes: dict[str, Any]
    refusal: str
    severity: Severity = Severity.VERY_SERIOUS
    is_heard: bool = True
    has_mandate: bool = True
    typed: dict[str, str] = field(default_factory=dict)


TRIES = (
    Try("behaviour", {"behaviour": "Onacceptabel gedrag"}, "Schrijf wat de ander deed of zei."),
    Try("norm", {"norm_rule": ""}, "Kies de regel. De ander moet kunnen lezen wat er niet mag."),
    Try("policy", {}, "omdat het beleid dit niet kent bij ernst 2.", severity=Severity.NORM_BREACH),
    Try("step_before", {"deviation": ""}, "Het beleid wil eerst dit antwoord, en dat geldt nu niet"),
    Try("duration_none", {"valid_until": None}, "Schrijf tot en met welke dag dit geldt"),
    Try("duration_longest", {"valid_until": date(2027, 11, 24)}, "ten hoogste 12 maanden toe."),
    Try("start", {"starts_on": date(2026, 11, 22)}, "Terug kan niet."),
    Try("where", {"where_it_holds": ""}, "Overal is te ruim."),
    Try("channel", {"remaining_channel": ""}, "Hulp en wettelijke plichten gaan door."),
    Try("desk", {"instruction": ""}, "wat een collega doet als de ander er toch is"),
    Try("call", {"to_call": ""}, "Niemand staat er alleen voor."),
    Try("heard", {}, "Hoor de ander eerst", is_heard=False),
    Try("mandate", {}, "Niemand heeft mandaat voor dit antwoord", has_mandate=False),
    Try("minor", {"birth_date": "2012-05-01"}, "De brief gaat naar een ouder of voogd"),
    Try("unrecognisable", {"reporter_unrecognisable": False}, "dat er niet in staat wie meldde"),
    Try(
        "legal_check",
        {"kind": AnswerKind.SERVICE_ENDED, "closes": ("service",), "valid_until": date(2027, 5, 23)},
        "Zonder die toets stopt een dienst niet.",
    ),
)


@pytest.fixture
def case(cast: Cast, report: Report, stages: Stages, monday: datetime) -> Callable[[Try], str]:
    """A dossier as this try wants it: assessed, the other side heard, and Ilse with a mandate."""

    def made(one: Try) -> str:
        if one.changes.get("kind") == AnswerKind.SERVICE_ENDED:
            as_employer(cast, OrganisationType.GOVERNMENT_MUNICIPAL)
        number = stages.assessed(report(), one.severity, reason="Zo was het.")
        if one.is_heard:
            outcome = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
            hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=monday)
        if one.has_mandate:
            mandate(cast, one.changes.get("kind", AnswerKind.BUILDING_BAN), monday)
        return number

    return made


def mandate(cast: Cast, kind: AnswerKind, now: datetime, valid_until: date | None = None) -> None:
    give_mandate(
        actor=cast.petra.actor,
        answer_kind=kind.value,
        highest_level=5,
        function_name="Directeur",
        source="mandaatregeling 2026",
        valid_from=date(2026, 1, 1),
        valid_until=valid_until,
        now=now,
    )


def as_employer(cast: Cast, kind: OrganisationType) -> None:
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(organisation_type=kind)


def typed(draft: AnswerDraft) -> dict[str, Any]:
    """The draft as a browser sends it."""
    told = {name: value for name, value in vars(draft).items() if value not in (None, "", False, ())}
    days = {name: value.isoformat() for name, value in told.items() if isinstance(value, date)}
    return {
        **told,
        **days,
        "kind": draft.kind.value,
        "closes": list(draft.closes),
        "version": str(draft.version),
    }


def never_left(number: str) -> None:
    """Nothing was proposed, made final or begun."""
    states = set(Answer.objects.filter(incident__number=number).values_list("state", flat=True))
    assert states <= {AnswerState.DRAFT}
    assert not Restriction.objects.filter(incident__number=number).exists()


@pytest.mark.parametrize("one", TRIES, ids=lambda one: one.rail)
def test_by_screen(carla: Client, case: Callable[[Try], str], one: Try) -> None:
    number = case(one)
    here = f"/dossiers/{number}/antwoord/"
    carla.post(here, {**typed(replace(BAN, **one.changes)), "do": "finish"})
    assert one.refusal in text_of(carla.get(f"{here}?compleet=1"))
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    never_left(number)


@pytest.mark.parametrize("one", TRIES, ids=lambda one: one.rail)
def test_by_job(cast: Cast, monday: datetime, case: Callable[[Try], str], one: Try) -> None:
    """A job with the whole employer in reach passes the same rails as a person."""
    number = case(one)
    actions.write_answer(actor=cast.carla.actor, number=number, draft=replace(BAN, **one.changes), now=monday)
    job = Actor.job("try", cast.reggestreek.pk)
    for act in (deciding.propose_answer, actions.finish_letter):
        with pytest.raises(NotReady) as refused:
            act(actor=job, number=number, now=monday)
        assert one.refusal in str(refused.value)
    never_left(number)


def test_by_interface(cast: Cast, monday: datetime, case: Callable[[Try], str]) -> None:
    """The interface for systems has no address at which an answer is written, decided or sent."""
    number = case(Try("whole", {}, ""))
    system = system_of(cast, cast.reggestreek.pk, Scope, monday)
    for path in ("antwoord", "antwoorden", "besluit", "maatregelen"):
        for rail in TRIES:
            told = system.post(f"/dossiers/{number}/{path}", {"soort": "building_ban", "rail": rail.rail})
            assert told.status_code == 404
    assert not Answer.objects.filter(incident__number=number).exists()


@dataclass(frozen=True)
class Never:
    """A duty of one kind of employer, a step that would close it off, and why that cannot be."""

    employer: OrganisationType
    closes: str
    kind: AnswerKind
    why: str


_K = AnswerKind
SECTORS = (
    Never(
        OrganisationType.GOVERNMENT_MUNICIPAL,
        "identity",
        _K.BUILDING_BAN,
        "wettelijke plicht van de overheid",
    ),
    Never(OrganisationType.SOCIAL_SECURITY, "income", _K.SERVICE_ENDED, "Wie recht heeft op een uitkering"),
    Never(OrganisationType.EDUCATION, "learning", _K.SERVICE_ENDED, "Een leerling heeft recht op onderwijs."),
    Never(
        OrganisationType.CARE_HOSPITAL, "urgent_care", _K.SERVICE_ENDED, "Spoedeisende zorg gaat altijd door."
    ),
    Never(
        OrganisationType.CARE_AMBULANCE,
        "ambulance",
        _K.TREATMENT_ENDED,
        "Spoedeisende zorg|altijd spoedeisende",
    ),
    Never(OrganisationType.HOUSING, "repairs", _K.SERVICE_ENDED, "zolang er een huurcontract is"),
    Never(
        OrganisationType.PUBLIC_TRANSPORT,
        "travel_help",
        _K.SERVICE_ENDED,
        "Vervoer helemaal stoppen kan niet.",
    ),
    Never(OrganisationType.SAFETY_JUSTICE, "justice", _K.SUSPENSION, "Toegang tot recht en veiligheid"),
)
WHOLE = Try("whole", {}, "")


@pytest.mark.parametrize("one", SECTORS, ids=lambda one: one.employer.value)
def test_a_duty_by_screen(cast: Cast, carla: Client, case: Callable[[Try], str], one: Never) -> None:
    """Shown, impossible to press, with the reason; sent all the same, nothing is kept."""
    as_employer(cast, one.employer)
    number = case(WHOLE)
    here = f"/dossiers/{number}/antwoord/"
    asked = carla.post(here, {**typed(BAN), "do": "choose"})
    tile = re.search(rf'<input[^>]*name="closes" value="{one.closes}"[^>]*>', asked.content.decode())
    assert tile is not None
    assert " disabled" in tile[0]
    assert "Blijft altijd open." in text_of(asked)
    refused = carla.post(here, {**typed(BAN), "closes": [one.closes], "do": "save"})
    assert "kun je niet afsluiten." in text_of(refused)
    if one.kind is not _K.BUILDING_BAN:
        told = carla.post(here, {**typed(BAN), "kind": one.kind.value, "do": "save"})
        assert re.search(one.why, text_of(told))
    assert not Answer.objects.filter(incident__number=number).exists()


@pytest.mark.parametrize("one", SECTORS, ids=lambda one: one.employer.value)
def test_a_duty_by_job(cast: Cast, monday: datetime, case: Callable[[Try], str], one: Never) -> None:
    as_employer(cast, one.employer)
    number = case(WHOLE)
    job = Actor.job("try", cast.reggestreek.pk)
    for draft in (replace(BAN, closes=(one.closes,)), replace(BAN, kind=one.kind, closes=(one.closes,))):
        with pytest.raises(NeverClosed, match="kun je niet afsluiten"):
            actions.write_answer(actor=job, number=number, draft=draft, now=monday)
    with pytest.raises(NotToBeClosed):
        actions.write_answer(actor=job, number=number, draft=replace(BAN, closes=("everything",)), now=monday)
    assert not Answer.objects.filter(incident__number=number).exists()


def test_an_anonymous_report_alone_by_screen(
    cast: Cast, carla: Client, monday: datetime, case: Callable[[Try], str]
) -> None:
    number = case(WHOLE)
    incident = Incident.objects.select_related("report").get(number=number)
    assert incident.report is not None
    incident.report.identity = "unnamed"
    incident.report.reporter = None
    incident.report.save()
    Victim.objects.filter(incident=incident).update(account=None, spoke_at=None)
    here = f"/dossiers/{number}/antwoord/"
    carla.post(here, {**typed(BAN), "do": "finish"})
    assert "rust nooit alleen op een melding zonder naam" in text_of(carla.get(f"{here}?compleet=1"))
    never_left(number)


def ended(cast: Cast, monday: datetime) -> None:
    """From Tuesday on Ilse has no mandate."""
    given = next(one for one in mandates_of(cast.petra.actor) if one.answer_kind == "building_ban")
    end_mandate(
        actor=cast.petra.actor, mandate_id=given.id, now=monday, ends_on=monday.date() + timedelta(days=1)
    )


def test_a_mandate_that_ended_yesterday_by_screen(  # noqa: PLR0917 - one person more than elsewhere
    cast: Cast,
    carla: Client,
    visit: Visit,
    monday: datetime,
    clock: time_machine.Traveller,
    case: Callable[[Try], str],
) -> None:
    number = case(WHOLE)
    here = f"/dossiers/{number}/antwoord/"
    carla.post(here, {**typed(BAN), "do": "finish"})
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    ended(cast, monday)
    clock.move_to(monday + timedelta(days=1))
    ilse = visit(cast.ilse)
    answer = ilse.post(f"/besluiten/{number}/", {"do": "decide", "version": "1"}, follow=True)
    why = "Het mandaat van Directeur liep tot en met maandag 23 november 2026. Wie besluit, heeft"
    assert why in text_of(answer)
    assert visit(cast.anna).post(f"/besluiten/{number}/", {"do": "decide", "version": "1"}).status_code == 404
    assert Answer.objects.get(incident__number=number).state == AnswerState.PROPOSED


def test_a_mandate_that_ended_yesterday_by_job(
    cast: Cast, monday: datetime, case: Callable[[Try], str]
) -> None:
    number = case(WHOLE)
    actions.write_answer(actor=cast.carla.actor, number=number, draft=BAN, now=monday)
    deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    ended(cast, monday)
    tomorrow = monday + timedelta(days=1)
    with pytest.raises(MandateEnded, match="liep tot en met maandag 23 november 2026"):
        deciding.decide(actor=cast.ilse.actor, number=number, version=1, now=tomorrow)
    job = Actor.job("try", cast.reggestreek.pk)
    with pytest.raises(NotVisible):
        deciding.decide(actor=job, number=number, version=1, now=tomorrow)
    assert Answer.objects.get(incident__number=number).state == AnswerState.PROPOSED


@dataclass(frozen=True)
class Taken:
    """A step of the ladder that needs no letter, or only arranges: whoever takes it has the mandate."""

    kind: AnswerKind
    employer: OrganisationType = OrganisationType.PUBLIC_TRANSPORT
    # Nobody needs a mandate for it until the employer gave one to somebody.
    is_free: bool = True


TAKEN = (
    Taken(_K.TALK),
    Taken(_K.AGREEMENT),
    Taken(_K.RESTORATIVE_TALK),
    Taken(_K.VERBAL_WARNING),
    Taken(_K.ONLINE_MODERATION),
    Taken(_K.GUARD_PRESENT, is_free=False),
    Taken(_K.APPOINTMENT, is_free=False),
    Taken(_K.BENEFIT_REDUCTION, OrganisationType.SOCIAL_SECURITY, is_free=False),
    Taken(_K.TENANCY, OrganisationType.HOUSING, is_free=False),
    Taken(_K.MAYOR, is_free=False),
    Taken(_K.CARE_REFERRAL),
)
each_step = pytest.mark.parametrize("one", TAKEN, ids=lambda one: one.kind.value)
NOT_YOURS = "Jij hebt hiervoor geen mandaat. Dit besluit neemt: Directeur."
ENDED_ON = "Het mandaat van Directeur liep tot en met zondag 22 november 2026."


def step_of(one: Taken) -> AnswerDraft:
    """This step with everything that its own rails ask."""
    note = "Besproken en gevraagd op 23 november 2026."
    return replace(BAN, kind=one.kind, closes=(), deviation="", note=note, has_consent=True)


@pytest.fixture
def step(cast: Cast, case: Callable[[Try], str], monday: datetime) -> Callable[[Taken], str]:
    def made(one: Taken) -> str:
        as_employer(cast, one.employer)
        number = case(Try("whole", {}, "", has_mandate=False))
        actions.write_answer(actor=cast.carla.actor, number=number, draft=step_of(one), now=monday)
        return number

    return made


def take(actor: Actor, one: Taken, number: str, now: datetime) -> None:
    """Take the step without asking anybody."""
    if one.kind is _K.TALK:
        talk = Talk(now, "Teamleider", BAN.behaviour, "2", "Hij laat haar uitpraten.")
        record_talk(actor=actor, number=number, talk=talk, other_side="", now=now)
    elif STEPS[one.kind].letter:
        actions.finish_letter(actor=actor, number=number, now=now)
    else:
        left = Departure(at=now, by="", proof="", late_reason="")
        actions.record_departure(actor=actor, number=number, departure=left, now=now)


@each_step
def test_a_step_by_job(cast: Cast, monday: datetime, step: Callable[[Taken], str], one: Taken) -> None:
    """Somebody else has the mandate: neither Carla nor a job takes it, until who has it decided."""
    number = step(one)
    if not one.is_free:
        with pytest.raises(NotReady, match="Niemand heeft mandaat voor dit antwoord"):
            take(cast.carla.actor, one, number, monday)
    mandate(cast, one.kind, monday)
    for actor in (cast.carla.actor, Actor.job("try", cast.reggestreek.pk)):
        with pytest.raises(NotMandated) as refused:
            take(actor, one, number, monday)
        assert str(refused.value).startswith(NOT_YOURS)
    never_left(number)
    deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    with pytest.raises((WaitsForDecision, NotMandated)):
        take(cast.carla.actor, one, number, monday)
    version = Answer.objects.get(incident__number=number).version
    deciding.decide(actor=cast.ilse.actor, number=number, version=version, now=monday)
    kept = Answer.objects.get(incident__number=number)
    assert (kept.state, kept.decider_function, kept.decided_by_id) == ("final", "Directeur", cast.ilse.id)
    if not STEPS[one.kind].letter:
        take(cast.carla.actor, one, number, monday)
        kept.refresh_from_db()
        assert (kept.state, kept.decider_function, kept.decided_by_id) == ("sent", "Directeur", cast.ilse.id)


@each_step
def test_a_step_whose_mandate_ended_by_job(
    cast: Cast, monday: datetime, step: Callable[[Taken], str], one: Taken
) -> None:
    """A mandate that ended is no leave for everybody: nobody takes the step until there is a new one."""
    number = step(one)
    mandate(cast, one.kind, monday, valid_until=monday.date())
    for actor in (cast.carla.actor, cast.ilse.actor, Actor.job("try", cast.reggestreek.pk)):
        with pytest.raises((NotReady, MandateEnded, NotVisible)) as refused:
            take(actor, one, number, monday)
        assert isinstance(refused.value, NotVisible) or ENDED_ON.rstrip(".") in str(refused.value)
    with pytest.raises((NotReady, MandateEnded), match="liep tot en met zondag 22 november 2026"):
        deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    never_left(number)


@each_step
def test_a_step_by_screen(  # noqa: PLR0917 - one person more than elsewhere
    cast: Cast,
    carla: Client,
    visit: Visit,
    monday: datetime,
    step: Callable[[Taken], str],
    one: Taken,
) -> None:
    """The page sends Carla to who decides; taken all the same, it is refused with who that is."""
    number = step(one)
    mandate(cast, one.kind, monday)
    here = f"/dossiers/{number}/antwoord/"
    sent = carla.post(here, {**typed(step_of(one)), "version": "1", "do": "finish"})
    assert sent["Location"] == f"{here}vaststellen/"
    assert "Dit besluit neemt: Directeur." in text_of(carla.get(f"{here}vaststellen/"))
    told = text_of(press(carla, one, number))
    assert NOT_YOURS in told
    never_left(number)
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    ilse = visit(cast.ilse)
    assert str(one.kind.label) in text_of(ilse.get(f"/besluiten/{number}/"))
    ilse.post(f"/besluiten/{number}/", {"do": "decide", "version": "2"})
    assert Answer.objects.get(incident__number=number).state == AnswerState.FINAL
    if STEPS[one.kind].letter:
        return
    assert "Besloten. Leg vast dat de stap is gezet." in text_of(carla.get(here))
    press(carla, one, number)
    assert Answer.objects.get(incident__number=number).state == AnswerState.SENT


def press(carla: Client, one: Taken, number: str) -> Any:
    """Take the step on its own page."""
    base = f"/dossiers/{number}/"
    if one.kind is _K.TALK:
        form = {"at": "2026-11-23T09:00", "spoken_by": "Teamleider", "behaviour": BAN.behaviour}
        return carla.post(f"{base}gesprek/", {**form, "norm_rule": "2", "agreements": "Rustig praten."})
    if STEPS[one.kind].letter:
        return carla.post(f"{base}antwoord/vaststellen/", {"do": "finish"}, follow=True)
    return carla.post(f"{base}verstuurd/", {"at": "2026-11-23T09:00"})


@each_step
def test_a_step_whose_mandate_ended_by_screen(
    cast: Cast, carla: Client, monday: datetime, step: Callable[[Taken], str], one: Taken
) -> None:
    number = step(one)
    mandate(cast, one.kind, monday, valid_until=monday.date())
    here = f"/dossiers/{number}/antwoord/"
    assert ENDED_ON in text_of(carla.get(here))
    press(carla, one, number)
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    never_left(number)


def test_shortened_because_the_policy_says_three_months(
    cast: Cast, carla: Client, visit: Visit, monday: datetime, case: Callable[[Try], str]
) -> None:
    """Carla wants a year; the policy of her employer knows three months, and no reason passes that."""
    number = case(WHOLE)
    rows = [
        {**row, "most_months": 3, "is_example": False} if row["answer_kind"] == "building_ban" else row
        for row in DEFAULT.to_content()["rows"]
    ]
    adopt_pack(
        actor=Actor.job("test"),
        organisation_id=cast.reggestreek.pk,
        pack_content={"policy": {"rows": rows}},
        pack_version="1",
        now=monday,
    )
    here = f"/dossiers/{number}/antwoord/"
    year = {**typed(replace(BAN, valid_until=date(2027, 11, 23))), "do": "finish"}
    carla.post(here, year)
    told = text_of(carla.get(f"{here}?compleet=1"))
    assert "na vandaag, en volgens het beleid uiterlijk dinsdag 23 februari 2027." in told
    assert "Het beleid staat ten hoogste 3 maanden toe. Langer kan niet, ook niet met een reden." in told
    assert "Beleid: regel 9, versie 1." in told

    carla.post(here, {**typed(replace(BAN, version=1)), "do": "finish"})
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    ilse = visit(cast.ilse)
    assert "regel 9 van ons beleid (versie 1)" in text_of(ilse.get(f"/besluiten/{number}/"))
    ilse.post(f"/besluiten/{number}/", {"do": "decide", "version": "2"})
    assert "dinsdag 23 februari 2027" in text_of(carla.get(here))
    assert not Restriction.objects.exists()
    send(cast.carla.actor, number, monday)
    running = Restriction.objects.get(incident__number=number)
    assert (running.kind, running.starts_on, running.ends_on) == (
        "building_ban",
        date(2026, 11, 23),
        date(2027, 2, 23),
    )


def test_the_page_tells_every_try_by_its_own_test() -> None:
    """A row names a test of this file that is there, and no test is left out; the last table has its own."""
    ours = PAGE.read_text("utf-8").split("## What police, damage and care refuse")[0]
    told = set(re.findall(r"`(test_\w+(?:\[\w+\])?)`", ours))
    each = {f"{name}[{one.rail}]" for name in ("test_by_screen", "test_by_job") for one in TRIES}
    each |= {
        f"{name}[{one.employer.value}]"
        for name in ("test_a_duty_by_screen", "test_a_duty_by_job")
        for one in SECTORS
    }
    each |= {
        f"{name}[{one.kind.value}]"
        for name in (
            "test_a_step_by_screen",
            "test_a_step_by_job",
            "test_a_step_whose_mandate_ended_by_screen",
            "test_a_step_whose_mandate_ended_by_job",
        )
        for one in TAKEN
    }
    each |= {
        "test_by_interface",
        "test_an_anonymous_report_alone_by_screen",
        "test_a_mandate_that_ended_yesterday_by_screen",
        "test_a_mandate_that_ended_yesterday_by_job",
        "test_shortened_because_the_policy_says_three_months",
    }
    assert told - {"test_the_page_tells_every_try_by_its_own_test"} == each
