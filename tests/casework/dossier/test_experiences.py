# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three questions to Anna after closing: once, counted where nobody finds her, and read without her name."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import experiences, finishing
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.codes import ExperienceQuestion as Q
from eenlijn.casework.reporting.codes import Verdict
from eenlijn.casework.reporting.experiences import AlreadyEnded, NothingAnswered, Opinion, SentenceTooLong
from eenlijn.casework.reporting.models import Experience
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

DAY = timedelta(days=1)
YES: Mapping[Q, Verdict] = {Q.HEARD: Verdict.YES, Q.AGAIN: Verdict.PARTLY}


def closed(cast: Cast, now: datetime) -> Incident:
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, now)
    number = stories.report(cast.anna.actor, link, now).number
    stories.answer(carla, number, now)
    at = now + timedelta(hours=5)
    stories.settle(carla, number, at)
    dossier.close(actor=carla, number=number, now=at)
    return Incident.objects.get(number=number)


def say(cast: Cast, incident: Incident, opinion: Opinion, now: datetime, actor: Actor | None = None) -> None:
    assert incident.report_id
    experiences.answer(actor=actor or cast.anna.actor, report_id=incident.report_id, opinion=opinion, now=now)


def test_answers_are_counted_apart_and_once_and_stand_with_no_report(cast: Cast, monday: datetime) -> None:
    incident = closed(cast, monday)
    later = monday + 3 * DAY
    for stranger in (cast.dirk, cast.carla, cast.bram, cast.teun):
        with pytest.raises(NotVisible):
            say(cast, incident, Opinion(YES), later, stranger.actor)
    with pytest.raises(NothingAnswered):
        say(cast, incident, Opinion({}), later)
    with pytest.raises(SentenceTooLong):
        say(cast, incident, Opinion(YES, "x" * 301), later)
    say(cast, incident, Opinion(YES, "Carla belde meteen."), later)
    with pytest.raises(AlreadyEnded):
        say(cast, incident, Opinion({Q.HEARD: Verdict.NO}), later)

    rows = Fact.objects.filter(measure__in=("was_heard", "was_helped", "would_again"))
    assert sorted(rows.values_list("measure", "step", "delta")) == [
        ("was_heard", "yes", 1),
        ("would_again", "partly", 1),
    ]
    for row in rows:
        assert row.case_key != incident.case_key
        assert (row.kind, row.severity, row.occurred_on.day, row.hours_to_report) == ("", "", 1, 0)
        assert row.recorded_at < later
    assert len({row.case_key for row in rows}) == 2
    kept = Experience.objects.get()
    assert (kept.is_refused, b"Carla" in bytes(kept.words or b"")) == (False, False)
    assert TrailLine.objects.filter(action="tell_experience").count() == 1


def test_nothing_is_asked_before_closing_and_rather_not_counts_nothing(cast: Cast, monday: datetime) -> None:
    incident = closed(cast, monday)
    finishing.reopen(actor=cast.carla.actor, number=incident.number, reason="Nieuw feit.", now=monday + DAY)
    with pytest.raises(NotVisible):
        say(cast, incident, Opinion(YES), monday + DAY)
    dossier.close(actor=cast.carla.actor, number=incident.number, now=monday + DAY)
    assert incident.report_id
    experiences.refuse(actor=cast.anna.actor, report_id=incident.report_id, now=monday + 2 * DAY)
    with pytest.raises(AlreadyEnded):
        say(cast, incident, Opinion(YES), monday + 2 * DAY)
    assert not Fact.objects.filter(measure__in=("was_heard", "would_again")).exists()
    assert experiences.remind(monday + 9 * DAY) == 0


def test_a_notice_comes_once_two_days_later_and_only_to_who_said_nothing(
    cast: Cast, monday: datetime
) -> None:
    silent, spoke = closed(cast, monday), closed(cast, monday)
    say(cast, spoke, Opinion(YES), monday + DAY)
    assert experiences.remind(monday + DAY) == 0
    assert experiences.employers_due(monday + 3 * DAY) == [cast.reggestreek.pk]
    assert experiences.remind(monday + 3 * DAY) == 1
    assert experiences.remind(monday + 4 * DAY) == 0
    asked = Notice.objects.filter(event__type="experience_asked", reaches="app")
    assert list(asked.values_list("recipient_id", "event__object_number")) == [(cast.anna.id, silent.number)]
    say(cast, silent, Opinion(YES), monday + 5 * DAY)


def test_sentences_are_read_from_five_on_without_name_or_number_by_who_handles_them(
    cast: Cast, monday: datetime
) -> None:
    later = monday + 3 * DAY
    for place in range(5):
        one = closed(cast, monday)
        say(cast, one, Opinion({}, f"Zin {4 - place}."), later)
        if place == 3:
            assert experiences.read_sentences(actor=cast.carla.actor, now=monday + 40 * DAY).is_too_few
    # In the month itself nobody sees which sentence came after which closing.
    assert experiences.read_sentences(actor=cast.carla.actor, now=later).words == ()
    lines = TrailLine.objects.count()
    read = experiences.read_sentences(actor=cast.carla.actor, now=monday + 40 * DAY)
    assert read.words == ("Zin 0.", "Zin 1.", "Zin 2.", "Zin 3.", "Zin 4.")
    assert TrailLine.objects.count() == lines + 1
    for stranger in (cast.dirk, cast.bram, cast.anna, cast.joost):
        assert experiences.read_sentences(actor=stranger.actor, now=monday + 40 * DAY).words == ()
