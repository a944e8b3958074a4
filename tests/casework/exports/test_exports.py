# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla takes a dossier along for a hearing, and a list for herself; nobody else gets a byte of it."""

import io
import zipfile
from datetime import datetime, timedelta
from typing import Any

import openpyxl
import pikepdf
import pytest
import pyzipper

from eenlijn.casework.dossier import files, redacting, remarks
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.evidence.actions import settle
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.exports import actions, queries
from eenlijn.casework.exports.codes import ExportPurpose, ExportState
from eenlijn.casework.exports.models import Export
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.redaction.proposing import propose
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.scanner import Verdict
from tests.cast import Cast, Person
from tests.factories import files as made
from tests.factories import stories

FORMULA = '=HYPERLINK("http://elders.example";"hier")'
PHOTO = made.photo()


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report with words that a spreadsheet would run, assessed by Carla, with a photo."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday, words=FORMULA, place=f"+{FORMULA}").number
    stories.assess(cast.carla.actor, found, monday)
    report_id = own_report_id(cast.anna.actor, found)
    files.add_own_file(
        actor=cast.anna.actor, report_id=report_id, file_name="a.jpg", content=PHOTO, now=monday
    )
    row = Evidence.objects.get()
    job = Actor.job("look_at_files", row.organisation_id)
    settle(actor=job, evidence_id=row.pk, verdict=Verdict(), shown=b"", now=monday)
    return found


def asked(person: Person, number: str, now: datetime) -> Any:
    return actions.ask_dossier_export(
        actor=person.actor, number=number, purpose=ExportPurpose.HEARING, now=now
    )


def listed(person: Person, now: datetime, **question: Any) -> Any:
    return actions.ask_list_export(
        actor=person.actor, question=Question(**question), purpose=ExportPurpose.OVERVIEW, now=now
    )


def fetched(person: Person, export_id: Any, now: datetime) -> dict[str, bytes]:
    """Let the worker make it, lock it, fetch it, and open it with the phrase."""
    while actions.work_on_exports(now):
        pass
    phrase = actions.lock_export(actor=person.actor, export_id=export_id, now=now)
    content = actions.fetch_export(actor=person.actor, export_id=export_id, now=now)
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(phrase.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def cells(content: bytes) -> tuple[list[str], list[str], list[Any]]:
    """The words of both leaves, and every cell that is not plain text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    table, source = book.worksheets
    everything = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value
    ]
    odd = [cell.value for cell in everything if cell.data_type != "s" or cell.hyperlink]
    return (
        [str(cell.value) for row in table.iter_rows() for cell in row if cell.value],
        [str(cell.value) for row in source.iter_rows() for cell in row if cell.value],
        odd,
    )


def test_a_whole_dossier_for_a_hearing(cast: Cast, number: str, monday: datetime) -> None:
    export_id = asked(cast.carla, number, monday)
    found = fetched(cast.carla, export_id, monday)
    assert sorted(found) == ["bestand-01.jpg", "dossier.pdf", "dossier.xlsx"]
    assert found["bestand-01.jpg"] == PHOTO
    table, source, odd = cells(found["dossier.xlsx"])
    assert odd == []
    assert {number, "Anna"} <= set(table)
    # The place is text to a spreadsheet; the words stay inside until somebody confirmed a copy.
    assert [one for one in table if FORMULA in one] == [f"+{FORMULA}"]
    assert "Weggelaten: niemand heeft deze tekst nog afgedekt en bevestigd." in table
    assert "Doel: een hoorzitting of zienswijze" in source
    assert "Aantal dossiers: 1" in source
    # Whose copy it is stands on a sheet of its own, never in the rows.
    assert not [one for one in table if "hoorzitting" in one or "Gemaakt door" in one]


def test_what_somebody_wrote_goes_along_as_it_was_confirmed(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    said = f"{FORMULA} riep Kevin naar Anna."
    number = stories.report(cast.anna.actor, link, monday, words=said).number
    stories.assess(cast.carla.actor, number, monday)
    actor = cast.carla.actor
    remarks.add_note(
        actor=actor, number=number, now=monday,
        said=remarks.Said(Audience.HANDLERS, NoteKind.FACT, "Kevin Kok is bekend."),
    )  # fmt: skip
    piece, known = redacting.open_text(actor=actor, number=number, place=1, now=monday)
    told = redacting.Confirmation(propose(piece.text, known), piece.digest, 0)
    redacting.confirm_redacted(actor=actor, number=number, place=1, told=told, now=monday)
    table, _source, odd = cells(
        fetched(cast.carla, asked(cast.carla, number, monday), monday)["dossier.xlsx"]
    )
    assert odd == []
    assert f"{FORMULA} riep [naam A] naar [naam B]." in table
    # The note nobody looked at stays inside, and is named.
    assert not [one for one in table if "Kevin" in one]
    left_out = "Weggelaten: niemand heeft deze tekst nog afgedekt en bevestigd."
    assert [table[at - 1] for at, one in enumerate(table) if one == left_out] == ["Een notitie"]


def test_every_page_of_the_document_says_whose_copy_it_is(cast: Cast, number: str, monday: datetime) -> None:
    found = fetched(cast.carla, asked(cast.carla, number, monday), monday)
    with pikepdf.open(io.BytesIO(found["dossier.pdf"])) as document:
        assert len(document.pages) >= 1
        assert not [one for one in document.pages if "/Annots" in one]
        assert str(document.docinfo["/Title"]) == f"Dossier {number}"


def test_a_list_holds_facts_and_nobody(cast: Cast, number: str, monday: datetime) -> None:
    found = fetched(cast.carla, listed(cast.carla, monday), monday)
    assert list(found) == ["dossiers.xlsx"]
    table, source, odd = cells(found["dossiers.xlsx"])
    assert odd == []
    assert number in table
    assert not [one for one in table if "Anna" in one or one == FORMULA]
    assert [one for one in source if one.startswith("Gemaakt door: ")]
    book = openpyxl.load_workbook(io.BytesIO(found["dossiers.xlsx"]))
    assert [sheet.title for sheet in book.worksheets] == ["Dossiers", "Herkomst"]


def test_who_sees_part_of_it_gets_that_part(cast: Cast, number: str, monday: datetime) -> None:
    """Bram leads Anna's team; beside it stands a report of another team, which Carla's list has."""
    link = stories.link_of(cast.carla.actor, cast.klantenservice.pk, monday)
    other = stories.report(cast.teun.actor, link, monday).number
    both, _source, _odd = cells(fetched(cast.carla, listed(cast.carla, monday), monday)["dossiers.xlsx"])
    one, _source, _odd = cells(fetched(cast.bram, listed(cast.bram, monday), monday)["dossiers.xlsx"])
    assert {number, other} <= set(both)
    assert number in one
    assert other not in one
    with pytest.raises(NotVisible):
        asked(cast.bram, number, monday)
    with pytest.raises(NotVisible):
        asked(cast.dirk, number, monday)
    with pytest.raises(NotVisible):
        asked(cast.anna, number, monday)
    with pytest.raises(actions.NothingToExport):
        listed(cast.dirk, monday)


def test_somebody_elses_export_does_not_exist(cast: Cast, number: str, monday: datetime) -> None:
    export_id = asked(cast.carla, number, monday)
    actions.work_on_exports(monday)
    acts = (actions.lock_export, actions.fetch_export, actions.revoke_export)
    for person in (cast.bram, cast.dirk, cast.petra, cast.anna):
        assert queries.exports_of(person.actor, monday) == []
        for act in acts:
            with pytest.raises(NotVisible):
                act(actor=person.actor, export_id=export_id, now=monday)
    assert [one.id for one in queries.exports_of(cast.carla.actor, monday)] == [export_id]
    assert Export.objects.get().state == ExportState.READY


def test_the_phrase_is_shown_once_and_kept_nowhere(cast: Cast, number: str, monday: datetime) -> None:
    export_id = asked(cast.carla, number, monday)
    actions.work_on_exports(monday)
    phrase = actions.lock_export(actor=cast.carla.actor, export_id=export_id, now=monday)
    with pytest.raises(actions.NotReady):
        actions.lock_export(actor=cast.carla.actor, export_id=export_id, now=monday)
    row = Export.objects.get()
    kept = [bytes(getattr(row, one) or b"") for one in ("content", "archive")]
    assert kept[0] == b""
    assert not [one for one in kept if phrase.encode() in one or b"Anna" in one or b"PK" in one[:40]]
    assert not [line for line in TrailLine.objects.all() if phrase in str(line.detail)]


def test_after_a_day_there_is_nothing_left(cast: Cast, number: str, monday: datetime) -> None:
    export_id = asked(cast.carla, number, monday)
    fetched(cast.carla, export_id, monday)
    last = monday + timedelta(hours=24) - timedelta(seconds=1)
    assert actions.fetch_export(actor=cast.carla.actor, export_id=export_id, now=last)
    over = monday + timedelta(hours=24)
    with pytest.raises(actions.NotReady):
        actions.fetch_export(actor=cast.carla.actor, export_id=export_id, now=over)
    assert actions.forget_exports(over) == 1
    row = Export.objects.get()
    assert (row.state, row.content, row.archive, row.fetched) == (ExportState.EXPIRED, None, None, 2)


def test_revoking_ends_it_at_once(cast: Cast, number: str, monday: datetime) -> None:
    export_id = asked(cast.carla, number, monday)
    fetched(cast.carla, export_id, monday)
    actions.revoke_export(actor=cast.carla.actor, export_id=export_id, now=monday)
    row = Export.objects.get()
    assert (row.state, row.archive) == (ExportState.REVOKED, None)
    with pytest.raises(actions.NotReady):
        actions.fetch_export(actor=cast.carla.actor, export_id=export_id, now=monday)
    with pytest.raises(actions.NotReady):
        actions.revoke_export(actor=cast.carla.actor, export_id=export_id, now=monday)


def test_what_was_stopped_is_never_made(cast: Cast, number: str, monday: datetime) -> None:
    export_id = listed(cast.carla, monday)
    actions.revoke_export(actor=cast.carla.actor, export_id=export_id, now=monday)
    assert actions.work_on_exports(monday) == 0
    assert Export.objects.get().state == ExportState.STOPPED


def test_who_lost_the_role_gets_nothing_any_more(cast: Cast, number: str, monday: datetime) -> None:
    before, after = listed(cast.carla, monday), listed(cast.carla, monday)
    fetched(cast.carla, before, monday)
    RoleAssignment.objects.filter(membership=cast.carla.membership, role="COO").delete()
    Assignment.objects.update(ended_at=monday)
    Export.objects.filter(pk=after).update(state=ExportState.WAITING, content=None)
    actions.work_on_exports(monday)
    assert Export.objects.get(pk=after).state == ExportState.REFUSED
    stranger = Actor(**{**vars(cast.carla.actor), "roles": cast.anna.actor.roles})
    with pytest.raises(NotVisible):
        actions.fetch_export(actor=stranger, export_id=before, now=monday)


def test_a_worker_that_died_in_the_middle_is_followed_by_another(
    cast: Cast, number: str, monday: datetime
) -> None:
    export_id = listed(cast.carla, monday)
    Export.objects.update(state=ExportState.MAKING, claimed_at=monday)
    assert actions.work_on_exports(monday + timedelta(minutes=5)) == 0
    assert fetched(cast.carla, export_id, monday + timedelta(minutes=11))


def test_every_step_is_a_line_with_codes_and_counts(cast: Cast, number: str, monday: datetime) -> None:
    export_id = asked(cast.carla, number, monday)
    fetched(cast.carla, export_id, monday)
    fetched(cast.carla, listed(cast.carla, monday, severity="s3_serious", unit_id=cast.lijn_62.pk), monday)
    incident = Incident.objects.get(number=number)
    lines = TrailLine.objects.filter(action__contains="export").order_by("sequence")
    assert [(line.action, line.object_type, line.purpose) for line in lines] == [
        ("export_dossier", "incident", "hearing"),
        ("lock_export", "incident", "hearing"),
        ("fetch_export", "incident", "hearing"),
        ("export_list", "export", "overview"),
        ("lock_export", "export", "overview"),
        ("fetch_export", "export", "overview"),
    ]
    assert lines[0].subject_id == incident.report_id
    assert lines[0].compartments == "C2 C3 C2+C3 C6"
    assert lines[3].detail == {
        "export": str(Export.objects.get(kind="list").pk),
        "count": 1,
        "severity": "s3_serious",
        "unit_id": str(cast.lijn_62.pk),
    }


def test_more_than_the_limit_is_refused(
    cast: Cast, number: str, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_DOSSIERS", 0)
    with pytest.raises(actions.TooManyToExport):
        listed(cast.carla, monday)
    assert not Export.objects.exists()


def test_what_waits_for_its_lock_is_sealed(cast: Cast, number: str, monday: datetime) -> None:
    asked(cast.carla, number, monday)
    actions.work_on_exports(monday)
    content = bytes(Export.objects.get().content or b"")
    assert len(content) > len(PHOTO)
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(content))
