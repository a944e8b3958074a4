# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""No sealed word is read without a line in the trail that names its part, whoever reads it on whatever page.

Which part a word belongs to is asked of the tables: where it lies sealed. So a new table, and a new page that
shows what lies in it, are tried here by themselves.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

import pytest
from django.apps import apps

from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from tests.walls.addresses import Address, addresses, path_of
from tests.walls.browser import Browser, undone
from tests.walls.crawler import Seen, seen_in
from tests.walls.route_table import STAGES
from tests.walls.share import is_walked
from tests.walls.test_canary import perches_in
from tests.walls.world import PERCHES, World

# Facts stand on lists, and what a place or a rule holds is of no case: no line for each who reads those.
PLAIN: Final = frozenset({Compartment.FACTS, Compartment.ACCOUNT, Compartment.PROGRAMME})
# Whoever reads anything of the team: who handles, leads, advises, decides, cares, reported, keeps, receives.
READERS: Final = ("carla", "bram", "karin", "ilse", "joost", "anna", "petra", "noor", "eva", "nobody")
# Who takes an old register over reads by which name the own file came; nothing of what is in it.
OWN_UPLOAD: Final = {"/beheer/oud-register/": {"file"}}
# Of each reader one address in so many every day; of who handles the dossiers, who reads most, half.
ONE_IN: Final = {"carla": 2}
OTHERS_ONE_IN: Final = 4
# Where more stands than in the stage in which a page has something to do; for who handles the dossiers.
MORE: Final = {"carla": ("replied", "sent", "told_back", "closed")}
Parts = Mapping[str, frozenset[str]]


@pytest.fixture(scope="module")
def parts(world: World) -> Parts:
    """By word the parts under whose keys it lies."""
    found: dict[str, set[str]] = defaultdict(set)
    for model in apps.get_models():
        fields = [one.name for one in model._meta.local_concrete_fields if isinstance(one, SealedField)]
        for row in model._default_manager.all() if fields else ():
            for name in fields:
                for perch in perches_of(vault.open_bytes(row, name)):
                    found[perch].add(vault.place_in(row, name).compartment)
    return {perch: frozenset(one) for perch, one in found.items()}


def perches_of(content: bytes) -> set[str]:
    """Of a text or of a file: what a reader reads in it."""
    return perches_in([Seen("", 200, content, "")])


def test_every_sealed_word_has_a_part(parts: Parts) -> None:
    """In the clear lies the name of a unit, where a link hangs, and why an old register may hold names."""
    assert set(PERCHES) - parts.keys() == {"unit", "link", "ground"}


@pytest.mark.parametrize("name", READERS)
def test_no_sealed_word_is_read_without_a_line(world: World, parts: Parts, name: str) -> None:
    browser = Browser(None if name == "nobody" else world.cast.people[name])
    untold = {}
    for path in _paths(world, name):
        words, told = _read(browser, path)
        silent = {one for one in words - _own(path) if not parts.get(one, PLAIN) & {*PLAIN, *told}}
        if silent:
            untold[path] = (silent, told)
    assert untold == {}


def test_and_carla_does_read_them(world: World, parts: Parts) -> None:
    """The row that could be missing: a page of hers with words, and the line of it."""
    path = path_of(world, Address("desk:dossier", "number"), "team", "drafted")
    words, told = _read(Browser(world.cast.carla), path)
    assert "words" in words
    assert parts["words"] <= told


def _own(path: str) -> set[str]:
    return {one for begin, words in OWN_UPLOAD.items() if path.startswith(begin) for one in words}


def _paths(world: World, name: str) -> Iterator[str]:
    """Every address of Anna's team, with a number in the stage of that page and in more of them."""
    more = MORE.get(name, ())
    for one in addresses():
        if not is_walked(f"{name} {one.route}", ONE_IN.get(name, OTHERS_ONE_IN)):
            continue
        stages = (STAGES.get(one.route, ""), *(more if one.kind == "number" else ()))
        yield from dict.fromkeys(path_of(world, one, "team", stage) for stage in stages)


def _read(browser: Browser, path: str) -> tuple[set[str], set[str]]:
    """Which words stand there, and which parts were written down while it was read."""
    with undone():
        before = set(TrailLine.objects.values_list("pk", flat=True))
        seen = seen_in(path, browser.get(path))
        lines = TrailLine.objects.values_list("pk", "compartments")
        told = {part for pk, parts in lines if pk not in before for part in parts.split()}
    return perches_in([seen]), told
