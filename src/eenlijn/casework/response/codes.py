# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the answer: its kinds, how it left, why a clock stopped, and the norm it quotes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerKind(models.TextChoices):
    """What may be answered; the first that leaves stops the clock (decision 8)."""

    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    HEARING_INVITATION = "hearing_invitation", _("Brief: uitnodiging voor een gesprek")
    TALK = "order_talk", _("Gesprek gevoerd")
    TALK_CONFIRMATION = "talk_confirmation", _("Brief: bevestiging van het gesprek")
    WARNING = "written_warning", _("Brief: waarschuwing")
    NONE_POSSIBLE = "no_response_possible", _("Geen antwoord mogelijk")


LETTER_KINDS = (
    AnswerKind.NORM_NOTICE,
    AnswerKind.HEARING_INVITATION,
    AnswerKind.TALK_CONFIRMATION,
    AnswerKind.WARNING,
)
# What stays on file or limits: decided only by whoever has a mandate, with all eight rails (decision 9).
MANDATED_KINDS = (AnswerKind.WARNING,)


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("Concept")
    PROPOSED = "proposed", _("Ter besluit")
    FINAL = "final", _("Vastgesteld")
    SENT = "sent", _("Verstuurd")
    DROPPED = "dropped", _("Vervallen")


OPEN_STATES = (AnswerState.DRAFT, AnswerState.PROPOSED, AnswerState.FINAL)


class SentBy(models.TextChoices):
    REGISTERED_POST = "registered_post", _("Aangetekende post")
    POST = "post", _("Gewone post")
    EMAIL = "email", _("E-mail")
    HANDED_OVER = "handed_over", _("Persoonlijk overhandigd")


class NormRule(models.TextChoices):
    """The four numbered rules of the norm; an example text, not adopted (decision 45)."""

    ANGER = "1", _("Boos zijn mag. Schelden, kleineren en discrimineren niet.")
    THREAT = "2", _("U bedreigt niemand en u raakt niemand aan.")
    PROPERTY = "3", _("U vernielt niets en u laat iedereen met rust, ook online en privé.")
    LEAVE = "4", _("Vraagt een medewerker u te stoppen of weg te gaan? Dan doet u dat.")


NORM_VERSION = 1
