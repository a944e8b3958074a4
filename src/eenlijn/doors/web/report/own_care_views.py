# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own care behind the code of a receipt."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import own_care, slips
from eenlijn.casework.dossier.care_reminders import own_appointments
from eenlijn.casework.dossier.own_reports import own_report
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components import own_care as pages
from eenlijn.doors.web.components.appointments import calendar_response
from eenlijn.doors.web.components.own_care_links import pdf_of, slip_links, step_links
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, holder, keys_away, refuse_other_sites
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@holder_of_link
# Behind a code nobody has a session: the code in the address is the secret.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest, code: str) -> HttpResponse:
    """What comes next for whoever holds the code: no to it, or yes after all."""
    refuse_other_sites(request)
    actor, number = _mine(request, code)

    def shown() -> HttpResponse:
        refused = pages.say(request, actor, number) if request.method == "POST" else ""
        if request.method == "POST" and not refused:
            return HttpResponseRedirect(reverse("report:own_care", args=[code]), status=303)
        found = pages.start_of(own_care.open_own_care(actor=actor, number=number, now=now()))
        context: dict[str, Any] = {
            "care": found,
            "steps": step_links(found, lambda step: reverse("report:own_care_step", args=[code, step])),
            "calendar_href": reverse("report:own_calendar", args=[code]),
            "refused": refused,
            "back_href": reverse("report:receipt", args=[code]),
            "back_words": _("Terug naar je melding"),
            "has_session": False,
            "bar": bare_bar(request, ""),
        }
        return render(request, "report/own_care.html", context, status=422 if refused else 200)

    return _with_keys(request, shown)


@holder_of_link
# Behind a code nobody has a session: the code in the address is the secret.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, code: str, question: str) -> HttpResponse:
    """One question about the own care."""
    refuse_other_sites(request)
    actor, number = _mine(request, code)

    def shown() -> HttpResponse:
        sent = pages.say_step(request, actor, number, question) if request.method == "POST" else None
        if request.method == "POST" and sent is None:
            return HttpResponseRedirect(reverse("report:own_care_step", args=[code, question]), status=303)
        page = own_care.open_own_care(actor=actor, number=number, now=now())
        context: dict[str, Any] = {
            "step": sent or pages.step_of(page, question),
            "slips": slip_links(page, lambda one: reverse("report:own_slip", args=[code, one])),
            "back_href": reverse("report:own_care", args=[code]),
            "has_session": False,
            "bar": bare_bar(request, ""),
        }
        return render(request, "report/own_care_step.html", context, status=422 if sent else 200)

    return _with_keys(request, shown)


@holder_of_link
@require_safe
def slip(request: HttpRequest, code: str, receiver: str) -> HttpResponse:
    """The referral slip; without consent it is refused with the reason."""
    actor, number = _mine(request, code)

    def shown() -> HttpResponse:
        try:
            return pdf_of(slips.own_slip(actor=actor, number=number, receiver=receiver, now=now()))
        except Refused as refused:
            context = {
                "step": pages.refused_slip(refused.sentence),
                "back_href": reverse("report:own_care", args=[code]),
                "bar": bare_bar(request, ""),
            }
            return render(request, "report/own_care_step.html", context, status=422)

    return _with_keys(request, shown)


@holder_of_link
@require_safe
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """My agreed talks for a calendar; nothing personal in it."""
    actor, number = _mine(request, code)
    return calendar_response(own_appointments(actor, number), now())


def _mine(request: HttpRequest, code: str) -> tuple[Actor, str]:
    actor, report_id = holder(request, code)
    return actor, own_report(actor, report_id).number


def _with_keys(request: HttpRequest, shown: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return shown()
    except KeysUnavailable:
        return keys_away(request)
