# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own letterhead: taken by the administrator, sealed, used for the next letter, refused with a reason."""

import io
from datetime import datetime, timedelta

import pytest
from docx import Document

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.composing import compose
from eenlijn.casework.letters.keeping import keep_files
from eenlijn.casework.letters.models import WordTemplate
from eenlijn.casework.letters.templates import (
    WHY,
    TemplateNotFit,
    stop_template,
    template_content,
    template_in_use,
    upload_template,
)
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.pdf.word_faults import TemplateFault
from tests.cast import Cast
from tests.factories import stories
from tests.factories.letters import paper
from tests.foundation.pdf.test_word_template import PLAIN, template

HOUR = timedelta(hours=1)


def test_a_new_letterhead_follows_the_former_one_and_both_are_kept(cast: Cast, monday: datetime) -> None:
    first = upload_template(actor=cast.petra.actor, file_name="papier.docx", content=PLAIN, now=monday)
    other = template("[brieftekst]", "Nieuw")
    second = upload_template(actor=cast.petra.actor, file_name="nieuw.docx", content=other, now=monday + HOUR)
    first.refresh_from_db()
    assert (first.number, first.ended_at, second.number, second.ended_at) == (1, monday + HOUR, 2, None)
    told = template_in_use(cast.petra.actor)
    assert told is not None
    assert (told.file_name, told.number, told.uploaded_by) == ("nieuw.docx", 2, cast.petra.id)
    assert template_content(cast.reggestreek.pk) == other
    assert template_content(cast.dinkelborg.pk) == b""
    assert b"Nieuw" not in bytes(second.document.content)
    actions = TrailLine.objects.filter(action__in=["upload_template", "keep_document"])
    assert sorted(actions.values_list("action", flat=True)) == [
        "keep_document", "keep_document", "upload_template", "upload_template",
    ]  # fmt: skip


def test_the_next_letter_is_put_on_it_until_it_is_stopped(cast: Cast, monday: datetime) -> None:
    receipt = stories.report(
        cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday), monday
    )
    incident = Incident.objects.get(number=receipt.number)

    def header() -> str:
        _pdf, word = keep_files(
            actor=cast.carla.actor,
            organisation_id=incident.organisation_id,
            case_id=incident.pk,
            number="x",
            letter=compose(paper(TextName.LIFTING)),
            now=monday,
        )
        document = Document(io.BytesIO(vault.open_bytes(word, "content")))
        return str(document.sections[0].header.paragraphs[0].text)

    assert header() == ""
    row = upload_template(actor=cast.petra.actor, file_name="papier.docx", content=PLAIN, now=monday)
    assert header() == "Briefhoofd van de werkgever"
    stop_template(actor=cast.petra.actor, template_id=row.pk, now=monday)
    assert header() == ""
    with pytest.raises(NotVisible):
        stop_template(actor=cast.petra.actor, template_id=row.pk, now=monday)


def test_only_the_administrator_of_this_employer_takes_and_stops_one(cast: Cast, monday: datetime) -> None:
    for person in (cast.anna, cast.carla, cast.dirk):
        with pytest.raises(NotVisible):
            upload_template(actor=person.actor, file_name="x.docx", content=PLAIN, now=monday)
    row = upload_template(actor=cast.petra.actor, file_name="x.docx", content=PLAIN, now=monday)
    with pytest.raises(NotVisible):
        stop_template(actor=cast.dirk.actor, template_id=row.pk, now=monday)
    assert WordTemplate.objects.get().ended_at is None


def test_a_bad_file_is_refused_with_what_is_wrong_and_the_former_stays(cast: Cast, monday: datetime) -> None:
    upload_template(actor=cast.petra.actor, file_name="x.docx", content=PLAIN, now=monday)
    with pytest.raises(TemplateNotFit, match="Wij zien niet waar de brief moet komen"):
        upload_template(actor=cast.petra.actor, file_name="y.docx", content=template("Niets"), now=monday)
    assert template_content(cast.reggestreek.pk) == PLAIN
    assert set(WHY) == set(TemplateFault)
