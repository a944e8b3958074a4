# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The technical rules of the NLGov API Design Rules 2.1, one small test each, on file and live answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from jsonschema_rs import Draft202012Validator, validator_for

from eenlijn.commons.access.codes import Scope
from eenlijn.doors.api.routes import the_document
from tests.cast import Cast
from tests.doors.api.conftest import System, report

FILE = Path(__file__).resolve().parents[3] / "docs" / "api" / "openapi.json"
DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
METHODS = {"get", "put", "post", "delete", "options", "head", "patch"}
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CAMEL = re.compile(r"[a-z]+([A-Z][a-z0-9]*)*")
PASCAL = re.compile(r"([A-Z][a-z0-9]*)+")


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, by_method in DOCUMENT["paths"].items():
        for method, one in by_method.items():
            yield path, method, one


def resolved(told: dict[str, Any]) -> dict[str, Any]:
    """What a reference points at."""
    while "$ref" in told:
        found: Any = DOCUMENT
        for part in told["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        told = found
    return told


def responses() -> Iterator[tuple[str, int, dict[str, Any]]]:
    for path, method, one in operations():
        for status, told in one["responses"].items():
            yield f"{method} {path}", int(status), resolved(told)


def schemas() -> Iterator[dict[str, Any]]:
    """Every schema in the document, however deep."""

    def below(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            if "type" in part or "anyOf" in part:
                yield part
            for one in part.values():
                yield from below(one)
        elif isinstance(part, list):
            for one in part:
                yield from below(one)

    yield from below(DOCUMENT)


def is_valid(schema: dict[str, Any], instance: Any) -> bool:
    whole = {
        **schema,
        "components": DOCUMENT["components"],
        "$schema": "https://json-schema.org/draft/2020-12/schema",
    }
    return Draft202012Validator(whole, validate_formats=True).is_valid(instance)


def test_01_the_document_is_openapi_3() -> None:
    assert re.fullmatch(r"3\.1\.\d+", DOCUMENT["openapi"])
    assert next(iter(DOCUMENT)) == "openapi"


def test_02_who_keeps_it_can_be_reached() -> None:
    contact = DOCUMENT["info"]["contact"]
    assert contact["name"]
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact["email"])
    assert urlsplit(contact["url"]).scheme == "https"


def test_03_the_version_is_a_semantic_version() -> None:
    assert SEMVER.fullmatch(DOCUMENT["info"]["version"])


def test_04_every_server_is_https_and_names_the_major_version() -> None:
    assert DOCUMENT["servers"]
    for server in DOCUMENT["servers"]:
        assert server["url"].startswith("https://")
        assert server["url"].endswith(f"/v{DOCUMENT['info']['version'].split('.')[0]}")


def test_05_no_path_ends_with_a_slash() -> None:
    assert [path for path in DOCUMENT["paths"] if path.endswith("/")] == []


def test_06_parts_of_paths_are_kebab_case_and_only_the_last_may_be_an_act() -> None:
    for path in DOCUMENT["paths"]:
        *parts, last = path.strip("/").split("/")
        assert last == "_zoek" or last.startswith("{") or KEBAB.fullmatch(last), path
        assert [part for part in parts if not (part.startswith("{") or KEBAB.fullmatch(part))] == [], path


def test_07_keys_behind_the_question_mark_are_lower_camel_case() -> None:
    names = {
        one["name"]
        for _path, _method, told in operations()
        for one in told.get("parameters", [])
        if one["in"] == "query"
    }
    assert names >= {"aantal", "na", "gewijzigdSinds"}
    assert [name for name in names if not CAMEL.fullmatch(name)] == []


def test_08_only_standard_methods() -> None:
    assert {method for _path, method, _told in operations()} <= METHODS


def test_09_every_success_documents_the_version_header() -> None:
    assert [
        where
        for where, status, told in responses()
        if status < 400 and "API-Version" not in told.get("headers", {})
    ] == []


def test_10_every_refusal_is_a_problem() -> None:
    refusals = [(where, list(told["content"])) for where, status, told in responses() if status >= 400]
    assert len(refusals) > 50
    assert {tuple(kinds) for _where, kinds in refusals} == {("application/problem+json",)}


def test_11_a_problem_has_status_title_and_detail() -> None:
    schema = resolved({"$ref": "#/components/schemas/Problem"})
    assert {"status", "title", "detail"} <= set(schema["required"])
    assert {
        json.dumps(told["content"]["application/problem+json"]["schema"])
        for _where, status, told in responses()
        if status >= 400
    } == {'{"$ref": "#/components/schemas/Problem"}'}


def test_12_every_write_and_every_read_with_parameters_documents_400() -> None:
    assert [
        (path, method)
        for path, method, one in operations()
        if (method != "get" or one.get("parameters")) and "400" not in one["responses"]
    ] == []


def test_13_days_and_moments_have_their_format() -> None:
    found: dict[str, set[str]] = {}
    for schema in schemas():
        for name, field in schema.get("properties", {}).items():
            choices = field.get("anyOf", [field])
            found.setdefault(name, set()).update(one["format"] for one in choices if "format" in one)
    moments = {name for name in found if re.search("Op$|^tot$|Sinds$|Tot$", name)} - {"op"}
    assert {name for name in moments if found[name] != {"date-time"}} == set()
    assert len(moments) > 12
    assert found["geldigTotEnMet"] == {"date"}
    assert found["op"] == {"date-time"}


def test_14_no_local_moments_and_no_bare_times() -> None:
    formats = {schema.get("format") for schema in schemas()} - {None}
    assert formats == {"date", "date-time", "uuid", "uri", "email"}
    assert not is_valid({"type": "string", "format": "date-time"}, "2026-11-23T09:00:00")


def test_15_names_of_schemas_are_pascal_case() -> None:
    assert [name for name in DOCUMENT["components"]["schemas"] if not PASCAL.fullmatch(name)] == []


def test_16_every_operation_has_an_id_of_its_own_in_english() -> None:
    ids = [one["operationId"] for _path, _method, one in operations()]
    assert sorted(ids) == sorted(set(ids))
    assert [one for one in ids if not re.match("(send|list|get|find)[A-Z]", one)] == []


def test_17_examples_are_valid() -> None:
    checked = 0
    for told in (one for _where, _status, one in responses()):
        for content in told["content"].values():
            if "example" in content:
                assert is_valid(content["schema"], content["example"]), content["example"]
                checked += 1
    for _path, _method, one in operations():
        for content in one.get("requestBody", {}).get("content", {}).values():
            assert is_valid(content["schema"], content["example"]), content["example"]
            checked += 1
    assert checked > 80


def test_18_the_document_is_served_to_everyone_and_is_the_committed_file() -> None:
    answer = Client().get("/api/v1/openapi.json", headers={"Origin": "https://elders.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.content == the_document() == FILE.read_bytes()
    assert Client().get("/api/v1/openapi.json", headers={"Accept-Language": "en"}).content == answer.content


def asked(system: System) -> list[Any]:
    """An answer of every kind."""
    number = system.post("/meldingen", report()).json()["nummer"]
    return [
        system.post("/meldingen", report()),
        system.post("/meldingen", "geen JSON"),
        system.post("/meldingen", report(), content_type="text/plain"),
        system.get("/dossiers"),
        system.get("/dossiers", aantal=0),
        system.get(f"/dossiers/{number}"),
        system.get("/dossiers/0000-000"),
        system.client.get("/api/v1/dossiers"),
        system.client.put("/api/v1/dossiers", headers=system.headers),
        system.client.get("/api/v1/openapi.json"),
        system.client.get("/api/v1/bestaat-niet"),
        system.post("/meldingen", report(eigenWoorden="x" * 1_000_001)),
    ]


@pytest.mark.django_db
def test_19_every_answer_carries_the_security_headers(dispatch: System) -> None:
    wanted = {
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }
    for answer in asked(dispatch):
        assert {name: answer.headers.get(name) for name in wanted} == wanted
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert not answer.cookies


@pytest.mark.django_db
def test_19_behind_https_the_way_back_to_http_is_closed(dispatch: System, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_SSL_REDIRECT = True
    answer = dispatch.client.get("/api/v1/dossiers", headers=dispatch.headers, secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000"


@pytest.mark.django_db
def test_20_every_answer_tells_the_version(dispatch: System) -> None:
    answers = asked(dispatch)
    assert {answer.headers["API-Version"] for answer in answers} == {DOCUMENT["info"]["version"]}
    assert {answer.status_code for answer in answers} >= {200, 201, 400, 401, 404, 405, 413, 415}


@pytest.mark.django_db
def test_21_no_address_holds_a_person_or_a_secret(cast: Cast, dispatch: System) -> None:
    """Every address the document offers, and every address an answer leads to but the reporter's own page."""
    in_addresses = {
        one["name"] for _path, _method, told in operations() for one in told.get("parameters", [])
    }
    assert in_addresses == {
        "aantal", "na", "gewijzigdSinds", "nummer", "editie", "status", "ernst", "eenheidId", "loopt",
        "onderwerp", "splitsing", "eersteMaand", "laatsteMaand",
    }  # fmt: skip
    people = {str(person.id) for person in cast.people.values()}
    for _one in range(3):
        dispatch.post("/meldingen", report())
    cursor = dispatch.get("/dossiers", aantal=1).json()["volgende"]
    assert not [one for one in people if UUID(one).hex in cursor or one in cursor]


def test_every_closed_operation_names_its_scope_and_every_open_one_its_reason() -> None:
    for _path, _method, one in operations():
        if one["security"]:
            assert [Scope(scope) for way in one["security"] for scope in way.get("token", [])]
        else:
            assert len(one["x-open-because"]) > 10


def test_the_whole_document_fits_the_description_of_openapi_schemas() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert validator_for({**schema, "components": DOCUMENT["components"]}), name


def test_the_command_tells_when_the_file_is_not_true(tmp_path: Path) -> None:
    written = tmp_path / "openapi.json"
    call_command("export_openapi", str(written), verbosity=0)
    assert written.read_bytes() == FILE.read_bytes()
    call_command("export_openapi", str(written), "--check")
    written.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("export_openapi", str(written), "--check")
