# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The talk with the whole team (list 8.16, team_talk): that it was held, when and with how many.

Parts of the acts of `dossier`. No names, and no word of what was said.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import TeamTalkState
from eenlijn.casework.aftercare.models import TeamTalk
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import NotVisible, Refused

FEWEST: Final = 2
MOST: Final = 500


class TeamTalkAsked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Er is al een teamgesprek gevraagd. Leg dat eerst vast."))


class PeopleUnlikely(Refused):
    def __init__(self) -> None:
        super().__init__(_("Een teamgesprek is met 2 tot 500 mensen. Schrijf met hoeveel jullie waren."))


class TalkNotPassed(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies een moment na het voorval dat al voorbij is. Wat nog komt, leg je later vast.")
        )


@dataclass(frozen=True)
class TeamTalkView:
    id: UUID
    state: TeamTalkState
    asked_at: datetime
    held_at: datetime | None
    people: int | None


def ask_talk(*, incident: Incident, account_id: UUID, now: datetime) -> None:
    if TeamTalk.objects.filter(incident=incident, state=TeamTalkState.ASKED).exists():
        raise TeamTalkAsked
    TeamTalk.objects.create(
        organisation_id=incident.organisation_id, incident=incident, asked_by_id=account_id, asked_at=now
    )


def hold_talk(*, incident: Incident, at: datetime, people: int, now: datetime) -> None:
    """Held once, after the event, by so many."""
    row = _asked(incident)
    if not FEWEST <= people <= MOST:
        raise PeopleUnlikely
    if not incident.occurred_at.replace(second=0, microsecond=0) <= at <= now:
        raise TalkNotPassed
    row.state, row.held_at, row.people = TeamTalkState.HELD, at, people
    row.save()


def drop_talk(*, incident: Incident) -> None:
    row = _asked(incident)
    row.state = TeamTalkState.DROPPED
    row.save()


def _asked(incident: Incident) -> TeamTalk:
    row = TeamTalk.objects.select_for_update().filter(incident=incident, state=TeamTalkState.ASKED).first()
    if row is None:
        raise NotVisible
    return row


def team_talks(incident: Incident) -> tuple[TeamTalkView, ...]:
    rows = TeamTalk.objects.filter(incident=incident).exclude(state=TeamTalkState.DROPPED)
    return tuple(
        TeamTalkView(row.pk, TeamTalkState(row.state), row.asked_at, row.held_at, row.people)
        for row in rows.order_by("asked_at", "pk")
    )
