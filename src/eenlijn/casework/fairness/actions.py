# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting, hearing, the reply by link, own statements. Called by `dossier` in its transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.fairness.access import hearing_of_link
from eenlijn.casework.fairness.codes import HearingState, StatementWay
from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import new_number

# What was said has to be written down; why it comes later too.
NEEDS_SUMMARY = (HearingState.HEARD_ORAL, HearingState.HEARD_WRITTEN)
NEEDS_INVITATION = (HearingState.NO_SHOW,)


class HearingNotTold(Refused):
    """A hearing without what it needs; `field` names where to mend it."""

    def __init__(self, sentence: str, field: str) -> None:
        self.field = field
        super().__init__(sentence)


class ReplyEmpty(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf uw kant op, of kies dat u liever praat."))


@dataclass(frozen=True)
class Outcome:
    """How the other side was heard, or why not: what whoever handles it typed."""

    state: HearingState
    at: datetime
    summary: str = ""
    reason: str = ""
    has_support: bool = False


@dataclass(frozen=True)
class Reply:
    """What the other person sent by the link, word for word."""

    words: str
    wants_talk: bool = False
    reach: str = ""
    wants_support: bool = False
    interpreter: str = ""
    as_statement: bool = False


@dataclass(frozen=True)
class Invitation:
    """What makes an invitation that left: the digest of the link in it and what it told."""

    at: datetime
    link_digest: bytes | None
    link_ends_at: datetime
    facts: str


def invite(*, incident: Incident, invitation: Invitation) -> Hearing:
    """The invitation left: from now on the link works. An earlier invitation that is open ends unanswered."""
    open_ones = Hearing.objects.filter(incident=incident, state=HearingState.INVITED)
    open_ones.update(state=HearingState.NO_SHOW, ended_at=invitation.at)
    hearing = Hearing(
        organisation_id=incident.organisation_id,
        incident=incident,
        invited_at=invitation.at,
        link_digest=invitation.link_digest,
        link_ends_at=invitation.link_ends_at,
    )
    vault.seal(hearing, shown_facts=invitation.facts)
    hearing.save(force_insert=True)
    return hearing


def end_hearing(*, incident: Incident, actor: Actor, outcome: Outcome, now: datetime) -> Hearing:
    """Record how the other side was heard; an open invitation is ended by it, and its link with it."""
    found = Hearing.objects.select_for_update().filter(incident=incident, state=HearingState.INVITED).first()
    _check(outcome, found, incident, now)
    hearing = found or Hearing(
        organisation_id=incident.organisation_id, incident=incident, invited_at=outcome.at
    )
    hearing.state = outcome.state
    hearing.ended_at = max(outcome.at, hearing.invited_at)
    hearing.has_support = outcome.has_support
    hearing.recorded_by_id = actor.account_id
    vault.seal(
        hearing, summary=outcome.summary.strip() or None, postponed_reason=outcome.reason.strip() or None
    )
    hearing.save()
    return hearing


def _check(outcome: Outcome, found: Hearing | None, incident: Incident, now: datetime) -> None:
    if outcome.state == HearingState.INVITED:
        raise HearingNotTold(_("Kies hoe het is gegaan."), "state")
    if outcome.state in NEEDS_SUMMARY and not outcome.summary.strip():
        raise HearingNotTold(_("Schrijf op wat de ander vertelde."), "summary")
    if outcome.state in NEEDS_INVITATION and found is None:
        raise HearingNotTold(
            _("Er is nog geen uitnodiging weg. Dan kan iemand ook niet wegblijven."), "state"
        )
    if outcome.state == HearingState.POSTPONED and not outcome.reason.strip():
        raise HearingNotTold(_("Schrijf welk acuut gevaar er is. Anders hoor je de ander eerst."), "reason")
    if outcome.state == HearingState.POSTPONED and found is not None:
        raise HearingNotTold(_("De uitnodiging is al weg. Uitstellen kan dan niet meer."), "state")
    if not incident.occurred_at.replace(second=0, microsecond=0) <= outcome.at <= now:
        raise HearingNotTold(
            _("Dit moment kan niet. Kies een tijd na het voorval, niet in de toekomst."), "at"
        )


def reply_by_link(*, code: str, secret: str, reply: Reply, now: datetime) -> Hearing:
    """Keep the reply word for word; of two that are sent at once, one counts. The link is used up by it.

    The number of the receipt is drawn here: who keeps it can show that we have these words.

    Who only asks for a talk has not been heard yet: the invitation stays open.
    """
    hearing = hearing_of_link(code, secret, now)
    if hearing is None:
        raise NotVisible
    if not reply.words.strip() and not reply.wants_talk:
        raise ReplyEmpty
    taken = Hearing.objects.filter(pk=hearing.pk, link_used_at=None, state=HearingState.INVITED)
    if not taken.update(link_used_at=now):
        raise NotVisible
    hearing.link_used_at = now
    hearing.wants_talk, hearing.wants_support = reply.wants_talk, reply.wants_support
    hearing.receipt_number = new_number()
    vault.seal(
        hearing,
        reply=reply.words or None,
        reach=reply.reach.strip() or None,
        interpreter=reply.interpreter.strip() or None,
    )
    if reply.words.strip():
        hearing.state, hearing.ended_at = HearingState.HEARD_WRITTEN, now
    hearing.save()
    return hearing


@dataclass(frozen=True)
class Said:
    """An own statement, as it came in."""

    words: str
    way: StatementWay
    received_at: datetime


class StatementEmpty(Refused):
    def __init__(self) -> None:
        super().__init__(_("Typ de verklaring over, woord voor woord. Een lege verklaring bewaren wij niet."))


class StatementMoment(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Dit moment kan niet. Kies wanneer de verklaring binnenkwam: na het voorval, niet straks.")
        )


def keep_statement(*, incident: Incident, said: Said, account_id: UUID | None, now: datetime) -> Statement:
    """Keep what the other person wants to stand in the file; nothing in it is changed, then or later."""
    if not said.words.strip():
        raise StatementEmpty
    if not incident.occurred_at.replace(second=0, microsecond=0) <= said.received_at <= now:
        raise StatementMoment
    row = Statement(
        organisation_id=incident.organisation_id,
        incident=incident,
        way=said.way,
        received_at=said.received_at,
        kept_at=now,
        kept_by_id=account_id,
    )
    vault.seal(row, words=said.words)
    row.save(force_insert=True)
    return row


def forget_reach(incident: Incident) -> None:
    """Where the other person could be reached goes with their name; how far the hearing came stays."""
    for hearing in Hearing.objects.filter(incident=incident):
        vault.seal(hearing, reach=None, interpreter=None, shown_facts=None)
        hearing.save()
