# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages open to everyone: who sees what, how accessible this is, help, security contact."""

from datetime import UTC, datetime
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.commons.access.processing import REGISTER
from eenlijn.doors.web.components.catalogue import examples
from eenlijn.doors.web.frame.policy import open_to_everyone

SECURITY_EXPIRES: Final = datetime(2027, 10, 31, tzinfo=UTC)
"""Renewed yearly; a test fails 30 days before."""


@open_to_everyone(reason="people decide on reporting after reading who sees what")
@require_safe
def show_privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html")


@open_to_everyone(reason="whoever has data here may know what they are used for, before signing in")
@require_safe
def show_processing(request: HttpRequest) -> HttpResponse:
    """The register of processing activities; the trail names each by its code."""
    return render(request, "public/processing.html", {"register": REGISTER})


@open_to_everyone(reason="the law asks for a public accessibility statement")
@require_safe
def show_accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


@open_to_everyone(reason="help must not wait for sign-in")
@require_safe
def show_help(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html", {"phone_line": settings.EENLIJN_PHONE_LINE})


@open_to_everyone(reason="RFC 9116: who finds a hole must find us")
@require_safe
def show_security_contact(request: HttpRequest) -> HttpResponse:
    base = str(settings.EENLIJN_BASE_URL).rstrip("/")
    lines = (
        f"Contact: mailto:{parseaddr(str(settings.EENLIJN_MAIL_FROM))[1]}",
        f"Expires: {SECURITY_EXPIRES:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {base}{reverse('public:security')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@open_to_everyone(reason="invented examples only: shows every component in every state")
@require_safe
def show_components(request: HttpRequest) -> HttpResponse:
    return render(request, "components/all.html", examples())
