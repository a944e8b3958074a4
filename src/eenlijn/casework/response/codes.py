# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the answer: its kinds, how it left, why a clock stopped, and the norm it quotes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AnswerKind(models.TextChoices):
    """What counts as the first dated answer (decision 8). Warnings and limits need all eight guard rails."""

    NORM_NOTICE = "norm_notice", _("Brief: dit is onze norm")
    HEARING_INVITATION = "hearing_invitation", _("Brief: uitnodiging voor een gesprek")
    TALK = "order_talk", _("Gesprek gevoerd")
    NONE_POSSIBLE = "no_response_possible", _("Geen antwoord mogelijk")


LETTER_KINDS = (AnswerKind.NORM_NOTICE, AnswerKind.HEARING_INVITATION)


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("Concept")
    FINAL = "final", _("Vastgesteld")
    SENT = "sent", _("Verstuurd")
    DROPPED = "dropped", _("Vervallen")


class SentBy(models.TextChoices):
    REGISTERED_POST = "registered_post", _("Aangetekende post")
    POST = "post", _("Gewone post")
    EMAIL = "email", _("E-mail")
    HANDED_OVER = "handed_over", _("Persoonlijk overhandigd")


class StopReason(models.TextChoices):
    ANSWERED = "answered", _("Beantwoord")
    NONE_POSSIBLE = "none_possible", _("Geen antwoord mogelijk")


class NormRule(models.TextChoices):
    """The four numbered rules of the norm; an example text, not adopted (decision 45)."""

    ANGER = "1", _("Boos zijn mag. Schelden, kleineren en discrimineren niet.")
    THREAT = "2", _("U bedreigt niemand en u raakt niemand aan.")
    PROPERTY = "3", _("U vernielt niets en u laat iedereen met rust, ook online en privé.")
    LEAVE = "4", _("Vraagt een medewerker u te stoppen of weg te gaan? Dan doet u dat.")


NORM_VERSION = 1
