# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a sector pack: which parts it has, and what its letters may leave open.

Owners, severities and answers are those of rooms above this one; tests compare codes and labels.
"""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PackWord(TextChoices):
    """The own words of a sector: what one calls things there."""

    OTHER_PERSON = "other_person", _("de ander")
    OTHER_PERSON_PLURAL = "other_person_plural", _("de anderen")
    PLACE = "place", _("de plek")
    TEAM = "team", _("het team")
    COLLEAGUE = "colleague", _("de collega")
    CONTACT_MOMENT = "contact_moment", _("het contact")
    SERVICE = "service", _("de dienst")
    HOUSE_RULES = "house_rules", _("de huisregels")


class PolicyAnswer(TextChoices):
    """The answers about which a pack says who decides (kinds of an answer to the other person)."""

    TALK = "order_talk", _("Gesprek gevoerd")
    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    HEARING_INVITATION = "hearing_invitation", _("Brief: uitnodiging voor een gesprek")
    TALK_CONFIRMATION = "talk_confirmation", _("Brief: bevestiging van het gesprek")
    WARNING = "written_warning", _("Brief: waarschuwing")


class PackLetter(TextChoices):
    """The letters that a pack brings in the words of its sector."""

    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    WARNING = "written_warning", _("Brief: waarschuwing")


class PlaybookSeverity(TextChoices):
    """The severities with a playbook: below there is nothing to plan, above the crisis organisation leads."""

    NORM_BREACH = "s2_norm_breach", _("2 Normoverschrijdend")
    SERIOUS = "s3_serious", _("3 Ernstig")
    VERY_SERIOUS = "s4_very_serious", _("4 Zeer ernstig")


class TaskOwner(TextChoices):
    """The roles that may own a task of a playbook."""

    EMP = "EMP", _("medewerker")
    MGR = "MGR", _("leidinggevende")
    COO = "COO", _("coördinator")
    AFT = "AFT", _("nazorgverlener")
    LEG = "LEG", _("jurist of schademedewerker")
    ADM = "ADM", _("beheerder van de organisatie")
    BRD = "BRD", _("bestuurlijk contact")


class DifferenceKind(TextChoices):
    """What happened to a part of a pack between the adopted and the current version."""

    ADDED = "added", _("nieuw")
    REMOVED = "removed", _("vervallen")
    CHANGED = "changed", _("gewijzigd")


LETTER_FILES: Final[Mapping[PackLetter, str]] = {
    PackLetter.NORM_NOTICE: "notice.md",
    PackLetter.WARNING: "warning.md",
}
# What a letter of a pack leaves open. Values that follow a colon, and whole sentences, end with a full stop
# of their own; the others are parts of a sentence.
_EVERY_LETTER: Final = frozenset(
    {
        "salutation",  # Geachte heer Tester
        "day",  # dinsdag 24 november 2026
        "moment",  # dinsdag 24 november 2026 om 14.38 uur
        "place",  # halte Markt, lijn 62
        "behaviour",  # whole sentences: U schold onze medewerker uit.
        "norm_rule",  # the rule itself, with its full stop
        "norm_number",  # 2
        "norm_version",  # 1
        "contact",  # after a colon: 088 000 01 30, klantenservice.
        "organisation",  # the name of the employer
        "privacy_contact",  # after a colon: privacy@example.org of 088 000 01 31.
        "retention",  # after a colon: 1 jaar na deze brief.
    }
)
PLACEHOLDERS: Final[Mapping[PackLetter, frozenset[str]]] = {
    PackLetter.NORM_NOTICE: _EVERY_LETTER,
    PackLetter.WARNING: _EVERY_LETTER
    | {
        "valid_until",  # woensdag 24 november 2027
        "decider_function",  # manager vervoer
        "remaining_channel",  # after a colon: aan de balie, aan de telefoon en per mail.
        "remedy",  # whole sentences: how to have the decision looked at again
        "heard",  # a whole sentence: what was done with the other side of the story
    },
}
FEWEST_PLACES: Final = 6
FEWEST_HOUSE_RULES: Final = 6
MEASURES: Final = range(1, 9)
LEVELS: Final = range(1, 6)
