# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acts of a dossier, as the timeline names them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    REPORTED = "reported", _("Melding ontvangen en vastgelegd")
    IMPORTED = "imported", _("Overgenomen uit het oude register")
    ASSESSED = "assessed", _("Ernst vastgesteld")
    TAKEN = "taken", _("In behandeling genomen")
    ANSWER_DRAFTED = "answer_drafted", _("Antwoord geschreven")
    LETTER_FINAL = "letter_final", _("Brief vastgesteld")
    REPORTER_TOLD = "reporter_told", _("Melder weet dat de brief gaat")
    LETTER_SENT = "letter_sent", _("Brief verstuurd")
    TALK_HELD = "talk_held", _("Gesprek gevoerd")
    NO_ANSWER = "no_answer", _("Geen antwoord mogelijk")
    CLAIMED = "claimed", _("Melder heeft zich bekendgemaakt")
    CLOSED = "closed", _("Dossier afgesloten")
