# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The side doors of the form: for a colleague, solved oneself, nearly, unsafe, online, and to practise."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.models import FollowUpAnswer, Report
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Organisation
from tests.cast import PASSWORD, Cast
from tests.doors.web.report.typing_in import KEY, LINK, Typed, reads

DOORS = {
    "collega": "Meld voor een collega",
    "zelf-opgelost": "Meld wat je zelf oploste",
    "bijna-mis": "Meld wat bijna misging",
    "onveilig-gevoel": "Meld dat je je onveilig voelde",
    "online": "Meld wat online of per telefoon gebeurde",
    "over-een-collega": "Meld wat een collega of leidinggevende deed",
}


@pytest.fixture
def for_colleague(typed: Typed) -> Typed:
    return {**typed, "reporter_role": "witness", "colleague_name": "Teun Kanarie", "colleague_address": ""}


def test_every_door_stands_below_the_five_questions_and_works_without_script(
    link: str, phone: Client
) -> None:
    page = phone.get(link).content.decode()
    below = page[page.index("Verstuur je melding") :]
    assert re.findall(r'href="\?soort=([\w-]+)"', below) == list(DOORS)
    for door, title in DOORS.items():
        answer = phone.get(f"{link}?soort={door}")
        assert title in reads(answer)
        assert not answer.cookies
    assert "Meld wat je is overkomen" in reads(phone.get(f"{link}?soort=bestaat-niet"))


def test_the_main_form_stays_five_questions(link: str, phone: Client) -> None:
    page = phone.get(link).content.decode()
    for name in ("colleague_name", "reporter_role", "channel", "addressed", "lead"):
        assert f'name="{name}"' not in page


def test_for_a_colleague(link: str, phone: Client, for_colleague: Typed) -> None:
    sent = phone.post(f"{link}?soort=collega", for_colleague)

    assert sent.status_code == 303
    report, victim = Report.objects.get(), Victim.objects.get()
    assert (report.reporter_role, Incident.objects.get().way) == ("witness", "on_behalf")
    assert vault.open(victim, "name") == "Teun Kanarie"
    words = reads(phone.get(sent.headers["Location"]))
    assert "Je collega leest nog of het klopt." in words
    assert "Voor je collega" in words
    assert "Wie keek er in mijn melding" not in words
    assert "Vul je melding aan" not in words


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("reporter_role", "Kies hoe jij erbij hoort."),
        ("colleague_name", "Vul in om welke collega het gaat."),
    ],
)
def test_what_is_missing_for_a_colleague_is_told(
    link: str, phone: Client, for_colleague: Typed, missing: str, told: str
) -> None:
    page = phone.post(f"{link}?soort=collega", {**for_colleague, missing: ""})
    assert page.status_code == 422
    assert told in reads(page)
    assert Report.objects.count() == 0


def test_nobody_calls_oneself_a_colleague(link: str, phone: Client, for_colleague: Typed) -> None:
    page = phone.post(f"{link}?soort=collega", {**for_colleague, "reporter_role": "self"})
    assert page.status_code == 422


def test_solved_oneself_takes_three_presses_and_no_words(link: str, phone: Client) -> None:
    page = phone.get(f"{link}?soort=zelf-opgelost").content.decode()
    assert re.search(r'value="count" checked', page)
    assert "not_safe" not in page
    sent = phone.post(
        f"{link}?soort=zelf-opgelost",
        {
            "report_key": KEY,
            "kinds": ["verbal_insult"],
            "addressed": "yes",
            "when": "now",
            "place": "Bus 4123, lijn 62",
            "words": "",
            "wish": "count",
        },
    )
    assert sent.status_code == 303
    incident = Incident.objects.get()
    assert (incident.way, incident.addressed_at) == ("handled_myself", incident.reported_at)
    assert [one.measure for one in Fact.objects.all()] == ["incident"]
    words = reads(phone.get(sent.headers["Location"]))
    assert "De ander hoort van ons" not in words
    assert "De ander is ter plekke aangesproken" in words


@pytest.mark.parametrize(("door", "way"), [("bijna-mis", "near_miss"), ("onveilig-gevoel", "felt_unsafe")])
def test_nearly_and_unsafe_keep_their_way(
    link: str, phone: Client, typed: Typed, door: str, way: str
) -> None:
    assert phone.post(f"{link}?soort={door}", typed).status_code == 303
    assert Incident.objects.get().way == way


def test_online_keeps_the_channel_and_seals_where_it_stood(link: str, phone: Client, typed: Typed) -> None:
    page = phone.get(f"{link}?soort=online")
    assert "Bewaar een schermafdruk met de tijd erop." in reads(page)
    told = {**typed, "channel": "social_media_private", "lead": "@Kanarie_reiziger"}
    del told["place"]
    assert phone.post(f"{link}?soort=online", told).status_code == 303

    incident = Incident.objects.get()
    assert (incident.channel, vault.open(incident, "place")) == (
        "social_media_private",
        "Sociale media privé",
    )
    answer = FollowUpAnswer.objects.get()
    assert (answer.question, vault.open(answer, "words")) == ("online_where", "@Kanarie_reiziger")
    assert b"Kanarie" not in bytes(answer.words)


def test_the_same_key_through_another_door_is_other_content(link: str, phone: Client, typed: Typed) -> None:
    assert phone.post(link, typed).status_code == 303
    assert phone.post(f"{link}?soort=bijna-mis", typed).status_code == 422
    assert Report.objects.count() == 1


def test_with_the_keys_away_a_report_for_a_colleague_is_kept(
    link: str, phone: Client, for_colleague: Typed, key_directory: Path
) -> None:
    away = key_directory.with_name("away")
    key_directory.rename(away)
    vault.forget_cached()
    sent = phone.post(f"{link}?soort=collega", for_colleague)
    assert sent.status_code == 303
    page = phone.get(sent.headers["Location"])
    assert page.status_code == 200
    assert "Voor je collega" in reads(page)
    away.rename(key_directory)
    vault.forget_cached()


def test_a_practice_link_and_the_practice_page_say_so_and_count_nowhere(
    cast: Cast, phone: Client, typed: Typed, monday: datetime
) -> None:
    made = make_link(
        actor=cast.carla.actor,
        unit_id=cast.lijn_62.pk,
        place="Oefenbus",
        is_exercise=True,
        now=monday,
    )
    address = f"/m/{made.slug}/"
    assert "Dit is een oefening." in reads(phone.get(address))
    sent = phone.post(address, typed)
    receipt = sent.headers["Location"]
    for page in ("", "wie-keek/", "aanvullen/", "collegas/"):
        assert "Oefening" in reads(phone.get(f"{receipt}{page}")), page

    browser = Client()
    browser.post("/aanmelden/", {"email": cast.anna.email, "password": PASSWORD})
    assert "Dit is een oefening." in reads(browser.get("/melden/oefenen/"))
    assert browser.post("/melden/oefenen/", {**typed, "report_key": "f" * 32}).status_code == 303

    assert list(Incident.objects.values_list("is_exercise", flat=True)) == [True, True]
    assert not Fact.objects.exists()


def test_the_phone_on_duty_stands_on_the_form_and_on_a_red_receipt(
    cast: Cast, link: str, phone: Client, typed: Typed
) -> None:
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(
        duty_phone_label="Piket", duty_phone_number="0800 0007", duty_phone_hours="dag en nacht"
    )
    assert "Piket dag en nacht 0800 0007" in reads(phone.get(link))
    sent = phone.post(link, {**typed, "not_safe": "on"})
    assert "Piket dag en nacht 0800 0007" in reads(phone.get(sent.headers["Location"]))


def test_on_paper_stand_the_same_questions_the_phones_and_the_code(link: str, phone: Client) -> None:
    page = phone.get(f"{LINK}papier/")
    words = reads(page)

    assert not page.cookies
    for part in (
        "Nu gevaar? Bel eerst 112. Centrale: 0800 0000",
        "1 Wat is er gebeurd?",
        "Uitgescholden",
        "5 Wat wil je dat er gebeurt?",
        "/m/lijn62/?soort=collega",
    ):
        assert part in words
    # Without a box of its own a smaller code would be cut off, not drawn smaller.
    assert re.search(r"<svg[^>]* viewBox=", page.content.decode())
    assert phone.get("/m/bestaatniet/papier/").status_code == 404
