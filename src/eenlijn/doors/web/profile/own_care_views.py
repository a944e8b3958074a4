# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""My own care: of what I reported, and of what I saw or was part of in a report of somebody else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import own_care, slips
from eenlijn.casework.dossier.care_reminders import own_appointments
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components import own_care as pages
from eenlijn.doors.web.components.appointments import calendar_response
from eenlijn.doors.web.components.own_care_links import pdf_of, slip_links, step_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest, number: str) -> HttpResponse:
    """What comes next for me: no to it, or yes after all."""

    def shown() -> HttpResponse:
        refused = pages.say(request, actor_of(request), number) if request.method == "POST" else ""
        if request.method == "POST" and not refused:
            return HttpResponseRedirect(reverse("profile:own_care", args=[number]), status=303)
        found = pages.start_of(own_care.open_own_care(actor=actor_of(request), number=number, now=now()))
        context: dict[str, Any] = {
            "care": found,
            "steps": step_links(found, lambda step: reverse("profile:own_care_step", args=[number, step])),
            "calendar_href": reverse("profile:own_calendar", args=[number]),
            "refused": refused,
            "back_href": reverse("profile:mine"),
            "back_words": _("Terug naar mijn meldingen"),
            "has_session": True,
        }
        return render(request, "profile/own_care.html", context, status=422 if refused else 200)

    return _with_keys(request, shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: str, question: str) -> HttpResponse:
    """One question about my care."""

    def shown() -> HttpResponse:
        actor = actor_of(request)
        sent = pages.say_step(request, actor, number, question) if request.method == "POST" else None
        if request.method == "POST" and sent is None:
            return HttpResponseRedirect(reverse("profile:own_care_step", args=[number, question]), status=303)
        page = own_care.open_own_care(actor=actor, number=number, now=now())
        context: dict[str, Any] = {
            "step": sent or pages.step_of(page, question),
            "slips": slip_links(page, lambda one: reverse("profile:own_slip", args=[number, one])),
            "back_href": reverse("profile:own_care", args=[number]),
            "has_session": True,
        }
        return render(request, "profile/own_care_step.html", context, status=422 if sent else 200)

    return _with_keys(request, shown)


@signed_in
@require_safe
def slip(request: HttpRequest, number: str, receiver: str) -> HttpResponse:
    """The referral slip; without consent it is refused with the reason."""

    def shown() -> HttpResponse:
        actor = actor_of(request)
        try:
            return pdf_of(slips.own_slip(actor=actor, number=number, receiver=receiver, now=now()))
        except Refused as refused:
            context = {
                "step": pages.refused_slip(refused.sentence),
                "back_href": reverse("profile:own_care", args=[number]),
            }
            return render(request, "profile/own_care_step.html", context, status=422)

    return _with_keys(request, shown)


@signed_in
@require_safe
def calendar(request: HttpRequest, number: str) -> HttpResponse:
    """My agreed talks for a calendar; nothing personal in it."""
    return calendar_response(own_appointments(actor_of(request), number), now())


def _with_keys(request: HttpRequest, shown: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return shown()
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
