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
    DOSSIER_CLOSED = "dossier_closed", _("Dossier gesloten")
    IMPORT_FINISHED = "import_finished", _("Inlezen is klaar")
    INVITED = "invited", _("Je bent uitgenodigd")


class Reaches(TextChoices):
    APP = "app", _("in Eén Lijn")
    MAIL = "mail", _("per mail")


class NoticeState(TextChoices):
    WAITING = "waiting", _("wacht")
    SENT = "sent", _("verstuurd")
    FAILED_WILL_RETRY = "failed", _("mislukt, wordt opnieuw geprobeerd")
    GIVEN_UP = "given_up", _("opgegeven")
