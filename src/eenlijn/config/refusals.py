# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused before any door is reached: a page for people, a problem for other systems."""

import sys
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenlijn.commons.keys.vault import KeyGone
from eenlijn.doors.api import problems
from eenlijn.doors.api.answering import saying
from eenlijn.doors.web.frame import errors

INTERFACE: Final = "/api/"


def too_large(request: HttpRequest) -> HttpResponse:
    return saying(request, problems.TOO_LARGE) if _is_interface(request) else errors.too_large(request)


def length_required(request: HttpRequest) -> HttpResponse:
    """No browser leaves its length out; a programme that does is told in one sentence."""
    if _is_interface(request):
        return saying(request, problems.NO_LENGTH)
    page = '<!doctype html><html lang="{}"><meta charset="utf-8"><title>{}</title><p>{}</p></html>'
    sentence = _("Je browser zei niet hoe groot dit is. Probeer het met een andere browser.")
    return HttpResponse(format_html(page, get_language() or "nl", "Eén Lijn", sentence), status=411)


def busy(request: HttpRequest) -> HttpResponse:
    """There is no slot for this now; nothing was done, and nothing that was typed is lost."""
    return saying(request, problems.TRY_AGAIN) if _is_interface(request) else errors.busy(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if not _is_interface(request):
        return errors.bad_request(request, exception)
    is_large = isinstance(exception, RequestDataTooBig)
    return saying(request, problems.TOO_LARGE if is_large else problems.BAD_INPUT)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _is_interface(request):
        return saying(request, problems.NOT_THERE)
    return errors.page_not_found(request, exception)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _is_interface(request):
        return saying(request, problems.NOT_THERE)
    return errors.permission_denied(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if _is_interface(request):
        return saying(request, problems.OUR_FAULT)
    fault = sys.exception()
    if isinstance(fault, KeyGone) and fault.is_destroyed:
        return errors.destroyed(request)
    return errors.server_error(request)


def _is_interface(request: HttpRequest) -> bool:
    return request.path_info.startswith(INTERFACE)
