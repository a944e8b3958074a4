# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Teun, the accused, reads what was told and writes his side: once, in time, and word for word."""

import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zipfile import ZipFile

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import deciding, hearings
from eenlijn.casework.dossier.answering import circumstances_of
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.steps import Step, task_of
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.fairness.actions import (
    HearingNotTold,
    Outcome,
    Reply,
    ReplyEmpty,
    Said,
    StatementEmpty,
    StatementMoment,
)
from eenlijn.casework.fairness.codes import HearingState, StatementWay
from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.response.actions import NotReady
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.identifiers import code_digest, normalise_number
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


def secret_of(code: str) -> str:
    """The code that is printed in that letter beside the link."""
    employer = Answer.objects.values_list("organisation_id", flat=True).get(link_digest=code_digest(code))
    return reply_code(employer, code_digest(code))


def test_teun_reads_what_was_told_and_never_who_told_it(cast: Cast, monday: datetime, number: str) -> None:
    code = invited(cast, number, monday)
    page = hearings.open_reply_page(code=code, secret=secret_of(code), now=monday)
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
    hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=later)

    kept = Hearing.objects.get(incident__number=number)
    assert vault.open(kept, "reply") == SIDE
    assert SIDE.encode() not in bytes(kept.reply or b"")
    assert (kept.state, kept.ended_at) == (HearingState.HEARD_WRITTEN, later)
    assert Clock.objects.get(incident__number=number, kind="hearing_reply").stopped_at == later
    assert [one.reply for one in hearings.hearings(cast.carla.actor, number)] == [SIDE]
    told = Notice.objects.filter(event__type="other_side_replied", reaches="app")
    assert list(told.values_list("recipient_id", flat=True)) == [cast.carla.id]
    incident = Incident.objects.select_related("organisation", "report").get(number=number)
    around = circumstances_of(cast.carla.actor, incident, later)
    assert around.say.sentence == (
        "U schreef ons op woensdag 25 november 2026. Wat u schreef, hebben wij meegewogen."
    )


@pytest.mark.parametrize("name", ["anna", "bram", "dirk", "ilse", "petra", "noor", "joost"])
def test_nobody_else_reads_his_side(cast: Cast, monday: datetime, number: str, name: str) -> None:
    code = invited(cast, number, monday)
    hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=monday)
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
        hearings.open_reply_page(code=code, secret=secret_of(code), now=monday)
    stories.send(cast.carla.actor, number, monday)
    assert hearings.open_reply_page(
        code=code.lower().replace("-", " "), secret=secret_of(code), now=last - timedelta(seconds=1)
    )
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, secret=secret_of(code), now=last)
    with pytest.raises(NotVisible):
        hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=last)
    hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=monday)
    with pytest.raises(NotVisible):
        hearings.reply(code=code, secret=secret_of(code), reply=Reply("Nog iets."), now=monday)
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, secret=secret_of(code), now=monday)
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
        hearings.reply(code=code, secret=secret_of(code), reply=Reply("  "), now=monday)
    wish = Reply("", wants_talk=True, reach="06 00000000", wants_support=True, interpreter="Pools")
    hearings.reply(code=code, secret=secret_of(code), reply=wish, now=monday)
    (one,) = hearings.hearings(cast.carla.actor, number)
    assert (one.state, one.wants_talk, one.reach) == (HearingState.INVITED, True, "06 00000000")
    assert (one.wants_support, one.interpreter) == (True, "Pools")
    assert Clock.objects.get(incident__number=number, kind="hearing_reply").stopped_at is None
    with pytest.raises(NotVisible):
        hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=monday)


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
    say = circumstances_of(cast.carla.actor, incident, monday).say
    assert (say.had_say, say.sentence) == (True, SENTENCES[state])
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, secret=secret_of(code), now=monday)


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


def test_a_hearing_that_was_put_off_runs_from_the_decision_that_could_not_wait(
    cast: Cast, monday: datetime, number: str
) -> None:
    """Carla puts the hearing off for danger; Ilse decides a warning; from that letter the term runs."""
    give_mandate(
        actor=cast.petra.actor,
        answer_kind="written_warning",
        highest_level=4,
        function_name="Directeur",
        source="mandaatregeling 2026",
        valid_from=date(2026, 1, 1),
        now=monday,
    )
    outcome = Outcome(HearingState.POSTPONED, monday, reason="Hij dreigde haar op te wachten.")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=monday)
    assert not Clock.objects.filter(incident__number=number, kind="hearing_afterwards").exists()

    stories.write(
        cast.carla.actor,
        number,
        monday,
        kind=AnswerKind.WARNING,
        valid_until=date(2027, 11, 22),
        remaining_channel="aan de balie.",
    )
    deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    version = Answer.objects.get(incident__number=number).version
    deciding.decide(actor=cast.ilse.actor, number=number, version=version, now=monday)
    assert not Clock.objects.filter(incident__number=number, kind="hearing_afterwards").exists()
    left = monday + timedelta(hours=3)
    stories.send(cast.carla.actor, number, left)

    put_off = Hearing.objects.get(incident__number=number)
    afterwards = Clock.objects.get(incident__number=number, kind="hearing_afterwards")
    assert (afterwards.subject_id, afterwards.started_at, afterwards.stopped_at) == (put_off.pk, left, None)
    before = Clock.objects.get(incident__number=number, kind="hearing_reply")
    assert (before.stopped_at, before.stop_reason) == (left, "not_needed")
    assert task_of(cast.carla.actor, number, left).step == Step.TELL_REPORTER
    stories.tell(cast.carla.actor, number, left)
    stories.decide_no_police(cast.carla.actor, number, left)
    assert task_of(cast.carla.actor, number, left).step == Step.HEAR

    heard = left + timedelta(days=1)
    outcome = Outcome(HearingState.HEARD_ORAL, heard, summary="Hij had spijt.")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=heard)
    afterwards.refresh_from_db()
    assert (afterwards.stopped_at, afterwards.stop_reason) == (heard, "done")


def test_the_invitation_of_a_minor_goes_to_a_parent_and_so_does_the_page(
    cast: Cast, monday: datetime, number: str
) -> None:
    minor = {"kind": AnswerKind.HEARING_INVITATION, "birth_date": "2012-05-01"}
    stories.write(cast.carla.actor, number, monday, **minor)
    with pytest.raises(NotReady, match="De brief gaat naar een ouder of voogd"):
        dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    parent = {"representative": "O. Tester", "representative_address": "Teststraat 1\n7600 XX Almelo"}
    stories.write(cast.carla.actor, number, monday, **minor, **parent, version=1)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    stories.send(cast.carla.actor, number, monday)
    letter = letter_of(cast, number, monday)
    assert "Aan de ouder(s) of voogd van T. Tester" in letter
    assert "Geachte ouder(s) of voogd" in letter
    found = CODE.search(letter)
    assert found
    page = hearings.open_reply_page(code=found[1], secret=secret_of(found[1]), now=monday)
    assert page.is_to_representative


def test_the_page_of_who_is_of_age_does_not_speak_of_parents(
    cast: Cast, monday: datetime, number: str
) -> None:
    code = invited(cast, number, monday)
    page = hearings.open_reply_page(code=code, secret=secret_of(code), now=monday)
    assert not page.is_to_representative


def test_the_reply_page_costs_a_fixed_number_of_statements(
    cast: Cast, monday: datetime, number: str, django_assert_num_queries: Counter
) -> None:
    code = invited(cast, number, monday)
    with django_assert_num_queries(7):
        hearings.open_reply_page(code=code, secret=secret_of(code), now=monday)


def test_the_code_is_printed_apart_from_the_link_and_only_together_they_open(
    cast: Cast, monday: datetime, number: str
) -> None:
    code = invited(cast, number, monday)
    secret = secret_of(code)
    assert f"Uw code is: {secret}." in letter_of(cast, number, monday)
    assert [one.secret for one in hearings.hearings(cast.carla.actor, number)] == [secret]
    wrong = f"{(int(secret.replace(' ', '')) + 1) % 10**8:08d}"
    for tried in (wrong, "", "ACHT CIJFERS", "٤٠٧١٥٥٢٩"):
        with pytest.raises(NotVisible):
            hearings.open_reply_page(code=code, secret=tried, now=monday)
        with pytest.raises(NotVisible):
            hearings.reply(code=code, secret=tried, reply=Reply(SIDE), now=monday)
    assert hearings.open_reply_page(code=code, secret=f" {secret.replace(' ', '-')} ", now=monday)
    assert Hearing.objects.get().link_used_at is None


def test_who_replied_holds_a_number_that_the_handler_reads_too(
    cast: Cast, monday: datetime, number: str
) -> None:
    code = invited(cast, number, monday)
    receipt = hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=monday)
    (one,) = hearings.hearings(cast.carla.actor, number)
    assert (one.receipt_number, one.secret) == (receipt, "")
    assert normalise_number(receipt) == receipt != number
    assert Statement.objects.count() == 0


def test_an_own_statement_comes_by_link_or_letter_and_nobody_changes_it(
    cast: Cast, monday: datetime, number: str
) -> None:
    code = invited(cast, number, monday)
    as_statement = Reply(SIDE, as_statement=True)
    hearings.reply(code=code, secret=secret_of(code), reply=as_statement, now=monday)
    later = monday + timedelta(days=1)
    typed = Said("  Ik schreef u een brief. ", StatementWay.LETTER, later)
    hearings.add_statement(actor=cast.carla.actor, number=number, said=typed, now=later)
    told = hearings.statements(cast.carla.actor, number)
    assert [(one.way, one.words) for one in told] == [
        (StatementWay.LINK, SIDE),
        (StatementWay.LETTER, "  Ik schreef u een brief. "),
    ]
    assert SIDE.encode() not in b"".join(bytes(one.words) for one in Statement.objects.all())
    assert TimelineEntry.objects.filter(incident__number=number, act="statement_kept").count() == 2
    for name in ("anna", "bram", "dirk", "noor"):
        with pytest.raises(NotVisible):
            hearings.statements(cast.people[name].actor, number)
        with pytest.raises(NotVisible):
            hearings.add_statement(actor=cast.people[name].actor, number=number, said=typed, now=later)
    empty = Said("  ", StatementWay.LETTER, monday)
    with pytest.raises(StatementEmpty):
        hearings.add_statement(actor=cast.carla.actor, number=number, said=empty, now=later)
    ahead = Said("Morgen.", StatementWay.SPOKEN, later + timedelta(minutes=1))
    with pytest.raises(StatementMoment):
        hearings.add_statement(actor=cast.carla.actor, number=number, said=ahead, now=later)


def test_who_holds_the_letter_reads_that_nothing_was_upheld_and_no_more(
    cast: Cast, monday: datetime, number: str
) -> None:
    code = invited(cast, number, monday)
    record_no_aggression(
        actor=cast.carla.actor,
        number=number,
        gate=None,
        reason="Niet vast te stellen.",
        version=2,
        now=monday,
    )
    page = hearings.open_reply_page(code=code, secret=secret_of(code), now=monday + timedelta(days=90))
    assert (page.is_not_upheld, page.facts, page.ends_at) == (True, "", None)
    with pytest.raises(NotVisible):
        hearings.open_reply_page(code=code, secret="0000 0000", now=monday)
    with pytest.raises(NotVisible):
        hearings.reply(code=code, secret=secret_of(code), reply=Reply(SIDE), now=monday)
