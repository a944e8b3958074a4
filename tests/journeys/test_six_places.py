# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Six places where it happens, each at an employer of that sector, from the report to the end."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.dossier.measures import signs_of, stops_of
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Assignment, Incident, Victim
from eenlijn.casework.learning.models import TrainingNeed
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.casework.response.models import Answer
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation.clock import now
from tests.factories.employers import BUS, DESK, HOUSING, SCHOOL, WARD, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, notices_of, pick, press, this_minute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OpenPage = Callable[..., Page]
Founded = Callable[[Workplace], Employer]
Axe = Callable[[Page], list[str]]


def stops(number: str) -> list[str]:
    """The eight measures as they stand at the end, by their state."""
    incident = Incident.objects.select_related("report").get(number=number)
    moment = now()
    faces = faces_of([incident], moment).get(incident.pk, [])
    return [stop.state for stop in stops_of(incident, faces, signs_of([incident], moment))]


def acts(number: str) -> list[str]:
    rows = TimelineEntry.objects.filter(incident__number=number)
    return list(rows.order_by("at", "pk").values_list("act", flat=True))


def test_a_bus_driver_is_spat_at_and_all_eight_measures_are_taken(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    bus = founded(BUS)
    sanne, carmen = open_page(PHONE), open_page()
    number = steps.report(
        sanne, f"/m/{bus.link.slug}/", ["Bespuugd"], "Hij spuugde mij in het gezicht.", "Doe er iets aan"
    )
    receipt = sanne.url
    enter(carmen, bus.coordinator)
    steps.assess(carmen, number, "3 Ernstig", main_type="physical_spitting")
    steps.write_letter(carmen, number, "Brief: dit is onze norm", "U spuugde onze chauffeur aan.", "2")
    steps.establish(carmen)
    steps.send(carmen, number, "Aangetekende post", "3STEST0001")
    learns(carmen, number, axe)
    goes_to_the_police(carmen, number, axe)
    damage_is_settled(carmen, open_page(), bus, number, axe)
    first_care(open_page(), bus, number)
    care_is_given(carmen, open_page(), bus, number, axe)
    carmen.goto(f"/dossiers/{number}/afsluiten/")
    expect(main(carmen)).to_contain_text("De melder weet nog niet wat wij deden.")
    assert axe(carmen) == []
    steps.tell_reporter(carmen, number, "Dit hebben wij gedaan", "De reiziger kreeg een brief.")
    assert stops(number) == ["done"] * 8
    steps.close(carmen, number)

    sanne.goto(receipt)
    expect(sanne.get_by_role("heading", level=1)).to_contain_text("Je melding is afgesloten.")
    expect(main(sanne)).to_contain_text("De ander kreeg een brief van ons")
    assert axe(sanne) == []
    incident = Incident.objects.get(number=number)
    assert (incident.status, incident.severity) == ("closed", "s3_serious")
    # The police still owe an answer: that one runs on after closing, and nothing else does.
    running = Clock.objects.filter(incident=incident, stopped_at=None)
    assert list(running.values_list("kind", flat=True)) == ["police_news"]
    assert verify(bus.organisation.pk).ok


def learns(page: Page, number: str, axe: Axe) -> None:
    page.goto(f"/dossiers/{number}/leerpunt/")
    page.get_by_label("Wat is er te leren?").select_option(index=1)
    pick(page, "Voor wie?", "Het team")
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Leerpunt vastgelegd.")
    assert axe(page) == []
    need = TrainingNeed.objects.get(incident__number=number)
    assert (need.needed_for, need.state) == ("team", "needed")


def goes_to_the_police(page: Page, number: str, axe: Axe) -> None:
    page.goto(f"/dossiers/{number}/aangifte/")
    pick(page, "Wat is het besluit?", "Aangifte door de werkgever")
    page.get_by_label("Dag van de aangifte of melding").fill(this_minute()[:10])
    page.get_by_label("Nummer van de politie").fill("PL0600-2026123456")
    page.get_by_label(re.compile("Gezegd dat dit een VPT-zaak is")).check()
    page.get_by_label(re.compile("Het adres van het werk gebruikt")).check()
    assert axe(page) == []
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Besluit vastgelegd.")
    report = PoliceReport.objects.get(incident__number=number)
    assert (report.decision, report.said_vpt, report.used_work_address) == ("aangifte_employer", True, True)
    assert vault.open(report, "reference") == "PL0600-2026123456"


def damage_is_settled(page: Page, lex: Page, employer: Employer, number: str, axe: Axe) -> None:
    """The lawyer sees the amount; who handles it sees how many lines there are."""
    page.goto(f"/dossiers/{number}/schade/")
    page.get_by_label("Collega").select_option(label="Lex")
    press(page, "Vraag deze jurist")
    expect(main(page)).to_contain_text("Gevraagd. De jurist krijgt bericht.")
    enter(lex, employer.lawyer)
    lex.goto("/berichten/")
    expect(main(lex)).to_contain_text(number)
    lex.goto(f"/dossiers/{number}/schade/")
    lex.get_by_label("Welke schade?").select_option(index=1)
    lex.get_by_label("Bedrag in euro").fill("240,50")
    lex.get_by_label(re.compile("Bewijs")).fill("Bon van de bril, map 4.")
    press(lex, "Leg vast")
    expect(main(lex)).to_contain_text("€ 240,50")
    assert axe(lex) == []
    asked = lex.get_by_role("form", name="Eis schade terug")
    asked.get_by_role("checkbox").check()
    asked.get_by_role("radio", name="Aansprakelijkstelling").check()
    asked.get_by_role("button").click()
    lex.get_by_role("link", name=re.compile("Open eis 1")).click()
    assert axe(lex) == []
    paid = lex.get_by_role("form", name="Leg een betaling vast")
    paid.get_by_label("Hoeveel is er betaald?").fill("240,50")
    paid.get_by_label("De ander").check()
    paid.get_by_role("button").click()
    expect(main(lex)).to_contain_text("Deze eis is klaar: betaald.")
    page.reload()
    expect(main(page)).to_contain_text("1 post")
    expect(main(page)).not_to_contain_text("240,50")
    line = DamageLine.objects.get(incident__number=number)
    assert (vault.open(line, "amount"), line.state, line.bearer) == ("24050", "recovered", "employee")


def first_care(page: Page, employer: Employer, number: str) -> None:
    """The manager was there the same day; only that, and when."""
    enter(page, employer.manager)
    page.goto(f"/dossiers/{number}/nazorg/")
    first = page.get_by_role("form", name="Jij was er voor je collega")
    for left in range(first.count() - 1, -1, -1):
        first.first.get_by_label("Wanneer?").fill(this_minute())
        first.first.get_by_role("button").click()
        expect(first).to_have_count(left)


def care_is_given(page: Page, nel: Page, employer: Employer, number: str, axe: Axe) -> None:
    """The talk by the carer, and both follow-ups with the same one; the last is not held before six weeks."""
    page.goto(f"/dossiers/{number}/nazorg/")
    asked = page.get_by_role("form", name=re.compile("Opvanggesprek"))
    asked.get_by_label("Collega").select_option(label="Nel")
    asked.get_by_role("button").click()
    expect(main(page)).to_contain_text("Gevraagd: Nel.")
    assert axe(page) == []
    enter(nel, employer.carer)
    talk(nel, "Opvanggesprek", "Leg vast: contact gelegd", axe)
    talk(nel, "Vervolggesprek 1", "Leg vast: niet gewenst")
    talk(nel, "Vervolggesprek 2", "Leg vast: niet gewenst")
    ended = CareMoment.objects.filter(incident__number=number).values_list("moment", "state")
    assert dict(ended) == {
        "first_care": "made",
        "first_talk": "made",
        "follow_up_1": "declined",
        "follow_up_2": "declined",
    }


def talk(page: Page, moment: str, ending: str, axe: Axe | None = None) -> None:
    """The carer records that it took place, or that the colleague did not want it."""
    page.goto("/gesprekken/")
    page.get_by_role("link", name=re.compile(moment)).first.click()
    if axe:
        assert axe(page) == []
    if "contact gelegd" in ending:
        page.get_by_label("Wanneer was het?").fill(this_minute())
        page.get_by_label("Wie gaf de opvang?").select_option(index=1)
    press(page, ending)
    expect(main(page)).to_contain_text("Vastgelegd.")


def test_a_threat_at_the_desk_is_answered_in_a_talk_and_confirmed_on_paper(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    desk = founded(DESK)
    sanne, carmen, bas = open_page(PHONE), open_page(), open_page()
    enter(sanne, desk.reporter)
    sanne.goto("/melden/")
    sanne.get_by_label(re.compile("Waar?")).first.fill("Balie 3")
    number = steps.report(sanne, "/melden/", ["Bedreigd"], "Hij zei dat hij mij thuis weet te vinden.")
    enter(carmen, desk.coordinator)
    steps.assess(carmen, number, "3 Ernstig", main_type="threat_general")

    enter(bas, desk.manager)
    bas.goto(f"/dossiers/{number}/gesprek/")
    assert axe(bas) == []
    bas.get_by_label("Wie voerde het gesprek?").fill("leidinggevende")
    bas.get_by_label("Welk gedrag is genoemd?").fill("U zei dat u onze medewerker thuis weet te vinden.")
    bas.get_by_role("radio", name=re.compile(r"^2\.")).check()
    bas.get_by_label(re.compile("Wat vertelde de ander?")).fill("Hij was boos over zijn paspoort.")
    bas.get_by_label(re.compile("Wat is er afgesproken?")).fill("Hij belt eerst en vraagt naar Bas.")
    press(bas, "Leg vast: gesprek gevoerd")
    expect(main(bas)).to_contain_text("Het gesprek ligt vast. De melder krijgt bericht.")
    # What the other person said goes to who handles it, and is not shown to the manager again.
    expect(main(bas)).not_to_contain_text("paspoort")
    clock = Clock.objects.get(incident__number=number, kind="answer")
    assert clock.stop_reason == "answered"

    carmen.goto(f"/dossiers/{number}/wederhoor/")
    expect(main(carmen)).to_contain_text("Hij was boos over zijn paspoort.")
    steps.write_letter(
        carmen, number, "Brief: bevestiging van het gesprek", "U zei dat u onze medewerker opzoekt.", "2"
    )
    expect(carmen.get_by_label("Wat is er afgesproken?")).to_have_value("Hij belt eerst en vraagt naar Bas.")
    steps.establish(carmen)
    steps.send(carmen, number)
    steps.no_police(carmen, number, "Slachtoffer wil niet")
    for measure in (4, 7, 8):
        steps.waive(carmen, number, measure)
    steps.tell_reporter(carmen, number, "Wij ronden af", "Bas sprak hem aan, en hij kreeg een brief.")
    steps.close(carmen, number)
    assert stops(number) == ["done", "done", "done", "none", "done", "none", "none", "none"]
    sent = Answer.objects.filter(incident__number=number, state="sent").order_by("sent_at")
    assert list(sent.values_list("kind", flat=True)) == ["order_talk", "talk_confirmation"]
    sanne.goto(f"/mijn/{number}/")
    expect(main(sanne)).to_contain_text("Je melding is afgesloten.")
    assert verify(desk.organisation.pk).ok


def test_a_patient_hits_two_nurses_and_each_has_a_care_of_her_own(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    ward = founded(WARD)
    sanne, carmen, nel = open_page(PHONE), open_page(), open_page()
    number = steps.report(
        sanne, f"/m/{ward.link.slug}/", ["Geslagen of geschopt"], "Hij sloeg ons bij het wassen."
    )
    sanne.get_by_role("link", name=re.compile("Waren er meer collega")).click()
    name_colleague(sanne, "Wim", "Het overkwam mijn collega ook")
    name_colleague(sanne, "Iris", "Mijn collega zag het")
    expect(main(sanne)).to_contain_text("Iris")
    assert axe(sanne) == []

    enter(carmen, ward.coordinator)
    steps.assess(carmen, number, "4 Zeer ernstig", main_type="physical_assault")
    carmen.goto(f"/dossiers/{number}/mensen/")
    assert axe(carmen) == []
    carmen.goto(f"/dossiers/{number}/nazorg/")
    talks = carmen.get_by_role("form", name=re.compile("Opvanggesprek"))
    expect(talks).to_have_count(3)
    for place in range(3):
        talks.nth(place).get_by_label("Collega").select_option(label="Nel")
        talks.nth(place).get_by_role("button").click()
        expect(main(carmen)).to_contain_text("Vastgelegd.")

    first_care(open_page(), ward, number)
    enter(nel, ward.carer)
    for ending in ("Leg vast: contact gelegd", "Leg vast: niet gewenst"):
        talk(nel, "Opvanggesprek", ending, None)
    nel.goto("/gesprekken/")
    nel.get_by_role("link", name=re.compile("Opvanggesprek")).first.click()
    nel.locator("summary", has_text="Niet nodig").click()
    nel.get_by_label("Waarom niet?").fill("Zij was er alleen kort bij.")
    press(nel, "Leg vast: niet nodig")
    states = CareMoment.objects.filter(incident__number=number).values_list("moment", "state")
    assert sorted(states) == [
        ("first_care", "made"),
        ("first_care", "made"),
        ("first_care", "made"),
        ("first_talk", "declined"),
        ("first_talk", "made"),
        ("first_talk", "not_needed"),
        ("follow_up_1", "planned"),
        ("follow_up_1", "planned"),
    ]
    roles = Victim.objects.filter(incident__number=number).values_list("role", flat=True)
    assert sorted(roles) == ["direct_victim", "direct_victim", "witness_employee"]
    assert Incident.objects.filter(organisation=ward.organisation).count() == 1
    assert verify(ward.organisation.pk).ok


def name_colleague(page: Page, name: str, role: str) -> None:
    page.get_by_label("Hoe heet je collega?").fill(name)
    pick(page, "Wat is er met je collega?", role)
    press(page, "Noem deze collega")
    expect(main(page)).to_contain_text(name)


def test_a_head_reports_a_parent_and_the_dossier_changes_hands(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    school = founded(SCHOOL)
    bas, sanne, carmen, coen = open_page(), open_page(PHONE), open_page(), open_page()
    enter(bas, school.manager)
    bas.goto("/melden/?soort=collega")
    pick(bas, "Hoe hoor jij erbij?", "Ik geef leiding")
    bas.get_by_label("Om welke collega gaat het?").fill("Sanne")
    bas.get_by_label(re.compile("mailadres van je collega")).fill(school.reporter.email)
    bas.get_by_label(re.compile("Waar?")).first.fill("Schoolplein")
    number = steps.report(bas, "/melden/?soort=collega", ["Uitgescholden"], "Een vader schold haar uit.")
    enter(sanne, school.reporter)
    sanne.goto(f"/mijn/{number}/klopt/")
    pick(sanne, "Klopt het?", "Klopt")
    press(sanne, "Verstuur")
    expect(main(sanne)).to_contain_text("De ander hoort van ons")

    enter(carmen, school.coordinator)
    steps.assess(carmen, number, "2 Normoverschrijdend", main_type="verbal_insult")
    notes_a_fact(carmen, bas, number)
    changes_hands(carmen, coen, school, number, axe)
    steps.write_letter(coen, number, "Brief: dit is onze norm", "U schold onze leerkracht uit.", "1")
    steps.establish(coen)
    steps.send(coen, number, "E-mail")
    assert {"handed_over", "letter_sent", "victim_confirmed"} <= set(acts(number))
    sanne.goto(f"/mijn/{number}/")
    expect(main(sanne)).to_contain_text("De ander kreeg een brief van ons")
    assert verify(school.organisation.pk).ok


def notes_a_fact(carmen: Page, bas: Page, number: str) -> None:
    """A note that the manager may read too."""
    carmen.goto(f"/dossiers/{number}/notitie/")
    carmen.get_by_role("textbox", name="Notitie").fill("De vader belde vanmorgen zelf op.")
    pick(carmen, "Is het een feit of een mening?", "Feit")
    pick(carmen, "Wie mag dit lezen?", "Ook de leidinggevende")
    press(carmen, "Bewaar de notitie")
    expect(main(carmen)).to_contain_text("De vader belde vanmorgen zelf op.")
    bas.goto(f"/dossiers/{number}/")
    expect(main(bas)).to_contain_text("De vader belde vanmorgen zelf op.")


def changes_hands(carmen: Page, coen: Page, school: Employer, number: str, axe: Axe) -> None:
    """Offered with a word, taken over with a receipt."""
    carmen.goto(f"/dossiers/{number}/behandelaar/")
    offer = carmen.get_by_role("form", name="Draag over aan een collega")
    offer.get_by_role("combobox").select_option(label="Coen")
    offer.get_by_label(re.compile("Wat moet deze collega weten?")).fill("De brief moet nog.")
    offer.get_by_role("button").click()
    expect(main(carmen)).to_contain_text("Carmen biedt dit dossier aan Coen aan")
    assert axe(carmen) == []

    enter(coen, school.second)
    coen.goto("/berichten/")
    coen.get_by_role("link", name=re.compile(number)).first.click()
    coen.goto(f"/dossiers/{number}/behandelaar/")
    pick(coen, "Neem je dit dossier over?", "Ja, ik neem het over")
    press(coen, "Leg vast")
    coen.wait_for_url("**/vandaag/")
    handler = Assignment.objects.get(incident__number=number, kind="handler", ended_at=None)
    assert handler.account_id == school.second.account.pk
    assert "hand_over_answered" in steps.notices_of(school.coordinator)


def test_a_home_visit_that_felt_unsafe_starts_no_answer_clock(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    housing = founded(HOUSING)
    sanne, wim, carmen = open_page(PHONE), open_page(PHONE), open_page()
    sanne.goto(f"/m/{housing.link.slug}/")
    sanne.get_by_role("link", name="Onveilig gevoel").first.click()
    expect(sanne.get_by_role("heading", level=1)).to_have_text("Meld dat je je onveilig voelde")
    assert axe(sanne) == []
    felt = steps.report(sanne, "soort=onveilig-gevoel", [], "De honden liepen los en hij deed niets.")
    expect(main(sanne)).not_to_contain_text(re.compile(r"De ander hoort van ons(?!\s*Niet nodig\.)"))

    wim.goto(f"/m/{housing.link.slug}/?soort=zelf-opgelost")
    pick(wim, "Heb je de ander erop aangesproken?", "Ja")
    solved = steps.report(wim, "soort=zelf-opgelost", ["Uitgescholden"], wish="Alleen tellen")
    assert not Clock.objects.filter(incident__number__in=(felt, solved), kind="answer").exists()
    assert Incident.objects.get(number=solved).addressed_at is not None

    enter(carmen, housing.coordinator)
    for number in (felt, solved):
        expect(main(carmen)).to_contain_text(number)
        steps.assess(carmen, number, "2 Normoverschrijdend", known="Nee")
        carmen.goto("/vandaag/")
    steps.tell_reporter(carmen, felt, "Dit hebben wij gedaan", "Voortaan gaan wij met twee naar dit adres.")
    steps.close(carmen, felt)
    sanne.reload()
    expect(main(sanne)).to_contain_text("Je melding is afgesloten.")
    assert stops(felt) == ["none", "done", "done", "none", "none", "none", "none", "none"]
    assert [fact.measure for fact in Fact.objects.filter(measure__in=("clock", "answered"))] == []
    assert verify(housing.organisation.pk).ok


def test_an_online_threat_ends_in_a_warning_after_the_other_side_was_heard(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    town = founded(DESK)
    sanne, carmen, teun, dora, coen = (
        open_page(PHONE),
        open_page(),
        open_page(PHONE),
        open_page(),
        open_page(),
    )
    number = reports_online(sanne, town, axe)
    enter(carmen, town.coordinator)
    steps.assess(carmen, number, "4 Zeer ernstig", main_type="threat_death_injury")
    steps.write_letter(
        carmen, number, "Brief: uitnodiging voor een gesprek", "U schreef dat u haar opwacht.", "2"
    )
    steps.establish(carmen)
    link, code = steps.reply_in_letter(carmen)
    steps.send(carmen, number)
    tells_the_other_side(teun, link, code, axe)
    assert "other_side_replied" in notices_of(town.coordinator)
    carmen.goto(f"/dossiers/{number}/wederhoor/")
    expect(main(carmen)).to_contain_text("Ik was dronken en het spijt mij.")
    assert axe(carmen) == []

    warns(carmen, number)
    decides(dora, town, number, axe)
    steps.send(carmen, number, "Aangetekende post", "3STEST0002")
    steps.no_police(carmen, number, "Slachtoffer wil niet")
    for measure in (4, 7, 8):
        steps.waive(carmen, number, measure)
    steps.tell_reporter(carmen, number, "Wij ronden af", "De ander kreeg een waarschuwing.")
    closes_with_a_second(carmen, coen, town, number, axe)
    sent = Answer.objects.filter(incident__number=number, state="sent").order_by("sent_at")
    assert list(sent.values_list("kind", "decider_function")) == [
        ("hearing_invitation", ""),
        ("written_warning", "Gemeentesecretaris"),
    ]
    sanne.goto(f"/mijn/{number}/")
    expect(main(sanne)).to_contain_text("Je melding is afgesloten.")
    assert stops(number) == ["done", "done", "done", "none", "done", "none", "none", "none"]
    assert verify(town.organisation.pk).ok


def reports_online(page: Page, town: Employer, axe: Axe) -> str:
    enter(page, town.reporter)
    page.goto("/melden/")
    page.get_by_role("link", name=re.compile("Online, per mail of per telefoon")).first.click()
    pick(page, "Hoe kwam het binnen?", "Sociale media privé")
    page.get_by_label(re.compile("Waar stond het")).fill("@boze_burger op een openbaar netwerk")
    assert axe(page) == []
    number = steps.report(page, "soort=online", ["Bedreigd"], "Hij schreef dat hij mij opwacht.")
    incident = Incident.objects.get(number=number)
    assert incident.channel == "social_media_private"
    return number


def tells_the_other_side(page: Page, link: str, code: str, axe: Axe) -> None:
    """The link of the letter works once, with its code and without an account."""
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Reageer op onze brief")
    expect(main(page)).not_to_contain_text("U schreef dat u haar opwacht.")
    assert axe(page) == []
    gives_the_code(page, "0000 0000" if code != "0000 0000" else "1111 1111")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link en code werken niet samen")
    assert axe(page) == []
    gives_the_code(page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vertel ons uw kant")
    expect(main(page)).to_contain_text("U schreef dat u haar opwacht.")
    assert axe(page) == []
    press(page, "Verstuur uw reactie")
    expect(page.locator(".el-error-summary")).to_contain_text(
        "Schrijf uw kant op, of kies dat u liever praat."
    )
    page.get_by_label(re.compile("Uw kant")).fill("Ik was dronken en het spijt mij.")
    press(page, "Verstuur uw reactie")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw reactie is binnen")
    page.goto(link)
    gives_the_code(page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link en code werken niet samen")


def gives_the_code(page: Page, code: str) -> None:
    page.get_by_label("De code uit de brief").fill(code)
    page.get_by_role("button", name=re.compile("Ga verder|Probeer het opnieuw")).click()


def warns(page: Page, number: str) -> None:
    """A warning is written by who handles it, and goes to who has the mandate."""
    steps.write_letter(page, number, "Brief: waarschuwing", "U schreef dat u haar opwacht.", "2")
    page.get_by_label("Hoe blijft de ander bij ons terecht kunnen?").fill("aan de telefoon en per mail.")
    press(page, "Stuur ter besluit")
    page.wait_for_url("**/vaststellen/")
    expect(main(page)).to_contain_text("Dit besluit neemt: Gemeentesecretaris.")
    press(page, "Stuur ter besluit")
    expect(main(page)).to_contain_text("Het ligt ter besluit. Wie mag beslissen, heeft bericht.")


def decides(page: Page, town: Employer, number: str, axe: Axe) -> None:
    """The director reads the letter and decides; the dossier around it stays closed."""
    enter(page, town.director)
    page.goto("/besluiten/")
    page.get_by_role("link", name=re.compile("Bedreig|bedreig|Doods|doods")).first.click()
    expect(main(page)).to_contain_text("Jij besluit over deze brief")
    expect(main(page)).not_to_contain_text("Hij schreef dat hij mij opwacht.")
    assert axe(page) == []
    press(page, "Besluit: deze brief gaat weg")
    expect(main(page)).to_contain_text("Besloten. De brief ligt vast; de behandelaar verstuurt hem.")
    answer = page.goto(f"/dossiers/{number}/")
    assert answer is not None
    assert answer.status == 404


def closes_with_a_second(page: Page, coen: Page, town: Employer, number: str, axe: Axe) -> None:
    """What was severe closes after a second person looked along."""
    steps.settle_tasks(page, number)
    page.goto(f"/dossiers/{number}/afsluiten/")
    expect(page.get_by_role("button", name="Sluit het dossier af")).to_have_count(0)
    press(page, "Vraag een collega om mee te kijken")
    expect(main(page)).to_contain_text("Een tweede persoon kijkt mee")
    enter(coen, town.second)
    coen.goto(f"/dossiers/{number}/")
    coen.get_by_role("link", name="Kijk mee en antwoord").click()
    assert axe(coen) == []
    pick(coen, "Mag dit dossier dicht?", "Ja, akkoord")
    press(coen, "Leg vast")
    steps.close(page, number)
