# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of reviewing the trail: by which rule a line is worth a look, and what the reviewer found."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReviewRule(TextChoices):
    """Why a line stands in the queue. It says that somebody should look, never that something is wrong."""

    OWN_NAME = "own_name", _("Keek in een dossier over zichzelf")
    SAME_FAMILY = "same_family", _("Heeft dezelfde achternaam als iemand in het dossier")
    NO_RELATION = "no_relation", _("Had op dat moment geen taak bij het dossier")
    MANY_FILES = "many_files", _("Opende veel dossiers, meer dan anders")
    NIGHT = "night", _("Las buiten de openingstijden")
    NAMES_WITHOUT_ACT = "names_unused", _("Liet namen zien en deed daarna niets met het dossier")


class ReviewMark(TextChoices):
    """What the reviewer found of one line."""

    FINE = "fine", _("In orde")
    ASKED = "asked", _("Nagevraagd")
    NOT_RIGHT = "not_right", _("Niet in orde")
