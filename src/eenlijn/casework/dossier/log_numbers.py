# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers of cases for whoever reviews the log: a line holds ids, a person reads numbers."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.identifiers import normalise_number


def numbers_of(actor: Actor, object_ids: Iterable[str]) -> dict[str, str]:
    """The number of each of these cases and reports of the own employer, by id as the trail writes it."""
    asked = {UUID(one) for one in object_ids if _is_id(one)}
    if not asked or actor.organisation_id is None:
        return {}
    reports = Report.objects.filter(organisation_id=actor.scope_id, pk__in=asked)
    cases = Incident.objects.filter(organisation_id=actor.scope_id, pk__in=asked)
    found = {*reports.values_list("pk", "number"), *cases.values_list("pk", "number")}
    return {str(pk): number for pk, number in found}


def objects_of(actor: Actor, typed_number: str) -> tuple[str, ...]:
    """The ids under which the trail tells of this number; none for a number of nobody or elsewhere."""
    number = normalise_number(typed_number)
    if not number or actor.organisation_id is None:
        return ()
    mine = {"organisation_id": actor.scope_id, "number": number}
    cases = Incident.objects.filter(**mine).values_list("pk", flat=True)
    reports = Report.objects.filter(**mine).values_list("pk", flat=True)
    return tuple(str(pk) for pk in (*cases, *reports))


def pages_of(actor: Actor, numbers: Collection[str]) -> frozenset[str]:
    """Of these numbers those whose dossier this reader may open by an own task; never behind glass.

    Reviewing gives no way into a dossier: who has none reads a number and no link. One statement.
    """
    if not numbers or actor.organisation_id is None:
        return frozenset()
    seen = incidents.visible_to(replace(actor, broken_glass=frozenset())).filter(number__in=list(numbers))
    return frozenset(seen.values_list("number", flat=True))


def hidden_from(actor: Actor) -> frozenset[str]:
    """The cases of which a log, a queue and a list of acts show nothing to this reader, and their reports.

    The protected lane to nobody, and to whoever is involved, or stands in that line, that case.
    """
    if actor.organisation_id is None:
        return frozenset()
    hidden = Incident.objects.filter(organisation_id=actor.scope_id).filter(
        Q(lane=Lane.PROTECTED) | Q(conflicts.keeps_out(actor))
    )
    ids = {pk for pair in hidden.values_list("pk", "report_id") for pk in pair if pk is not None}
    return frozenset(str(pk) for pk in ids)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
