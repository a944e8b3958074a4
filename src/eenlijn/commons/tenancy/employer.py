# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the facts of an employer up to date: name, phones, units, sites and its size per year."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.organisations.models import Organisation, Site, Unit, UnitYear
from eenlijn.commons.tenancy.access import check_manages, check_unit, managed_member, within
from eenlijn.commons.tenancy.actions import about, end_parts, end_sessions
from eenlijn.commons.tenancy.refusals import AlreadyTaken, NotForYourself, NotYours
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

LONGEST_NAME: Final = 120
LONGEST_FUNCTION: Final = 80
MOST_PEOPLE: Final = 1_000_000
MOST_CONTACTS: Final = 1_000_000_000
FIRST_YEAR: Final = 2000


class StillInUse(Refused):
    """A unit with people or units in it does not end."""


class TooLong(Refused):
    def __init__(self, longest: int) -> None:
        """Say how long it may be."""
        super().__init__(_("Dit is te lang. Gebruik ten hoogste %(count)s tekens.") % {"count": longest})


class NameMissing(Refused):
    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Vul een naam in."))


class SizeNotRight(Refused):
    """A head count or a number of contacts that cannot be, or without a source."""


@dataclass(frozen=True)
class EmployerFacts:
    """What an administrator keeps up to date; the short name and the kind of employer stay as they are."""

    name: str
    phone_label: str = ""
    phone_number: str = ""
    care_phone_label: str = ""
    care_phone_number: str = ""
    duty_phone_label: str = ""
    duty_phone_number: str = ""
    duty_phone_hours: str = ""
    postal_lines: str = ""
    place_name: str = ""


@dataclass(frozen=True)
class UnitSize:
    """People and contacts with the public of a unit in a year; what is not known is None."""

    unit_id: UUID
    year: int
    headcount: int | None = None
    contacts: int | None = None
    source_headcount: str = ""
    source_contacts: str = ""


@transaction.atomic
def update_organisation(*, actor: Actor, facts: EmployerFacts, now: datetime) -> None:
    """Write the facts of the own organisation; the trail names which ones changed."""
    check_manages(actor, actor.scope_id)
    organisation = Organisation.objects.filter(pk=actor.scope_id).first()
    if organisation is None:
        raise NotYours
    if not facts.name.strip():
        raise NameMissing
    told = {name: value.strip() for name, value in vars(facts).items()}
    changed = [name for name, value in told.items() if getattr(organisation, name) != value]
    for name in changed:
        setattr(organisation, name, told[name])
    _check_lengths(organisation, changed)
    organisation.save(update_fields=changed)
    entry = Entry("update_organisation", "organisation", organisation.pk, detail={"changed": changed})
    append(actor, now, entry)


@transaction.atomic
def rename_unit(*, actor: Actor, unit_id: UUID, name: str, now: datetime) -> None:
    """Call a unit something else; what happened there keeps belonging to it."""
    unit = _own_unit(actor, unit_id)
    try:
        with transaction.atomic():
            Unit.objects.filter(pk=unit.pk).update(name=_name(name, LONGEST_NAME))
    except IntegrityError:
        raise AlreadyTaken from None
    append(within(actor, unit.organisation_id), now, Entry("rename_unit", "unit", unit.pk))


@transaction.atomic
def end_unit(*, actor: Actor, unit_id: UUID, now: datetime) -> None:
    """Let a unit end today; refused while anybody works in it or a unit lies below it."""
    unit = _own_unit(actor, unit_id)
    people = Membership.objects.filter(unit=unit).exclude(state=MembershipState.ENDED)
    if people.exists():
        raise StillInUse(_("In deze eenheid werken nog mensen. Verplaats die eerst."))
    if Unit.objects.filter(parent=unit, valid_until=None).exists():
        raise StillInUse(_("Onder deze eenheid hangen nog andere. Beëindig die eerst."))
    Unit.objects.filter(pk=unit.pk).update(valid_until=to_local(now).date())
    append(within(actor, unit.organisation_id), now, Entry("end_unit", "unit", unit.pk))


@transaction.atomic
def end_site(*, actor: Actor, site_id: UUID, now: datetime) -> None:
    """Let a site end today; what happened there stays."""
    site = Site.objects.filter(pk=site_id, valid_until=None).first()
    if site is None:
        raise NotYours
    check_manages(actor, site.organisation_id)
    Site.objects.filter(pk=site.pk).update(valid_until=to_local(now).date())
    append(within(actor, site.organisation_id), now, Entry("end_site", "site", site.pk))


@transaction.atomic
def move_member(
    *, actor: Actor, membership_id: UUID, unit_id: UUID | None, function_name: str, now: datetime
) -> None:
    """Let a member work in another unit or function; a mandate goes with the function, so never oneself.

    To another unit: roles for a part end as they do in a move that was planned (`moving.settle`). What is in
    hand, `casework.dossier.leaving.move_now` passes on; nothing else may move somebody who works on dossiers.
    """
    membership = managed_member(actor, membership_id)
    if not actor.is_job and actor.account_id == membership.account_id:
        raise NotForYourself
    check_unit(membership.organisation_id, unit_id)
    Membership.objects.filter(pk=membership.pk).update(
        unit=unit_id, function_name=_name(function_name, LONGEST_FUNCTION)
    )
    if unit_id != membership.unit_id:
        end_parts(membership, to_local(now).date())
        end_sessions(membership.account_id)
    append(within(actor, membership.organisation_id), now, about("move_member", membership))


@transaction.atomic
def record_unit_year(*, actor: Actor, size: UnitSize, now: datetime) -> None:
    """Write how big a unit was in a year, each number with its source; written again it replaces."""
    unit = Unit.objects.filter(pk=size.unit_id).first()
    if unit is None:
        raise NotYours
    check_manages(actor, unit.organisation_id)
    _check_size(size, to_local(now).year)
    values = {name: value for name, value in vars(size).items() if name not in {"unit_id", "year"}}
    row, _is_new = UnitYear.objects.update_or_create(
        unit=unit,
        year=size.year,
        defaults={**values, "organisation_id": unit.organisation_id},
    )
    detail = {"year": size.year}
    append(
        within(actor, unit.organisation_id),
        now,
        Entry("record_unit_year", "unit_year", row.pk, detail=detail),
    )


def _check_lengths(organisation: Organisation, changed: list[str]) -> None:
    """What is longer than its column, PostgreSQL would refuse with an error of its own."""
    for name in changed:
        longest = getattr(Organisation._meta.get_field(name), "max_length", None)
        if longest is not None and len(getattr(organisation, name)) > longest:
            raise TooLong(longest)


def _own_unit(actor: Actor, unit_id: UUID) -> Unit:
    unit = Unit.objects.filter(pk=unit_id, valid_until=None).first()
    if unit is None:
        raise NotYours
    check_manages(actor, unit.organisation_id)
    return unit


def _name(told: str, longest: int) -> str:
    name = " ".join(told.split())
    if not name:
        raise NameMissing
    if len(name) > longest:
        raise TooLong(longest)
    return name


def _check_size(size: UnitSize, this_year: int) -> None:
    if not FIRST_YEAR <= size.year <= this_year + 1:
        raise SizeNotRight(_("Kies een jaar vanaf 2000 tot en met volgend jaar."))
    for number, most in ((size.headcount, MOST_PEOPLE), (size.contacts, MOST_CONTACTS)):
        if number is not None and not 0 <= number <= most:
            raise SizeNotRight(_("Dit aantal kan niet kloppen."))
    pairs = ((size.headcount, size.source_headcount), (size.contacts, size.source_contacts))
    if any((number is None) == bool(source) for number, source in pairs):
        raise SizeNotRight(
            _("Zet bij elk aantal waar het vandaan komt, bijvoorbeeld de personeelsadministratie.")
        )
