# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor opens one closed case for an hour: in the open, to read, and Omar reviews it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.dossier import access, damage
from eenlijn.casework.dossier.actions import open_dossier, reveal_names
from eenlijn.casework.dossier.breaking_glass import (
    LONGEST,
    Breaking,
    NeedsSecondFactor,
    NotByYourself,
    ReviewedBefore,
    SeenAnyway,
    Verdict,
    WordsNeeded,
    break_glass,
    end_glass,
    escalate_glass,
    open_behind_glass,
    reveal_behind_glass,
    review_glass,
)
from eenlijn.casework.dossier.glass_page import behind_glass_of, glass_of, glasses, open_parts
from eenlijn.casework.dossier.own_reports import openings_of, own_report_id
from eenlijn.casework.dossier.queries import dossier
from eenlijn.casework.dossier.work_list import Question, all_dossiers
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind, InvolvedAs, Lane
from eenlijn.casework.incidents.models import Assignment, Incident, Involvement
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import GlassReason, GlassSilence, GlassVerdict, Relation, Strength
from eenlijn.commons.access.matrix import MATRIX
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import SINCE, Cast, Person
from tests.factories import stories

WHY = Breaking(GlassReason.COMPLAINT, "Een klacht over de eerste week.")
FINE = Verdict(GlassVerdict.JUSTIFIED, "De klacht is echt, en zonder dossier niet te beantwoorden.")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """A case of Anna's that Carla answered, and one of Mila's elsewhere stands beside it."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.answer(cast.carla.actor, found, monday)
    return found


@pytest.fixture
def elsewhere(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    return stories.report(cast.mila.actor, link, monday).number


def sure(person: Person, now: datetime) -> Actor:
    """As this person stands before the door at that moment, with a second factor."""
    return replace(actor_for(person.id, None, now), strength=Strength.TWO_FACTORS)


def line(number: str, action: str) -> TrailLine:
    incident = Incident.objects.get(number=number)
    return TrailLine.objects.get(object_id=str(incident.pk), action=action)


def told(event_type: str, number: str) -> set[str]:
    rows = Notice.objects.filter(event__type=event_type, event__object_number=number)
    return {str(pk) for pk in rows.values_list("recipient_id", flat=True)}


def test_the_case_opens_for_an_hour_and_ends_by_itself(cast: Cast, number: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    closed = sure(cast.noor, noon)
    assert not incidents.visible_to(closed).exists()
    break_glass(actor=closed, number=number, why=WHY, now=noon)
    last = noon + LONGEST - timedelta(seconds=1)
    assert [one.number for one in incidents.visible_to(sure(cast.noor, last))] == [number]
    assert not incidents.visible_to(sure(cast.noor, noon + LONGEST)).exists()
    with pytest.raises(NotVisible):
        open_behind_glass(actor=sure(cast.noor, noon + LONGEST), number=number, now=noon + LONGEST)
    # An actor that was made a moment before the end does not outlive it.
    with pytest.raises(NotVisible):
        open_behind_glass(actor=sure(cast.noor, last), number=number, now=noon + LONGEST)


def test_what_opens_is_what_the_matrix_marks_with_b(cast: Cast, number: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    Assignment.objects.create(
        organisation=cast.reggestreek,
        incident=Incident.objects.get(number=number),
        account=cast.karin.account,
        kind=AssignmentKind.LEGAL,
        started_at=monday,
    )
    damage.add_damage(
        actor=cast.karin.actor, number=number, new=NewLine("org_property", "240,50", "Bon"), now=noon
    )
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    noor = sure(cast.noor, noon)
    incident = open_behind_glass(actor=noor, number=number, now=noon)
    found = behind_glass_of(noor, incident, noon, names_revealed=True)
    assert found.dossier.own_words == stories.WORDS
    assert found.dossier.people.perpetrator_name == "T. Tester"
    assert [answer.behaviour for answer in found.answers] == ["U pakte onze medewerker bij de jas."]
    assert [one.cents for one in found.damage] == [24_050]
    assert (found.dossier.may_handle, found.dossier.may_watch, found.dossier.may_talk) == (False,) * 3
    marked = {part for part, cell in MATRIX[Role.DPO].items() if cell.right.value == "B"}
    assert marked == {
        Compartment.FACTS,
        Compartment.VICTIM,
        Compartment.PERPETRATOR,
        Compartment.LEGAL,
        Compartment.MEASURES,
    }
    assert set(open_parts(noor)) == marked - {Compartment.FACTS} | {Compartment.OWN_WORDS}
    assert not set(open_parts(noor)) & {Compartment.AFTERCARE, Compartment.PROTECTED}


def test_it_opens_one_case_and_no_other(cast: Cast, number: str, elsewhere: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    other = stories.report(cast.anna.actor, link, monday).number
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    noor = sure(cast.noor, noon)
    for unseen in (other, elsewhere, "7K4M-2QX"):
        with pytest.raises(NotVisible):
            open_behind_glass(actor=noor, number=unseen, now=noon)
    for missing in (elsewhere, "7K4M-2QX", "geen nummer"):
        with pytest.raises(NotVisible):
            break_glass(actor=noor, number=missing, why=WHY, now=noon)
    assert BrokenGlass.objects.count() == 1


def test_it_opens_no_page_on_which_something_is_done(cast: Cast, number: str, monday: datetime) -> None:
    """Noor leads a team as well: the pages of the desk stay closed, behind the glass she only reads."""
    noon = monday + timedelta(hours=5)
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=cast.noor.membership,
        role=Role.MGR,
        unit=cast.klantenservice,
        starts_on=SINCE,
    )
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    noor = sure(cast.noor, noon)
    assert noor.broken_glass
    assert not incidents.handled_by(noor).exists()
    with pytest.raises(NotVisible):
        open_dossier(actor=noor, number=number, purpose="read", now=noon)
    with pytest.raises(NotVisible):
        reveal_names(actor=noor, number=number, purpose="read", now=noon)
    with pytest.raises(NotVisible):
        dossier(noor, number, noon)
    with pytest.raises(NotVisible):
        access.handled(noor, number)
    assert all_dossiers(noor, Question(), noon).rows == ()


def test_every_act_is_a_line_with_the_mark(cast: Cast, number: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    noor = sure(cast.noor, noon)
    open_behind_glass(actor=noor, number=number, now=noon)
    reveal_behind_glass(actor=noor, number=number, now=noon)
    end_glass(actor=noor, number=number, now=noon)
    lines = [line(number, action) for action in ("break_glass", "open_behind_glass", "reveal_behind_glass")]
    ended = line(number, "end_glass")
    assert [one.compartments for one in [*lines, ended]] == ["", "C2 C3 C5 C6 C2+C3", "C2 C3", ""]
    assert {one.break_glass for one in [*lines, ended]} == {True}
    assert {one.relation for one in lines} == {Relation.BREAK_GLASS.value}
    assert {one.purpose for one in lines} == {"break_glass"}
    assert {one.detail["reason"] for one in lines} == {"complaint"}
    assert {one.role for one in lines} == {"DPO"}
    assert "klacht over de eerste" not in str([one.detail for one in lines])


def test_it_can_be_ended_before_the_hour_is_over(cast: Cast, number: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    later = noon + timedelta(minutes=5)
    end_glass(actor=sure(cast.noor, later), number=number, now=later)
    assert sure(cast.noor, later).broken_glass == frozenset()
    with pytest.raises(NotVisible):
        end_glass(actor=sure(cast.noor, later), number=number, now=later)


def test_who_watches_hears_at_once_and_so_does_anna(
    cast: Cast, number: str, elsewhere: str, monday: datetime
) -> None:
    noon = monday + timedelta(hours=5)
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    assert told("glass_broken", number) == {str(one.id) for one in (cast.noor, cast.omar, cast.carla)}
    assert told("glass_on_yours", number) == {str(cast.anna.id)}
    # Opened twice at once is opened once.
    break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    assert BrokenGlass.objects.count() == 1


def test_anna_is_not_told_when_that_harms_her_until_a_reviewer_says_it_does_not(
    cast: Cast, number: str, monday: datetime
) -> None:
    noon = monday + timedelta(hours=5)
    quiet = replace(WHY, silence=GlassSilence.DANGER)
    glass_id = break_glass(actor=sure(cast.noor, noon), number=number, why=quiet, now=noon)
    assert told("glass_on_yours", number) == set()
    with pytest.raises(WordsNeeded):
        review_glass(actor=cast.omar.actor, glass_id=glass_id, found=FINE, now=noon)
    found = replace(FINE, silence_was_right=False)
    review_glass(actor=cast.omar.actor, glass_id=glass_id, found=found, now=noon)
    assert told("glass_on_yours", number) == {str(cast.anna.id)}


def test_who_is_sure_and_who_may(cast: Cast, number: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    noor = sure(cast.noor, noon)
    with pytest.raises(NeedsSecondFactor):
        break_glass(actor=replace(noor, strength=Strength.PASSWORD), number=number, why=WHY, now=noon)
    with pytest.raises(WordsNeeded):
        break_glass(actor=noor, number=number, why=replace(WHY, words="  "), now=noon)
    for name in ("omar", "petra", "hugo", "anna", "bram", "ilse", "dirk"):
        with pytest.raises(NotVisible):
            break_glass(actor=sure(cast.people[name], noon), number=number, why=WHY, now=noon)
    assert BrokenGlass.objects.count() == 0


def test_nobody_breaks_the_glass_of_a_case_of_their_own(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    own = stories.report(cast.noor.actor, link, monday).number
    with pytest.raises(SeenAnyway):
        break_glass(actor=sure(cast.noor, monday), number=own, why=WHY, now=monday)


def test_the_protected_lane_opens_to_no_glass(cast: Cast, number: str, monday: datetime) -> None:
    break_glass(actor=sure(cast.noor, monday), number=number, why=WHY, now=monday)
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)
    noor = sure(cast.noor, monday)
    with pytest.raises(NotVisible):
        open_behind_glass(actor=noor, number=number, now=monday)
    with pytest.raises(NotVisible):
        break_glass(actor=noor, number=number, why=WHY, now=monday)


def test_who_is_involved_breaks_no_glass_and_sees_none(cast: Cast, number: str, monday: datetime) -> None:
    break_glass(actor=sure(cast.noor, monday), number=number, why=WHY, now=monday)
    incident = Incident.objects.get(number=number)
    for person in (cast.noor, cast.omar):
        Involvement.objects.create(
            organisation=cast.reggestreek,
            incident=incident,
            account=person.account,
            kind=InvolvedAs.WITNESS,
            named_at=monday,
            since=monday.date(),
        )
    noor = sure(cast.noor, monday)
    with pytest.raises(NotVisible):
        open_behind_glass(actor=noor, number=number, now=monday)
    with pytest.raises(NotVisible):
        break_glass(actor=noor, number=number, why=WHY, now=monday)
    assert glasses(cast.omar.actor, monday) == []
    with pytest.raises(NotVisible):
        review_glass(actor=cast.omar.actor, glass_id=BrokenGlass.objects.get().pk, found=FINE, now=monday)


def test_somebody_else_reviews_it_once_with_words(cast: Cast, number: str, monday: datetime) -> None:
    noon = monday + timedelta(hours=5)
    glass_id = break_glass(actor=sure(cast.noor, noon), number=number, why=WHY, now=noon)
    with pytest.raises(NotByYourself):
        review_glass(actor=cast.noor.actor, glass_id=glass_id, found=FINE, now=noon)
    with pytest.raises(WordsNeeded):
        review_glass(actor=cast.omar.actor, glass_id=glass_id, found=replace(FINE, words=" "), now=noon)
    for name in ("carla", "dirk", "petra", "anna"):
        with pytest.raises(NotVisible):
            review_glass(actor=cast.people[name].actor, glass_id=glass_id, found=FINE, now=noon)
    with pytest.raises(NotVisible):
        review_glass(actor=cast.omar.actor, glass_id=uuid4(), found=FINE, now=noon)
    review_glass(actor=cast.omar.actor, glass_id=glass_id, found=FINE, now=noon)
    with pytest.raises(ReviewedBefore):
        review_glass(actor=cast.omar.actor, glass_id=glass_id, found=FINE, now=noon)
    told_to_omar = glass_of(cast.omar.actor, glass_id, noon)
    assert (told_to_omar.verdict, told_to_omar.words) == (GlassVerdict.JUSTIFIED, WHY.words)
    assert (told_to_omar.review_words, told_to_omar.name) == (FINE.words, "")
    assert told_to_omar.reader.function_name == "Functionaris gegevensbescherming"
    assert glass_of(cast.noor.actor, glass_id, noon).name == "Noor"
    assert line(number, "review_glass").detail == {"verdict": "justified", "silence_was_right": None}


def test_the_database_keeps_a_review_by_oneself_out(cast: Cast, number: str, monday: datetime) -> None:
    glass_id = break_glass(actor=sure(cast.noor, monday), number=number, why=WHY, now=monday)
    with pytest.raises(IntegrityError):
        BrokenGlass.objects.filter(pk=glass_id).update(
            reviewed_by=cast.noor.account, reviewed_at=monday, verdict="justified"
        )


def test_who_sees_what_there_is_to_review(
    cast: Cast, number: str, monday: datetime, django_assert_num_queries: object
) -> None:
    break_glass(actor=sure(cast.noor, monday), number=number, why=WHY, now=monday)
    for name, seen in (("noor", 1), ("omar", 1), ("carla", 0), ("dirk", 0), ("petra", 0), ("anna", 0)):
        assert len(glasses(cast.people[name].actor, monday)) == seen
    with django_assert_num_queries(2):  # type: ignore[operator]
        glasses(cast.omar.actor, monday)


def test_after_seven_days_somebody_higher_hears_once(cast: Cast, number: str, monday: datetime) -> None:
    glass_id = break_glass(actor=sure(cast.noor, monday), number=number, why=WHY, now=monday)
    due = monday + timedelta(days=7)
    assert escalate_glass(due - timedelta(seconds=1)) == 0
    assert escalate_glass(due) == 1
    assert escalate_glass(due) == 0
    assert told("glass_not_reviewed", number) == {str(cast.ilse.id), str(cast.petra.id)}
    assert glasses(cast.omar.actor, due)[0].is_late
    review_glass(actor=cast.omar.actor, glass_id=glass_id, found=FINE, now=due)
    assert not glasses(cast.omar.actor, due)[0].is_late


def test_what_was_reviewed_in_time_is_not_escalated(cast: Cast, number: str, monday: datetime) -> None:
    glass_id = break_glass(actor=sure(cast.noor, monday), number=number, why=WHY, now=monday)
    review_glass(actor=cast.omar.actor, glass_id=glass_id, found=FINE, now=monday)
    assert escalate_glass(monday + timedelta(days=8)) == 0


def test_anna_reads_that_it_happened_and_why(cast: Cast, number: str, monday: datetime) -> None:
    later = monday + timedelta(days=1)
    break_glass(actor=sure(cast.noor, later), number=number, why=WHY, now=later)
    open_behind_glass(actor=sure(cast.noor, later), number=number, now=later)
    (opening, *_others) = openings_of(cast.anna.actor, own_report_id(cast.anna.actor, number))
    assert (opening.is_glass, opening.reason) == (True, "complaint")
    assert opening.function_name == "Functionaris gegevensbescherming"
