# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of what is learned and prevented."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import code_list


class NeedFor(models.TextChoices):
    PERSON = "person", _("De collega zelf")
    TEAM = "team", _("Het team")
    MANAGERS = "managers", _("Leidinggevenden")
    ORGANISATION = "organisation", _("Iedereen")


class NeedState(models.TextChoices):
    NEEDED = "needed", _("Nodig")
    DONE = "done", _("Gedaan")
    NOT_NEEDED = "not_needed", _("Niet nodig")


class PreventionState(models.TextChoices):
    PLANNED = "planned", _("Afgesproken")
    DOING = "doing", _("Mee bezig")
    DONE = "done", _("Gedaan")
    DROPPED = "dropped", _("Toch niet")


class EffectResult(models.TextChoices):
    """What somebody saw who looked whether it works; only the last says that nobody looked."""

    WORKS = "works", _("Het werkt")
    PARTLY = "partly", _("Het werkt een beetje")
    DOES_NOT = "does_not", _("Het werkt niet")
    NOT_CHECKED = "not_checked", _("Er is niet gekeken")


class EffectAfter(models.IntegerChoices):
    """After how many months somebody looks: three (list 7.5) and once more after six (row G7)."""

    THREE = 3, _("na drie maanden")
    SIX = 6, _("na zes maanden")


def function_groups() -> dict[str, str]:
    """The function groups of list 8.8 with their words, in the order of the list."""
    found = code_list("victim_role").values()
    return {one.code: one.label for one in found if one.group == "function_group"}
