# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From set up to live: what must be there before real reports are asked for, and what is still missing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import roles_in_force
from eenlijn.commons.mandates.queries import holders
from eenlijn.commons.organisations.models import Organisation, Unit, WorksCouncilConsent
from eenlijn.commons.tenancy.access import check_manages
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

WARNING: Final = "written_warning"
LOWEST_LEVEL: Final = 1


@dataclass(frozen=True)
class Item:
    """One thing that must be there; the sentence says what is missing, or that it is done."""

    key: str
    is_done: bool
    sentence: str


class NotReady(Refused):
    """What is still missing before an employer can go live, one sentence each in `missing`."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        """Keep every sentence."""
        super().__init__(" ".join(missing))
        self.missing = missing


class ConsentNotRight(Refused):
    """A consent without a scope, without a reason, or of a day to come."""


@transaction.atomic
def record_consent(
    *, actor: Actor, decided_on: date, now: datetime, scope: str = "", not_needed_because: str = ""
) -> UUID:
    """Write what the works council agreed to, or why its consent is not needed; earlier rows stay."""
    check_manages(actor, actor.scope_id)
    told, reason = scope.strip(), not_needed_because.strip()
    if bool(told) == bool(reason):
        raise ConsentNotRight(
            _("Schrijf waarmee de ondernemingsraad instemt, of waarom instemming niet nodig is.")
        )
    if decided_on > to_local(now).date():
        raise ConsentNotRight(_("Een besluit van de ondernemingsraad ligt niet in de toekomst."))
    row = WorksCouncilConsent.objects.create(
        organisation_id=actor.scope_id,
        decided_on=decided_on,
        scope=told,
        not_needed_because=reason,
        recorded_by=actor.account_id,
        recorded_at=now,
    )
    append(actor, now, Entry("record_consent", "consent", row.pk, detail={"is_needed": bool(told)}))
    return row.pk


@transaction.atomic
def go_live(*, actor: Actor, now: datetime) -> None:
    """Ask for real reports from today on; refused with everything that is missing. Twice is once."""
    check_manages(actor, actor.scope_id)
    missing = tuple(one.sentence for one in checklist(actor, now) if not one.is_done)
    if missing:
        raise NotReady(missing)
    is_new = Organisation.objects.filter(pk=actor.scope_id, live_on=None).update(live_on=to_local(now).date())
    if is_new:
        append(actor, now, Entry("go_live", "organisation", actor.scope_id))


def checklist(actor: Actor, now: datetime) -> tuple[Item, ...]:
    """Return what must be there before going live, in the order in which one does it. Six queries."""
    check_manages(actor, actor.scope_id)
    organisation = Organisation.objects.filter(pk=actor.scope_id).first()
    if organisation is None:
        raise NotYours
    today = to_local(now).date()
    coordinators = roles_in_force(today).filter(organisation=organisation, role=Role.COO)
    return (
        _item("address", bool(organisation.postal_lines and organisation.place_name)),
        _item("unit", Unit.objects.filter(organisation=organisation, valid_until=None).exists()),
        _item("coordinator", coordinators.exists()),
        _item("duty_phone", bool(organisation.duty_phone_number and organisation.duty_phone_label)),
        _item("mandate", bool(holders(organisation.pk, WARNING, LOWEST_LEVEL, today))),
        _item("consent", WorksCouncilConsent.objects.filter(organisation=organisation).exists()),
    )


def _item(key: str, is_done: bool) -> Item:  # noqa: FBT001 - read beside its question
    done, missing = _sentences()[key]
    return Item(key, is_done, done if is_done else missing)


def _sentences() -> dict[str, tuple[str, str]]:
    """What to say when it is done, and when it is missing."""
    return {
        "address": (
            _("Er is een postadres voor onder de brieven."),
            _("Vul het postadres en de plaats in. Die staan in elke brief."),
        ),
        "unit": (
            _("Er is een eenheid waar mensen werken."),
            _("Maak ten minste één eenheid of team."),
        ),
        "coordinator": (
            _("Er is een coördinator die de uitnodiging heeft aangenomen."),
            _("Nodig een coördinator uit. Die moet de uitnodiging ook aannemen."),
        ),
        "duty_phone": (
            _("Er is een telefoon voor rode meldingen."),
            _("Vul de telefoon voor rode meldingen in, met wie er opneemt."),
        ),
        "mandate": (
            _("Iemand mag besluiten over een waarschuwing."),
            _("Geef een functie het mandaat voor een waarschuwing, en zorg dat iemand die functie heeft."),
        ),
        "consent": (
            _("De instemming van de ondernemingsraad staat vast."),
            _("Leg vast waarmee de ondernemingsraad instemt, of waarom dat niet nodig is."),
        ),
    }
