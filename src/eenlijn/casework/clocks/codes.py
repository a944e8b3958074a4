# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of clocks: what starts, stops or pauses one, whose it is, how hard, what it shows."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class StopReason(models.TextChoices):
    """Why a clock stopped. Only `answered` of the answer clock counts in the share."""

    ANSWERED = "answered", _("Beantwoord")
    NONE_POSSIBLE = "none_possible", _("Geen antwoord mogelijk")
    DONE = "done", _("Gedaan")
    DECLINED = "declined", _("Niet gewenst")
    NOT_NEEDED = "not_needed", _("Niet nodig")
    NO_AGGRESSION = "no_aggression", _("Geen agressie")
    NOT_UPHELD = "not_upheld", _("Niet gegrond")
    LAPSED = "lapsed", _("Afgelopen")


# Reasons for which whoever was to act did act; only these need a reason when late.
ACTED = (StopReason.ANSWERED, StopReason.DONE)


class PauseReason(models.TextChoices):
    """The few reasons for which a clock may stand still, each for a fixed time and logged."""

    POLICE_REQUEST = "police_request", _("Op verzoek van politie of OM")
    SAFETY_RISK = "safety_risk", _("Antwoorden is nu gevaarlijk")
    VICTIM_REQUEST = "victim_request", _("Op verzoek van de collega")


class Hardness(models.TextChoices):
    """How hard a term is: from a law to something we made up ourselves."""

    LAW = "law", _("wet")
    AGREEMENT = "agreement", _("afspraak")
    NORM = "norm", _("norm")
    PRACTICE = "practice", _("advies")
    OURS = "ours", _("van onszelf")


class Owner(models.TextChoices):
    """Whose act a term waits for."""

    HANDLER = "handler", _("wie het dossier behandelt")
    TEAM = "team", _("de leidinggevende van het team")
    CARER = "carer", _("wie nazorg geeft")
    COLLEAGUE = "colleague", _("de collega")
    SECOND = "second", _("een tweede persoon")
    OFFICER = "officer", _("de privacyfunctionaris")
    OTHER = "other", _("de ander")
    EMPLOYER = "employer", _("de werkgever")
    CHAIN = "chain", _("politie, OM of rechter")
    REGION = "region", _("de regio")


class ClockAct(models.TextChoices):
    """What starts or stops a clock: an act of the product, by its name there."""

    REPORTED = "reported", _("melding ontvangen")
    TYPED_FOR = "for_colleague", _("melding namens een collega")
    ASSESSED = "assessed", _("ernst vastgesteld")
    REASSESSED = "reassessed", _("ernst gewijzigd")
    RED_SEEN = "red_seen", _("rode melding gezien")
    CONFIRMED = "victim_confirmed", _("melding bevestigd")
    CORRECTED = "victim_corrected", _("melding verbeterd")
    REPORTER_HEARD = "feedback_given", _("melder gehoord of bericht gestuurd")
    CLOSED = "closed", _("dossier afgesloten")
    ANSWER_LEFT = "letter_sent", _("antwoord verstuurd")
    TALK_HELD = "talk_held", _("gesprek gevoerd")
    NO_ANSWER = "no_answer", _("geen antwoord mogelijk")
    HEARING_INVITED = "hearing_invited", _("uitgenodigd om te reageren")
    HEARING_ENDED = "hearing_ended", _("wederhoor afgerond")
    CARE_PLANNED = "care_planned", _("nazorg gepland")
    CARE_MADE = "care_made", _("contact gelegd")
    CARE_DECLINED = "care_declined", _("nazorg niet gewenst")
    CARE_WANTED = "care_wanted", _("nazorg gevraagd door de collega")
    ACCIDENT_CHECKED = "accident_checked", _("nagegaan of het bij de Arbeidsinspectie moet")
    ACCIDENT_REPORTED = "accident_reported", _("gemeld bij de Arbeidsinspectie")
    POLICE_DECIDED = "police_decided", _("besluit over aangifte")
    FOOTAGE_ASKED = "footage_asked", _("camerabeelden gevraagd")
    FOOTAGE_SETTLED = "footage_settled", _("beelden veiliggesteld of niet gekregen")
    NEWS_ASKED = "news_asked", _("nieuws gevraagd")
    POLICE_STEP = "police_step", _("stap van politie of OM vastgelegd")
    POLICE_PASSED_ON = "police_passed_on", _("nieuws doorgegeven aan de collega")
    INFLUENCE_OPENED = "influence_opened", _("vier ogen gevraagd")
    INFLUENCE_CHECKED = "influence_checked", _("met vier ogen bekeken")
    CLAIM_LETTER_LEFT = "claim_letter_left", _("brief over de schade verstuurd, of termijnen afgesproken")
    DAMAGE_SETTLED = "damage_settled", _("schade betaald of afgeschreven")
    LEARNED = "learned", _("leerpunt gedaan")
    PREVENTED = "prevented", _("preventiemaatregel gedaan")
    EFFECT_SEEN = "effect_seen", _("nagegaan of het werkt")
    MEASURE_BEGAN = "measure_began", _("maatregel begon")
    MEASURE_REVIEWED = "measure_reviewed", _("maatregel opnieuw bekeken")
    MEASURE_ENDED = "measure_ended", _("maatregel voorbij of opgeheven")
    WARNING_LEFT = "warning_left", _("waarschuwing verstuurd")
    LAPSED = "lapsed", _("de termijn is afgelopen")
    REQUEST_CAME = "request_came", _("verzoek over gegevens ontvangen")
    OBJECTED = "request_objected", _("bezwaar ontvangen")
    REQUEST_DECIDED = "request_decided", _("besloten op het verzoek")
    TASK_PLANNED = "tasks_made", _("taak uit het draaiboek gezet")
    TASK_DONE = "task_done", _("taak gedaan")
    TASK_NOT_NEEDED = "task_not_needed", _("taak niet nodig")


class Light(StrEnum):
    """What a clock shows: `nearly` from 75% of the term (36 of 48 hours)."""

    RUNNING = "running"
    NEARLY = "nearly"
    LATE = "late"
    STOPPED = "stopped"
    PAUSED = "paused"
