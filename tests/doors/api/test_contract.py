# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that the OpenAPI document allows, and much that it does not: answered as the document says.

The questions are drawn from the document itself, always the same ones, sent as a system with every scope to
a database with real dossiers. Whatever is asked: no fault of ours, a documented status, and the shape that
belongs to it.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from eenlijn.accountability.figures.codes import SPLITS
from tests.cast import Cast
from tests.doors.api.conftest import ADDRESS, System, report
from tests.factories import stories
from tests.factories.released import make_edition

pytestmark = [pytest.mark.api, pytest.mark.django_db]
FILE: Final = Path(__file__).resolve().parents[3] / "docs" / "api" / "openapi.json"
DOCUMENT: Final[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
OPERATIONS: Final = [
    (path, method.upper()) for path, by_method in DOCUMENT["paths"].items() for method in by_method
]
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# The same questions at every run: what passes today passes tomorrow.
DRAWN: Final = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def application(numbers: list[str]) -> Iterator[Any]:
    """The product as a server runs it, on the connection of this test.

    After the dossiers were made: Django's own test client lets connections be closed again.
    """
    closing = [(request_started, close_old_connections), (request_finished, close_old_connections)]
    for signal, listener in closing:
        assert signal.disconnect(listener)
    yield get_wsgi_application()
    for signal, listener in closing:
        signal.connect(listener)


@pytest.fixture
def numbers(cast: Cast, dispatch: System, monday: datetime) -> list[str]:
    """Real dossiers: assessed, reported and exercised."""
    sent = [dispatch.post("/meldingen", report(isOefening=place == 2)).json()["nummer"] for place in range(3)]
    stories.assess(cast.carla.actor, sent[0], monday + timedelta(minutes=1))
    return sent


@pytest.fixture
def schema(application: Any) -> Any:
    return schemathesis.openapi.from_wsgi(f"{ADDRESS}/openapi.json", application)


def ask(case: Any, system: System, seen: Counter[int], *more_checks: Any) -> Any:
    answer = case.call(headers=system.headers)
    case.validate_response(answer, checks=[*CHECKS, *more_checks])
    seen[answer.status_code] += 1
    assert answer.headers["api-version"] == [DOCUMENT["info"]["version"]]
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == ["application/problem+json"]
    return answer


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_what_the_document_allows_is_answered_as_it_says(
    schema: Any, dispatch: System, path: str, method: str
) -> None:
    seen: Counter[int] = Counter()

    @DRAWN
    @given(case=schema[path][method].as_strategy(generation_mode=GenerationMode.POSITIVE))
    def well(case: Any) -> None:
        ask(case, dispatch, seen)

    well()
    assert sum(seen.values()) >= 1
    assert 401 not in seen
    assert 403 not in seen
    if "{" not in path and path != "/cijfers" and method == "GET":
        assert seen[200] > 0


# Any text may stand in that address, and nobody is asked in: there is nothing that is not allowed.
REFUSABLE: Final = [one for one in OPERATIONS if one[0] != "/gepubliceerde-cijfers/{editie}"]


@pytest.mark.parametrize(("path", "method"), REFUSABLE)
def test_what_the_document_does_not_allow_is_refused_as_it_says(
    schema: Any, dispatch: System, path: str, method: str
) -> None:
    seen: Counter[int] = Counter()
    operation = schema[path][method]

    @DRAWN
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def badly(case: Any) -> None:
        ask(case, dispatch, seen, negative_data_rejection)

    badly()
    assert sum(many for status, many in seen.items() if status >= 400) > 0


def test_a_dossier_that_is_there_is_told_as_the_document_says(
    schema: Any, dispatch: System, numbers: list[str]
) -> None:
    seen: Counter[int] = Counter()
    for number in numbers:
        ask(schema["/dossiers/{nummer}"]["GET"].Case(path_parameters={"nummer": number}), dispatch, seen)
    assert seen == {200: 3}


def test_every_figure_is_told_as_the_document_says(schema: Any, dispatch: System, numbers: list[str]) -> None:
    seen: Counter[int] = Counter()
    for indicator, splits in SPLITS.items():
        for split in splits:
            asked = {
                "onderwerp": indicator.value,
                "splitsing": split.value,
                "eersteMaand": "2026-10",
                "laatsteMaand": "2026-11",
            }
            ask(schema["/cijfers"]["GET"].Case(query=asked), dispatch, seen)
    # Per team the share in time is closed until the works council was asked; of requests, damage and first
    # talks, each split by month alone, no system is told.
    assert seen == {200: sum(len(splits) for splits in SPLITS.values()) - 4, 400: 1, 404: 3}


def test_a_released_edition_is_told_as_the_document_says(schema: Any, dispatch: System) -> None:
    seen: Counter[int] = Counter()
    case = schema["/gepubliceerde-cijfers/{editie}"]["GET"].Case(path_parameters={"editie": make_edition()})
    assert len(ask(case, dispatch, seen).json()["tabellen"]) > 3
    assert seen == {200: 1}


def test_reports_that_fit_are_kept_whatever_is_in_them(schema: Any, dispatch: System) -> None:
    """What the document cannot say of fields between them is put right; all else stays as drawn."""
    seen: Counter[int] = Counter()

    @DRAWN
    @given(case=schema["/meldingen"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE))
    def fits(case: Any) -> None:
        body = case.body
        for name in (
            "gebeurdOp",
            "aangesprokenOp",
            "meldlink",
            "rolMelder",
            "naamCollega",
            "mailadresCollega",
            "isAnderCollega",
            "naamAnder",
            "mailadresAnder",
        ):
            body.pop(name, None)
        body.update(
            wanneer="now", plek="Halte Markt", soortMelding="own", mailadresMelder="anna@eenlijn.example"
        )
        body["eigenWoorden"] = body.get("eigenWoorden", "").replace("\x00", "")
        ask(case, dispatch, seen)

    fits()
    assert seen[201] > 10
