# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people do on the screens, as steps that journeys share."""

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from eenlijn.commons.notices.models import Notice
from tests.cast import PASSWORD, Person

NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{3}\b")
CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b")


def enter(page: Page, person: Person) -> None:
    """Sign in as people do: with address and password."""
    page.goto("/aanmelden/")
    page.get_by_label("Je mailadres op het werk").fill(person.email)
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Meld je aan").click()
    page.wait_for_url(lambda address: "/aanmelden/" not in address)


def number_on(page: Page) -> str:
    """The number of the report on the receipt."""
    found = NUMBER.search(main_of(page))
    assert found is not None
    return found[0]


def codes_on(page: Page) -> list[str]:
    return CODE.findall(main_of(page))


def main_of(page: Page) -> str:
    return page.inner_text("main")


def main(page: Page) -> Locator:
    return page.locator("main")


def report(
    page: Page,
    address: str,
    kinds: Sequence[str],
    words: str = "",
    wish: str = "Praat met mij",
) -> str:
    """The five questions of a report, whatever was filled in before; returns the number on the receipt."""
    if not page.url.endswith(address):
        page.goto(address)
    for kind in kinds:
        choose(page, kind)
    if words:
        page.get_by_label(re.compile("Vertel het kort")).fill(words)
    page.get_by_label(re.compile(wish)).check()
    page.get_by_role("button", name="Verstuur je melding").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is binnen.")
    return number_on(page)


def choose(page: Page, words: str) -> None:
    """One of several answers; a tile may carry a soft hyphen within its word."""
    pattern = "\u00ad?".join(re.escape(letter) for letter in words)
    page.get_by_role("checkbox", name=re.compile(rf"^{pattern}$")).check()


def pick(page: Page, question: str, answer: str) -> None:
    """The one answer to this question; a tile may say more under its first words."""
    group = page.get_by_role("group", name=question)
    group.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).first.check()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def notices_of(person: Person) -> list[str]:
    """What was told in the app, oldest first."""
    rows = Notice.objects.filter(recipient=person.account, reaches="app").order_by("event__created_at", "pk")
    return list(rows.values_list("event__type", flat=True))
