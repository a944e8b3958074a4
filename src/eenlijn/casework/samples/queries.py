# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading samples: how far one is, what the reader finds, and what was said."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.samples import access
from eenlijn.casework.samples.codes import Opinion, Question
from eenlijn.casework.samples.models import Sample, SampleAnswer, SampledDossier
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import code_digest


@dataclass(frozen=True)
class ReadingFile:
    """What the reader reads of one dossier: coded facts by month, and the texts that a person confirmed."""

    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]

    def written(self) -> str:
        return json.dumps({"facts": self.facts, "texts": self.texts}, ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> "ReadingFile":
        told = json.loads(written)
        pairs = {name: tuple((one, other) for one, other in told[name]) for name in ("facts", "texts")}
        return cls(**pairs)


@dataclass(frozen=True)
class SampleLine:
    """One year in the list: counts and moments."""

    year: int
    drawn_at: datetime
    pool: int
    size: int
    ready: int
    sent_at: datetime | None


@dataclass(frozen=True)
class SampleView:
    """One sample as its officer reads it: how far it is, and how it was drawn. No number of a dossier."""

    id: UUID
    year: int
    drawn_at: datetime
    looks_from: datetime
    pool: int
    size: int
    ready: int
    left_out: int
    seed: str
    digest: str
    candidates: tuple[str, ...]
    reader: str
    link_made_at: datetime | None
    link_ends_at: datetime | None
    code: str
    sent_at: datetime | None

    @property
    def waiting(self) -> int:
        return self.size - self.ready - self.left_out


_OPEN = Q(incident__lane=Lane.PUBLIC_TASK)


def samples_of(actor: Actor) -> list[SampleLine]:
    """The newest year first; two statements."""
    rows = list(access.visible_to(actor).order_by("-year"))
    ready = SampledDossier.objects.filter(_OPEN, sample__in=rows, ready_at__isnull=False)
    counted = dict(ready.values_list("sample_id").annotate(count=Count("pk")))
    return [
        SampleLine(row.year, row.drawn_at, len(row.candidates), row.size, counted.get(row.pk, 0), row.sent_at)
        for row in rows
    ]


def sample_row(actor: Actor, year: int, *, lock: bool = False) -> Sample:
    """The row; NotVisible for what is foreign or missing."""
    rows = access.visible_to(actor).filter(year=year)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotVisible
    return found


def sample_of(actor: Actor, year: int) -> SampleView:
    """One sample; two statements. The code is for who draws: link and code reach the reader apart."""
    row = sample_row(actor, year)
    drawn = SampledDossier.objects.filter(sample=row).values_list("ready_at", "incident__lane")
    states = [(at is not None, lane == Lane.PUBLIC_TASK) for at, lane in drawn]
    works = row.link_digest is not None and row.sent_at is None and access.may_draw(actor)
    return SampleView(
        id=row.pk,
        year=row.year,
        drawn_at=row.drawn_at,
        looks_from=row.looks_from,
        pool=len(row.candidates),
        size=row.size,
        ready=sum(is_ready and is_open for is_ready, is_open in states),
        left_out=sum(not is_open for _ready, is_open in states),
        seed=row.seed,
        digest=row.digest,
        candidates=tuple(row.candidates),
        reader=vault.open(row, "reader"),
        link_made_at=row.link_made_at,
        link_ends_at=row.link_ends_at,
        code=reply_code(row.organisation_id, bytes(row.link_digest)) if works and row.link_digest else "",
        sent_at=row.sent_at,
    )


def has_sample(organisation_id: UUID, year: int) -> bool:
    return Sample.objects.filter(organisation_id=organisation_id, year=year).exists()


def last_drawn_at(organisation_id: UUID) -> datetime | None:
    """When the newest sample was drawn."""
    rows = Sample.objects.filter(organisation_id=organisation_id).order_by("-drawn_at")
    return rows.values_list("drawn_at", flat=True).first()


@dataclass(frozen=True)
class SampledSign:
    """That a dossier was drawn, for who handles it."""

    year: int
    place: int
    ready_at: datetime | None


def sign_of(actor: Actor, incident: Incident) -> SampledSign | None:
    """Whether this dossier is in a sample that was not read yet; one statement."""
    row = access.covered_by(actor).filter(incident=incident).select_related("sample").first()
    return SampledSign(row.sample.year, row.place, row.ready_at) if row else None


def employer_of_link(code: str) -> UUID | None:
    """Whose link this is, whether it works or not; says nothing to anybody."""
    rows = Sample.objects.filter(link_digest=code_digest(code))
    return rows.values_list("organisation_id", flat=True).first()


@dataclass(frozen=True)
class Answered:
    """What the reader said so far of one dossier."""

    opinions: dict[Question, tuple[Opinion, str]]

    @property
    def is_complete(self) -> bool:
        return len(self.opinions) == len(Question)


def readable_in(sample: Sample) -> list[SampledDossier]:
    """What the reader finds: ready, and not apart since; the caller leaves out what may not be used now."""
    rows = SampledDossier.objects.filter(_OPEN, sample=sample, ready_at__isnull=False)
    return list(rows.order_by("place"))


def answers_in(sampled: Iterable[SampledDossier]) -> dict[UUID, Answered]:
    """What was said of each of these; one statement, and one for keys."""
    found = {one.pk: Answered({}) for one in sampled}
    rows = list(SampleAnswer.objects.filter(sampled__in=list(found)).order_by("question"))
    for row in rows:
        told = (Opinion(row.opinion), vault.open(row, "words"))
        found[row.sampled_id].opinions[Question(row.question)] = told
    return found


@dataclass(frozen=True)
class QuestionCount:
    """How often the reader said what to one question."""

    question: Question
    yes: int
    no: int
    unclear: int


@dataclass(frozen=True)
class ReaderRemark:
    """What the reader wrote beside one answer; the dossier is known by its place in the lot only."""

    place: int
    question: Question
    opinion: Opinion
    words: str


@dataclass(frozen=True)
class Result:
    """What a reader sent: counts per question, and words. It outlives the dossiers."""

    read: int
    counts: tuple[QuestionCount, ...]
    remarks: tuple[ReaderRemark, ...]
    remark: str


def result_of(actor: Actor, year: int) -> Result | None:
    """The result of a year, once it was sent; two statements, and one for keys."""
    sample = sample_row(actor, year)
    if sample.sent_at is None:
        return None
    rows = SampleAnswer.objects.filter(sampled__sample=sample).select_related("sampled")
    answers = list(rows.order_by("sampled__place", "pk"))
    counted = Counter((row.question, row.opinion) for row in answers)
    order = list(Question)
    told = [
        ReaderRemark(row.sampled.place, Question(row.question), Opinion(row.opinion), words)
        for row in answers
        if (words := vault.open(row, "words"))
    ]
    return Result(
        read=len({row.sampled_id for row in answers}),
        counts=tuple(
            QuestionCount(one, *(counted[one.value, opinion.value] for opinion in Opinion)) for one in order
        ),
        remarks=tuple(sorted(told, key=lambda one: (one.place, order.index(one.question)))),
        remark=vault.open(sample, "remark"),
    )
