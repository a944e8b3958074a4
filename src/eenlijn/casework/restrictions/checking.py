# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check at a desk: may this person be received as usual, yes or no, and then what to do (decision 31).

Exact family name with day of birth, or a client number; nothing like it, no list, no part of a name. Who is
not found, works elsewhere, runs apart or belongs to a case in which the asker is involved all give the same
answer, by the same statements. Every question is a line of the trail, with what was typed as a keyed digest.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from eenlijn.casework.restrictions.access import checked_by
from eenlijn.casework.restrictions.codes import MarkKind
from eenlijn.casework.restrictions.marks import digest_of
from eenlijn.casework.restrictions.matching import client_key, is_family_name_of, name_key
from eenlijn.casework.restrictions.models import DeskMark, DeskQuestion, Restriction
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

PURPOSE: Final = "desk_check"
# More than a queue at a desk asks, and far fewer than looking people up takes.
MOST: Final = 40
WITHIN: Final = timedelta(hours=1)


@dataclass(frozen=True)
class DeskAsked:
    """What was typed: a family name with a day of birth, or a client number."""

    family_name: str = ""
    birth_date: date | None = None
    client_number: str = ""


@dataclass(frozen=True)
class Arrangement:
    """What somebody at a desk does now; nothing of who or why."""

    instruction: str
    until: date
    to_call: str


@dataclass(frozen=True)
class DeskAnswer:
    """Nothing arranged is the empty answer. `again_at`: too many questions, ask from then on."""

    arrangements: tuple[Arrangement, ...] = ()
    again_at: datetime | None = None


@transaction.atomic
def check_at_desk(*, actor: Actor, asked: DeskAsked, now: datetime) -> DeskAnswer:
    """Answer one question; six statements when nothing is arranged, whoever it is about."""
    if not (actor.is_person and actor.has(Role.DSK)):
        raise NotVisible
    again_at = _again_at(actor, now)
    if again_at is not None:
        append(actor, now, _line(actor, asked, "too_many"))
        return DeskAnswer(again_at=again_at)
    DeskQuestion.objects.create(organisation_id=actor.scope_id, account_id=actor.person_id, asked_at=now)
    found = _found(actor, asked, to_local(now).date())
    append(actor, now, _line(actor, asked, "done"))
    return DeskAnswer(tuple(_arrangement(row) for row in found))


def _again_at(actor: Actor, now: datetime) -> datetime | None:
    lately = DeskQuestion.objects.filter(
        organisation_id=actor.scope_id, account_id=actor.person_id, asked_at__gt=now - WITHIN
    )
    moments = list(lately.order_by("-asked_at").values_list("asked_at", flat=True)[:MOST])
    return moments[-1] + WITHIN if len(moments) == MOST else None


def _found(actor: Actor, asked: DeskAsked, day: date) -> list[Restriction]:
    kind, key = _key(asked)
    mark = DeskMark.objects.filter(
        organisation_id=actor.scope_id,
        restriction=OuterRef("pk"),
        kind=kind,
        digest=digest_of(actor.scope_id, kind, key),
    )
    rows = list(checked_by(actor, day).filter(Exists(mark)).order_by("ends_on", "pk"))
    if rows:
        vault.read_ahead(rows, "instruction")
    return [row for row in rows if _is_about(row, asked)]


def _is_about(row: Restriction, asked: DeskAsked) -> bool:
    """The marks are short: what was sealed decides."""
    if asked.client_number:
        return client_key(vault.open(row, "client_number")) == client_key(asked.client_number)
    born = asked.birth_date.isoformat() if asked.birth_date else ""
    is_same_day = vault.open(row, "birth_date") == born
    return is_same_day and is_family_name_of(asked.family_name, vault.open(row, "name"))


def _key(asked: DeskAsked) -> tuple[MarkKind, str]:
    if asked.client_number:
        return MarkKind.CLIENT, client_key(asked.client_number)
    if asked.birth_date is None:
        raise NotVisible
    return MarkKind.NAME, name_key(asked.family_name, asked.birth_date)


def _arrangement(row: Restriction) -> Arrangement:
    return Arrangement(vault.open(row, "instruction"), row.ends_on, vault.open(row, "to_call"))


def _line(actor: Actor, asked: DeskAsked, result: str) -> Entry:
    """What was asked, as a keyed digest of this employer; never the answer, which would be about a person."""
    kind, key = _key(asked)
    return Entry(
        action="desk_check",
        object_type="desk_check",
        compartments=(Compartment.MEASURES,),
        purpose=PURPOSE,
        result=result,
        detail={"by": kind.value, "typed": digest_of(actor.scope_id, kind, key)},
    )
