# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of documents: what a file is, and which kinds of file are accepted."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    LETTER = "letter", _("brief")
    LETTER_SOURCE = "letter_source", _("brief om te bewerken")
    EVIDENCE = "evidence", _("bewijs")
    IMPORT = "import", _("ingelezen bestand")


class MediaType(TextChoices):
    """The only kinds of file that are kept; recognised by content, not by name."""

    PDF = "application/pdf", "PDF"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"
    CSV = "text/csv", "CSV"
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"
