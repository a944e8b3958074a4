# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes among what was done on a dossier, each with who may read it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.remarks import Remark, read_notes
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.doors.web.components.shapes import TimelineItem, TimelineKind
from eenlijn.doors.web.desk import marks

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def with_notes(
    actor: Actor, dossier: Dossier, items: Iterable[TimelineItem], now: datetime
) -> list[TimelineItem]:
    """Acts and notes, newest first; acts keep their own order among each other."""
    notes = read_notes(actor, dossier.number)
    if not notes:
        return list(items)
    names = names_of({one.account_id for one in notes})
    waiting = [_item(one, names.get(one.account_id, ""), now) for one in reversed(notes)]
    mixed: list[TimelineItem] = []
    for item in items:
        while waiting and (waiting[0].at or LONG_AGO) >= (item.at or LONG_AGO):
            mixed.append(waiting.pop(0))
        mixed.append(item)
    return [*mixed, *waiting]


def _item(one: Remark, name: str, now: datetime) -> TimelineItem:
    return TimelineItem(
        title=_("Notitie: %(kind)s") % {"kind": str(one.kind.label).lower()},
        text=one.words,
        when=marks.when(one.at, now),
        at=one.at,
        who=name,
        kind=TimelineKind.NOTE,
        readers=_("Leest mee: %(audience)s") % {"audience": str(one.audience.label).lower()},
    )
