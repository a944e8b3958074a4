# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna and Bram reported the same evening on line 62; Carla handles it as one, and takes that back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import Model, Sum

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, linking, merging
from eenlijn.casework.dossier.own_reports import follow
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import Lane, Severity, Status
from eenlijn.casework.incidents.models import Incident, Involvement, Perpetrator, Victim
from eenlijn.casework.links.models import Merge
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook.codes import TermKind
from tests.cast import Cast
from tests.factories import stories

WHY = "Twee chauffeurs zagen hetzelfde bij halte Markt."
HOUR = timedelta(hours=1)


@pytest.fixture
def numbers(cast: Cast, monday: datetime) -> tuple[str, str]:
    """Bram's report, an hour after Anna's; Carla looked at neither."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    anna = stories.report(cast.anna.actor, link, monday).number
    return stories.report(cast.bram.actor, link, monday + HOUR).number, anna


def incident_of(number: str) -> Incident:
    return Incident.objects.select_related("organisation", "report").get(number=number)


def rows_of(*numbers: str) -> dict[str, list[dict[str, Any]]]:
    """Every row that a merge could touch, but for the moment of the last act."""
    within = {"incident__number__in": numbers}
    asked: dict[type[Model], dict[str, Any]] = {
        Incident: {"number__in": numbers},
        Report: {"number__in": numbers},
        Clock: within,
        Victim: within,
        Perpetrator: within,
    }
    found = {
        model.__name__: list(model._default_manager.filter(**rows).order_by("pk").values())
        for model, rows in asked.items()
    }
    for row in found["Incident"]:
        del row["changed_at"]
    return found


def net_facts() -> dict[tuple[Any, ...], int]:
    """What is counted now, as figures add it up."""
    rows = Fact.objects.values_list("case_key", "measure", "due_at", "in_time").annotate(net=Sum("delta"))
    return {tuple(key): net for *key, net in rows if net}


def merge(cast: Cast, numbers: tuple[str, str], now: datetime) -> None:
    merging.merge(actor=cast.carla.actor, number=numbers[0], into_number=numbers[1], reason=WHY, now=now)


def due_of(number: str, kind: TermKind = TermKind.ANSWER) -> datetime:
    return Clock.objects.get(incident__number=number, kind=kind).due_at


def test_it_counts_once_one_clock_runs_and_the_receipt_shows_the_dossier_it_is_part_of(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    child, main = numbers
    assert sum(net for key, net in net_facts().items() if key[1] == "incident") == 2
    merge(cast, numbers, monday + 2 * HOUR)
    assert incident_of(child).status == Status.MERGED
    assert {key[1]: net for key, net in net_facts().items()} == {"incident": 1, "clock": 1, "talk_due": 1}
    running = Clock.objects.filter(incident__number=child, stopped_at=None).values_list("kind", flat=True)
    assert TermKind.ANSWER not in running
    assert TermKind.REPORTER_TOLD in running
    page = follow(cast.bram.actor, incident_of(child).report_id, monday + 3 * HOUR)  # type: ignore[arg-type]
    assert (page.number, page.is_joined, page.status) == (child, True, Status.REPORTED)
    stories.answer(cast.carla.actor, main, monday + 2 * HOUR)
    page = follow(cast.bram.actor, incident_of(child).report_id, monday + 9 * HOUR)  # type: ignore[arg-type]
    assert (page.status, page.answered_at) == (Status.IN_PROGRESS, monday + 6 * HOUR)
    # Anna's own words stay Anna's.
    assert page.own_words == stories.WORDS
    other = follow(cast.anna.actor, incident_of(main).report_id, monday + 9 * HOUR)  # type: ignore[arg-type]
    assert (other.number, other.is_joined) == (main, False)
    with pytest.raises(NotVisible):
        follow(cast.bram.actor, incident_of(main).report_id, monday + 9 * HOUR)  # type: ignore[arg-type]


def test_the_earliest_moment_counts_whichever_is_the_main_dossier(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    later, earlier = numbers
    due = due_of(earlier)
    assert due_of(later) == due + HOUR
    plan = merging.plan_merge(cast.carla.actor, earlier, later)
    assert plan.in_the_way == ()
    assert any("dinsdag" in one or "25" in one for one in plan.effects)
    merge(cast, (earlier, later), monday + 2 * HOUR)
    assert due_of(later) == due
    clock = {key[2] for key, net in net_facts().items() if key[1] == "clock" and net}
    assert clock == {due}


@pytest.mark.parametrize("turned", [False, True])
def test_undoing_after_days_restores_every_row_and_every_count(
    cast: Cast, numbers: tuple[str, str], monday: datetime, *, turned: bool
) -> None:
    pair = (numbers[1], numbers[0]) if turned else numbers
    stories.assess(cast.carla.actor, pair[1], monday + HOUR)
    before, counted = rows_of(*numbers), net_facts()
    merge(cast, pair, monday + 2 * HOUR)
    assert rows_of(*numbers) != before
    merging.undo_merge(actor=cast.carla.actor, number=pair[0], now=monday + timedelta(days=4))
    assert rows_of(*numbers) == before
    assert net_facts() == counted
    # And again, as often as people change their minds.
    merge(cast, pair, monday + timedelta(days=5))
    assert Merge.objects.filter(undone_at=None).count() == 1


def test_after_an_answer_left_it_cannot_be_undone_and_the_sentence_says_which(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    merge(cast, numbers, monday + HOUR)
    stories.answer(cast.carla.actor, numbers[1], monday + HOUR)
    before = rows_of(*numbers)
    with pytest.raises(merging.UndoImpossible) as refused:
        merging.undo_merge(actor=cast.carla.actor, number=numbers[0], now=monday + timedelta(days=1))
    assert numbers[1] in str(refused.value)
    assert rows_of(*numbers) == before


def test_the_main_dossier_closes_when_both_reporters_heard_and_tells_both(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    child, main = numbers
    merge(cast, numbers, monday + HOUR)
    stories.answer(cast.carla.actor, main, monday + HOUR)
    late = monday + 8 * HOUR
    stories.settle(cast.carla.actor, main, late)
    assert finishing.closing_for(cast.carla.actor, main, late).missing == (
        f"De melder van {child} weet nog niet wat wij deden.",
    )
    stories.tell(cast.carla.actor, child, late)
    dossier.close(actor=cast.carla.actor, number=main, now=late)
    told = Notice.objects.filter(event__type="dossier_closed", reaches="app")
    assert set(told.values_list("recipient_id", flat=True)) == {cast.anna.id, cast.bram.id}
    with pytest.raises(merging.UndoImpossible):
        merging.undo_merge(actor=cast.carla.actor, number=child, now=late)


def test_what_stands_in_the_way_is_said_before_and_refused_after(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    child, main = numbers
    stories.assess(cast.carla.actor, child, monday + HOUR, severity=Severity.SERIOUS)
    plan = merging.plan_merge(cast.carla.actor, child, main)
    assert plan.in_the_way == (f"{child} is zwaarder. Maak dat het hoofddossier.",)
    with pytest.raises(merging.MergeImpossible) as refused:
        merge(cast, numbers, monday + HOUR)
    assert refused.value.because == plan.in_the_way
    assert Merge.objects.count() == 0


def test_what_runs_apart_or_somebody_is_involved_in_is_not_merged(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    child, main = numbers
    Involvement.objects.create(
        organisation=incident_of(child).organisation,
        incident=incident_of(child),
        account_id=cast.joost.id,
        kind="witness",
        named_at=monday,
        since=monday.date(),
    )
    assert merging.plan_merge(cast.carla.actor, child, main).in_the_way == (
        "Bij een van beide is iemand betrokken. Leg dat eerst bij beide vast.",
    )
    Involvement.objects.all().delete()
    Incident.objects.filter(number=main).update(lane=Lane.INTERNAL)
    with pytest.raises(linking.NotLinkable):
        merging.plan_merge(cast.carla.actor, child, main)


def test_nobody_else_merges_or_undoes(cast: Cast, numbers: tuple[str, str], monday: datetime) -> None:
    merge(cast, numbers, monday + HOUR)
    for person in (cast.anna, cast.bram, cast.dirk):
        with pytest.raises(NotVisible):
            merging.undo_merge(actor=person.actor, number=numbers[0], now=monday + HOUR)
    assert Merge.objects.filter(undone_at=None).count() == 1


def test_a_merged_dossier_is_answered_in_the_other_one_only(
    cast: Cast, numbers: tuple[str, str], monday: datetime
) -> None:
    merge(cast, numbers, monday + HOUR)
    with pytest.raises(NotVisible):
        stories.write(cast.carla.actor, numbers[0], monday + HOUR)
