# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""In which way two dossiers belong together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkKind(models.TextChoices):
    """Only `same_person` counts as a repetition, and only because a person confirmed it (decision 31)."""

    SAME_EVENT = "same_event", _("Hetzelfde voorval")
    SAME_PERSON = "same_person", _("Dezelfde ander")
    SERIES = "series", _("Een reeks")
