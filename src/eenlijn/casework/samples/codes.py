# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a sample: what an outside reader is asked, what they may say, and how much is drawn.

The numbers are ours: no source asks for another size or term (row C13 asks for a yearly sample only).
"""

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

FEWEST: Final = 5
PERCENT: Final = 5
MOST: Final = 25
# How long a link works, and for how long back the very first draw looks.
LINK_TERM: Final = timedelta(days=28)
FIRST_LOOKS_BACK: Final = timedelta(days=366)
# From this month on a year without a sample is a reminder.
REMIND_FROM_MONTH: Final = 10


class Question(models.TextChoices):
    """What the reader says of every dossier; always all of them, in this order."""

    CONCRETE = "concrete", _("Is het gedrag concreet beschreven?")
    HEARD = "heard", _("Is de ander gehoord, of staat er waarom niet?")
    POLICY = "policy", _("Past de maatregel bij het beleid?")
    END = "end", _("Staat er wanneer het ophoudt of opnieuw wordt bekeken?")
    TONE = "tone", _("Is de toon netjes?")


class Opinion(models.TextChoices):
    """What a reader may say."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNCLEAR = "unclear", _("Niet te zeggen")
