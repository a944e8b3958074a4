# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read behind broken glass, and what whoever reviews it reads: never the case itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.damages.queries import Line, lines_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.queries import Dossier, dossier_of
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.queries import PoliceView, police_history
from eenlijn.casework.response.queries import OpenAnswer, answers_read_behind_glass
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import GlassReason, GlassSilence, GlassVerdict, Relation, Right, Role
from eenlijn.commons.access.matrix import MATRIX, may_read
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.queries import Reader, readers_at
from eenlijn.foundation.sealed.compartments import Compartment

REVIEW_TERM: Final = timedelta(days=7)
LONGEST_LIST: Final = 100
CARE: Final = frozenset({Act.CARE_PLANNED, Act.CARE_MADE, Act.CARE_DECLINED})


@dataclass(frozen=True)
class BehindGlass:
    """One case as a privacy officer reads it; `ends_at` is when the page closes by itself."""

    dossier: Dossier
    answers: tuple[OpenAnswer, ...]
    police: tuple[PoliceView, ...]
    damage: tuple[Line, ...]
    reason: GlassReason
    ends_at: datetime


@dataclass(frozen=True)
class Glass:
    """One broken glass for whoever reviews: who by function, why, how long; the words only when asked."""

    id: UUID
    number: str
    reader: Reader
    name: str
    reason: GlassReason
    silence: GlassSilence | None
    opened_at: datetime
    closed_at: datetime
    is_open: bool
    is_mine: bool
    is_late: bool
    due_at: datetime
    verdict: GlassVerdict | None
    reviewed_at: datetime | None
    words: str = ""
    review_words: str = ""
    silence_was_right: bool | None = None


def open_parts(actor: Actor) -> tuple[Compartment, ...]:
    """What glass opens for this actor: what the matrix marks with B, and own words where it opens both."""
    marked = [part for part, one in MATRIX[Role.DPO].items() if one.right is Right.BREAK_GLASS]
    parts = [*marked, Compartment.OWN_WORDS]
    # Facts are in the clear for every reader; a line names what is sealed.
    return tuple(
        part
        for part in parts
        if part is not Compartment.FACTS and may_read(actor, part, Relation.BREAK_GLASS)
    )


def behind_glass_of(actor: Actor, incident: Incident, now: datetime, *, names_revealed: bool) -> BehindGlass:
    """The case, to read only. The caller has written the line with `open_behind_glass`."""
    glass = (
        BrokenGlass.objects.filter(incident_id=incident.pk, account_id=actor.person_id, ended_at=None)
        .filter(ends_at__gt=now)
        .first()
    )
    if glass is None:
        raise NotVisible
    found = dossier_of(actor, incident, now, names_revealed=names_revealed)
    return BehindGlass(
        # Glass never opens care (C4), not even that it was arranged.
        dossier=replace(found, timeline=tuple(done for done in found.timeline if done.act not in CARE)),
        answers=answers_read_behind_glass(actor, incident),
        police=police_history(incident) if Compartment.MEASURES in open_parts(actor) else (),
        damage=lines_of(actor, incident),
        reason=GlassReason(glass.reason),
        ends_at=glass.ends_at,
    )


def glass_visible_to(actor: Actor) -> "QuerySet[BrokenGlass]":
    """Every broken glass of the own employer, for privacy officers and log reviewers; else none.

    Of a case in which they are involved, or stand in that line, nothing.
    """
    if not (actor.is_person and actor.has(Role.DPO, Role.LOG)):
        return BrokenGlass.objects.none()
    mine = BrokenGlass.objects.filter(organisation_id=actor.scope_id)
    return mine.filter(~conflicts.keeps_out(actor, "incident_id"))


def glasses(actor: Actor, now: datetime) -> list[Glass]:
    """The newest first, what waits for a review before all; three queries at most."""
    rows = list(glass_visible_to(actor).order_by("-opened_at", "pk")[:LONGEST_LIST])
    return _told(actor, sorted(rows, key=lambda row: row.reviewed_at is not None), now)


def glass_of(actor: Actor, glass_id: UUID, now: datetime) -> Glass:
    """One, with the words of who broke it and of who reviewed it."""
    row = glass_visible_to(actor).filter(pk=glass_id).first()
    if row is None:
        raise NotVisible
    return _told(actor, [row], now, with_words=True)[0]


def waiting_glass(actor: Actor) -> int:
    """How many wait for a review by this person."""
    return glass_visible_to(actor).filter(reviewed_at=None).exclude(account_id=actor.person_id).count()


def _told(actor: Actor, rows: list[BrokenGlass], now: datetime, *, with_words: bool = False) -> list[Glass]:
    readers = readers_at(actor, [(row.account_id, row.opened_at) for row in rows])
    # Names go through the privacy officer.
    names = names_of({row.account_id for row in rows}) if actor.has(Role.DPO) else {}
    return [
        _glass(row, reader, names.get(row.account_id, ""), actor, now, with_words=with_words)
        for row, reader in zip(rows, readers, strict=True)
    ]


def _glass(
    row: BrokenGlass, reader: Reader, name: str, actor: Actor, now: datetime, *, with_words: bool
) -> Glass:
    closed_at = row.ended_at or row.ends_at
    due_at = row.opened_at + REVIEW_TERM
    return Glass(
        id=row.pk,
        number=row.number,
        reader=reader,
        name=name,
        reason=GlassReason(row.reason),
        silence=GlassSilence(row.silence) if row.silence else None,
        opened_at=row.opened_at,
        closed_at=closed_at,
        is_open=row.ended_at is None and row.ends_at > now,
        is_mine=row.account_id == actor.account_id,
        is_late=row.reviewed_at is None and due_at <= now,
        due_at=due_at,
        verdict=GlassVerdict(row.verdict) if row.verdict else None,
        reviewed_at=row.reviewed_at,
        words=vault.open(row, "words") if with_words else "",
        review_words=vault.open(row, "review_words") if with_words else "",
        silence_was_right=row.silence_was_right,
    )


def verdicts_of(incident_ids: Iterable[UUID], organisation_id: UUID) -> list[tuple[datetime, datetime, str]]:
    """Of each glass of these incidents from when to when, and what the reviewer found; no words."""
    rows = BrokenGlass.objects.filter(incident_id__in=list(incident_ids), organisation_id=organisation_id)
    return [
        (row.opened_at, row.ended_at or row.ends_at, row.verdict)
        for row in rows.only("opened_at", "ended_at", "ends_at", "verdict").order_by("opened_at")
    ]
