# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logs: one JSON line per event on stderr, with allowed keys only and no persons.

What is not on the list is dropped, not masked: a new key must be weighed here first. Messages
of libraries may quote a value (an address, a row), so of their lines only the logger's name,
the level and the class of the error are kept.
"""

import logging
import sys
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

ALLOWED: Final = frozenset(
    {
        "event",
        "level",
        "time",
        "logger",
        "request_id",
        "route",
        "method",
        "status",
        "duration_ms",
        "job",
        "count",
        "tries",
        "error",
        "check",
        "code",
        "port",
        "version",
    }
)
_OURS: Final = "eenlijn"


def keep_allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop every key that is not on the list."""
    return {key: value for key, value in event.items() if key in ALLOWED}


def _error_class(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Name the class of an exception, and the line of ours it passed last; never its message."""
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    if isinstance(raised, BaseException):
        raised = (type(raised), raised, raised.__traceback__)
    if isinstance(raised, tuple) and raised[0] is not None:
        event["error"] = f"{raised[0].__module__}.{raised[0].__qualname__}{_last_line(raised[2])}"
    return event


def _last_line(trace: Any) -> str:
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith(_OURS):
            place = f" at {name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _library_line(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace the text of a library by the name of its logger; texts may hold values."""
    record = event.get("_record")
    if record is not None:
        event["logger"] = record.name
        if not record.name.startswith(_OURS):
            event["event"] = "library"
            if hasattr(record, "status_code"):
                event["status"] = record.status_code
    return event


class _ToStderr(logging.StreamHandler[TextIO]):
    """Writes to what stderr is at that moment, not to what it was at start."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


def _handler() -> logging.Handler:
    handler = _ToStderr()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            ],
            processors=[_library_line, _error_class, keep_allowed, structlog.processors.JSONRenderer()],
        )
    )
    return handler


def configure_logs(level: str = "INFO") -> None:
    """Send all logs of this process through the list; may be called twice."""
    root = logging.getLogger()
    root.handlers = [_handler()]
    root.setLevel(level)
    for name in ("django", "django.server", "django.request", "granian", "_granian"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def log(name: str) -> structlog.stdlib.BoundLogger:
    """Return the logger of a module: `log(__name__).info("report kept", count=1)`."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger
