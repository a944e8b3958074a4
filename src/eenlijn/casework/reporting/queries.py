# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading reports: the shape of their content, intake links, and whose report a code opens."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.reporting.access import may_manage_links, visible_to
from eenlijn.casework.reporting.models import Feedback, IntakeLink, Report
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Unit
from eenlijn.foundation.identifiers import code_digest


@dataclass(frozen=True)
class ReportContent:
    """What the reporter typed, in the shape that is sealed. Moments are in UTC.

    `kinds` are the plain choices (at least one, the first is the main one); `occurred_at` is None when
    the reporter chose "just now": then the moment of receipt counts.
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

    def canonical(self) -> bytes:
        """The same content gives the same bytes, whoever sends it."""
        values = asdict(self)
        values["occurred_at"] = self.occurred_at.isoformat() if self.occurred_at else None
        return json.dumps(values, sort_keys=True, ensure_ascii=False).encode()

    @classmethod
    def from_canonical(cls, data: bytes) -> "ReportContent":
        values = json.loads(data)
        moment = values["occurred_at"]
        values["occurred_at"] = datetime.fromisoformat(moment) if moment else None
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


def report_of_code(code: str) -> tuple[UUID, UUID] | None:
    """(organisation, report) that a receipt code opens; nothing for any other text."""
    return Report.objects.filter(code_digest=code_digest(code)).values_list("organisation_id", "pk").first()


def own_words(actor: Actor, report: Report) -> str:
    """The words as written; the caller has established that this actor may read C2 and C3 of it."""
    if actor.organisation_id != report.organisation_id:
        raise PermissionError(report.pk)
    return vault.open(report, "own_words")


@dataclass(frozen=True)
class LinkRow:
    id: UUID
    slug: str
    place: str
    unit_name: str
    is_ended: bool


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


def feedback_moments(report_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the reporter last heard from us, by report."""
    told = Feedback.objects.filter(report__in=list(report_ids)).order_by("at").values_list("report_id", "at")
    return dict(told)
