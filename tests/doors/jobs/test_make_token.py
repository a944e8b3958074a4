# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A token made on the machine itself: the secret alone on standard output, and honest exit codes."""

from datetime import datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.tokens.queries import actor_of, tokens_of
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

GIVEN = {"organisation": "reggestreek", "name": "Meldknop", "until": "2027-05-31"}


def made(monday: datetime, *scopes: str, **changes: str) -> tuple[str, str]:
    """What it prints to standard output, and beside it."""
    out, err = StringIO(), StringIO()
    words = [f"--{name}={value}" for name, value in (GIVEN | changes).items()]
    with time_machine.travel(monday, tick=False):
        call_command("make_token", *words, *(f"--scope={one}" for one in scopes), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_secret_alone_is_printed_and_works(cast: Cast, monday: datetime) -> None:
    printed, beside = made(monday, "reports:write", "reports:read")
    secret = printed.removesuffix("\n")
    actor = actor_of(secret, monday)
    assert actor is not None
    assert (actor.organisation_id, actor.scopes) == (
        cast.reggestreek.pk,
        frozenset({Scope.REPORTS_WRITE, Scope.REPORTS_READ}),
    )
    assert "shown once" in beside
    assert secret not in beside
    (row,) = tokens_of(cast.petra.actor)
    assert (row.name, row.made_by, row.expires_on.isoformat()) == ("Meldknop", "", "2027-05-31")
    line = TrailLine.objects.get(action="make_token")
    assert (line.actor_kind, line.actor_name, line.organisation_id) == (
        "job",
        "make_token",
        cast.reggestreek.pk,
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"organisation": "bestaatniet"}, "There is no employer"),
        ({"name": " "}, "Noem het systeem"),
        ({"until": "2026-11-22"}, "Kies een dag"),
        ({"until": "2028-01-01"}, "Kies een dag"),
        ({"until": "morgen"}, "no day such as"),
    ],
)
def test_what_is_wrong_is_an_error_and_makes_nothing(
    cast: Cast, monday: datetime, changes: dict[str, str], told: str
) -> None:
    with pytest.raises(CommandError, match=told) as refused:
        made(monday, "terms:read", **changes)
    assert refused.value.returncode == 1
    assert not Token.objects.exists()


@pytest.mark.parametrize("scopes", [(), ("everything:write",)])
def test_a_scope_that_is_missing_or_unknown_is_an_error(
    cast: Cast, monday: datetime, scopes: tuple[Any, ...]
) -> None:
    with pytest.raises(CommandError):
        made(monday, *scopes)
    assert not Token.objects.exists()
