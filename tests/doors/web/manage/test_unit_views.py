# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Units, sites and the facts of the own employer by screen."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eenlijn.commons.organisations.models import Organisation, Site, Unit
from tests.cast import Cast
from tests.doors.browsers import Visit, body


def test_the_tree_shows_every_unit_of_the_own_employer(cast: Cast, petra: Client) -> None:
    shown = body(petra.get("/beheer/eenheden/"))
    assert [name for name in ("Rijdienst", "Lijn 62", "Lijn 9", "Klantenservice") if name not in shown] == []
    assert "Rijdienst / Lijn 62" in shown
    assert "Woonservice" not in shown


def test_a_unit_is_made_below_another_renamed_and_ended(cast: Cast, petra: Client) -> None:
    petra.post("/beheer/eenheden/", {"name": " Lijn  64 ", "parent": str(cast.rijdienst.pk)})
    made = Unit.objects.get(name="Lijn 64")
    assert (made.parent_id, made.organisation_id) == (cast.rijdienst.pk, cast.reggestreek.pk)
    petra.post(reverse("manage:unit", args=[made.pk]), {"name": "Lijn 65"})
    ending = reverse("manage:unit_end", args=[made.pk])
    assert "Dat kun je niet terugdraaien." in body(petra.get(ending))
    assert "is beëindigd" in body(petra.post(ending, follow=True))
    made.refresh_from_db()
    assert (made.name, made.valid_until is not None) == ("Lijn 65", True)
    assert petra.get(ending).status_code == 404


def test_what_cannot_be_is_told_and_stays_typed(cast: Cast, petra: Client) -> None:
    double = petra.post("/beheer/eenheden/", {"name": "Lijn 62", "parent": str(cast.rijdienst.pk)})
    assert double.context["form"].errors == {"name": ["Deze naam is al in gebruik. Kies een andere."]}
    assert 'value="Lijn 62"' in body(double)
    empty = petra.post("/beheer/eenheden/", {"name": "", "parent": str(cast.woonservice.pk)})
    assert set(empty.context["form"].errors) == {"name", "parent"}
    used = petra.post(reverse("manage:unit_end", args=[cast.lijn_62.pk]), follow=True)
    assert "In deze eenheid werken nog mensen. Verplaats die eerst." in body(used)
    assert Unit.objects.get(pk=cast.lijn_62.pk).valid_until is None


def test_a_site_has_a_municipality_and_a_kind(cast: Cast, petra: Client) -> None:
    page = body(petra.get("/beheer/plekken/"))
    assert "Remise" in page
    assert "Hoofdkantoor" not in page
    assert "In jouw sector" in page
    given = {"name": "Busstation", "municipality": "GM0141", "location_type": "station_stop"}
    assert "De plek «Busstation» is er." in body(petra.post("/beheer/plekken/", given, follow=True))
    site = Site.objects.get(name="Busstation")
    assert (site.municipality.code, site.location_type) == ("GM0141", "station_stop")
    wrong = petra.post("/beheer/plekken/", {"name": "", "municipality": "X", "location_type": ""})
    assert set(wrong.context["form"].errors) == {"name", "municipality", "location_type"}
    petra.post(reverse("manage:site_end", args=[site.pk]))
    assert Site.objects.get(pk=site.pk).valid_until is not None


def test_the_address_of_every_letter_is_kept(cast: Cast, petra: Client) -> None:
    given = {
        "name": "Reggestreek",
        "postal_lines": "Postbus 9\r\n 7600 AB  Almelo\r\n",
        "place_name": "Almelo",
    }
    assert "Bewaard." in body(petra.post("/beheer/werkgever/", given, follow=True))
    row = Organisation.objects.get(pk=cast.reggestreek.pk)
    assert (row.name, row.postal_lines, row.phone_number) == (
        "Reggestreek", "Postbus 9\n7600 AB  Almelo", "0800 0000",
    )  # fmt: skip
    empty = petra.post("/beheer/werkgever/", {**given, "postal_lines": " "})
    assert empty.context["form"].errors == {
        "postal_lines": ["Vul het postadres in. Zonder adres kan er geen brief weg."]
    }


def test_an_employer_without_anything_is_told_where_to_begin(cast: Cast, petra: Client) -> None:
    Site.objects.all().delete()
    assert "Er is nog geen plek." in body(petra.get("/beheer/plekken/"))


@pytest.mark.parametrize("who", ["carla", "bram", "anna", "dirk", "hugo"])
def test_nobody_else_sees_or_changes_them(cast: Cast, visit: Visit, who: str) -> None:
    client = visit(cast.people[who])
    pages = [
        "/beheer/eenheden/",
        "/beheer/plekken/",
        "/beheer/werkgever/",
        reverse("manage:unit", args=[cast.lijn_62.pk]),
        reverse("manage:unit_end", args=[cast.lijn_62.pk]),
        reverse("manage:site_end", args=[cast.remise.pk]),
    ]
    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page, {"name": "X"}).status_code for page in pages} == {404}


def test_what_is_elsewhere_is_not_there(cast: Cast, petra: Client) -> None:
    for unit_id in (cast.woonservice.pk, uuid4()):
        assert petra.get(reverse("manage:unit", args=[unit_id])).status_code == 404
        assert petra.post(reverse("manage:unit_end", args=[unit_id])).status_code == 404
    assert petra.post(reverse("manage:site_end", args=[cast.hoofdkantoor.pk])).status_code == 404
    assert Unit.objects.get(pk=cast.woonservice.pk).valid_until is None
