# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor draws, sees how far it is, and makes a link that is shown once; Ilse reads the outcome."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from eenlijn.casework.dossier import sample_reading
from eenlijn.casework.samples.drawing import digest_of, drawn
from eenlijn.casework.samples.models import Sample
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import samples

ALL = "/toezicht/steekproef/"
ONE = f"{ALL}2026/"
LINK = re.compile(r"/steekproef/([0-9A-Z-]{19})/")


@pytest.fixture
def closed(cast: Cast, monday: datetime) -> str:
    return samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday - timedelta(days=2))


def test_noor_draws_once_after_reading_what_the_lot_does(noor: Client, closed: str) -> None:
    assert "Trek de steekproef van 2026" in body(noor.get(ALL))
    assert "Het lot kiest. Jij kiest niets en leest niets." in body(noor.get(f"{ALL}trekken/"))
    assert Sample.objects.count() == 0
    page = body(noor.post(f"{ALL}trekken/", follow=True))
    assert "0 van 1 klaar om te lezen." in page
    assert closed not in page
    again = noor.post(f"{ALL}trekken/")
    assert again.status_code == 422
    assert "De steekproef van 2026 is al getrokken." in body(again)
    assert "Trek de steekproef van 2026" not in body(noor.get(ALL))


def test_the_lot_can_be_taken_along_and_done_again(noor: Client, closed: str) -> None:
    noor.post(f"{ALL}trekken/")
    told = body(noor.get(f"{ONE}loting.txt"))
    head, ids = told.split("\n\n")
    facts = dict(one.split(" ", 1) for one in head.splitlines())
    row = Sample.objects.get()
    assert ids.split() == row.candidates
    assert facts["digest"] == digest_of(ids.split())
    assert drawn(facts["seed"], ids.split(), row.size) == row.candidates
    assert closed not in told


def test_the_link_is_shown_once_and_the_code_as_long_as_it_works(
    cast: Cast, noor: Client, monday: datetime
) -> None:
    samples.ready(cast, monday)
    empty = noor.post(ONE, {"function": "", "organisation": "Gemeente Almelo"})
    assert (empty.status_code, "Gemeente Almelo" in body(empty)) == (422, True)
    shown = body(noor.post(ONE, {"function": "Ombudsman", "organisation": "Gemeente Almelo"}))
    found = LINK.search(shown)
    assert found
    page = body(noor.get(ONE))
    assert found[1] not in page
    code = re.search(r"<strong>(\d{4} \d{4})</strong>", page)
    assert code
    assert code[1] in shown
    assert len(sample_reading.open_sample(code=found[1], secret=code[1], now=monday).files) == 1


def test_ilse_reads_the_outcome_and_makes_no_link(
    cast: Cast, visit: Visit, noor: Client, monday: datetime
) -> None:
    sample = samples.ready(cast, monday)
    ilse = visit(cast.ilse)
    assert "Maak de link" not in body(ilse.get(ONE))
    assert ilse.post(ONE, {"function": "x", "organisation": "y"}).status_code == 404
    assert ilse.get(f"{ALL}trekken/").status_code == 404
    code, secret = samples.link_of(cast, sample, monday)
    assert secret in body(noor.get(ONE))
    assert secret not in body(ilse.get(ONE))
    sample_reading.answer_file(code=code, secret=secret, place=1, said=samples.ALL_YES, now=monday)
    sample_reading.send_reading(code=code, secret=secret, remark="Zorgvuldig gedaan.", now=monday)
    for reader in (noor, ilse):
        page = body(reader.get(ONE))
        assert "Ombudsman, Gemeente Almelo las 1 van de 1 gelote dossiers, uit 1." in page
        assert "Zorgvuldig gedaan." in page
        assert "Maak de link" not in page


@pytest.mark.parametrize("name", ["carla", "dirk", "petra", "omar", "anna"])
def test_to_others_there_is_no_sample(cast: Cast, visit: Visit, monday: datetime, name: str) -> None:
    samples.ready(cast, monday)
    browser = visit(cast.people[name])
    for address in (ALL, ONE, f"{ONE}loting.txt", f"{ALL}trekken/"):
        assert browser.get(address).status_code == 404


def test_a_year_of_nobody_is_no_page(noor: Client) -> None:
    for year in ("1999", "99999999999999999999", "geen"):
        assert noor.get(f"{ALL}{year}/").status_code == 404
