# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from pathlib import Path

import pytest

from eenlijn.foundation.text import Heading, Paragraph, TextProblem, fill, load_text
from eenlijn.foundation.text.named import parse_text

TOP = "---\nsubject: Melding {number}\naudience: reporter\nstatus: {status}\nversion: 1\n---\n"
EXAMPLE = TOP.replace("{status}", "voorbeeldtekst, niet vastgesteld")


@dataclass(frozen=True)
class Values:
    number: str
    name: str
    phone: str = ""


def test_a_text_is_divided_before_it_is_filled(tmp_path: Path) -> None:
    file = tmp_path / "received.md"
    file.write_text(EXAMPLE + "Dag {name},\nwelkom.\n\n## Wat nu\n\nJe nummer is {number}.\n", "utf-8")
    text = load_text(file)
    assert (text.name, text.version, text.audience, text.is_example) == ("received", "1", "reporter", True)
    assert text.placeholders == {"number", "name"}
    filled = fill(text, Values(number="7K4M-2QX", name="## Eva\n\n{number} {{x}}"))
    assert filled.subject == "Melding 7K4M-2QX"
    assert filled.blocks == (
        Paragraph("Dag ## Eva\n\n{number} {{x}}, welkom."),
        Heading("Wat nu"),
        Paragraph("Je nummer is 7K4M-2QX."),
    )
    assert filled.body.endswith("Wat nu\n\nJe nummer is 7K4M-2QX.")


def test_an_unknown_placeholder_is_an_error() -> None:
    with pytest.raises(TextProblem, match=r"without a value: \['other'\]"):
        fill(parse_text("t", EXAMPLE + "{name} {other}"), Values("1", "Eva"))


def test_a_value_without_a_place_is_an_error_unless_it_has_a_default() -> None:
    with pytest.raises(TextProblem, match=r"without a place: \['name'\]"):
        fill(parse_text("t", EXAMPLE + "Dag."), Values("1", "Eva"))
    assert fill(parse_text("t", EXAMPLE + "Dag {name}."), Values("1", "Eva")).body == "Dag Eva."


@pytest.mark.parametrize(
    "body", ["{name.__class__}", "{0}", "{{name}}", "{name!r}", "{ name }", "half {name"]
)
def test_a_brace_that_is_no_placeholder_is_an_error(body: str) -> None:
    with pytest.raises(TextProblem, match="brace"):
        parse_text("t", EXAMPLE + body)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Zonder top", "does not begin"),
        ("---\nsubject: x\n---\nbody", "missing on top: audience, status, version"),
        ("", "does not begin"),
    ],
)
def test_a_text_without_its_top_is_an_error(content: str, told: str) -> None:
    with pytest.raises(TextProblem, match=told):
        parse_text("t", content)


def test_values_are_text_and_lose_control_characters() -> None:
    text = parse_text("t", EXAMPLE + "Dag {name}.")
    assert fill(text, Values("1", "E\x00v\x1ba\ufffe")).body == "Dag Eva."
    with pytest.raises(TextProblem, match="no text"):
        fill(text, Values("1", None))  # type: ignore[arg-type]
