# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two places of the demo with their provisions, one drill overdue; and visits at home that were checked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.tenancy.actions import add_site
from eenlijn.foundation.clock import to_local
from eenlijn.prevention.home_visits.actions import Visit, ask_visit
from eenlijn.prevention.home_visits.codes import Reply
from eenlijn.prevention.home_visits.questions import risk_questions
from eenlijn.prevention.provisions.actions import Looked, NewProvision, add_provision, look_at_provision

JOB: Final = Actor.job("load_demo")
ALMELO: Final = "GM0141"


@dataclass(frozen=True)
class Kept:
    """A provision, how many days ago somebody looked at it, and in how many days the next drill is."""

    kind: str
    spot: str
    looked_ago: int
    drill_in: int | None = None
    remark: str = ""


REMISE: Final = (
    Kept("alarm", "Kantoor planning", 40, 20),
    Kept("exits", "Hal en werkplaats", 170, -12, "De deur naar het plein klemt."),
    Kept("camera", "Poort", 90),
)
DESK: Final = (
    Kept("desk", "Balie 1 en 2", 25),
    Kept("second_person", "Klantenservice, late dienst", 60, 45),
    Kept("safe_room", "Spreekkamer achter", 25),
)
# Looked at for the first time so long before it was looked at last.
BEFORE: Final = timedelta(days=60)


def keep_places(carla: Actor, organisation_id: UUID, began: datetime, now: datetime) -> None:
    """The depot and the customer desk, each with what is there."""
    for name, there in (("Remise Almelo", REMISE), ("Klantenservice Stationsplein", DESK)):
        site = add_site(
            actor=JOB, now=began, organisation_id=organisation_id, name=name, municipality_code=ALMELO
        )
        for one in there:
            _keep(carla, site.pk, one, now)


def _keep(carla: Actor, site_id: UUID, one: Kept, now: datetime) -> None:
    looked_at = now - timedelta(days=one.looked_ago)
    new = NewProvision(site_id, one.kind, one.spot)
    made = add_provision(actor=carla, new=new, now=looked_at - BEFORE)
    drill = to_local(now).date() + timedelta(days=one.drill_in) if one.drill_in is not None else None
    looked = Looked(to_local(looked_at).date(), "Preventiemedewerker", None, drill, one.remark)
    look_at_provision(actor=carla, provision_id=made, looked=looked, version=1, now=looked_at)


def ask_about_visits(asker: Actor, now: datetime) -> None:
    """One visit that goes as it is, one that needs a colleague along."""
    today = to_local(now).date()
    for days, address, said_yes in (
        (1, "Zuidwal 14, Oldenzaal", ()),
        (3, "Kanaalweg 12, Oldenzaal", ("bad_news", "substances", "known_incidents")),
    ):
        replies = {code: Reply.YES if code in said_yes else Reply.NO for code in risk_questions()}
        visit = Visit(today + timedelta(days=days), address, replies)
        ask_visit(actor=asker, visit=visit, now=now - timedelta(hours=5))
