# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two views that a Django project would begin with: an empty one, and three inserts with the ORM."""

import json
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing but the middleware."""
    return HttpResponse("<!doctype html><title>leeg</title>")


@csrf_exempt
def three_inserts(request: HttpRequest) -> HttpResponse:
    """Read the JSON and keep it in three rows of a table that every Django project has."""
    told = json.loads(request.body)
    with transaction.atomic():
        for part in ("report", "incident", "trail"):
            Session.objects.create(
                session_key=uuid4().hex,
                session_data=f"bench {part} {told['words']}",
                expire_date=timezone.now(),  # noqa: TID251 - the bench asks the clock, as a door does
            )
    return HttpResponse(b'{"kept":true}', content_type="application/json", status=201)


urlpatterns = [path("gezond/", empty), path("leeg/", empty), path("drie/", three_inserts)]
