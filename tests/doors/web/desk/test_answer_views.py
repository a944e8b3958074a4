# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import DRAFT, Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")

Late = Callable[[], Client]
TYPED = {
    "kind": "norm_notice",
    "norm_rule": "2",
    "behaviour": "U pakte onze medewerker bij de jas.",
    "salutation": "Geachte heer Jansen",
    "addressee_name": "De heer J. Jansen",
    "addressee_address": "Straat 1\r\n7600 AA Almelo",
    "contact": "088 000 01 30, klantenservice.",
    "note": "",
    "reporter_unrecognisable": "on",
    "version": "0",
}

TALK = {
    "at": "2026-11-23T08:55",
    "spoken_by": "Teamleider",
    "behaviour": "U pakte onze medewerker bij de jas.",
    "norm_rule": "2",
    "other_side": "Ik had haast en ik schrok van haar hand.",
    "agreements": "Hij laat haar voortaan uitpraten.",
}


def _answer(number: str) -> str:
    return f"/dossiers/{number}/antwoord/"


def test_before_the_assessment_there_is_no_answer(carla: Client, report: Report) -> None:
    number = report()
    assert carla.get(_answer(number))["Location"] == f"/dossiers/{number}/beoordelen/"
    page = carla.post(_answer(number), TYPED)
    assert "Beoordeel de melding eerst." in text_of(page)
    assert "U pakte onze medewerker bij de jas." in text_of(page)


def test_the_letter_shows_its_gaps(carla: Client, report: Report, stages: Stages) -> None:
    told = text_of(carla.get(_answer(stages.assessed(report()))))
    assert "Nog 5 van de 7" in told
    assert "Ontbreekt: aanhef" in told
    assert "Ontbreekt: naam en adres" in told
    assert "maandag 23 november 2026 om 08.40 uur" in told


def test_a_concept_is_kept_as_far_as_it_goes(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    answer = carla.post(_answer(number), {**TYPED, "contact": "", "do": "save"})
    assert answer["Location"] == _answer(number)
    page = carla.get(_answer(number))
    assert "Concept bewaard. Er is nog niets verstuurd." in text_of(page)
    assert "<mark>U pakte onze medewerker bij de jas.</mark>" in page.content.decode()
    assert "<mark>De heer J. Jansen</mark><br><mark>Straat 1</mark>" in page.content.decode()
    assert "Nog 1 van de 7" in text_of(page)


def test_establishing_leads_to_what_is_missing(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    answer = carla.post(_answer(number), {**TYPED, "contact": "", "behaviour": "fout", "do": "finish"})
    assert answer["Location"] == f"{_answer(number)}?compleet=1"
    page = carla.get(answer["Location"])
    assert 'href="#id_contact"' in page.content.decode()
    assert 'href="#id_behaviour"' in page.content.decode()
    assert "«Onacceptabel gedrag» is te algemeen." in text_of(page)
    assert "2 antwoorden kloppen nog niet" in text_of(page)


def test_the_letter_is_established_on_a_page_of_its_own(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.assessed(report())
    answer = carla.post(_answer(number), {**TYPED, "do": "finish"})
    assert answer["Location"] == f"{_answer(number)}vaststellen/"
    assert "Je stelt nu de brief vast" in text_of(carla.get(answer["Location"]))
    assert carla.post(answer["Location"])["Location"] == _answer(number)
    told = text_of(carla.get(_answer(number)))
    assert "De brief ligt vast. Verstuur hem nu." in told
    assert "Brief als PDF" in told
    assert carla.post(f"{_answer(number)}vaststellen/")["Location"] == _answer(number)
    assert "Deze brief ligt al vast." in text_of(carla.get(_answer(number)))


def test_a_letter_that_lies_fixed_can_be_changed_and_is_then_a_concept_again(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.finished(report())
    assert "Deze brief ligt al vast" in text_of(carla.get(f"{_answer(number)}?wijzig=1"))
    answer = stages.dossier(number).answer
    assert answer is not None
    carla.post(_answer(number), {**TYPED, "version": str(answer.version), "do": "save"})
    changed = stages.dossier(number).answer
    assert changed is not None
    assert (changed.state, changed.pdf_id) == (AnswerState.DRAFT, None)


LETTERS = {"brief.pdf": b"%PDF-", "brief.docx": b"PK\x03\x04"}


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_comes_with_its_trail_line(
    cast: Cast, carla: Client, report: Report, stages: Stages, name: str
) -> None:
    number = stages.finished(report())
    file = carla.get(f"{_answer(number)}{name}")
    assert file.status_code == 200
    assert file.content.startswith(LETTERS[name])
    assert file["Content-Disposition"] == f'attachment; filename="brief-{number}.{name.split(".")[1]}"'
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.object_type) == ("hand_out_document", "document")


def test_there_is_no_file_before_the_letter_lies_fixed(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.drafted(report())
    assert carla.get(f"{_answer(number)}brief.pdf").status_code == 404


def test_another_answer_keeps_what_was_typed(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    page = carla.post(_answer(number), {**TYPED, "kind": "order_talk", "do": "choose"})
    assert stages.dossier(number).answer is None
    assert "Wat is er afgesproken?" in text_of(page)
    assert "Aan wie de brief gaat" not in text_of(page)
    assert '<input type="hidden" name="salutation" value="Geachte heer Jansen"' in page.content.decode()


def test_a_stale_save_shows_both_texts(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.drafted(report())
    read = {**TYPED, "version": "1", "do": "save"}
    carla.post(_answer(number), {**read, "behaviour": "U riep en u sloeg."})
    page = carla.post(_answer(number), {**read, "behaviour": "U schold en spuugde."})
    told = text_of(page)
    assert "Iemand anders heeft dit antwoord intussen gewijzigd." in told
    assert "U riep en u sloeg." in told
    assert "U schold en spuugde." in told
    assert 'name="version" value="2"' in page.content.decode()


def test_the_preview_changes_while_typing_and_saves_nothing(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.assessed(report())
    lines = TrailLine.objects.count()
    page = carla.post(_answer(number), {**TYPED, "do": "preview"}, headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    assert "Alles is er" in text_of(page)
    assert "<mark>Geachte heer Jansen</mark>" in page.content.decode()
    assert stages.dossier(number).answer is None
    assert TrailLine.objects.count() == lines


ATTACK = "<script>alert(1)</script> {salutation} \ue000place\ue001x\ue002"


def test_what_is_typed_is_text_never_markup(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.drafted(report(), replace(DRAFT, behaviour=ATTACK, salutation=ATTACK))
    for do in ("", "preview"):
        typed = {**TYPED, "behaviour": ATTACK, "salutation": ATTACK, "do": "preview"}
        page = carla.post(_answer(number), typed) if do else carla.get(_answer(number))
        body = page.content.decode()
        assert "<script>alert" not in body
        assert "<mark>&lt;script&gt;alert(1)&lt;/script&gt; {salutation} placex</mark>" in body


def test_sending_asks_how_and_when_and_stops_the_clock(
    carla: Client, report: Report, stages: Stages, monday: datetime
) -> None:
    number = stages.finished(report())
    address = f"/dossiers/{number}/verstuurd/"
    page = carla.get(address)
    assert "Je legt nu vast dat de brief is verstuurd. Dat kun je niet terugdraaien." in text_of(page)
    assert "Waarom is het later dan afgesproken?" not in text_of(page)
    assert 'value="2026-11-23T09:00"' in page.content.decode()
    page = carla.post(address, {"at": "2026-11-23T09:00"})
    assert "Kies hoe de brief wegging." in text_of(page)
    answer = carla.post(address, {"at": "2026-11-23T09:00", "by": "registered_post", "proof": "3STEST"})
    assert answer["Location"] == f"/dossiers/{number}/"
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert "Vastgelegd. De klok staat stil." in told
    assert "Brief verstuurd: aangetekende post" in told
    assert "Lees de brief (PDF)" in told
    assert "Bewijs: 3STEST" in told
    assert stages.dossier(number).clock.stopped_at == monday  # type: ignore[union-attr]


def test_sending_twice_is_impossible(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.sent(report())
    before = stages.dossier(number).timeline
    answer = carla.post(f"/dossiers/{number}/verstuurd/", {"at": "2026-11-23T09:00", "by": "post"})
    assert answer["Location"] == _answer(number)
    told = text_of(carla.get(_answer(number)))
    assert "Verstuurd vandaag 09.00 uur: gewone post. Twee keer versturen kan niet." in told
    assert carla.post(f"{_answer(number)}vaststellen/").status_code == 302
    kept = stages.dossier(number).answer
    assert kept is not None
    assert kept.state is AnswerState.SENT
    assert stages.dossier(number).timeline == before
    page = carla.post(_answer(number), {**TYPED, "version": str(kept.version), "do": "save"})
    assert "Dit antwoord is al verstuurd." in text_of(page)


@pytest.mark.parametrize("at", ["2026-11-23T09:01", "2026-11-23T08:39", "onzin", ""])
def test_an_impossible_moment_is_told_at_the_field(
    carla: Client, report: Report, stages: Stages, at: str
) -> None:
    number = stages.finished(report())
    page = carla.post(f"/dossiers/{number}/verstuurd/", {"at": at, "by": "post", "proof": "bij de balie"})
    assert page.status_code == 200
    assert 'href="#id_at"' in page.content.decode()
    assert "bij de balie" in page.content.decode()


@pytest.fixture
def late(cast: Cast, visit: Visit, monday: datetime, clock: time_machine.Traveller) -> Late:
    """Carla at her screen, fifty hours later."""

    def two_days_later() -> Client:
        clock.move_to(monday + timedelta(hours=50), tick=False)
        return visit(cast.carla)

    return two_days_later


def test_a_late_answer_needs_a_reason(report: Report, stages: Stages, late: Late) -> None:
    number = stages.finished(report())
    carla = late()
    typed = {"at": "2026-11-25T10:30", "by": "post", "proof": ""}
    page = carla.post(f"/dossiers/{number}/verstuurd/", typed)
    assert 'href="#id_late_reason"' in page.content.decode()
    assert "Dit antwoord is te laat. Kies waarom, dan leggen wij dat vast." in text_of(page)
    carla.post(f"/dossiers/{number}/verstuurd/", {**typed, "late_reason": "unreachable"})
    found = stages.dossier(number).clock
    assert found is not None
    assert (found.late_reason, found.stop_reason) == ("unreachable", "answered")
    assert "Te laat. Reden: Niet bereikbaar." in text_of(carla.get(f"/dossiers/{number}/"))


def test_an_answer_in_time_recorded_late_needs_no_reason(report: Report, stages: Stages, late: Late) -> None:
    number = stages.finished(report())
    carla = late()
    carla.post(f"/dossiers/{number}/verstuurd/", {"at": "2026-11-25T08:59", "by": "post", "late_reason": ""})
    found = stages.dossier(number).clock
    assert found is not None
    assert (found.stop_reason, found.late_reason) == ("answered", "")


def test_a_talk_is_recorded_without_a_letter(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    answer = carla.post(
        _answer(number), {**TYPED, "kind": "order_talk", "note": "Hij bood excuses aan.", "do": "finish"}
    )
    assert answer["Location"] == f"/dossiers/{number}/gesprek/"
    page = carla.get(answer["Location"])
    assert "Wanneer was het gesprek?" in text_of(page)
    assert "U pakte onze medewerker bij de jas.</textarea>" in page.content.decode()
    held = {**TALK, "agreements": "Hij bood excuses aan."}
    assert carla.post(answer["Location"], held)["Location"] == f"/dossiers/{number}/"
    told = text_of(carla.get(_answer(number)))
    assert "Het gesprek was vandaag 08.55 uur. Dat ligt vast." in told
    assert "Hij bood excuses aan." in told
    assert carla.post(f"{_answer(number)}vaststellen/").status_code == 302


def test_no_answer_possible_needs_its_reason(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    typed = {**TYPED, "kind": "no_response_possible", "do": "finish"}
    answer = carla.post(_answer(number), typed)
    assert "Schrijf waarom er geen antwoord kan zijn." in text_of(carla.get(answer["Location"]))
    version = {"version": str(stages.dossier(number).answer.version)}  # type: ignore[union-attr]
    answer = carla.post(_answer(number), {**typed, **version, "note": "Niemand weet wie het was."})
    carla.post(answer["Location"], {"at": "2026-11-23T09:00", "proof": ""})
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert "geen antwoord mogelijk" in told
    assert stages.dossier(number).answer.kind is AnswerKind.NONE_POSSIBLE  # type: ignore[union-attr]
