# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hostile and broken questions: each a clear refusal as a problem, nothing half stored, never our fault."""

import gzip
import json
from datetime import datetime
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.reporting.models import Report
from eenlijn.doors.api import reports as door
from tests.doors.api.conftest import System, mistakes, report

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def is_problem(answer: Any, status: int) -> bool:
    told = answer.json()
    is_whole = set(told) >= {"type", "title", "status", "detail"} and told["status"] == status
    return bool(answer.status_code == status and answer.headers["Content-Type"] == PROBLEM and is_whole)


def with_number(text: str) -> str:
    """A report with this text where a value stands."""
    return json.dumps(report()).replace('"act"', text)


UNREADABLE = {
    "nothing": "",
    "no JSON": "soorten=1",
    "cut off": '{"meldsleutel": "',
    "not UTF-8": b'{"plek": "\xff\xfe"}',
    "UTF-16": json.dumps({"plek": "hier"}).encode("utf-16"),
    "a name twice": '{"plek": "hier", "plek": "daar"}',
    "a name twice inside": '{"a": [{"b": 1, "b": 2}]}',
    "NaN": with_number("NaN"),
    "Infinity": with_number("-Infinity"),
    "a number beyond all numbers": with_number("1e999"),
    "a number of a thousand digits": with_number("9" * 1000),
    "a fraction of a thousand digits": with_number("0." + "3" * 1000),
    "a hundred thousand brackets": "[" * 100_000,
    "a hundred thousand braces": '{"a":' * 100_000,
    "deep and whole": "[" * 500 + "]" * 500,
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_refused(dispatch: System, content: str | bytes) -> None:
    answer = dispatch.post("/meldingen", content)
    assert is_problem(answer, 400)
    assert not Report.objects.exists()


@pytest.mark.parametrize("content", ["[]", "1", "null", "true", '"tekst"', "{}", "[{}]"])
def test_what_is_no_report_is_refused(dispatch: System, content: str) -> None:
    answer = dispatch.post("/meldingen", content)
    assert is_problem(answer, 400)
    assert answer.json()["errors"]
    assert not Report.objects.exists()


@pytest.mark.parametrize("text", ["half \\ud800", "nul \\u0000", "\\udfff\\ud800"])
def test_text_that_no_database_keeps_is_refused_by_name(dispatch: System, text: str) -> None:
    content = json.dumps(report(eigenWoorden="HIER")).replace("HIER", text)
    answer = dispatch.post("/meldingen", content)
    assert is_problem(answer, 400)
    assert set(mistakes(answer)) == {"eigenWoorden"}
    assert not Report.objects.exists()


def test_a_name_that_is_half_a_sign_does_not_break_the_problem(dispatch: System) -> None:
    assert is_problem(dispatch.post("/meldingen", '{"\\ud800": 1}'), 400)


@pytest.mark.parametrize(
    ("kind", "headers"),
    [
        ("text/plain", {}),
        ("application/x-www-form-urlencoded", {}),
        ("multipart/form-data; boundary=x", {}),
        ("application/json; charset=latin-1", {}),
        ("application/json", {"Content-Encoding": "gzip"}),
        ("application/json", {"Content-Encoding": "br"}),
    ],
)
def test_another_form_than_json_is_refused(dispatch: System, kind: str, headers: dict[str, str]) -> None:
    plain = json.dumps(report()).encode()
    content = gzip.compress(plain) if headers else plain
    answer = dispatch.post("/meldingen", content, content_type=kind, headers=headers)
    assert is_problem(answer, 415)
    assert not Report.objects.exists()


def test_a_charset_of_utf_8_is_welcome(dispatch: System) -> None:
    answer = dispatch.post("/meldingen", report(), content_type="application/json; charset=UTF-8")
    assert answer.status_code == 201


def test_what_is_too_large_is_refused_before_it_is_read(dispatch: System) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = dispatch.post("/meldingen", report(eigenWoorden="x" * 1_000_001))
    assert is_problem(answer, 413)
    assert len(asked) == 0


def test_a_body_without_its_length_is_refused(dispatch: System) -> None:
    answer = dispatch.post("/meldingen", report(), headers={"Transfer-Encoding": "chunked"})
    assert is_problem(answer, 411)


@pytest.mark.parametrize("cursor", ["onzin", "AAAA", "a" * 400, "%00", "é", "-_-_", "=" * 8])
def test_a_broken_cursor_is_refused(dispatch: System, cursor: str) -> None:
    answer = dispatch.get("/dossiers", na=cursor)
    assert is_problem(answer, 400)
    assert mistakes(answer) == {"na": "cursor"}


def test_a_cursor_of_another_list_or_with_another_since_is_refused(dispatch: System) -> None:
    for _one in range(2):
        dispatch.post("/meldingen", report())
    cursor = dispatch.get("/dossiers", aantal=1).json()["volgende"]
    assert is_problem(dispatch.get("/meldingen", na=cursor), 400)
    assert is_problem(dispatch.get("/dossiers", na=cursor, gewijzigdSinds="2026-11-23T08:00:00Z"), 400)
    assert is_problem(dispatch.get("/dossiers", na=cursor[:-1] + ("A" if cursor[-1] != "A" else "B")), 400)


def test_a_page_beyond_the_end_is_empty_and_says_so(dispatch: System) -> None:
    for _one in range(2):
        dispatch.post("/meldingen", report())
    cursor = dispatch.get("/dossiers", aantal=1).json()["volgende"]
    last = dispatch.get("/dossiers", aantal=1, na=cursor).json()
    assert (len(last["resultaten"]), last["volgende"]) == (1, None)
    beyond = dispatch.get("/dossiers", gewijzigdSinds="2999-01-01T00:00:00Z").json()
    assert (beyond["resultaten"], beyond["volgende"]) == ([], None)


def test_a_cursor_shows_another_employer_its_own_rows_only(dispatch: System, elsewhere: System) -> None:
    for _one in range(3):
        dispatch.post("/meldingen", report())
    cursor = dispatch.get("/dossiers", aantal=1).json()["volgende"]
    assert elsewhere.get("/dossiers", na=cursor).json()["resultaten"] == []


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("aantal=0", {"aantal": "greater_than_equal"}),
        ("aantal=101", {"aantal": "less_than_equal"}),
        ("aantal=veel", {"aantal": "int_parsing"}),
        ("aantal=", {"aantal": "int_parsing"}),
        ("aantal=1&aantal=2", {"aantal": "twice"}),
        ("gewijzigdSinds=gisteren", {"gewijzigdSinds": "moment"}),
        ("gewijzigdSinds=2026-11-23", {"gewijzigdSinds": "moment"}),
        ("gewijzigdSinds=0000-01-01T00:00:00Z", {"gewijzigdSinds": "moment"}),
        ("changedSince=2026-11-23T08:00:00Z", {"changedSince": "unknown"}),
        ("status=onbekend", {"status": "literal_error"}),
        ("eenheidId=7", {"eenheidId": "uuid_parsing"}),
        (
            "aantal=0&status=x&onzin=1",
            {"aantal": "greater_than_equal", "status": "literal_error", "onzin": "unknown"},
        ),
    ],
)
def test_a_question_that_does_not_fit_names_every_mistake(
    dispatch: System, asked: str, wrong: dict[str, str]
) -> None:
    answer = dispatch.client.get(f"/api/v1/dossiers?{asked}", headers=dispatch.headers)
    assert is_problem(answer, 400)
    assert mistakes(answer) == wrong


@pytest.mark.parametrize("path", ["", "/", "/geen", "/meldingen/", "/dossiers/a/b", "/openapi.yaml", "/%00"])
def test_where_nothing_lives_one_problem_says_so(dispatch: System, path: str) -> None:
    answers = [
        dispatch.client.get(f"/api/v1{path}", headers=dispatch.headers),
        dispatch.client.post(f"/api/v1{path}", headers=dispatch.headers),
        Client().get(f"/api/v1{path}"),
    ]
    if path == "":
        return  # without its slash it is no address of the interface at all
    assert all(is_problem(answer, 404) for answer in answers)
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_another_method_is_told_which_ones_there_are(dispatch: System, method: str) -> None:
    answer = getattr(dispatch.client, method)("/api/v1/meldingen", headers=dispatch.headers)
    assert is_problem(answer, 405)
    assert answer.headers["Allow"] == "GET, POST"


def test_head_is_get_without_its_body(dispatch: System) -> None:
    answer = dispatch.client.head("/api/v1/dossiers", headers=dispatch.headers)
    assert (answer.status_code, answer.content) == (200, b"")
    assert is_problem(dispatch.client.get("/api/v1/ontvangstbewijzen/_zoek", headers=dispatch.headers), 405)
    assert dispatch.client.head("/api/v1/ontvangstbewijzen/_zoek").status_code == 405


def test_a_database_that_refuses_is_told_with_when_to_try_again(
    dispatch: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(**_given: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(door, "open_from_report", refuses)
    answer = dispatch.post("/meldingen", report())
    assert is_problem(answer, 503)
    assert answer.headers["Retry-After"] == "10"
    assert "locked" not in answer.content.decode()


def test_our_own_fault_is_told_with_a_code_and_nothing_else(
    dispatch: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**_given: Any) -> None:
        raise ValueError("Anna uit Almelo")

    monkeypatch.setattr(door, "open_from_report", breaks)
    answer = dispatch.post("/meldingen", report())
    assert is_problem(answer, 500)
    assert "Anna" not in answer.content.decode()


def test_an_unknown_host_is_refused_as_a_problem(dispatch: System) -> None:
    answer = dispatch.client.get("/api/v1/dossiers", headers={**dispatch.headers, "Host": "elders.example"})
    assert is_problem(answer, 400)


def test_many_reports_in_a_row_are_never_refused(dispatch: System, monday: datetime) -> None:
    statuses = {dispatch.post("/meldingen", report()).status_code for _one in range(40)}
    assert statuses == {201}
