# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of which the key was destroyed says so; a key that should be there is our fault, and says that."""

import re

import pytest
from django.test import Client

from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.destroying import destroy_keys
from eenlijn.commons.keys.models import CaseKeys
from eenlijn.foundation.sealed.compartments import Compartment
from tests.doors.web.desk.stages import WORDS, Report, text_of

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.parametrize(
    ("path", "said"), [("", "Dit is vernietigd."), ("/en", "This has been destroyed.")], ids=["nl", "en"]
)
def test_what_was_destroyed_is_gone_for_good_and_the_page_says_so(
    carla: Client, report: Report, path: str, said: str
) -> None:
    number, other = report(), report()
    carla.raise_request_exception = False
    assert carla.get(f"{path}/dossiers/{number}/").status_code == 200
    destroy_keys(Incident.objects.get(number=number).pk, [Compartment.FACTS])
    page = carla.get(f"{path}/dossiers/{number}/")
    assert page.status_code == 410
    assert said in text_of(page)
    assert WORDS not in text_of(page)
    assert number not in page.content.decode()
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", page.content.decode())  # no id of a key
    assert page.headers["Cache-Control"] == "no-store"
    assert carla.get(f"{path}/dossiers/{other}/").status_code == 200


def test_a_key_that_never_was_is_no_destruction(carla: Client, report: Report) -> None:
    """Nobody is told that words were destroyed while a backup of the keys may still bring them back."""
    number = report()
    carla.raise_request_exception = False
    CaseKeys.objects.filter(case_id=Incident.objects.get(number=number).pk).update(facts=None)
    vault.forget_cached()
    page = carla.get(f"/dossiers/{number}/")
    assert page.status_code == 500
    assert "vernietigd" not in text_of(page)
    assert WORDS not in text_of(page)
