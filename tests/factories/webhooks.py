# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A system that is told, straight into the tables: no name is looked up, nothing leaves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.webhooks.codes import LEAVES, OutgoingType
from eenlijn.commons.webhooks.envelope import new_secret
from eenlijn.commons.webhooks.models import AllowedHost, Delivery, Subscription


@dataclass(frozen=True)
class Told:
    """The three ids by which a page names something of a webhook."""

    webhook_id: UUID
    delivery_id: UUID
    host_id: UUID


def told(employer: Organisation, now: datetime, **changes: Any) -> Told:
    """A name on the list, a webhook that goes there, and one event that is to be delivered."""
    key = uuid4()
    host = f"zaken-{key.hex[:8]}.voorbeeld.nl"
    allowed = AllowedHost.objects.create(organisation=employer, host=host, made_at=now)
    given: dict[str, Any] = {
        "id": key,
        "organisation": employer,
        "name": "Zaaksysteem",
        "host": host,
        "types": OutgoingType.values,
        "made_at": now,
        "listens_from": now,
        "planned_until": now,
    }
    row = Subscription(**given | changes)
    vault.seal(row, address=f"https://{host}/in", secret=new_secret())
    row.save(force_insert=True)
    events = OutgoingEvent.objects.filter(organisation=employer, type__in=[one.value for one in LEAVES])
    event = events.order_by("created_at", "pk")[0]
    delivery = Delivery.objects.create(
        organisation=employer, subscription=row, event=event, at=event.created_at, next_try_at=now
    )
    return Told(row.pk, delivery.pk, allowed.pk)
