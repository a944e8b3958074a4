# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a training need."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedFor(models.TextChoices):
    PERSON = "person", _("De collega zelf")
    TEAM = "team", _("Het team")
    MANAGERS = "managers", _("Leidinggevenden")
    ORGANISATION = "organisation", _("Iedereen")


class NeedState(models.TextChoices):
    NEEDED = "needed", _("Nodig")
    DONE = "done", _("Gedaan")
    NOT_NEEDED = "not_needed", _("Niet nodig")
