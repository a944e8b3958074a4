# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one does with a webhook: try it, pause it, go on, give it another secret, end it."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.webhooks import actions
from eenlijn.commons.webhooks.queries import SubscriptionView, subscription
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import pressed
from eenlijn.foundation.clock import now


@requires(Role.ADM)
@require_POST
def webhook_test(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    pressed(
        request,
        lambda: actions.send_test(actor=actor, subscription_id=webhook_id, now=now()),
        _("Het proefbericht gaat zo weg. Hieronder zie je wat ervan kwam."),
    )
    return redirect("manage:webhook", webhook_id=webhook_id)


@requires(Role.ADM)
@require_POST
def webhook_pause(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    pressed(
        request,
        lambda: actions.pause_subscription(actor=actor, subscription_id=webhook_id, now=now()),
        _("De pauze is begonnen. Er gaat niets weg."),
    )
    return redirect("manage:webhook", webhook_id=webhook_id)


@requires(Role.ADM)
@require_POST
def webhook_resume(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    pressed(
        request,
        lambda: actions.resume_subscription(actor=actor, subscription_id=webhook_id, now=now()),
        _("De seintjes lopen weer. Wat wachtte, gaat nu weg."),
    )
    return redirect("manage:webhook", webhook_id=webhook_id)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_secret(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """Ask first; the new secret is shown in the answer and never again, the old one signs for a day."""
    actor = actor_of(request)
    row = _alive(request, webhook_id)
    if request.method != "POST":
        return render(request, "manage/webhook_renew.html", {"webhook": row})
    try:
        secret = actions.rotate_secret(
            actor=actor, subscription_id=webhook_id, version=_version(request), now=now()
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("manage:webhook", webhook_id=webhook_id)
    page = {"id": row.id, "name": row.name, "secret": secret, "is_new": False}
    return render(request, "manage/webhook_secret.html", page)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_end(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """Ask first: this cannot be taken back."""
    actor, row = actor_of(request), _alive(request, webhook_id)
    if request.method == "POST":
        actions.end_subscription(actor=actor, subscription_id=webhook_id, now=now())
        messages.success(request, _("Het seintje is beëindigd. Dit systeem hoort niets meer."))
        return redirect("manage:webhooks")
    return render(request, "manage/webhook_end.html", {"webhook": row})


def _alive(request: HttpRequest, webhook_id: UUID) -> SubscriptionView:
    row = subscription(actor_of(request), webhook_id)
    if not row.is_alive:
        raise NotVisible
    return row


def _version(request: HttpRequest) -> int:
    """The version of the page that was read; what is no number is no version."""
    typed = re.fullmatch(r"[0-9]{1,4}", request.POST.get("version", ""))
    return int(typed[0]) if typed else 0
