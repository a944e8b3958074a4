# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong; they name nothing and need no database."""

from django.http import HttpRequest, HttpResponse


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("Dit verzoek klopt niet.", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("Dit mag je niet openen.", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse("Dit formulier is verlopen. Ga terug en laad de pagina opnieuw.", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("Deze pagina is er niet.", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Dat lukte niet. Probeer het nog eens.", status=500)
