# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A building ban from the report to its last day, and one that the policy makes shorter."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from playwright.sync_api import Page, expect

from eenlijn.casework.dossier import hearings
from eenlijn.casework.dossier.running import lapse_measures
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.actions import adopt_pack
from eenlijn.commons.rulebook.topics.policy import DEFAULT
from eenlijn.commons.trail.queries import verify
from tests.cast import Cast
from tests.factories import stories
from tests.journeys import limits, steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import main, pick, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

FIRST, HALF, LAST = date(2026, 11, 23), date(2027, 1, 8), date(2027, 2, 23)
BEHAVIOUR = "U sloeg onze medewerker in het busstation."
SIDE = "Mijn bus reed weg. Dat spijt me, ik was boos."
AGAIN = "Op 4 januari schold hij een chauffeur uit op het busstation."


def test_a_ban_is_heard_decided_kept_broken_and_over_by_itself(  # noqa: PLR0917 - fixtures
    clock: time_machine.Traveller,
    monday: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    staff: Cast,
    link: OpenLink,
) -> None:
    limits.mandate(staff.petra, AnswerKind.BUILDING_BAN, "Directeur", monday)
    anna, teun, carla, ilse = open_page(PHONE), open_page(PHONE), open_page(), open_page()
    sign_in(anna, "anna")
    anna.goto("/melden/")
    anna.get_by_label(re.compile("Waar?")).first.fill("Busstation Almelo")
    number = steps.report(anna, "/melden/", ["Geslagen of geschopt"], "Hij sloeg mij op het busstation.")

    sign_in(carla, "carla")
    steps.assess(carla, number, "4 Zeer ernstig", main_type="physical_assault")
    is_heard(carla, teun, number)
    is_decided(carla, ilse, number, sign_in)
    steps.send(carla, number, "Aangetekende post", "3STEST0003")
    measure = Restriction.objects.get(incident__number=number)
    assert (measure.starts_on, measure.ends_on) == (FIRST, LAST)
    anna.goto(f"/mijn/{number}/")
    expect(main(anna)).to_contain_text("Voor de ander geldt een maatregel")

    clock.move_to(limits.on(HALF, monday))
    sign_in(carla, "carla")
    is_looked_at_and_lived_with(carla, number)

    clock.move_to(limits.on(LAST + timedelta(days=1), monday))
    assert lapse_measures(limits.on(LAST + timedelta(days=1), monday)) == 1
    assert "measure_over" in steps.notices_of(staff.carla)
    sign_in(carla, "carla")
    is_over(carla, number, str(measure.pk))
    sign_in(anna, "anna")
    anna.goto(f"/mijn/{number}/")
    expect(main(anna)).to_contain_text("De maatregel voor de ander is voorbij")
    expect(main(anna)).to_contain_text("Die liep tot en met dinsdag 23 februari 2027.")
    assert verify(staff.reggestreek.pk).ok


def is_heard(page: Page, teun: Page, number: str) -> None:
    """Invited by letter, the other person tells his side on his phone."""
    steps.write_letter(page, number, "Brief: uitnodiging voor een gesprek", BEHAVIOUR, "2")
    steps.establish(page)
    address, code = steps.reply_in_letter(page)
    steps.send(page, number)
    limits.replies(teun, address, code, SIDE)
    page.goto(f"/dossiers/{number}/wederhoor/")
    expect(main(page)).to_contain_text(SIDE)


def is_decided(page: Page, ilse: Page, number: str, sign_in: Callable[[Page, str], None]) -> None:
    """Written by who handles it, decided by who has the mandate, and read as a file."""
    limits.write_limit(page, number, "Brief: gebouwverbod", BEHAVIOUR, LAST)
    duty = page.get_by_role("checkbox", name=re.compile("^Hulp bij nood en 112"))
    expect(duty).to_be_disabled()
    page.get_by_label("Waarom kies je iets anders dan het beleid?").fill(limits.WHY_NOW)
    limits.propose(page, "Directeur")
    sign_in(ilse, "ilse")
    ilse.goto(f"/besluiten/{number}/")
    expect(main(ilse)).to_contain_text(limits.WHY_NOW)
    limits.decide(ilse, number, "regel 9 van ons beleid")
    page.goto(f"/dossiers/{number}/antwoord/")
    letter = limits.taken_along(page, "Brief als PDF")
    assert letter.startswith(b"%PDF-")
    with pikepdf.open(BytesIO(letter)) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        title = str(pdf.docinfo["/Title"])
    assert title == "Gebouwverbod van maandag 23 november 2026 tot en met dinsdag 23 februari 2027"


def is_looked_at_and_lived_with(page: Page, number: str) -> None:
    """Halfway the list says so; what happened and what was answered are lines of the measure."""
    page.goto("/maatregelen/")
    expect(main(page)).to_contain_text("Opnieuw bekijken voor vrijdag 8 januari 2027.")
    page.get_by_role("link", name=re.compile(number)).click()
    home = page.url
    page.get_by_role("link", name="Bekijk of het nog nodig is").click()
    pick(page, "Wat komt eruit?", "Loopt door tot de einddatum")
    page.get_by_label("Waarom?").fill(AGAIN)
    press(page, "Leg vast")
    expect(page.locator(".el-error-summary")).to_be_focused()
    expect(page.get_by_label("Waarom?")).to_have_value(AGAIN)
    page.get_by_label("Dag van het laatste gedrag").fill("2027-01-04")
    press(page, "Leg vast")
    page.wait_for_url(home)
    expect(main(page)).to_contain_text("Bekeken: loopt door tot de einddatum")

    page.get_by_role("link", name="Leg vast dat iemand zich er niet aan hield").click()
    page.get_by_label("Wanneer?").fill("2027-01-04T17:30")
    page.get_by_label("Waar?").fill("Busstation Almelo")
    page.get_by_label("Wat gebeurde er?").fill(AGAIN)
    pick(page, "Is de politie gebeld?", "Ja")
    pick(page, "Wat was het?", "Anders, of dat weet ik niet")
    press(page, "Leg vast")
    page.wait_for_url(home)
    expect(main(page)).to_contain_text("Politie gebeld.")

    page.get_by_role("link", name="Leg vast dat wij antwoordden").click()
    page.get_by_label("Wanneer kreeg de ander antwoord?").fill("2027-01-07")
    pick(page, "Hoe?", "E-mail")
    page.get_by_label("Wie antwoordde? Schrijf de functie").fill("Klantenservice")
    page.get_by_label("Waarover ging het, en wat was het antwoord?").fill("Zijn pas is gevonden.")
    press(page, "Leg vast")
    page.wait_for_url(home)
    expect(main(page)).to_contain_text("donderdag 7 januari 2027 · E-mail · Klantenservice")


def is_over(page: Page, number: str, measure: str) -> None:
    """Nobody ended it; the measure, the list, the dossier and the messages say that it is over."""
    page.goto(f"/maatregelen/{measure}/")
    expect(main(page)).to_contain_text("Vanzelf afgelopen na dinsdag 23 februari 2027. Er geldt niets meer.")
    page.goto("/maatregelen/")
    expect(main(page)).to_contain_text("Er loopt nu geen maatregel.")
    page.goto("/berichten/")
    expect(main(page)).to_contain_text(f"Een maatregel in dossier {number} is vanzelf afgelopen.")
    page.goto(f"/dossiers/{number}/")
    over = page.get_by_role("listitem").filter(has_text="Maatregel vanzelf afgelopen")
    expect(over).to_contain_text("Gebouwverbod.")


def test_a_year_becomes_three_months_because_the_policy_says_so(
    monday: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    staff: Cast,
    link: OpenLink,
) -> None:
    three_months_at_most(staff, monday)
    limits.mandate(staff.petra, AnswerKind.BUILDING_BAN, "Directeur", monday)
    number = stories.report(staff.anna.actor, link, monday).number
    stories.assess(staff.carla.actor, number, monday, severity="s4_very_serious", reason="Hij had een mes.")
    heard = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
    hearings.record_hearing(actor=staff.carla.actor, number=number, outcome=heard, now=monday)
    carla, ilse = open_page(), open_page()
    sign_in(carla, "carla")

    limits.write_limit(carla, number, "Brief: gebouwverbod", BEHAVIOUR, date(2027, 11, 23))
    press(carla, "Stuur ter besluit")
    refused = carla.locator(".el-error-summary")
    expect(refused).to_be_focused()
    expect(refused).to_contain_text("Het beleid staat ten hoogste 3 maanden toe. Langer kan niet")
    expect(refused).to_contain_text("Het beleid wil eerst dit antwoord, en dat geldt nu niet")
    expect(main(carla)).to_contain_text("Beleid: regel 9, versie 1.")
    expect(carla.get_by_label("Tot en met welke dag geldt dit?")).to_have_value("2027-11-23")
    expect(carla.get_by_label("Waar geldt dit?")).to_have_value("het busstation in Almelo.")
    expect(carla.get_by_label("Wat de ander deed of zei")).to_have_value(BEHAVIOUR)

    # With the keyboard alone: the reason, the day, and on.
    carla.get_by_label("Waarom kies je iets anders dan het beleid?").focus()
    carla.keyboard.type(limits.WHY_NOW)
    carla.get_by_label("Tot en met welke dag geldt dit?").fill(LAST.isoformat())
    carla.get_by_role("button", name="Stuur ter besluit").focus()
    carla.keyboard.press("Enter")
    carla.wait_for_url("**/vaststellen/")
    press(carla, "Stuur ter besluit")
    sign_in(ilse, "ilse")
    limits.decide(ilse, number, "regel 9 van ons beleid (versie 1)")
    carla.goto(f"/dossiers/{number}/antwoord/")
    expect(main(carla)).to_contain_text("dinsdag 23 februari 2027")
    steps.send(carla, number)
    assert Answer.objects.get(incident__number=number).valid_until == LAST
    assert Restriction.objects.get(incident__number=number).ends_on == LAST


def three_months_at_most(staff: Cast, monday: datetime) -> None:
    """The employer's own table: a building ban of three months, whatever the reason."""
    rows = [
        {**row, "most_months": 3, "is_example": False} if row["answer_kind"] == "building_ban" else row
        for row in DEFAULT.to_content()["rows"]
    ]
    adopt_pack(
        actor=Actor.job("test"),
        organisation_id=staff.reggestreek.pk,
        pack_content={"policy": {"rows": rows}},
        pack_version="1",
        now=monday,
    )
