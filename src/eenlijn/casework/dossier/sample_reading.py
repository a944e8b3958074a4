# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the reader from outside does with link and code: open, answer per dossier, send once.

Nobody we know: a link that is unknown, used or expired, or comes with another code, is one refusal, and every
opening leaves a line in the trail.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from eenlijn.casework.dossier.sampling import not_used, sample_line, tell_officers
from eenlijn.casework.samples import actions as samples
from eenlijn.casework.samples import queries
from eenlijn.casework.samples.access import READS, sample_of_link
from eenlijn.casework.samples.actions import NotAllAnswered, NothingReady, Said
from eenlijn.casework.samples.codes import Question
from eenlijn.casework.samples.models import Sample, SampledDossier
from eenlijn.casework.samples.queries import Answered, ReadingFile
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.trail.actions import append


@dataclass(frozen=True)
class ToRead:
    """One dossier in the reader's list, by its place in the lot."""

    place: int
    is_answered: bool


@dataclass(frozen=True)
class ReaderDesk:
    """What the reader finds behind link and code."""

    organisation_name: str
    year: int
    ends_at: datetime | None
    drawn: int
    files: tuple[ToRead, ...]

    @property
    def open_places(self) -> tuple[int, ...]:
        return tuple(one.place for one in self.files if not one.is_answered)


@dataclass(frozen=True)
class FileToRead:
    """One reading file, with what the reader said of it so far."""

    desk: ReaderDesk
    place: int
    file: ReadingFile
    said: Answered


@transaction.atomic
def open_sample(*, code: str, secret: str, now: datetime) -> ReaderDesk:
    """The list of what is ready, with a trail line; NotVisible when these do not work."""
    sample = _found(code, secret, now)
    desk = _desk(sample)
    append(_reader(sample), now, sample_line("open_sample_link", sample, ready=len(desk.files)))
    return desk


@transaction.atomic
def open_file(*, code: str, secret: str, place: int, now: datetime) -> FileToRead:
    """One reading file, with a trail line."""
    sample = _found(code, secret, now)
    row = _at(sample, place)
    said = queries.answers_in([row])[row.pk]
    append(_reader(sample), now, sample_line("open_sample_file", sample, place=place))
    return FileToRead(_desk(sample), place, ReadingFile.read(vault.open(row, "file")), said)


@transaction.atomic
def answer_file(
    *, code: str, secret: str, place: int, said: Mapping[Question, Said], now: datetime
) -> ReaderDesk:
    """Keep what the reader says of one dossier; until they send, it may be said again."""
    sample = _found(code, secret, now)
    samples.keep_answers(sampled=_at(sample, place), said=said, now=now)
    append(_reader(sample), now, sample_line("answer_sample_file", sample, place=place))
    return _desk(sample)


@transaction.atomic
def send_reading(*, code: str, secret: str, remark: str, now: datetime) -> ReaderDesk:
    """Send everything at once: the link ends, and officers and board contacts are told."""
    sample = _found(code, secret, now)
    desk = _desk(sample)
    if not desk.files:
        raise NothingReady
    if desk.open_places:
        raise NotAllAnswered(desk.open_places)
    if not samples.send(sample=sample, remark=remark, now=now):
        raise NotVisible
    tell_officers(sample.organisation_id, EventType.SAMPLE_READ, sample.year, READS, now)
    append(_reader(sample), now, sample_line("send_sample_reading", sample, read=len(desk.files)))
    return desk


def _found(code: str, secret: str, now: datetime) -> Sample:
    sample = sample_of_link(code, secret, now)
    if sample is None:
        raise NotVisible
    return sample


def _readable(sample: Sample) -> list[SampledDossier]:
    """Ready, still of the public task, and allowed to be used today; two statements."""
    rows = queries.readable_in(sample)
    kept = SampledDossier.objects.filter(not_used("incident_id"), pk__in=[one.pk for one in rows])
    shut = set(kept.values_list("pk", flat=True))
    return [one for one in rows if one.pk not in shut]


def _desk(sample: Sample) -> ReaderDesk:
    rows = _readable(sample)
    said = queries.answers_in(rows)
    return ReaderDesk(
        organisation_name=sample.organisation.name,
        year=sample.year,
        ends_at=sample.link_ends_at,
        drawn=sample.size,
        files=tuple(ToRead(one.place, said[one.pk].is_complete) for one in rows),
    )


def _at(sample: Sample, place: int) -> SampledDossier:
    found = next((one for one in _readable(sample) if one.place == place), None)
    if found is None:
        raise NotVisible
    return found


def _reader(sample: Sample) -> Actor:
    """Whoever holds link and code: nobody we know, within this employer."""
    return replace(Actor.link(sample.organisation_id), name_for_trail="sample link", origin="web")
