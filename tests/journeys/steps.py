# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people do on the screens, as steps that journeys share."""

import re
from collections.abc import Sequence
from zipfile import ZipFile

from playwright.sync_api import Locator, Page, expect

from eenlijn.commons.notices.models import Notice
from eenlijn.foundation.clock import now, to_local
from tests.cast import PASSWORD, Person
from tests.journeys.certainty import come_in

NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{3}\b")
CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b")


def enter(page: Page, person: Person) -> None:
    """Sign in as somebody who showed a second factor a moment ago."""
    come_in(page, person.account)


def give_password(page: Page, person: Person) -> None:
    """The first step of signing in, by hand."""
    page.goto("/aanmelden/")
    page.get_by_label("Je mailadres op het werk").fill(person.email)
    page.get_by_label("Je wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Meld je aan").click()
    page.wait_for_url(lambda address: not address.partition("?")[0].endswith("/aanmelden/"))


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
    words = re.compile(rf"^{re.escape(answer)}")
    tile = group.get_by_role("radio", name=words, include_hidden=True).first
    # Answers may lie in groups that are folded: whoever looks for one unfolds its group first.
    folded = tile.locator("xpath=ancestor::details[not(@open)]/summary")
    if folded.count():
        folded.click()
    tile.check()


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def notices_of(person: Person) -> list[str]:
    """What was told in the app, oldest first."""
    rows = Notice.objects.filter(recipient=person.account, reaches="app").order_by("event__created_at", "pk")
    return list(rows.values_list("event__type", flat=True))


def this_minute() -> str:
    """Now as a field for a day and a time takes it."""
    return f"{to_local(now()):%Y-%m-%dT%H:%M}"


def assess(page: Page, number: str, severity: str, known: str = "Ja", main_type: str = "") -> None:
    """It was aggression, and this severe as the rules propose."""
    page.goto(f"/dossiers/{number}/beoordelen/")
    pick(page, "Was dit agressie?", "Ja, dit was agressie")
    if main_type:
        page.get_by_label("Wat is er vooral gebeurd?").select_option(main_type)
    if not page.get_by_role("radio", name=re.compile(rf"^{severity}")).is_checked():
        # Another kind may be severer: the rules propose again.
        press(page, "Bereken opnieuw")
        expect(page.get_by_role("radio", name=re.compile(rf"^{severity}"))).to_be_checked()
    pick(page, "Weten we wie de ander is?", known)
    page.get_by_role("button", name=f"Stel vast: {severity}").click()
    page.wait_for_url(f"**/dossiers/{number}/")


def write_letter(page: Page, number: str, kind: str, behaviour: str, rule: str) -> None:
    """Choose a letter and fill in what it asks; nothing is established yet."""
    page.goto(f"/dossiers/{number}/antwoord/?nieuw=1")
    pick(page, "Welk antwoord krijgt de ander?", kind)
    press(page, "Toon de vragen bij deze keuze")
    page.get_by_label("Wat de ander deed of zei").fill(behaviour)
    page.get_by_role("radio", name=re.compile(rf"^{rule}\.")).check()
    page.get_by_label("Aanhef").fill("Geachte heer Tester")
    page.get_by_label("Naam van de ander").fill("T. Tester")
    page.get_by_label("Adres van de ander").fill("Teststraat 1\n7600 XX Almelo")
    page.get_by_label("Waar kan de ander reageren?").fill("bel 088 000 01 30.")
    page.get_by_label(re.compile("Ik heb de brief gelezen")).check()


def establish(page: Page) -> None:
    """Make the letter final, on the page that says what that means."""
    press(page, "Stel de brief vast")
    page.wait_for_url("**/vaststellen/")
    press(page, "Stel de brief vast")
    expect(page.get_by_role("link", name="Leg vast: verstuurd")).to_be_visible()


def reply_in_letter(page: Page) -> tuple[str, str]:
    """The address for a reply and its code: on no screen, only in the letter that the other person gets."""
    assert "/reactie/" not in page.content()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Brief als Word").click()
    with ZipFile(waiting.value.path()) as letter:
        told = letter.read("word/document.xml").decode()
    link, code = re.search(r"/reactie/[0-9A-Z-]+/", told), re.search(r"Uw code is: (\d{4} \d{4})\.", told)
    assert link is not None
    assert code is not None
    return link[0], code[1]


def send(page: Page, number: str, by: str = "Gewone post", proof: str = "") -> None:
    page.goto(f"/dossiers/{number}/verstuurd/")
    page.get_by_label(re.compile(by)).check()
    if proof:
        page.get_by_label(re.compile("Bewijs")).fill(proof)
    page.get_by_role("button", name=re.compile("Leg vast")).click()
    page.wait_for_url(f"**/dossiers/{number}/")


def tell_reporter(page: Page, number: str, kind: str, words: str) -> None:
    page.goto(f"/dossiers/{number}/melder/")
    pick(page, "Wat laat je horen?", kind)
    pick(page, "Hoe?", "Bericht in Eén Lijn")
    page.get_by_label("Bericht", exact=False).last.fill(words)
    press(page, "Leg vast")
    page.wait_for_url(f"**/dossiers/{number}/")


def waive(page: Page, number: str, measure: int, why: str = "Hier voegt dit niets toe.") -> None:
    page.goto(f"/dossiers/{number}/niet-nodig/{measure}/")
    page.get_by_label("Waarom niet?").fill(why)
    press(page, "Leg vast: niet nodig")
    page.wait_for_url(f"**/dossiers/{number}/")


def no_police(page: Page, number: str, reason: str) -> None:
    page.goto(f"/dossiers/{number}/aangifte/")
    pick(page, "Wat is het besluit?", "Geen politie")
    page.get_by_label("Geen politie, omdat").select_option(label=reason)
    press(page, "Leg vast")
    page.wait_for_url(f"**/dossiers/{number}/")


def settle_tasks(page: Page, number: str) -> None:
    """Each task of the playbook that is still to do, with what shows that it was done."""
    page.goto(f"/dossiers/{number}/")
    to_do = page.locator('li:has-text("te doen") a[href*="/draaiboek/"]')
    for address in [one.get_attribute("href") for one in to_do.all()]:
        page.goto(address or "")
        pick(page, "Hoe is het gegaan?", "Gedaan")
        page.get_by_label("Waaruit blijkt dat, of waarom niet?").fill("Besproken op 24 november.")
        press(page, "Leg vast")
        page.wait_for_url(f"**/dossiers/{number}/")


def close(page: Page, number: str) -> None:
    settle_tasks(page, number)
    page.goto(f"/dossiers/{number}/afsluiten/")
    press(page, "Sluit het dossier af")
    page.wait_for_url("**/vandaag/")
    expect(main(page)).to_contain_text(f"Dossier {number} is afgesloten.")


def walk_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words; nothing is clicked."""
    for _step in range(80):
        page.keyboard.press("Tab")
        has_it = page.evaluate(
            "words => { const e = document.activeElement; "
            "return ((e.labels && e.labels.length ? e.labels[0].innerText : e.innerText) || '')"
            ".includes(words) }",
            words,
        )
        if has_it:
            return
    raise AssertionError(words)
