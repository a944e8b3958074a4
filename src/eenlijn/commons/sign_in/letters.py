# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail about signing in: a neutral subject, what happened, a link, and no person."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from eenlijn.commons.sign_in.codes import MailKind
from eenlijn.foundation.text import Filled, NamedText, fill, load_text

_TEXTS: Final = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class AccountNote:
    """All that such a mail may hold."""

    link: str


def account_letter(kind: MailKind, language: str, page: str = "") -> Filled:
    """Return subject and body in the language of the reader, Dutch when we do not have it."""
    spoken = "en" if language == "en" else "nl"
    home = f"{settings.EENLIJN_BASE_URL}/" if spoken == "nl" else f"{settings.EENLIJN_BASE_URL}/en/"
    return fill(_text(kind, spoken), AccountNote(link=f"{home}{page}"))


@lru_cache(maxsize=16)
def _text(kind: MailKind, language: str) -> NamedText:
    return load_text(_TEXTS / f"{kind.value}.{language}.md")
