# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from eenlijn.foundation.paging import PAGE
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")


def test_carla_reads_what_is_next(cast: Cast, report: Report, visit: Visit, monday: datetime) -> None:
    report(at=monday - timedelta(hours=50), place="Balie Hengelo")
    report(at=monday - timedelta(hours=40), place="Halte Oost")
    report(place="Lijn 62, Almelo")
    page = visit(cast.carla).get("/vandaag/")
    told = text_of(page)
    assert "Eén antwoord is te laat. Eén klok loopt vandaag af. Drie meldingen zijn nieuw." in told
    assert told.index("Te laat 1 dossier") < told.index("Vandaag 1 dossier") < told.index("Nieuw 1 melding")
    assert told.index("Balie Hengelo") < told.index("Halte Oost") < told.index("Lijn 62, Almelo")
    assert page.content.decode().count("nl-button--primary") == 1
    assert "2 uur te laat" in told
    assert "nog 8 uur" in told


def test_dirk_sees_nothing_of_it(cast: Cast, report: Report, visit: Visit) -> None:
    number = report()
    assert number in text_of(visit(cast.carla).get("/vandaag/"))
    for address in ("/vandaag/", "/vandaag/?wie=alle", "/dossiers/", f"/dossiers/?nummer={number}"):
        page = visit(cast.dirk).get(address).content.decode()
        assert f"/dossiers/{number}/" not in page
        assert "Lijn 62" not in page
    told = text_of(visit(cast.dirk).get("/vandaag/?wie=alle"))
    assert "Alles voor vandaag is gedaan." in told
    assert "Hele organisatie 0" in told


def test_anna_has_no_work_list(cast: Cast, report: Report, visit: Visit) -> None:
    number = report()
    assert visit(cast.anna).get("/vandaag/").status_code == 404
    assert visit(cast.anna).get(f"/dossiers/{number}/").status_code == 404


def test_mine_is_what_i_do_and_what_is_still_nobodys(carla: Client, report: Report, stages: Stages) -> None:
    taken, free = report(place="Halte Oost"), report(place="Halte West")
    stages.assessed(taken)
    told = text_of(carla.get("/vandaag/"))
    assert taken in told
    assert free in told
    assert "niemand" in told
    assert "Voor mij 2" in told


def test_bram_reads_along_with_his_team_without_acting(cast: Cast, report: Report, visit: Visit) -> None:
    number = report()
    page = visit(cast.bram).get("/vandaag/?wie=alle")
    assert number in text_of(page)
    assert f"/dossiers/{number}/beoordelen/" not in page.content.decode()
    assert "nl-button--primary" not in page.content.decode()


def test_a_filter_without_result_is_not_an_empty_day(cast: Cast, report: Report, visit: Visit) -> None:
    report()
    told = text_of(visit(cast.carla).get("/vandaag/?ernst=s5_critical"))
    assert "Geen dossiers met deze filters" in told
    assert "Er staat niets op deze lijst" not in told
    assert "wis filters" in told


def test_filters_find_by_number_severity_step_unit_and_month(
    cast: Cast, report: Report, carla: Client, stages: Stages
) -> None:
    mine = stages.assessed(report())
    other = report(kinds=("verbal_insult",))
    for query, found, not_found in (
        (f"nummer={mine.lower().replace('-', ' ')}", mine, other),
        ("ernst=s2_norm_breach", other, mine),
        ("stap=assessed", mine, other),
        ("soort=verbal", other, mine),
    ):
        rows = carla.get(f"/dossiers/?{query}").content.decode()
        assert f"/dossiers/{found}/" in rows
        assert f"/dossiers/{not_found}/" not in rows
    for query in (
        "maand=2026-10",
        f"eenheid={cast.lijn_9.pk}",
        "eenheid=onzin",
        "nummer=onzin",
        "stap=onzin",
    ):
        assert "Geen dossiers met deze filters" in text_of(carla.get(f"/dossiers/?{query}"))
    for query in ("maand=2026-11", "maand=onzin", f"eenheid={cast.lijn_62.pk}"):
        assert mine in text_of(carla.get(f"/dossiers/?{query}"))


@pytest.mark.parametrize("address", ["/vandaag/?wie=alle", "/dossiers/"])
def test_pages_follow_each_other_both_ways(
    carla: Client, report: Report, monday: datetime, address: str
) -> None:
    numbers = [report(at=monday - timedelta(minutes=step)) for step in range(PAGE + 3)]
    first = carla.get(address)
    shown = _numbers(first.content.decode(), numbers)
    assert len(shown) == PAGE
    second = carla.get(address.split("?", maxsplit=1)[0] + _link(first.content.decode(), "na="))
    rest = _numbers(second.content.decode(), numbers)
    assert set(shown) | set(rest) == set(numbers)
    assert len(rest) == 3
    back = carla.get(address.split("?", maxsplit=1)[0] + _link(second.content.decode(), "voor="))
    assert _numbers(back.content.decode(), numbers) == shown
    assert not _links(second.content.decode(), "na=")
    assert not _links(back.content.decode(), "voor=")


def _numbers(page: str, numbers: list[str]) -> list[str]:
    found = [number for number in numbers if f'href="/dossiers/{number}/"' in page]
    return sorted(found, key=page.index)


def _link(page: str, edge: str) -> str:
    return _links(page, edge)[0]


def _links(page: str, edge: str) -> list[str]:
    pager = page[page.index("<main") :]
    links = re.findall(r'href="(\?[^"]+)"', pager)
    return [link.replace("&amp;", "&") for link in links if edge in link]


@pytest.mark.parametrize("address", ["/vandaag/", "/dossiers/"])
def test_a_full_page_costs_as_many_statements_as_one_row(
    carla: Client,
    report: Report,
    stages: Stages,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
) -> None:
    stages.finished(report())
    carla.get(address)
    with django_assert_num_queries(STATEMENTS[address]):
        carla.get(address)
    for step in range(PAGE - 1):
        report(at=stages.now - timedelta(minutes=step))
    with django_assert_num_queries(STATEMENTS[address]):
        assert carla.get(address).content.decode().count('class="el-row__t"') == PAGE


STATEMENTS = {"/vandaag/": 19, "/dossiers/": 18}


def test_an_edge_nobody_wrote_shows_the_first_page(carla: Client) -> None:
    for edge in ("na=onzin", "voor=9~x~y", "na=1~2026-11-23T08:00:00+00:00~nee"):
        assert carla.get(f"{reverse('desk:work_list')}?{edge}").status_code == 200
