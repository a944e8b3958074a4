# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing what we know of the other person; waits while a request about their data is open, and then goes.

What goes: names and addresses, where they could be reached, what would find them, letters to them, the key of
all that is known of them (C3) and of all own words of the case (decision 12). Of the measures, in which their
letters stood, the rest is sealed anew with a fresh key: so no old page of the database tells who it was. The
coded facts, the timeline and the counts stay.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.damages.forgetting import forget_debtor
from eenlijn.casework.disclosures.forgetting import empty_packages
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.fairness.actions import forget_reach
from eenlijn.casework.finding.actions import forget_perpetrators
from eenlijn.casework.incidents.actions import forget_other_person
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.forgetting import forget_kept
from eenlijn.casework.police_reports.packing import forget_packages
from eenlijn.casework.requests import actions as requests
from eenlijn.casework.requests.codes import GoneBy, Part
from eenlijn.casework.requests.queries import is_held, removals_due
from eenlijn.casework.response import actions as response
from eenlijn.casework.restrictions.marks import forget_person
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.documents.actions import forget_letters_in
from eenlijn.commons.keys.destroying import destroy_keys
from eenlijn.commons.keys.renewing import renew_keys
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

KEYS_THAT_GO: Final = (Compartment.PERPETRATOR, Compartment.OWN_WORDS)


PARTS_THAT_GO: Final = (Part.NAME, Part.LETTERS, Part.MARKS, Part.WORDS)


def remove_other_person(
    *,
    incident: Incident,
    account_id: UUID | None,
    now: datetime,
    ground: GoneBy = GoneBy.NOT_UPHELD,
    besides: UUID | None = None,
) -> bool:
    """Remove now, or let it wait; tells which. `besides` is the request that is carried out by it."""
    if is_held(incident.pk, besides=besides):
        requests.let_removal_wait(incident=incident, ground=ground, now=now)
        note(incident, Act.REMOVAL_WAITS, now, account_id)
        return False
    forget_other_person(incident)
    forget_perpetrators(incident)
    forget_reach(incident)
    forget_person(incident)
    response.forget_addressee(incident)
    forget_kept(incident)
    empty_packages(incident, now)
    forget_packages(incident)
    forget_debtor(incident)
    forget_letters_in(incident.case_id)
    destroy_keys(incident.case_id, KEYS_THAT_GO)
    renew_keys(incident.case_id, (Compartment.MEASURES, Compartment.LEGAL, Compartment.RELEASES))
    requests.removal_done(incident=incident)
    parts = [one.value for one in PARTS_THAT_GO]
    note(incident, Act.DATA_REMOVED, now, account_id, ground=ground.value, parts=parts)
    return True


def remove_waiting(now: datetime) -> int:
    """Carry out what waited and is held no more; tells how many. A job, within one employer."""
    done = 0
    for incident_id, ground in removals_due():
        done += _removed(incident_id, ground, now)
    return done


@transaction.atomic
def _removed(incident_id: UUID, ground: GoneBy, now: datetime) -> bool:
    incident = Incident.objects.select_for_update().filter(pk=incident_id).first()
    if incident is None:
        return False
    if not remove_other_person(incident=incident, account_id=None, ground=ground, now=now):
        return False
    actor = Actor.job("remove_waiting", incident.organisation_id)
    append(actor, now, line("remove_other_person", incident, Compartment.PERPETRATOR, Compartment.OWN_WORDS))
    return True
