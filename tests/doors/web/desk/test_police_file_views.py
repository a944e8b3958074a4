# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way to the police on the screens: one order, nothing typed is lost, and what is in the file is said."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from eenlijn.casework.police_reports.models import FootageRequest, PoliceDraft, PolicePackage
from eenlijn.commons.organisations.models import Organisation
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")
PAGES = ("", "strafbaar/", "wie/", "tekst/", "balie/", "bewijs/", "meenemen/", "afspraken/")


@pytest.fixture
def here(cast: Cast, report: Report, stages: Stages) -> str:
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(postal_lines="Postbus 12\n7600 AA Almelo")
    return f"/dossiers/{stages.assessed(report())}/aangifte/"


def post(client: Client, address: str, **values: Any) -> str:
    """Send a form; where it leads, or the text of the page that came back."""
    answer = client.post(address, values)
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_handle_it_finds_no_page(page: str, cast: Cast, visit: Visit, here: str) -> None:
    assert visit(cast.carla).get(here + page).status_code == 200
    for stranger in (cast.dirk, cast.anna, cast.teun, cast.bram):
        assert visit(stranger).get(here + page).status_code == 404


def test_the_page_of_the_decision_shows_five_steps_in_one_order(carla: Client, here: str) -> None:
    page = carla.get(here)
    told = text_of(page)
    order = [
        "Ga na of het strafbaar kan zijn",
        "Kies wie er gaat, en hoe",
        "Bereid de tekst voor",
        "Neem mee wat de politie nodig heeft",
        "Beslis, en leg het vast",
        "Neem het besluit",
    ]
    places = [told.index(one) for one in order]
    assert places == sorted(places)
    for part in ("strafbaar", "wie", "tekst", "meenemen", "balie", "bewijs", "afspraken"):
        assert f'href="{here}{part}/"' in page.content.decode()


def test_the_check_points_and_says_that_nobody_checked_the_articles(carla: Client, here: str) -> None:
    assert post(carla, f"{here}strafbaar/", threat="yes") == f"{here}strafbaar/"
    told = text_of(carla.get(f"{here}strafbaar/"))
    assert "Waarschijnlijk strafbaar" in told
    assert "Bedreiging (Sr 285)" in told
    assert "Nagekeken: nee." in told
    assert "Waarschijnlijk strafbaar." in text_of(carla.get(here))
    assert "Beantwoord ten minste één vraag" in post(carla, f"{here}strafbaar/", threat="")


def test_who_goes_is_the_employer_with_its_address_and_a_judge_is_not_chosen(
    carla: Client, here: str
) -> None:
    page = carla.get(f"{here}wie/")
    told = text_of(page)
    assert "Postbus 12" in told
    assert "Bedreigde getuige" in told
    assert 'value="threatened" ' not in page.content.decode().split('name="reasons"')[0]
    base = {"way": "aangifte", "filer": "proxy", "version": 0}
    assert "Maak een keuze" in post(carla, f"{here}wie/", **base, identity="threatened")
    asked = {**base, "identity": "under_number", "contact": "Carla"}
    refused = post(carla, f"{here}wie/", **asked)
    assert "Kies waarom je onder nummer vraagt" in refused
    assert post(carla, f"{here}wie/", **asked, reasons=["violent"]) == here
    assert "met een volmacht. Onder nummer." in text_of(carla.get(here))
    mandate = carla.get(f"{here}volmacht.pdf")
    assert mandate["Content-Type"] == "application/pdf"
    sheet = text_of(carla.get(f"{here}balie/"))
    assert "Hier is de volmacht." in sheet
    assert "onder nummer aangifte doen" in sheet
    assert "hulpofficier van justitie" in sheet


def test_a_mandate_that_is_not_needed_is_refused_with_a_page(carla: Client, here: str) -> None:
    answer = carla.get(f"{here}volmacht.pdf")
    assert answer.status_code == 409
    assert "alleen nodig als de werkgever namens de collega gaat" in text_of(answer)


def test_a_home_address_is_refused_at_its_field_and_nothing_typed_is_lost(carla: Client, here: str) -> None:
    answer = carla.post(
        f"{here}tekst/", {"what": "Hij sloeg.", "witnesses": "Wim, Kerkstraat 12", "version": 0}
    )
    assert answer.status_code == 422
    told = text_of(answer)
    assert "Een thuisadres hoort nooit in een aangifte" in told
    assert "Hij sloeg." in told
    assert "Wim, Kerkstraat 12" in told
    assert not PoliceDraft.objects.exists()


def test_a_stale_save_shows_both_texts_and_is_kept_the_second_time(carla: Client, here: str) -> None:
    address = f"{here}tekst/"
    assert post(carla, address, what="Van de eerste.", version=0) == address
    answer = carla.post(address, {"what": "Van de tweede.", "version": 0})
    told = text_of(answer)
    assert "intussen gewijzigd" in told
    assert "Dit bewaarde iemand anders intussen" in told
    assert "Van de eerste." in told
    assert "Van de tweede." in told
    assert 'name="version" value="1"' in answer.content.decode()
    assert post(carla, address, what="Van de tweede.", version=1) == address


def test_the_file_says_what_is_in_and_what_is_not_and_each_version_can_be_taken(
    carla: Client, here: str
) -> None:
    address = f"{here}meenemen/"
    assert "Bewaar eerst de tekst" in text_of(carla.get(address))
    assert "Er is nog niets voorbereid" in post(carla, address, version=0)
    post(carla, f"{here}tekst/", what="Hij sloeg.", version=0)
    told = text_of(carla.get(address))
    assert "Dit zit erin" in told
    assert "Nog leeg: Wie deed het?" in told
    assert post(carla, address, version=1) == address
    assert post(carla, address, version=1) == address
    assert PolicePackage.objects.count() == 2
    handed = carla.get(f"{address}1.zip")
    assert handed["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(handed.content)) as archive:
        assert sorted(archive.namelist()) == ["inhoud.json", "politiedossier.pdf"]
    assert carla.get(f"{address}2.pdf").content.startswith(b"%PDF-")
    assert carla.get(f"{address}3.pdf").status_code == 404


def test_camera_images_are_asked_and_settled_on_the_page(carla: Client, here: str) -> None:
    address = f"{here}bewijs/"
    asked = {"do": "ask", "camera": "Bus 7712", "holder": "own", "asked_on": "2026-11-23"}
    assert "Deze dag kan niet" in post(carla, address, **{**asked, "asked_on": "2026-11-24"})
    assert post(carla, address, **asked, wiped_on="2026-11-25") == address
    assert "Laatste dag: woensdag 25 november 2026" in text_of(carla.get(address))
    row = FootageRequest.objects.get()
    end = {"do": "end", "footage": str(row.pk), "state": "secured", "on": "2026-11-23"}
    assert post(carla, address, **end) == address
    assert "Veiliggesteld maandag 23 november 2026" in text_of(carla.get(address))
    assert carla.post(address, end).status_code == 404
    assert carla.post(address, {**end, "footage": "x"}).status_code == 404


def test_the_agreements_are_shown_whole_and_marked_per_dossier(carla: Client, here: str) -> None:
    whole = text_of(carla.get("/afspraken/"))
    assert "O19." in whole
    assert "V13." in whole
    assert whole.count("Nagekeken: nee.") == 32
    address = f"{here}afspraken/"
    missed = {"state_O6": "missed", "on_O6": "2026-11-23"}
    assert "Er is nog geen aangifte of melding gedaan" in post(carla, address, **missed)
    filed = {"do": "decide", "decision": "aangifte_employer", "filed_on": "2026-11-23", "version": 0}
    post(carla, here, **filed)
    assert post(carla, address, **missed) == address
    assert "O6. De politie zet de VPT-code bij de zaak." in text_of(carla.get(here))
