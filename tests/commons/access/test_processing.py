# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register holds every purpose of the code and every compartment that seals something, each once."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from django.apps import apps

import eenlijn
from eenlijn.commons.access.codes import Right
from eenlijn.commons.access.matrix import cell
from eenlijn.commons.access.processing import PURPOSES, REGISTER, Activity, Safeguard
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField

PRODUCT: Final = Path(eenlijn.__file__).resolve().parent
DOCS: Final = PRODUCT.parents[1] / "docs"
MODEL: Final = DOCS / "security" / "model.md"
# Which of the arguments of a call becomes the purpose of a line: by name, or at this place.
CARRIERS: Final = {
    "Entry": None,
    "line": None,
    "line_about": None,
    "open_dossier": None,
    "reveal_names": None,
    "open_to_handle": 2,
    "with_purpose": 0,
}
# Tables from a step to its purpose, by their name.
TABLES: Final = {"PURPOSES"}
# What hands on a purpose that another call decided: nothing is decided in these.
HANDED_ON: Final = {"purpose", "task.purpose", "task_of(actor, number, moment).purpose"}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PRODUCT.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(PRODUCT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def purpose_of(call: ast.Call) -> ast.expr | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in CARRIERS:
        return None
    place = CARRIERS[name]
    if place is not None and len(call.args) > place:
        return call.args[place]
    return next((one.value for one in call.keywords if one.arg == "purpose"), None)


def said(value: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    """The texts an expression may be; a shape that is not known is told as itself, and is in no register."""
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from said(value.body, constants)
        yield from said(value.orelse, constants)
    elif isinstance(value, ast.Name) and value.id in constants:
        yield constants[value.id]
    elif ast.unparse(value) not in HANDED_ON and not ast.unparse(value).startswith("PURPOSES["):
        yield f"what is {ast.unparse(value)}?"


def assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def decided(tree: ast.Module) -> Iterator[ast.expr]:
    """Every expression of one file that decides a purpose: in tables, calls and properties of that name."""
    tables = [value for name, value in assigned(tree) if name in TABLES and isinstance(value, ast.Dict)]
    for table in tables:
        yield from table.values
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (asked := purpose_of(node)) is not None:
            yield asked
        elif isinstance(node, ast.FunctionDef) and node.name == "purpose":
            yield from (one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value)


def purposes_in(tree: ast.Module) -> Iterator[str]:
    """Every purpose that one file may put on a line."""
    constants = {
        name: value.value
        for name, value in assigned(tree)
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }
    for one in decided(tree):
        yield from said(one, constants)


def used() -> set[str]:
    return {purpose for _path, tree in trees() for purpose in purposes_in(tree)}


def test_the_register_holds_exactly_the_purposes_that_the_code_uses() -> None:
    assert used() == set(PURPOSES)


def test_the_walk_finds_a_purpose_in_every_shape() -> None:
    """The test above could pass by finding nothing."""
    tree = ast.parse(
        """
PURPOSES = {1: "in a table"}
WHY = "by a name"
line("act", row, purpose="in a call")
trail.Entry("act", purpose=WHY)
open_to_handle(request, number, "at its place")
actor.with_purpose("given")
open_dossier(purpose=chosen())
class Task:
    def purpose(self):
        return PURPOSES[self.step] if self.may else "in a property"
"""
    )
    assert set(purposes_in(tree)) == {
        "in a table",
        "by a name",
        "in a call",
        "at its place",
        "given",
        "what is chosen()?",
        "in a property",
    }


def test_a_purpose_belongs_to_one_activity() -> None:
    counted = Counter(purpose for activity in REGISTER for purpose in activity.purposes)
    assert [purpose for purpose, times in counted.items() if times > 1] == []
    assert "" not in counted
    assert {purpose: activity.code for purpose, activity in PURPOSES.items()} == {
        "assess": "handling",
        "close": "handling",
        "read": "handling",
        "protect": "handling",
        "hearing": "handling",
        "access_request": "handling",
        "legal_case": "handling",
        "overview": "handling",
        "answer": "answering",
        "decide": "answering",
        "desk_check": "desk_check",
        "home_visit": "home_visits",
        "data_request": "data_requests",
        "sample": "sampling",
        "police": "police",
        "release": "release",
        "damage": "damage",
        "care": "care",
        "peer_talk": "peer_talk",
        "referral": "referral",
        "interface": "exchange",
        "manage_people": "accounts",
        "review": "reviewing",
        "break_glass": "glass",
    }


def test_every_activity_has_a_code_of_its_own() -> None:
    codes = [activity.code for activity in REGISTER]
    assert len(codes) == 25
    assert len(set(codes)) == len(codes)
    assert len({str(activity.name) for activity in REGISTER}) == len(codes)


def test_whatever_is_sealed_is_told_in_the_register() -> None:
    sealed = {
        field.compartment
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedField)
    }
    assert {Compartment.OWN_WORDS, Compartment.FILES} <= sealed
    assert sealed - {part for activity in REGISTER for part in activity.compartments} == set()


@pytest.mark.parametrize("activity", REGISTER, ids=lambda activity: activity.code)
def test_an_activity_tells_all_that_the_law_asks(activity: Activity) -> None:
    told = (activity.name, activity.why, activity.data, activity.recipients)
    assert all(str(text) for text in told)
    assert all((activity.persons, activity.compartments, activity.roles, activity.safeguards))
    assert all((activity.ground.label, activity.retention.label))


@pytest.mark.parametrize("activity", REGISTER, ids=lambda activity: activity.code)
def test_a_role_in_the_register_has_something_to_do_with_the_data_in_the_matrix(activity: Activity) -> None:
    strange = [
        role.value
        for role in activity.roles
        if all(cell(role, part).right is Right.NONE for part in activity.compartments)
    ]
    assert strange == []


def test_every_safeguard_points_to_a_section_of_the_security_model() -> None:
    text = MODEL.read_text(encoding="utf-8")
    assert [one.value for one in Safeguard if f"\n## {one.value}. " not in text] == []


@pytest.mark.parametrize("page", ["dpia.md", "verwerkingsverantwoordelijken.md"])
def test_the_papers_on_privacy_name_every_activity(page: str) -> None:
    told = " ".join((DOCS / "privacy" / page).read_text(encoding="utf-8").split()).lower()
    assert [str(one.name) for one in REGISTER if str(one.name).lower() not in told] == []
