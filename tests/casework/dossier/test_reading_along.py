# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla chooses a language; the letter waits for an approval, then the translation leaves along with it."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from docx import Document as WordFile

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.reading_along import LanguageUnknown, language_of, read_along
from eenlijn.casework.letters.approving import LanguageNotApproved, approve_language, dutch_digest
from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.models import ReaderLanguage
from eenlijn.casework.letters.translating import standard_translation
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

HOUR = timedelta(hours=1)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday + HOUR)
    stories.write(cast.carla.actor, number, monday + HOUR)
    return number


def test_a_language_that_nobody_approved_keeps_the_letter_here(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla, later = cast.carla.actor, monday + 2 * HOUR
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(is_invented=False)
    read_along(actor=carla, number=number, language="ar", now=later)
    assert language_of(carla, number) == "ar"
    with pytest.raises(LanguageNotApproved, match="Het Arabisch is nog niet goedgekeurd"):
        dossier.finish_letter(actor=carla, number=number, now=later)
    assert Answer.objects.get().letter_pdf_id is None
    rules = rules_of(cast.reggestreek.pk, later, TEXT_TOPICS)
    for name in (TextName.NORM_NOTICE, TextName.REMEDY, TextName.PRIVACY):
        approve_language(
            actor=cast.petra.actor,
            name=name,
            tongue=Tongue.ARABIC,
            text=standard_translation(name, Tongue.ARABIC),
            seen_dutch=dutch_digest(name, rules),
            rules=rules,
            now=later,
        )
    dossier.finish_letter(actor=carla, number=number, now=later)
    word = Answer.objects.get().letter_word
    assert word is not None
    told = [one.text for one in WordFile(BytesIO(vault.open_bytes(word, "content"))).paragraphs]
    dutch = next(at for at, words in enumerate(told) if words.startswith("Met vriendelijke groet"))
    assert dutch < next(at for at, words in enumerate(told) if words == "قاعدتنا")


def test_only_who_handles_it_chooses_and_only_a_language_that_we_have(
    cast: Cast, number: str, monday: datetime
) -> None:
    for person in (cast.anna, cast.dirk):
        with pytest.raises(NotVisible):
            read_along(actor=person.actor, number=number, language="ar", now=monday + HOUR)
    with pytest.raises(LanguageUnknown):
        read_along(actor=cast.carla.actor, number=number, language="xx", now=monday + HOUR)
    assert not ReaderLanguage.objects.exists()
    read_along(actor=cast.carla.actor, number=number, language="pl", now=monday + HOUR)
    read_along(actor=cast.carla.actor, number=number, language="", now=monday + HOUR)
    assert language_of(cast.carla.actor, number) == ""
    assert TrailLine.objects.filter(action="choose_language").count() == 2
