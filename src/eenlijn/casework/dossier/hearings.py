# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other side of the story: recorded by who handles the dossier, or written by the other person.

Also what that person wants to stand in the file: an own statement, that nobody changes.
"""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.answering import circumstances_of, start_hearing_clock, stop_hearing_clocks
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.counting import count_heard_after
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.fairness import actions as fairness
from eenlijn.casework.fairness import queries
from eenlijn.casework.fairness.actions import Outcome, Reply, Said
from eenlijn.casework.fairness.codes import HAD_A_SAY, HearingState, StatementWay
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.fairness.queries import HearingView, ReplyPage, StatementView
from eenlijn.casework.incidents.access import relation_of
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction.codes import Source, SourceKind
from eenlijn.casework.redaction.queries import copies_of
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


def hearings(actor: Actor, number: str) -> tuple[HearingView, ...]:
    """The hearings of a dossier, newest first; the caller opened the dossier, with its trail line."""
    incident = access.answered(actor, number)
    with_words = may_read(actor, Compartment.OWN_WORDS, relation_of(actor, incident))
    found = queries.hearings_of(actor, incident, with_words=with_words)
    return found if with_words else _redacted(incident, found)


def _redacted(incident: Incident, found: tuple[HearingView, ...]) -> tuple[HearingView, ...]:
    """For who may not read what the other person said: the copies that somebody confirmed (decision 12)."""
    copies = {source: copy.text for source, copy in copies_of(incident).items()}
    return tuple(
        replace(
            one,
            reply=copies.get(Source(SourceKind.HEARING_REPLY, one.id), ""),
            summary=copies.get(Source(SourceKind.HEARING_SUMMARY, one.id), ""),
        )
        for one in found
    )


@transaction.atomic
def record_hearing(*, actor: Actor, number: str, outcome: Outcome, now: datetime) -> None:
    """Record that the other side was heard, or why not; a postponed one stays a task with a term."""
    incident = access.answered(actor, number)
    hear(incident=incident, actor=actor, outcome=outcome, now=now)
    append(actor, now, line("record_hearing", incident, Compartment.OWN_WORDS, Compartment.MEASURES))


def hear(*, incident: Incident, actor: Actor, outcome: Outcome, now: datetime) -> None:
    """The part of an act in which the other side was heard."""
    hearing = fairness.end_hearing(incident=incident, actor=actor, outcome=outcome, now=now)
    stop_hearing_clocks(incident, outcome.at)
    if hearing.state == HearingState.POSTPONED:
        start_hearing_clock(incident, hearing, circumstances_of(actor, incident, now), outcome.at)
    was_heard = hearing.state in (HearingState.HEARD_ORAL, HearingState.HEARD_WRITTEN)
    if hearing.state in HAD_A_SAY:
        count_heard_after(incident, now)
    act = Act.HEARD if was_heard else Act.HEARING_ENDED
    note(incident, act, outcome.at, actor.account_id, now=now, state=hearing.state)


@transaction.atomic
def open_reply_page(*, code: str, secret: str, now: datetime) -> ReplyPage:
    """What the holder of link and code reads, with a trail line; NotVisible when these do not work."""
    hearing = queries.hearing_behind(code, secret, now)
    if hearing is None:
        raise NotVisible
    page = replace(queries.reply_page(hearing), is_to_representative=_went_to_parents(hearing))
    append(_holder(hearing), now, line("open_reply_link", hearing.incident, Compartment.MEASURES))
    return page


def _went_to_parents(hearing: Hearing) -> bool:
    """Whether the invitation with this link went to the parent or guardian of a minor."""
    invitations = Answer.objects.filter(incident=hearing.incident_id, link_digest=hearing.link_digest)
    return hearing.link_digest is not None and invitations.exclude(representative=None).exists()


@transaction.atomic
def reply(*, code: str, secret: str, reply: Reply, now: datetime) -> str:
    """The other person wrote their side: kept word for word, and whoever handles it is told.

    Returns the number of the receipt.
    """
    hearing = fairness.reply_by_link(code=code, secret=secret, reply=reply, now=now)
    incident = hearing.incident
    if reply.as_statement and reply.words.strip():
        said = Said(reply.words, StatementWay.LINK, now)
        fairness.keep_statement(incident=incident, said=said, account_id=None, now=now)
        note(incident, Act.STATEMENT_KEPT, now, None, way=said.way.value)
    if hearing.state == HearingState.HEARD_WRITTEN:
        stop_hearing_clocks(incident, now)
        count_heard_after(incident, now)
    note(incident, Act.HEARD, now, None, state=hearing.state, wants_talk=hearing.wants_talk)
    tell(incident, "other_side_replied", access.told_handlers(incident, now), now)
    append(_holder(hearing), now, line("reply_by_link", incident, Compartment.OWN_WORDS))
    return hearing.receipt_number or ""


def statements(actor: Actor, number: str) -> tuple[StatementView, ...]:
    """The own statements in a dossier; the caller opened the dossier, with its trail line."""
    incident = access.answered(actor, number)
    with_words = may_read(actor, Compartment.OWN_WORDS, relation_of(actor, incident))
    return queries.statements_of(actor, incident, with_words=with_words)


@transaction.atomic
def add_statement(*, actor: Actor, number: str, said: Said, now: datetime) -> None:
    """Type over, from a letter or a talk, what the other person wants to stand in the file; closed or not."""
    incident = access.answered(actor, number)
    fairness.keep_statement(incident=incident, said=said, account_id=actor.account_id, now=now)
    note(incident, Act.STATEMENT_KEPT, now, actor.account_id, way=said.way.value)
    append(actor, now, line("add_statement", incident, Compartment.OWN_WORDS))


def _holder(hearing: Hearing) -> Actor:
    """Whoever holds the letter: nobody we know, within this employer."""
    return replace(Actor.link(hearing.organisation_id), name_for_trail="reply link", origin="web")
