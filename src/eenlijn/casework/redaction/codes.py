# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is covered in a text, and which texts of a dossier have a redacted copy."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpanKind(models.TextChoices):
    """What a covered part is. Its word stands in the copy, between brackets, in the language of the text."""

    NAME = "name", _("naam")
    ADDRESS = "address", _("adres")
    PLATE = "plate", _("kenteken")
    PHONE = "phone", _("telefoonnummer")
    MAIL = "mail", _("mailadres")
    IBAN = "iban", _("rekeningnummer")
    BIRTH_DATE = "birth_date", _("geboortedatum")
    NUMBER = "number", _("persoonlijk nummer")
    ACCOUNT = "account", _("account op internet")
    OTHER = "other", _("afgedekt")


class SourceKind(models.TextChoices):
    """Which text it is a copy of; the id beside it is that of the row in which the text stands."""

    OWN_WORDS = "own_words", _("De eigen woorden van de melder")
    CORRECTION = "correction", _("Wat de collega verbeterde")
    DETAIL = "detail", _("Wat de melder later vertelde")
    HEARING_REPLY = "hearing_reply", _("De reactie van de ander")
    HEARING_SUMMARY = "hearing_summary", _("Wat de ander vertelde")
    STATEMENT = "statement", _("De verklaring van de ander")
    NOTE = "note", _("Een notitie")
    LETTER = "letter", _("Een brief")


@dataclass(frozen=True)
class Source:
    """One text: what kind it is, and the id of the row in which it stands.

    Own words stand in the report, or in the incident when it came from an old register.
    """

    kind: SourceKind
    id: UUID
