# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import logging
from collections.abc import Iterator

import pytest

from eenlijn.foundation.logs import configure_logs, log


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_only_allowed_keys_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    log("eenlijn.test").info("report kept", count=1, name="Eva", path="/volg/7K4M-2QX/")
    (line,) = lines(capsys)
    assert line.pop("time")
    assert line == {"event": "report kept", "level": "info", "logger": "eenlijn.test", "count": 1}


def test_an_error_is_named_without_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    try:
        int("Eva Jansen")
    except ValueError:
        log("eenlijn.test").exception("job failed", job="notices")
    (line,) = lines(capsys)
    assert (line["event"], line["job"], line["error"]) == ("job failed", "notices", "builtins.ValueError")
    assert "Jansen" not in json.dumps(line)


def test_the_words_of_a_library_are_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    logging.getLogger("django.request").warning(
        "Not Found: %s", "/volg/7K4M-2QX/", extra={"status_code": 404}
    )
    (line,) = lines(capsys)
    assert line.pop("time")
    assert line == {"event": "library", "logger": "django.request", "level": "warning", "status": 404}


def test_less_than_the_level_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("WARNING")
    log("eenlijn.test").info("report kept")
    assert lines(capsys) == []
