# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of letters: in which languages they are read beside Dutch."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.rulebook.codes import TextName


class Tongue(TextChoices):
    """A language that a letter may be translated into, beside its Dutch text."""

    ENGLISH = "en", _("Engels")
    GERMAN = "de", _("Duits")
    ARABIC = "ar", _("Arabisch")
    POLISH = "pl", _("Pools")
    TURKISH = "tr", _("Turks")
    UKRAINIAN = "uk", _("Oekraïens")


class SentBy(TextChoices):
    """How a letter left."""

    REGISTERED_POST = "registered_post", _("Aangetekende post")
    POST = "post", _("Gewone post")
    EMAIL = "email", _("E-mail")
    HANDED_OVER = "handed_over", _("Persoonlijk overhandigd")


RIGHT_TO_LEFT: Final = frozenset({Tongue.ARABIC})
# Which letters have a translation, and the paragraphs that stand in them.
TRANSLATED: Final = (
    TextName.NORM_NOTICE,
    TextName.CONTACT_LIMIT,
    TextName.CONTACT_BAN,
    TextName.BUILDING_BAN,
)
TRANSLATED_PARTS: Final = (TextName.REMEDY, TextName.PRIVACY, TextName.REPRESENTATIVE)
