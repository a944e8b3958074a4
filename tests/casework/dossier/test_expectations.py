# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Anna may expect: the terms of her own employer, and how far each of the eight measures is for her."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import waivers
from eenlijn.casework.dossier.expectations import expected_of, standing_of
from eenlijn.casework.incidents.codes import MeasureNumber as M
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from tests.cast import Cast
from tests.factories import stories


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday).number


def stands(cast: Cast, number: str, now: datetime) -> dict[M, tuple[str, bool, str]]:
    report_id = Incident.objects.get(number=number).report_id
    assert report_id
    found = standing_of(cast.anna.actor, report_id, now)
    return {one.measure: (one.state.value, one.by is not None, one.why) for one in found}


def test_the_page_has_the_terms_and_phones_of_this_employer(cast: Cast, monday: datetime) -> None:
    found = expected_of(cast.reggestreek.pk, monday)
    assert found.organisation_name == cast.reggestreek.name
    assert (found.terms[TermKind.ANSWER].amount, found.terms[TermKind.REPORTER_DONE].amount) == (48, 5)
    assert all(one.number for one in found.phones)


def test_every_measure_has_one_line_promised_done_or_not_needed(
    cast: Cast, number: str, monday: datetime
) -> None:
    first = stands(cast, number, monday)
    assert list(first) == list(M)
    assert (first[M.REPORT][1], first[M.RESPOND][1], first[M.CARE][1]) == (True, True, True)
    assert first[M.DAMAGE] == ("open", False, "")
    carla = cast.carla.actor
    stories.answer(carla, number, monday)
    at = monday + timedelta(hours=5)
    stories.tell(carla, number, at)
    stories.decide_no_police(carla, number, at)
    waivers.waive_measure(actor=carla, number=number, measure=M.DAMAGE, reason="Er is niets stuk.", now=at)
    waivers.waive_measure(actor=carla, number=number, measure=M.TRAIN, reason="Ligt aan Tester.", now=at)
    later = stands(cast, number, at)
    assert later[M.REPORT][0] == later[M.RESPOND][0] == later[M.REGISTER][0] == "done"
    assert later[M.DAMAGE] == ("none", False, "Er is niets stuk.")
    # A reason that names somebody is not read by who reported.
    assert later[M.TRAIN] == ("none", False, "")
    assert later[M.POLICE][0] == "none"
    assert later[M.POLICE][2]


def test_the_lines_are_for_who_it_happened_to(cast: Cast, number: str, monday: datetime) -> None:
    report_id = Incident.objects.get(number=number).report_id
    assert report_id
    for stranger in (cast.dirk, cast.teun, cast.carla, cast.bram):
        with pytest.raises(NotVisible):
            standing_of(stranger.actor, report_id, monday)
