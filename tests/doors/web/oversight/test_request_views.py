# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A request from the form to a decision and an objection, and a school pupil whose mother gets the letter."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests.models import DataRequest
from eenlijn.casework.requests.queries import is_held
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

ALL = "/toezicht/verzoeken/"
ASKED = {
    "kind": "access",
    "words": "Wat staat er over mij? Kanarie-vraag.",
    "name": "Kees Kanarie",
    "address": "Teststraat 1\n7600 XX Almelo",
}


@pytest.fixture
def slug(cast: Cast, monday: datetime) -> str:
    return stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday).slug


def send(client: Client, request: str, **typed: str) -> Any:
    return client.post(f"{ALL}{request}/", typed)


def test_a_request_for_access_turns_into_an_objection(  # noqa: PLR0917 - fixtures
    cast: Cast,
    visit: Visit,
    noor: Client,
    slug: str,
    number: str,
    clock: time_machine.Traveller,
    monday: datetime,
) -> None:
    kept = Client().post(f"/verzoek/{slug}/", ASKED)
    assert kept.status_code == 200
    request = DataRequest.objects.get().number
    assert f"<strong>{request}</strong>" in body(kept)
    assert list(kept.cookies) == []
    assert "Nu: een verzoek over gegevens wacht op een besluit" in body(noor.get("/toezicht/"))
    listed = body(noor.get(ALL))
    assert request in listed
    assert "Kanarie" not in listed
    assert "Kanarie-vraag" in body(noor.get(f"{ALL}{request}/"))
    assert TrailLine.objects.filter(action="open_request").count() == 1

    wrong = send(noor, request, do="join", dossier="0000-000")
    assert (wrong.status_code, "Dit nummer is hier niet. Kijk of het klopt." in body(wrong)) == (422, True)
    assert "geleden ontvangen" not in body(wrong)
    assert send(noor, request, do="join", dossier=number).status_code == 302
    assert is_held(Incident.objects.get(number=number).pk)
    assert send(noor, request, do="identity", how="shown", asked_by="accused").status_code == 302
    empty = send(noor, request, do="decide", verdict="partly", reasons="")
    assert (empty.status_code, "Vul dit in." in body(empty)) == (422, True)
    told = {"do": "decide", "verdict": "partly", "reasons": "Niet wie er meldde."}
    assert send(noor, request, **told).status_code == 302
    letter = noor.get(f"{ALL}{request}/besluit.pdf")
    assert letter.content.startswith(b"%PDF-")
    copy = noor.get(f"{ALL}{request}/kopie.pdf")
    assert copy.content.startswith(b"%PDF-")

    clock.move_to(monday + timedelta(days=7))
    noor = visit(cast.noor)
    assert send(noor, request, do="object", on="2026-11-30", words="Ik mis het verslag.").status_code == 302
    mine = send(noor, request, do="again", verdict="granted", reasons="U krijgt het.")
    assert (mine.status_code, "Over het bezwaar besluit een ander." in body(mine)) == (422, True)
    assert "U krijgt het." in body(mine)
    page = body(noor.get(f"{ALL}{request}/"))
    assert "Bezwaar gemaakt" in page
    assert "7 dagen geleden ontvangen." in page


def test_a_form_that_lacks_something_keeps_what_was_typed(slug: str) -> None:
    lacking = Client().post(f"/verzoek/{slug}/", {**ASKED, "address": "", "is_minor": "on"})
    assert lacking.status_code == 422
    assert "Kanarie-vraag" in body(lacking)
    child = Client().post(f"/verzoek/{slug}/", {**ASKED, "is_minor": "on"})
    assert child.status_code == 422
    assert "Schrijf op welke ouder of voogd de brief krijgt." in body(child)
    assert DataRequest.objects.count() == 0
    assert Client().get("/verzoek/bestaat-niet/").status_code == 404


def test_the_letter_about_a_pupil_goes_to_the_mother(
    cast: Cast, visit: Visit, noor: Client, number: str, clock: time_machine.Traveller
) -> None:
    carla = visit(cast.carla)
    asked = {
        **ASKED,
        "do": "mark",
        "asked_by": "accused",
        "way": "letter",
        "at": "2026-11-23T09:00",
        "is_minor": "on",
        "representative": "Mieke Kanarie",
    }
    page = carla.get(f"/dossiers/{number}/verzoek/")
    assert "Is dit een verzoek over gegevens?" in body(page)
    assert "Er loopt geen verzoek over dit dossier." in body(page)
    sent = carla.post(f"/dossiers/{number}/verzoek/", asked)
    assert sent.status_code == 302, body(sent)
    shown = body(carla.get(f"/dossiers/{number}/verzoek/"))
    assert "Inzage: ontvangen" in shown
    assert "Kanarie" not in shown
    request = DataRequest.objects.get().number
    assert "Brieven gaan naar Mieke Kanarie." in body(noor.get(f"{ALL}{request}/"))


def primary(page: str) -> list[str]:
    """What the filled buttons of a page say."""
    return [words.strip() for words in re.findall(r"nl-button--primary[^>]*>([^<]*)<", page)]


def test_one_thing_to_do_at_a_time_and_a_letter_leaves_once(
    noor: Client, slug: str, number: str, clock: time_machine.Traveller, monday: datetime
) -> None:
    Client().post(f"/verzoek/{slug}/", ASKED)
    request = DataRequest.objects.get().number
    page = f"{ALL}{request}/"
    seen = [primary(body(noor.get(page)))]
    send(noor, request, do="join", dossier=number)
    seen.append(primary(body(noor.get(page))))
    longer = send(noor, request, do="extend", reason="Veertig dossiers.")
    assert longer.status_code == 302
    assert noor.get(f"{page}langer.pdf").content.startswith(b"%PDF-")
    seen.append(primary(body(noor.get(page))))
    lacking = send(noor, request, do="sent", on="2026-11-23", proof="3SPOST")
    assert (lacking.status_code, "3SPOST" in body(lacking)) == (422, True)
    assert send(noor, request, do="sent", on="2026-11-23", by="post", proof="3SPOST").status_code == 302
    shown = body(noor.get(page))
    assert "Brief dat het langer duurt: maandag 23 november 2026, Gewone post. Vastgelegd door Noor." in shown
    seen.append(primary(shown))
    send(noor, request, do="identity", how="shown", asked_by="accused")
    seen.append(primary(body(noor.get(page))))
    send(noor, request, do="decide", verdict="refused", reasons="Er staat niets.")
    seen.append(primary(body(noor.get(page))))
    assert seen == [
        ["Koppel het dossier"],
        ["Leg vast"],
        ["Leg vast dat de brief weg is"],
        ["Leg vast"],
        ["Besluit en maak de brief"],
        ["Leg vast dat de brief weg is"],
    ]
    clock.move_to(monday + timedelta(minutes=1))
    assert send(noor, request, do="sent", on="2026-11-24", by="post").status_code == 302


def test_before_an_erasure_is_decided_the_page_says_what_goes_and_what_stays(
    cast: Cast, noor: Client, slug: str, number: str
) -> None:
    Client().post(f"/verzoek/{slug}/", {**ASKED, "kind": "erasure", "name": cast.anna.name})
    request = DataRequest.objects.get().number
    send(noor, request, do="join", dossier=number)
    send(noor, request, do="identity", how="signed_in", asked_by="reporter")
    shown = body(noor.get(f"{ALL}{request}/"))
    assert "De naam klopt met de naam in het dossier." in shown
    assert "Wij verwijderen: naam, functie en adres; de band met het account" in shown
    assert "Dit blijft: eigen woorden en bestanden; het besluit over de ander" in shown
    whole = send(noor, request, do="decide", verdict="granted", reasons="U vroeg het.")
    assert (whole.status_code, "Niet alles mag nu weg: het dossier wordt nog behandeld." in body(whole)) == (
        422,
        True,
    )
    assert send(noor, request, do="decide", verdict="partly", reasons="U vroeg het.").status_code == 302
    assert "Wat weggaat en blijft" in body(noor.get(f"{ALL}{request}/"))


def test_a_restricted_dossier_says_so_on_its_head_and_in_the_list_of_who_handles_it(
    cast: Cast, visit: Visit, noor: Client, slug: str, number: str
) -> None:
    carla, bram = visit(cast.carla), visit(cast.bram)
    assert "Gebruik beperkt" not in body(carla.get(f"/dossiers/{number}/"))
    Client().post(f"/verzoek/{slug}/", {**ASKED, "kind": "restriction"})
    request = DataRequest.objects.get().number
    send(noor, request, do="join", dossier=number)
    send(noor, request, do="identity", how="shown", asked_by="accused")
    assert send(noor, request, do="decide", verdict="granted", reasons="Het klopt niet.").status_code == 302
    page = body(carla.get(f"/dossiers/{number}/"))
    assert ("Gebruik beperkt" in page, "Op verzoek: bewaren mag, gebruiken niet." in page) == (True, True)
    assert "gebruik beperkt" in body(carla.get("/vandaag/?wat=alles"))
    assert "Gebruik beperkt" not in body(bram.get(f"/dossiers/{number}/"))
    assert "gebruik beperkt" not in body(bram.get("/vandaag/?wat=alles"))
    assert send(noor, request, do="lift").status_code == 302
    assert "Gebruik beperkt" not in body(carla.get(f"/dossiers/{number}/"))


@pytest.mark.parametrize("name", ["omar", "carla", "bram", "dirk"])
def test_nobody_else_finds_a_request(cast: Cast, visit: Visit, slug: str, name: str) -> None:
    Client().post(f"/verzoek/{slug}/", ASKED)
    request = DataRequest.objects.get().number
    browser = visit(cast.people[name])
    missing = browser.get("/toezicht/verzoeken/0000-000/")
    for path in (ALL, f"{ALL}{request}/", f"{ALL}{request}/besluit.pdf", f"{ALL}{request}/kopie.pdf"):
        answer = browser.get(path)
        assert (answer.status_code, missing.status_code) == (404, 404)
