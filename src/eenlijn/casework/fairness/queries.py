# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading hearings and statements: for who handles the dossier, for the letters, for who holds the link."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.fairness.access import (
    ended_by_not_upheld,
    hearing_of_link,
    hearings_visible_to,
    statements_visible_to,
)
from eenlijn.casework.fairness.codes import HAD_A_SAY, HearingState, StatementWay
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import code_digest


@dataclass(frozen=True)
class HearingView:
    """A hearing for who handles it; `reply` is in the other person's own words, never edited."""

    id: UUID
    state: HearingState
    invited_at: datetime
    link_ends_at: datetime | None
    link_used_at: datetime | None
    has_support: bool
    wants_talk: bool
    reach: str
    ended_at: datetime | None
    summary: str
    reply: str
    postponed_reason: str
    wants_support: bool = False
    interpreter: str = ""
    receipt_number: str = ""
    # To tell by telephone to who lost it; only while somebody may still reply by it.
    secret: str = ""

    @property
    def is_open(self) -> bool:
        return self.state == HearingState.INVITED


def employer_of_link(code: str) -> UUID | None:
    """Whose letter this code stands in, whether its link still works or not. One query."""
    return (
        Hearing.objects.filter(link_digest=code_digest(code))
        .values_list("organisation_id", flat=True)
        .first()
    )


def hearings_of(actor: Actor, incident: Incident, *, with_words: bool) -> tuple[HearingView, ...]:
    """The hearings of an incident, newest first; one statement. Callers put the trail line beside it.

    `with_words` is whether this actor may read what the other person said.
    """
    rows = hearings_visible_to(actor).filter(incident=incident).order_by("-invited_at", "pk")
    return tuple(_view(row, with_words=with_words) for row in rows)


def _view(row: Hearing, *, with_words: bool) -> HearingView:
    return HearingView(
        id=row.pk,
        state=HearingState(row.state),
        invited_at=row.invited_at,
        link_ends_at=row.link_ends_at,
        link_used_at=row.link_used_at,
        has_support=row.has_support,
        wants_talk=row.wants_talk,
        reach=vault.open(row, "reach") if with_words else "",
        ended_at=row.ended_at,
        summary=vault.words(row, "summary") if with_words else "",
        reply=vault.words(row, "reply") if with_words else "",
        postponed_reason=vault.open(row, "postponed_reason"),
        wants_support=row.wants_support,
        interpreter=vault.open(row, "interpreter") if with_words else "",
        receipt_number=row.receipt_number or "",
        secret=_secret(row) if with_words else "",
    )


def _secret(row: Hearing) -> str:
    if row.state != HearingState.INVITED or row.link_used_at is not None or row.link_digest is None:
        return ""
    return reply_code(row.organisation_id, bytes(row.link_digest))


@dataclass(frozen=True)
class StatementView:
    """What the other person wants to stand in the file; word for word, or empty for who may not read it."""

    way: StatementWay
    received_at: datetime
    words: str


def statements_of(actor: Actor, incident: Incident, *, with_words: bool) -> tuple[StatementView, ...]:
    """The own statements of an incident, oldest first. Callers put the trail line beside it."""
    rows = statements_visible_to(actor).filter(incident=incident).order_by("received_at", "pk")
    return tuple(
        StatementView(StatementWay(row.way), row.received_at, vault.words(row, "words") if with_words else "")
        for row in rows
    )


@dataclass(frozen=True)
class HearingSign:
    """How far hearing the other side is, without a word of what was said."""

    state: HearingState
    invited_at: datetime
    ended_at: datetime | None

    @property
    def had_say(self) -> bool:
        return self.state in HAD_A_SAY


def hearing_sign(incident_id: UUID) -> HearingSign | None:
    """The hearing that counts: the last in which the other person could speak, else the last one of all."""
    rows = Hearing.objects.filter(incident=incident_id).order_by("-invited_at", "pk")
    signs = [
        HearingSign(HearingState(row.state), row.invited_at, row.ended_at) for row in rows.defer("reply")
    ]
    return next((one for one in signs if one.had_say), signs[0] if signs else None)


@dataclass(frozen=True)
class ReplyPage:
    """What the holder of the link reads; who reported is never among it."""

    organisation_name: str
    facts: str
    ends_at: datetime | None
    is_not_upheld: bool = False
    is_to_representative: bool = False


def hearing_behind(code: str, secret: str, now: datetime) -> Hearing | None:
    """The hearing this link and code open, to reply or to read that nothing was upheld; else None."""
    return hearing_of_link(code, secret, now) or ended_by_not_upheld(code, secret)


def reply_page(hearing: Hearing) -> ReplyPage:
    """The page behind a link and its code; when nothing was upheld only that."""
    organisation = hearing.organisation
    if hearing.incident.status == Status.NOT_UPHELD:
        return ReplyPage(organisation.name, "", None, is_not_upheld=True)
    return ReplyPage(
        organisation_name=organisation.name,
        facts=vault.open(hearing, "shown_facts"),
        ends_at=hearing.link_ends_at,
    )
