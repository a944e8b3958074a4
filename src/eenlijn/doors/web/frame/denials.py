# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that somebody who signed in may not have: a line in the trail, the page stays the same.

One line whatever the reason: not yours, not there and not for this role are written alike, in as many
statements, and nothing is looked up for it. Nonsense addresses lead to no page and leave no line. At most
thirty lines an hour for each person, then one that says so: a flood fills no trail.
"""

from typing import Final
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.log import NUMBER
from eenlijn.doors.web.frame.policy import Kind, policy_of
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.logs import log

MOST_AN_HOUR: Final = 30
HOUR: Final = 60 * 60
WATCHED: Final = frozenset({Kind.SIGNED_IN, Kind.ROLES})
_LOG: Final = log(__name__)


def note_denial(request: HttpRequest) -> None:
    """Write that this page was refused; never in the way of the page itself."""
    actor, match = getattr(request, "_eenlijn_actor", None), request.resolver_match
    if match is None or not isinstance(actor, Actor) or not actor.is_person or not actor.organisation_id:
        return
    policy = policy_of(match.func)
    if policy is None or policy.kind not in WATCHED:
        return
    count = _counted(actor)
    if count > MOST_AN_HOUR + 1:
        return
    often = count > MOST_AN_HOUR
    try:
        _write(actor, _entry(match.view_name, match.kwargs, is_often=often))
    except Exception:  # noqa: BLE001 - nothing is shown, so nothing waits for this line
        _LOG.exception("a refusal could not be written down")


def _entry(route: str, kwargs: dict[str, object], *, is_often: bool) -> Entry:
    """The number or id that was asked for as a code; what is neither is not kept."""
    kind, asked = _asked(kwargs)
    action = "denied_often" if is_often else "denied"
    return Entry(action, kind, asked, result="refused", detail={"route": route})


def _asked(kwargs: dict[str, object]) -> tuple[str, str]:
    number = kwargs.get("number")
    if isinstance(number, str):
        return NUMBER, normalise_number(number) or ""
    ids = [str(one) for one in kwargs.values() if isinstance(one, UUID)]
    return "page", ids[0] if ids else ""


def _write(actor: Actor, entry: Entry) -> None:
    with transaction.atomic():
        append(actor, now(), entry)


def _counted(actor: Actor) -> int:
    """How many this hour, this one included; kept in memory and gone with the process."""
    key = f"denied|{actor.organisation_id}|{actor.account_id}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:
        # It ran out between the two.
        return 1
