# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.logbook import activity_of, lines_between, pseudonym, records
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

REGISTER = "https://meld.voorbeeld.nl/verwerkingen/"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
ANNA, OTHER = UUID(int=1), UUID(int=2)
MINUTE = timedelta(minutes=1)


def of(cast: Cast, since: datetime) -> list[TrailLine]:
    return list(lines_between(cast.reggestreek.pk, since, since + MINUTE))


def test_a_line_becomes_a_record_of_the_standard(cast: Cast, monday: datetime) -> None:
    later = monday + timedelta(hours=1, milliseconds=7)
    entry = Entry("open_dossier", "incident", UUID(int=7), subject_id=ANNA, purpose="answer")
    append(cast.carla.actor.coming_from("web", TRACE), later, entry)
    (line,) = of(cast, later)
    (record,) = records([line], REGISTER)
    span = record.pop("span_id")
    assert (len(span), int(span, 16) > 0) == (16, True)
    assert record == {
        "trace_id": TRACE,
        "status": "Ok",
        "name": "open_dossier",
        "start_time": 1795424400007,
        "end_time": 1795424400007,
        "resource": {
            "attributes": {
                "service.name": "eenlijn",
                "eenlijn.chain": str(cast.reggestreek.pk),
                "eenlijn.sequence": 2,
            }
        },
        "attributes": {
            "dpl.core.processing_activity_id": f"{REGISTER}#answering",
            "dpl.core.data_subject_id": pseudonym(cast.reggestreek.pk, ANNA),
            "dpl.core.data_subject_id_type": "eenlijn-pseudonym",
        },
    }


def test_one_act_about_several_people_is_one_action_with_children(cast: Cast, monday: datetime) -> None:
    later = monday + timedelta(hours=1)
    about = [Entry("export", "incident", UUID(int=n), subject_id=UUID(int=n)) for n in (1, 2, 3)]
    append(cast.carla.actor.coming_from("web", TRACE), later, *about)
    append(cast.carla.actor.coming_from("web", TRACE), later, Entry("close", "incident", UUID(int=3)))
    append(Actor.job("night", cast.reggestreek.pk), later, *about[:2])
    append(cast.bram.actor.coming_from("web", "no trace of W3C"), later, about[0])
    found = list(records(of(cast, later), REGISTER))
    spans = [one["span_id"] for one in found]
    assert len(set(spans)) == 7
    parents = [one.get("parent_span_id") for one in found]
    assert parents == [None, spans[0], spans[0], None, None, spans[4], None]
    traces = [one["trace_id"] for one in found]
    assert traces[:4] == [TRACE] * 4
    assert traces[4] == traces[5] != traces[6]
    assert {len(one) for one in traces} == {32}
    assert ["dpl.core.data_subject_id" in one["attributes"] for one in found] == [
        True, True, True, False, True, True, True,
    ]  # fmt: skip


def test_acts_at_one_moment_that_are_about_nobody_or_the_same_person_stand_alone(
    cast: Cast, monday: datetime
) -> None:
    later = monday + timedelta(hours=1)
    job = Actor.job("founding", cast.reggestreek.pk)
    append(job, later, Entry("publish_rule", "rule", "1"), Entry("publish_rule", "rule", "2"))
    append(job, later, *[Entry("make_document", "document", str(n), subject_id=ANNA) for n in (1, 2)])
    found = list(records(of(cast, later), REGISTER))
    assert len({one["trace_id"] for one in found}) == 4
    assert [one.get("parent_span_id") for one in found] == [None] * 4


def test_what_was_refused_is_no_error_of_the_system(cast: Cast, monday: datetime) -> None:
    later = monday + timedelta(hours=1)
    append(cast.carla.actor, later, Entry("sign_in", "account", result="refused"))
    assert [one["status"] for one in records(of(cast, later), REGISTER)] == ["Unset"]


@pytest.mark.parametrize(
    ("purpose", "object_type", "code"),
    [
        ("care", "incident", "care"),
        ("answer", "incident", "answering"),
        ("", "incident", "handling"),
        ("", "report", "reporting"),
        ("", "membership", "accounts"),
        ("", "unit", "unbound"),
        ("just looking", "incident", "unbound"),
    ],
)
def test_an_activity_is_found_by_purpose_else_by_object_and_never_guessed(
    purpose: str, object_type: str, code: str
) -> None:
    assert activity_of(purpose, object_type, REGISTER) == f"{REGISTER}#{code}"


def test_a_person_has_one_code_per_employer_that_tells_nothing(cast: Cast) -> None:
    code = pseudonym(cast.reggestreek.pk, ANNA)
    assert (len(code), int(code, 16) > 0) == (16, True)
    vault.forget_cached()
    assert pseudonym(cast.reggestreek.pk, ANNA) == code
    assert len({code, pseudonym(cast.reggestreek.pk, OTHER), pseudonym(cast.dinkelborg.pk, ANNA)}) == 3


def test_lines_of_others_and_of_other_days_stay_out(cast: Cast, monday: datetime) -> None:
    later = monday + timedelta(hours=1)
    append(cast.carla.actor, later - timedelta(microseconds=1), Entry("before", "incident"))
    append(cast.carla.actor, later, Entry("first", "incident"))
    append(cast.carla.actor, later + MINUTE - timedelta(microseconds=1), Entry("last", "incident"))
    append(cast.carla.actor, later + MINUTE, Entry("after", "incident"))
    append(cast.dirk.actor, later, Entry("other", "incident"))
    assert [line.action for line in of(cast, later)] == ["first", "last"]
    assert lines_between(None, later, later + MINUTE).count() == 0
