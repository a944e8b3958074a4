# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The playbook of transport on Anna's report: what acts settle by themselves, and what people settle."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, lessons, tasks, waivers
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import MeasureNumber, PerpetratorKnown, Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor
from eenlijn.casework.playbooks.actions import AlreadySettled, NotNeededWhy, ProofNeeded
from eenlijn.casework.playbooks.codes import NotNeeded, TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

HOUR = timedelta(hours=1)
PROOF = "Besproken in het overleg van dinsdag."


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report of line 62 at an employer with the playbook of its sector; not assessed yet."""
    publish_at_once(
        actor=Actor.job("test", cast.reggestreek.pk),
        topic=Topic.PLAYBOOKS,
        content=contents_of(pack_of(Sector.TRANSPORT))[Topic.PLAYBOOKS],
        now=monday - timedelta(days=1),
    )
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday).number


def states(number: str) -> dict[str, str]:
    rows = Task.objects.filter(incident__number=number).exclude(state=TaskState.SUPERSEDED)
    return dict(rows.values_list("code", "state"))


def to_do(number: str) -> set[str]:
    return {code for code, state in states(number).items() if state == TaskState.OPEN}


def settle(actor: Actor, number: str, code: str, now: datetime, **changes: Any) -> None:
    told = {"state": TaskState.DONE, "words": PROOF, **changes}
    tasks.settle_task(actor=actor, number=number, code=code, now=now, **told)


def reassess(cast: Cast, number: str, severity: Severity, now: datetime) -> None:
    assessment = Assessment(
        severity=severity,
        main_type="threat_general",
        reason="Er kwam meer bij.",
        perpetrator_known=PerpetratorKnown.YES,
        version=Incident.objects.get(number=number).version,
    )
    dossier.establish(actor=cast.carla.actor, number=number, assessment=assessment, now=now)


def test_triage_puts_the_steps_of_that_severity_with_owner_and_term_and_none_before(
    cast: Cast, number: str, monday: datetime
) -> None:
    assert states(number) == {}
    stories.assess(cast.carla.actor, number, monday + HOUR)
    steps = pack_of(Sector.TRANSPORT).playbooks
    serious = next(told for severity, told in steps.items() if severity.value == "s3_serious")
    rows = list(Task.objects.filter(incident__number=number).order_by("place"))
    assert [(row.code, row.owner, row.measure) for row in rows] == [
        (one.code, one.owner.value, one.measure) for one in serious
    ]
    assert {row.state for row in rows} == {TaskState.OPEN}
    # Four hours after the receipt, not after triage.
    assert rows[0].due_at == monday + 4 * HOUR
    assert {row.account_id for row in rows if row.owner == "COO"} == {cast.carla.id}
    assert {row.rule_number for row in rows} == {1}


def test_a_near_miss_gets_no_tasks_and_about_a_colleague_none_of_answering_or_the_police(
    cast: Cast, number: str, monday: datetime
) -> None:
    Incident.objects.filter(number=number).update(way="near_miss")
    stories.assess(cast.carla.actor, number, monday)
    assert states(number) == {}
    Incident.objects.filter(number=number).update(way="own", lane="internal")
    incident = Incident.objects.get(number=number)
    tasks.put_tasks(incident, cast.carla.actor, monday)
    assert {row.measure for row in Task.objects.all()} == {1, 2, 3, 4, 7, 8}


def test_what_acts_show_is_never_typed_again_also_from_before_triage(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.tell(cast.carla.actor, number, monday + HOUR)
    stories.assess(cast.carla.actor, number, monday + 2 * HOUR)
    assert states(number)["tell_reporter"] == TaskState.DONE
    stories.write(cast.carla.actor, number, monday + 3 * HOUR)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday + 3 * HOUR)
    assert states(number)["answer_other"] == TaskState.OPEN
    stories.send(cast.carla.actor, number, monday + 4 * HOUR)
    stories.decide_no_police(cast.carla.actor, number, monday + 5 * HOUR)
    done = Task.objects.filter(incident__number=number, state=TaskState.DONE)
    assert {row.code for row in done} == {"tell_reporter", "answer_other", "decide_police"}
    entries = {row.code: TimelineEntry.objects.get(pk=row.proved_by).act for row in done if row.proved_by}
    assert entries == {
        "tell_reporter": "feedback_given",
        "answer_other": "letter_sent",
        "decide_police": "police_decided",
    }


def test_a_step_that_nothing_shows_stays_open_whatever_else_happens(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.assess(cast.carla.actor, number, monday)
    before = to_do(number)
    need = NewNeed("phone", NeedFor.TEAM, "")
    lessons.add_need(actor=cast.carla.actor, number=number, new=need, now=monday)
    assert to_do(number) == before
    assert "team_talk" in before


def test_done_needs_what_shows_it_and_not_needed_a_code_and_words(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.assess(cast.carla.actor, number, monday)
    carla = cast.carla.actor
    for words in (" ", "x" * 501):
        with pytest.raises(ProofNeeded):
            settle(carla, number, "team_talk", monday, words=words)
    for reason, words in (
        ("", PROOF),
        (NotNeeded.DOES_NOT_APPLY, ""),
        (NotNeeded.WAIVED, PROOF),
        ("x", PROOF),
    ):
        with pytest.raises(NotNeededWhy):
            settle(carla, number, "team_talk", monday, state=TaskState.NOT_NEEDED, reason=reason, words=words)
    settle(carla, number, "team_talk", monday)
    page = tasks.task_page(carla, number, "team_talk")
    assert (page.task.state, page.task.words, page.may_settle) == (TaskState.DONE, PROOF, False)
    with pytest.raises(AlreadySettled):
        settle(carla, number, "team_talk", monday)
    assert PROOF.encode() not in bytes(Task.objects.get(incident__number=number, code="team_talk").words)


def test_a_measure_put_aside_takes_its_steps_and_brings_them_back(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.assess(cast.carla.actor, number, monday)
    carla = cast.carla.actor
    waivers.waive_measure(
        actor=carla, number=number, measure=MeasureNumber.DAMAGE, reason="Niets stuk.", now=monday
    )
    assert states(number)["list_damage"] == TaskState.NOT_NEEDED
    assert states(number)["team_talk"] == TaskState.OPEN
    waivers.withdraw_waiver(actor=carla, number=number, measure=MeasureNumber.DAMAGE, now=monday)
    assert states(number)["list_damage"] == TaskState.OPEN


def test_another_severity_brings_its_own_steps_keeps_what_was_done_and_says_what_was_replaced(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.assess(cast.carla.actor, number, monday)
    settle(cast.carla.actor, number, "keep_evidence", monday)
    kept = Task.objects.get(incident__number=number, code="keep_evidence")
    reassess(cast, number, Severity.VERY_SERIOUS, monday + HOUR)
    now = states(number)
    assert now["keep_evidence"] == TaskState.DONE
    assert Task.objects.get(incident__number=number, code="keep_evidence") == kept
    assert now["make_safe"] == now["witnesses"] == TaskState.OPEN
    assert "line_warning" not in now
    replaced = Task.objects.get(incident__number=number, code="line_warning")
    assert (replaced.state, replaced.settled_at) == (TaskState.SUPERSEDED, monday + HOUR)
    assert set(now) == {
        one.code
        for severity, told in pack_of(Sector.TRANSPORT).playbooks.items()
        if severity.value == "s4_very_serious"
        for one in told
    }


def test_a_playbook_that_changes_later_changes_no_dossier(cast: Cast, number: str, monday: datetime) -> None:
    stories.assess(cast.carla.actor, number, monday)
    before = list(Task.objects.order_by("pk").values())
    job = Actor.job("test", cast.reggestreek.pk)
    publish_at_once(actor=job, topic=Topic.PLAYBOOKS, content={"steps": {}}, now=monday + HOUR)
    reassess(cast, number, Severity.SERIOUS, monday + 2 * HOUR)
    assert list(Task.objects.order_by("pk").values()) == before


def test_the_dossier_closes_when_each_task_is_settled_and_says_which_are_not(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.answer(cast.carla.actor, number, monday)
    late = monday + 6 * HOUR
    stories.settle(cast.carla.actor, number, late, with_tasks=False)
    sentence = (
        "Uit het draaiboek staan nog open: "
        "«Noteer lijn, ritnummer, voertuignummer, halte en tijd», "
        "«Stel de camerabeelden uit het voertuig veilig voordat de opname wordt gewist», "
        "«Vertel de verkeersleiding op welke lijn en welk uur collega's moeten opletten» en nog 3."
    )
    assert finishing.closing_for(cast.carla.actor, number, late).missing == (sentence,)
    with pytest.raises(dossier.NotYetClosable):
        dossier.close(actor=cast.carla.actor, number=number, now=late)
    for code in to_do(number):
        settle(cast.carla.actor, number, code, late)
    dossier.close(actor=cast.carla.actor, number=number, now=late)
    with pytest.raises(NotVisible):
        settle(cast.carla.actor, number, "team_talk", late)


def test_the_manager_settles_what_is_the_manager_s_and_nobody_else_settles_anything(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.assess(cast.carla.actor, number, monday)
    settle(cast.bram.actor, number, "team_talk", monday)
    assert states(number)["team_talk"] == TaskState.DONE
    lines = TrailLine.objects.count()
    for actor, code in (
        (cast.bram.actor, "keep_evidence"),
        (cast.anna.actor, "ask_colleague"),
        (cast.dirk.actor, "ask_colleague"),
        (cast.carla.actor, "no_such_step"),
    ):
        with pytest.raises(NotVisible):
            settle(actor, number, code, monday)
    assert TrailLine.objects.count() == lines


def test_my_tasks_are_mine_by_what_is_due_first_and_cost_one_statement(
    cast: Cast, number: str, monday: datetime, django_assert_num_queries: Any
) -> None:
    stories.assess(cast.carla.actor, number, monday)
    with django_assert_num_queries(1):
        carla = tasks.my_tasks(cast.carla.actor)
    assert [one.due_at for one in carla] == sorted(one.due_at for one in carla)
    of_coordinators = {row.code for row in Task.objects.filter(owner="COO")}
    assert {one.code for one in carla} == of_coordinators
    bram = {one.code for one in tasks.my_tasks(cast.bram.actor)}
    assert bram == {row.code for row in Task.objects.filter(owner="MGR")}
    assert tasks.my_tasks(cast.dirk.actor) == tasks.my_tasks(cast.anna.actor) == ()
