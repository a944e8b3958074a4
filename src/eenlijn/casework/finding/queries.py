# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which dossiers hold a name: found by digest, and the name compared once more after it was opened.

Names of colleagues with an account stand with the account, sealed with the key of the platform; of those
the names of who works or worked at this employer are opened and compared, and nothing of it is kept.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.finding.access import is_true, opens_names
from eenlijn.casework.finding.models import NameMark
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.commons.access.actor import NO_ROW, Actor
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.accounts.queries import accounts_with_number, names_of
from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.blind_index import normalise
from eenlijn.foundation.sealed.compartments import Compartment

# The text of a statement tells how many ids it was given: so many at least, so that it does not tell
# whether a colleague has this name.
LEAST_IDS: Final = 8
_LABELS: Final = {
    Compartment.VICTIM: "name of a victim",
    Compartment.PERPETRATOR: "name of the other person",
}


def digest_of(organisation_id: UUID, part: Compartment, name: str) -> str:
    """The mark of a name: another one at every employer, and for every kind of person."""
    return vault.index(organisation_id, _LABELS[part], name)


@dataclass(frozen=True)
class Named:
    """Dossiers with this name, in the order of the question; `is_too_many` when there are more than asked."""

    incident_ids: tuple[UUID, ...]
    is_too_many: bool


def with_name(seen: "QuerySet[Incident]", actor: Actor, name: str, *, at_most: int) -> Named:
    """Which of the dossiers seen hold somebody of this very name that this actor may read there.

    `seen` comes from `incidents.access.visible_to` and has an order. Six statements, whatever is found.
    """
    accounts = _colleagues(actor.scope_id, name)
    found = list(
        seen.annotate(
            in_victims=is_true(opens_names(actor, Compartment.VICTIM) & _victims(actor, name, accounts)),
            in_others=is_true(opens_names(actor, Compartment.PERPETRATOR) & _others(actor, name)),
        )
        .filter(Q(in_victims=True) | Q(in_others=True))
        .values_list("pk", "in_victims", "in_others")[: at_most + 1]
    )
    if len(found) > at_most:
        return Named((), is_too_many=True)
    right = _really_victims([pk for pk, victims, _others in found if victims], name, accounts)
    right |= _really_others([pk for pk, _victims, others in found if others], name)
    return Named(tuple(pk for pk, _victims, _others in found if pk in right), is_too_many=False)


def with_staff_number(seen: "QuerySet[Incident]", actor: Actor, number: str, *, at_most: int) -> Named:
    """Which of the dossiers seen hold the colleague with this staff number, as far as the name opens there.

    The number belongs to an account; the dossier names that account as one it happened to, or who saw it.
    Two statements, whatever is found.
    """
    accounts = accounts_with_number(actor.scope_id, number)
    there = seen.filter(opens_names(actor, Compartment.VICTIM) & _colleague(accounts))
    found = tuple(there.values_list("pk", flat=True)[: at_most + 1])
    return Named((), is_too_many=True) if len(found) > at_most else Named(found, is_too_many=False)


def _victims(actor: Actor, name: str, accounts: Collection[UUID]) -> Q:
    return _marked(actor, Compartment.VICTIM, name) | _colleague(accounts)


def _colleague(accounts: Collection[UUID]) -> Q:
    return Q(Exists(Victim.objects.filter(incident=OuterRef("pk"), account_id__in=_at_least(accounts))))


def _others(actor: Actor, name: str) -> Q:
    return _marked(actor, Compartment.PERPETRATOR, name)


def _marked(actor: Actor, part: Compartment, name: str) -> Q:
    digest = digest_of(actor.scope_id, part, name)
    marks = NameMark.objects.filter(organisation_id=actor.scope_id, part=part, digest=digest)
    return Q(Exists(marks.filter(incident=OuterRef("pk"))))


def _colleagues(organisation_id: UUID, name: str) -> frozenset[UUID]:
    """The accounts of this employer with this name, of who left as well. Two statements."""
    members = Membership.objects.filter(organisation_id=organisation_id).values_list("account_id", flat=True)
    wanted = normalise(name)
    return frozenset(pk for pk, known in names_of([NO_ROW, *members]).items() if normalise(known) == wanted)


def _at_least(ids: Collection[UUID]) -> list[UUID]:
    return [*ids, *(UUID(int=number) for number in range(1, LEAST_IDS + 1 - len(ids)))]


def _really_victims(incident_ids: Sequence[UUID], name: str, accounts: Collection[UUID]) -> set[UUID]:
    wanted, victims = normalise(name), list(Victim.objects.filter(incident__in=_at_least(incident_ids)))
    vault.read_ahead(victims, "name")
    return {
        victim.incident_id
        for victim in victims
        if victim.account_id in accounts or normalise(vault.open(victim, "name")) == wanted
    }


def _really_others(incident_ids: Sequence[UUID], name: str) -> set[UUID]:
    wanted, others = normalise(name), list(Perpetrator.objects.filter(incident__in=_at_least(incident_ids)))
    vault.read_ahead(others, "name")
    return {other.incident_id for other in others if normalise(vault.open(other, "name")) == wanted}
