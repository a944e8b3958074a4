# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of every event: complete, neutral, with nothing but a number and a link."""

import pytest

from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.letters import LANGUAGES, mail_for


@pytest.mark.parametrize("event", EventType)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_its_text(event: EventType, language: str) -> None:
    filled = mail_for(event, "7K4M-2QX", language)
    said = {"nl": "Eén Lijn: bericht over 7K4M-2QX", "en": "Eén Lijn: message about 7K4M-2QX"}
    assert filled.subject == said[language]
    assert "7K4M-2QX" in filled.body
    assert "{" not in filled.body


def test_subjects_do_not_tell_what_happened() -> None:
    assert len({mail_for(event, "7K4M-2QX", "nl").subject for event in EventType}) == 1


def test_an_unknown_language_is_dutch() -> None:
    assert mail_for(EventType.ANSWER_SENT, "7K4M-2QX", "pl") == mail_for(
        EventType.ANSWER_SENT, "7K4M-2QX", "nl"
    )
