# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links and merges on the screen: what happens is said first, done by one press and taken back by another."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.models import Link, Merge
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")
LINK = {"do": "link", "kind": "same_person", "reason": "De chauffeur herkende hem."}


@pytest.fixture
def pair(report: Report, cast: Cast, monday: datetime) -> tuple[str, str]:
    """Anna and Bram report the same evening."""
    return report(), report(by=cast.bram, at=monday + timedelta(minutes=10), place="Halte Markt")


def status_of(number: str) -> str:
    return Incident.objects.get(number=number).status


def test_a_link_stands_on_both_sides_and_is_taken_back(carla: Client, pair: tuple[str, str]) -> None:
    first, second = pair
    page = carla.post(f"/dossiers/{first}/samen/", {**LINK, "other_number": "ZZZZZZZZ"})
    assert "Er is geen dossier met dat nummer dat jij hiermee kunt koppelen." in text_of(page)
    carla.post(f"/dossiers/{first}/samen/", {**LINK, "other_number": f" {second} "})
    for here, there in (pair, pair[::-1]):
        told = text_of(carla.get(f"/dossiers/{here}/samen/"))
        assert f"Dezelfde ander: {there}" in told
        assert "De chauffeur herkende hem." in told
    link = Link.objects.get()
    carla.post(f"/dossiers/{second}/samen/", {"do": "unlink", "link": str(link.pk)})
    assert "Dezelfde ander:" not in text_of(carla.get(f"/dossiers/{first}/samen/"))


def test_a_merge_is_explained_done_and_undone(carla: Client, pair: tuple[str, str]) -> None:
    first, second = pair
    choice, address = f"/dossiers/{second}/samen/", f"/dossiers/{second}/samenvoegen/?met={first}"
    assert f'value="{first}"' in carla.get(choice).content.decode()
    nothing = carla.post(choice, {"do": "look"})
    assert "Maak een keuze." in text_of(nothing)
    assert carla.post(choice, {"do": "look", "met": first})["Location"] == address
    told = text_of(carla.get(address))
    assert f"{first} is het hoofddossier. Daar beantwoord je en sluit je af." in told
    assert "In de cijfers telt het als één voorval." in told
    assert (Merge.objects.count(), status_of(second)) == (0, Status.REPORTED)
    carla.post(address, {"do": "merge", "reason": "Twee chauffeurs, één voorval."})
    assert (status_of(second), status_of(first)) == (Status.MERGED, Status.REPORTED)
    assert "Samengevoegd: dit dossier is deel van een ander" in text_of(carla.get(f"/dossiers/{second}/"))
    assert f"Hier hoort {second} bij" in text_of(carla.get(f"/dossiers/{first}/samen/"))
    carla.post(f"/dossiers/{first}/samen/", {"do": "apart", "merged": second})
    assert status_of(second) == Status.REPORTED


def test_no_page_holds_a_link_per_pair_of_dossiers(
    carla: Client, pair: tuple[str, str], report: Report, cast: Cast, monday: datetime
) -> None:
    first, second = pair
    for minutes in (20, 30):
        report(by=cast.anna, at=monday + timedelta(minutes=minutes), place="Halte Markt")
    for address in (f"/dossiers/{second}/samen/", f"/dossiers/{second}/samenvoegen/?met={first}"):
        main = carla.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
        assert "samenvoegen/" not in main
    there = carla.post(f"/dossiers/{second}/samenvoegen/?met={first}", {"do": "swap"})
    assert there["Location"] == f"/dossiers/{first}/samenvoegen/?met={second}"
    assert Merge.objects.count() == 0


def test_who_does_not_handle_the_other_one_chooses_it_nowhere(
    carla: Client, pair: tuple[str, str], report: Report, cast: Cast
) -> None:
    theirs = report(by=cast.mila)
    page = carla.post(f"/dossiers/{pair[0]}/samen/", {"do": "look", "met": theirs})
    assert page.status_code == 200
    assert theirs not in page.content.decode()


def test_what_stands_in_the_way_is_said_and_there_is_no_button(
    carla: Client, pair: tuple[str, str], stages: Stages
) -> None:
    first, second = pair
    stages.assessed(second)
    told = text_of(carla.get(f"/dossiers/{second}/samenvoegen/?met={first}"))
    assert f"{second} is zwaarder. Maak dat het hoofddossier." in told
    assert "Voeg samen" not in told.replace(f"Voeg {second} samen", "")
    assert "Samenvoegen kan niet" in text_of(carla.get(f"/dossiers/{second}/samenvoegen/"))


def test_who_reported_the_other_one_reads_that_it_is_handled_together(
    cast: Cast, carla: Client, visit: Visit, pair: tuple[str, str]
) -> None:
    first, second = pair
    carla.post(f"/dossiers/{second}/samenvoegen/?met={first}", {"do": "merge", "reason": "Eén voorval."})
    mine = text_of(visit(cast.bram).get(f"/mijn/{second}/"))
    assert "Meer mensen meldden dit voorval." in mine
    assert first not in mine
    assert "Meer mensen meldden dit voorval." not in text_of(visit(cast.anna).get(f"/mijn/{first}/"))


def test_a_merged_dossier_is_not_opened_again_by_another_way(carla: Client, pair: tuple[str, str]) -> None:
    first, second = pair
    carla.post(f"/dossiers/{second}/samenvoegen/?met={first}", {"do": "merge", "reason": "Eén voorval."})
    carla.post(f"/dossiers/{second}/heropenen/", {"reason": "Toch."})
    assert status_of(second) == Status.MERGED
    assert carla.get(f"/dossiers/{second}/antwoord/").status_code == 404
