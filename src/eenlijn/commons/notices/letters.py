# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which mail goes with which event: a neutral subject, a number and a link."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from eenlijn.commons.notices.codes import EventType
from eenlijn.foundation.text import Filled, NamedText, fill, load_text

_TEXTS: Final = Path(__file__).parent / "texts"
LANGUAGES: Final = ("nl", "en")


@dataclass(frozen=True)
class NoticeMail:
    """All that a mail may hold."""

    number: str
    link: str


@dataclass(frozen=True)
class QuietMail:
    """Of what would say for whom it is by its number: the link alone."""

    link: str


QUIET: Final = frozenset(
    {
        EventType.TALK_ASKED,
        EventType.TALK_TOMORROW,
        EventType.TALK_RETURNED,
        EventType.PREVENTION_YOURS,
        EventType.EFFECT_ASKED,
    }
)


def mail_for(event_type: EventType, number: str, language: str, page: str = "") -> Filled:
    """Return subject and body in the language of the recipient, Dutch when we do not have it.

    `page` is where the link leads below the address of this installation; empty is the start.
    """
    spoken = language if language in LANGUAGES else "nl"
    home = f"{settings.EENLIJN_BASE_URL}/" if spoken == "nl" else f"{settings.EENLIJN_BASE_URL}/{spoken}/"
    link = f"{home}{page}"
    told = QuietMail(link) if event_type in QUIET else NoticeMail(number=number, link=link)
    return fill(_text(event_type, spoken), told)


@lru_cache(maxsize=64)
def _text(event_type: EventType, language: str) -> NamedText:
    return load_text(_TEXTS / f"{event_type.value}.{language}.md")
