# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a report: what the reporter wants, how far we know who it is, where the envelope stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wish(models.TextChoices):
    TALK = "talk", _("Praat met mij")
    ACT = "act", _("Doe er iets aan")
    COUNT = "count", _("Alleen tellen")


class When(models.TextChoices):
    NOW = "now", _("Zonet")
    TODAY = "today", _("Eerder vandaag")
    OTHER = "other", _("Andere dag")


class Identity(models.TextChoices):
    """How sure we are who reports (decision 2)."""

    CONFIRMED = "confirmed", _("Bevestigd")
    NAMED = "named", _("Naam opgegeven, niet bevestigd")
    UNNAMED = "unnamed", _("Zonder naam")


class EnvelopeState(models.TextChoices):
    KEPT = "kept", _("Bewaard")
    OPENED = "opened", _("Geopend")
