# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Announcing in the transaction of the act, and delivering afterwards, with patience and an end."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Min, Model, QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.access import given_up_for, mine
from eenlijn.commons.notices.codes import EventType, NoticeState, Reaches
from eenlijn.commons.notices.letters import mail_for
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.foundation import mail
from eenlijn.foundation.logs import log
from eenlijn.foundation.together import insert_together

_LOG: Final = log(__name__)

MOST_TRIES: Final = 5
# So many more than asked are read, because other workers may take some meanwhile.
_ELSEWHERE: Final = 9
# How long a claim lasts: a worker that died in between is overtaken after this.
LEASE_TERM: Final = timedelta(minutes=2)
# Makes the page of an event for this organisation, this recipient and this moment.
Pages = Mapping[EventType, Callable[[UUID, UUID, datetime], str]]
NO_PAGES: Final[Pages] = {}
# How long to wait after the first, second, third and fourth failure.
PAUSES: Final = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))


def announce(
    *,
    organisation_id: UUID,
    event_type: EventType | str,
    object_number: str,
    recipients: Iterable[UUID],
    now: datetime,
) -> None:
    """Keep what `announcement` makes; part of the caller's transaction."""
    rows = announcement(
        organisation_id=organisation_id,
        event_type=event_type,
        object_number=object_number,
        recipients=recipients,
        now=now,
    )
    insert_together(rows)


def announcement(
    *,
    organisation_id: UUID,
    event_type: EventType | str,
    object_number: str,
    recipients: Iterable[UUID],
    now: datetime,
    is_for_people: bool = False,
) -> list[Model]:
    """The event and, per recipient, one notice in the app and one by mail; unsaved.

    Who the recipients are, the `access` of the caller decides, and whether systems hear of it.
    """
    event = OutgoingEvent(
        organisation_id=organisation_id,
        type=EventType(event_type),
        object_number=object_number,
        created_at=now,
        is_for_people=is_for_people,
    )
    notices = [
        notice
        for recipient_id in dict.fromkeys(recipients)
        for notice in (_in_app(event, recipient_id, now), _by_mail(event, recipient_id, now))
    ]
    return [event, *notices]


def deliver_due(
    now: datetime, pages: Pages = NO_PAGES, *, at_most: int = 1, while_: Callable[[], bool] = lambda: True
) -> int:
    """Send the mail that waits longest, so many and only as long as `while_`; tells how many it tried.

    `pages` makes the page that the link of some events leads to, at the moment of sending and for this
    person only: what such a page opens is kept nowhere, not even here.

    Claimed by one conditional update, so that two workers never send the same notice; sent outside
    any transaction. A worker that dies after sending sends once more after the lease.
    """
    tried = 0
    for notice in _waiting(now, at_most + _ELSEWHERE):
        if tried >= at_most or not while_():
            break
        if _claim(notice, now):
            _deliver(notice, pages, now)
            tried += 1
    return tried


def _deliver(notice: Notice, pages: Pages, now: datetime) -> None:
    try:
        _send(notice, pages, now)
    except mail.MailRefused:
        _failed(notice, "refused", now, for_good=True)
    except mail.MailFailed:
        _failed(notice, "mail_failed", now)
    except vault.KeysUnavailable:
        _failed(notice, "keys_unavailable", now)
    except Exception:  # noqa: BLE001 - whatever is wrong with one notice, the others go on
        _LOG.exception("a notice could not be sent")
        _failed(notice, "broken", now)
    else:
        Notice.objects.filter(pk=notice.pk).update(state=NoticeState.SENT, sent_at=now, last_error="")


def keep_from_systems(*, organisation_id: UUID, object_number: str) -> None:
    """What was announced about this object before leaves for no system any more."""
    about = OutgoingEvent.objects.filter(organisation_id=organisation_id, object_number=object_number)
    about.update(is_for_people=True)


def hold_back_mail(
    *,
    organisation_id: UUID,
    object_number: str,
    recipients: Iterable[UUID] | None = None,
    but_not: Iterable[UUID] = (),
) -> None:
    """Mail about this object that did not leave yet never will: to these people, or to all but some."""
    waiting = Notice.objects.filter(
        organisation_id=organisation_id, event__object_number=object_number, reaches=Reaches.MAIL
    ).exclude(recipient_id__in=list(but_not))
    if recipients is not None:
        waiting = waiting.filter(recipient_id__in=list(recipients))
    waiting.exclude(state=NoticeState.SENT).delete()


def forget_notices(*, organisation_id: UUID, object_number: str, recipient_id: UUID) -> None:
    """What this person was told about this object goes; that it happened stays."""
    Notice.objects.filter(
        organisation_id=organisation_id, event__object_number=object_number, recipient_id=recipient_id
    ).delete()


def mark_read(*, actor: Actor, notice_ids: Iterable[UUID], now: datetime) -> int:
    """Remember that this person saw these notices; those of others are left alone."""
    return mine(actor).filter(pk__in=list(notice_ids), read_at=None).update(read_at=now)


def try_again(*, actor: Actor, notice_id: UUID, now: datetime) -> bool:
    """Give a notice that was given up its tries back; tells whether there was one."""
    again = {"state": NoticeState.WAITING, "tries": 0, "next_try_at": now}
    return bool(given_up_for(actor).filter(pk=notice_id).update(**again))


def _in_app(event: OutgoingEvent, recipient_id: UUID, now: datetime) -> Notice:
    """In the app a notice has arrived as soon as its row is there."""
    return Notice(
        organisation_id=event.organisation_id,
        event=event,
        recipient_id=recipient_id,
        reaches=Reaches.APP,
        state=NoticeState.SENT,
        next_try_at=now,
        sent_at=now,
    )


def _by_mail(event: OutgoingEvent, recipient_id: UUID, now: datetime) -> Notice:
    return Notice(
        organisation_id=event.organisation_id,
        event=event,
        recipient_id=recipient_id,
        reaches=Reaches.MAIL,
        next_try_at=now,
    )


def employers_due(now: datetime) -> list[UUID]:
    """Whose mail waits, whoever waits longest first."""
    waiting = _due(now).values("organisation_id").annotate(first=Min("next_try_at")).order_by("first")
    return list(waiting.values_list("organisation_id", flat=True))


def _waiting(now: datetime, at_most: int) -> list[Notice]:
    """Whom mail waits for, longest first: read once for many, because looking costs more than sending."""
    rows = _due(now).select_related("event", "recipient")
    return list(rows.order_by("next_try_at")[:at_most])


def _claim(notice: Notice, now: datetime) -> bool:
    """Whether it is ours now: another worker may have taken it since it was read."""
    mine = _due(now).filter(pk=notice.pk, tries=notice.tries)
    if not mine.update(tries=F("tries") + 1, next_try_at=now + LEASE_TERM):
        return False
    notice.tries += 1
    return True


def _due(now: datetime) -> "QuerySet[Notice]":
    return Notice.objects.filter(
        reaches=Reaches.MAIL,
        state__in=(NoticeState.WAITING, NoticeState.FAILED_WILL_RETRY),
        next_try_at__lte=now,
    )


def _send(notice: Notice, pages: Pages, now: datetime) -> None:
    account, event_type = notice.recipient, EventType(notice.event.type)
    if account is None or not account.is_active:
        raise mail.MailRefused
    page = pages[event_type](notice.organisation_id, account.pk, now) if event_type in pages else ""
    told = mail_for(event_type, notice.event.object_number, account.language, page)
    mail.send(vault.open(account, "email"), told.subject, told.body)


def _failed(notice: Notice, error: str, now: datetime, *, for_good: bool = False) -> None:
    is_over = for_good or notice.tries >= MOST_TRIES
    with transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(
            state=NoticeState.GIVEN_UP if is_over else NoticeState.FAILED_WILL_RETRY,
            next_try_at=now if is_over else now + PAUSES[notice.tries - 1],
            last_error=error,
        )
