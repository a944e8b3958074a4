# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of every event: complete, neutral, with nothing but a number and a link."""

import pytest

from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.letters import LANGUAGES, QUIET, mail_for


@pytest.mark.parametrize("event", [event for event in EventType if event not in QUIET])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_has_its_text(event: EventType, language: str) -> None:
    filled = mail_for(event, "7K4M-2QX", language)
    said = {"nl": "Eén Lijn: bericht over 7K4M-2QX", "en": "Eén Lijn: message about 7K4M-2QX"}
    assert filled.subject == said[language]
    assert "7K4M-2QX" in filled.body
    assert "{" not in filled.body


@pytest.mark.parametrize("event", sorted(QUIET))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_would_say_for_whom_it_is_holds_no_number(event: EventType, language: str) -> None:
    filled = mail_for(event, "7K4M-2QX", language)
    said = {"nl": "Eén Lijn: er is een bericht voor je", "en": "Eén Lijn: there is a message for you"}
    assert filled.subject == said[language]
    assert "7K4M-2QX" not in filled.body
    assert "{" not in filled.body


def test_subjects_do_not_tell_what_happened() -> None:
    for events in (set(EventType) - QUIET, QUIET):
        assert len({mail_for(event, "7K4M-2QX", "nl").subject for event in events}) == 1


def test_an_unknown_language_is_dutch() -> None:
    assert mail_for(EventType.ANSWER_SENT, "7K4M-2QX", "pl") == mail_for(
        EventType.ANSWER_SENT, "7K4M-2QX", "nl"
    )
