# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A talk with the whole team, asked for by who handles it or leads the team; only that it was held."""

from datetime import datetime

from django.db import transaction

from eenlijn.casework.aftercare import team
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.care import leads_team
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.access import handled_by
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@transaction.atomic
def ask_team_talk(*, actor: Actor, number: str, now: datetime) -> None:
    incident = _shared(actor, number)
    team.ask_talk(incident=incident, account_id=person(actor), now=now)
    note(incident, Act.TEAM_TALK_ASKED, now, actor.account_id)
    append(actor, now, line("ask_team_talk", incident, Compartment.AFTERCARE))


@transaction.atomic
def hold_team_talk(*, actor: Actor, number: str, at: datetime, people: int, now: datetime) -> None:
    """It was held, with so many."""
    incident = _shared(actor, number)
    team.hold_talk(incident=incident, at=at, people=people, now=now)
    note(incident, Act.TEAM_TALK_HELD, at, actor.account_id, now=now, people=people)
    append(actor, now, line("hold_team_talk", incident, Compartment.AFTERCARE))


@transaction.atomic
def drop_team_talk(*, actor: Actor, number: str, now: datetime) -> None:
    """It is not needed after all."""
    incident = _shared(actor, number)
    team.drop_talk(incident=incident)
    append(actor, now, line("drop_team_talk", incident, Compartment.AFTERCARE))


def _shared(actor: Actor, number: str) -> Incident:
    """Whoever handles it, or leads the team; for anyone else it is not there."""
    incident = access.readable(actor, number)
    if not leads_team(actor, incident) and not handled_by(actor).filter(pk=incident.pk).exists():
        raise NotVisible
    return incident
