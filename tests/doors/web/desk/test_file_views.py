# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files on the screen: Anna adds one by her code and signed in, Carla opens it, a bad one is destroyed."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from eenlijn.casework.dossier.intake import Receipt
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.evidence.models import Evidence
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.jobs.every_second import look_at_files
from tests import scanner
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import text_of
from tests.factories import files as made
from tests.factories import stories

Look = Callable[..., None]
PHOTO = made.photo()


@pytest.fixture(scope="module")
def clamd() -> Iterator[str]:
    with scanner.running() as address:
        yield address


@pytest.fixture
def receipt(cast: Cast, clock: time_machine.Traveller, monday: datetime) -> Receipt:
    """Anna's report, with the code that she wrote down."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday)


def upload(client: Client, address: str, content: bytes = PHOTO, name: str = "foto.jpg") -> int:
    """Send a file; the status of the answer."""
    sent = SimpleUploadedFile(name, content, content_type="text/html")
    return client.post(address, {"file": sent}).status_code


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return text_of(answer)


@pytest.fixture
def look(settings: Settings, clamd: str, monday: datetime) -> Look:
    """The worker lets the scanner look at everything that waits."""
    settings.EENLIJN_CLAMD = clamd

    def looked(address: str = clamd) -> None:
        settings.EENLIJN_CLAMD = address
        while look_at_files(monday):
            pass

    return looked


def test_a_photo_from_the_receipt_to_the_dossier(
    cast: Cast, visit: Visit, receipt: Receipt, look: Look
) -> None:
    by_code = f"/ontvangst/{receipt.code}/bestanden/"
    nobody = Client()
    assert "Voeg die toe" in page(nobody, f"/ontvangst/{receipt.code}/")
    assert upload(nobody, by_code) == 303
    assert "Je bestand is bewaard." in page(nobody, f"{by_code}?toegevoegd=1")
    assert "Wordt nog bekeken op virussen." in page(nobody, by_code)
    carla, on_dossier = visit(cast.carla), f"/dossiers/{receipt.number}/bestanden/"
    assert f'href="{on_dossier}"' in carla.get(f"/dossiers/{receipt.number}/").content.decode()
    assert "Wordt nog bekeken op virussen." in page(carla, on_dossier)
    assert carla.get(f"{on_dossier}1/").status_code == 404
    look()
    assert "Bewaar Foto 1 zoals het is gestuurd" in page(carla, on_dossier)
    for client, address in (
        (carla, on_dossier),
        (nobody, by_code),
        (visit(cast.anna), f"/mijn/{receipt.number}/bestanden/"),
    ):
        answer = client.get(f"{address}1/")
        assert (answer.status_code, answer.content) == (200, PHOTO)
        assert answer["Content-Disposition"] == 'attachment; filename="bestand-01.jpg"'
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"
        shown = client.get(f"{address}1/voorbeeld/")
        assert (shown["Content-Type"], shown["Content-Security-Policy"]) == (
            "image/jpeg",
            "sandbox; default-src 'none'",
        )
        assert made.PLACE.encode() not in shown.content


def test_who_has_no_business_here_gets_the_page_of_what_does_not_exist(
    cast: Cast, visit: Visit, receipt: Receipt, look: Look
) -> None:
    assert upload(visit(cast.anna), f"/mijn/{receipt.number}/bestanden/") == 303
    look()
    missing = visit(cast.dirk).get("/dossiers/0000-000/bestanden/1/")
    for person in (cast.dirk, cast.bram, cast.petra, cast.joost):
        client = visit(person)
        for what in ("", "1/", "1/voorbeeld/", "1/vernietigen/"):
            answer = client.get(f"/dossiers/{receipt.number}/bestanden/{what}")
            assert answer.status_code == 404
        assert client.get(f"/mijn/{receipt.number}/bestanden/1/").status_code == 404
        assert upload(client, f"/dossiers/{receipt.number}/bestanden/") == 404
    assert visit(cast.dirk).get(f"/dossiers/{receipt.number}/bestanden/1/").content == missing.content
    assert visit(cast.carla).get(f"/dossiers/{receipt.number}/bestanden/2/").status_code == 404
    huge = "9" * 40
    assert visit(cast.carla).get(f"/dossiers/{receipt.number}/bestanden/{huge}/").status_code == 404
    assert Evidence.objects.count() == 1


def test_a_file_with_a_virus_is_told_to_both_and_destroyed_after_a_question(
    cast: Cast, visit: Visit, receipt: Receipt, look: Look
) -> None:
    anna, carla = visit(cast.anna), visit(cast.carla)
    own, on_dossier = f"/mijn/{receipt.number}/bestanden/", f"/dossiers/{receipt.number}/bestanden/"
    assert upload(anna, own, scanner.EICAR, "chat.txt") == 303
    look()
    told = "Dit bestand konden we niet aannemen: er zit een virus in. Je melding staat."
    assert told in page(anna, own)
    for client, address, words in (
        (anna, own, "Een bestand bij je melding"),
        (carla, on_dossier, "Een bestand bij dossier"),
    ):
        notices = client.get("/berichten/").content.decode()
        assert f"{words} {receipt.number} konden we niet aannemen." in notices
        assert f'href="{address}"' in notices
        assert "chat.txt" not in notices
    assert f"De scanner noemt het: {scanner.NAME}.UNOFFICIAL." in page(carla, on_dossier)
    assert "Bestand tegengehouden" in page(carla, f"/dossiers/{receipt.number}/")
    for client, address in ((anna, own), (carla, on_dossier)):
        assert client.get(f"{address}1/").status_code == 404
    assert anna.get(f"{own}1/vernietigen/").status_code == 404
    assert "gaat voorgoed weg" in page(carla, f"{on_dossier}1/vernietigen/")
    assert carla.post(f"{on_dossier}1/vernietigen/").status_code == 302
    assert "Het bestand is vernietigd." in page(carla, on_dossier)
    assert carla.get(f"{on_dossier}1/vernietigen/").status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dit bestand is leeg."),
        (made.SVG, "Dit soort bestand nemen we niet aan."),
        (made.archive("a.docx", b"a"), "Dit soort bestand nemen we niet aan."),
        (PHOTO + made.PAGE, "In dit bestand zit nog iets anders."),
        (made.png_bomb(50_000, 50_000), "Deze foto is te groot om te bekijken."),
        (made.pdf(b"<</S/JavaScript/JS(a)>>"), "Deze pdf doet iets uit zichzelf."),
        (made.photo(exif=False)[:4_000], "Dit bestand is niet heel."),
        (made.photo(size=(9_000, 7_000), exif=False)[:10_000_001], "Dit bestand is groter dan 10 MB."),
    ],
    ids=["empty", "svg", "office", "two things", "pixels", "acts", "half", "large"],
)
def test_a_refusal_says_what_to_do_and_the_report_stays(
    receipt: Receipt, content: bytes, sentence: str
) -> None:
    address = f"/ontvangst/{receipt.code}/bestanden/"
    answer = Client().post(address, {"file": SimpleUploadedFile("a.jpg", content)})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert not Evidence.objects.exists()
    assert Client().get(f"/ontvangst/{receipt.code}/").status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "C:\\foto.jpg",
        "\u202egpj.exe",
        "a" * 240,
        '"; filename="x.html',
        "x\r\nSet-Cookie: a=b",
    ],
)
def test_a_name_never_reaches_a_header_or_a_path(
    cast: Cast, visit: Visit, receipt: Receipt, look: Look, name: str
) -> None:
    anna, own = visit(cast.anna), f"/mijn/{receipt.number}/bestanden/"
    assert upload(anna, own, name=name) in (303, 422)
    look()
    if Evidence.objects.exists():
        answer = anna.get(f"{own}1/")
        assert answer["Content-Disposition"] == 'attachment; filename="bestand-01.jpg"'
        assert "Set-Cookie" not in answer.headers


def test_a_form_of_another_site_is_refused(receipt: Receipt) -> None:
    sent = {"file": SimpleUploadedFile("a.jpg", PHOTO)}
    answer = Client().post(
        f"/ontvangst/{receipt.code}/bestanden/", sent, headers={"origin": "https://elders.example"}
    )
    assert answer.status_code == 400
    assert not Evidence.objects.exists()


def test_the_scanner_down_never_keeps_a_report_or_a_file_out(
    cast: Cast, visit: Visit, receipt: Receipt, look: Look, monday: datetime
) -> None:
    anna = visit(cast.anna)
    assert upload(anna, f"/mijn/{receipt.number}/bestanden/") == 303
    look("tcp://127.0.0.1:1")
    delayed = page(anna, f"/mijn/{receipt.number}/bestanden/")
    assert "De virusscanner was er niet. We proberen het vanzelf opnieuw" in delayed
    look("")
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    assert stories.report(Actor.link(link.organisation_id), link, monday).is_new
    assert own_report_id(cast.anna.actor, receipt.number)
    own = page(anna, f"/mijn/{receipt.number}/bestanden/?toegevoegd=1")
    assert "Dit bestand is bewaard en wacht. Hier is geen virusscanner die het kan bekijken" in own
    assert "Je bestand is bewaard. Hier is geen virusscanner, dus het blijft voorlopig dicht." in own
