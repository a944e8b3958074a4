# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""No difference in time between what is not yours and what is not there.

Told by the statements and not by a clock: on a busy machine seconds mean nothing, and what a request
asks of the database, in which words, is what its time is made of.
"""

from typing import Final
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.keys import vault
from eenlijn.config import middleware
from tests.walls.addresses import Address, addresses, path_of
from tests.walls.bodies import body_for
from tests.walls.browser import Browser, undone
from tests.walls.route_table import RELATIONS, STAGES, Visit, expected
from tests.walls.statements import statements
from tests.walls.world import World

WITH_ID: Final = tuple(one for one in addresses() if one.kind)
REFUSED: Final = (303, 404, 405)
# Whoever reads these dossiers, or reported them, knows that they are there: a page that has nothing to do
# is no secret to them.
KNOWN: Final = {
    ("bram", "desk"): {"team"},
    ("carla", "desk"): {"team", "next"},
    ("dirk", "desk"): {"elsewhere"},
    ("anna", "profile"): {"team"},
    # They typed one of these for somebody else.
    ("carla", "profile"): {"team", "next"},
    ("dirk", "profile"): {"elsewhere"},
    # She reads this list of rights; a button that is not on it is no page.
    ("petra", "manage:review"): {"team"},
}
STRANGERS: Final = ("nobody", "anna", "bram", "carla", "dirk", "petra", "joost")


@pytest.mark.parametrize("person", STRANGERS)
def test_a_foreign_id_costs_what_a_missing_one_costs(
    world: World, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Once a minute a session is remembered: a statement of the clock, and of no id.
    monkeypatch.setattr(middleware, "_REMEMBER_EVERY", 24 * 60 * 60)
    keys_at_hand(world)
    browser = Browser(None if person == "nobody" else world.cast.people[person])
    different = set()
    for address in WITH_ID:
        for method in ("GET", "POST"):
            if refused := _refused(address, method, person):
                missing = _asked(world, browser, address, method, "missing")
                asked = {one: _asked(world, browser, address, method, one) for one in refused}
                different |= {(address.route, method, one) for one in refused if asked[one] != missing}
    assert different == set()


def keys_at_hand(world: World) -> None:
    """A process fetches the keys of an employer once, at the first page that needs one, whoever asks."""
    for organisation_id in (None, world.cast.reggestreek.pk, world.cast.dinkelborg.pk):
        vault.mac_key(organisation_id)


def test_what_is_there_costs_more(world: World) -> None:
    """The row that could tell: for Carla her own dossier is other statements than a missing one."""
    browser = Browser(world.cast.carla)
    address = Address("desk:dossier", "number")
    own = _asked(world, browser, address, "GET", "team")
    assert len(own) > len(_asked(world, browser, address, "GET", "missing")) > 0


def _refused(address: Address, method: str, person: str) -> list[str]:
    wanted, desk = expected(address.route, address.kind, person), address.route.partition(":")[0]
    known = KNOWN.get((person, desk), set()) | KNOWN.get((person, address.route), set())
    return [
        relation
        for relation in RELATIONS[address.kind]
        if relation in {"team", "next", "elsewhere", "ended"} - known
        # Whoever holds a code reads what it opens: that it is there, is no secret to its holder.
        if address.kind != "code"
        if wanted[Visit(address.route, method, relation)] in REFUSED
    ]


def _asked(world: World, browser: Browser, address: Address, method: str, relation: str) -> list[str]:
    path = path_of(world, address, relation, STAGES.get(address.route, ""))
    # What the test itself reads for a form is no cost of the product.
    body = body_for(world, address.route) if method == "POST" else {}
    # Each is the first refusal of an hour: after thirty no more are written down, whatever was asked.
    cache.clear()
    with undone(), statements() as sent:
        if method == "GET":
            browser.get(path)
        else:
            browser.post(path, body)
    return sent


def test_known_unknown_and_disabled_accounts_cost_the_same_at_the_door(world: World) -> None:
    Account.objects.filter(pk=world.cast.bram.id).update(is_active=False)
    keys_at_hand(world)
    costs = {_cost(email) for email in ("anna", "bram", "niemand")}
    assert len(costs) == 1
    assert costs.pop()[0] == 1


def _cost(name: str) -> tuple[int, tuple[str, ...]]:
    hasher, typed = MD5PasswordHasher, {"email": f"{name}@eenlijn.example", "password": "geraden woorden"}
    with (
        patch.object(hasher, "encode", autospec=True, side_effect=hasher.encode) as hashed,
        undone(),
        statements() as sent,
    ):
        assert Browser().post("/aanmelden/", typed).status_code == 422
    return hashed.call_count, tuple(sent)
