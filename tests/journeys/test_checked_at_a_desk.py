# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A passenger with a travel ban stands before Sam's window, and Sam asks on a phone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.restrictions.checking import MOST
from eenlijn.casework.restrictions.models import DeskQuestion
from tests.cast import Cast
from tests.factories.measures import INSTRUCTION, TO_CALL, begin_measure, reported
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import main

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

FIRST, LAST = date(2026, 11, 23), date(2027, 2, 23)
WHERE = "Lijn 62, tussen Almelo en Tubbergen."


def test_a_passenger_is_known_a_stranger_is_not_and_guessing_stops(  # noqa: PLR0917 - fixtures
    clock: time_machine.Traveller,
    monday: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
    staff: Cast,
) -> None:
    number = reported(staff.anna, monday)
    begin_measure(
        number,
        staff.carla,
        monday,
        starts_on=FIRST,
        ends_on=LAST,
        kind=AnswerKind.TRAVEL_BAN,
        where=WHERE,
    )
    sam = open_page(PHONE)
    sign_in(sam, "sam")
    sam.goto("/balie/")
    asks(sam, "van den Berg", "3-3-1980")
    heading = sam.get_by_role("heading", level=1)
    expect(heading).to_have_text("Ja")
    expect(heading).to_be_focused()
    for told in (INSTRUCTION, "Tot en met dinsdag 23 februari 2027.", TO_CALL):
        expect(main(sam)).to_contain_text(told)
    tells_nothing_more(sam, number)
    assert axe(sam) == []

    asks(sam, "Pietersen", "1-1-1999")
    expect(heading).to_have_text("Nee")
    expect(main(sam)).to_contain_text("Ontvang deze persoon zoals iedereen.")
    tells_nothing_more(sam, number)
    assert axe(sam) == []

    for typed, why in (("maart", "Schrijf dag, maand en jaar"), ("31-2-1980", "Deze dag bestaat niet.")):
        asks(sam, "van den Berg", typed)
        expect(sam.locator(".el-error-summary")).to_contain_text(why)
        expect(sam.get_by_label("Achternaam")).to_have_value("van den Berg")
        expect(sam.get_by_label("Geboortedatum")).to_have_value(typed)
    assert axe(sam) == []
    guesses(sam, staff)
    clock.shift(timedelta(hours=1, minutes=1))
    sign_in(sam, "sam")
    sam.goto("/balie/")
    asks(sam, "van den Berg", "3-3-1980")
    expect(heading).to_have_text("Ja")
    assert steps.notices_of(staff.sam) == []


def asks(page: Page, name: str, born: str) -> None:
    """By the keyboard, from the first field to the button."""
    page.get_by_label("Achternaam").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type(born)
    steps.walk_to(page, "Kijk")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tells_nothing_more(page: Page, number: str) -> None:
    """No name comes back, and nothing of why, where or which dossier."""
    seen = page.content()
    never = (number, "Berg", "Pietersen", "1980-", "eisverbod", "Lijn 62", "Anna")
    assert [word for word in never if word in seen] == []


def guesses(page: Page, staff: Cast) -> None:
    """After forty questions in an hour the page answers no more, and says from when it does."""
    asked = DeskQuestion.objects.filter(account=staff.sam.account)
    first = asked.earliest("asked_at")
    DeskQuestion.objects.bulk_create(
        DeskQuestion(organisation=first.organisation, account=first.account, asked_at=first.asked_at)
        for _more in range(MOST - asked.count())
    )
    asks(page, "van den Berg", "3-3-1980")
    expect(main(page)).to_contain_text(f"Je hebt het afgelopen uur al {MOST} keer gekeken.")
    expect(main(page)).to_contain_text("Gevaar? Bel 112.")
    expect(main(page)).not_to_contain_text(INSTRUCTION)
