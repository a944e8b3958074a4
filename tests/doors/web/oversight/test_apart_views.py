# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor appoints who handles what nobody may, and is the second person, by number and nothing else."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.dossier import coming_back
from eenlijn.casework.incidents.codes import Lane, ReturnReason
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from tests.cast import SINCE, Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories
from tests.factories.apart import about

ALL = "/toezicht/apart/"


@pytest.fixture
def alone(cast: Cast, monday: datetime) -> str:
    """Anna reports Carla, who coordinates alone."""
    return about(cast.carla, cast, monday)


@pytest.fixture
def proposed(cast: Cast, monday: datetime) -> str:
    """About Teun; Carla proposes that it need not run apart."""
    number = about(cast.teun, cast, monday)
    coming_back.propose_back(
        actor=cast.carla.actor, number=number, reason=ReturnReason.NOT_A_COLLEAGUE, now=monday
    )
    return number


def words(response: Any) -> str:
    """The text of the page as somebody reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


def test_she_finds_it_from_the_first_page_and_reads_no_word_of_it(
    cast: Cast, noor: Client, alone: str, proposed: str
) -> None:
    assert "Nu: 2 dossiers die apart lopen, wachten op jou" in words(noor.get("/toezicht/"))
    told = words(noor.get("/berichten/"))
    assert f"Dossier {alone} heeft iemand nodig om het te behandelen." in told
    page = noor.get(ALL)
    assert f"Dossier {alone} Niemand behandelt dit." in words(page)
    assert f"Dossier {proposed} Er ligt een voorstel" in words(page)
    for one in (page, noor.get(f"{ALL}{alone}/"), noor.get(f"{ALL}{proposed}/")):
        assert one.status_code == 200
        for secret in (stories.WORDS, "Bus 4123", "Carla", "Teun", "Anna", "Bedreigd"):
            assert secret not in words(one), secret


def test_she_appoints_by_name_and_is_told_when_that_cannot_be(cast: Cast, noor: Client, alone: str) -> None:
    address = f"{ALL}{alone}/"
    for typed, sentence in (
        ("", "Vul een naam in, in ten hoogste 120 tekens."),
        ("Niemand Hier", "Zo heet hier niemand."),
        ("Carla", "Deze collega kan dit dossier niet behandelen."),
        ("Teun", "Deze collega kan dit dossier niet behandelen."),
        ("nul\x00teken", "In deze tekst zit een teken dat wij niet kunnen bewaren."),
    ):
        refused = noor.post(address, {"called": typed})
        assert (refused.status_code, sentence in words(refused)) == (422, True), typed
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=cast.teun.membership,
        role=Role.COO,
        unit=cast.lijn_9,
        starts_on=SINCE,
    )
    done = noor.post(address, {"called": "Teun"}, follow=True)
    assert "Aangewezen. Deze collega krijgt bericht en behandelt het dossier." in words(done)
    handler = Assignment.objects.get(incident__number=alone, kind="handler", ended_at=None)
    assert handler.account_id == cast.teun.id
    assert noor.get(address).status_code == 404


def test_the_appointed_opens_it_from_the_own_list(cast: Cast, noor: Client, visit: Visit, alone: str) -> None:
    RoleAssignment.objects.create(
        organisation=cast.reggestreek,
        membership=cast.teun.membership,
        role=Role.COO,
        unit=cast.lijn_9,
        starts_on=SINCE,
    )
    assert visit(cast.teun).get(f"/dossiers/{alone}/").status_code == 404
    noor.post(f"{ALL}{alone}/", {"called": cast.teun.email})
    teun = visit(cast.teun)
    assert alone in words(teun.get("/vandaag/"))
    assert teun.get(f"/dossiers/{alone}/").status_code == 200
    assert alone in words(teun.get("/berichten/"))
    assert visit(cast.carla).get(f"/dossiers/{alone}/").status_code == 404


def test_as_second_person_she_says_no_with_a_word_or_yes(noor: Client, proposed: str) -> None:
    address = f"{ALL}{proposed}/"
    page = words(noor.get(address))
    assert "De ander is geen collega" in page
    assert "Eén collega is genoemd als de ander." in page
    assert noor.post(address, {}).status_code == 422
    bare = noor.post(address, {"answer": "no", "word": " "})
    assert (bare.status_code, "Schrijf kort waarom het apart moet blijven" in words(bare)) == (422, True)
    done = noor.post(address, {"answer": "yes", "word": ""}, follow=True)
    assert "Vastgelegd. Het dossier loopt niet langer apart." in words(done)
    assert Incident.objects.get(number=proposed).lane == Lane.PUBLIC_TASK
    assert noor.get(address).status_code == 404


def test_a_no_keeps_it_apart(noor: Client, proposed: str) -> None:
    done = noor.post(f"{ALL}{proposed}/", {"answer": "no", "word": "Vraag het Anna eerst."}, follow=True)
    assert "Vastgelegd. Het dossier blijft apart." in words(done)
    assert Incident.objects.get(number=proposed).lane == Lane.INTERNAL


def test_it_asks_a_fresh_second_factor(noor: Client, alone: str) -> None:
    session = noor.session
    session[STEPPED_UP_KEY] -= 3600
    session.save()
    assert noor.get(f"{ALL}{alone}/").status_code == 303
    assert noor.get(ALL).status_code == 200


def test_the_list_costs_the_same_for_one_and_for_many(
    cast: Cast, noor: Client, monday: datetime, alone: str
) -> None:
    noor.get(ALL)
    with CaptureQueriesContext(connection) as one:
        noor.get(ALL)
    for _count in range(3):
        about(cast.carla, cast, monday)
    with CaptureQueriesContext(connection) as many:
        noor.get(ALL)
    assert len(many) == len(one)
