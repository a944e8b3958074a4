# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stranger with an empty installation: within the hour the first report is answered, by screens only.

The only thing that is no screen is the link that `./eenlijn serve` prints. The minutes it took the machine
are printed; a person reads and types, and has the rest of the hour for that.
"""

import io
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from eenlijn.casework.clocks.models import Clock
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.queries import verify
from tests.journeys.certainty import set_up_app
from tests.journeys.conftest import PHONE
from tests.journeys.test_from_report_to_closed import NUMBER, answer_by_letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "vier losse woorden hier"
AN_HOUR = 60 * 60
LINK = re.compile(r"https?://[^/\s]+(/\S+/)")


@dataclass(frozen=True)
class Colleague:
    """Somebody who is invited."""

    name: str
    email: str
    function: str
    role: str = ""


CARLA = Colleague("Carla Coördinator", "carla@school.example", "Agressiecoördinator", "coördinator")
BRAM = Colleague("Bram Teamleider", "bram@school.example", "Teamleider", "leidinggevende")
ANNA = Colleague("Anna Leraar", "anna@school.example", "leerkracht")


@pytest.fixture
def empty(live_server: LiveServer, key_directory: Path) -> Iterator[None]:
    """No key, no region, no employer and nobody."""
    vault.forget_cached()
    yield
    vault.forget_cached()


def first_link() -> str:
    """What the terminal shows at the first start; the path of the address in it."""
    shown = io.StringIO()
    call_command("first_link", stdout=shown)
    found = LINK.search(shown.getvalue())
    assert found is not None
    return found[1]


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def begin(page: Page, path: str) -> None:
    """Who you are and your employer, on one page."""
    page.goto(path)
    page.get_by_label("Je naam", exact=True).fill("Petra Beheerder")
    page.get_by_label("Je mailadres op het werk").fill("petra@school.example")
    page.get_by_label("Je functie").fill("Functioneel beheerder")
    page.get_by_label("Kies een wachtwoord").fill(SECRET)
    page.get_by_label("Nog een keer je wachtwoord").fill(SECRET)
    page.get_by_label("Hoe heet je werkgever?").fill("School De Es (verzonnen)")
    page.get_by_role("radio", name=re.compile("^Onderwijs")).check()
    page.get_by_label("In welke gemeente?").select_option(label="Almelo")
    page.get_by_label("Wat is het postadres?").fill("Postbus 1\n7600 AA Almelo")
    page.get_by_label("Wie neemt de telefoon op?").fill("Conciërge")
    page.get_by_label("Op welk nummer?").fill("0546 000 000")
    press(page, "Begin")
    # Who administers people first sets up a second factor.
    expect(page.get_by_role("heading", level=1)).to_have_text("Extra zekerheid")
    set_up_app(page)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Binnen een uur live")


def make_unit_and_site(page: Page) -> None:
    page.get_by_role("link", name="Maak een eenheid").first.click()
    page.get_by_label("Naam van de eenheid").fill("Onderbouw")
    press(page, "Maak de eenheid")
    expect(page.locator("main")).to_contain_text("De eenheid «Onderbouw» is er.")
    page.goto("/beheer/plekken/")
    page.get_by_label("Naam van de plek").fill("Hoofdgebouw")
    page.get_by_label("Gemeente").select_option(label="Almelo")
    page.get_by_label("Wat voor plek is het?").select_option("classroom")
    press(page, "Maak de plek")
    expect(page.locator("main")).to_contain_text("De plek «Hoofdgebouw» is er.")


def invite(page: Page, who: Colleague) -> str:
    """Returns the path of the link that is shown once."""
    page.goto("/beheer/mensen/nieuw/")
    page.get_by_label("Naam", exact=True).fill(who.name)
    page.get_by_label("Mailadres op het werk").fill(who.email)
    choices = page.get_by_label("Functie", exact=True)
    if choices.locator(f"option[value='{who.function}']").count():
        choices.select_option(who.function)
    else:
        choices.select_option("other")
        page.get_by_label(re.compile("^Andere functie")).fill(who.function)
    page.get_by_label("Eenheid", exact=True).select_option(label="Onderbouw")
    if who.role:
        page.get_by_label("Rol", exact=True).select_option(label=f"{who.role[0].upper()}{who.role[1:]}")
    press(page, "Nodig uit")
    found = LINK.search(page.inner_text("main"))
    assert found is not None
    return found[1]


def accept(page: Page, path: str, who: Colleague) -> None:
    page.goto(path)
    expect(page.locator("main")).to_contain_text("Door School De Es (verzonnen)")
    page.get_by_label("Je naam", exact=True).fill(who.name)
    page.get_by_label("Je wachtwoord", exact=True).fill(SECRET)
    page.get_by_label("Nog een keer je wachtwoord").fill(SECRET)
    press(page, "Doe mee")
    page.wait_for_url(lambda address: "/uitnodiging/" not in address)
    if who.role:
        set_up_app(page)
        page.goto("/")


def give_mandate(page: Page) -> None:
    page.goto("/beheer/mandaten/")
    page.get_by_label("Functie", exact=True).select_option(CARLA.function)
    page.get_by_label("In welk besluit staat dit?").fill("Mandaatbesluit van 2 maart 2026")
    press(page, "Geef het mandaat")
    expect(page.locator("main")).to_contain_text(f"Nu: {CARLA.name}.")


def record_phone_and_consent(page: Page) -> None:
    page.goto("/beheer/telefoon/")
    page.get_by_label(re.compile("^Wie neemt op")).first.fill("Dienstdoende leidinggevende")
    page.get_by_label(re.compile("^Nummer")).first.fill("0546 000 001")
    press(page, "Bewaar de nummers")
    page.goto("/beheer/or/")
    page.get_by_role("radio").first.check()
    page.locator("input[type=date]").fill(time.strftime("%Y-%m-%d"))
    page.locator("textarea").fill("Instemming met het gebruik van Eén Lijn.")
    press(page, "Leg vast")


def go_live(page: Page) -> None:
    page.goto("/beheer/")
    expect(page.locator("main")).to_contain_text("Alles staat klaar. Je kunt live.")
    press(page, "Ga live")
    expect(page.locator("main")).to_contain_text("Je bent live.")


def make_link(page: Page) -> str:
    page.goto("/beheer/meldlinks/")
    page.get_by_label("Waar hangt de link?").fill("Lokaal 12")
    page.get_by_label("Welk team?").select_option(label="Onderbouw")
    press(page, "Maak de link")
    found = LINK.search(page.inner_text("main"))
    assert found is not None
    return found[1]


def report(page: Page, path: str) -> str:
    page.goto(path)
    page.get_by_label("Bedreigd", exact=True).check()
    page.get_by_label(re.compile("Vertel het kort")).fill("Een vader dreigde bij de deur.")
    page.get_by_label(re.compile("Praat met mij")).check()
    press(page, "Verstuur je melding")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is binnen.")
    found = NUMBER.search(page.inner_text("main"))
    assert found is not None
    return found[0]


def answer(page: Page, number: str) -> None:
    """Judge it, write down the norm, and send that."""
    page.goto(f"/dossiers/{number}/beoordelen/")
    page.get_by_role("group", name="Was dit agressie?").get_by_role("radio").first.check()
    page.get_by_role("button", name=re.compile("Stel vast")).click()
    page.wait_for_url(lambda address: "/beoordelen/" not in address)
    page.goto(f"/dossiers/{number}/antwoord/")
    answer_by_letter(page)
    page.get_by_role("link", name="Leg vast: verstuurd").click()
    page.get_by_label(re.compile("Gewone post")).check()
    page.get_by_role("button", name=re.compile("Leg vast")).click()
    page.wait_for_url(f"**/dossiers/{number}/*")


def test_from_an_empty_installation_to_the_first_answered_report(
    empty: None, open_page: Callable[..., Page]
) -> None:
    began = time.monotonic()
    petra, carla, bram, anna = open_page(), open_page(), open_page(), open_page(PHONE)
    begin(petra, first_link())
    make_unit_and_site(petra)
    for page, who in ((carla, CARLA), (bram, BRAM), (anna, ANNA)):
        accept(page, invite(petra, who), who)
    give_mandate(petra)
    record_phone_and_consent(petra)
    go_live(petra)
    number = report(anna, make_link(petra))
    answer(carla, number)
    took = time.monotonic() - began

    clock = Clock.objects.get(incident__number=number, kind="answer")
    assert (clock.stop_reason, clock.stopped_at is not None) == ("answered", True)
    employer = Organisation.objects.get()
    assert (employer.sector, employer.live_on is not None) == ("education", True)
    assert verify(employer.pk).ok
    bram.goto(f"/dossiers/{number}/")
    expect(bram.locator("main")).to_contain_text(number)
    print(f"\nFrom empty to answered in {took / 60:.1f} minutes of the machine.")  # noqa: T201 - the measure
    assert took < AN_HOUR


def test_the_first_link_works_once_and_only_while_nobody_administers(
    empty: None, open_page: Callable[..., Page]
) -> None:
    earlier, path = first_link(), first_link()
    page = open_page()
    page.goto(earlier)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")
    begin(page, path)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")
    with pytest.raises(CommandError, match="administrator already"):
        first_link()
