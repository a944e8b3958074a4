# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms: what has to be done before when, over all dossiers."""

from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router

from eenlijn.casework.dossier import exchange_terms
from eenlijn.casework.dossier.exchange_terms import PlainTerm
from eenlijn.commons.access.codes import Scope
from eenlijn.doors.api.dossiers import READERS
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import ListAnswer, ListQuery, asked_of
from eenlijn.doors.api.policy import for_scope
from eenlijn.doors.api.shapes import Moment
from eenlijn.doors.api.term_shape import TermOut, term_values
from eenlijn.foundation.clock import now

router = Router(tags=["termijnen"])


class DossierTermOut(TermOut):
    """One term with the number of its dossier."""

    tells: ClassVar[str] = "Een termijn met het nummer van zijn dossier."

    id: UUID
    number: str
    is_exercise: bool
    changed_at: Moment


class TermList(ListAnswer[DossierTermOut]):
    """One portion of the terms."""

    tells: ClassVar[str] = "Een deel van de termijnen."


class TermQuery(ListQuery):
    """Which terms are asked for."""

    is_running: bool | None = None


@operation(
    router,
    "GET",
    "/termijnen",
    name="listTerms",
    summary="Lees de termijnen",
    policy=for_scope(Scope.TERMS_READ, *READERS),
    answers={200: TermList},
    description=(
        "Geef de termijnen, eerst wat het eerst klaar moet zijn. Met gewijzigdSinds komen de "
        "termijnen van de dossiers waaraan sinds dat moment iets wijzigde."
    ),
)
def list_terms(request: HttpRequest, query: FromQuery[TermQuery]) -> HttpResponse:
    """Give the terms this actor sees, soonest due first."""
    moment = now()
    asked = asked_of(query, "terms", moment)
    found = exchange_terms.terms(
        actor_of(request), is_running=query.is_running, portion=asked.portion, now=moment
    ).told(_out)
    return say(TermList(items=found.rows, **asked.ends(found)))


def _out(one: PlainTerm) -> DossierTermOut:
    return DossierTermOut(
        id=one.clock.id,
        number=one.number,
        is_exercise=one.is_exercise,
        changed_at=one.changed_at,
        **term_values(one.clock),
    )
