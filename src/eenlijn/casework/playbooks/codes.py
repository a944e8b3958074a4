# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a task is, and why one is not needed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskState(models.TextChoices):
    OPEN = "open", _("te doen")
    DONE = "done", _("gedaan")
    NOT_NEEDED = "not_needed", _("niet nodig")
    SUPERSEDED = "superseded", _("vervangen door een ander draaiboek")


class NotNeeded(models.TextChoices):
    """Coded, so that an employer can count which steps of the playbook do not fit its work."""

    DOES_NOT_APPLY = "does_not_apply", _("Past niet bij dit voorval")
    DONE_ELSEWHERE = "done_elsewhere", _("Al buiten dit dossier gedaan")
    NOT_WANTED = "not_wanted", _("De collega wil het niet")
    IMPOSSIBLE = "impossible", _("Kan niet meer")
    WAIVED = "waived", _("De hele maatregel is niet nodig")
