# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a draw, a reading file, a link and what the reader said; parts of the acts of `dossier`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.casework.samples.codes import LINK_TERM, Opinion, Question
from eenlijn.casework.samples.drawing import candidate_list, digest_of, drawn, size_of
from eenlijn.casework.samples.models import Sample, SampleAnswer, SampledDossier
from eenlijn.casework.samples.queries import ReadingFile
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import code_digest, receipt_code

LONGEST_WORDS: Final = 2000
LONGEST_READER: Final = 200


class AlreadyDrawn(Refused):
    """A second lot would let somebody choose between two."""

    def __init__(self, year: int) -> None:
        told = _(
            "De steekproef van %(year)s is al getrokken. Per jaar is er één: "
            "wie twee keer loot, kan kiezen welke hem bevalt."
        )
        super().__init__(told % {"year": year})


class NothingToDraw(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Er is sinds de vorige keer geen dossier gesloten waarin iets over de ander is besloten. "
                "Daarom valt er niets te loten."
            )
        )


class ReaderNotTold(Refused):
    """The result says who read; `field` names where to mend it."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("Schrijf de functie en de organisatie op. De uitkomst noemt wie er las."))


class NothingReady(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Er is nog geen leesverslag klaar. Een lezer van buiten zou niets te lezen hebben.")
        )


class AlreadySent(Refused):
    def __init__(self) -> None:
        super().__init__(_("De lezer heeft al verstuurd. Wat gelezen is, verandert niet meer."))


class NotAllAnswered(Refused):
    """The reader sends once, so everything is answered before."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = tuple(places)
        told = _(
            "Beantwoord eerst alle vragen bij dossier: %(places)s. U verstuurt één keer, voor alles samen."
        )
        super().__init__(told % {"places": ", ".join(str(one) for one in self.places)})


def keep_draw(
    *,
    organisation_id: UUID,
    year: int,
    looks_from: datetime,
    candidate_ids: Sequence[UUID],
    seed: str,
    account_id: UUID,
    now: datetime,
) -> Sample:
    """Keep the lot with everything to do it again; of two that draw at once, one does."""
    candidates = candidate_list(candidate_ids)
    if not candidates:
        raise NothingToDraw
    row = Sample(
        organisation_id=organisation_id,
        year=year,
        drawn_at=now,
        drawn_by_id=account_id,
        looks_from=looks_from,
        seed=seed,
        candidates=candidates,
        digest=digest_of(candidates),
        size=size_of(len(candidates)),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyDrawn(year) from None
    SampledDossier.objects.bulk_create(
        SampledDossier(organisation_id=organisation_id, sample=row, incident_id=UUID(one), place=place)
        for place, one in enumerate(drawn(seed, candidates, row.size), 1)
    )
    return row


def keep_file(*, sampled: SampledDossier, file: ReadingFile, account_id: UUID, now: datetime) -> None:
    """What a person read and confirmed; again as long as the reader did not send."""
    if sampled.sample.sent_at is not None:
        raise AlreadySent
    sampled.ready_at, sampled.ready_by_id = now, account_id
    vault.seal(sampled, file=file.written())
    sampled.save()


def make_link(*, sample: Sample, function: str, organisation: str, now: datetime) -> str:
    """A link for one reader; an earlier one stops working. Told once: only its digest is kept."""
    for field, value in (("function", function), ("organisation", organisation)):
        if not value.strip():
            raise ReaderNotTold(field)
    if sample.sent_at is not None:
        raise AlreadySent
    code = receipt_code(token_bytes(16))
    sample.link_digest = code_digest(code)
    sample.link_made_at, sample.link_ends_at = now, now + LINK_TERM
    vault.seal(sample, reader=f"{function.strip()}, {organisation.strip()}")
    sample.save()
    return code


@dataclass(frozen=True)
class Said:
    """What the reader chose for one question, and wrote beside it."""

    opinion: Opinion
    words: str = ""


def keep_answers(*, sampled: SampledDossier, said: Mapping[Question, Said], now: datetime) -> None:
    """What the reader says of one dossier; what they said of it before goes."""
    SampleAnswer.objects.filter(sampled=sampled).delete()
    for question, one in said.items():
        row = SampleAnswer(
            organisation_id=sampled.organisation_id,
            sampled=sampled,
            question=question,
            opinion=one.opinion,
            at=now,
        )
        vault.seal(row, words=one.words.strip()[:LONGEST_WORDS] or None)
        row.save(force_insert=True)


def send(*, sample: Sample, remark: str, now: datetime) -> bool:
    """The reader is done: the link ends by it. Of two that are sent at once, one counts."""
    if not Sample.objects.filter(pk=sample.pk, sent_at=None).update(sent_at=now):
        return False
    sample.sent_at = now
    vault.seal(sample, remark=remark.strip()[:LONGEST_WORDS] or None)
    sample.save()
    return True
