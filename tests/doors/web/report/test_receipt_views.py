# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt from the first second to the closing, and who looked into the report."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.dossier import actions
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.actions import Departure
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.web.desk.stages import Stages
from tests.doors.web.report.typing_in import Typed, reads
from tests.factories import stories


@pytest.fixture
def number(link: str, phone: Client, typed: Typed) -> str:
    """Anna reported on Monday at nine; the number of her report."""
    phone.post(link, typed)
    return Report.objects.get().number


def stops(page: str) -> list[str]:
    """The state of every stop on the line, by its shape."""
    return re.findall(r'class="el-stop is-(\w+)"', page[page.index("el-next-line") :])


def test_the_receipt_says_what_happens_and_by_when(
    code: str, receipt: str, number: str, phone: Client
) -> None:
    page = phone.get(receipt)
    words = reads(page)

    assert not page.cookies
    for part in (
        "Je melding is binnen. Je hoeft nu niets te doen.",
        f"Nummer {number}",
        "Ontvangen maandag 23 november 2026 om 09.00 uur",
        f"Code {code}",
        "uiterlijk woensdag 25 november 2026 om 09.00 uur De ander hoort van ons",
        "Nu iemand spreken? Opvang: 0800 0001 . Dat staat los van je leidinggevende.",
        "Carla leest je melding. Bram ziet wat er gebeurde en wat je wilt, niet je eigen woorden.",
        "Een man zonder kaartje schold me uit.",
        "Je wens: Praat met mij",
    ):
        assert part in words
    assert stops(page.content.decode()) == ["done", "busy", "open", "open"]
    assert "Bel eerst" not in words


def test_the_receipt_costs_the_same_statements_every_time(
    receipt: str, number: str, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _time in range(2):
        with django_assert_num_queries(STATEMENTS):
            phone.get(receipt)


STATEMENTS = 32


@pytest.mark.parametrize(
    "written", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")]
)
def test_a_code_is_read_as_people_write_it(
    number: str, phone: Client, written: Callable[[str], str], code: str
) -> None:
    assert phone.get(f"/ontvangst/{written(code)}/").status_code == 200


def test_a_code_of_nobody_is_the_page_of_what_does_not_exist(number: str, phone: Client) -> None:
    known = phone.get("/dit/bestaat/niet/")
    for code in ("0000-0000-0000-0000", "x", number, "x" * 300):
        for address in (f"/ontvangst/{code}/", f"/ontvangst/{code}/wie-keek/"):
            page = phone.get(address)
            assert page.status_code == 404
            assert page.content == known.content


def test_a_weapon_or_danger_shows_whom_to_call(receipt: str, link: str, phone: Client, typed: Typed) -> None:
    phone.post(link, {**typed, "kinds": ["threat_weapon"]})
    assert "Nu gevaar? Bel eerst 112 Centrale 0800 0000" in reads(phone.get(receipt))


def test_not_safe_yet_shows_whom_to_call_and_is_not_told_to_do_nothing(
    receipt: str, link: str, phone: Client, typed: Typed
) -> None:
    phone.post(link, {**typed, "not_safe": "on"})
    words = reads(phone.get(receipt))

    assert "Is er nog gevaar? Bel 112. Je melding wordt niet meteen gelezen." in words
    assert "Je hoeft nu niets te doen." not in words


def test_late_is_said_before_anybody_asks(
    receipt: str, number: str, phone: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(hours=49))
    page = phone.get(receipt)

    assert "Dit had uiterlijk woensdag 25 november 2026 om 09.00 uur gemoeten. Dat is niet gelukt." in reads(
        page
    )
    assert stops(page.content.decode()) == ["done", "busy", "late", "open"]


def test_real_moments_take_the_place_of_promises(
    receipt: str, number: str, phone: Client, cast: Cast, monday: datetime
) -> None:
    stages = Stages(cast, monday)
    stages.finished(number)
    assert "De brief is klaar. Iemand keek na dat er niet in staat wie meldde." in reads(phone.get(receipt))

    left = Departure(at=stages.now, by="post", proof="", late_reason="")
    actions.record_departure(actor=cast.carla.actor, number=number, departure=left, now=stages.now)
    words = reads(phone.get(receipt))
    assert "De ander kreeg een brief van ons" in words
    assert "Dat was later dan wij beloofden." not in words

    stories.settle(cast.carla.actor, number, stages.now)
    actions.close(actor=cast.carla.actor, number=number, now=stages.now)
    page = phone.get(receipt)
    assert "Je melding is afgesloten. Hieronder staat wat er is gedaan." in reads(page)
    assert stops(page.content.decode()) == ["done", "done", "done", "done"]


def test_who_looked_is_told_by_function_and_reason_and_never_by_name(
    receipt: str, number: str, phone: Client, cast: Cast, monday: datetime
) -> None:
    address = f"{receipt}wie-keek/"
    assert "Nog niemand. Zodra een collega je melding opent, staat dat hier." in reads(phone.get(address))

    actions.open_dossier(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    actions.reveal_names(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    phone.get(receipt)
    words = reads(phone.get(address))

    assert "2 keer keek een collega in je melding." in words
    told = "opende je melding om te beoordelen hoe ernstig het is."
    assert f"Een collega (Agressiecoördinator, Klantenservice) {told}" in words
    assert "Een collega (Agressiecoördinator, Klantenservice) bekeek de namen in je melding." in words
    assert "Carla" not in words


def test_reading_the_own_report_is_a_line_in_the_trail(receipt: str, number: str, phone: Client) -> None:
    phone.get(receipt)
    phone.get(f"{receipt}wie-keek/")
    lines = TrailLine.objects.filter(action="open_own_report").order_by("sequence")

    assert [(line.compartments, line.object_type, line.relation) for line in lines] == [
        ("C2+C3", "report", "own"),
        ("C11", "report", "own"),
    ]


def test_a_report_that_is_still_sealed_has_a_receipt(
    link: str, phone: Client, typed: Typed, key_directory: Path
) -> None:
    away = key_directory.with_name("away")
    key_directory.rename(away)
    vault.forget_cached()

    sent = phone.post(link, typed)
    page = phone.get(sent.headers["Location"])
    assert page.status_code == 200
    assert "Je melding is bewaard en verzegeld" in reads(page)
    assert "Nu gevaar? Bel eerst 112" in reads(page)
    assert stops(page.content.decode()) == ["done", "busy"]
    assert not Incident.objects.exists()

    away.rename(key_directory)
    vault.forget_cached()


def test_with_the_keys_away_an_opened_report_waits_in_plain_words(
    receipt: str, number: str, phone: Client, key_directory: Path
) -> None:
    away = key_directory.with_name("away")
    key_directory.rename(away)
    vault.forget_cached()
    for address in (receipt, f"{receipt}wie-keek/"):
        page = phone.get(address)
        assert page.status_code == 503
        assert "Je melding is bewaard." in reads(page)
    away.rename(key_directory)
    vault.forget_cached()


def test_a_code_from_paper_leads_to_its_page(code: str, receipt: str, number: str, phone: Client) -> None:
    assert phone.get("/ontvangst/").status_code == 200
    found = phone.post("/ontvangst/", {"code": code.lower().replace("-", " ")})
    assert (found.status_code, found.headers["Location"]) == (303, receipt)

    wrong = phone.post("/ontvangst/", {"code": "ABC"})
    assert wrong.status_code == 422
    assert "Deze code klopt niet. Hij heeft zestien letters en cijfers." in reads(wrong)
    assert 'value="ABC"' in wrong.content.decode()


def test_the_last_page_tells_nothing(code: str, number: str, phone: Client) -> None:
    page = phone.get("/ontvangst/klaar/")

    assert "Klaar. Je kunt dit venster sluiten." in reads(page)
    assert number not in page.content.decode()
    assert code not in page.content.decode()


def test_every_page_says_its_language(receipt: str, number: str, phone: Client) -> None:
    for address in (receipt, f"{receipt}wie-keek/", "/ontvangst/", "/ontvangst/klaar/", "/m/lijn62/"):
        assert '<html lang="nl">' in phone.get(address).content.decode()
        page = phone.get(f"/en{address}").content.decode()
        assert '<html lang="en">' in page
        assert "<c-" not in page
