# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A building ban that is read in Arabic: not before somebody stands for every word of it."""

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.dossier import hearings
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.letters.models import LanguageApproval
from eenlijn.casework.letters.wording import standard_text
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import TextName, text_topic
from tests.cast import Cast
from tests.factories import stories
from tests.factories.pdf_words import text_of
from tests.journeys import limits, steps
from tests.journeys.steps import main, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

LAST = date(2027, 2, 23)
TEXTS = ("building_ban", "remedy", "privacy")


def test_a_ban_goes_with_its_arabic_words_once_somebody_stands_for_them(  # noqa: PLR0917 - fixtures
    monday: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
    staff: Cast,
    link: OpenLink,
) -> None:
    # An invented employer may show every language; a real one stands for each first.
    Organisation.objects.filter(pk=staff.reggestreek.pk).update(is_invented=False)
    stands_for_the_remedy(staff, monday)
    limits.mandate(staff.petra, AnswerKind.BUILDING_BAN, "Directeur", monday)
    number = stories.report(staff.anna.actor, link, monday).number
    stories.assess(staff.carla.actor, number, monday, severity="s4_very_serious", reason="Hij had een mes.")
    heard = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
    hearings.record_hearing(actor=staff.carla.actor, number=number, outcome=heard, now=monday)
    carla, petra, ilse = open_page(), open_page(), open_page()
    sign_in(carla, "carla")
    carla.goto(f"/dossiers/{number}/leestaal/")
    carla.get_by_label("Taal naast het Nederlands").select_option(label="Arabisch")
    press(carla, "Leg de taal vast")
    limits.write_limit(carla, number, "Brief: gebouwverbod", "U sloeg onze medewerker.", LAST)
    carla.get_by_label("Waarom kies je iets anders dan het beleid?").fill(limits.WHY_NOW)
    press(carla, "Stuur ter besluit")
    expect(carla.locator(".el-error-summary")).to_contain_text("Arabisch")
    sign_in(petra, "petra")
    for text in TEXTS:
        stands_for(petra, text, axe)
    assert set(LanguageApproval.objects.values_list("approved_by", flat=True)) == {staff.petra.id}
    carla.goto(f"/dossiers/{number}/antwoord/")
    limits.propose(carla, "Directeur")
    sign_in(ilse, "ilse")
    limits.decide(ilse, number, "regel 9 van ons beleid")
    carla.goto(f"/dossiers/{number}/antwoord/")
    goes_with_the_dutch(limits.taken_along(carla, "Brief als PDF"))
    steps.send(carla, number)


def stands_for_the_remedy(staff: Cast, monday: datetime) -> None:
    """What one can do against it is a text of the employer too, before it is one in Arabic."""
    text = standard_text(TextName.REMEDY)
    publish_at_once(
        actor=staff.petra.actor,
        topic=text_topic(TextName.REMEDY),
        content={"subject": text.subject, "body": text.body},
        now=monday,
    )


def stands_for(page: Page, text: str, axe: Callable[[Page], list[str]]) -> None:
    """Approved with the keyboard, beside the Dutch words, read from right to left."""
    page.goto(f"/beheer/brieven/taal/?taal=ar&tekst={text}")
    words = page.get_by_label("Tekst in deze taal")
    assert (words.get_attribute("dir"), words.get_attribute("lang")) == ("rtl", "ar")
    assert axe(page) == []
    page.get_by_label(re.compile("Ik sta ervoor")).focus()
    page.keyboard.press("Space")
    steps.walk_to(page, "Keur deze vertaling goed")
    page.keyboard.press("Enter")
    expect(main(page)).to_contain_text("Je staat nu voor deze vertaling.")


def goes_with_the_dutch(letter: bytes) -> None:
    """The Dutch letter first, which alone counts; then the Arabic one, marked."""
    assert letter.startswith(b"%PDF-")
    with pikepdf.open(BytesIO(letter)) as pdf:
        told = text_of(pdf)
    dutch, arabic = told.index("Met vriendelijke groet"), told.index("Alleen de Nederlandse brief telt.")
    assert dutch < arabic
    assert re.search(r"[\u0600-\u06ff\ufb50-\ufeff]", told[:dutch]) is None
    assert len(re.findall(r"[\u0600-\u06ff\ufb50-\ufeff]", told[arabic:])) > 500
