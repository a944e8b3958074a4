# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong. They ask the database nothing, name nothing, and lose nothing that was typed.

That somebody who signed in was refused is a line in the trail (`denials`).

"Not yours" and "does not exist" are one page, byte for byte; there is no page for "forbidden".
"""

import secrets
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.denials import note_denial
from eenlijn.doors.web.frame.kept import Fields, typed_fields
from eenlijn.doors.web.frame.menu import address
from eenlijn.foundation.logs import log

REPORT_PATHS: Final = ("/melden/", "/m/", "/en/melden/", "/en/m/")
"""Where 112 stays on the page, whatever happens."""

_LOG: Final = log(__name__)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    note_denial(request)
    return _page(request, "404.html", 404)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a refusal like a page that does not exist: 403 would tell that there is something."""
    return page_not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _page(request, "400.html", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, "413.html", 413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Give back what was typed when a page was open too long; a form from elsewhere gets nothing back."""
    return _page(request, "400_csrf.html", 400, fields=_own_typed(request), path=request.get_full_path())


def busy(request: HttpRequest) -> HttpResponse:
    """Say that others go first now, and give back what was typed: it was not sent."""
    return _page(request, "503.html", 503, fields=_own_typed(request), path=request.get_full_path())


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, with a code that also stands in the log, and give back what was typed."""
    code = secrets.token_hex(4)
    _LOG.error("server_error", code=code)
    try:
        fields = _own_typed(request)
        phone = str(settings.EENLIJN_PHONE_LINE or "")
        return _page(
            request, "500.html", 500, code=code, fields=fields, path=request.get_full_path(), phone=phone
        )
    except Exception:  # noqa: BLE001 - the last page must not fail
        return HttpResponse(_("Er ging iets mis bij ons. Code: %(code)s.") % {"code": code}, status=500)


def destroyed(request: HttpRequest) -> HttpResponse:
    """What was asked for was destroyed for good; trying again or waiting does not help."""
    return _page(request, "410.html", 410)


def _page(request: HttpRequest, template: str, status: int, **values: Any) -> HttpResponse:
    on_report = request.path_info.startswith(REPORT_PATHS)
    home = address("profile:start") or "/"
    context = {
        "bar": TopBar(home_href=home),
        "home": home,
        "on_report": on_report,
        "is_demo": bool(settings.EENLIJN_DEMO),
        **values,
    }
    needs_token = bool(values.get("fields"))
    return HttpResponse(render_to_string(template, context, request if needs_token else None), status=status)


def _own_typed(request: HttpRequest) -> Fields:
    """Return what was typed on a page of ours; a form sent by another site is not given a second chance."""
    if request.method != "POST" or not _is_from_here(request):
        return ()
    try:
        return typed_fields(request)
    except Exception:  # noqa: BLE001 - a body that cannot be read has nothing to give back
        return ()


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        return bool(origin) and urlsplit(origin).netloc == request.get_host()
    except ValueError:
        # No browser sends an address that cannot be read.
        return False
