# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports: sending one in, and following the own ones."""

from typing import Annotated, ClassVar, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, override
from ninja import Body, Router
from ninja import Query as FromQuery
from pydantic import Field

from eenlijn.casework.dossier.exchange_reports import PlainReport, own_reports, receipt
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.reporting.queries import OpenLink, holder_of_code, open_link
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.api.mistakes import sentence_of
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import ListAnswer, ListQuery, asked_of
from eenlijn.doors.api.policy import for_everyone, for_scope
from eenlijn.doors.api.problems import BadInput, Mistake
from eenlijn.doors.api.report_shape import EXAMPLE, SentReport
from eenlijn.doors.api.shapes import Answer, Ask, Moment, OneOf
from eenlijn.doors.api.term_shape import TermOut, term_out
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import parse_report_key

router = Router(tags=["meldingen"])
LONGEST_CODE: Final = 40
# What the door of the process says of a request when more reports come in than can be worked on.
IS_CROWDED: Final = "eenlijn.is_crowded"
RECEIPT_EXAMPLE: Final = {
    "nummer": "7K4M-2QX",
    "ontvangstcode": "1Z3M-1567-3VVD-8JV2",
    "ontvangenOp": "2026-11-23T07:14:02.318000Z",
    "volgadres": "https://meld.voorbeeld.nl/ontvangst/1Z3M-1567-3VVD-8JV2/",
}


class ReceiptOut(Answer):
    """The receipt of a report."""

    tells: ClassVar[str] = (
        "Het ontvangstbewijs. Wie de code heeft, volgt de melding: geef hem alleen aan de melder."
    )

    number: str
    code: str
    received_at: Moment
    follow_address: str


class OwnReportOut(Answer):
    """An own report: how it stands, nothing of what was told."""

    tells: ClassVar[str] = "Een eigen melding: hoe het ermee staat, niets van wat er is verteld."

    number: str
    received_at: Moment
    changed_at: Moment
    status: Annotated[str, OneOf(Status.values)] | None
    answer_term: TermOut | None
    is_taken_over: bool
    waits_for_me: bool
    is_exercise: bool


class OwnReportList(ListAnswer[OwnReportOut]):
    """One portion of the own reports."""

    tells: ClassVar[str] = "Een deel van de eigen meldingen."


class CodeIn(Ask):
    """The code of a receipt."""

    tells: ClassVar[str] = (
        "De code van een ontvangstbewijs; in de inhoud en nooit in een adres, want adressen blijven hangen."
    )

    code: Annotated[str, Field(max_length=LONGEST_CODE)]


@operation(
    router,
    "POST",
    "/meldingen",
    name="sendReport",
    summary="Stuur een melding in",
    policy=for_scope(Scope.REPORTS_WRITE),
    answers={201: ReceiptOut, 200: ReceiptOut},
    refusals=(409,),
    example=EXAMPLE,
    answer_example=RECEIPT_EXAMPLE,
    description=(
        "Bewaar een melding en geef het ontvangstbewijs. Dezelfde meldsleutel met dezelfde inhoud is "
        "dezelfde melding: dan komt hetzelfde bewijs terug, met 200. Met een andere inhoud is het "
        "409 en verandert er niets. Kwam er geen antwoord, stuur dan precies hetzelfde nog eens. Een "
        "melding wordt nooit geweigerd omdat er veel binnenkomen. Met `isAnderCollega` loopt de melding "
        "apart: geen systeem ziet hem daarna, ook deze koppeling niet."
    ),
)
def send_report(request: HttpRequest, report: Body[SentReport]) -> HttpResponse:
    """Keep a report, once per key, and give its receipt."""
    actor, moment = actor_of(request), now()
    made = open_from_report(
        actor=actor,
        organisation_id=actor.scope_id,
        link=_link(report.intake_link, actor.scope_id),
        content=report.content(moment),
        report_key=parse_report_key(report.report_key) or b"",
        language=get_language() or "nl",
        is_exercise=report.is_exercise,
        may_open_later=bool(request.META.get(IS_CROWDED)),
        now=moment,
    )
    told = ReceiptOut(
        number=made.number,
        code=made.code,
        received_at=made.received_at,
        follow_address=_follow_address(made.code),
    )
    return say(told, 201 if made.is_new else 200)


@operation(
    router,
    "GET",
    "/meldingen",
    name="listOwnReports",
    summary="Volg de eigen meldingen",
    policy=for_scope(Scope.REPORTS_READ, Role.EMP),
    answers={200: OwnReportList},
    description=(
        "Geef de meldingen die deze koppeling zelf instuurde, of die van de persoon die is aangemeld."
    ),
)
def list_own_reports(request: HttpRequest, query: FromQuery[ListQuery]) -> HttpResponse:
    """Give the reports this token sent, or those of the person who asks."""
    moment = now()
    asked = asked_of(query, "reports", moment)
    found = own_reports(actor_of(request), asked.portion, moment).told(_own)
    return say(OwnReportList(items=found.rows, **asked.ends(found)))


@operation(
    router,
    "POST",
    "/ontvangstbewijzen/_zoek",
    name="findReceipt",
    summary="Kijk met de code hoe het met een melding staat",
    policy=for_everyone(reason="who holds the code of a receipt follows that report, as on its page"),
    answers={200: OwnReportOut},
    refusals=(404,),
    example={"ontvangstcode": "7K4M-2QXW-9F3T-H8RA"},
    description="Geef hoe het met de melding staat, voor wie de code heeft. Er verandert niets.",
)
def find_receipt(request: HttpRequest, asked: Body[CodeIn]) -> HttpResponse:
    """Tell how a report stands to whoever holds its code; nothing changes."""
    with walls.reaching(Reach.FIND_REPORT):
        holder = holder_of_code(asked.code)
    if holder is None:
        raise NotVisible
    walls.enter(holder.organisation_id)
    return say(_own(receipt(holder.actor(), holder.report_id, now())))


def _own(one: PlainReport) -> OwnReportOut:
    own = one.own
    return OwnReportOut(
        number=own.number,
        received_at=own.received_at,
        changed_at=one.changed_at,
        status=own.status,
        answer_term=term_out(own.clock) if own.clock else None,
        is_taken_over=own.is_taken_over,
        waits_for_me=own.waits_for_me,
        is_exercise=own.is_exercise,
    )


def _link(slug: str, organisation_id: UUID) -> OpenLink | None:
    """The link that was named; one of another organisation does not exist."""
    if not slug:
        return None
    with walls.reaching(Reach.FIND_LINK):
        link = open_link(slug)
    if link is None or link.organisation_id != organisation_id:
        raise BadInput([Mistake("body", "meldlink", "no_link", sentence_of("no_link", "meldlink"))])
    return link


def _follow_address(code: str) -> str:
    """The page of the receipt; in Dutch, so that a report that is sent again gets the same bytes."""
    with override("nl"):
        return f"{settings.EENLIJN_BASE_URL}{reverse('report:receipt', args=[code])}"
