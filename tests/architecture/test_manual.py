# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual names buttons and pages by the words that stand on them."""

import re
from pathlib import Path

import pytest

from tools.collect_messages import find_all
from tools.pictures import SHOTS

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "handleiding"
PICTURES = MANUAL.parent / "images" / "handleiding"
HEAVIEST = 3_000_000  # bytes of all pictures together, so that a clone stays small
# Bold at the begin of a line or bullet is a situation ("what if"), elsewhere it is a word on a screen.
SITUATION = re.compile(r"^(?:\s*[-|]\s*)?\*\*[^*]+\*\*", re.MULTILINE)
BOLD = re.compile(r"\*\*([^*]+)\*\*")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
PAGES = sorted(MANUAL.rglob("*.md"))


def on_screens() -> set[str]:
    found = find_all()
    texts = {text for message in found for text in (message.sentence, message.plural) if text}
    return {" ".join(text.replace("\xad", "").split()).rstrip(".:") for text in texts}


@pytest.fixture(scope="module")
def words() -> set[str]:
    return on_screens()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(MANUAL).as_posix())
def test_what_is_bold_stands_on_a_screen(page: Path, words: set[str]) -> None:
    text = SITUATION.sub("", page.read_text(encoding="utf-8"))
    named = {" ".join(bold.split()).rstrip(".:") for bold in BOLD.findall(text)}
    assert named - words == {"vet"} & named


def test_every_page_of_the_manual_is_in_its_list() -> None:
    told = (MANUAL / "README.md").read_text(encoding="utf-8")
    pages = {page.relative_to(MANUAL).as_posix() for page in PAGES} - {"README.md"}
    assert pages == set(re.findall(r"\(([\w/-]+\.md)\)", told))


def test_every_picture_is_there_and_told_in_words() -> None:
    shown = [(page, *found) for page in PAGES for found in PICTURE.findall(page.read_text(encoding="utf-8"))]
    assert [(page.name, path) for page, _words, path in shown if not (page.parent / path).is_file()] == []
    assert [(page.name, path) for page, words, path in shown if len(words.split()) < 3] == []


def test_every_picture_is_shown_and_taken_by_the_tool() -> None:
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    shown = {Path(path).name for text in texts for _words, path in PICTURE.findall(text)}
    there = {picture.name for picture in PICTURES.glob("*")}
    assert there == shown == {f"{shot.name}.png" for shot in SHOTS}
    assert sum(picture.stat().st_size for picture in PICTURES.glob("*")) < HEAVIEST
