# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna sends a photo of who threatened her; Carla adds a mail; a scanner looks; Dirk sees none of it."""

import hashlib
import io
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PIL import Image

from eenlijn.casework.dossier import files
from eenlijn.casework.dossier.exercises import forget_exercises
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.evidence.actions import LARGEST, MOST_FILES, EvidenceRefused, TooManyFiles
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests import scanner
from tests.cast import Cast, Person
from tests.factories import files as made
from tests.factories import stories

PHOTO = made.photo()
NAME = "../../huis van Anna <b>\u202egpj.exe"


@pytest.fixture(scope="module")
def clamd() -> Iterator[str]:
    with scanner.running() as address:
        yield address


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report, assessed by Carla."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, found, monday)
    return found


def sent(person: Person, number: str, now: datetime, content: bytes = PHOTO, name: str = NAME) -> int:
    """Somebody adds a file to the own report."""
    report_id = own_report_id(person.actor, number)
    return files.add_own_file(
        actor=person.actor, report_id=report_id, file_name=name, content=content, now=now
    )


def own(person: Person, number: str, now: datetime) -> files.FilesPage:
    return files.open_own_files(actor=person.actor, report_id=own_report_id(person.actor, number), now=now)


def states(person: Person, number: str, now: datetime) -> list[str]:
    page = files.open_files(actor=person.actor, number=number, now=now)
    return [str(one.state) for one in page.files]


def handed(
    actor: Actor, number: str, now: datetime, place: int = 1, *, small: bool = False
) -> files.HandedOut:
    return files.hand_out_file(actor=actor, number=number, place=place, is_preview=small, now=now)


def looked(address: str, now: datetime) -> None:
    while files.look_at_next_file(address, now):
        pass


def test_a_photo_waits_until_a_scanner_has_looked_and_then_opens(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    assert sent(cast.anna, number, monday) == 1
    assert states(cast.carla, number, monday) == [EvidenceState.WAITING]
    for small in (False, True):
        with pytest.raises(NotVisible):
            handed(cast.carla.actor, number, monday, small=small)
    looked(clamd, monday)
    page = files.open_files(actor=cast.carla.actor, number=number, now=monday)
    (one,) = page.files
    assert (one.state, one.has_preview, one.by_reporter) == (EvidenceState.CLEAN, True, True)
    assert one.digest == hashlib.sha256(PHOTO).hexdigest()
    original = handed(cast.carla.actor, number, monday)
    assert (original.content, original.file_name) == (PHOTO, "bestand-01.jpg")
    small_one = handed(cast.carla.actor, number, monday, small=True)
    assert made.PLACE.encode() in PHOTO
    assert made.PLACE.encode() not in small_one.content
    with Image.open(io.BytesIO(small_one.content)) as shown:
        assert dict(shown.getexif()) == {}


def test_the_name_that_was_typed_is_kept_sealed_without_its_path_and_strange_signs(
    cast: Cast, number: str, monday: datetime
) -> None:
    sent(cast.anna, number, monday)
    (one,) = own(cast.anna, number, monday).files
    assert one.name == "huis van Anna <b>gpj.exe"
    row = Evidence.objects.select_related("original").get()
    assert row.original
    for sealed in (row.original.file_name, row.original.content, row.digest):
        assert b"Anna" not in bytes(sealed or b"")
        assert made.PLACE.encode() not in bytes(sealed or b"")
    assert hashlib.sha256(bytes(row.original.content or b"")).hexdigest() == row.original.sha256


def test_who_sees_the_files(cast: Cast, number: str, monday: datetime, clamd: str) -> None:
    """Anna sees what she sent, Carla everything; Bram leads the team, and reads no own words."""
    sent(cast.anna, number, monday)
    files.add_file(actor=cast.carla.actor, number=number, file_name="mail.eml", content=made.MAIL, now=monday)
    looked(clamd, monday)
    assert [one.name for one in own(cast.anna, number, monday).files] == ["huis van Anna <b>gpj.exe"]
    assert states(cast.carla, number, monday) == ["clean", "clean"]
    report_id = own_report_id(cast.anna.actor, number)
    with pytest.raises(NotVisible):
        files.hand_out_own(actor=cast.anna.actor, report_id=report_id, place=2, is_preview=False, now=monday)
    for person in (cast.bram, cast.dirk, cast.joost, cast.petra, cast.anna):
        with pytest.raises(NotVisible):
            files.open_files(actor=person.actor, number=number, now=monday)
        with pytest.raises(NotVisible):
            handed(person.actor, number, monday)
        with pytest.raises(NotVisible):
            files.add_file(
                actor=person.actor, number=number, file_name="a.txt", content=made.TEXT, now=monday
            )
        with pytest.raises(NotVisible):
            files.destroy_file(actor=person.actor, number=number, place=1, now=monday)
    assert Evidence.objects.count() == 2


def test_who_holds_the_receipt_code_adds_and_sees_the_own_file(
    cast: Cast, monday: datetime, clamd: str
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    receipt = stories.report(Actor.link(link.organisation_id), link, monday)
    report = Incident.objects.select_related("report").get(number=receipt.number).report
    assert report
    actor = Actor.reporter(link.organisation_id, report.pk)
    files.add_own_file(
        actor=actor, report_id=report.pk, file_name="a.png", content=made.photo("PNG"), now=monday
    )
    looked(clamd, monday)
    out = files.hand_out_own(actor=actor, report_id=report.pk, place=1, is_preview=False, now=monday)
    assert out.content.startswith(b"\x89PNG")
    other = stories.report(Actor.link(link.organisation_id), link, monday)
    stranger = Incident.objects.get(number=other.number).report_id
    assert stranger
    with pytest.raises(NotVisible):
        files.open_own_files(actor=actor, report_id=stranger, now=monday)


def test_a_file_with_a_virus_is_held_told_and_destroyed_by_a_person_only(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    sent(cast.anna, number, monday, made.TEXT + scanner.EICAR)
    looked(clamd, monday)
    (one,) = own(cast.anna, number, monday).files
    assert (one.state, one.finding) == (EvidenceState.HELD, f"{scanner.NAME}.UNOFFICIAL")
    with pytest.raises(NotVisible):
        handed(cast.carla.actor, number, monday)
    told = {
        (one.event.type, one.recipient_id, one.event.object_number)
        for one in Notice.objects.filter(event__type__startswith="file_").select_related("event")
    }
    assert told == {("file_not_taken", cast.anna.id, number), ("file_held", cast.carla.id, number)}
    # The original is kept, as it was, until somebody decides.
    row = Evidence.objects.select_related("original").get()
    assert row.original
    assert vault.open_bytes(row.original, "content") == made.TEXT + scanner.EICAR
    files.destroy_file(actor=cast.carla.actor, number=number, place=1, now=monday)
    assert states(cast.carla, number, monday) == [EvidenceState.DESTROYED]
    assert not Document.objects.filter(kind="evidence").exists()
    acts = TimelineEntry.objects.filter(incident__number=number, act__startswith="file_").order_by("id")
    assert sorted(acts.values_list("act", flat=True)) == ["file_added", "file_destroyed", "file_held"]


def test_who_handles_hears_of_a_held_file_of_somebody_behind_a_code_and_of_their_own(
    cast: Cast, monday: datetime, clamd: str
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stranger = Actor.link(link.organisation_id)
    receipt = stories.report(stranger, link, monday)
    stories.assess(cast.carla.actor, receipt.number, monday)
    files.add_file(
        actor=cast.carla.actor,
        number=receipt.number,
        file_name="chat.txt",
        content=made.TEXT + scanner.EICAR,
        now=monday,
    )
    looked(clamd, monday)
    rows = Notice.objects.filter(event__type__startswith="file_", reaches="app").select_related("event")
    assert [(one.event.type, one.recipient_id) for one in rows] == [("file_held", cast.carla.id)]


def test_a_clean_or_a_waiting_file_is_never_destroyed(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    sent(cast.anna, number, monday)
    for _round in range(2):
        with pytest.raises(NotVisible):
            files.destroy_file(actor=cast.carla.actor, number=number, place=1, now=monday)
        looked(clamd, monday)
    assert Document.objects.filter(kind="evidence").count() == 1


def test_with_the_scanner_down_the_file_waits_longer_each_time_and_opens_when_it_is_back(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    sent(cast.anna, number, monday)
    moment, waits = monday, []
    for _try in range(6):
        looked("tcp://127.0.0.1:1", moment)
        due = Evidence.objects.get().next_try_at
        waits.append(due - moment)
        assert files.look_at_next_file(clamd, due - timedelta(seconds=1)) == 0
        moment = due
    assert waits == [timedelta(minutes=one) for one in (1, 2, 4, 8, 15, 15)]
    assert states(cast.carla, number, moment) == [EvidenceState.WAITING]
    looked(clamd, moment)
    assert states(cast.carla, number, moment) == [EvidenceState.CLEAN]


def test_a_scanner_that_talks_nonsense_opens_nothing(cast: Cast, number: str, monday: datetime) -> None:
    sent(cast.anna, number, monday)
    with scanner.pretended(scanner.says(b"stream: fine\0")) as address:
        looked(address, monday)
    assert states(cast.carla, number, monday) == [EvidenceState.WAITING]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(LARGEST + 1),
        made.SVG,
        made.PAGE,
        made.archive("a", b"a"),
        made.zip_bomb()[:1000],
        PHOTO[:999],
    ],
)
def test_what_is_refused_leaves_nothing(cast: Cast, number: str, monday: datetime, content: bytes) -> None:
    with pytest.raises(EvidenceRefused):
        sent(cast.anna, number, monday, content)
    assert (Evidence.objects.count(), Document.objects.filter(kind="evidence").count()) == (0, 0)


def test_the_twenty_first_file_is_refused(cast: Cast, number: str, monday: datetime) -> None:
    for place in range(1, MOST_FILES + 1):
        assert sent(cast.anna, number, monday, made.TEXT) == place
    with pytest.raises(TooManyFiles):
        sent(cast.anna, number, monday, made.TEXT)
    assert Evidence.objects.count() == MOST_FILES


def test_every_look_at_a_file_is_a_line_and_who_told_it_reads_so(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    sent(cast.anna, number, monday)
    looked(clamd, monday)
    handed(cast.carla.actor, number, monday)
    handed(cast.carla.actor, number, monday, small=True)
    incident = Incident.objects.get(number=number)
    ids = (str(incident.pk), str(incident.report_id))
    lines = TrailLine.objects.filter(object_id__in=ids, action__contains="file").order_by("sequence")
    told = [(line.action, line.compartments, line.actor_kind) for line in lines]
    assert told == [
        ("add_own_file", "C2+C3", "person"),
        ("look_at_file", "C2+C3", "job"),
        ("open_file", "C2+C3", "person"),
        ("open_file", "C2+C3", "person"),
    ]
    assert {line.subject_id for line in lines} == {incident.report_id}
    assert [line.detail["preview"] for line in lines if line.action == "open_file"] == [False, True]
    assert all("huis" not in str(line.detail) for line in lines)


def test_what_is_practised_is_gone_after_thirty_days_with_its_files(
    cast: Cast, monday: datetime, clamd: str
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, is_exercise=True).number
    sent(cast.anna, number, monday)
    looked(clamd, monday)
    assert Document.objects.filter(kind__in=("evidence", "preview")).count() == 2
    assert forget_exercises(monday + timedelta(days=31)) == 1
    assert (Evidence.objects.count(), Document.objects.filter(kind__in=("evidence", "preview")).count()) == (
        0,
        0,
    )
