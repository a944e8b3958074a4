# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly sample (row C13): drawn by lot, covered by who handles each dossier, read by an outsider.

Who draws chooses nothing and reads nothing: the officer sees how many there are and how many are ready. Never
in it: what runs apart (internal, protected), exercises, an old register, and what may be kept but not used.
"""

from datetime import datetime
from secrets import token_hex
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.traces import tell
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Lane, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests.models import Concerned
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.casework.samples import actions as samples
from eenlijn.casework.samples import queries
from eenlijn.casework.samples.access import may_draw
from eenlijn.casework.samples.actions import AlreadyDrawn
from eenlijn.casework.samples.codes import FIRST_LOOKS_BACK, REMIND_FROM_MONTH
from eenlijn.casework.samples.models import Sample, SampledDossier
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import holders_of_role
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

PURPOSE = "sample"


@transaction.atomic
def draw_sample(*, actor: Actor, now: datetime) -> int:
    """Draw this year's sample, once; who handles a drawn dossier is asked to cover it. Returns the year."""
    if not may_draw(actor) or actor.organisation_id is None:
        raise NotVisible
    organisation_id, year = actor.organisation_id, to_local(now).year
    if queries.has_sample(organisation_id, year):
        raise AlreadyDrawn(year)
    since = _looks_from(organisation_id, now)
    row = samples.keep_draw(
        organisation_id=organisation_id,
        year=year,
        looks_from=since,
        candidate_ids=list(candidates(organisation_id, since, now).values_list("pk", flat=True)),
        # Made here, when nothing about the candidates can be changed any more.
        seed=token_hex(32),
        account_id=person(actor),
        now=now,
    )
    _ask_to_cover(row, now)
    append(actor, now, sample_line("draw_sample", row, pool=len(row.candidates), drawn=row.size))
    return year


@transaction.atomic
def ask_reader(*, actor: Actor, year: int, function: str, organisation: str, now: datetime) -> str:
    """Make the link for the reader, told once; an earlier one stops. Returns its secret part."""
    if not may_draw(actor):
        raise NotVisible
    row = queries.sample_row(actor, year, lock=True)
    if not queries.readable_in(row):
        raise samples.NothingReady
    code = samples.make_link(sample=row, function=function, organisation=organisation, now=now)
    append(actor, now, sample_line("make_sample_link", row))
    return code


def candidates(organisation_id: UUID, since: datetime, now: datetime) -> "QuerySet[Incident]":
    """The dossiers that were closed since then and in which something was decided about the other person."""
    seen = incidents.visible_to(Actor.job("draw_sample", organisation_id))
    public = seen.filter(lane=Lane.PUBLIC_TASK, is_exercise=False).exclude(origin="import")
    upheld = Q(status=Status.CLOSED, closed_at__gt=since, closed_at__lte=now) & _decided()
    denied = TimelineEntry.objects.filter(
        incident=OuterRef("pk"), act=Act.NOT_UPHELD, at__gt=since, at__lte=now
    )
    return public.filter(upheld | Q(Exists(denied), status=Status.NOT_UPHELD)).exclude(not_used())


def _decided() -> Q:
    """An answer that left, a measure, or a hearing; that nobody could be answered is no decision."""
    here = {"incident": OuterRef("pk")}
    sent = Answer.objects.filter(**here, state=AnswerState.SENT).exclude(kind=AnswerKind.NONE_POSSIBLE)
    measures, hearings = Restriction.objects.filter(**here), Hearing.objects.filter(**here)
    return Q(Exists(sent)) | Q(Exists(measures)) | Q(Exists(hearings))


def not_used(of: str = "pk") -> Exists:
    """Kept and not used, because somebody asked so (GDPR article 18)."""
    rows = Concerned.objects.filter(incident=OuterRef(of), restricted_at__isnull=False, lifted_at=None)
    return Exists(rows)


def sample_line(action: str, row: Sample, **detail: int) -> Entry:
    return Entry(
        action=action,
        object_type="sample",
        object_id=row.pk,
        compartments=(Compartment.STATISTICS,),
        purpose=PURPOSE,
        detail=detail,
    )


def _looks_from(organisation_id: UUID, now: datetime) -> datetime:
    """From the draw before, so that no month falls between two; the first one looks back a year."""
    return queries.last_drawn_at(organisation_id) or now - FIRST_LOOKS_BACK


def _ask_to_cover(row: Sample, now: datetime) -> None:
    for one in SampledDossier.objects.filter(sample=row).select_related("incident").order_by("place"):
        if one.incident is not None:
            tell(one.incident, EventType.SAMPLE_COVER, access.told_handlers(one.incident, now), now)


def remind_of_samples(now: datetime) -> int:
    """Tell the privacy officers, once, that this year has no sample and there is something to draw; a job."""
    today = to_local(now).date()
    if today.month < REMIND_FROM_MONTH:
        return 0
    drawn = Sample.objects.filter(year=today.year).values("organisation_id")
    waiting = Organisation.objects.exclude(pk__in=drawn).values_list("pk", flat=True)
    return sum(_remind(pk, today.year, now) for pk in waiting)


@transaction.atomic
def _remind(organisation_id: UUID, year: int, now: datetime) -> int:
    told = OutgoingEvent.objects.filter(
        organisation_id=organisation_id, type=EventType.SAMPLE_DUE, object_number=str(year)
    )
    if told.exists() or not candidates(organisation_id, _looks_from(organisation_id, now), now).exists():
        return 0
    tell_officers(organisation_id, EventType.SAMPLE_DUE, year, (Role.DPO,), now)
    return 1


def tell_officers(
    organisation_id: UUID, event: EventType, year: int, roles: tuple[Role, ...], now: datetime
) -> None:
    """A notice about the sample of a year, by its year."""
    recipients = holders_of_role(organisation_id=organisation_id, roles=roles, unit_id=None, now=now)
    announce(
        organisation_id=organisation_id,
        event_type=event,
        object_number=str(year),
        recipients=sorted(recipients),
        now=now,
    )
