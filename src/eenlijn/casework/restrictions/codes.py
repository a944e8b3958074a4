# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of running measures: how far one is, why it stops early, how a review or a breach went."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def measure_name(kind: Promise | str) -> str:
    """What it is, without that it left as a letter: `Gebouwverbod`."""
    words = str(kind).partition(": ")[2] or str(kind)
    return words[:1].upper() + words[1:]


class RestrictionState(models.TextChoices):
    """What was written down. Whether a measure holds on a day follows from its days as well."""

    RUNNING = "running", _("Loopt")
    LIFTED = "lifted", _("Eerder gestopt")
    LAPSED = "lapsed", _("Vanzelf afgelopen")


class LiftReason(models.TextChoices):
    """Why a measure stops before its last day."""

    GOES_WELL = "goes_well", _("Het gaat goed: er is geen reden meer voor")
    AGREED = "agreed", _("Er zijn goede afspraken gemaakt")
    OBJECTION = "objection", _("Na bezwaar of klacht herzien")
    NOT_UPHELD = "not_upheld", _("De melding is niet gegrond")
    REPLACED = "replaced", _("Er komt een andere maatregel")
    MISTAKE = "mistake", _("De maatregel was niet juist")


class ReviewOutcome(models.TextChoices):
    GOES_ON = "goes_on", _("Loopt door tot de einddatum")
    SHORTENED = "shortened", _("Wordt korter")
    LIFTED = "lifted", _("Stopt nu")


class BreachKind(models.TextChoices):
    """What a breach may be in criminal law: information. Which it is, police and prosecutor say."""

    OTHER = "other", _("Anders, of dat weet ik niet")
    ARTICLE_138 = "article_138", _("Kwam in een gebouw of op een erf (artikel 138 Strafrecht)")
    ARTICLE_139 = "article_139", _("Kwam in een gebouw voor de openbare dienst (artikel 139 Strafrecht)")


class ContactChannel(models.TextChoices):
    DESK = "desk", _("Aan de balie")
    PHONE = "phone", _("Telefoon")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Brief")
    REPRESENTATIVE = "representative", _("Via een gemachtigde")
    OTHER = "other", _("Anders")


class MarkKind(models.TextChoices):
    """By what a desk finds a measure."""

    NAME = "name", _("Achternaam en geboortedatum")
    CLIENT = "client", _("Klantnummer")
