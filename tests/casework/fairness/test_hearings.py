# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Teun, the accused, reads what was told and writes his side: once, in time, and word for word."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zipfile import ZipFile

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import hearings
from eenlijn.casework.dossier.answering import circumstances_of
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.fairness.actions import HearingNotTold, Outcome, Reply, ReplyEmpty
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

Counter = Callable[[int], Any]
SIDE = "Ik had haast.\n\nEn ik schrok van haar hand. <b>Şahin</b>"
# Fourteen days after that Monday, to the end of the day in Amsterdam.
LAST_SECOND = datetime(2026, 12, 7, 22, 59, 59, tzinfo=UTC)
CODE = re.compile(r"/reactie/([0-9A-Z-]{19})/")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    return number


def letter_of(cast: Cast, number: str, now: datetime) -> str:
    word = dossier.hand_out_letter(actor=cast.carla.actor, number=number, is_word=True, now=now)
    return ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()


def invited(cast: Cast, number: str, now: datetime) -> str:
    """The invitation left; the code that is printed in it."""
    stories.write(cast.carla.actor, number, now, kind=AnswerKind.HEARING_INVITATION)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=now)
    stories.send(cast.carla.actor, number, now)
    found = CODE.search(letter_of(cast, number, now))
    assert found
    return found[1]


def test_teun_reads_what_was_told_and_never_who_told_it(cast: Cast, monday: datetime, number: str) -> None:
    code = invited(cast, number, monday)
    page = hearings.open_reply_page(code=code, now=monday)
    assert page.organisation_name == "Busbedrijf Reggestreek (verzonnen)"
    assert "Bus 4123, lijn 62. U pakte onze medewerker bij de jas." in page.facts
    assert "U bedreigt niemand en u raakt niemand aan." in page.facts
    for secret in ("Anna", "opwacht", "Kanarie", number):
        assert secret not in page.facts
    assert page.ends_at == LAST_SECOND
    assert TrailLine.objects.filter(action="open_reply_link").count() == 1


def test_his_words_stay_as_they_are_and_who_handles_it_is_told(
    cast: Cast, monday: datetime, number: str
) -> None:
    code = invited(cast, number, monday)
    later = monday + timedelta(days=2)
    hearings.reply(code=code, reply=Reply(SIDE), now=later)

    kept = Hearing.objects.get(incident__number=number)
    assert vault.open(kept, "reply") == SIDE
    assert SIDE.encode() not in bytes(kept.reply or b"")
    assert (kept.state, kept.ended_at) == (HearingState.HEARD_WRITTEN, later)
    assert Clock.objects.get(incident__number=number, kind="hearing_reply").stopped_at == later
    assert [one.reply for one in hearings.hearings(cast.carla.actor, number)] == [SIDE]
    told = Notice.objects.filter(event__type="other_side_replied", reaches="app")
    assert list(told.values_list("recipient_id", flat=True)) == [cast.carla.id]
    around = circumstances_of(
        Incident.objects.select_related("organisation", "report").get(number=number), later
    )
    assert around.say.sentence == (
        "U schreef ons op woensdag 25 november 2026. Wat u schreef, hebben wij meegewogen."
    )


@pytest.mark.parametrize("name", ["anna", "bram", "dirk", "ilse", "petra", "noor", "joost"])
def test_nobody_else_reads_his_side(cast: Cast, monday: datetime, number: str, name: str) -> None:
    hearings.reply(code=invited(cast, number, monday), reply=Reply(SIDE), now=monday)
    with pytest.raises(NotVisible):
        hearings.hearings(cast.people[name].actor, number)
    with pytest.raises(NotVisible):
        hearings.record_hearing(
            actor=cast.people[name].actor,
            number=number,
            outcome=Outcome(HearingState.REFUSED, monday),
            now=monday,
        )


def test_the_link_works_once_in_time_and_only_after_the_letter_left(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.write(cast.carla.actor, number, monday, kind=AnswerKind.HEARING_INVITATION)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    found = CODE.search(letter_of(cast, number, monday))
    assert found
    code, last = found[1], LAST_SECOND
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, now=monday)
    stories.send(cast.carla.actor, number, monday)
    assert hearings.open_reply_page(code=code.lower().replace("-", " "), now=last - timedelta(seconds=1))
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, now=last)
    with pytest.raises(NotVisible):
        hearings.reply(code=code, reply=Reply(SIDE), now=last)
    hearings.reply(code=code, reply=Reply(SIDE), now=monday)
    with pytest.raises(NotVisible):
        hearings.reply(code=code, reply=Reply("Nog iets."), now=monday)
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, now=monday)
    assert vault.open(Hearing.objects.get(), "reply") == SIDE


def test_the_code_stands_nowhere_but_in_the_letter(cast: Cast, monday: datetime, number: str) -> None:
    code = invited(cast, number, monday)
    answer, hearing = (
        Answer.objects.get(incident__number=number),
        Hearing.objects.get(incident__number=number),
    )
    assert code not in vault.open(answer, "frozen")
    assert bytes(hearing.link_digest or b"") == bytes(answer.link_digest or b"") != code.encode()
    for line in TrailLine.objects.all():
        assert code not in str(line.detail)


def test_who_would_rather_talk_was_not_heard_yet(cast: Cast, monday: datetime, number: str) -> None:
    code = invited(cast, number, monday)
    with pytest.raises(ReplyEmpty):
        hearings.reply(code=code, reply=Reply("  "), now=monday)
    hearings.reply(code=code, reply=Reply("", wants_talk=True, reach="06 00000000"), now=monday)
    (one,) = hearings.hearings(cast.carla.actor, number)
    assert (one.state, one.wants_talk, one.reach) == (HearingState.INVITED, True, "06 00000000")
    assert Clock.objects.get(incident__number=number, kind="hearing_reply").stopped_at is None
    with pytest.raises(NotVisible):
        hearings.reply(code=code, reply=Reply(SIDE), now=monday)


LACKING = {
    HearingState.HEARD_ORAL: "summary",
    HearingState.HEARD_WRITTEN: "summary",
    HearingState.NO_SHOW: "state",
    HearingState.POSTPONED: "reason",
    HearingState.INVITED: "state",
}


@pytest.mark.parametrize("state", LACKING)
def test_a_hearing_says_what_it_lacks(cast: Cast, monday: datetime, number: str, state: HearingState) -> None:
    outcome = Outcome(state, monday, summary=" ")
    with pytest.raises(HearingNotTold) as refused:
        hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=monday)
    assert refused.value.field == LACKING[state]
    assert Hearing.objects.count() == 0


@pytest.mark.parametrize("minutes", [-60, 1])
def test_a_hearing_was_after_the_event_and_not_in_the_future(
    cast: Cast, monday: datetime, number: str, minutes: int
) -> None:
    told = Outcome(HearingState.REFUSED, monday + timedelta(minutes=minutes))
    with pytest.raises(HearingNotTold) as refused:
        hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=told, now=monday)
    assert refused.value.field == "at"


SENTENCES = {
    HearingState.HEARD_ORAL: (
        "Wij spraken u op maandag 23 november 2026. Wat u vertelde, hebben wij meegewogen."
    ),
    HearingState.NO_SHOW: (
        "Wij vroegen u op maandag 23 november 2026 om uw kant te vertellen. Wij kregen geen reactie."
    ),
    HearingState.REFUSED: "U liet ons op maandag 23 november 2026 weten dat u niet wilt reageren.",
}


@pytest.mark.parametrize("state", SENTENCES)
def test_the_letter_tells_what_was_done_with_the_other_side(
    cast: Cast, monday: datetime, number: str, state: HearingState
) -> None:
    code = invited(cast, number, monday)
    outcome = Outcome(state, monday, summary="Hij had spijt." if state == HearingState.HEARD_ORAL else "")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=monday)
    incident = Incident.objects.select_related("organisation", "report").get(number=number)
    say = circumstances_of(incident, monday).say
    assert (say.had_say, say.sentence) == (True, SENTENCES[state])
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, now=monday)


def test_postponing_keeps_the_hearing_a_task_until_an_invitation_left(
    cast: Cast, monday: datetime, number: str
) -> None:
    outcome = Outcome(HearingState.POSTPONED, monday, reason="Hij dreigde haar op te wachten.")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=monday)
    first = Clock.objects.get(incident__number=number, kind="hearing_reply")
    assert (first.stopped_at, first.due_at) == (None, LAST_SECOND)
    invited(cast, number, monday + timedelta(hours=1))
    first.refresh_from_db()
    assert first.stopped_at == monday + timedelta(hours=1)
    assert Clock.objects.filter(incident__number=number, kind="hearing_reply", stopped_at=None).count() == 1
    assert list(
        TimelineEntry.objects.filter(incident__number=number, act__startswith="hearing").values_list(
            "act", flat=True
        )
    ) == ["hearing_ended", "hearing_invited"]


def test_the_reply_page_costs_a_fixed_number_of_statements(
    cast: Cast, monday: datetime, number: str, django_assert_num_queries: Counter
) -> None:
    code = invited(cast, number, monday)
    with django_assert_num_queries(6):
        hearings.open_reply_page(code=code, now=monday)
