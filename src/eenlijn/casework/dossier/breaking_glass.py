# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Breaking glass: a privacy officer reads one case, for an hour, in the open; somebody else reviews it.

What opens is what the matrix marks with B, on a page of its own; nothing can be done there. Each time it is
read is a line with the mark of broken glass. Reviewed within seven days by another privacy officer or a log
reviewer, else somebody higher is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.glass_page import REVIEW_TERM, glass_visible_to, open_parts
from eenlijn.casework.dossier.traces import line, tell
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import GlassReason, GlassSilence, GlassVerdict, Relation, Role, Strength
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import holders_of_role
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST: Final = timedelta(minutes=60)
PURPOSE: Final = "break_glass"


class NeedsSecondFactor(Refused):
    def __init__(self) -> None:
        super().__init__(_("Bevestig eerst met je tweede stap dat jij het bent."))


class WordsNeeded(Refused):
    def __init__(self) -> None:
        """Say what to write."""
        super().__init__(_("Schrijf op waarom. Wie dit nakijkt, leest het."))


class SeenAnyway(Refused):
    """Who sees a case in another role is a party to it, and no privacy officer of it."""

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(_("Met dit dossier heb je zelf te maken. Vraag een andere privacyfunctionaris."))


class NotByYourself(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit opende je zelf. Iemand anders kijkt het na."))


class ReviewedBefore(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit is al nagekeken."))


@dataclass(frozen=True)
class Breaking:
    """Why the glass is broken; with a `silence` the person concerned is not told at once."""

    reason: GlassReason
    words: str
    silence: GlassSilence | None = None


@dataclass(frozen=True)
class Verdict:
    """What the reviewer found; `silence_was_right` only when the person concerned was not told."""

    verdict: GlassVerdict
    words: str
    silence_was_right: bool | None = None


@transaction.atomic
def break_glass(*, actor: Actor, number: str, why: Breaking, now: datetime) -> UUID:
    """Open one case to read for an hour and tell it at once; while that lasts, the same one is given back."""
    _check(actor, why)
    incident = access.breakable(actor, number)
    if incidents.visible_to(replace(actor, broken_glass=frozenset())).filter(pk=incident.pk).exists():
        raise SeenAnyway
    standing = _open_glass(actor, now).filter(incident_id=incident.pk).first()
    if standing is not None:
        return standing.pk
    glass = _kept(actor, incident, why, now)
    tell(incident, "glass_broken", access.told_of_glass(incident, now), now)
    if why.silence is None:
        tell(incident, "glass_on_yours", access.told_reporter(incident), now)
    detail = {"reason": why.reason.value, "silence": glass.silence, "until": glass.ends_at.isoformat()}
    append(actor, now, _marked(line("break_glass", incident, purpose=PURPOSE), detail))
    return glass.pk


def _check(actor: Actor, why: Breaking) -> None:
    """The role and how sure we are of the person: asked before whether there is such a case."""
    if not (actor.is_person and actor.has(Role.DPO)):
        raise NotVisible
    if not is_sure(actor):
        raise NeedsSecondFactor
    if not why.words.strip():
        raise WordsNeeded


def is_sure(actor: Actor) -> bool:
    """Whether a second factor was shown in this session; that it is fresh, the door asks."""
    return actor.strength >= Strength.TWO_FACTORS


def _kept(actor: Actor, incident: Incident, why: Breaking, now: datetime) -> BrokenGlass:
    glass = BrokenGlass(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident_id=incident.pk,
        number=incident.number,
        account_id=actor.person_id,
        reason=why.reason,
        silence=why.silence or "",
        opened_at=now,
        ends_at=now + LONGEST,
    )
    vault.seal(glass, words=why.words.strip())
    glass.save(force_insert=True)
    return glass


@transaction.atomic
def open_behind_glass(*, actor: Actor, number: str, now: datetime) -> Incident:
    """Reading the page behind the glass: one line for all parts, with the reason and the mark."""
    incident = access.behind_glass(actor, number)
    detail = {"reason": _standing(actor, incident, now).reason}
    entry = line("open_behind_glass", incident, *open_parts(actor), purpose=PURPOSE)
    append(actor, now, _marked(entry, detail))
    return incident


@transaction.atomic
def reveal_behind_glass(*, actor: Actor, number: str, now: datetime) -> datetime:
    """Names appear after one press here too; returns until when."""
    incident = access.behind_glass(actor, number)
    glass = _standing(actor, incident, now)
    detail = {"reason": glass.reason}
    names = (Compartment.VICTIM, Compartment.PERPETRATOR)
    append(actor, now, _marked(line("reveal_behind_glass", incident, *names, purpose=PURPOSE), detail))
    return glass.ends_at


@transaction.atomic
def end_glass(*, actor: Actor, number: str, now: datetime) -> None:
    """Close it before the hour is over."""
    incident = access.behind_glass(actor, number)
    _open_glass(actor, now).filter(incident_id=incident.pk).update(ended_at=now)
    append(actor, now, _marked(line("end_glass", incident, purpose=PURPOSE)))


@transaction.atomic
def review_glass(*, actor: Actor, glass_id: UUID, found: Verdict, now: datetime) -> None:
    """Sign off one glass, never one's own. Silence that was not right is broken now."""
    if not actor.has(Role.DPO, Role.LOG):
        raise NotVisible
    glass = glass_visible_to(actor).select_for_update().filter(pk=glass_id).first()
    if glass is None:
        raise NotVisible
    _check_review(actor, glass, found)
    glass.reviewed_by_id, glass.reviewed_at = actor.person_id, now
    glass.verdict = found.verdict
    glass.silence_was_right = found.silence_was_right if glass.silence else None
    vault.seal(glass, review_words=found.words.strip())
    glass.save(force_update=True)
    incident = Incident.objects.filter(pk=glass.incident_id, organisation_id=actor.scope_id).first()
    if incident is not None and glass.silence_was_right is False:
        tell(incident, "glass_on_yours", access.told_reporter(incident), now)
    detail = {"verdict": glass.verdict, "silence_was_right": glass.silence_was_right}
    append(actor, now, Entry("review_glass", "incident", glass.incident_id, detail=detail))


def _check_review(actor: Actor, glass: BrokenGlass, found: Verdict) -> None:
    if glass.account_id == actor.account_id:
        raise NotByYourself
    if glass.reviewed_at is not None:
        raise ReviewedBefore
    if not found.words.strip() or (glass.silence and found.silence_was_right is None):
        raise WordsNeeded


def escalate_glass(now: datetime) -> int:
    """Tell board contacts and administrators of glass that nobody reviewed in seven days; once each."""
    late = BrokenGlass.objects.filter(reviewed_at=None, escalated_at=None, opened_at__lte=now - REVIEW_TERM)
    return sum(_escalated(glass, now) for glass in late.order_by("opened_at")[:100])


@transaction.atomic
def _escalated(glass: BrokenGlass, now: datetime) -> int:
    mine = BrokenGlass.objects.filter(pk=glass.pk, reviewed_at=None, escalated_at=None)
    if not mine.update(escalated_at=now):
        return 0
    announce(
        organisation_id=glass.organisation_id,
        event_type="glass_not_reviewed",
        object_number=glass.number,
        recipients=holders_of_role(
            organisation_id=glass.organisation_id, roles=(Role.BRD, Role.ADM), unit_id=None, now=now
        ),
        now=now,
    )
    job = Actor.job("escalate_glass", glass.organisation_id)
    append(job, now, Entry("escalate_glass", "incident", glass.incident_id))
    return 1


def _open_glass(actor: Actor, now: datetime) -> "QuerySet[BrokenGlass]":
    return BrokenGlass.objects.filter(
        organisation_id=actor.scope_id, account_id=actor.person_id, ended_at=None, ends_at__gt=now
    )


def _standing(actor: Actor, incident: Incident, now: datetime) -> BrokenGlass:
    """The glass that is open now; that the actor was made a moment ago does not count."""
    found = _open_glass(actor, now).filter(incident_id=incident.pk).first()
    if found is None:
        raise NotVisible
    return found


def _marked(entry: Entry, detail: Mapping[str, str] | None = None) -> Entry:
    return replace(entry, relation=Relation.BREAK_GLASS, break_glass=True, detail=detail or {})
