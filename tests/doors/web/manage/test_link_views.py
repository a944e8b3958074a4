# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from eenlijn.casework.reporting.models import IntakeLink
from eenlijn.casework.reporting.queries import open_link
from eenlijn.doors.web.components.qr import qr_svg, short_address
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

LINKS = "/beheer/meldlinks/"


def test_the_list_shows_address_place_and_team(cast: Cast, carla: Client, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    shown = body(carla.get(LINKS))
    assert "Met 1 link kan iedereen melden, zonder aan te melden." in shown
    assert f"/m/{link.slug}/" in shown
    assert "Bus 4123, lijn 62" in shown
    assert "Lijn 62" in shown


def test_without_links_it_says_so(cast: Cast, carla: Client) -> None:
    assert "Er is nog geen link waarmee iemand kan melden." in body(carla.get(LINKS))


def test_a_link_is_made_and_shown_to_print(cast: Cast, carla: Client) -> None:
    answer = carla.post(LINKS, {"place": "Balie Almelo", "unit": str(cast.klantenservice.pk)}, follow=True)
    link = IntakeLink.objects.get()
    shown = body(answer)
    assert answer.redirect_chain[-1][0] == reverse("manage:link", args=[link.pk])
    assert "<svg" in shown
    assert "<title>QR-code van deze link</title>" in shown
    assert f"/m/{link.slug}/" in shown
    assert "Balie Almelo · Klantenservice · Busbedrijf Reggestreek (verzonnen)" in shown
    assert "112" in shown
    assert open_link(link.slug) is not None


def test_what_is_missing_is_told_at_its_field(cast: Cast, carla: Client) -> None:
    answer = carla.post(LINKS, {"place": "", "unit": ""})
    assert answer.context["form"].errors == {
        "place": ["Schrijf waar de link hangt, bijvoorbeeld Balie Almelo."],
        "unit": ["Kies het team dat hier werkt."],
    }
    foreign = carla.post(LINKS, {"place": "Balie", "unit": str(cast.woonservice.pk)})
    assert foreign.context["form"].errors == {"unit": ["Kies het team dat hier werkt."]}
    assert not IntakeLink.objects.exists()


def test_ending_asks_first_and_cannot_be_undone(cast: Cast, carla: Client, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    address = reverse("manage:link_end", args=[link.id])
    assert "werkt daarna niet meer" in body(carla.get(address))
    assert open_link(link.slug) is not None
    shown = body(carla.post(address, follow=True))
    assert "De link werkt niet meer." in shown
    assert open_link(link.slug) is None
    assert carla.get(address).status_code == 404
    assert carla.post(address).status_code == 404
    assert carla.get(reverse("manage:link", args=[link.id])).status_code == 404


@pytest.mark.parametrize("who", ["dirk", "anna", "bram"])
def test_nobody_else_prints_or_ends_it(cast: Cast, visit: Visit, monday: datetime, who: str) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    client = visit(cast.people[who])
    for name in ("link", "link_end"):
        assert client.get(reverse(f"manage:{name}", args=[link.id])).status_code == 404
    assert client.post(reverse("manage:link_end", args=[link.id])).status_code == 404
    assert open_link(link.slug) is not None
    if who == "dirk":
        assert link.slug not in body(client.get(LINKS))
    else:
        assert client.get(LINKS).status_code == 404


def test_the_administrator_has_the_links_but_not_the_old_register(cast: Cast, visit: Visit) -> None:
    petra = visit(cast.petra)
    for page in (LINKS, "/beheer/"):
        assert "Oud register" not in body(petra.get(page))
    assert "/beheer/mensen/" in body(petra.get("/beheer/"))


def test_the_coordinator_has_the_old_register_but_not_the_people(cast: Cast, carla: Client) -> None:
    for page in (LINKS, "/beheer/"):
        shown = body(carla.get(page))
        assert "Oud register" in shown
        assert "/beheer/mensen/" not in shown


def test_the_code_is_drawn_without_style_and_reads_the_address() -> None:
    drawn = qr_svg(short_address("abcd2345"))
    assert "style" not in drawn
    assert 'class="el-qr"' in drawn
    assert short_address("abcd2345").endswith("/m/abcd2345/")
