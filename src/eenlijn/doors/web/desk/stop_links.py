# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The eight stops of a dossier as ways to their pages, for whoever may do something there."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from eenlijn.casework.dossier.measures import NOT_ABOUT_COLLEAGUES
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.incidents.codes import Lane, MeasureNumber
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import MeasureStop
from eenlijn.doors.web.desk import marks

PAGES = {
    MeasureNumber.REPORT: "desk:reporter",
    MeasureNumber.REGISTER: "desk:assess",
    MeasureNumber.TRAIN: "desk:lesson",
    MeasureNumber.RESPOND: "desk:answer",
    MeasureNumber.POLICE: "desk:police",
    MeasureNumber.DAMAGE: "desk:damage",
    MeasureNumber.CARE: "desk:aftercare",
}


def linked_stops(actor: Actor, dossier: Dossier, now: datetime) -> tuple[MeasureStop, ...]:
    """The stops with where they lead; a stop without a page for this reader leads nowhere."""
    stops = marks.measure_stops(dossier.stops, now, current=True)
    if dossier.is_imported:
        return stops
    return tuple(replace(stop, href=_href(actor, dossier, MeasureNumber(stop.number))) for stop in stops)


def _href(actor: Actor, dossier: Dossier, measure: MeasureNumber) -> str:
    if not dossier.may_handle and measure not in _others(actor):
        return ""
    if dossier.lane is Lane.INTERNAL and measure in NOT_ABOUT_COLLEAGUES:
        return ""
    if measure == MeasureNumber.NORM:
        return reverse("desk:waive", args=[dossier.number, int(measure)])
    return reverse(PAGES[measure], args=[dossier.number])


def _others(actor: Actor) -> tuple[MeasureNumber, ...]:
    """What is open to readers who do not handle it; the page itself decides again."""
    found = [MeasureNumber.CARE] if actor.has(Role.MGR) else []
    return (*found, MeasureNumber.DAMAGE) if actor.has(Role.LEG) else tuple(found)
