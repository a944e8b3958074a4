# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending again: one event, or everything since a moment. Both ask first and keep the ids."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.webhooks import actions, queries
from eenlijn.commons.webhooks.codes import SubscriptionState
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import told_at
from eenlijn.doors.web.manage.webhook_forms import SinceForm
from eenlijn.doors.web.manage.webhook_words import line_of
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_again(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    """One event once more; the receiver sees by its id that it is the same."""
    actor = actor_of(request)
    row = queries.delivery(actor, delivery_id)
    webhook = queries.subscription(actor, row.subscription_id)
    if request.method == "POST":
        webhook_id = actions.replay_one(actor=actor, delivery_id=delivery_id, now=now())
        messages.success(request, _("Dit seintje gaat zo nog een keer weg.") if _runs(webhook) else _held(1))
        return redirect("manage:webhook", webhook_id=webhook_id)
    page = {"line": line_of(row), "webhook": webhook}
    return render(request, "manage/webhook_again.html", page)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_replay(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """First since when, then how many that are, and only then again."""
    actor = actor_of(request)
    row = queries.subscription(actor, webhook_id)
    if not row.is_alive:
        raise NotVisible
    form = SinceForm(request.POST if request.method == "POST" else request.GET or None, now())
    if request.method == "POST" and form.is_valid():
        count = told_at(form, lambda: _replayed(actor, webhook_id, form))
        if count is not None:
            messages.success(request, _going(count) if _runs(row) else _held(count))
            return redirect("manage:webhook", webhook_id=webhook_id)
    page = {"form": form, "webhook": row, "count": _count(actor, webhook_id, form)}
    return render(request, "manage/webhook_replay.html", page)


def _replayed(actor: Actor, webhook_id: UUID, form: SinceForm) -> int:
    return actions.replay_since(actor=actor, subscription_id=webhook_id, since=form.moment, now=now())


def _count(actor: Actor, webhook_id: UUID, form: SinceForm) -> int | None:
    """How many it would be; None as long as there is no moment, or one that was refused."""
    return queries.count_since(actor, webhook_id, form.moment) if form.is_bound and form.is_valid() else None


def _runs(row: queries.SubscriptionView) -> bool:
    return row.state is SubscriptionState.RUNNING


def _held(count: int) -> str:
    """In a pause, and when we stopped, nothing leaves yet."""
    told = ngettext(
        "%(count)s seintje staat klaar. Het gaat weg als je verder gaat.",
        "%(count)s seintjes staan klaar. Ze gaan weg als je verder gaat.",
        count,
    )
    return told % {"count": whole(count)}


def _going(count: int) -> str:
    told = ngettext(
        "%(count)s seintje gaat zo nog een keer weg.",
        "%(count)s seintjes gaan zo nog een keer weg.",
        count,
    )
    return told % {"count": whole(count)}
