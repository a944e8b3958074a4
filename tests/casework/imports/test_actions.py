# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking over an old register as Carla does it, and what Dirk, a killed worker and a colleague do to it."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import Sum

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import queries as dossiers
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.imports import actions, queries, slices
from eenlijn.casework.imports.actions import (
    ChangedMeanwhile,
    ColumnMissing,
    GroundNeeded,
    NotNow,
    SomeoneActed,
    TooManyValues,
)
from eenlijn.casework.imports.codes import BatchState, Keep, Problem, Target
from eenlijn.casework.imports.dates import DateOrder
from eenlijn.casework.imports.models import ImportBatch, ImportedRow, RefusedRow
from eenlijn.casework.imports.reading import FileRefused, Reading
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.codes import Origin, Status
from eenlijn.casework.incidents.models import Incident, Perpetrator, StatusChange, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation import identifiers
from tests.cast import Cast
from tests.factories.old_registers import (
    COLUMNS,
    HEADER,
    WORDS,
    csv_file,
    loaded,
    map_columns,
    register,
    row,
    tried,
    uploaded,
    work,
)

ROWS = [row(str(number)) for number in range(1, 251)]


def test_a_row_becomes_a_closed_dossier_without_clock_or_notice(cast: Cast, monday: datetime) -> None:
    loaded(cast.carla.actor, register(row("A-1", "24-11-2025 14:38", "25-11-2025 09:00")), monday)
    incident = Incident.objects.get()
    assert (incident.origin, incident.status, incident.version) == (Origin.IMPORT, Status.CLOSED, 1)
    assert vault.open(incident, "old_number") == "A-1"
    assert vault.open(incident, "old_words") == WORDS
    assert vault.open(incident, "place") == "Bus 4123"
    assert WORDS.encode() not in bytes(incident.old_words or b"")
    assert [Victim.objects.count(), Perpetrator.objects.count(), StatusChange.objects.count()] == [1, 1, 1]
    assert not Clock.objects.exists()
    assert not Notice.objects.exclude(event__type="import_finished").exists()
    assert list(TimelineEntry.objects.values_list("act", flat=True)) == [Act.IMPORTED]
    fact = Fact.objects.get()
    assert (fact.case_key, fact.origin, fact.hours_to_report) == (incident.case_key, "import", 19)
    shown = dossiers.dossier(cast.carla.actor, incident.number, monday)
    assert (shown.is_imported, shown.clock, shown.place) == (True, None, "Bus 4123")
    assert (shown.own_words, shown.old_number) == (WORDS, "A-1")


def test_trying_takes_nothing_over_and_names_row_and_cell(cast: Cast, monday: datetime) -> None:
    content = register(
        row("1"),
        row("2", "24-11-2025 14:38", "23-11-2025 10:00"),
        row("1", place="Nog een keer"),
        row("4", kind="Onbekend"),
    )
    batch_id = tried(cast.carla.actor, content, monday)
    found = queries.batch(cast.carla.actor, batch_id)
    assert (found.state, found.accepted_rows, found.refused_rows) == (BatchState.TRIED, 1, 3)
    told = {
        group.problem: [(line.row_number, line.cell, line.text) for line in group.lines]
        for group in queries.refused_groups(cast.carla.actor, batch_id)
    }
    assert told == {
        Problem.REPORTED_BEFORE: [(3, "C3", "gemeld 23-11-2025 10:00, gebeurd 24-11-2025 14:38")],
        Problem.TWICE_IN_FILE: [(4, "A4", "1")],
        Problem.KIND_REFUSED: [(5, "D5", "Onbekend")],
    }
    assert not Incident.objects.exists()
    assert not Fact.objects.exists()


def test_many_refused_rows_are_counted_and_the_first_shown(cast: Cast, monday: datetime) -> None:
    rows = [row(str(number), kind="Onbekend") for number in range(1_205)]
    batch_id = tried(cast.carla.actor, register(*rows), monday)
    [group] = queries.refused_groups(cast.carla.actor, batch_id)
    assert (group.count, len(group.lines), group.hidden) == (1_205, 50, 1_155)
    assert RefusedRow.objects.count() == 50


def test_a_number_enters_once_even_from_another_file(cast: Cast, monday: datetime) -> None:
    loaded(cast.carla.actor, register(row("A-1"), row("A-2")), monday)
    again = tried(cast.carla.actor, register(row(" a-1 "), row("A-3")), monday)
    found = queries.batch(cast.carla.actor, again)
    assert (found.accepted_rows, found.refused_rows) == (1, 1)
    [group] = queries.refused_groups(cast.carla.actor, again)
    assert group.problem is Problem.ALREADY_IMPORTED


def test_the_same_file_is_recognised(cast: Cast, monday: datetime) -> None:
    content = register(row("A-1"))
    loaded(cast.carla.actor, content, monday)
    again = uploaded(cast.carla.actor, content, monday + timedelta(days=1), "andere naam.csv")
    assert queries.same_file_before(cast.carla.actor, again) == monday
    other = uploaded(cast.carla.actor, register(row("A-2")), monday)
    assert queries.same_file_before(cast.carla.actor, other) is None


def test_a_refused_file_leaves_nothing(cast: Cast, monday: datetime) -> None:
    lines = TrailLine.objects.count()
    with pytest.raises(FileRefused):
        uploaded(cast.carla.actor, b"MZ programme", monday)
    assert [ImportBatch.objects.count(), Document.objects.count()] == [0, 0]
    assert TrailLine.objects.count() == lines


def test_columns_that_cannot_be_missed_are_asked_for(cast: Cast, monday: datetime) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1")), monday)
    for missing in (Target.OCCURRED, Target.KIND):
        columns = {target: place for target, place in COLUMNS.items() if target != missing}
        with pytest.raises(ColumnMissing) as refused:
            map_columns(cast.carla.actor, batch_id, monday, columns=columns)
        assert refused.value.target is missing
    with pytest.raises(GroundNeeded):
        map_columns(cast.carla.actor, batch_id, monday, columns={**COLUMNS, Target.OTHER_NAME: 4})
    assert ImportBatch.objects.get().mapping is None


def test_a_column_with_too_many_words_is_no_kind(cast: Cast, monday: datetime) -> None:
    rows = [row(str(number), kind=f"woord {number}") for number in range(200)]
    batch_id = uploaded(cast.carla.actor, register(*rows), monday)
    with pytest.raises(TooManyValues):
        map_columns(cast.carla.actor, batch_id, monday)


def test_names_of_the_other_come_with_a_ground_and_sealed(cast: Cast, monday: datetime) -> None:
    columns = {target: place for target, place in COLUMNS.items() if target != Target.PLACE}
    loaded(
        cast.carla.actor,
        register(row("1", place="T. Tester")),
        monday,
        columns={**columns, Target.OTHER_NAME: 4},
        names_ground="artikel 3 Arbowet",
    )
    other = Perpetrator.objects.get()
    assert vault.open(other, "name") == "T. Tester"
    assert b"Tester" not in bytes(other.name or b"")


def test_what_was_chosen_last_time_is_proposed_again(cast: Cast, monday: datetime) -> None:
    loaded(cast.carla.actor, register(row("1")), monday)
    again = queries.batch(cast.carla.actor, uploaded(cast.carla.actor, register(row("2")), monday))
    assert queries.proposed_columns(cast.carla.actor, again.profile) == (COLUMNS, True)
    proposed = queries.proposed_values(cast.carla.actor, again.profile, Target.KIND, 3)
    assert proposed["uitschelden"] == "verbal_insult"


def test_reading_it_otherwise_drops_what_was_chosen(cast: Cast, monday: datetime) -> None:
    batch_id = tried(cast.carla.actor, csv_file([HEADER, row("1", place="Cafe")], encoding="utf-8"), monday)
    before = queries.batch(cast.carla.actor, batch_id)
    reading = Reading("csv", "cp1252", ";", 0, 1)
    actions.read_again(
        actor=cast.carla.actor, batch_id=batch_id, reading=reading, version=before.version, now=monday
    )
    after = queries.batch(cast.carla.actor, batch_id)
    assert (after.state, after.mapping, after.accepted_rows) == (BatchState.UPLOADED, None, 0)
    assert after.reading.encoding == "cp1252"


def test_a_stale_save_is_told(cast: Cast, monday: datetime) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1")), monday)
    map_columns(cast.carla.actor, batch_id, monday)
    with pytest.raises(ChangedMeanwhile):
        actions.choose_values(
            actor=cast.carla.actor, batch_id=batch_id, values={}, blank_kind="", version=1, now=monday
        )


# Old rows -------------------------------------------------------------------------------------


def test_rows_past_their_term_are_told_and_may_be_figures_only(cast: Cast, monday: datetime) -> None:
    old, young = row("1", "24-11-2015 10:00"), row("2", "24-11-2025 10:00")
    batch_id = tried(cast.carla.actor, register(old, young), monday)
    assert queries.batch(cast.carla.actor, batch_id).expired_rows == 1
    actions.start_loading(actor=cast.carla.actor, batch_id=batch_id, keep=Keep.OLD_AS_FIGURES, now=monday)
    work(monday)
    assert [Incident.objects.count(), Fact.objects.count(), ImportedRow.objects.count()] == [1, 2, 2]
    assert ImportedRow.objects.get(incident=None).row_number == 2


def test_after_loading_the_file_and_its_examples_are_gone(cast: Cast, monday: datetime) -> None:
    batch_id = loaded(cast.carla.actor, register(row("1")), monday, keep=Keep.FIGURES)
    assert not Document.objects.exists()
    profile = queries.batch(cast.carla.actor, batch_id).profile
    assert [column.name for column in profile.columns] == list(HEADER)
    assert [column.samples for column in profile.columns] == [()] * 7


def test_whoever_started_it_hears_that_it_is_done_and_nobody_else(cast: Cast, monday: datetime) -> None:
    batch_id = loaded(cast.carla.actor, register(row("1")), monday)

    told = Notice.objects.select_related("event")
    assert {(one.recipient_id, one.event.type, one.event.object_number) for one in told} == {
        (cast.carla.id, "import_finished", f"import {batch_id.hex[:8]}")
    }


# The worker -----------------------------------------------------------------------------------


def started(cast: Cast, monday: datetime) -> UUID:
    batch_id = tried(cast.carla.actor, register(*ROWS), monday)
    actions.start_loading(actor=cast.carla.actor, batch_id=batch_id, keep=Keep.DOSSIERS, now=monday)
    return batch_id


def one_slice(now: datetime) -> int:
    batch = slices.claim(now)
    assert batch is not None
    return slices.work_one_slice(batch, now)


def test_progress_is_a_real_number(cast: Cast, monday: datetime) -> None:
    batch_id = started(cast, monday)
    assert one_slice(monday) == 50
    found = queries.progress(cast.carla.actor, batch_id, monday)
    assert (found.state, found.done, found.total, found.waits) == (BatchState.LOADING, 50, 250, False)
    assert Incident.objects.count() == Fact.objects.count() == 50


def test_a_killed_worker_is_followed_up_where_it_was(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(cast, monday)
    one_slice(monday)
    monkeypatch.setattr(slices, "_ME", "another worker")
    assert slices.claim(monday + timedelta(seconds=30)) is None
    later = monday + timedelta(seconds=61)
    assert work(later) == 200
    assert Incident.objects.count() == Fact.objects.count() == ImportedRow.objects.count() == 250
    assert Fact.objects.aggregate(number=Sum("delta"))["number"] == 250


def test_a_slice_that_fails_leaves_nothing_and_a_person_may_go_on(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch_id = started(cast, monday)
    one_slice(monday)
    with monkeypatch.context() as broken:
        broken.setattr(slices, "_tell", _fail)
        assert actions.work_on_imports(monday) == 0
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.FAILED
    assert Incident.objects.count() == Fact.objects.count() == 50
    actions.start_loading(actor=cast.carla.actor, batch_id=batch_id, keep=Keep.FIGURES, now=monday)
    work(monday)
    assert Incident.objects.count() == 250


def _fail(*given: object) -> None:
    raise RuntimeError


def test_a_key_that_is_away_only_makes_it_wait(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch_id = started(cast, monday)

    def away(*given: object) -> int:
        raise vault.KeysUnavailable

    with monkeypatch.context() as closed:
        closed.setattr(slices, "work_one_slice", away)
        assert actions.work_on_imports(monday) == 0
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.LOADING
    work(monday)
    assert Incident.objects.count() == 250


def test_a_number_drawn_twice_is_drawn_again(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(cast.carla.actor, register(row("0")), monday)
    taken = Incident.objects.get().number
    draw = identifiers.new_number
    drawn = iter([taken])
    monkeypatch.setattr(incidents, "new_number", lambda: next(drawn, None) or draw())
    batch_id = loaded(cast.carla.actor, register(row("1"), row("2")), monday)
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.LOADED
    assert Incident.objects.count() == 3


def test_a_person_may_stop_it_and_go_on_later(cast: Cast, monday: datetime) -> None:
    batch_id = started(cast, monday)
    one_slice(monday)
    actions.ask_to_stop(actor=cast.carla.actor, batch_id=batch_id, now=monday)
    work(monday)
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.STOPPED
    assert Incident.objects.count() == 50
    actions.start_loading(actor=cast.carla.actor, batch_id=batch_id, keep=Keep.DOSSIERS, now=monday)
    work(monday)
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.LOADED
    assert Incident.objects.count() == 250


def test_what_is_at_work_cannot_be_changed(cast: Cast, monday: datetime) -> None:
    batch_id = started(cast, monday)
    actor = cast.carla.actor
    acts: list[Callable[[], object]] = [
        lambda: actions.start_trial(actor=actor, batch_id=batch_id, now=monday),
        lambda: actions.start_loading(actor=actor, batch_id=batch_id, keep=Keep.FIGURES, now=monday),
        lambda: actions.start_undo(actor=actor, batch_id=batch_id, now=monday),
        lambda: actions.discard(actor=actor, batch_id=batch_id, now=monday),
        lambda: map_columns(actor, batch_id, monday),
    ]
    for act in acts:
        with pytest.raises(NotNow):
            act()


# Undoing --------------------------------------------------------------------------------------


def test_undo_takes_every_row_back_and_leaves_the_trail(cast: Cast, monday: datetime) -> None:
    batch_id = loaded(cast.carla.actor, register(*ROWS), monday)
    lines = TrailLine.objects.count()
    actions.start_undo(actor=cast.carla.actor, batch_id=batch_id, now=monday)
    work(monday)
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.UNDONE
    for model in (Incident, Victim, Perpetrator, StatusChange, TimelineEntry, ImportedRow, RefusedRow):
        assert not model.objects.exists(), model
    assert Fact.objects.count() == 500
    assert Fact.objects.aggregate(number=Sum("delta"))["number"] == 0
    assert TrailLine.objects.count() > lines
    assert verify(cast.reggestreek.pk).ok
    # The same register may come in again.
    loaded(cast.carla.actor, register(*ROWS), monday)
    assert Incident.objects.count() == 250


def act_on(incident: Incident, monday: datetime) -> None:
    TimelineEntry.objects.create(
        organisation=incident.organisation, incident=incident, act=Act.TAKEN, at=monday
    )


def test_undo_is_refused_once_someone_acted(cast: Cast, monday: datetime) -> None:
    batch_id = loaded(cast.carla.actor, register(*ROWS[:3]), monday)
    [found] = queries.batches_of(cast.carla.actor)
    assert found.may_undo
    act_on(Incident.objects.all()[1], monday)
    [found] = queries.batches_of(cast.carla.actor)
    assert not found.may_undo
    with pytest.raises(SomeoneActed):
        actions.start_undo(actor=cast.carla.actor, batch_id=batch_id, now=monday)
    assert Incident.objects.count() == 3


def test_a_dossier_taken_up_during_the_undo_is_left_alone(cast: Cast, monday: datetime) -> None:
    batch_id = loaded(cast.carla.actor, register(*ROWS), monday)
    actions.start_undo(actor=cast.carla.actor, batch_id=batch_id, now=monday)
    one_slice(monday)
    kept = Incident.objects.first()
    assert kept is not None
    act_on(kept, monday)
    work(monday)
    found = queries.batch(cast.carla.actor, batch_id)
    assert (found.state, found.loaded_rows) == (BatchState.LOADED, 1)
    assert Incident.objects.get() == kept
    assert Fact.objects.aggregate(number=Sum("delta"))["number"] == 1


def test_a_file_that_was_not_loaded_can_be_thrown_away(cast: Cast, monday: datetime) -> None:
    batch_id = tried(cast.carla.actor, register(row("1", kind="Onbekend")), monday)
    actions.discard(actor=cast.carla.actor, batch_id=batch_id, now=monday)
    assert [ImportBatch.objects.count(), RefusedRow.objects.count(), Document.objects.count()] == [0, 0, 0]


# Who ------------------------------------------------------------------------------------------


def everything(actor: Actor, batch_id: UUID, now: datetime) -> list[Callable[[], object]]:
    return [
        lambda: queries.batch(actor, batch_id),
        lambda: queries.progress(actor, batch_id, now),
        lambda: queries.refused_groups(actor, batch_id),
        lambda: queries.same_file_before(actor, batch_id),
        lambda: _own_list_without_it(actor),
        lambda: actions.open_batch(actor=actor, batch_id=batch_id, now=now),
        lambda: actions.start_trial(actor=actor, batch_id=batch_id, now=now),
        lambda: actions.start_loading(actor=actor, batch_id=batch_id, keep=Keep.DOSSIERS, now=now),
        lambda: actions.ask_to_stop(actor=actor, batch_id=batch_id, now=now),
        lambda: actions.start_undo(actor=actor, batch_id=batch_id, now=now),
        lambda: actions.discard(actor=actor, batch_id=batch_id, now=now),
        lambda: actions.read_again(
            actor=actor, batch_id=batch_id, reading=Reading("csv"), version=1, now=now
        ),
        lambda: actions.choose_columns(
            actor=actor,
            batch_id=batch_id,
            columns=COLUMNS,
            date_order=DateOrder.DAY_FIRST,
            blank_reported="occurred",  # type: ignore[arg-type]
            names_ground="",
            version=1,
            now=now,
        ),
    ]


def _own_list_without_it(actor: Actor) -> None:
    """Another coordinator has a list of his own; this batch is not in it."""
    assert queries.batches_of(actor) == []
    raise NotVisible


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "petra", "ilse", "noor"])
def test_nobody_else_sees_or_does_any_of_it(cast: Cast, monday: datetime, who: str) -> None:
    batch_id = tried(cast.carla.actor, register(row("1"), row("2", kind="Onbekend")), monday)
    actor = cast.people[who].actor
    for ask in everything(actor, batch_id, monday):
        with pytest.raises(NotVisible):
            ask()
    foreign, missing = everything(actor, batch_id, monday), everything(actor, uuid4(), monday)
    assert len(foreign) == len(missing)
    for ask in missing:
        with pytest.raises(NotVisible):
            ask()
    if who != "dirk":
        with pytest.raises(NotVisible):
            uploaded(actor, register(row("3")), monday)


def test_every_act_leaves_a_line_without_content(cast: Cast, monday: datetime) -> None:
    loaded(cast.carla.actor, register(row("Geheim-1")), monday)
    lines = TrailLine.objects.filter(object_type="import_batch").order_by("sequence")
    assert [line.action for line in lines] == [
        "import_file",
        "choose_import_columns",
        "choose_import_values",
        "start_import_trial",
        "start_import",
        "import_rows",
    ]
    assert lines[5].detail == {"rows": 1, "first": 2, "last": 2}
    assert "Geheim" not in str([line.detail for line in lines])


def test_nothing_of_the_file_lies_readable_in_the_database(cast: Cast, monday: datetime) -> None:
    batch_id = tried(cast.carla.actor, register(row("1"), row("2", kind="Kanarie-soort")), monday)
    batch = ImportBatch.objects.get(pk=batch_id)
    kept = io.BytesIO()
    for sealed in (batch.file_name, batch.profile, batch.mapping, Document.objects.get().content):
        kept.write(bytes(sealed or b""))
    for refused in RefusedRow.objects.all():
        kept.write(bytes(refused.cell or b""))
    assert b"anarie" not in kept.getvalue()
    assert b"register.csv" not in kept.getvalue()
    assert "anarie" not in str(batch.tally)
