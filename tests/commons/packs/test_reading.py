# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A pack with something missing, unknown or impossible is refused by file and key."""

import copy
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import PackBroken, adopted_pack, as_content, pack_of
from eenlijn.commons.packs.reading import FOLDER, read_pack

Content = dict[str, Any]
Change = Callable[[Content], Any]


def drop(key: str) -> Change:
    return lambda content: content.pop(key)


def put(value: Any, *path: Any) -> Change:
    """Set what stands at a path of keys and numbers."""

    def change(content: Content) -> None:
        part: Any = content
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value

    return change


WARNING = 4  # the place of its row in the policy
BROKEN: list[tuple[Change, str]] = [
    (drop("words"), "words: missing"),
    (drop("version"), "version: missing"),
    (put("x", "colour"), "colour: unknown"),
    (put("one", "version"), "version: not a number"),
    (lambda content: content.update(version=True), "version: not a number"),
    (put("space", "sector"), "sector: space is not one of education, administration, "),
    (put([], "words"), "words: not a table"),
    (put({}, "places"), "places: not a list"),
    (put({"nl": "lijn"}, "words", "place"), "words.place.en: missing"),
    (put(" ", "words", "place", "en"), "words.place.en: not a text, or empty"),
    (put({"nl": "a", "en": "b"}, "words", "weather"), "words.weather: unknown"),
    (put("x", "places", 0, "phone"), "places[0].phone: unknown"),
    (put("bus", "places", 1, "code"), "places: bus is there twice"),
    (put(["bus_driver"], "functions"), "functions: not those of the project plan"),
    (
        put("CEO", "playbooks", "s3_serious", 2, "owner"),
        "playbooks.s3_serious[2].owner: CEO is not one of EMP, ",
    ),
    (put(9, "playbooks", "s3_serious", 2, "measure"), "playbooks.s3_serious[2].measure: 9 is not 1 to 8"),
    (
        put("weeks", "playbooks", "s2_norm_breach", 0, "term", "unit"),
        "term.unit: weeks is not one of minutes, ",
    ),
    (put(0, "playbooks", "s4_very_serious", 0, "term", "amount"), "playbooks.s4_very_serious[0].term"),
    (put([], "playbooks", "s2_norm_breach"), "playbooks.s2_norm_breach: 0 of at least 1"),
    (put([], "house_rules", "rules"), "house_rules.rules: 0 of at least 6"),
    (put(["08:30"], "opening", "monday"), "opening: "),
    (put(["17:00", "08:30"], "opening", "monday"), "opening: "),
    (put(["early", "late"], "opening", "monday"), "opening.monday[0]: early is not one of HH:MM"),
    (put(5, "policy", 0, "lowest_level"), "policy[0]: severity from 5 to 4"),
    (put(6, "policy", 0, "highest_level"), "policy[0]: severity from 1 to 6"),
    (put(12, "policy", 0, "most_months"), "policy[0]: only what lasts has a length"),
    (put(13, "policy", WARNING, "default_months"), f"policy[{WARNING}]: what lasts has most months"),
    (put("norm_notice", "policy", 0, "answer_kind"), "policy: norm_notice is there twice"),
    (lambda content: content["policy"].pop(0), "policy: missing: order_talk"),
    (put("no top", "letters", "norm_notice"), "letters.norm_notice: norm_notice: the text does not begin"),
    (lambda content: content["letters"].pop("written_warning"), "letters.written_warning: missing"),
]


@pytest.mark.parametrize(("change", "told"), BROKEN, ids=[told for _change, told in BROKEN])
def test_what_is_broken_is_named(change: Change, told: str) -> None:
    content = copy.deepcopy(as_content(pack_of(Sector.TRANSPORT)))
    change(content)
    with pytest.raises(PackBroken, match=re.escape(told)) as refused:
        adopted_pack(content)
    assert str(refused.value).startswith("adopted pack: ")


def test_closed_all_week_is_no_opening() -> None:
    content = as_content(pack_of(Sector.HOUSING))
    content["opening"] = {day: [] for day in content["opening"]}
    with pytest.raises(PackBroken, match="opening: closed every day"):
        adopted_pack(content)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{contact}", "{phone}", r"unknown: \['phone'\]; missing: \['contact'\]"),
        ("{norm_rule}", "{", "a brace that is no placeholder"),
    ],
)
def test_a_letter_with_another_placeholder_is_refused(old: str, new: str, told: str) -> None:
    content = as_content(pack_of(Sector.CARE))
    content["letters"]["norm_notice"] = content["letters"]["norm_notice"].replace(old, new)
    with pytest.raises(PackBroken, match=told):
        adopted_pack(content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of one pack, to be spoiled."""
    shutil.copytree(FOLDER / "housing", tmp_path / "housing")
    return tmp_path


def test_the_files_of_a_copy_give_the_same_pack(folder: Path) -> None:
    assert read_pack(Sector.HOUSING, folder) == pack_of(Sector.HOUSING)


def test_a_missing_letter_is_named_by_its_file(folder: Path) -> None:
    (folder / "housing" / "letters" / "warning.md").unlink()
    with pytest.raises(PackBroken, match=re.escape("housing/letters/warning.md: ")):
        read_pack(Sector.HOUSING, folder)


def test_a_missing_pack_is_named_by_its_file(folder: Path) -> None:
    with pytest.raises(PackBroken, match=re.escape("care/pack.toml: ")):
        read_pack(Sector.CARE, folder)


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "housing" / "pack.toml").write_text("version = = 1", "utf-8")
    with pytest.raises(PackBroken, match=re.escape("housing/pack.toml: ")):
        read_pack(Sector.HOUSING, folder)


def test_a_pack_in_the_folder_of_another_sector_is_refused(folder: Path) -> None:
    path = folder / "housing" / "pack.toml"
    other = (FOLDER / "care" / "pack.toml").read_text("utf-8")
    path.write_text(other, "utf-8")
    with pytest.raises(
        PackBroken, match=re.escape("housing/pack.toml: sector: care in the folder of housing")
    ):
        read_pack(Sector.HOUSING, folder)


def test_letters_do_not_stand_in_the_data_file(folder: Path) -> None:
    path = folder / "housing" / "pack.toml"
    path.write_text(path.read_text("utf-8") + '\n[letters]\nnorm_notice = "x"\n', "utf-8")
    with pytest.raises(
        PackBroken, match=re.escape("housing/pack.toml: letters: these stand in files of their own")
    ):
        read_pack(Sector.HOUSING, folder)
