# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of notices: what happened, how it is told, and how far that came."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventType(TextChoices):
    """What happened; each has a text in `texts/`."""

    REPORT_RECEIVED = "report_received", _("Nieuwe melding")
    ANSWER_DUE_SOON = "answer_due_soon", _("Antwoord moet bijna weg")
    ANSWER_LATE = "answer_late", _("Antwoord is te laat")
    LETTER_ABOUT_TO_LEAVE = "letter_about_to_leave", _("Er gaat een brief weg")
    ANSWER_SENT = "answer_sent", _("De ander heeft van ons gehoord")
    DECISION_ASKED = "decision_asked", _("Er is een besluit aan jou gevraagd")
    DECISION_MADE = "decision_made", _("Er is besloten over je voorstel")
    DECISION_SENT_BACK = "decision_sent_back", _("Je voorstel is teruggestuurd")
    OTHER_SIDE_REPLIED = "other_side_replied", _("De ander heeft gereageerd")
    DOSSIER_CLOSED = "dossier_closed", _("Dossier gesloten")
    FEEDBACK_GIVEN = "feedback_given", _("Bericht over je melding")
    EXPERIENCE_ASKED = "experience_asked", _("Drie vragen over hoe het ging")
    CLOSING_ASKED = "closing_asked", _("Kijk mee voor het afsluiten")
    CLOSING_ANSWERED = "closing_answered", _("Antwoord op je vraag om af te sluiten")
    DOSSIER_REOPENED = "dossier_reopened", _("Je melding loopt weer")
    HAND_OVER_OFFERED = "hand_over_offered", _("Een dossier overnemen")
    HAND_OVER_ANSWERED = "hand_over_answered", _("Antwoord op je overdracht")
    ASKED_TO_HELP = "asked_to_help", _("Een collega vraagt je hulp")
    CARE_WANTED = "care_wanted", _("Een collega vraagt nazorg")
    # Of these a notice holds no number: it would say for whom (`aftercare.peers`).
    TALK_ASKED = "talk_asked", _("Er is een gesprek voor je")
    TALK_TOMORROW = "talk_tomorrow", _("Morgen heb je een afspraak")
    TALK_RETURNED = "talk_returned", _("Kies iemand anders voor je gesprek")
    IMPORT_FINISHED = "import_finished", _("Inlezen is klaar")
    INVITED = "invited", _("Je bent uitgenodigd")
    RED_REPORT = "red_report", _("Rode melding")
    TERM_DUE_SOON = "term_due_soon", _("Een termijn loopt bijna af")
    TERM_LATE = "term_late", _("Een termijn is voorbij")
    SECOND_EYES_ASKED = "second_eyes_asked", _("Vier ogen gevraagd")
    REPORT_ENDED = "report_ended", _("Je melding is bekeken")
    REPORTED_FOR_YOU = "reported_for_you", _("Er is iets voor jou gemeld")
    VICTIM_CORRECTED = "victim_corrected", _("Een collega verbeterde een melding")
    GLASS_BROKEN = "glass_broken", _("Een privacyfunctionaris opende een dossier")
    GLASS_ON_YOURS = "glass_on_yours", _("Een privacyfunctionaris las je melding")
    GLASS_NOT_REVIEWED = "glass_not_reviewed", _("Een inzage is niet op tijd nagekeken")
    MONTH_NOT_REVIEWED = "month_not_reviewed", _("Een maand van het spoor is niet afgetekend")
    NEEDS_HANDLER = "needs_handler", _("Een dossier heeft iemand nodig")
    LANE_BACK_ASKED = "lane_back_asked", _("Kijk mee voordat een dossier niet langer apart loopt")
    LANE_BACK_ANSWERED = "lane_back_answered", _("Antwoord op je voorstel over een dossier dat apart loopt")
    LANE_BACK = "lane_back", _("Een melding loopt niet langer apart")
    FILE_HELD = "file_held", _("Een bestand is tegengehouden")
    FILE_NOT_TAKEN = "file_not_taken", _("Je bestand konden we niet aannemen")
    AGREEMENT_MISSED = "agreement_missed", _("Een landelijke afspraak is niet nagekomen")
    WEBHOOK_STOPPED = "webhook_stopped", _("Een seintje naar een ander systeem is gestopt")
    SOMEBODY_GOES = "somebody_goes", _("Een collega gaat weg of naar een andere eenheid")
    HANDED_ON = "handed_on", _("Dossiers gingen naar jou over")
    MEASURE_OVER = "measure_over", _("Een maatregel is vanzelf afgelopen")
    ROUTED = "routed", _("Een dossier is aan jou toegewezen")
    RULE_TELLS = "rule_tells", _("Een verdeelregel noemt jou bij een dossier")
    DATA_REQUEST = "data_request", _("Iemand vraagt iets over eigen gegevens")
    RIGHTS_NOT_REVIEWED = "rights_not_reviewed", _("De rechten zijn niet nagekeken")
    POLICE_HEARD = "police_heard", _("Er is nieuws van politie of OM")
    RELEASE_ASKED = "release_asked", _("Kijk mee voordat er iets naar politie of OM gaat")
    RELEASE_ANSWERED = "release_answered", _("Antwoord op je voorstel om iets vrij te geven")
    RELEASE_READ = "release_read", _("Een pakket voor politie of OM is gelezen")
    RELEASE_RECALL = "release_recall", _("Trek een pakket in: de collega wil het niet meer")
    SAMPLE_COVER = "sample_cover", _("Dek een dossier af voor de steekproef")
    SAMPLE_DUE = "sample_due", _("Dit jaar is er nog geen steekproef")
    SAMPLE_READ = "sample_read", _("De lezer van buiten is klaar")
    PROVISION_DUE = "provision_due", _("Een voorziening moet nagekeken of geoefend worden")
    # Of these two a notice holds no number: an owner knows nothing of a dossier (`own_preventions`).
    PREVENTION_YOURS = "prevention_yours", _("Er is een maatregel voor jou")
    EFFECT_ASKED = "effect_asked", _("Kijk of je maatregel werkt")
    HOME_VISIT_RED = "home_visit_red", _("Een collega vraagt je besluit over een huisbezoek")


class Reaches(TextChoices):
    APP = "app", _("in Eén Lijn")
    MAIL = "mail", _("per mail")


class NoticeState(TextChoices):
    WAITING = "waiting", _("wacht")
    SENT = "sent", _("verstuurd")
    FAILED_WILL_RETRY = "failed", _("mislukt, wordt opnieuw geprobeerd")
    GIVEN_UP = "given_up", _("opgegeven")
