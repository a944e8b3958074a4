# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the marks of names: made where a name is sealed, moved when it changes, gone when it goes."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from eenlijn.casework.finding.models import NameMark
from eenlijn.casework.finding.queries import digest_of
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.compartments import Compartment

Person = Victim | Perpetrator
# So many people of one kind are read and marked at once.
AT_A_TIME = 500


def new_marks(people: Iterable[Person]) -> list[NameMark]:
    """Make the marks of these people, unsaved; who has no name has no mark. Reads keys at most."""
    known = list(people)
    vault.read_ahead(known, "name")
    named = ((person, vault.open(person, "name")) for person in known)
    return [_mark(person, name) for person, name in named if name.strip()]


def keep_name(person: Person) -> None:
    """Let the mark of this person follow the name as it is sealed now; without a name there is none."""
    marks = new_marks([person])
    if not marks:
        NameMark.objects.filter(pk=person.pk).delete()
        return
    mark = marks[0]
    NameMark.objects.update_or_create(
        pk=mark.pk,
        defaults={
            "organisation_id": mark.organisation_id,
            "incident_id": mark.incident_id,
            "part": mark.part,
            "digest": mark.digest,
        },
    )


def keep_names(people: Sequence[Person]) -> None:
    """Mark many new people at once."""
    NameMark.objects.bulk_create(new_marks(people))


def forget_perpetrators(incident: Incident) -> None:
    """The other person's name goes, and so does what would find it."""
    NameMark.objects.filter(incident=incident, part=Compartment.PERPETRATOR).delete()


def forget_person(person_id: UUID) -> None:
    """Nothing finds this one person by name any more."""
    NameMark.objects.filter(pk=person_id).delete()


def forget_marks(incident_ids: Sequence[UUID]) -> None:
    """Nothing finds these incidents by a name any more; called before they go themselves."""
    NameMark.objects.filter(incident__in=incident_ids).delete()


def rebuild(organisation_id: UUID) -> tuple[int, int]:
    """Make every mark of this organisation anew from the names themselves.

    Tells how many there are and how many were not right: missing, stale, or of somebody who is gone. A
    portion is one transaction, so it can be broken off and begun again.
    """
    kept, wrong = 0, _without_person(organisation_id)
    for people in (Victim, Perpetrator):
        last = UUID(int=0)
        while True:
            rows = people.objects.filter(organisation_id=organisation_id, pk__gt=last).order_by("pk")
            portion: list[Person] = list(rows[:AT_A_TIME])
            if not portion:
                break
            last = portion[-1].pk
            marks, changed = _rebuilt(portion)
            kept, wrong = kept + marks, wrong + changed
    return kept, wrong


@transaction.atomic
def _rebuilt(people: Sequence[Person]) -> tuple[int, int]:
    wanted = {mark.pk: mark for mark in new_marks(people)}
    there = {mark.pk: mark for mark in NameMark.objects.filter(pk__in=[person.pk for person in people])}
    wrong = [pk for pk, mark in there.items() if pk not in wanted or _told(mark) != _told(wanted[pk])]
    NameMark.objects.filter(pk__in=wrong).delete()
    missing = [mark for pk, mark in wanted.items() if pk not in there or pk in wrong]
    NameMark.objects.bulk_create(missing)
    return len(wanted), len({*wrong, *(mark.pk for mark in missing)})


def _without_person(organisation_id: UUID) -> int:
    """Remove the marks of people who are not there any more."""
    marks = NameMark.objects.filter(organisation_id=organisation_id)
    lost = marks.exclude(pk__in=Victim.objects.values("pk")).exclude(pk__in=Perpetrator.objects.values("pk"))
    return lost.delete()[0]


def _told(mark: NameMark) -> tuple[object, ...]:
    return mark.organisation_id, mark.incident_id, mark.part, mark.digest


def _mark(person: Person, name: str) -> NameMark:
    part = Compartment.VICTIM if isinstance(person, Victim) else Compartment.PERPETRATOR
    return NameMark(
        pk=person.pk,
        organisation_id=person.organisation_id,
        incident_id=person.incident_id,
        part=part,
        digest=digest_of(person.organisation_id, part, name),
    )
