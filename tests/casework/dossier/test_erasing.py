# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna asks to be erased: what goes and what stays is told first, done exactly so, and nothing else is."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from eenlijn.casework.dossier import data_requests as acts
from eenlijn.casework.dossier.erasing import WHO_IT_IS
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.finding.models import NameMark
from eenlijn.casework.incidents.actions import NewPerson, add_person
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.casework.reporting.models import FollowUpAnswer, Report
from eenlijn.casework.requests.actions import (
    Asked,
    NotAllMayGo,
    NothingMayGo,
    RoleUnknown,
    Ruling,
    WhoIsUnclear,
)
from eenlijn.casework.requests.codes import (
    AskedBy,
    Found,
    GoneBy,
    Ground,
    IdentityCheck,
    Part,
    RequestKind,
    RequestWay,
    Verdict,
)
from eenlijn.casework.requests.letters import outcome_words
from eenlijn.casework.requests.models import DataRequest
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories
from tests.factories.measures import begin_measure

WHOLE = (*WHO_IT_IS, Part.WORDS)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna reports with her account; a visitor saw it; Carla closed it."""
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.assess(carla, found, monday)
    stories.tell(carla, found, monday)
    incident = Incident.objects.get(number=found)
    with transaction.atomic():
        add_person(incident=incident, person=NewPerson("witness_visitor", "Wim Kanarie"))
    return found


def close(number: str, now: datetime) -> Incident:
    Incident.objects.filter(number=number).update(status=Status.CLOSED, closed_at=now)
    return Incident.objects.get(number=number)


def ask(cast: Cast, number: str, now: datetime, by: AskedBy = AskedBy.REPORTER, name: str = "") -> str:
    asked = Asked(
        kind=RequestKind.ERASURE,
        words="Haal mij eruit.",
        name=name or cast.anna.name,
        address="Teststraat 1\n7600 XX Almelo",
        way=RequestWay.LETTER,
        received_at=now,
        asked_by=by,
    )
    return acts.mark_request(actor=cast.carla.actor, number=number, asked=asked, now=now)


def decide(cast: Cast, request: str, verdict: Verdict, now: datetime) -> None:
    noor = cast.noor.actor
    acts.record_identity(actor=noor, number=request, how=IdentityCheck.SIGNED_IN, now=now)
    acts.decide_request(actor=noor, number=request, ruling=Ruling(verdict, "U vroeg het."), words="", now=now)


def test_of_a_closed_dossier_all_of_anna_goes_and_of_others_nothing(
    cast: Cast, monday: datetime, number: str
) -> None:
    incident = close(number, monday)
    request = ask(cast, number, monday)
    plan = acts.plan_for(cast.noor.actor, request, monday)
    assert (plan.goes, plan.found, plan.blocking) == (WHOLE, Found.BY_NAME, ())
    assert plan.stays == ((Part.FACTS, Ground.NO_PERSON), (Part.LOG, Ground.ACCOUNT))
    assert Notice.objects.filter(recipient_id=cast.anna.id, event__object_number=number).exists()
    code = bytes(Report.objects.get(number=number).code_digest)
    other = Perpetrator.objects.get(incident=incident)

    decide(cast, request, Verdict.GRANTED, monday)
    report = Report.objects.get(number=number)
    victim = Victim.objects.get(pk=report.pk)
    assert (report.reporter_id, report.reporter_name, victim.account_id, victim.name) == (None,) * 4
    assert bytes(report.code_digest) != code
    assert vault.words(report, "own_words") == "Deze woorden zijn vernietigd. Niemand kan ze nog lezen."
    assert not Notice.objects.filter(recipient_id=cast.anna.id, event__object_number=number).exists()
    assert not NameMark.objects.filter(pk=victim.pk).exists()
    assert not TimelineEntry.objects.filter(incident=incident, account=cast.anna.id).exists()
    # What could have gone along, and did not.
    witness = Victim.objects.get(incident=incident, role="witness_visitor")
    assert vault.open(witness, "name") == "Wim Kanarie"
    assert vault.open(Perpetrator.objects.get(pk=other.pk), "name") == vault.open(other, "name")
    assert vault.open(Incident.objects.get(pk=incident.pk), "place") == "Bus 4123, lijn 62"
    assert TrailLine.objects.filter(action="erase_on_request").count() == 1

    told = TimelineEntry.objects.get(incident=incident, act="person_removed").detail
    assert told == {"ground": "request", "parts": [one.value for one in WHOLE], "who": "reporter"}
    lines = list(outcome_words(DataRequest.objects.get().outcome))
    assert lines[0].startswith("Wij verwijderen: naam, functie en adres; de band met het account")
    assert lines[1:] == [
        "Dit blijft: de feiten zonder naam. Want daar staat niemand in.",
        (
            "Dit blijft: wie wanneer wat met het dossier deed. "
            "Want zo is te zien wat er met de gegevens is gedaan."
        ),
    ]


def test_while_it_is_handled_only_a_part_may_go_and_own_words_stay(
    cast: Cast, monday: datetime, number: str
) -> None:
    request = ask(cast, number, monday)
    plan = acts.plan_for(cast.noor.actor, request, monday)
    assert (plan.goes, plan.blocking) == (WHO_IT_IS, (Ground.HANDLING,))
    with pytest.raises(NotAllMayGo) as refused:
        decide(cast, request, Verdict.GRANTED, monday)
    assert "het dossier wordt nog behandeld" in refused.value.sentence
    words = vault.open(Report.objects.get(number=number), "own_words")
    decide(cast, request, Verdict.PARTLY, monday)
    report = Report.objects.get(number=number)
    assert (report.reporter_id, vault.open(report, "own_words")) == (None, words)
    assert any("Dit blijft: eigen woorden en bestanden" in one for one in outcome_words(_outcome()))


def _outcome() -> dict[str, object]:
    return dict(DataRequest.objects.get().outcome)


def test_a_measure_that_runs_keeps_what_it_rests_on(cast: Cast, monday: datetime, number: str) -> None:
    today = monday.date()
    begin_measure(number, cast.carla, monday, starts_on=today, ends_on=today + timedelta(days=30))
    close(number, monday)
    mine = ask(cast, number, monday)
    assert acts.plan_for(cast.noor.actor, mine, monday).blocking == (Ground.MEASURE,)
    his = ask(cast, number, monday, AskedBy.ACCUSED, "Teun Tester")
    plan = acts.plan_for(cast.noor.actor, his, monday)
    assert (plan.goes, plan.blocking) == ((), (Ground.MEASURE,))
    with pytest.raises(NotAllMayGo):
        decide(cast, his, Verdict.GRANTED, monday)
    with pytest.raises(NothingMayGo):
        decide(cast, his, Verdict.PARTLY, monday)
    decide(cast, his, Verdict.REFUSED, monday)


def test_while_another_request_holds_it_nothing_of_anna_goes(
    cast: Cast, monday: datetime, number: str
) -> None:
    close(number, monday)
    mine = ask(cast, number, monday)
    ask(cast, number, monday, AskedBy.ACCUSED, "Teun Tester")
    plan = acts.plan_for(cast.noor.actor, mine, monday)
    assert (plan.goes, plan.blocking) == ((), (Ground.REQUEST,))
    with pytest.raises(NothingMayGo) as refused:
        decide(cast, mine, Verdict.PARTLY, monday)
    assert "een ander verzoek houdt dit vast" in refused.value.sentence
    assert Report.objects.get(number=number).reporter_id == cast.anna.id


def test_a_witness_goes_and_the_words_of_anna_stay(cast: Cast, monday: datetime, number: str) -> None:
    incident = close(number, monday)
    witness = Victim.objects.get(incident=incident, role="witness_visitor")
    with transaction.atomic():
        vault.seal(witness, correction="Ik stond ernaast.")
        witness.save()
    words = vault.open(Report.objects.get(number=number), "own_words")
    request = ask(cast, number, monday, AskedBy.WITNESS, "wim  kanarie")
    assert acts.plan_for(cast.noor.actor, request, monday).found == Found.BY_NAME
    decide(cast, request, Verdict.GRANTED, monday)
    witness.refresh_from_db()
    assert (witness.name, witness.correction, witness.role) == (None, None, "witness_visitor")
    report = Report.objects.get(number=number)
    assert (vault.open(report, "own_words"), report.reporter_id) == (words, cast.anna.id)


def test_among_several_nobody_is_taken_by_guess(cast: Cast, monday: datetime, number: str) -> None:
    incident = close(number, monday)
    with transaction.atomic():
        add_person(incident=incident, person=NewPerson("witness_visitor", "Ria Kanarie"))
    request = ask(cast, number, monday, AskedBy.WITNESS, "Iemand Anders")
    assert acts.plan_for(cast.noor.actor, request, monday).found == Found.SEVERAL
    with pytest.raises(WhoIsUnclear):
        decide(cast, request, Verdict.GRANTED, monday)
    named = {vault.open(one, "name") for one in Victim.objects.filter(incident=incident, account=None)}
    assert named >= {"Wim Kanarie", "Ria Kanarie"}


def test_without_a_role_nothing_goes_and_a_role_can_be_told_with_who_it_is(
    cast: Cast, monday: datetime, number: str
) -> None:
    close(number, monday)
    request = ask(cast, number, monday, AskedBy.UNKNOWN)
    with pytest.raises(RoleUnknown):
        decide(cast, request, Verdict.GRANTED, monday)
    noor = cast.noor.actor
    acts.record_identity(
        actor=noor, number=request, how=IdentityCheck.SHOWN, asked_by=AskedBy.REPORTER, now=monday
    )
    assert acts.plan_for(noor, request, monday).goes == WHOLE


def test_who_asks_again_hears_what_went_when_and_on_which_ground(
    cast: Cast, monday: datetime, number: str
) -> None:
    close(number, monday)
    decide(cast, ask(cast, number, monday), Verdict.GRANTED, monday)
    over = monday + timedelta(weeks=7)
    acts.settle_requests(over)
    again = ask(cast, number, over)
    plan = acts.plan_for(cast.noor.actor, again, over)
    (gone,) = plan.gone
    assert (gone.at, gone.ground, gone.parts, plan.goes) == (monday, GoneBy.REQUEST, WHOLE, ())
    decide(cast, again, Verdict.GRANTED, over)
    assert DataRequest.objects.get(number=again).remedy_until is not None


def test_answers_about_care_and_in_own_words_go_and_coded_facts_stay(
    cast: Cast, monday: datetime, number: str
) -> None:
    report = Report.objects.get(number=number)
    row = FollowUpAnswer(
        organisation_id=report.organisation_id, report=report, question="zz", answered_at=monday
    )
    vault.seal(row, facts="Ja", victim="Anna bellen", words="Hij riep iets.")
    row.save()
    close(number, monday)
    decide(cast, ask(cast, number, monday), Verdict.GRANTED, monday)
    row.refresh_from_db()
    assert (vault.open(row, "facts"), row.victim, row.words) == ("Ja", None, None)
    assert isinstance(row.pk, UUID)
