# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form for requests about data, open to everybody: a flood from one place is slowed down."""

from datetime import datetime

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.requests.models import DataRequest
from eenlijn.doors.web.frame import slowing
from tests.cast import Cast
from tests.factories import stories

ASKED = {
    "kind": "access",
    "words": "Wat staat er over mij?",
    "name": "Kees",
    "address": "Teststraat 1\n7600 XX Almelo",
}


def test_forty_requests_from_one_place_wait_their_turn_whatever_name_is_typed(
    cast: Cast, monday: datetime, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All are accepted; the first thirty wait for nothing, and elsewhere nobody waits."""
    path = f"/verzoek/{stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday).slug}/"
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr(slowing, "SLOWER", slowing.Slower())
    browser = Client()
    answers = [browser.post(path, {**ASKED, "name": f"Kees {one}"}) for one in range(40)]
    assert {answer.status_code for answer in answers} == {200}
    assert DataRequest.objects.count() == 40
    assert (len(slept), max(slept)) == (9, 2.25)
    assert Client(REMOTE_ADDR="198.51.100.7").post(path, {**ASKED, "name": "Nel"}).status_code == 200
    assert len(slept) == 9
