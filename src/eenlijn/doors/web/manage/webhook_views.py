# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Systems that are told that something happened: which there are, a new one, and how one of them goes.

The secret of a new one is drawn into the answer to the form and nowhere else: no session, no address, no log.
"""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.webhooks import queries
from eenlijn.commons.webhooks.access import may_read_numbers
from eenlijn.commons.webhooks.actions import HostNotAllowed, Made, allow_host, make_subscription
from eenlijn.commons.webhooks.codes import SubscriptionState
from eenlijn.commons.webhooks.outside import NameUnknown, NotOutside
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import done
from eenlijn.doors.web.manage.webhook_forms import WebhookForm
from eenlijn.doors.web.manage.webhook_words import HOW, MARKS, line_of, lines_of, sentence_of, tally_of
from eenlijn.foundation.clock import now


@requires(Role.ADM)
@require_safe
def webhooks(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = queries.subscriptions_of(actor)
    page = {
        "alive": [(one, MARKS[one.state]) for one in rows if one.is_alive],
        "over": [one for one in rows if not one.is_alive],
        "hosts": queries.allowed_hosts(actor),
        "sentence": sentence_of(rows),
    }
    return render(request, "manage/webhooks.html", page)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_new(request: HttpRequest) -> HttpResponse:
    """Tell a system; the same form sent again makes no second one and shows nothing again."""
    actor = actor_of(request)
    form, key = WebhookForm(request.POST if request.method == "POST" else None), _key(request)
    if "listed" in request.POST:
        form = _listed(request, actor)
    elif request.method == "POST" and form.is_valid():
        made = _told(form, lambda: _made(actor, form, key))
        if made is not None and made.secret is not None:
            name = form.cleaned_data["name"]
            return render(request, "manage/webhook_secret.html", _once(made.id, name, made.secret))
        if made is not None:
            messages.error(request, _("Dit seintje was al gemaakt. De sleutel tonen wij maar één keer."))
            return redirect("manage:webhook", webhook_id=made.id)
    page = {"form": form, "key": key, "hosts": queries.allowed_hosts(actor)}
    return render(request, "manage/webhook_new.html", page)


def _listed(request: HttpRequest, actor: Actor) -> WebhookForm:
    """Put the name on the list and give the form back as it was typed; making it is a second press."""
    typed = WebhookForm(request.POST)
    typed.is_valid()
    if done(typed, lambda: allow_host(actor=actor, host=request.POST["listed"], now=now()), "address"):
        messages.success(request, _("De naam staat op de lijst. Maak nu het seintje."))
        return WebhookForm(initial={name: typed[name].value() for name in typed.fields})
    return typed


def _told(form: WebhookForm, act: Callable[[], Made]) -> Made | None:
    """Do it, or say at the address what is wrong with it, and above the form what else was refused."""
    try:
        return act()
    except HostNotAllowed as refused:
        form.not_listed = refused.host
        form.add_error("address", refused.sentence)
    except (NotOutside, NameUnknown) as refused:
        form.add_error("address", refused.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    return None


def _key(request: HttpRequest) -> UUID:
    """The id that came with the page, so that a form sent twice makes one; what is no id is a new one."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _made(actor: Actor, form: WebhookForm, key: UUID) -> Made:
    given = form.cleaned_data
    return make_subscription(
        actor=actor,
        subscription_id=key,
        name=given["name"],
        address=given["address"],
        types=given["types"],
        now=now(),
    )


def _once(webhook_id: UUID, name: str, secret: str) -> dict[str, object]:
    return {"id": webhook_id, "name": name, "secret": secret, "is_new": True}


@requires(Role.ADM)
@require_safe
def webhook(request: HttpRequest, webhook_id: UUID) -> HttpResponse:
    """How one goes: what it is told, its last deliveries, and what one can do about it."""
    actor = actor_of(request)
    row = queries.subscription(actor, webhook_id)
    test = queries.last_test(actor, webhook_id)
    rows = queries.last_deliveries(actor, webhook_id)
    page = {
        "webhook": row,
        "mark": MARKS[row.state],
        "sentence": HOW[row.state],
        "test": line_of(test) if test else None,
        "lines": lines_of(rows, is_held=row.is_alive and row.state is not SubscriptionState.RUNNING),
        "told": tally_of(rows),
        "shows_numbers": may_read_numbers(actor),
        "is_running": row.state is SubscriptionState.RUNNING,
    }
    return render(request, "manage/webhook.html", page)
