# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a report: what the reporter wants, how far we know who it is, where the envelope stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wish(models.TextChoices):
    TALK = "talk", _("Praat met mij")
    ACT = "act", _("Doe er iets aan")
    COUNT = "count", _("Alleen tellen")


class When(models.TextChoices):
    NOW = "now", _("Zonet")
    TODAY = "today", _("Eerder vandaag")
    OTHER = "other", _("Andere dag")


class ReporterRole(models.TextChoices):
    """Who types the report, when it is not the person it happened to (row A9)."""

    SELF = "self", _("Het overkwam mij")
    MANAGER = "manager", _("Ik geef leiding")
    WITNESS = "witness", _("Ik was getuige")
    CONTROL_ROOM = "control_room", _("Ik werk op de meldkamer")
    PHONE_DESK = "phone_desk", _("Iemand belde mij")


class Identity(models.TextChoices):
    """How sure we are who reports (decision 2)."""

    CONFIRMED = "confirmed", _("Bevestigd")
    NAMED = "named", _("Naam opgegeven, niet bevestigd")
    UNNAMED = "unnamed", _("Zonder naam")


class EnvelopeState(models.TextChoices):
    KEPT = "kept", _("Bewaard")
    OPENED = "opened", _("Geopend")


class FeedbackKind(models.TextChoices):
    """The three moments on which a reporter hears from us, and news in between as often as there is some."""

    THANKS = "thanks", _("Gezien, en bedankt")
    DONE = "done", _("Dit hebben wij gedaan")
    CLOSING = "closing", _("Wij ronden af")
    NEWS = "news", _("Er is nieuws")


class FeedbackWay(models.TextChoices):
    IN_APP = "in_app", _("Bericht in Eén Lijn")
    PHONE = "phone", _("Gebeld")
    IN_PERSON = "in_person", _("Zelf gesproken")


class ExperienceQuestion(models.TextChoices):
    """The three questions after closing, in their order."""

    HEARD = "heard", _("Voelde je je gehoord?")
    HELPED = "helped", _("Ben je geholpen?")
    AGAIN = "again", _("Zou je het weer melden?")


class Verdict(models.TextChoices):
    YES = "yes", _("Ja")
    PARTLY = "partly", _("Een beetje")
    NO = "no", _("Nee")
