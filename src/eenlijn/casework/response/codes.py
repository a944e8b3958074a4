# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the answer: its kinds, how it left, why a clock stopped, and the norm it quotes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.letters.codes import SentBy as SentBy  # noqa: PLC0414 - part of the words of an answer


class AnswerKind(models.TextChoices):
    """What may be answered, in the order of the ladder; the first that leaves stops the clock (decision 8).

    Every code of list 8.11 is here, but two: `not_upheld` is an outcome of the dossier, and a
    `liability_claim` belongs to damage (see `kinds.ELSEWHERE`). `kinds.STEPS` says what each is.
    """

    # Addressing: what was done is named, nothing changes for the other person.
    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    HEARING_INVITATION = "hearing_invitation", _("Brief: uitnodiging voor een gesprek")
    TALK = "order_talk", _("Gesprek gevoerd")
    TALK_CONFIRMATION = "talk_confirmation", _("Brief: bevestiging van het gesprek")
    AGREEMENT = "apology_agreement", _("Excuus of afspraak over gedrag")
    RESTORATIVE_TALK = "restorative_talk", _("Herstelgesprek")
    # Sanction: a consequence for what was done.
    VERBAL_WARNING = "verbal_warning", _("Mondelinge waarschuwing")
    WARNING = "written_warning", _("Brief: waarschuwing")
    BUILDING_BAN = "building_ban", _("Brief: gebouwverbod")
    AREA_BAN = "area_ban", _("Brief: terreinverbod")
    TRAVEL_BAN = "travel_ban", _("Brief: reisverbod")
    STATION_BAN = "station_ban", _("Brief: verblijfsverbod station")
    PUPIL_MEASURE = "pupil_measure", _("Brief: schorsing of verwijdering leerling")
    ONLINE_MODERATION = "online_moderation", _("Bericht verwijderd of account geblokkeerd")
    # Arrangement: safe conditions for the next contact.
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
    # Procedure: a step that another law and another body decide; here it is only noted that it was begun.
    BENEFIT_REDUCTION = "benefit_reduction", _("Verlaging van uitkering gevraagd")
    TENANCY = "rental_procedure", _("Stap in het huurrecht")
    MAYOR = "mayor_measure", _("Maatregel van de burgemeester gevraagd")
    CARE_REFERRAL = "care_referral", _("Melding of verwijzing naar zorg")
    NONE_POSSIBLE = "no_response_possible", _("Geen antwoord mogelijk")


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("Concept")
    PROPOSED = "proposed", _("Ter besluit")
    FINAL = "final", _("Vastgesteld")
    SENT = "sent", _("Verstuurd")
    DROPPED = "dropped", _("Vervallen")


OPEN_STATES = (AnswerState.DRAFT, AnswerState.PROPOSED, AnswerState.FINAL)


class NormRule(models.TextChoices):
    """The four numbered rules of the norm; an example text, not adopted (decision 45)."""

    ANGER = "1", _("Boos zijn mag. Schelden, kleineren en discrimineren niet.")
    THREAT = "2", _("U bedreigt niemand en u raakt niemand aan.")
    PROPERTY = "3", _("U vernielt niets en u laat iedereen met rust, ook online en privé.")
    LEAVE = "4", _("Vraagt een medewerker u te stoppen of weg te gaan? Dan doet u dat.")


NORM_VERSION = 1


class Closed(models.TextChoices):
    """What a measure may close off for a while. What can never be closed stands in `duties`."""

    VISIT = "visit", _("Langskomen in het gebouw")
    WALK_IN = "walk_in", _("Langskomen zonder afspraak")
    SITE = "site", _("Op het terrein komen")
    PHONE = "phone", _("Bellen")
    WRITING = "writing", _("Zelf mailen of schrijven")
    OTHERS = "others", _("Contact met andere medewerkers dan de vaste contactpersoon")
    OTHER_PLACES = "other_places", _("Contact op een andere plaats of tijd")
    HOME = "home", _("Huisbezoek")
    SERVICE = "service", _("De dienst waar het om ging")
    TRAVEL = "travel", _("Meereizen op de genoemde lijn of het genoemde traject")
    LESSONS = "lessons", _("De lessen op school, voor de genoemde dagen")
    TREATMENT = "treatment", _("Behandeling die kan wachten of door een ander kan")
