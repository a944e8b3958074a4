# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A colleague reads why a term is as it is: every clock that runs, and from each clock the way to its row."""

import re

import pytest
from django.test import Client

from eenlijn.casework.clocks.table import RULES
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")

RUNNING = [rule for rule in RULES if rule.kind]


def test_every_clock_that_runs_stands_there_with_what_the_table_says(cast: Cast, visit: Visit) -> None:
    page = visit(cast.anna).get("/termijnen/waarom/")
    assert re.findall(r'<h2[^>]* id="regel-([a-z_0-9]+)"', page.content.decode()) == [
        one.code for one in RUNNING
    ]
    told = text_of(page)
    for rule in RUNNING:
        assert f"{rule.source} ({rule.hardness.label})" in told
        assert "; ".join(str(one.label) for one in rule.starts) in told
        assert "; ".join(str(one.label) for one in rule.stops) in told
    assert told.count("Nooit: deze klok staat niet stil.") == sum(not rule.pauses for rule in RUNNING)
    assert told.count("Niet nagekeken.") == sum(not rule.is_verified for rule in RUNNING)
    assert told.count("Tot de einddatum in het besluit zelf.") == sum(rule.ends_itself for rule in RUNNING)


def test_each_clock_of_a_dossier_leads_to_its_own_row(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    page = carla.get(f"/dossiers/{number}/klok/").content.decode()
    led = re.findall(r'href="/termijnen/waarom/#regel-([a-z_0-9]+)" aria-label="Waarom deze termijn', page)
    assert sorted(led) == sorted(set(led))
    assert {"answer", "reporter_told", "police_decision"} <= set(led)
    assert len(led) == page.count('id="klok-')
    assert 'href="/termijnen/waarom/"' in carla.get("/termijnen/").content.decode()
