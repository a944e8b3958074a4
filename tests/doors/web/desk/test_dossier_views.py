# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.dossier.own_reports import openings_of
from eenlijn.casework.reporting.models import Report as ReportRow
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.codes import PlaybookSeverity
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import adopt_pack
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import WORDS, Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")

RANDOM = "7K4M-2QX"
ROUTES = (
    "",
    "beoordelen/",
    "antwoord/",
    "antwoord/vaststellen/",
    "antwoord/brief.pdf",
    "antwoord/brief.docx",
    "verstuurd/",
    "afsluiten/",
)
ACTS = ("namen/", "beoordelen/", "antwoord/", "antwoord/vaststellen/", "verstuurd/", "afsluiten/")


def test_a_dossier_says_what_where_and_what_is_next(carla: Client, report: Report) -> None:
    page = carla.get(f"/dossiers/{report()}/")
    told = text_of(page)
    assert "Bedreigd, geduwd of vastgepakt · Lijn 62, Almelo" in told
    assert "nog 48 uur" in told
    assert WORDS in told
    assert "Nu: beoordeel de melding" in told
    assert "Het voorstel is 3 Ernstig. Jij stelt vast." in told
    assert page.content.decode().count("nl-button--primary") == 1
    assert "Anna" not in told


def test_the_trail_line_stands_before_the_page(
    cast: Cast, carla: Client, report: Report, stages: Stages
) -> None:
    number = report()
    carla.get(f"/dossiers/{number}/")
    carla.get(f"/dossiers/{stages.drafted(number)}/antwoord/")
    lines = TrailLine.objects.filter(action="open_dossier", account_id=cast.carla.id).order_by("sequence")
    assert [(line.purpose, line.compartments) for line in lines] == [
        ("assess", "C2 C2+C3 C6"),
        ("answer", "C2 C2+C3 C6 C3"),
    ]


def test_names_come_after_one_press_and_the_reporter_can_read_that(
    cast: Cast, carla: Client, report: Report, monday: datetime
) -> None:
    number = report()
    assert "naam verborgen" in text_of(carla.get(f"/dossiers/{number}/"))
    answer = carla.post(f"/dossiers/{number}/namen/")
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{number}/")
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert "Medewerker Anna" in told
    assert "De ander naam niet bekend, A-1" in told
    assert "Toon namen" not in told
    report_id = ReportRow.objects.get(number=number).pk
    openings = openings_of(cast.anna.actor, report_id)
    assert "reveal_names" in {opening.action for opening in openings}
    assert {opening.purpose for opening in openings if opening.action == "reveal_names"} == {"assess"}


def test_names_stay_hidden_in_another_session(
    cast: Cast, carla: Client, report: Report, visit: Visit
) -> None:
    number = report()
    carla.post(f"/dossiers/{number}/namen/")
    assert "naam verborgen" in text_of(visit(cast.carla).get(f"/dossiers/{number}/"))


def test_the_same_walls_stand_in_every_dossier(carla: Client, report: Report, stages: Stages) -> None:
    walls = "Wat jij niet ziet"
    one, other = report(), stages.closed(report())
    pages = [text_of(carla.get(f"/dossiers/{number}/")) for number in (one, other)]
    assert pages[0][pages[0].index(walls) :] == pages[1][pages[1].index(walls) :]


def test_bram_reads_without_the_answer_and_without_a_button(
    cast: Cast, report: Report, visit: Visit, stages: Stages
) -> None:
    number = stages.finished(report())
    bram = visit(cast.bram)
    page = bram.get(f"/dossiers/{number}/")
    told = text_of(page)
    assert "Nu is Carla aan zet" in told
    assert "brief.pdf" not in page.content.decode()
    assert "Toon namen" in told
    assert "nl-button--primary" not in page.content.decode()
    for route in ROUTES[1:]:
        assert bram.get(f"/dossiers/{number}/{route}").status_code == 404
    for route in ACTS:
        if route != "namen/":
            assert bram.post(f"/dossiers/{number}/{route}").status_code == 404


def test_bram_reads_whom_it_happened_to_and_not_who_the_other_is(
    cast: Cast, report: Report, visit: Visit
) -> None:
    number = report()
    bram = visit(cast.bram)
    # No task of his waits here, so he says what for: out of what a manager may, and nothing else.
    shown = bram.get(f"/dossiers/{number}/").content.decode()
    assert re.findall(r'<option value="(\w+)">', shown) == ["read", "assess", "answer", "close", "care"]
    for purpose in ({}, {"purpose": "damage"}, {"purpose": "break_glass"}, {"purpose": "x"}):
        bram.post(f"/dossiers/{number}/namen/", purpose)
        refused = text_of(bram.get(f"/dossiers/{number}/"))
        assert "Kies waarvoor je de namen nodig hebt." in refused
        assert "Medewerker Anna" not in refused
    bram.post(f"/dossiers/{number}/namen/", {"purpose": "read"})
    told = text_of(bram.get(f"/dossiers/{number}/"))
    assert "Medewerker Anna" in told
    assert "De ander naam verborgen, A-1" in told


@pytest.mark.parametrize("route", ROUTES)
def test_dirk_gets_the_page_of_what_does_not_exist(
    cast: Cast, report: Report, visit: Visit, stages: Stages, route: str
) -> None:
    number = stages.finished(report())
    assert visit(cast.carla).get(f"/dossiers/{number}/{route}").status_code in {200, 302}
    dirk = visit(cast.dirk)
    real, made_up = (dirk.get(f"/dossiers/{asked}/{route}") for asked in (number, RANDOM))
    assert (real.status_code, made_up.status_code) == (404, 404)
    assert real.content == made_up.content
    assert number not in real.content.decode()


@pytest.mark.parametrize("route", ACTS)
def test_dirk_can_do_nothing_with_it(
    cast: Cast, report: Report, visit: Visit, stages: Stages, route: str
) -> None:
    number = stages.finished(report())
    before = TrailLine.objects.filter(organisation=cast.reggestreek).count()
    dirk = visit(cast.dirk)
    typed = {"kind": "norm_notice", "version": "1", "severity": "s3_serious", "main_type": "other"}
    real, made_up = (dirk.post(f"/dossiers/{asked}/{route}", typed) for asked in (number, RANDOM))
    assert (real.status_code, made_up.status_code) == (404, 404)
    assert real.content == made_up.content
    assert TrailLine.objects.filter(organisation=cast.reggestreek).count() == before


def test_a_closed_dossier_is_there_to_read(carla: Client, report: Report, stages: Stages) -> None:
    page = carla.get(f"/dossiers/{stages.closed(report())}/")
    told = text_of(page)
    assert "Afgesloten vandaag 09.00 uur" in told
    assert "Hier hoeft niets meer." in told
    assert "nl-button--primary" not in page.content.decode()


def test_a_late_clock_changes_the_button(
    carla: Client, report: Report, stages: Stages, monday: datetime
) -> None:
    number = stages.assessed(report(at=monday - timedelta(hours=50)))
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert "2 uur te laat" in told
    assert "Antwoord nu, en leg vast waarom het later is" in told


def test_what_was_done_is_told_newest_first(carla: Client, report: Report, stages: Stages) -> None:
    told = text_of(carla.get(f"/dossiers/{stages.sent(report())}/"))
    order = [
        "Brief verstuurd: gewone post",
        "Brief vastgesteld",
        "Ernst vastgesteld: 3 Ernstig",
        "Melding ontvangen",
    ]
    places = [told.index(title) for title in order]
    assert places == sorted(places)
    assert "Gelijk aan het voorstel." in told


ATTACK = '<script>alert(1)</script>{{ 7|add:7 }}"><img src=x onerror=alert(1)>'


def test_words_of_others_are_text_never_markup(
    cast: Cast, carla: Client, report: Report, visit: Visit
) -> None:
    number = report(words=ATTACK, place=ATTACK[:80], name=ATTACK)
    for address in ("/vandaag/", f"/dossiers/{number}/", f"/dossiers/{number}/beoordelen/"):
        page = carla.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_a_dossier_costs_a_fixed_number_of_statements(
    carla: Client, report: Report, stages: Stages, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    number = stages.sent(report())
    carla.get(f"/dossiers/{number}/")
    with django_assert_num_queries(STATEMENTS):
        carla.get(f"/dossiers/{number}/")


STATEMENTS = 45


def test_the_playbook_of_the_sector_stands_beside_the_dossier(
    cast: Cast, carla: Client, report: Report, stages: Stages, monday: datetime
) -> None:
    job = Actor.job("test", cast.reggestreek.pk)
    pack = pack_of(Sector.TRANSPORT)
    adopt_pack(
        actor=job,
        organisation_id=cast.reggestreek.pk,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=monday - timedelta(days=1),
    )
    number = stages.assessed(report())
    told = text_of(carla.get(f"/dossiers/{number}/"))
    steps = pack.playbooks[PlaybookSeverity.SERIOUS]
    assert "Draaiboek bij deze ernst" in told
    assert [one.title.nl for one in steps if one.title.nl not in told] == []
    assert "Reiziger naam verborgen" in told
