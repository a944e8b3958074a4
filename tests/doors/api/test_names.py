# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One table of names: the code, the document and the glossary tell the same."""

import json
import re
from pathlib import Path
from typing import Any

from eenlijn.doors.api.names import BY_DUTCH, FIELDS, RESOURCES

DOCS = Path(__file__).resolve().parents[3] / "docs"
DOCUMENT: dict[str, Any] = json.loads((DOCS / "api" / "openapi.json").read_text(encoding="utf-8"))
ROW = re.compile(
    r"^\| (?P<dutch>\S+) \| (?P<english>[^|]+) \| `(?P<code>\w+)` \| (?P<what>resource|field) \|$"
)
# What a problem looks like is written in RFC 9457 and the Design Rules, not here.
NOT_OURS = {"Problem", "Mistake"}


def in_glossary(what: str) -> set[tuple[str, str]]:
    text = (
        (DOCS / "glossary.md").read_text(encoding="utf-8").split("\n## The interface\n")[1].split("\n## ")[0]
    )
    rows = [found for line in text.splitlines() if (found := ROW.match(line))]
    return {(row["dutch"], row["code"]) for row in rows if row["what"] == what}


def test_the_glossary_tells_every_resource_and_no_other() -> None:
    assert in_glossary("resource") == {(name.dutch, name.code) for name in RESOURCES}


def test_the_glossary_tells_every_field_and_no_other() -> None:
    assert in_glossary("field") == {(name.dutch, name.code) for name in FIELDS.values()}


def test_every_name_has_one_other_side() -> None:
    assert len(BY_DUTCH) == len(FIELDS)
    assert len({name.dutch for name in RESOURCES}) == len({name.code for name in RESOURCES}) == len(RESOURCES)


def used_fields() -> set[str]:
    schemas = {name: one for name, one in DOCUMENT["components"]["schemas"].items() if name not in NOT_OURS}
    in_bodies = {field for one in schemas.values() for field in one["properties"]}
    operations = [one for by_method in DOCUMENT["paths"].values() for one in by_method.values()]
    return in_bodies | {one["name"] for told in operations for one in told.get("parameters", [])}


def test_the_document_uses_every_field_of_the_table_and_no_other() -> None:
    assert used_fields() == set(BY_DUTCH)


def test_the_document_has_every_resource_of_the_table_and_no_other() -> None:
    assert {path.split("/")[1] for path in DOCUMENT["paths"]} == {name.dutch for name in RESOURCES}


def test_every_field_says_what_it_means() -> None:
    for schema in DOCUMENT["components"]["schemas"].values():
        if "meldsleutel" in schema["properties"]:
            assert schema["properties"]["meldsleutel"]["description"] == FIELDS["report_key"].meaning
    silent = [
        (name, field)
        for name, schema in DOCUMENT["components"]["schemas"].items()
        if name not in NOT_OURS
        for field, told in schema["properties"].items()
        if not told.get("description")
    ]
    assert silent == []
