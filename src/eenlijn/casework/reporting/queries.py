# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading reports: the shape of their content, intake links, and whose report a code opens."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q

from eenlijn.casework.reporting.access import may_manage_links, visible_to
from eenlijn.casework.reporting.codes import FeedbackKind, ReporterRole
from eenlijn.casework.reporting.models import CareAnswer, Feedback, FollowUpAnswer, IntakeLink, Report
from eenlijn.casework.reporting.questions import QUESTIONS, Question
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Unit
from eenlijn.foundation.identifiers import code_digest
from eenlijn.foundation.prepared import Among, Prepared
from eenlijn.foundation.sealed.compartments import Compartment

_MOMENTS = ("occurred_at", "addressed_at")
# Asked since the first reports were kept: a report without them has the bytes that it had then.
_LATER = ("other_is_colleague", "other_name", "other_address")


@dataclass(frozen=True)
class ReportContent:
    """What the reporter typed, in the shape that is sealed. Moments are in UTC.

    `kinds` are the plain choices (at least one, the first is the main one); `occurred_at` is None when
    the reporter chose "just now": then the moment of receipt counts. `way` and `channel` are codes of the
    register; `lead` is the page, number or account from which it came. Who reports for a colleague says
    in which role. `is_addressed` with no moment of its own means: addressed when it happened.
    """

    kinds: tuple[str, ...]
    when: str
    occurred_at: datetime | None
    place: str
    words: str
    wish: str
    is_safe_now: bool
    name: str = ""
    address: str = ""
    way: str = "own"
    reporter_role: str = ReporterRole.SELF.value
    colleague_name: str = ""
    colleague_address: str = ""
    channel: str = ""
    lead: str = ""
    is_addressed: bool | None = None
    addressed_at: datetime | None = None
    # Of a report about a colleague: what the reporter calls that colleague, and the address at work.
    other_is_colleague: bool = False
    other_name: str = ""
    other_address: str = ""

    def canonical(self) -> bytes:
        """The same content gives the same bytes, whoever sends it; what was asked later only if answered."""
        values = {name: value for name, value in vars(self).items() if value or name not in _LATER}
        for name in _MOMENTS:
            values[name] = values[name].isoformat() if values[name] else None
        return json.dumps(values, sort_keys=True, ensure_ascii=False).encode()

    @classmethod
    def from_canonical(cls, data: bytes) -> "ReportContent":
        values = json.loads(data)
        for name in _MOMENTS:
            values[name] = datetime.fromisoformat(values[name]) if values[name] else None
        values["kinds"] = tuple(values["kinds"])
        return cls(**values)


@dataclass(frozen=True)
class OpenLink:
    """A working intake link with all that the form shows."""

    id: UUID
    organisation_id: UUID
    slug: str
    organisation_name: str
    place: str
    unit_id: UUID
    unit_name: str
    is_exercise: bool
    internal_label: str
    internal_number: str
    duty_label: str
    duty_number: str
    duty_hours: str
    care_label: str
    care_number: str


def open_link(slug: str) -> OpenLink | None:
    """Unknown, foreign, ended and impossible links are the same: None."""
    if not slug.isalnum():
        return None
    link = IntakeLink.objects.select_related("organisation", "unit").filter(slug=slug, ended_at=None).first()
    if link is None:
        return None
    organisation = link.organisation
    return OpenLink(
        id=link.pk,
        organisation_id=organisation.pk,
        slug=link.slug,
        organisation_name=organisation.name,
        place=link.place,
        unit_id=link.unit_id,
        unit_name=link.unit.name,
        is_exercise=link.is_exercise,
        internal_label=organisation.phone_label,
        internal_number=organisation.phone_number,
        duty_label=organisation.duty_phone_label,
        duty_number=organisation.duty_phone_number,
        duty_hours=organisation.duty_phone_hours,
        care_label=organisation.care_phone_label,
        care_number=organisation.care_phone_number,
    )


@dataclass(frozen=True)
class CodeHolder:
    """Whose code it is: of who typed the report, or of the colleague for whom it was typed."""

    organisation_id: UUID
    report_id: UUID
    is_on_behalf: bool
    is_colleague: bool

    def actor(self) -> Actor:
        """Who holds the code, in the role the matrix knows them by."""
        if self.is_colleague:
            return Actor.colleague(self.organisation_id, self.report_id)
        made = Actor.typist if self.is_on_behalf else Actor.reporter
        return made(self.organisation_id, self.report_id)


def holder_of_code(code: str) -> CodeHolder | None:
    """Who a code of a receipt belongs to; nothing for any other text. One query."""
    digest = code_digest(code)
    found = (
        Report.objects.filter(Q(code_digest=digest) | Q(colleague_code_digest=digest))
        .values_list("organisation_id", "pk", "reporter_role", "code_digest")
        .first()
    )
    if found is None:
        return None
    organisation_id, report_id, role, receipt_digest = found
    return CodeHolder(
        organisation_id,
        report_id,
        is_on_behalf=role != ReporterRole.SELF,
        is_colleague=bytes(receipt_digest) != digest,
    )


def own_words(actor: Actor, report: Report) -> str:
    """The words as written; the caller has established that this actor may read C2 and C3 of it."""
    if actor.organisation_id != report.organisation_id:
        raise PermissionError(report.pk)
    return vault.words(report, "own_words")


@dataclass(frozen=True)
class LinkRow:
    id: UUID
    slug: str
    place: str
    unit_name: str
    is_ended: bool
    is_exercise: bool


def links_of(actor: Actor) -> list[LinkRow]:
    """The intake links of the own organisation, working ones first, for the people who hang them up."""
    found = visible_to(actor).select_related("unit").order_by("-ended_at", "unit__name", "place")
    rows = [
        LinkRow(
            id=link.pk,
            slug=link.slug,
            place=link.place,
            unit_name=link.unit.name,
            is_ended=bool(link.ended_at),
            is_exercise=link.is_exercise,
        )
        for link in found
    ]
    return sorted(rows, key=lambda row: row.is_ended)


@dataclass(frozen=True)
class LinkUnit:
    """A part of the organisation for which a link can be made."""

    id: UUID
    name: str


def units_for_links(actor: Actor) -> list[LinkUnit]:
    """The units of the own organisation, by name, for who may make links; else none."""
    if not may_manage_links(actor):
        return []
    units = Unit.objects.filter(organisation_id=actor.scope_id, valid_until=None)
    return [LinkUnit(pk, name) for pk, name in units.order_by("name").values_list("pk", "name")]


@dataclass(frozen=True)
class HeardLast:
    """When the reporter last heard from us, and whether they ever heard what was done."""

    at: datetime
    knows_what_was_done: bool


def feedback_moments(report_ids: Iterable[UUID]) -> dict[UUID, HeardLast]:
    """How far the reporter is told, by report; one statement."""
    found: dict[UUID, HeardLast] = {}
    for report_id, kind, at in _told(ids=list(report_ids)):
        knew = report_id in found and found[report_id].knows_what_was_done
        found[report_id] = HeardLast(at, knew or kind in (FeedbackKind.DONE, FeedbackKind.CLOSING))
    return found


_told: Final = Prepared(
    lambda: (
        Feedback.objects.filter(Among("report_id", "ids"))
        .order_by("at")
        .values_list("report_id", "kind", "at")
    )
)


@dataclass(frozen=True)
class Kept:
    """One answer after the receipt, opened."""

    question: Question
    value: str
    answered_at: datetime


def answers_of(report: Report, compartments: Collection[Compartment]) -> dict[str, Kept]:
    """The last answer per question, as far as its compartment is open to who asks; the caller knows that.

    Earlier answers stay as rows and are not shown. One query; what is for who gives care is another.
    """
    rows: list[FollowUpAnswer | CareAnswer] = []
    if set(compartments) != {Compartment.AFTERCARE}:
        rows += FollowUpAnswer.objects.filter(report=report, is_current=True, question__in=QUESTIONS)
    if Compartment.AFTERCARE in compartments:
        rows += CareAnswer.objects.filter(report=report, is_current=True, question__in=QUESTIONS)
    opened = {}
    for row in sorted(rows, key=lambda row: row.answered_at):
        question = QUESTIONS[row.question]
        if question.compartment in compartments:
            value = vault.words(row, question.column)
            opened[row.question] = Kept(question, value, row.answered_at)
    return opened


def answered_questions(report: Report) -> frozenset[str]:
    """The codes of the questions that have an answer, whoever may read it.

    Not those about care: they are asked of everybody, so it does not matter here.
    """
    rows = FollowUpAnswer.objects.filter(report=report, is_current=True)
    return frozenset(rows.values_list("question", flat=True))
