# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of care: its moments and how each ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CareMomentKind(models.TextChoices):
    """The moments of list 8.16, in their order; each has a clock of its own."""

    FIRST_CARE = "first_care", _("Eerste opvang")
    FIRST_TALK = "first_talk", _("Opvanggesprek")
    FOLLOW_UP_1 = "follow_up_1", _("Vervolggesprek 1")
    FOLLOW_UP_2 = "follow_up_2", _("Vervolggesprek 2")


class CareState(models.TextChoices):
    PLANNED = "planned", _("Gepland")
    MADE = "made", _("Contact gelegd")
    DECLINED = "declined", _("Niet gewenst")
    NOT_NEEDED = "not_needed", _("Niet nodig")


class TeamTalkState(models.TextChoices):
    """A talk with the whole team: asked for, held, or not needed after all (list 8.16, team_talk)."""

    ASKED = "asked", _("Gevraagd")
    HELD = "held", _("Gehouden")
    DROPPED = "dropped", _("Toch niet nodig")


class HomeOffer(models.TextChoices):
    """What can be done for the people at home, when the person asks for it. The list is ours."""

    CALL = "call", _("Iemand belt naar huis en legt uit wat er is gebeurd")
    TALK = "talk", _("Een gesprek samen met iemand van thuis")
    PAPER = "paper", _("Uitleg op papier voor thuis")
    VICTIM_SUPPORT = "victim_support", _("Slachtofferhulp, ook voor thuis")


class PeerState(models.TextChoices):
    """A talk with a peer supporter of which nobody else knows."""

    ASKED = "asked", _("Gevraagd")
    MADE = "made", _("Contact gelegd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    RETURNED = "returned", _("Kan niet: vraag een ander")


class Receiver(models.TextChoices):
    """Who outside the dossier may get something of a person, with consent only (decision 32)."""

    VICTIM_SUPPORT = "victim_support", _("Slachtofferhulp Nederland")
    OWN_DOCTOR = "own_doctor", _("Je eigen huisarts")
    COMPANY_DOCTOR = "company_doctor", _("De bedrijfsarts")


class SlipPurpose(models.TextChoices):
    """What the receiver gets it for."""

    CALL_ME = "call_me", _("Contact met mij opnemen")
    TREAT = "treat", _("Mij behandelen of begeleiden")
    ADVISE = "advise", _("Mij advies geven over werk en herstel")


class SlipPart(models.TextChoices):
    """What may stand on a slip; only what the person ticked does."""

    NAME = "name", _("Mijn naam")
    REACH = "reach", _("Hoe ik te bereiken ben")
    WHAT = "what", _("Wat voor voorval het was")
    WHEN = "when", _("Wanneer het was")
    WHERE = "where", _("Waar het was")
    EMPLOYER = "employer", _("Bij welke werkgever")


class SlipOutcome(models.TextChoices):
    """What became of a referral, in one word."""

    WAITING = "waiting", _("wacht")
    CONTACT = "contact", _("contact")
    HELPED = "helped", _("geholpen")
    STOPPED = "stopped", _("gestopt")
