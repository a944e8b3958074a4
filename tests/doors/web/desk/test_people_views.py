# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of one event on the desk: who was there, what was corrected, what was told afterwards."""

import re
from dataclasses import replace
from datetime import datetime

from django.test import Client

from eenlijn.casework.dossier import details, people
from eenlijn.casework.dossier.people import Said
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.reporting.models import Report
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report as Reported
from tests.doors.web.desk.stages import text_of
from tests.factories import stories


def add(browser: Client, number: str, **typed: str) -> int:
    told = {"role": "witness_employee", "name": "", "email": "", **typed}
    return browser.post(f"/dossiers/{number}/mensen/", told).status_code


def test_carla_adds_a_witness_by_name_and_a_colleague_by_address(
    cast: Cast, visit: Visit, report: Reported
) -> None:
    number, carla = report(), visit(cast.carla)

    assert "Voeg iemand toe" in text_of(carla.get(f"/dossiers/{number}/mensen/"))
    assert add(carla, number, name="Reiziger Kanarie", role="witness_visitor") == 302
    assert add(carla, number, email=cast.sam.email) == 302

    page = text_of(carla.get(f"/dossiers/{number}/"))
    assert "Getuige (medewerker)" in page
    assert "Kanarie" not in page
    carla.post(f"/dossiers/{number}/namen/")
    shown = text_of(carla.get(f"/dossiers/{number}/mensen/"))
    assert "Reiziger Kanarie" in shown
    assert "Sam" in shown
    assert Incident.objects.count() == 1


def test_what_is_missing_is_told_and_nobody_is_added(cast: Cast, visit: Visit, report: Reported) -> None:
    number, carla = report(), visit(cast.carla)
    assert add(carla, number) == 200
    assert add(carla, number, name="Teun", role="fg_desk") == 200
    assert add(carla, number, email=cast.dirk.email) == 200
    assert Victim.objects.count() == 1


def test_who_may_only_read_adds_nobody(cast: Cast, visit: Visit, report: Reported) -> None:
    number = report()
    for person in (cast.bram, cast.dirk):
        assert visit(person).get(f"/dossiers/{number}/mensen/").status_code == 404
        assert add(visit(person), number, name="Teun") == 404
    assert "Voeg iemand toe" not in text_of(visit(cast.bram).get(f"/dossiers/{number}/"))


def test_a_correction_stands_beside_the_words_for_who_may_read_them(
    cast: Cast, visit: Visit, monday: datetime
) -> None:
    link = replace(stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday))
    number = stories.report(
        cast.teun.actor,
        link,
        monday,
        way="on_behalf",
        reporter_role="witness",
        colleague_name="Anna",
        colleague_address=cast.anna.email,
    ).number
    waits = text_of(visit(cast.carla).get(f"/dossiers/{number}/"))
    assert "Een collega typte dit. De persoon zelf zegt uiterlijk" in waits
    assert "heeft nog niet gezegd of het klopt" in waits

    pk = Report.objects.get(number=number).pk
    said = Said(is_right=False, correction="Kanarie: er stond nog iemand bij.")
    people.speak_as_colleague(actor=cast.anna.actor, report_id=pk, said=said, now=monday)

    page = text_of(visit(cast.carla).get(f"/dossiers/{number}/"))
    assert "Zo verbeterde de collega het" in page
    assert "Kanarie: er stond nog iemand bij." in page
    assert "Hij pakte me bij mijn jas" in page
    brams = text_of(visit(cast.bram).get(f"/dossiers/{number}/"))
    assert "verbeterde het" in brams
    assert "er stond nog iemand bij" not in brams


def test_what_was_told_afterwards_stands_in_its_compartments(
    cast: Cast, visit: Visit, report: Reported, monday: datetime
) -> None:
    number = report()
    pk = Report.objects.get(number=number).pk
    answers = {"channel": "street", "pif_who": "Iemand met een Kanarie-jas", "care_reach": "Nazorg-Kanarie"}
    for code, value in answers.items():
        details.answer_question(actor=cast.anna.actor, report_id=pk, code=code, value=value, now=monday)

    carlas = text_of(visit(cast.carla).get(f"/dossiers/{number}/"))
    assert "Hoe gebeurde het? Op straat" in carlas
    assert "Iemand met een Kanarie-jas" in carlas
    brams = text_of(visit(cast.bram).get(f"/dossiers/{number}/"))
    assert "Hoe gebeurde het? Op straat" in brams
    assert "Kanarie-jas" not in brams
    for page in (carlas, brams):
        assert "Nazorg-Kanarie" not in page


def test_what_the_reporter_told_is_filled_in_for_who_assesses_and_changes_nothing(
    cast: Cast, visit: Visit, report: Reported, monday: datetime
) -> None:
    number = report()
    pk = Report.objects.get(number=number).pk
    before = Incident.objects.values().get(number=number)
    empty = visit(cast.carla).get(f"/dossiers/{number}/beoordelen/").content.decode()
    assert not re.search(r'name="injury" value="doctor" checked', empty)

    for code, value in {"injury": "doctor", "absence": "yes", "other_known": "no"}.items():
        details.answer_question(actor=cast.anna.actor, report_id=pk, code=code, value=value, now=monday)

    page = visit(cast.carla).get(f"/dossiers/{number}/beoordelen/").content.decode()
    for name, value in {"injury": "doctor", "has_absence": "yes", "perpetrator_known": "no"}.items():
        assert re.search(rf'name="{name}" value="{value}" checked', page), name
    assert Incident.objects.values().get(number=number) == before
