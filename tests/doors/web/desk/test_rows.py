# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rows of a page share is looked up once; what people typed reaches the page as text."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.dossier import work_list
from eenlijn.casework.dossier.listing import SHOWN, Question
from eenlijn.casework.dossier.measures import signs_of, states_of, stops_of
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.keys import vault
from eenlijn.doors.web.desk.once import Addresses, Once
from eenlijn.doors.web.desk.rows import ADDRESSES
from tests.cast import Cast
from tests.doors.web.desk.stages import Report, Stages

pytestmark = pytest.mark.usefixtures("clock")
EVIL = "<script>alert(1)</script>"


def test_a_table_that_fills_itself_asks_once() -> None:
    asked: list[int] = []
    twice = Once[int, int](lambda key: asked.append(key) or 2 * key)  # type: ignore[func-returns-value]
    assert [twice[3], twice[4], twice[3]] == [6, 8, 6]
    assert asked == [3, 4]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", ["7K4M-2QX", "1234", "a/b", "é", "", "x y"])
def test_an_address_is_the_one_that_the_router_makes(language: str, number: str) -> None:
    addresses = Addresses()
    for name in sorted(set(ADDRESSES.values())):
        with override(language):
            if number in {"", "a/b"}:
                with pytest.raises(NoReverseMatch):
                    addresses.of(name, number)
            else:
                assert addresses.of(name, number) == reverse(name, args=[number])


@pytest.mark.parametrize("address", ["/vandaag/?wie=alle", "/dossiers/", "/termijnen/"])
def test_a_script_that_somebody_typed_stays_text(
    cast: Cast, carla: Client, report: Report, stages: Stages, address: str
) -> None:
    """The place a reporter typed, and the names of unit, colleague and employer."""
    for row in (cast.lijn_62, cast.reggestreek):
        row.name = EVIL
        row.save()
    person = Account.objects.get(pk=cast.carla.id)
    vault.seal(person, name=EVIL)
    person.save()
    stages.assessed(report(place=EVIL))
    shown = carla.get(address).content.decode()
    assert EVIL not in shown
    # Around every page the name twice (in the bar and in its menu) and the employer twice (bar and paper);
    # in a list also the place, the unit in the row and in its filter, and who handles it.
    expected = {"/termijnen/": 4, "/vandaag/?wie=alle": 4 + 4, "/dossiers/": 4 + 4}[address]
    assert shown.count("&lt;script&gt;alert(1)&lt;/script&gt;") == expected


def test_a_row_shows_how_far_each_measure_is_as_the_dossier_does(
    cast: Cast, report: Report, stages: Stages
) -> None:
    numbers = [
        report(),
        stages.assessed(report()),
        stages.finished(report()),
        stages.sent(report()),
        stages.settled(report()),
    ]
    rows = {row.number: row for row in work_list.all_dossiers(cast.carla.actor, Question(), stages.now).rows}
    said = []
    for number in numbers:
        incident = Incident.objects.get(number=number)
        faces = faces_of([incident], stages.now)
        stops = stops_of(incident, faces[incident.pk], signs_of([incident], stages.now))
        assert rows[number].measures == tuple(stop.state for stop in stops)
        assert rows[number].measures == states_of(
            incident, faces[incident.pk], signs_of([incident], stages.now, faces)
        )
        said.append(rows[number].measures)
    assert len(set(said)) >= 4


def test_a_page_reads_only_the_columns_that_it_shows(cast: Cast, report: Report, monday: datetime) -> None:
    number = report()
    (row,) = work_list.all_dossiers(cast.carla.actor, Question(), monday).rows
    assert row.number == number
    (incident,) = Incident.objects.filter(number=number).only(*SHOWN)
    assert incident.get_deferred_fields() >= {"old_words", "gate_reason", "severity_reason", "old_number"}
