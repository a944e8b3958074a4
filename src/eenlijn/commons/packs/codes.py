# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a sector pack: which parts it has, and what its letters may leave open.

Owners, severities and answers are those of rooms above this one; tests compare codes and labels.
"""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.organisations.codes import Sector


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

    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    HEARING_INVITATION = "hearing_invitation", _("Brief: uitnodiging voor een gesprek")
    TALK = "order_talk", _("Gesprek gevoerd")
    TALK_CONFIRMATION = "talk_confirmation", _("Brief: bevestiging van het gesprek")
    AGREEMENT = "apology_agreement", _("Excuus of afspraak over gedrag")
    RESTORATIVE_TALK = "restorative_talk", _("Herstelgesprek")
    VERBAL_WARNING = "verbal_warning", _("Mondelinge waarschuwing")
    WARNING = "written_warning", _("Brief: waarschuwing")
    BUILDING_BAN = "building_ban", _("Brief: gebouwverbod")
    AREA_BAN = "area_ban", _("Brief: terreinverbod")
    TRAVEL_BAN = "travel_ban", _("Brief: reisverbod")
    STATION_BAN = "station_ban", _("Brief: verblijfsverbod station")
    PUPIL_MEASURE = "pupil_measure", _("Brief: schorsing of verwijdering leerling")
    ONLINE_MODERATION = "online_moderation", _("Bericht verwijderd of account geblokkeerd")
    FIXED_CONTACT = "fixed_contact_person", _("Brief: vaste contactpersoon")
    FIXED_PLACE = "fixed_location_time", _("Brief: vaste plaats of tijd")
    APPOINTMENT = "appointment_only", _("Brief: alleen op afspraak")
    WRITTEN_ONLY = "written_only", _("Brief: alleen schriftelijk")
    PHONE_ONLY = "phone_only", _("Brief: alleen telefonisch")
    REPRESENTATIVE = "via_representative", _("Brief: via een gemachtigde")
    GUARD_PRESENT = "security_present", _("Brief: beveiliging is erbij")
    OFFICER_PRESENT = "police_present", _("Brief: wijkagent is erbij")
    TWO_STAFF = "two_staff_presence", _("Brief: altijd twee medewerkers")
    NO_HOME_VISIT = "no_home_visit", _("Brief: geen huisbezoek")
    CONTACT_LIMIT = "contact_restriction", _("Brief: beperking van contact")
    CONTACT_BAN = "contact_ban", _("Brief: contactverbod")
    SUSPENSION = "service_suspended", _("Brief: dienst opgeschort")
    SERVICE_ENDED = "service_ended", _("Brief: dienst gestopt")
    TREATMENT_ENDED = "treatment_ended", _("Brief: einde van de behandelrelatie")
    BENEFIT_REDUCTION = "benefit_reduction", _("Verlaging van uitkering gevraagd")
    TENANCY = "rental_procedure", _("Stap in het huurrecht")
    MAYOR = "mayor_measure", _("Maatregel van de burgemeester gevraagd")
    CARE_REFERRAL = "care_referral", _("Melding of verwijzing naar zorg")


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
# Steps that only employers of some sectors have.
OF_SECTOR: Final[Mapping[PolicyAnswer, frozenset[Sector]]] = {
    PolicyAnswer.TRAVEL_BAN: frozenset({Sector.TRANSPORT}),
    PolicyAnswer.STATION_BAN: frozenset({Sector.TRANSPORT}),
    PolicyAnswer.PUPIL_MEASURE: frozenset({Sector.EDUCATION}),
    PolicyAnswer.TREATMENT_ENDED: frozenset({Sector.CARE}),
    PolicyAnswer.BENEFIT_REDUCTION: frozenset({Sector.SOCIAL_SECURITY, Sector.ADMINISTRATION}),
    PolicyAnswer.TENANCY: frozenset({Sector.HOUSING}),
    # Elsewhere a duty makes it impossible to stop the service, and with justice also to suspend it.
    PolicyAnswer.SERVICE_ENDED: frozenset({Sector.ADMINISTRATION}),
    PolicyAnswer.SUSPENSION: frozenset(Sector) - {Sector.SAFETY_JUSTICE},
}
# What has no length: it is said or written once, or somebody else decides about it.
WITHOUT_LENGTH: Final = frozenset(
    {
        PolicyAnswer.NORM_NOTICE,
        PolicyAnswer.HEARING_INVITATION,
        PolicyAnswer.TALK,
        PolicyAnswer.TALK_CONFIRMATION,
        PolicyAnswer.AGREEMENT,
        PolicyAnswer.RESTORATIVE_TALK,
        PolicyAnswer.VERBAL_WARNING,
        PolicyAnswer.ONLINE_MODERATION,
        PolicyAnswer.BENEFIT_REDUCTION,
        PolicyAnswer.TENANCY,
        PolicyAnswer.MAYOR,
        PolicyAnswer.CARE_REFERRAL,
    }
)
FEWEST_PLACES: Final = 6
FEWEST_HOUSE_RULES: Final = 6
MEASURES: Final = range(1, 9)
LEVELS: Final = range(1, 6)
