# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of documents: what a file is, and which kinds of file are accepted."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eenlijn.foundation.signatures import FileKind


class DocumentKind(TextChoices):
    LETTER = "letter", _("brief")
    LETTER_SOURCE = "letter_source", _("brief om te bewerken")
    EVIDENCE = "evidence", _("bewijs")
    PREVIEW = "preview", _("voorbeeld van bewijs")
    IMPORT = "import", _("ingelezen bestand")
    POLICE_FILE = "police_file", _("dossier voor de politie")


class MediaType(TextChoices):
    """The only kinds of file that are kept; recognised by content, not by name."""

    PDF = "application/pdf", "PDF"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"
    CSV = "text/csv", "CSV"
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"
    # Of evidence only.
    WEBP = "image/webp", "WebP"
    HEIC = "image/heic", "HEIC"
    MP3 = "audio/mpeg", "MP3"
    M4A = "audio/mp4", "M4A"
    OGG = "audio/ogg", "OGG"
    WAV = "audio/wav", "WAV"
    AMR = "audio/amr", "AMR"
    MP4 = "video/mp4", "MP4"
    MOV = "video/quicktime", "MOV"
    WEBM = "video/webm", "WebM"
    MAIL = "message/rfc822", _("mail")
    TEXT = "text/plain", _("tekst")
    # Only of our own making.
    ZIP = "application/zip", "zip"


EVIDENCE: Final = frozenset(MediaType(kind.value) for kind in FileKind)
"""What is taken as evidence: no office files, whose contents nobody can limit before unpacking."""
