# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of evidence: how far a file is, and what sort of thing it is to people."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.documents.codes import MediaType


class EvidenceState(TextChoices):
    """Nobody opens a file but when it is CLEAN."""

    WAITING = "waiting", _("wordt nog bekeken")
    CLEAN = "clean", _("te openen")
    HELD = "held", _("tegengehouden")
    DESTROYED = "destroyed", _("vernietigd")


SORTS: Final[Mapping[str, str | Promise]] = {
    MediaType.JPEG: _("Foto"),
    MediaType.PNG: _("Afbeelding"),
    MediaType.WEBP: _("Afbeelding"),
    MediaType.HEIC: _("Foto"),
    MediaType.PDF: _("Pdf"),
    MediaType.MP3: _("Geluid"),
    MediaType.M4A: _("Geluid"),
    MediaType.OGG: _("Geluid"),
    MediaType.WAV: _("Geluid"),
    MediaType.AMR: _("Geluid"),
    MediaType.MP4: _("Film"),
    MediaType.MOV: _("Film"),
    MediaType.WEBM: _("Film"),
    MediaType.MAIL: _("Mail"),
    MediaType.TEXT: _("Tekst"),
}

ENDINGS: Final[Mapping[str, str]] = {
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.WEBP: "webp",
    MediaType.HEIC: "heic",
    MediaType.PDF: "pdf",
    MediaType.MP3: "mp3",
    MediaType.M4A: "m4a",
    MediaType.OGG: "ogg",
    MediaType.WAV: "wav",
    MediaType.AMR: "amr",
    MediaType.MP4: "mp4",
    MediaType.MOV: "mov",
    MediaType.WEBM: "webm",
    MediaType.MAIL: "eml",
    MediaType.TEXT: "txt",
}
