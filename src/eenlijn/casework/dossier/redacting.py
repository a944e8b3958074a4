# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Covering the texts of a dossier: which there are, what the dossier knows of people, and confirming a copy.

Only who handles the dossier and reads the own words of it comes here. Nothing is covered by itself: the rules
propose, a person reads the whole text and confirms. Files are not covered here: who sends one, looks at it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Model

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import Note, TimelineEntry
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.casework.incidents.access import relation_of
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Assignment, Incident, Perpetrator, Victim
from eenlijn.casework.redaction import actions as redaction
from eenlijn.casework.redaction.codes import Source, SourceKind
from eenlijn.casework.redaction.proposing import Known, Span
from eenlijn.casework.redaction.queries import CopyView, copies_of, redacted_copy_of
from eenlijn.casework.reporting.models import FollowUpAnswer
from eenlijn.casework.reporting.questions import COLUMNS, QUESTIONS, Kind, Question
from eenlijn.casework.response.queries import answers_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


def is_written(question: Question) -> bool:
    """Whether its answer is somebody's own words: those go along covered, or not at all."""
    return question.kind == Kind.TEXT and question.compartment == Compartment.OWN_WORDS


_TEXTS: Final = frozenset(code for code, one in QUESTIONS.items() if is_written(one))


@dataclass(frozen=True)
class Piece:
    """One text of a dossier, by its place among them, and the copy that was confirmed of it, if any."""

    place: int
    source: Source
    text: str
    copy: CopyView | None

    @property
    def digest(self) -> str:
        return redaction.digest_of(self.text)


def texts(actor: Actor, number: str) -> tuple[Piece, ...]:
    """Every text of this dossier that may have a redacted copy; the caller opened it, with its trail line."""
    return _pieces(actor, _found(actor, number))


@dataclass(frozen=True)
class Confirmation:
    """What somebody confirms: the marks, and of which text and which version they were on the screen."""

    spans: tuple[Span, ...]
    digest: str
    seen: int
    keeps_known: bool = False


@transaction.atomic
def open_text(*, actor: Actor, number: str, place: int, now: datetime) -> tuple[Piece, Known]:
    """One text with what the dossier knows of people, with a trail line: names are looked for in it."""
    incident = _found(actor, number)
    piece = _piece(actor, incident, place)
    known = known_of(incident)
    parts = (Compartment.OWN_WORDS, Compartment.VICTIM, Compartment.PERPETRATOR)
    append(actor, now, line("open_to_redact", incident, *parts))
    return piece, known


@transaction.atomic
def confirm_redacted(
    *, actor: Actor, number: str, place: int, told: Confirmation, now: datetime
) -> CopyView | None:
    """Keep the copy as it was on the screen; refused when the text or its copy is another by now."""
    incident = _found(actor, number)
    check_use(incident)
    piece = _piece(actor, incident, place)
    if piece.digest != told.digest:
        raise ChangedMeanwhile
    redaction.confirm_copy(
        incident=incident,
        source=piece.source,
        text=piece.text,
        spans=told.spans,
        known=known_of(incident),
        account_id=person(actor),
        seen=told.seen,
        keeps_known=told.keeps_known,
        now=now,
    )
    note(incident, Act.COPY_CONFIRMED, now, actor.account_id, text=piece.source.kind.value)
    entry = line("confirm_redacted", incident, Compartment.OWN_WORDS, Compartment.FACTS)
    append(actor, now, replace(entry, detail={"text": piece.source.kind.value, "marks": len(told.spans)}))
    return redacted_copy_of(incident, piece.source)


def own_words_of(incident: Incident) -> Source:
    """Where the own words stand: in the report, or in the incident of an old register."""
    return Source(SourceKind.OWN_WORDS, incident.report_id or incident.pk)


def _found(actor: Actor, number: str) -> Incident:
    incident = access.handled(actor, number)
    if not may_read(actor, Compartment.OWN_WORDS, relation_of(actor, incident)):
        raise NotVisible
    return incident


def _piece(actor: Actor, incident: Incident, place: int) -> Piece:
    found = next((one for one in _pieces(actor, incident) if one.place == place), None)
    if found is None:
        raise NotVisible
    return found


def _pieces(actor: Actor, incident: Incident) -> tuple[Piece, ...]:
    copies = copies_of(incident)
    there = [(source, text) for source, text in _texts_of(actor, incident) if text.strip()]
    return tuple(
        Piece(place, source, text, copies.get(source)) for place, (source, text) in enumerate(there, 1)
    )


def _texts_of(actor: Actor, incident: Incident) -> Iterator[tuple[Source, str]]:
    """In a fixed order; what was destroyed is not among them."""
    report = incident.report
    yield own_words_of(incident), _opened(report, "own_words") if report else _opened(incident, "old_words")
    for kind, rows, column in _rows_of(incident):
        yield from ((Source(kind, row.pk), _opened(row, column)) for row in rows)
    for one in answers_of(actor, incident):
        yield Source(SourceKind.LETTER, one.id), one.frozen


def _rows_of(incident: Incident) -> Iterator[tuple[SourceKind, Iterable[Model], str]]:
    """Every other row in which somebody's words stand, and in which column."""
    about = {"incident": incident}
    victims = Victim.objects.filter(**about, correction__isnull=False)
    told = FollowUpAnswer.objects.filter(report=incident.report_id, is_current=True, question__in=_TEXTS)
    hearings = list(Hearing.objects.filter(**about).order_by("invited_at", "pk"))
    yield SourceKind.CORRECTION, victims.order_by("pk"), "correction"
    yield SourceKind.DETAIL, told.order_by("answered_at", "pk"), COLUMNS[Compartment.OWN_WORDS]
    yield SourceKind.HEARING_REPLY, hearings, "reply"
    yield SourceKind.HEARING_SUMMARY, hearings, "summary"
    yield SourceKind.STATEMENT, Statement.objects.filter(**about).order_by("received_at", "pk"), "words"
    notes = Note.objects.filter(**about, words__isnull=False)
    yield SourceKind.NOTE, notes.order_by("at", "pk"), "words"


def _opened(row: Model, name: str) -> str:
    try:
        return vault.open(row, name)
    except vault.KeyGone as gone:
        if not gone.is_destroyed:
            raise
        return ""


def known_of(incident: Incident) -> Known:
    """What this dossier knows: who it is about, who works on it, where they live and by which number."""
    victims = list(Victim.objects.filter(incident=incident))
    others = list(Perpetrator.objects.filter(incident=incident))
    report = incident.report
    accounts = {one.account_id for one in victims if one.account_id}
    accounts |= {report.reporter_id} if report and report.reporter_id else set()
    accounts |= set(Assignment.objects.filter(incident=incident).values_list("account_id", flat=True))
    worked = TimelineEntry.objects.filter(incident=incident, account__isnull=False)
    accounts |= set(worked.values_list("account_id", flat=True))
    people: list[tuple[Model, str, str]] = [(one, "name", "address") for one in (*victims, *others)]
    people += [(report, "reporter_name", "reporter_address")] if report else []
    names = [*names_of(accounts).values(), *(_opened(row, name) for row, name, _address in people)]
    members = Membership.objects.filter(account__in=accounts, organisation=incident.organisation_id)
    numbers = [_opened(one, "staff_number") for one in members]
    numbers += [_opened(one, "client_number") for one in others]
    return Known(
        names=_told(names),
        addresses=_told(_opened(row, where) for row, _name, where in people),
        numbers=_told(numbers),
    )


def _told(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in values if one.strip()))
