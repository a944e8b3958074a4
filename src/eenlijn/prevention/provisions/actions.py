# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the register of provisions: adding one, writing down that it was looked at, taking it away."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import holders_of_role
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.prevention.provisions.access import keeps, kept_by, sites_of
from eenlijn.prevention.provisions.deadlines import CHECK_MONTHS, WARN_MONTHS, months_later
from eenlijn.prevention.provisions.kinds import provision_kinds
from eenlijn.prevention.provisions.models import Provision

LONGEST: Final = 500
LONGEST_NAME: Final = 80


class SiteNotHere(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies een plek van deze organisatie. Staat die er niet bij? Voeg die eerst toe in het beheer.")
        )


class KindUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies wat voor voorziening het is."))


class CheckDayWrong(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Nakijken kan alleen vandaag of eerder gebeurd zijn. "
                "De volgende keer ligt daarna, en niet in het verleden."
            )
        )


class CheckerNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Schrijf welke functie het nakeek, geen naam. Dan weet een ander wie hij kan vragen.")
        )


class ProvisionWordsTooLong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Maak deze tekst korter: ten hoogste 500 tekens, en 80 voor plaats en functie."))


@dataclass(frozen=True)
class NewProvision:
    """`next_check_on` empty: a year from today."""

    site_id: UUID
    kind: str
    spot: str = ""
    next_check_on: date | None = None
    next_drill_on: date | None = None
    remark: str = ""


@dataclass(frozen=True)
class Looked:
    """Somebody looked at it, by function; `next_check_on` empty: a year later."""

    checked_on: date
    checked_by: str
    next_check_on: date | None = None
    next_drill_on: date | None = None
    remark: str = ""


@transaction.atomic
def add_provision(*, actor: Actor, new: NewProvision, now: datetime) -> UUID:
    """One more at a place of the own employer."""
    if not keeps(actor):
        raise NotVisible
    today = to_local(now).date()
    if not sites_of(actor).filter(pk=new.site_id).exists():
        raise SiteNotHere
    if new.kind not in provision_kinds():
        raise KindUnknown
    _check_words(new.spot, "", new.remark)
    due = new.next_check_on or months_later(today, CHECK_MONTHS)
    _check_coming(today, due, new.next_drill_on)
    row = Provision(
        organisation_id=actor.scope_id,
        site_id=new.site_id,
        kind=new.kind,
        next_check_on=due,
        next_drill_on=new.next_drill_on,
        changed_at=now,
        changed_by_id=actor.person_id,
    )
    vault.seal(row, spot=new.spot.strip() or None, remark=new.remark.strip() or None)
    row.save(force_insert=True)
    append(actor, now, _line("add_provision", row))
    return row.pk


@transaction.atomic
def look_at_provision(
    *, actor: Actor, provision_id: UUID, looked: Looked, version: int, now: datetime
) -> None:
    """It was looked at; what stood there before is written over, the trail tells that it was."""
    row = _kept(actor, provision_id)
    if row.version != version:
        raise ChangedMeanwhile
    today = to_local(now).date()
    if not looked.checked_by.strip():
        raise CheckerNeeded
    _check_words("", looked.checked_by, looked.remark)
    due = looked.next_check_on or months_later(looked.checked_on, CHECK_MONTHS)
    if looked.checked_on > today or due <= looked.checked_on:
        raise CheckDayWrong
    _check_coming(today, due, looked.next_drill_on)
    row.checked_on, row.next_check_on, row.next_drill_on = looked.checked_on, due, looked.next_drill_on
    vault.seal(row, checked_by=looked.checked_by.strip(), remark=looked.remark.strip() or None)
    row.changed_at, row.changed_by_id, row.told_for, row.version = now, actor.person_id, None, version + 1
    row.save()
    append(actor, now, _line("look_at_provision", row))


@transaction.atomic
def end_provision(*, actor: Actor, provision_id: UUID, version: int, now: datetime) -> None:
    """It is there no longer; its row stays, on no list."""
    row = _kept(actor, provision_id)
    if row.version != version:
        raise ChangedMeanwhile
    row.ended_at = row.changed_at = now
    row.changed_by_id, row.version = actor.person_id, version + 1
    row.save()
    append(actor, now, _line("end_provision", row))


def employers_due(now: datetime) -> list[UUID]:
    """The employers with a provision of which its keepers are to hear now."""
    return sorted({row.organisation_id for row in _to_tell(now)})


@transaction.atomic
def remind_of_provisions(now: datetime) -> int:
    """Tell once, a month before a check or a drill: one notice, however many there are. A job."""
    rows = list(_to_tell(now).select_for_update())
    for organisation_id in sorted({row.organisation_id for row in rows}):
        keepers = holders_of_role(
            organisation_id=organisation_id, roles=(Role.COO, Role.ADM), unit_id=None, now=now
        )
        announce(
            organisation_id=organisation_id,
            event_type=EventType.PROVISION_DUE,
            object_number=to_local(now).date().isoformat(),
            recipients=sorted(keepers),
            now=now,
        )
    for row in rows:
        row.told_for = _told_of(row, now)
        row.save(update_fields=["told_for"])
    return len(rows)


def _to_tell(now: datetime) -> "QuerySet[Provision]":
    """Near, and not told of that very day."""
    near = months_later(to_local(now).date(), WARN_MONTHS)
    due = Q(next_check_on__lte=near) & (Q(told_for=None) | Q(told_for__lt=F("next_check_on")))
    drill = Q(next_drill_on__lte=near) & (Q(told_for=None) | Q(told_for__lt=F("next_drill_on")))
    return Provision.objects.filter(due | drill, ended_at=None)


def _told_of(row: Provision, now: datetime) -> date:
    """The last day that is near now; what is further away is told of when its time comes."""
    near = months_later(to_local(now).date(), WARN_MONTHS)
    return max(one for one in (row.next_check_on, row.next_drill_on) if one is not None and one <= near)


def _kept(actor: Actor, provision_id: UUID) -> Provision:
    row = kept_by(actor).select_for_update().filter(pk=provision_id).first()
    if row is None:
        raise NotVisible
    return row


def _check_coming(today: date, *days: date | None) -> None:
    if any(day is not None and day < today for day in days):
        raise CheckDayWrong


def _check_words(spot: str, checked_by: str, remark: str) -> None:
    if max(len(spot), len(checked_by)) > LONGEST_NAME or len(remark) > LONGEST:
        raise ProvisionWordsTooLong


def _line(action: str, row: Provision) -> Entry:
    return Entry(
        action=action,
        object_type="provision",
        object_id=row.pk,
        compartments=(Compartment.FACTS,),
        detail={"kind": row.kind},
    )
