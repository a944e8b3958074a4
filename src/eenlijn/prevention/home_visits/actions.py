# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking whether a visit at home is safe, deciding about it, and destroying what was asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import holders_of_role, names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.destroying import forget_cases
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.rulebook.queries import terms_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.prevention.home_visits.access import decided_by, may_ask, visible_to
from eenlijn.prevention.home_visits.codes import Colour, Reply, VisitState
from eenlijn.prevention.home_visits.deadlines import FURTHEST, expires_on
from eenlijn.prevention.home_visits.models import HomeVisitCheck, HomeVisitCount
from eenlijn.prevention.home_visits.queries import VisitPage, next_states, row_of
from eenlijn.prevention.home_visits.questions import colour_of, risk_questions

LONGEST_ADDRESS: Final = 200
LONGEST_NUMBER: Final = 60
AT_A_TIME: Final = 200


class VisitDayWrong(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Kies de dag van het bezoek: vandaag of later, en ten hoogste een maand vooruit. "
                "Eerder weet je te weinig."
            )
        )


class VisitUnclear(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf het adres, en geef op elke vraag een antwoord. ‘Weet ik niet’ mag ook."))


class VisitMoveImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit kan nu niet. Een rood bezoek gaat alleen door als je leidinggevende dat besluit. "
                "Afzeggen mag altijd."
            )
        )


@dataclass(frozen=True)
class Visit:
    """A visit somebody plans; never the name of who is visited."""

    visit_on: date
    address: str
    replies: Mapping[str, Reply] = field(default_factory=dict)
    client_number: str = ""


@transaction.atomic
def ask_visit(*, actor: Actor, visit: Visit, now: datetime) -> UUID:
    """Keep the answers for as long as the visit takes, with the colour they give; red asks the manager."""
    if not may_ask(actor):
        raise NotVisible
    today = to_local(now).date()
    if not today <= visit.visit_on <= today + FURTHEST:
        raise VisitDayWrong
    _check_words(visit)
    colour = colour_of(visit.replies)
    row = HomeVisitCheck(
        organisation_id=actor.scope_id,
        asked_by_id=actor.person_id,
        asked_at=now,
        unit_id=actor.unit_id,
        visit_on=visit.visit_on,
        expires_on=expires_on(visit.visit_on, terms_of(actor.scope_id, now).visit_days),
        colour=colour,
        state=VisitState.ASKED if colour is Colour.RED else VisitState.GOES_ON,
    )
    vault.new_case(row, now).save(force_insert=True)
    vault.seal(
        row,
        address=visit.address.strip(),
        client_number=visit.client_number.strip() or None,
        replies=json.dumps({code: reply.value for code, reply in visit.replies.items()}),
    )
    row.save(force_insert=True)
    _count(row, colour.value)
    if colour is Colour.RED:
        _ask_manager(row, now)
    append(actor, now, _line("ask_visit", row, detail={"colour": colour.value}))
    return row.pk


def _check_words(visit: Visit) -> None:
    too_long = len(visit.address) > LONGEST_ADDRESS or len(visit.client_number) > LONGEST_NUMBER
    if too_long or not visit.address.strip() or set(visit.replies) != set(risk_questions()):
        raise VisitUnclear


def _ask_manager(row: HomeVisitCheck, now: datetime) -> None:
    """Whoever leads the team of who asks; never who asks."""
    managers = holders_of_role(
        organisation_id=row.organisation_id, roles=(Role.MGR,), unit_id=row.unit_id, now=now
    )
    announce(
        organisation_id=row.organisation_id,
        event_type=EventType.HOME_VISIT_RED,
        object_number=row.visit_on.isoformat(),
        recipients=sorted(managers - {row.asked_by_id}),
        now=now,
    )


@transaction.atomic
def open_visit(*, actor: Actor, visit_id: UUID, now: datetime) -> VisitPage:
    """Read one check: what it says of who is visited stands in the trail, as every reading does."""
    row = visible_to(actor).filter(pk=visit_id).first()
    if row is None:
        raise NotVisible
    names = {} if row.asked_by_id == actor.account_id else names_of({row.asked_by_id})
    append(actor, now, _line("open_visit", row))
    return VisitPage(
        row=row_of(actor, row, names),
        address=vault.open(row, "address"),
        client_number=vault.open(row, "client_number"),
        replies={code: Reply(told) for code, told in json.loads(vault.open(row, "replies")).items()},
        decided_at=row.decided_at,
        next_states=next_states(actor, row),
        version=row.version,
    )


@transaction.atomic
def move_visit(*, actor: Actor, visit_id: UUID, state: VisitState, version: int, now: datetime) -> None:
    """Called off or elsewhere by who asks; a red one goes on only by decision of the manager."""
    row = visible_to(actor).select_for_update().filter(pk=visit_id).first()
    if row is None:
        raise NotVisible
    if state not in next_states(actor, row):
        raise VisitMoveImpossible
    if row.version != version:
        raise ChangedMeanwhile
    row.state, row.version = state, version + 1
    if decided_by(actor).filter(pk=row.pk).exists():
        row.decided_by_id, row.decided_at = actor.person_id, now
    row.save(update_fields=["state", "version", "decided_by", "decided_at"])
    if state is not VisitState.TOGETHER:
        _count(row, state.value)
    append(actor, now, _line("move_visit", row, detail={"state": state.value}))


def _count(row: HomeVisitCheck, what: str) -> None:
    """One more in that month; nothing of who, where or which day."""
    counted, _is_new = HomeVisitCount.objects.get_or_create(  # type: ignore[misc]  # without a team there is none
        organisation_id=row.organisation_id,
        unit_id=row.unit_id,
        month=row.visit_on.replace(day=1),
        what=what,
    )
    HomeVisitCount.objects.filter(pk=counted.pk).update(count=F("count") + 1)


def employers_due(now: datetime) -> list[UUID]:
    """The employers with checks that have expired."""
    over = HomeVisitCheck.objects.filter(expires_on__lte=to_local(now).date())
    return sorted(set(over.values_list("organisation_id", flat=True)))


@transaction.atomic
def destroy_visits(now: datetime) -> int:
    """Destroy what expired: the rows, and with them the keys of their own that open what they held; a job.

    The line of the trail says how many. A backup of before holds both, until that one goes.
    """
    today = to_local(now).date()
    over = HomeVisitCheck.objects.select_for_update().filter(expires_on__lte=today)
    rows = list(over.order_by("expires_on")[:AT_A_TIME])
    ids = [row.pk for row in rows]
    HomeVisitCheck.objects.filter(pk__in=ids).delete()
    forget_cases(ids)
    for organisation_id in sorted({row.organisation_id for row in rows}):
        count = sum(row.organisation_id == organisation_id for row in rows)
        entry = Entry(action="destroy_visits", object_type="home_visit", detail={"count": count})
        append(Actor.job("destroy_visits", organisation_id), now, entry)
    return len(rows)


def _line(action: str, row: HomeVisitCheck, *, detail: Mapping[str, str] | None = None) -> Entry:
    return Entry(
        action=action,
        object_type="home_visit",
        object_id=row.pk,
        compartments=(Compartment.PERPETRATOR,),
        purpose="home_visit",
        detail=dict(detail or {}),
    )
