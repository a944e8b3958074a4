# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a closed dossier as a privacy officer reads it: nothing leads to an act."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from eenlijn.casework.damages.queries import Line
from eenlijn.casework.dossier.glass_page import BehindGlass
from eenlijn.casework.dossier.queries import Done, Dossier
from eenlijn.casework.police_reports.queries import PoliceView
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.doors.web.components.shapes import Person, SealedPart, TimelineItem
from eenlijn.foundation.text import euros, long_moment, row_moment


@dataclass(frozen=True)
class Told:
    """A line with what was written in it; `small` says when or how far."""

    title: str
    text: str = ""
    small: str = ""


def behind_page(found: BehindGlass, now: datetime) -> dict[str, object]:
    """Everything the template needs."""
    dossier = found.dossier
    return {
        "dossier": dossier,
        "reason": found.reason.label,
        "ends": row_moment(found.ends_at, today=now.date()),
        "mark": _("Achter glas gelezen, tot %(moment)s") % {"moment": long_moment(found.ends_at)},
        "facts": _facts(dossier),
        "people": _people(dossier),
        "timeline": [_item(done, now) for done in dossier.timeline],
        "answers": [_answer(one) for one in found.answers],
        "police": [_police(one) for one in found.police],
        "damage": [_damage(one) for one in found.damage],
        "sealed": _sealed(),
    }


def _facts(dossier: Dossier) -> list[tuple[str, str]]:
    severity = dossier.severity or dossier.proposal.severity
    told = [
        (_("Wat"), ", ".join(dossier.kinds)),
        (_("Waar"), dossier.place),
        (_("Wanneer"), long_moment(dossier.occurred_at)),
        (_("Gemeld"), long_moment(dossier.reported_at)),
        (_("Team"), dossier.unit_name),
        (_("Ernst"), str(severity.label)),
        (_("Waarom deze ernst"), dossier.severity_reason),
        (_("Stap"), str(dossier.status.label)),
        (_("Behandelaar"), dossier.handler),
    ]
    return [(name, words) for name, words in told if words]


def _people(dossier: Dossier) -> list[Person]:
    known = dossier.people
    hidden = _("naam niet bekend") if known.are_revealed else _("naam verborgen")
    return [
        Person(role=_("Medewerker"), name=known.victim_name or hidden, note=known.victim_function),
        Person(role=_("De ander"), name=known.perpetrator_name or hidden, note=known.perpetrator_label),
    ]


def _item(done: Done, now: datetime) -> TimelineItem:
    when = row_moment(done.at, today=now.date())
    return TimelineItem(title=done.act.label, when=when, at=done.at, who=done.who)


def _answer(one: OpenAnswer) -> Told:
    parts = (one.behaviour, one.note)
    when = long_moment(one.sent_at) if one.sent_at else str(one.state.label)
    return Told(str(one.kind.label), "\n".join(part for part in parts if part), when)


def _police(one: PoliceView) -> Told:
    parts = (one.reason, one.word, one.reference)
    return Told(
        str(one.decision.label), "\n".join(part for part in parts if part), long_moment(one.decided_at)
    )


def _damage(one: Line) -> Told:
    title = f"{one.label}, {euros(Decimal(one.cents) / 100)}"
    return Told(title, one.proof, str(one.state.label))


def _sealed() -> list[SealedPart]:
    return [
        SealedPart(title=_("Nazorg"), text=_("Opvang en gezondheid opent niemand achter glas.")),
        SealedPart(title=_("Afgeschermd deel"), text=_("Alleen wie bij naam is genoemd, leest het.")),
    ]
