# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a process remembers keys: five minutes, and then it reads again whether they are still there."""

import time
from datetime import datetime

import pytest

from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.keys import cases, rings, vault
from eenlijn.commons.keys.models import CaseKeys, column_of
from eenlijn.foundation.sealed.compartments import IN_A_CASE
from tests.cast import Cast
from tests.factories import stories
from tests.walls.statements import statements

# Read before any test begins, in which keys stay remembered.
KEPT = rings.KEPT_SECONDS
SOON, OVER = KEPT - 60, KEPT + 1


@pytest.fixture(autouse=True)
def keys_stay_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here they do not: as long as in the product."""
    monkeypatch.setattr(rings, "KEPT_SECONDS", KEPT)
    monkeypatch.setattr(cases, "KEPT_SECONDS", KEPT)


def test_keys_of_an_employer_are_read_again_after_five_minutes(cast: Cast) -> None:
    assert KEPT == 300.0
    ring = rings.read_ring(cast.reggestreek.pk)
    for ago, read in ((SOON, 0), (OVER, 1)):
        ring.read_at = time.monotonic() - ago
        with statements() as sent:
            rings.ring_of(cast.reggestreek.pk)
        assert len(sent) == read


def test_keys_of_a_case_are_read_again_after_five_minutes_and_a_destroyed_one_opens_nothing(
    cast: Cast, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, place="Halte Oost").number
    incident = Incident.objects.get(number=number)
    assert vault.open(incident, "place") == "Halte Oost"
    keys = CaseKeys.objects.get(case_id=incident.case_id)
    CaseKeys.objects.filter(pk=keys.pk).update(**dict.fromkeys(map(column_of, IN_A_CASE), b""))
    held = cases.for_opening(keys.pk)
    for ago, is_there in ((SOON, True), (OVER, False)):
        held.read_at = time.monotonic() - ago
        again = cases.for_opening(keys.pk)
        assert (again is held) == is_there
    with pytest.raises(vault.KeyGone):
        vault.open(Incident.objects.get(number=number), "place")
