# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla prepares a report to the police for Anna: check, choice, text, evidence, file; Dirk sees none."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pikepdf
import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import (
    files,
    lights,
    measures_acts,
    people,
    police_agreements,
    police_evidence,
    police_file,
    police_package,
)
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.police_agreements import NothingFiled
from eenlijn.casework.dossier.police_file import NothingLeft
from eenlijn.casework.dossier.police_package import NameUnderNumber, NoMandateNeeded, NotPrepared
from eenlijn.casework.dossier.removing import remove_other_person
from eenlijn.casework.incidents.actions import ChangedMeanwhile, NewPerson
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident, Victim
from eenlijn.casework.police_reports import drafting, packing
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.checking import NothingAnswered
from eenlijn.casework.police_reports.codes import (
    AgreementState,
    Filer,
    FootageHolder,
    FootageState,
    LeftOut,
    MadeBy,
    OffenceOutcome,
    PoliceDecision,
    PoliceWay,
)
from eenlijn.casework.police_reports.drafting import Choice, Texts
from eenlijn.casework.police_reports.exhibits import Exhibit
from eenlijn.casework.police_reports.footage import FootageDayWrong, NewFootage
from eenlijn.casework.police_reports.home_address import HomeAddressInFile
from eenlijn.casework.police_reports.marking import AgreementDayWrong, Mark
from eenlijn.casework.police_reports.models import FootageRequest, OffenceCheck, PoliceDraft, PolicePackage
from eenlijn.casework.police_reports.packing import FileUnprintable
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.clock import to_local
from tests import scanner
from tests.cast import Cast
from tests.factories import files as made
from tests.factories import stories
from tests.factories.pdf_words import text_of

DAY = timedelta(days=1)
FILED = PoliceChoice(PoliceDecision.AANGIFTE_EMPLOYER, filed_on=date(2026, 11, 23))
WORDS = {"what": "Hij dreigde met slaan.", "scene": "Lijn 62, halte station", "literal": "Ik wacht je op."}


@pytest.fixture(scope="module")
def clamd() -> Iterator[str]:
    with scanner.running() as address:
        yield address


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report, assessed by Carla; their employer has a postal address."""
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(postal_lines="Postbus 12\n7600 AA Almelo")
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, found, monday)
    return found


def write(actor: Actor, number: str, now: datetime, version: int = 0, **texts: str) -> None:
    typed = Texts({**WORDS, **texts}, version=version)
    police_file.write_draft(actor=actor, number=number, typed=typed, now=now)


def choose(actor: Actor, number: str, now: datetime, version: int = 0, **changes: object) -> None:
    base = {"way": PoliceWay.AANGIFTE, "filer": Filer.EMPLOYER, "identity": "domicile", "version": version}
    choice = Choice(**{**base, **changes})  # type: ignore[arg-type]
    police_file.choose_way(actor=actor, number=number, choice=choice, now=now)


def make(actor: Actor, number: str, now: datetime) -> int:
    version = PoliceDraft.objects.get(incident__number=number).version
    return police_package.make_file(actor=actor, number=number, draft_version=version, now=now)


def taken(actor: Actor, number: str, version: int, now: datetime) -> dict[str, bytes]:
    handed = police_package.hand_out_file(
        actor=actor, number=number, version=version, is_archive=True, now=now
    )
    with zipfile.ZipFile(io.BytesIO(handed.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words_of(paper: bytes) -> str:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        return text_of(pdf)


def add(actor: Actor, number: str, now: datetime, content: bytes = made.TEXT, name: str = "chat.txt") -> int:
    return files.add_file(actor=actor, number=number, file_name=name, content=content, now=now)


def look(clamd: str, now: datetime) -> None:
    while files.look_at_next_file(clamd, now):
        pass


# The check --------------------------------------------------------------------------------------


def test_the_check_keeps_the_answers_decides_nothing_and_a_new_one_ends_the_former(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    assert police_file.check_desk(carla, number).answers == {"vague_threat": "yes", "hurt": "yes"}
    police_file.check_offence(actor=carla, number=number, answers={"threat": "yes", "x": "yes"}, now=monday)
    desk = police_file.check_desk(carla, number)
    assert desk.checked is not None
    assert (desk.answers, desk.checked.pointed.outcome) == ({"threat": "yes"}, OffenceOutcome.LIKELY)
    assert desk.checked_by == "Carla"
    police_file.check_offence(actor=carla, number=number, answers={"threat": "unsure"}, now=monday)
    assert list(
        OffenceCheck.objects.order_by("answered_at", "is_current").values_list("outcome", "is_current")
    ) == [
        ("likely", False),
        ("doubt", True),
    ]
    assert measures_acts.police_decisions(carla, number) == ()
    with pytest.raises(NothingAnswered):
        police_file.check_offence(actor=carla, number=number, answers={"x": "yes", "threat": "?"}, now=monday)


def test_an_offence_on_complaint_starts_its_term(cast: Cast, number: str, monday: datetime) -> None:
    clocks = Clock.objects.filter(incident__number=number, kind="complaint_offence")
    police_file.check_offence(actor=cast.carla.actor, number=number, answers={"spat": "yes"}, now=monday)
    assert not clocks.exists()
    for _time in range(2):
        police_file.check_offence(
            actor=cast.carla.actor, number=number, answers={"stalking": "yes"}, now=monday
        )
    assert clocks.get().started_at == Incident.objects.get(number=number).occurred_at


# The text ---------------------------------------------------------------------------------------


def test_the_text_begins_with_what_the_dossier_tells_and_never_with_a_home_address(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    people.add_person(
        actor=carla, number=number, person=NewPerson("witness_visitor", "Wim, Dorpsweg 3"), now=monday
    )
    desk = police_file.open_draft(actor=carla, number=number, now=monday)
    assert desk.draft.texts["victim"] == "Anna"
    assert desk.draft.texts["witnesses"] == "Getuige (bezoeker), Wim, […]"
    assert desk.draft.texts["scene"] == "Bus 4123, lijn 62"
    assert desk.domicile == ("Busbedrijf Reggestreek (verzonnen)", "Postbus 12", "7600 AA Almelo")
    assert desk.reads_people
    assert not PoliceDraft.objects.exists()


def test_a_home_address_is_refused_with_its_reason_and_nothing_is_kept(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    victim = Victim.objects.get(incident__number=number)
    vault.seal(victim, address="Wilgenlaan 8, Almelo")
    victim.save()
    wrong: tuple[dict[str, Any], ...] = (
        {"witnesses": "Anna, Kerkstraat 12"},
        {"scene": "Bij haar huis, Molenweg 4"},
        {"who": "Hij stond bij Wilgenlaan 8"},
        {"injuries": "Verklaring ligt thuis, Kerkstraat 12"},
    )
    for texts in wrong:
        with pytest.raises(HomeAddressInFile):
            write(carla, number, monday, **texts)
    with pytest.raises(HomeAddressInFile):
        choose(carla, number, monday, contact="Carla, Kerkstraat 12")
    assert not PoliceDraft.objects.exists()
    write(carla, number, monday, who="K. Klant, Molenweg 4, 7607 AB Almelo")
    assert PoliceDraft.objects.get().version == 1


def test_a_draft_saved_by_two_people_is_told_to_the_second(cast: Cast, number: str, monday: datetime) -> None:
    carla = cast.carla.actor
    write(carla, number, monday)
    with pytest.raises(ChangedMeanwhile):
        write(carla, number, monday, what="Anders.")
    write(carla, number, monday, version=1, what="Anders.")
    draft = police_file.open_draft(actor=carla, number=number, now=monday).draft
    assert (draft.version, draft.texts["what"]) == (2, "Anders.")
    with pytest.raises(ChangedMeanwhile):
        choose(carla, number, monday, version=1)
    acts = TimelineEntry.objects.filter(incident__number=number, act="police_prepared")
    assert acts.count() == 1


def test_what_misses_is_a_plain_list_and_an_empty_draft_may_be_kept(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    empty: dict[str, Any] = dict.fromkeys(("what", "scene", "literal"), "")
    write(carla, number, monday, **empty, who="")
    write(carla, number, monday, version=1, who="Een man", how="Hij liep op haar af.")
    draft = police_file.open_draft(actor=carla, number=number, now=monday).draft
    assert draft.missing == ("with_what", "moment", "why", "victim")
    assert draft.proposed == frozenset()


def test_each_text_lies_sealed_in_its_own_compartment(cast: Cast, number: str, monday: datetime) -> None:
    write(cast.carla.actor, number, monday, who="K. Klant", victim="Anna", injuries="Foto 2")
    row = PoliceDraft.objects.get()
    assert vault.open(row, "who") == "K. Klant"
    for name in ("what", "who", "victim", "injuries"):
        assert WORDS.get(name, "Klant").encode() not in bytes(getattr(row, name))


# Who reads what ---------------------------------------------------------------------------------


def test_dirk_bram_and_anna_find_nothing_of_it(cast: Cast, number: str, monday: datetime) -> None:
    write(cast.carla.actor, number, monday)
    make(cast.carla.actor, number, monday)
    ways: tuple[Callable[[Actor], object], ...] = (
        lambda who: police_file.open_draft(actor=who, number=number, now=monday),
        lambda who: police_evidence.open_evidence(actor=who, number=number, now=monday),
        lambda who: police_package.open_package(actor=who, number=number, now=monday),
        lambda who: taken(who, number, 1, monday),
        lambda who: police_file.police_desk(who, number),
        lambda who: police_agreements.agreements_desk(who, number),
        lambda who: write(who, number, monday, version=1),
        lambda who: make(who, number, monday),
    )
    for stranger in (cast.dirk, cast.bram, cast.anna, cast.teun):
        for way in ways:
            with pytest.raises(NotVisible):
                way(stranger.actor)


def test_who_handles_it_without_the_right_to_read_people_leaves_those_parts_out_and_it_is_said(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    carla, bram = cast.carla.actor, cast.bram.actor
    write(carla, number, monday, who="K. Klant", injuries="Foto 2")
    assert make(carla, number, monday) == 1
    add(carla, number, monday)
    look(clamd, monday)
    incident = Incident.objects.get(number=number)
    base = {"organisation_id": incident.organisation_id, "incident": incident, "started_at": monday}
    Assignment.objects.create(**base, account_id=cast.bram.id, kind=AssignmentKind.DEPUTY)
    desk = police_file.open_draft(actor=bram, number=number, now=monday)
    assert set(desk.draft.texts) == {"injuries", "damage"}
    assert not desk.reads_people
    typed = Texts({"injuries": "Foto 3", "who": "Iemand anders"}, version=1)
    police_file.write_draft(actor=bram, number=number, typed=typed, now=monday)
    row = PoliceDraft.objects.get()
    assert (vault.open(row, "who"), vault.open(row, "injuries")) == ("K. Klant", "Foto 3")
    assert police_evidence.open_evidence(actor=bram, number=number, now=monday).pieces == ()
    told = [Exhibit(1, goes_along=False, made_by=MadeBy.REPORTER)]
    with pytest.raises(NotVisible):
        police_evidence.describe_files(actor=bram, number=number, told=told, now=monday)
    assert make(bram, number, monday) == 2
    page = police_package.open_package(actor=bram, number=number, now=monday)
    assert [gap.reason for gap in page.gaps] == [LeftOut.NO_RIGHT]
    assert page.may_take == {2}
    inside = taken(bram, number, 2, monday)
    assert "Klant" not in words_of(inside["politiedossier.pdf"])
    assert "Wie het maakte, mag dit deel niet lezen" in words_of(inside["politiedossier.pdf"])
    with pytest.raises(NotVisible):
        taken(bram, number, 1, monday)
    assert "Klant" in words_of(taken(carla, number, 1, monday)["politiedossier.pdf"])


# The file ---------------------------------------------------------------------------------------


def test_the_file_has_the_text_the_files_their_hashes_and_says_what_is_not_in_it(
    cast: Cast, number: str, monday: datetime, clamd: str
) -> None:
    carla = cast.carla.actor
    add(carla, number, monday)
    add(carla, number, monday, made.MAIL, "mail.eml")
    add(carla, number, monday, made.AMR, "opname.amr")
    look(clamd, monday)
    add(carla, number, monday, made.OGG, "later.ogg")
    told = [
        Exhibit(1, goes_along=True, made_by=MadeBy.OTHER_PERSON, what="Bericht van de ander"),
        Exhibit(2, goes_along=False, made_by=MadeBy.REPORTER),
    ]
    police_evidence.describe_files(actor=carla, number=number, told=told, now=monday)
    write(carla, number, monday, who="K. Klant")
    page = police_package.open_package(actor=carla, number=number, now=monday)
    assert [(gap.place, gap.reason) for gap in page.gaps] == [(2, LeftOut.CHOSEN), (4, LeftOut.NOT_SCANNED)]
    assert make(carla, number, monday) == 1
    inside = taken(carla, number, 1, monday)
    assert sorted(inside) == [
        "bewijs/bestand-01.txt",
        "bewijs/bestand-03.amr",
        "inhoud.json",
        "politiedossier.pdf",
    ]
    manifest = json.loads(inside["inhoud.json"])
    assert {one["naam"]: one["sha256"] for one in manifest["in_dit_archief"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in inside.items() if name != "inhoud.json"
    }
    assert manifest["bewijs"][0]["wat"] == "Bericht van de ander"
    assert [one["wat"] for one in manifest["bewijs"]] == [
        "Bericht van de ander",
        "Geluid",
    ]  # never a file name
    assert manifest["bewijs"][0]["sha256"] == hashlib.sha256(made.TEXT).hexdigest()
    assert manifest["niet_erin"] == [
        {"bestand": 2, "waarom": "chosen"},
        {"bestand": 4, "waarom": "not_scanned"},
    ]
    paper = words_of(inside["politiedossier.pdf"])
    for words in (
        "VPT-zaak",
        "Ik wacht je op.",
        "K. Klant",
        "Postbus 12",
        hashlib.sha256(made.TEXT).hexdigest()[:20],
    ):
        assert words in paper
    assert "Nog niet bekeken op virussen" in paper


def test_made_again_it_is_a_next_version_and_the_old_one_stays_byte_for_byte(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    with pytest.raises(NotPrepared):
        police_package.make_file(actor=carla, number=number, draft_version=0, now=monday)
    write(carla, number, monday)
    make(carla, number, monday)
    first = taken(carla, number, 1, monday)
    write(carla, number, monday, version=1, what="Hij sloeg.")
    with pytest.raises(NotPrepared):
        police_package.make_file(actor=carla, number=number, draft_version=1, now=monday)
    assert make(carla, number, monday + DAY) == 2
    assert taken(carla, number, 1, monday) == first
    assert "Hij sloeg." in words_of(taken(carla, number, 2, monday)["politiedossier.pdf"])
    row = PolicePackage.objects.get(number=1)
    assert row.archive is not None
    content = vault.open_bytes(row.archive, "content")
    assert vault.open(row, "digest") == hashlib.sha256(content).hexdigest()
    assert row.archive.compartment == "C2+C3"
    assert b"Ik wacht" not in bytes(row.archive.content or b"")
    lines = TrailLine.objects.filter(action="make_police_file").count()
    assert lines == 2
    with pytest.raises(NotVisible):
        taken(carla, number, 3, monday)


def test_under_number_no_name_of_ours_is_in_it_and_one_in_a_text_is_refused(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    choose(carla, number, monday, identity="under_number", reasons=["violent"])
    write(carla, number, monday, version=1, victim="Anna", how="Hij liep op Anna af.")
    with pytest.raises(NameUnderNumber) as refused:
        make(carla, number, monday)
    assert "Op welke wijze" in refused.value.sentence
    told: dict[str, Any] = {"victim": "Anna", "how": "Hij liep op de collega af."}
    write(carla, number, monday, version=2, **told)
    camera = NewFootage("Deurbel van Anna", FootageHolder.OTHER, date(2026, 11, 23))
    police_evidence.ask_footage(actor=carla, number=number, new=camera, now=monday)
    with pytest.raises(NameUnderNumber):
        make(carla, number, monday)
    FootageRequest.objects.all().delete()
    choose(carla, number, monday, version=3, identity="under_number", reasons=["violent"], filer=Filer.PROXY)
    make(carla, number, monday)
    inside = taken(carla, number, 1, monday)
    assert sorted(inside) == ["inhoud.json", "politiedossier.pdf"]  # the mandate has a name in it
    paper = words_of(inside["politiedossier.pdf"])
    assert "Anna" not in paper
    assert "De ander staat bekend om geweld" in paper
    page = police_package.open_package(actor=carla, number=number, now=monday)
    assert [gap.reason for gap in page.gaps] == [LeftOut.UNDER_NUMBER]


def test_a_mandate_is_made_from_the_data_with_the_address_of_the_employer(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    with pytest.raises(NoMandateNeeded):
        police_package.hand_out_mandate(actor=carla, number=number, now=monday)
    choose(carla, number, monday, filer=Filer.PROXY, contact="Carla, coördinator")
    handed = police_package.hand_out_mandate(actor=carla, number=number, now=monday)
    words = words_of(handed.content)
    for told in ("Volmacht om aangifte te doen", "Anna", "Carla, coördinator", "Postbus 12, 7600 AA Almelo"):
        assert told in words
    write(carla, number, monday, version=1)
    make(carla, number, monday)
    assert "volmacht.pdf" in taken(carla, number, 1, monday)


def test_a_sign_that_no_font_has_is_refused_and_nothing_is_made(
    cast: Cast, number: str, monday: datetime
) -> None:
    write(cast.carla.actor, number, monday, what="\N{PILE OF POO}")
    with pytest.raises(FileUnprintable):
        make(cast.carla.actor, number, monday)
    assert not PolicePackage.objects.exists()


# Camera images and agreements -------------------------------------------------------------------


def test_camera_images_have_a_clock_of_their_own_until_they_are_safe_or_gone(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla, today = cast.carla.actor, date(2026, 11, 23)
    for camera, until in (("Bus 7712, voor", None), ("Winkel", date(2026, 11, 25))):
        new = NewFootage(camera, FootageHolder.OWN, today, until)
        police_evidence.ask_footage(actor=carla, number=number, new=new, now=monday)
    clocks = Clock.objects.filter(incident__number=number, kind="camera_images").order_by("due_at")
    event = Incident.objects.get(number=number).occurred_at
    shop, bus = clocks
    assert [to_local(one.due_at).date() for one in (shop, bus)] == [date(2026, 11, 25), date(2026, 11, 30)]
    assert (bus.started_at, bus.term_amount, bus.term_unit) == (event, 7, "days")
    first, second = police_evidence.open_evidence(actor=carla, number=number, now=monday).footage
    for one, state in ((first, FootageState.SECURED), (second, FootageState.GONE)):
        told: dict[str, Any] = {
            "actor": carla,
            "number": number,
            "footage_id": one.id,
            "state": state,
            "on": today,
        }
        police_evidence.settle_footage(**told, now=monday)
        with pytest.raises(NotVisible):
            police_evidence.settle_footage(**told, now=monday)
    assert not clocks.filter(stopped_at=None).exists()
    late = NewFootage("Hal", FootageHolder.OTHER, date(2026, 11, 24))
    with pytest.raises(FootageDayWrong):
        police_evidence.ask_footage(actor=carla, number=number, new=late, now=monday)
    home = NewFootage("Deurbel van Anna, Kerkstraat 12", FootageHolder.OTHER, today)
    with pytest.raises(HomeAddressInFile):
        police_evidence.ask_footage(actor=carla, number=number, new=home, now=monday)


def test_images_that_are_nearly_wiped_are_told_to_who_handles_it(
    cast: Cast, number: str, monday: datetime
) -> None:
    later = monday + 6 * DAY
    lights.warn_of_lights(now=later)
    Notice.objects.all().delete()
    new = NewFootage("Hal", FootageHolder.OWN, date(2026, 11, 23))
    police_evidence.ask_footage(actor=cast.carla.actor, number=number, new=new, now=monday)
    lights.warn_of_lights(now=later)
    told = Notice.objects.filter(reaches="app").values_list("event__type", "recipient_id")
    assert list(told) == [("term_due_soon", cast.carla.id)]


def test_a_missed_agreement_is_told_once_and_only_after_a_filing(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla, today = cast.carla.actor, date(2026, 11, 23)
    missed = Mark("O6", AgreementState.MISSED, today)
    told: dict[str, Any] = {"actor": carla, "number": number, "now": monday}
    with pytest.raises(NothingFiled):
        police_agreements.mark_agreements(marks=[missed], **told)
    measures_acts.decide_police(actor=carla, number=number, choice=FILED, now=monday)
    for _time in range(2):
        police_agreements.mark_agreements(marks=[missed, Mark("O1", AgreementState.DONE, today)], **told)
    notices = Notice.objects.filter(event__type="agreement_missed", reaches="app")
    assert list(notices.values_list("recipient_id", flat=True)) == [cast.carla.id]
    assert [one.code for one in police_file.police_desk(carla, number).missed] == ["O6"]
    police_agreements.mark_agreements(marks=[Mark("O6", AgreementState.UNKNOWN, None)], **told)
    assert police_file.police_desk(carla, number).missed == ()
    with pytest.raises(AgreementDayWrong):
        police_agreements.mark_agreements(marks=[Mark("O1", AgreementState.DONE, today + DAY)], **told)
    for code in ("O8", "X1"):
        with pytest.raises(NotVisible):
            police_agreements.mark_agreements(marks=[Mark(code, AgreementState.DONE, today)], **told)


# What goes --------------------------------------------------------------------------------------


def test_what_was_made_goes_with_the_data_of_the_other_person_and_nothing_can_be_made_then(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    write(carla, number, monday, who="K. Klant", victim="Anna")
    make(carla, number, monday)
    assert Document.objects.filter(kind="police_file").count() == 2
    remove_other_person(incident=Incident.objects.get(number=number), account_id=carla.account_id, now=monday)
    assert not Document.objects.filter(kind="police_file").exists()
    desk = police_file.open_draft(actor=carla, number=number, now=monday)
    assert (desk.draft.texts["who"], desk.draft.texts["victim"], desk.may_save) == ("", "Anna", False)
    assert police_package.open_package(actor=carla, number=number, now=monday).may_take == frozenset()
    for act in (lambda: write(carla, number, monday, version=1), lambda: make(carla, number, monday)):
        with pytest.raises(NothingLeft):
            act()


def test_who_of_us_it_is_about_goes_on_request_and_what_was_made_with_it_too(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor
    write(carla, number, monday, who="K. Klant", victim="Anna", witnesses="Wim")
    make(carla, number, monday)
    incident = Incident.objects.get(number=number)
    drafting.forget_people(incident)
    packing.forget_packages(incident)
    texts = police_file.open_draft(actor=carla, number=number, now=monday).draft.texts
    assert (texts["who"], texts["victim"], texts["witnesses"]) == ("K. Klant", "", "")
    page = police_package.open_package(actor=carla, number=number, now=monday)
    assert [(one.number, one.is_gone) for one, _who in page.packages] == [(1, True)]
    assert not Document.objects.filter(kind="police_file").exists()
