# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measure that limits somebody, as people make one on the screens: heard, written, decided, sent."""

from datetime import date, datetime

from playwright.sync_api import Page, expect

from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.mandates.actions import give_mandate
from tests.cast import Person
from tests.journeys import steps
from tests.journeys.steps import main, press

WHY_NOW = "Een waarschuwing was te licht: hij sloeg een collega."


def on(day: date, monday: datetime) -> datetime:
    """This day, at the hour at which the story began."""
    return datetime.combine(day, monday.timetz())


def mandate(by: Person, kind: AnswerKind, function_name: str, now: datetime) -> None:
    """This function decides about such an answer, however severe it was."""
    give_mandate(
        actor=by.actor,
        answer_kind=kind.value,
        highest_level=5,
        function_name=function_name,
        source="Mandaatregeling 2026 (verzonnen)",
        valid_from=date(2026, 1, 1),
        now=now,
    )


def replies(page: Page, address: str, code: str, words: str) -> None:
    """The other person tells their side behind the link and the code of the letter, by the keyboard."""
    page.goto(address)
    steps.walk_to(page, "De code uit de brief")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vertel ons uw kant")
    steps.walk_to(page, "Uw kant")
    page.keyboard.type(words)
    steps.walk_to(page, "Verstuur uw reactie")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw reactie is binnen")


def write_limit(
    page: Page,
    number: str,
    kind: str,
    behaviour: str,
    last: date,
    *,
    born: str = "1980-03-03",
    where: str = "het busstation in Almelo.",
) -> None:
    """All that such a letter asks; nothing is sent to who decides yet."""
    steps.write_letter(page, number, kind, behaviour, "2")
    page.get_by_label("Tot en met welke dag geldt dit?").fill(last.isoformat())
    page.get_by_label("Waar geldt dit?").fill(where)
    page.get_by_label("Hoe blijft de ander bij ons terecht kunnen?").fill("aan de telefoon en per mail.")
    page.get_by_label("Wat doet een collega als de ander er toch is?").fill("Vraag hem om weg te gaan.")
    page.get_by_label("Wie belt een collega dan?").fill("Verkeersleiding, 088 000 01 31")
    page.get_by_label("Geboortedatum van de ander").fill(born)


def propose(page: Page, decided_by: str) -> None:
    """To whoever has the mandate, from the page that says who that is."""
    press(page, "Stuur ter besluit")
    page.wait_for_url("**/vaststellen/")
    expect(main(page)).to_contain_text(f"Dit besluit neemt: {decided_by}.")
    press(page, "Stuur ter besluit")
    expect(main(page)).to_contain_text("Het ligt ter besluit. Wie mag beslissen, heeft bericht.")


def decide(page: Page, number: str, policy: str) -> None:
    """Who has the mandate reads the letter and the rule that it goes by."""
    page.goto("/besluiten/")
    page.get_by_role("listitem").filter(has=page.locator(f'[href$="/{number}/"]')).get_by_role("link").click()
    expect(main(page)).to_contain_text(policy)
    press(page, "Besluit: deze brief gaat weg")
    expect(main(page)).to_contain_text("Besloten. De brief ligt vast; de behandelaar verstuurt hem.")


def taken_along(page: Page, name: str) -> bytes:
    """A file behind a link of this page."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return waiting.value.path().read_bytes()
