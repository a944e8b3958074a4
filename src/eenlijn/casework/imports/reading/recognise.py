# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file really is, told from its first bytes and its name; nothing is unpacked for it."""

import io
import zipfile
from pathlib import PurePath
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.imports.reading.table import LARGEST_FILE, FileRefused
from eenlijn.foundation.text import decimal, whole

MOST_UNPACKED: Final = 100_000_000
# Real workbooks pack 5 to 30 times; a small one may pack better, and does no harm.
MOST_PACKED: Final = 150
HARMLESS: Final = 10_000_000
MOST_PARTS: Final = 2_000
_MEGA: Final = 1_000_000
_TEXT_NAMES: Final = (".csv", ".txt", ".tsv", ".tab")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!")
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_WIDE_TEXT: Final = (b"\xff\xfe", b"\xfe\xff")


def recognise(content: bytes, file_name: str) -> str:
    """Return `csv` or `xlsx`, or refuse the file."""
    if not content.strip():
        raise FileRefused("empty", _("Dit bestand is leeg. Kies een ander bestand."))
    if len(content) > LARGEST_FILE:
        sentence = _(
            "Dit bestand is te groot (%(size)s MB). Kies er een tot 10 MB, of deel het op, bijvoorbeeld "
            "per jaar."
        )
        raise FileRefused("too_large", sentence % {"size": decimal(len(content) / _MEGA)})
    ending = PurePath(file_name.lower()).suffix
    if content.startswith(_OLD_OFFICE):
        raise _old_office(ending)
    if content.startswith(_ZIP):
        return _packed(content, ending)
    _refuse_other(content)
    return _text(content, ending)


def _old_office(ending: str) -> FileRefused:
    if ending in {".xlsx", ".xlsm"}:
        return FileRefused(
            "password",
            _("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en kies het bestand opnieuw."),
        )
    return FileRefused(
        "old_excel",
        _("Dit is een oud Excel-bestand (.xls). Bewaar het in Excel als .xlsx of als CSV, en kies dat."),
    )


def _refuse_other(content: bytes) -> None:
    if content.startswith(b"%PDF-"):
        raise FileRefused(
            "pdf",
            _("Dit is een PDF. Daar staan geen kolommen in. Vraag het register op als .xlsx of als CSV."),
        )
    if content.startswith((*_PROGRAMS, *_PICTURES)):
        raise _not_what_it_says()
    if content.startswith(_WIDE_TEXT):
        raise FileRefused(
            "wide_text",
            _("Deze tekst is bewaard als Unicode (UTF-16). Bewaar het bestand als CSV UTF-8, en kies dat."),
        )


def _text(content: bytes, ending: str) -> str:
    if ending not in {*_TEXT_NAMES, ""}:
        raise _not_what_it_says()
    if b"\0" in content:
        raise FileRefused(
            "binary",
            _(
                "In dit bestand staan tekens die geen tekst zijn. Bewaar het opnieuw als CSV UTF-8 of als "
                ".xlsx."
            ),
        )
    return "csv"


def _packed(content: bytes, ending: str) -> str:
    """Look at the list of parts of a packed file: what it is, and how large it becomes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {part.filename: part.file_size for part in packed.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise broken() from None
    if "content.xml" in parts and "mimetype" in parts:
        raise FileRefused(
            "open_document",
            _("Dit is een bestand van LibreOffice (.ods). Bewaar het als .xlsx of als CSV, en kies dat."),
        )
    if ending in _TEXT_NAMES or "xl/workbook.xml" not in parts:
        raise _not_what_it_says()
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise FileRefused(
            "macros", _("In dit bestand zitten macro’s. Bewaar het als gewoon .xlsx, en kies dat.")
        )
    _refuse_swelling(sum(parts.values()), len(parts), len(content))
    return "xlsx"


def _refuse_swelling(unpacked: int, parts: int, packed: int) -> None:
    is_bomb = unpacked > HARMLESS and unpacked > packed * MOST_PACKED
    if unpacked > MOST_UNPACKED or is_bomb or parts > MOST_PARTS:
        sentence = _(
            "Dit bestand wordt uitgepakt te groot (%(size)s MB). Bewaar het als CSV, of deel het op per jaar."
        )
        raise FileRefused("unpacks_too_large", sentence % {"size": whole(unpacked // _MEGA)})


def _not_what_it_says() -> FileRefused:
    return FileRefused(
        "not_what_it_says",
        _(
            "De inhoud past niet bij de naam van dit bestand. Bewaar het register als .xlsx of CSV, en "
            "kies dat."
        ),
    )


def broken() -> FileRefused:
    """Return the refusal of a file that cannot be opened at all."""
    return FileRefused(
        "broken", _("Dit bestand is beschadigd. Open het in Excel, bewaar het opnieuw en kies het nog eens.")
    )
