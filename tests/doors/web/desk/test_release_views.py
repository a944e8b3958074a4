# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing to the police on the screens: choosing, looking along, the link once, reading, recalling."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.dossier import files
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")
TYPED: dict[str, Any] = {
    "fields_chosen": ["number", "employer"],
    "ground": "own_report",
    "purpose": "Bij onze aangifte van vandaag.",
    "kind": "police",
    "name": "Eva Vink",
    "organisation": "Politie Twente",
    "mail": "eva@eenlijn.example",
    "wish": "wants",
    "days": "14",
}


@pytest.fixture
def number(report: Report, stages: Stages, cast: Cast) -> str:
    """Carla's dossier, on which Karin and Lars were asked to help."""
    made = stages.assessed(report())
    incident = Incident.objects.get(number=made)
    for person in (cast.karin, cast.lars):
        Assignment.objects.create(
            organisation=incident.organisation,
            incident=incident,
            account=person.account,
            kind=AssignmentKind.LEGAL,
            started_at=incident.reported_at,
        )
    return made


def proposed(carla: Client, number: str, **changes: Any) -> str:
    """The address of the package that Carla put together."""
    sent = carla.post(f"/dossiers/{number}/vrijgeven/nieuw/", {**TYPED, **changes})
    assert sent.status_code == 302, text_of(sent)
    return str(sent["Location"])


def linked(carla: Client, address: str) -> tuple[str, str]:
    page = carla.post(address, {"do": "link"}).content.decode()
    link = re.search(r"http://testserver(/vrijgave/[^<]+/)", page)
    code = re.search(r"<strong>(\d{4} \d{4})</strong>", page)
    assert link
    assert code
    return link[1], code[1]


def test_carla_chooses_karin_looks_along_and_the_police_reads_with_link_and_code(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    empty = f"/dossiers/{number}/vrijgeven/"
    assert "Er is nog niets vrijgegeven." in text_of(carla.get(empty))
    form = carla.get(f"{empty}nieuw/").content.decode()
    chosen = re.findall(r'<input[^>]*name="fields_chosen"[^>]*>', form)
    assert [re.search(r'value="(\w+)"', one)[1] for one in chosen if " checked" in one] == [  # type: ignore[index]
        "number",
        "employer",
    ]
    assert "Niet nagekeken." in text_of(carla.get(f"{empty}nieuw/"))
    address = proposed(carla, number)
    assert "Er moet nog 1 ander meekijken." in text_of(carla.get(address))
    assert 'value="agree"' not in carla.get(address).content.decode()
    karin = visit(cast.karin)
    assert 'value="agree"' in karin.get(address).content.decode()
    assert karin.post(address, {"do": "agree"}).status_code == 302
    assert "Goedgekeurd, nog niet gelezen" in text_of(carla.get(address))
    link, code = linked(carla, address)
    stranger = Client()
    assert "Vul hier de code in." in text_of(stranger.get(link))
    assert stranger.post(link, {"secret": "0000 0000"}).status_code == 422
    page = stranger.post(link, {"secret": code})
    assert (page.status_code, number in text_of(page)) == (200, True)
    assert "Bus 4123" not in text_of(page)
    paper = stranger.post(link, {"secret": code, "do": "pdf"})
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    data = stranger.post(link, {"secret": code, "do": "json"})
    assert [one["code"] for one in data.json()["fields"]] == ["number", "employer"]
    assert "Ontvangst bevestigd" in text_of(stranger.post(link, {"secret": code, "do": "receipt"}))
    told = text_of(carla.get(address))
    for words in ("pagina gelezen", "PDF opgehaald", "gegevens opgehaald", "ontvangst bevestigd"):
        assert words in told


def test_a_chosen_file_is_looked_at_by_who_looks_along_and_fetched_by_the_police(
    carla: Client, cast: Cast, visit: Visit, number: str, monday: datetime
) -> None:
    for words in (b"Ik wacht je op.", b"Dit blijft hier."):
        files.add_file(actor=cast.carla.actor, number=number, file_name="Kees.txt", content=words, now=monday)
    Evidence.objects.update(state=EvidenceState.CLEAN)
    form = text_of(carla.get(f"/dossiers/{number}/vrijgeven/nieuw/"))
    assert "Bestand 1: Tekst, 15 bytes" in form
    address = proposed(carla, number, fields_chosen=["kinds", "file:1"])
    karin = visit(cast.karin)
    assert "Bekijk zoals het weggaat: Bestand 1" in text_of(karin.get(address))
    looked = karin.post(address, {"do": "file", "choice": "file:1"})
    assert (looked.content, looked["Content-Type"]) == (b"Ik wacht je op.", "text/plain")
    assert karin.post(address, {"do": "file", "choice": "file:2"}).status_code == 404
    for person in (karin, visit(cast.lars)):
        assert person.post(address, {"do": "agree"}).status_code == 302
    link, code = linked(carla, address)
    stranger = Client()
    page = text_of(stranger.post(link, {"secret": code}))
    assert "Haal op: Bestand 1" in page
    for hidden in ("Kees.txt", "Bestand 2", "Dit blijft hier", number):
        assert hidden not in page
    got = stranger.post(link, {"secret": code, "do": "file", "choice": "file:1"})
    assert got.content == b"Ik wacht je op."
    assert got["Content-Disposition"] == 'attachment; filename="bestand-01.txt"'
    assert got["Content-Security-Policy"] == "sandbox; default-src 'none'"
    packed = stranger.post(link, {"secret": code, "do": "zip"})
    assert (packed["Content-Type"], b"bestand-01.txt" in packed.content) == ("application/zip", True)
    assert stranger.post(link, {"secret": code, "do": "file", "choice": "file:2"}).status_code == 422
    assert "Bestand 1 opgehaald" in text_of(carla.get(address))
    carla.post(address, {"do": "recall", "reason": "not_needed"})
    assert stranger.post(link, {"secret": code, "do": "file", "choice": "file:1"}).status_code == 422
    assert karin.post(address, {"do": "file", "choice": "file:1"}).status_code == 404


def test_eva_finds_it_at_received_and_dirk_and_anna_find_no_page(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    address = proposed(carla, number)
    eva = visit(cast.eva)
    assert "Er is nu niets voor u." in text_of(eva.get("/ontvangen/"))
    visit(cast.karin).post(address, {"do": "agree"})
    assert cast.reggestreek.name in text_of(eva.get("/ontvangen/"))
    own = f"/ontvangen/{Disclosure.objects.get().pk}/"
    assert number in text_of(eva.get(own))
    assert "Ontvangst bevestigd" in text_of(eva.post(own, {"do": "receipt"}))
    assert eva.post(own, {"do": "pdf"})["Content-Type"] == "application/pdf"
    for person in (cast.frits, cast.dirk, cast.anna, cast.carla):
        assert visit(person).get(own).status_code == 404
    for person in (cast.dirk, cast.anna, cast.bram, cast.eva):
        for page in (f"/dossiers/{number}/vrijgeven/", f"/dossiers/{number}/vrijgeven/nieuw/", address):
            assert visit(person).get(page).status_code == 404


def test_a_form_with_gaps_comes_back_filled_and_says_what_is_missing(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/vrijgeven/nieuw/"
    back = carla.post(address, {**TYPED, "ground": ""})
    assert (back.status_code, "Maak een keuze." in text_of(back)) == (422, True)
    assert "Eva Vink" in back.content.decode()
    private = carla.post(address, {**TYPED, "mail": "eva@gmail.com"})
    assert "Dit lijkt een privéadres." in text_of(private)
    objecting = carla.post(address, {**TYPED, "wish": "objects"})
    assert "Schrijf waarom het toch nodig is" in text_of(objecting)
    assert carla.post(address, {**TYPED, "fields_chosen": ["home"]}).status_code == 422
    assert not Disclosure.objects.exists()


def test_no_link_before_it_is_approved_and_none_after_it_was_recalled(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    address = proposed(carla, number)
    assert "Zonder tweede persoon" in text_of(carla.post(address, {"do": "link"}))
    assert "Een ander kijkt mee" in text_of(carla.post(address, {"do": "agree"}))
    assert carla.post(address, {"do": "nonsense"}).status_code == 404
    visit(cast.lars).post(address, {"do": "agree"})
    link, code = linked(carla, address)
    assert "Haal het terug, of bespreek" in text_of(carla.post(address, {"do": "wish"}, follow=True))
    assert carla.post(address, {"do": "recall", "reason": ""}).status_code == 422
    assert carla.post(address, {"do": "recall", "reason": "wish"}).status_code == 302
    gone, unknown = (
        Client().post(link, {"secret": code}),
        Client().post("/vrijgave/ABCD-EFGH-JKMN-PQRS/", {"secret": code}),
    )
    assert (gone.status_code, unknown.status_code) == (422, 422)
    assert text_of(gone) == text_of(unknown)
    assert "Dit kan nu niet meer" in text_of(carla.post(address, {"do": "link"}))


def test_a_step_without_a_fresh_factor_asks_for_one_first(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    address, karin = proposed(carla, number), visit(cast.karin)
    session = karin.session
    session["stepped_up_at"] -= 3600
    session.save()
    assert (
        "/extra-zekerheid" in karin.post(address, {"do": "agree"})["Location"]
        or "stap" in karin.post(address, {"do": "agree"})["Location"]
    )
    assert not Disclosure.objects.get().settled_at
