# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A conductor is spat at, wants no talk, and wants one after all; and asks a peer supporter quietly."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.aftercare.models import CareMoment, PeerTalk
from eenlijn.commons.trail.queries import verify
from tests.factories.employers import BUS, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, pick, press, this_minute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OpenPage = Callable[..., Page]
Founded = Callable[[Workplace], Employer]
Axe = Callable[[Page], list[str]]


def test_a_conductor_wants_no_talk_and_then_wants_one(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    bus = founded(BUS)
    sanne, carmen, nel = open_page(PHONE), open_page(), open_page()
    number = steps.report(sanne, f"/m/{bus.link.slug}/", ["Bespuugd"], "Hij spuugde in mijn gezicht.")
    enter(carmen, bus.coordinator)
    steps.assess(carmen, number, "3 Ernstig", main_type="physical_spitting")
    nel_is_a_peer(open_page(), bus, axe)
    no_and_then_yes(sanne, axe)
    with_whom_and_quietly(sanne, axe)
    carmen_asks_nel(carmen, number)
    nel_talks_twice(nel, bus, axe)

    kept = CareMoment.objects.filter(incident__number=number)
    assert sorted(kept.values_list("turn", "moment", "state")) == [
        (1, "first_care", "declined"),
        (1, "first_talk", "declined"),
        (1, "follow_up_1", "not_needed"),
        (2, "first_talk", "made"),
        (2, "follow_up_1", "planned"),
    ]
    assert list(PeerTalk.objects.values_list("state", "reach")) == [("made", None)]
    assert verify(bus.organisation.pk).ok


def nel_is_a_peer(page: Page, bus: Employer, axe: Axe) -> None:
    enter(page, bus.administrator)
    page.goto("/beheer/nazorg/")
    page.get_by_label("Collega").select_option(label="Nel")
    page.get_by_label(re.compile("Geeft nazorg als")).select_option("provider_bot")
    press(page, "Bewaar als wat")
    expect(main(page)).to_contain_text("Bewaard.")
    assert axe(page) == []


def no_and_then_yes(page: Page, axe: Axe) -> None:
    page.get_by_role("link", name=re.compile("Nazorg voor jou")).click()
    assert axe(page) == []
    for moment in ("Eerste opvang", "Opvanggesprek"):
        expect(page.get_by_role("heading", level=2).first).to_have_text(moment)
        press(page, "Dit hoeft voor mij niet")
    expect(main(page)).to_contain_text("Niet gewenst")
    press(page, "Ik wil een gesprek")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Opvanggesprek")


def with_whom_and_quietly(page: Page, axe: Axe) -> None:
    care = page.url
    page.get_by_role("link", name=re.compile("Kies met wie")).click()
    pick(page, "Met wie wil je praten?", "Bedrijfsopvangteam")
    page.get_by_label("Liever niet met mijn leidinggevende").check()
    assert axe(page) == []
    press(page, "Bewaar mijn keuze")
    page.goto(f"{care}onder-ons/")
    pick(page, "Wie wil je spreken?", "Nel")
    page.get_by_label(re.compile("Hoe kan je collega je bereiken")).fill("06 00000000")
    press(page, "Vraag deze collega")
    expect(page.get_by_role("button", name="Trek dit in")).to_be_visible()
    assert axe(page) == []


def carmen_asks_nel(page: Page, number: str) -> None:
    """She reads what the conductor wishes, and nothing of the other talk."""
    page.goto(f"/dossiers/{number}/nazorg/")
    expect(main(page)).to_contain_text("Wil graag: Bedrijfsopvangteam. Liever niet de leidinggevende.")
    expect(main(page)).not_to_contain_text("onder ons")
    asked = page.get_by_role("form", name=re.compile("Opvanggesprek"))
    asked.get_by_label("Collega").select_option(label="Nel (bedrijfsopvangteam)")
    asked.get_by_role("button").click()
    expect(main(page)).to_contain_text("Gevraagd: Nel.")


def nel_talks_twice(page: Page, bus: Employer, axe: Axe) -> None:
    enter(page, bus.carer)
    page.goto("/gesprekken/")
    assert axe(page) == []
    page.get_by_role("link", name=re.compile("Opvanggesprek")).first.click()
    assert axe(page) == []
    page.get_by_label("Wanneer was het?").fill(this_minute())
    page.get_by_label("Wie gaf de opvang?").select_option("provider_bot")
    press(page, "Leg vast: contact gelegd")
    page.get_by_role("link", name=re.compile("Gesprek onder ons")).click()
    expect(main(page)).to_contain_text("06 00000000")
    assert axe(page) == []
    quiet = page.get_by_role("form", name="Het gesprek was er")
    quiet.get_by_label("Wanneer?").fill(this_minute())
    quiet.get_by_role("button").click()
    expect(main(page)).to_contain_text("Vastgelegd.")
