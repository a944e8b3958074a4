# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short stories of a sample: a dossier that is answered and closed, covered, confirmed, and read."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import redacting, sample_files, sampling
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.redaction.proposing import propose
from eenlijn.casework.samples.actions import Said
from eenlijn.casework.samples.codes import Opinion, Question
from eenlijn.casework.samples.models import Sample, SampledDossier
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.identifiers import code_digest
from tests.cast import Cast
from tests.factories import stories

WORDS = "Op maandag 23 november 2026 om 8.40 uur riep Kevin Kanarie op lijn 62 dat hij Anna wist te wonen."
READ_SO = "Op november 2026 om [tijd] riep [naam A] op [onderdeel] dat hij [naam B] wist te wonen."
ALL_YES = {one: Said(Opinion.YES) for one in Question}


def closed(
    coordinator: Actor, reporter: Actor, unit_id: UUID, now: datetime, *, is_closed: bool = True, **told: Any
) -> str:
    """Reported, answered by letter, settled, and closed an hour after the letter left."""
    link = stories.link_of(coordinator, unit_id, now, told.pop("place", "Bus 4123, lijn 62"))
    number = stories.report(reporter, link, now, **{"words": WORDS, **told}).number
    stories.answer(coordinator, number, now)
    later = now + timedelta(hours=5)
    stories.settle(coordinator, number, later)
    if is_closed:
        dossier.close(actor=coordinator, number=number, now=later)
    return number


def cover(actor: Actor, number: str, now: datetime) -> None:
    """Confirm a copy of every text, with the marks that the rules propose."""
    for piece in redacting.texts(actor, number):
        text, known = redacting.open_text(actor=actor, number=number, place=piece.place, now=now)
        told = redacting.Confirmation(
            spans=propose(text.text, known), digest=text.digest, seen=text.copy.version if text.copy else 0
        )
        redacting.confirm_redacted(actor=actor, number=number, place=piece.place, told=told, now=now)


def confirm(actor: Actor, number: str, now: datetime) -> None:
    digest = sample_files.file_desk(actor, number).digest
    sample_files.confirm_file(actor=actor, number=number, digest=digest, keeps_known=False, now=now)


def drawn_numbers(sample: Sample) -> list[str]:
    rows = SampledDossier.objects.filter(sample=sample).order_by("place")
    return [one for one in rows.values_list("incident__number", flat=True) if one]


def ready(cast: Cast, now: datetime, count: int = 1) -> Sample:
    """Carla closed so many dossiers, Noor drew, and Carla covered and confirmed every one."""
    carla = cast.carla.actor
    for day in range(count):
        closed(carla, cast.anna.actor, cast.lijn_62.pk, now - timedelta(days=count - day))
    sampling.draw_sample(actor=cast.noor.actor, now=now)
    sample = Sample.objects.get(organisation=cast.reggestreek)
    for number in drawn_numbers(sample):
        cover(carla, number, now)
        confirm(carla, number, now)
    return sample


def link_of(cast: Cast, sample: Sample, now: datetime) -> tuple[str, str]:
    """Noor asks a reader: the secret part of the link, and the code that goes with it."""
    code = sampling.ask_reader(
        actor=cast.noor.actor,
        year=sample.year,
        function="Ombudsman",
        organisation="Gemeente Almelo",
        now=now,
    )
    return code, reply_code(sample.organisation_id, code_digest(code))
