# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two reports of one event: handled as one from then on, and apart again when that was wrong (row B10).

| what | after the merge |
|---|---|
| report, receipt code, people, care, files, own words and their keys | stay where they are |
| clocks about the event (answer, look at it, police) | run once; the earliest moment counts |
| clocks about a person (heard from us, care, own words) | go on, for each person apart |
| counts | once; the other is taken off (decision 14) |
| who reported | keeps number and code, and follows the dossier it is part of |

Nothing is copied and nothing moves, so undoing puts back exactly what was changed: the state, those clocks,
those counts. What cannot be undone is refused with what stands in the way.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.linking import other_side
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.codes import Lane, Origin, Severity, Status
from eenlijn.casework.incidents.models import Incident, Involvement
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.links import actions as links
from eenlijn.casework.links.models import Merge
from eenlijn.casework.links.queries import merged_into
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import row_moment

# Of the event; every other clock is of a person and goes on.
OF_THE_EVENT: Final = (TermKind.ANSWER, TermKind.REVIEW, TermKind.POLICE_DECISION)
_COUNTED: Final = (Measure.INCIDENT, Measure.CLOCK, Measure.ANSWERED, Measure.NOT_UPHELD)
_SHIFTED: Final = ("started_at", "due_at", "next_rung_at")


class MergeImpossible(Refused):
    """Each thing in the way, one sentence each."""

    def __init__(self, because: tuple[str, ...]) -> None:
        super().__init__(" ".join(because))
        self.because = because


class UndoImpossible(Refused):
    """Something was done since that belongs to both and cannot be taken back."""


@dataclass(frozen=True)
class Plan:
    """What a merge would do, in sentences, before anybody presses; or what stands in the way."""

    number: str
    into: str
    effects: tuple[str, ...]
    in_the_way: tuple[str, ...]


def plan_merge(actor: Actor, number: str, into_number: str) -> Plan:
    """What becomes of this dossier and of the one it would be part of; nothing is changed."""
    incident = access.handled(actor, number)
    into = other_side(actor, incident, into_number)
    return Plan(number, into.number, _effects(incident, into), _in_the_way(incident, into))


@transaction.atomic
def merge(*, actor: Actor, number: str, into_number: str, reason: str, now: datetime) -> None:
    """From now on this dossier is part of the other one, which answers for both."""
    incident = access.handled(actor, number)
    into = other_side(actor, incident, into_number)
    for one in (incident, into):
        check_use(one)
    because = _in_the_way(incident, into)
    if because:
        raise MergeImpossible(because)
    kept = {"clocks": _one_clock(incident, into, now), "counts": _off(incident, now)}
    account_id = person(actor)
    links.keep_merge(incident=incident, into=into, kept=kept, reason=reason, account_id=account_id, now=now)
    incidents.move(incident, Status.MERGED, account_id=account_id, now=now)
    note(incident, Act.MERGED, now, account_id)
    note(into, Act.JOINED, now, account_id)
    for one in (incident, into):
        append(actor, now, line("merge_dossiers", one, Compartment.FACTS))


@transaction.atomic
def undo_merge(*, actor: Actor, number: str, now: datetime) -> None:
    """Apart again, as it was: state, clocks and counts. Who may handle both may do so."""
    incident = access.handled(actor, number)
    standing = links.standing_merge(incident)
    into = access.handled(actor, standing.into.number)
    _check_undo(standing, into)
    account_id = person(actor)
    incidents.leave_merge(incident, Status(standing.status_before), account_id=account_id, now=now)
    _two_clocks(standing, into, now)
    _on_again(incident, standing.kept["counts"], now)
    links.end_merge(merge=standing, account_id=account_id, now=now)
    for one in (incident, into):
        note(one, Act.MERGE_UNDONE, now, account_id)
        append(actor, now, line("undo_merge", one, Compartment.FACTS))


def _in_the_way(incident: Incident, into: Incident) -> tuple[str, ...]:
    """Everything because of which these two cannot be handled as one, in sentences people can act on."""
    told = {"number": incident.number, "into": into.number}
    checks = (
        (
            incident.lane != Lane.PUBLIC_TASK,
            _("Wat apart loopt, voegen we niet samen: wie het ene ziet, mag het andere niet zien."),
        ),
        (
            incident.status not in OPEN or into.status not in OPEN,
            _("Beide dossiers moeten open zijn. Heropen het dossier dat dicht is."),
        ),
        (
            Origin.IMPORT in (incident.origin, into.origin),
            _("Een dossier uit het oude register voegen we niet samen. Koppel het."),
        ),
        (_level(incident) > _level(into), _("%(number)s is zwaarder. Maak dat het hoofddossier.") % told),
        (
            _has_answer(incident),
            _("In %(number)s staat al een antwoord. Maak dat het hoofddossier.") % told,
        ),
        (
            _asks(incident) and not _asks(into),
            _("%(number)s vraagt een antwoord en %(into)s niet. Maak %(number)s het hoofddossier.") % told,
        ),
        (
            _waits_to_be_seen(incident),
            _("%(number)s is een rode melding die nog niemand zag. Kijk daar eerst naar.") % told,
        ),
        (
            bool(merged_into(incident)),
            _("Bij %(number)s hoort zelf al een samengevoegde melding. Maak dat het hoofddossier.") % told,
        ),
        (
            _involved(incident) != _involved(into),
            _("Bij een van beide is iemand betrokken. Leg dat eerst bij beide vast."),
        ),
    )
    return tuple(sentence for stands, sentence in checks if stands)


def _effects(incident: Incident, into: Incident) -> tuple[str, ...]:
    told = {"number": incident.number, "into": into.number}
    earliest = _earliest(incident, into)
    clocks = (
        _("Er loopt één klok voor het antwoord, met het vroegste moment: %(moment)s.")
        % {"moment": row_moment(earliest)}
        if earliest
        else _("Geen klok van het hoofddossier verandert.")
    )
    return (
        _("%(into)s is het hoofddossier. Daar beantwoord je en sluit je af.") % told,
        _("Meldingen, mensen, nazorg, bestanden en eigen woorden blijven waar ze staan.") % told,
        clocks,
        _("De klok «melder hoort van ons» en de nazorg lopen voor ieder mens apart door."),
        _("Beide nummers en ontvangstcodes blijven werken. De melder van %(number)s volgt het hoofddossier.")
        % told,
        _("In de cijfers telt het als één voorval."),
        _("Je kunt dit later ongedaan maken, tot er een antwoord weg is of het hoofddossier dicht is."),
    )


def _level(incident: Incident) -> int:
    return Severity(incident.severity).level if incident.severity else 0


def _has_answer(incident: Incident) -> bool:
    return Answer.objects.filter(incident=incident).exclude(state=AnswerState.DROPPED).exists()


def _asks(incident: Incident) -> bool:
    return Clock.objects.filter(incident=incident, kind=TermKind.ANSWER).exists()


def _waits_to_be_seen(incident: Incident) -> bool:
    seen = Clock.objects.filter(incident=incident, kind=TermKind.RED_ACKNOWLEDGED, stopped_at=None)
    return seen.exists()


def _involved(incident: Incident) -> frozenset[UUID]:
    named = Involvement.objects.filter(incident=incident, lifted_at=None)
    return frozenset(named.values_list("account_id", flat=True))


def _running(incident: Incident, kind: TermKind) -> Clock | None:
    return Clock.objects.select_for_update().filter(incident=incident, kind=kind, stopped_at=None).first()


def _earliest(incident: Incident, into: Incident) -> datetime | None:
    """The moment by which the answer is due after the merge; None while it does not change."""
    rows = Clock.objects.filter(
        incident__in=(incident, into), kind=TermKind.ANSWER, stopped_at=None, paused_at=None
    )
    due = dict(rows.values_list("incident_id", "due_at"))
    theirs, ours = due.get(incident.pk), due.get(into.pk)
    return theirs if theirs and ours and theirs < ours else None


def _one_clock(incident: Incident, into: Incident, now: datetime) -> list[dict[str, Any]]:
    """Stop what runs here, let the other run by the earliest moment; returns both as they were."""
    kept = []
    for kind in OF_THE_EVENT:
        theirs, ours = _running(incident, kind), _running(into, kind)
        if theirs is None:
            continue
        if ours is not None and ours.paused_at is None and theirs.due_at < ours.due_at:
            kept.append(_as_it_was(ours))
            _hasten(ours, theirs, now)
        kept.append(_as_it_was(theirs))
        theirs.stopped_at, theirs.stop_reason = max(now, theirs.started_at), StopReason.NOT_NEEDED
        theirs.next_rung_at = None
        theirs.save(update_fields=["stopped_at", "stop_reason", "next_rung_at"])
    return kept


def _hasten(ours: Clock, theirs: Clock, now: datetime) -> None:
    if ours.kind == TermKind.ANSWER:
        facts.move_due(ours.incident, now, before=ours.due_at, after=theirs.due_at)
    ours.started_at, ours.due_at = min(ours.started_at, theirs.started_at), theirs.due_at
    if ours.next_rung_at and theirs.next_rung_at:
        ours.next_rung_at = min(ours.next_rung_at, theirs.next_rung_at)
    ours.save(update_fields=list(_SHIFTED))


def _as_it_was(clock: Clock) -> dict[str, Any]:
    moments = {name: _written(getattr(clock, name)) for name in _SHIFTED}
    stood_still = clock.stood_still.total_seconds()
    return {"id": str(clock.pk), "incident": str(clock.incident_id), "stood_still": stood_still, **moments}


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _read(told: str | None) -> datetime | None:
    return parse_datetime(told) if told else None


def _two_clocks(standing: Merge, into: Incident, now: datetime) -> None:
    for told in standing.kept["clocks"]:
        clock = Clock.objects.select_for_update().get(pk=told["id"])
        due_before = clock.due_at
        for name in _SHIFTED:
            setattr(clock, name, _read(told[name]))
        # What it stood still since is not taken from anybody.
        clock.due_at += clock.stood_still - timedelta(seconds=told["stood_still"])
        if clock.incident_id == into.pk:
            if clock.stopped_at is not None:
                clock.next_rung_at = None
            elif clock.kind == TermKind.ANSWER:
                facts.move_due(into, now, before=due_before, after=clock.due_at)
        else:
            clock.stopped_at, clock.stop_reason, clock.late_reason = None, "", ""
        clock.save()


def _off(incident: Incident, now: datetime) -> list[dict[str, Any]]:
    """Take off what was counted of the event here; returns it, so that undoing counts the same again."""
    counted = [
        {
            "measure": one.measure,
            "due_at": _written(one.due_at),
            "in_time": one.in_time,
            "count": count,
        }
        for one, count in facts.counted(incident).items()
        if one.measure in _COUNTED
    ]
    facts.take_out(incident, _COUNTED, now)
    return counted


def _on_again(incident: Incident, counts: list[dict[str, Any]], now: datetime) -> None:
    for told in counts:
        facts.record(
            Measure(told["measure"]),
            incident,
            now,
            delta=told["count"],
            due_at=_read(told["due_at"]),
            in_time=told["in_time"],
        )


def _check_undo(standing: Merge, into: Incident) -> None:
    told = {"into": into.number}
    if into.status not in OPEN:
        raise UndoImpossible(
            _("%(into)s is al afgesloten, ook voor deze melding. Heropen dat dossier eerst.") % told
        )
    since = Answer.objects.filter(incident=into, sent_at__gte=standing.merged_at).order_by("sent_at").first()
    if since is not None and since.sent_at is not None:
        raise UndoImpossible(
            _("Op %(moment)s ging uit %(into)s een antwoord weg, ook voor deze melding: «%(kind)s».")
            % {**told, "moment": row_moment(since.sent_at), "kind": since.get_kind_display()}
        )
    clocks = [one["id"] for one in standing.kept["clocks"] if one["incident"] == str(into.pk)]
    if Clock.objects.filter(pk__in=clocks, paused_at__isnull=False).exists():
        raise UndoImpossible(_("De klok van %(into)s staat stil. Laat die eerst weer lopen.") % told)
