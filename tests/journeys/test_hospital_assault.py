# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A patient hits a nurse: a police report under number, a sentence with compensation, the last instalment.

Sanne is the nurse, Carmen follows what police and prosecutor do, Lex asks the damage back. Dirk, who
coordinates at another employer, finds none of it.
"""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from playwright.sync_api import Locator, Page, expect

from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.codes import CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.damages.models import Claim, DamageLine, Payment
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import care, finishing, own_care
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.models import PolicePackage, TrackedStep
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation.clock import now
from tests.cast import Cast
from tests.factories import stories
from tests.factories.employers import WARD, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, pick, press, this_minute

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

OpenPage = Callable[..., Page]
Axe = Callable[[Page], list[str]]
DAY = timedelta(days=1)
WORDS = "Een patiënt sloeg mij in het gezicht toen ik zijn infuus verzorgde."
HOME = "Teststraat 9, 7600 XX Almelo"
OFFICER = "Brigadier De Test, contact VPT, 0900 0000"
# After how many days, what happened, what the nurse reads of it, and what the page said to do just before.
NEWS = (
    (
        1,
        "Nummer en contactpersoon bekend",
        "Wij hebben een vaste contactpersoon bij de politie.",
        "Vraag het nummer en wie je kunt bellen",
    ),
    (
        2,
        "VPT-code gekoppeld",
        "De politie weet dat het om je werk ging.",
        "Vraag of de VPT-code is gekoppeld",
    ),
    (15, "In onderzoek", "De politie onderzoekt het.", "Wacht op nieuws"),
    (43, "Officier van justitie: vervolgen", "De officier brengt het voor de rechter.", "Vraag om nieuws"),
    (
        50,
        "Zitting gepland",
        "De zitting is in februari. Je hoeft er niet heen.",
        "Schade kan mee in de strafzaak",
    ),
    (72, "Veroordeling", "De rechter veroordeelde de ander. Je krijgt € 400 smartengeld.", "Wacht op nieuws"),
)
HEARING = "2027-02-02"


def test_a_nurse_reports_under_number_and_what_it_cost_comes_back(  # noqa: PLR0917 - fixtures
    clock: time_machine.Traveller,
    monday: datetime,
    open_page: OpenPage,
    founded: Callable[[Workplace], Employer],
    staff: Cast,
    axe: Axe,
) -> None:
    ward = founded(WARD)
    sanne, carmen, lex = open_page(PHONE), open_page(), open_page()
    number = is_reported(sanne, ward)
    enter(carmen, ward.coordinator)
    steps.assess(carmen, number, "4 Zeer ernstig", main_type="physical_assault")
    is_answered_and_cared_for(ward, number)
    goes_under_number(carmen, number, axe)
    asks_a_lawyer(carmen, number, axe)
    notes_damage(lex, ward, number, axe)
    pays_her_first(lex, number, axe)
    is_ready_to_join(lex, number, axe)
    reaches_a_judge(carmen, ward, number, clock, monday, axe)
    claim_of_the_nurse(lex, ward, number, axe)
    claim_of_the_hospital(lex, number, axe)
    pays_in_three_parts(lex, ward, number, clock, axe)
    is_closed(ward, number)
    reads_how_it_ended(sanne, ward, number, axe)
    finds_nothing(open_page(), staff, number)
    is_kept(ward, number)


# Reporting. -------------------------------------------------------------------------------------


def is_reported(page: Page, ward: Employer) -> str:
    enter(page, ward.reporter)
    page.goto("/melden/")
    page.get_by_label(re.compile("Waar?")).first.fill("Afdeling B2, kamer 14")
    return steps.report(page, "/melden/", ["Geslagen of geschopt"], WORDS, "Doe er iets aan")


def is_answered_and_cared_for(ward: Employer, number: str) -> None:
    """Told in other journeys: the other person gets a letter, and whoever cares was there in time."""
    carmen = ward.coordinator.actor
    stories.write(carmen, number, now(), deviation="Dit ging om een enkele klap.")
    dossier.finish_letter(actor=carmen, number=number, now=now())
    stories.send(carmen, number, now())
    for one in CareMoment.objects.filter(incident__number=number):
        care.ask_carer(actor=carmen, number=number, moment_id=one.pk, account_id=ward.carer.id, now=now())
        ending = Ending(CareState.MADE, now(), provider="provider_social_work")
        care.record_talk(actor=ward.carer.actor, moment_id=one.pk, ending=ending, now=now())
    # She wants no more talks after the first; each is asked.
    while left := CareMoment.objects.filter(incident__number=number, state=CareState.PLANNED).first():
        own_care.decline_own(actor=ward.reporter.actor, moment_id=left.pk, now=now())
    stories.tell(carmen, number, now())


# The police. ------------------------------------------------------------------------------------


def goes_under_number(page: Page, number: str, axe: Axe) -> None:
    """The ladder asks for reasons, a home address is refused, and of us no name goes along."""
    page.goto(f"/dossiers/{number}/aangifte/wie/")
    pick(page, "Wat blijft uit het dossier?", "Onder nummer")
    page.get_by_label("Wie spreekt namens ons met de politie?").fill("Carmen, coördinator, 0800 0000")
    press(page, "Bewaar deze keuze")
    expect(page.locator(".el-error-summary")).to_contain_text("Kies waarom je onder nummer vraagt.")
    assert axe(page) == []
    page.get_by_label("De ander weet niet wie de collega is").check()
    press(page, "Bewaar deze keuze")
    expect(main(page)).to_contain_text("Onder nummer.")

    page.goto(f"/dossiers/{number}/aangifte/tekst/")
    page.get_by_label("Wie deed het?").fill("Een patiënt van kamer 14, ongeveer vijftig jaar")
    page.get_by_label("Letsel: waar ligt het bewijs?").fill(f"Foto’s liggen bij haar thuis, {HOME}")
    press(page, "Bewaar de tekst")
    expect(page.locator(".el-error-summary")).to_contain_text("Een thuisadres hoort nooit in een aangifte")
    expect(page.get_by_label("Letsel: waar ligt het bewijs?")).to_have_value(re.compile(HOME))
    assert axe(page) == []
    page.get_by_label("Letsel: waar ligt het bewijs?").fill("Verklaring van de huisarts, map 2")
    press(page, "Bewaar de tekst")
    expect(main(page)).to_contain_text("Bewaard. Je kunt later verder.")
    takes_along(page, number, axe)


def takes_along(page: Page, number: str, axe: Axe) -> None:
    page.goto(f"/dossiers/{number}/aangifte/meenemen/")
    expect(main(page)).to_contain_text("Onder nummer gevraagd: de namen van ons geef je aan de politie zelf")
    press(page, "Maak het dossier voor de politie")
    expect(main(page)).to_contain_text("Versie 1")
    assert axe(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Bewaar versie 1 met bestanden (zip)").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        told = archive.read("inhoud.json").decode()
    assert '"waarom": "under_number"' in told
    assert not any(name in told for name in ("Sanne", HOME))
    page.goto(f"/dossiers/{number}/aangifte/balie/")
    expect(main(page)).to_contain_text("onder nummer")
    assert axe(page) == []
    page.goto(f"/dossiers/{number}/aangifte/")
    pick(page, "Wat is het besluit?", "Aangifte door de werkgever")
    page.get_by_label("Dag van de aangifte of melding").fill(this_minute()[:10])
    page.get_by_label(re.compile("Gezegd dat dit een VPT-zaak is")).check()
    page.get_by_label(re.compile("Het adres van het werk gebruikt")).check()
    assert axe(page) == []
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Besluit vastgelegd.")


def reaches_a_judge(  # noqa: PLR0917 - as above
    page: Page, ward: Employer, number: str, clock: time_machine.Traveller, monday: datetime, axe: Axe
) -> None:
    """Number and contact, the code, the decision to prosecute, the hearing, and the sentence."""
    for days, step, words, first in NEWS:
        clock.move_to(monday + days * DAY)
        enter(page, ward.coordinator)
        page.goto(f"/dossiers/{number}/aangifte/volgen/")
        expect(main(page)).to_contain_text(first)
        hears(page, step, words)
        assert axe(page) == []
    expect(main(page)).to_contain_text("Nu niets")
    expect(main(page)).to_contain_text("Met schadevergoeding: € 400.")


def hears(page: Page, step: str, words: str) -> None:
    """Record one step, with what belongs to it, and tell the nurse."""
    pick(page, "Wat is er gebeurd?", step)
    page.get_by_label("Op welke dag?").fill(this_minute()[:10])
    if step.startswith("Nummer"):
        page.get_by_label("Nummer van politie of OM").fill("PL0600-2026654321")
        page.get_by_label("Wie kun je daar bellen?").fill(OFFICER)
    if step.startswith("Zitting"):
        page.get_by_label("Dag van de zitting").fill(HEARING)
    if step == "Veroordeling":
        page.get_by_label("De rechter legde een schadevergoeding op").check()
        page.get_by_label("Bedrag van de schadevergoeding").fill("€ 400")
    pick(page, "Weet de collega dit al?", "Bericht in Eén Lijn")
    page.get_by_label("Bericht aan de collega").fill(words)
    page.get_by_role("button", name="Leg vast", exact=True).click()
    expect(main(page)).to_contain_text("Vastgelegd.")


# The damage. ------------------------------------------------------------------------------------


def asks_a_lawyer(page: Page, number: str, axe: Axe) -> None:
    page.goto(f"/dossiers/{number}/schade/")
    page.get_by_label("Collega").select_option(label="Lex")
    press(page, "Vraag deze jurist")
    expect(main(page)).to_contain_text("Gevraagd. De jurist krijgt bericht.")
    assert axe(page) == []


def notes_damage(page: Page, ward: Employer, number: str, axe: Axe) -> None:
    """Her glasses with their bill, and what it did to her, of which the proof comes later."""
    enter(page, ward.lawyer)
    adds(page, number, "Eigendommen medewerker", "240,50", "Bon van de bril, map 4.")
    adds(page, number, "Smartengeld", "400", "")
    expect(main(page)).to_contain_text("Nog geen bewijs. Zonder bewijs kan deze post niet worden geëist.")
    assert axe(page) == []
    page.get_by_role("link", name=re.compile("Advies en bewijs van post 2")).click()
    expect(main(page)).to_contain_text("Advies: Voegen in strafzaak")
    assert axe(page) == []
    form(page, "Bewijs").get_by_label("Bewijs", exact=False).first.fill("Verklaring van de huisarts, map 4.")
    form(page, "Bewijs").get_by_role("button").click()
    expect(main(page)).to_contain_text("Bewijs vastgelegd.")


def adds(page: Page, number: str, what: str, amount: str, proof: str) -> None:
    page.goto(f"/dossiers/{number}/schade/")
    page.get_by_label("Welke schade?").select_option(label=what)
    page.get_by_label("Bedrag in euro").fill(amount)
    page.get_by_label(re.compile("^Bewijs")).fill(proof)
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Schade vastgelegd.")


def pays_her_first(page: Page, number: str, axe: Axe) -> None:
    """The hospital pays the glasses at once; from then on that part is its own to ask back."""
    page.goto(f"/dossiers/{number}/schade/post/1/")
    paid = form(page, "Voorschieten")
    paid.get_by_label("Hoeveel betaalden wij de collega?").fill("240,50")
    paid.get_by_label("Bewijs", exact=False).first.fill("Afschrift van 23 november, map 4.")
    paid.get_by_role("button").click()
    expect(main(page)).to_contain_text("Voorschot vastgelegd.")
    expect(main(page)).to_contain_text("Voorgeschoten door ons: € 240,50. Nog te eisen: € 0,00.")
    assert axe(page) == []


def is_ready_to_join(page: Page, number: str, axe: Axe) -> None:
    """What goes to the form of the prosecution is hers alone, less what was paid to her."""
    page.goto(f"/dossiers/{number}/schade/voegen/")
    expect(main(page)).to_contain_text("Samen gevraagd: € 400,00")
    expect(main(page)).to_contain_text("Naam: laat nog leeg: er is onder nummer gevraagd")
    expect(main(page)).not_to_contain_text(HOME)
    assert axe(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Deze gegevens als PDF")).first.click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")


def claim_of_the_nurse(page: Page, ward: Employer, number: str, axe: Axe) -> None:
    """Joined in the criminal case; the collector pays what the judge ordered."""
    enter(page, ward.lawyer)
    page.goto(f"/dossiers/{number}/schade/")
    claims(page, "Smartengeld", "Voegen in strafzaak")
    page.get_by_role("link", name=re.compile("Open eis 1")).click()
    assert axe(page) == []
    pays(page, "900", "CJIB, geïnd of als voorschot")
    expect(page.locator(".el-error-summary")).to_contain_text("Een betaling kan niet groter zijn")
    pays(page, "400", "CJIB, geïnd of als voorschot")
    expect(main(page)).to_contain_text("Deze eis is klaar: betaald.")


def claim_of_the_hospital(page: Page, number: str, axe: Axe) -> None:
    """What was paid first is asked back by letter, and then agreed in three parts."""
    page.goto(f"/dossiers/{number}/schade/")
    claims(page, "Aan medewerker vergoed", "Aansprakelijkstelling")
    assert axe(page) == []
    page.goto(f"/dossiers/{number}/schade/eis/2/brief/")
    writes(page, "Eerste brief")
    assert axe(page) == []
    sent = form(page, "Leg vast dat de brief weg is")
    sent.get_by_label("Gewone post").check()
    sent.get_by_role("button").click()
    expect(main(page)).to_contain_text("Vastgelegd. De termijn loopt.")
    page.goto(f"/dossiers/{number}/schade/eis/2/")
    expect(main(page)).to_contain_text("De ander heeft tot")
    agreed = form(page, "Spreek termijnen af")
    agreed.get_by_label("Hoeveel termijnen?").fill("3")
    agreed.get_by_label("Bedrag per termijn").fill("80")
    agreed.get_by_label("Dag van de eerste termijn").fill("2027-03-01")
    agreed.get_by_role("button").click()
    expect(page.locator(".el-error-summary")).to_be_visible()
    form(page, "Spreek termijnen af").get_by_label("Bedrag van de laatste termijn").fill("80,50")
    form(page, "Spreek termijnen af").get_by_role("button").click()
    expect(main(page)).to_contain_text("De regeling is vastgelegd. Stuur de ander de brief.")
    assert axe(page) == []


def writes(page: Page, kind: str) -> None:
    pick(page, "Welke brief?", kind)
    page.get_by_label("Naam van de ander").fill("T. Tester")
    page.get_by_label("Adres van de ander").fill("Teststraat 1\n7600 XX Almelo")
    page.get_by_label("Wat deed de ander?").fill("U sloeg onze verpleegkundige in het gezicht.")
    page.get_by_label("Waar betaalt de ander?").fill(
        "op rekening NL00 TEST 0000 0000 00 van Ziekenhuis Esdal"
    )
    page.get_by_label("Waar kan de ander ons bereiken?").fill("0800 0000")
    press(page, "Lees de brief na")
    expect(page.get_by_role("article", name="Voorbeeld van de brief")).to_contain_text("T. Tester")
    press(page, "Stel de brief vast")
    expect(main(page)).to_contain_text("De brief staat vast.")


def pays_in_three_parts(
    page: Page, ward: Employer, number: str, clock: time_machine.Traveller, axe: Axe
) -> None:
    """Every month one, also what comes late; after the last nothing is open."""
    parts = (("2027-03-01", "80"), ("2027-04-01", "80"), ("2027-05-03", "80,50"))
    for day, amount in parts:
        clock.move_to(datetime.fromisoformat(f"{day}T10:00:00+01:00"))
        enter(page, ward.lawyer)
        page.goto(f"/dossiers/{number}/schade/eis/2/")
        if day == "2027-05-03":
            expect(main(page)).to_contain_text("te laat, open € 80,50")
            assert axe(page) == []
        pays(page, amount, "De ander")
        expect(main(page)).to_contain_text("De betaling is vastgelegd.")
    expect(main(page)).to_contain_text("Deze eis is klaar: betaald.")
    assert axe(page) == []


def claims(page: Page, line: str, road: str) -> None:
    asked = form(page, "Eis schade terug")
    asked.get_by_role("checkbox", name=re.compile(line)).check()
    asked.get_by_role("radio", name=road).check()
    asked.get_by_role("button").click()
    expect(main(page)).to_contain_text("De eis is gemaakt.")


def pays(page: Page, amount: str, who: str) -> None:
    paid = form(page, "Leg een betaling vast")
    paid.get_by_label("Hoeveel is er betaald?").fill(amount)
    paid.get_by_label(who).check()
    paid.get_by_role("button").click()


def form(page: Page, title: str) -> Locator:
    """One thing to do; where it lies folded, whoever wants it unfolds it first."""
    found = page.get_by_role("form", name=title, exact=True, include_hidden=True)
    folded = found.locator("xpath=ancestor::details[not(@open)]/summary")
    if folded.count():
        folded.click()
    return found


# Afterwards. ------------------------------------------------------------------------------------


def is_closed(ward: Employer, number: str) -> None:
    """Told in other journeys: what is left is not needed, a second person agrees, she hears the last word."""
    carmen = ward.coordinator.actor
    stories.settle(carmen, number, now(), is_told=True)
    finishing.ask_second(actor=carmen, number=number, now=now())
    second = ward.second.actor
    finishing.answer_closing(actor=second, number=number, is_agreed=True, word="", now=now())
    dossier.close(actor=carmen, number=number, last_word="Alles is betaald. Wij ronden af.", now=now())


def reads_how_it_ended(page: Page, ward: Employer, number: str, axe: Axe) -> None:
    """That it is over, all she was told, that her damage came back, and no amount of the hospital."""
    enter(page, ward.reporter)
    page.goto(f"/mijn/{number}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is afgesloten.")
    expect(main(page)).to_contain_text("Alles is betaald. Wij ronden af.")
    for _days, _step, words, _first in NEWS:
        expect(main(page)).to_contain_text(words)
    expect(main(page).get_by_text("Wij betaalden dit aan jou")).to_be_visible()
    expect(main(page).get_by_text("Betaald", exact=True)).to_be_visible()
    expect(main(page)).not_to_contain_text("240,50")
    expect(main(page)).not_to_contain_text(OFFICER)
    assert axe(page) == []


def finds_nothing(page: Page, staff: Cast, number: str) -> None:
    """Neither a page, nor a line in a list, nor a hit: as if it were not there."""
    enter(page, staff.dirk)
    rooms = (
        "",
        "aangifte/",
        "aangifte/volgen/",
        "aangifte/meenemen/1.zip",
        "schade/",
        "schade/eis/2/",
        "nazorg/",
    )
    for address in (*(f"/dossiers/{number}/{room}" for room in rooms), f"/mijn/{number}/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404, address
        assert not any(word in page.content() for word in ("PL0600", "Smartengeld", "Sanne", "Esdal"))
    page.goto("/vandaag/")
    expect(main(page)).not_to_contain_text(number)


def is_kept(ward: Employer, number: str) -> None:
    incident = Incident.objects.get(number=number)
    assert PolicePackage.objects.get(incident=incident).number == 1
    taken = TrackedStep.objects.filter(incident=incident).order_by("place").values_list("step", flat=True)
    assert list(taken) == [
        "contact_known", "vpt_marked", "under_investigation", "prosecuted", "hearing_set", "convicted"
    ]  # fmt: skip
    lines = DamageLine.objects.filter(incident=incident).order_by("number")
    assert list(lines.values_list("damage_type", "state")) == [
        ("emp_belongings", "advanced"),
        ("emp_immaterial", "recovered"),
        ("org_paid_to_employee", "recovered"),
    ]
    assert list(Claim.objects.order_by("number").values_list("bearer", "state")) == [
        ("employee", "paid"),
        ("organisation", "paid"),
    ]
    assert Payment.objects.count() == 4
    cents = Fact.objects.filter(measure__in=("claimed", "recovered")).order_by("recorded_at")
    sums: dict[str, int] = {}
    for measure, delta in cents.values_list("measure", "delta"):
        sums[measure] = sums.get(measure, 0) + delta
    assert sums == {"claimed": 64_050, "recovered": 64_050}
    assert not Clock.objects.filter(incident=incident, kind="claim_payment", stopped_at=None).exists()
    assert verify(ward.organisation.pk).ok
