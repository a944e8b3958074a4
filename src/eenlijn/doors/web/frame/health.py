# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is the process alive, can it take a report, and how busy is it; told to machines, without persons."""

import hmac
import time
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from eenlijn.commons.trail.keeping import state
from eenlijn.commons.trail.places import places_of
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import FileKeyProvider, KeyState, KeysUnavailable

_LOOPBACK: Final = ("127.0.0.1", "::1")
_READY: Final = Gauge("eenlijn_ready", "1 when a report can be kept")
_KEYS: Final = Gauge("eenlijn_keys_live", "1 when sealed parts can be opened")
_WORKER: Final = Gauge("eenlijn_worker_alive", "1 when notices are sent and kept reports opened")
_CHECKPOINTS: Final = Gauge("eenlijn_checkpoints_kept", "1 when the ends of the trail are kept elsewhere")
# The worker writes its heartbeat every 5 seconds.
_SILENT_AFTER: Final = 60.0
_done: set[str] = set()


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """The process lives; nothing else is asked, so that a slow database does not get it killed."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether a report can be kept; keys out of reach are told but intake goes on without them."""
    found = parts()
    is_ready = found["database"] == "ok" and found["migrations"] == "ok"
    return JsonResponse({"ready": is_ready, **found}, status=200 if is_ready else 503)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts for Prometheus, for this machine or for who has the token."""
    if not _may_read(request):
        raise Http404
    found = parts()
    _READY.set(found["database"] == "ok" and found["migrations"] == "ok")
    _KEYS.set(found["keys"] == "ok")
    _WORKER.set(found["worker"] == "ok")
    _CHECKPOINTS.set(found["checkpoints"] == "ok")
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def parts() -> dict[str, str]:
    """Return each part with `ok` or one word for what is wrong."""
    return {
        "database": _database(),
        "migrations": _migrations(),
        "keys": _keys(),
        "worker": _worker(),
        "checkpoints": _checkpoints(),
    }


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, OSError):
        return "unreachable"
    return "ok"


def _migrations() -> str:
    """All done stays true while this process lives, so it is worked out once."""
    if "migrations" in _done:
        return "ok"
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "waiting"
    except (DatabaseError, OSError):
        return "unknown"
    _done.add("migrations")
    return "ok"


def _keys() -> str:
    try:
        state = FileKeyProvider(settings.EENLIJN_KEYS).status()
    except KeysUnavailable:
        return "unreachable"
    return "ok" if state is KeyState.LIVE else state.value


def _worker() -> str:
    """Told, but no reason to refuse a report: what the worker does waits until it is back."""
    try:
        beat_at = settings.EENLIJN_HEARTBEAT.stat().st_mtime
    except OSError:
        return "silent"
    return "ok" if time.time() - beat_at < _SILENT_AFTER else "silent"


def _checkpoints() -> str:
    """Told, and no reason to refuse a report either; `none` when no place was chosen."""
    chosen = places_of(settings.EENLIJN_CHECKPOINTS_DIRECTORY, settings.EENLIJN_CHECKPOINTS_SYSLOG)
    told = state(
        chosen, known=settings.EENLIJN_CHECKPOINTS, every=settings.EENLIJN_CHECKPOINTS_EVERY, now=now()
    ).values()
    return next((one for one in ("failing", "late", "ok") if one in told), "none")


def _may_read(request: HttpRequest) -> bool:
    given: str = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.EENLIJN_METRICS_TOKEN}"
    if settings.EENLIJN_METRICS_TOKEN:
        return hmac.compare_digest(given.encode(), wanted.encode())
    # Behind a proxy on this machine every visitor seems to come from here.
    meta: dict[str, Any] = request.META
    return meta.get("REMOTE_ADDR") in _LOOPBACK and "HTTP_X_FORWARDED_FOR" not in meta
