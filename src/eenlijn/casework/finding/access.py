# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which of the dossiers somebody sees a name or the own words may find them.

The rule of the page of a dossier (`dossier.access.open_names`, and the own words there), said of many
dossiers at once: a search finds nothing that the page would not show. These only take away from
`incidents.access.visible_to`. What happened to the reader, or was typed by the reader, is no ground here:
that is read on pages of its own.
"""

from collections.abc import Iterator

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Assignment
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role
from eenlijn.commons.access.matrix import may_read
from eenlijn.foundation.sealed.compartments import Compartment


def opens_names(actor: Actor, part: Compartment) -> Q:
    """The dossiers whose names of this part open to this actor: what they handle, else by the matrix."""
    if incidents.coordinates_all(actor):
        return Q()
    found = Q(pk__in=incidents.handled_by(actor).values("pk"))
    return _any(found, _by_relation(actor, part))


def opens_words(actor: Actor) -> Q:
    """The dossiers whose own words open to this actor; handling alone is not enough."""
    return _any(Q(pk__in=[]), _by_relation(actor, Compartment.OWN_WORDS))


def _by_relation(actor: Actor, part: Compartment) -> Iterator[Q]:
    """One condition per relation in which the matrix shows this part; a new relation shows nothing yet."""
    if may_read(actor, part, Relation.ORGANISATION) and actor.has(Role.COO):
        units = actor.coordinated_unit_ids
        yield Q() if units is None else Q(unit_id__in=units)
    if may_read(actor, part, Relation.TEAM) and actor.has(Role.MGR):
        yield Q(unit_id__in=actor.managed_unit_ids)
    if may_read(actor, part, Relation.ASSIGNED):
        mine = Assignment.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id, ended_at=None)
        yield Q(Exists(mine))
    if may_read(actor, part, Relation.BREAK_GLASS):
        yield Q(pk__in=actor.broken_glass)


def _any(first: Q, others: Iterator[Q]) -> Q:
    """Together; an empty condition is everything, which an "or" of conditions would forget."""
    for one in others:
        if not one:
            return one
        first |= one
    return first


def is_true(condition: Q) -> Case | Value:
    """Whether a row meets a condition, as a column of it."""
    true, false, truth = Value(value=True), Value(value=False), BooleanField()
    if not condition:
        return Value(value=True, output_field=truth)
    return Case(When(condition, then=true), default=false, output_field=truth)
