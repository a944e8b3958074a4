# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Systems around one invented employer: one that may knock, one that may no more, and one that is told.

No secret is kept: nobody can knock with these keys. What is told goes to a name that leads nowhere; so what
came of it is played here, and it stands in a pause, so that a demo sends nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import a_year_from, end_token, make_token
from eenlijn.commons.webhooks import actions as webhooks
from eenlijn.commons.webhooks import delivering
from eenlijn.commons.webhooks.codes import OutgoingType
from eenlijn.commons.webhooks.deadlines import MOST_TRIES, PAUSES
from eenlijn.commons.webhooks.delivering import Answer
from eenlijn.commons.webhooks.queries import last_deliveries
from eenlijn.foundation.clock import to_local

ROSTER: Final = "Roosterpakket (verzonnen)"
BUTTON: Final = "Proef met een meldknop (verzonnen)"
CASES: Final = "Zaaksysteem (verzonnen)"
HOST: Final = "zaken.reggestreek.example"
TOLD: Final = (OutgoingType.OPENED, OutgoingType.ANSWER_LATE, OutgoingType.ANSWER_SENT, OutgoingType.CLOSED)
# Every try of one that never arrives takes this long together.
ALL_TRIES: Final = sum(PAUSES, timedelta())
TOLD_SINCE: Final = timedelta(days=4)
TAKEN, BROKEN, BUSY = Answer(status=202), Answer(status=500), Answer(status=503)


def connect(*, keeper: Actor, now: datetime) -> None:
    """Let systems in and tell one what happened in the last days; `keeper` administers the employer."""
    _let_in(keeper, now)
    _tell(keeper, now)


def _let_in(keeper: Actor, now: datetime) -> None:
    """One that works; one that was tried and ended."""
    since, tried = now - timedelta(days=40), now - timedelta(days=120)
    make_token(
        actor=keeper,
        name=ROSTER,
        scopes=(Scope.TERMS_READ, Scope.SETTINGS_READ),
        expires_on=a_year_from(to_local(since).date()),
        now=since,
    )
    button = make_token(
        actor=keeper,
        name=BUTTON,
        scopes=(Scope.REPORTS_WRITE,),
        expires_on=a_year_from(to_local(tried).date()),
        now=tried,
    )
    end_token(actor=keeper, token_id=button.id, now=tried + timedelta(days=30))


def _tell(keeper: Actor, now: datetime) -> None:
    """Most arrived, one never did; one was asked again by hand, and came through the second time."""
    began = now - TOLD_SINCE
    webhooks.allow_host(actor=keeper, host=HOST, now=began)
    made = webhooks.make_of_a_demo(
        actor=keeper,
        subscription_id=uuid5(keeper.scope_id, CASES),
        name=CASES,
        address=f"https://{HOST}/seintjes",
        types=TOLD,
        now=began,
    )
    _play(made.id, _every_try(now - ALL_TRIES - timedelta(hours=1)), BROKEN, times=MOST_TRIES)
    asked = now - timedelta(minutes=10)
    arrived = [one for one in last_deliveries(keeper, made.id) if one.status == TAKEN.status]
    if arrived:
        webhooks.replay_one(actor=keeper, delivery_id=arrived[0].id, now=asked)
        _play(made.id, (asked, asked + timedelta(minutes=5)), BUSY, times=1)
    webhooks.pause_subscription(actor=keeper, subscription_id=made.id, now=now)


def _every_try(first: datetime) -> list[datetime]:
    return [first + sum(PAUSES[:failed], timedelta()) for failed in range(MOST_TRIES)]


def _play(
    subscription_id: UUID, moments: Iterable[datetime], refusal: Answer = TAKEN, times: int = 0
) -> None:
    """Send what waits, to nobody: the first one is refused so many times, all else is taken."""
    refused: UUID | None = None
    for moment in moments:
        delivering.plan_deliveries(moment)
        turn = delivering.claim(subscription_id, moment)
        while turn is not None and (letter := delivering.take_next(turn, moment)) is not None:
            refused = refused or letter.delivery_id
            is_refused = letter.delivery_id == refused and letter.tries <= times
            if not delivering.record(turn, letter, refusal if is_refused else TAKEN, moment):
                break
        if turn is not None:
            delivering.release(turn)
