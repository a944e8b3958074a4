# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import gettext
import io
from pathlib import Path

import polib

from tools.launcher import translations

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: somewhere.html:3
msgid "Melding"
msgstr "Report"

msgctxt "verb"
msgid "Melding"
msgstr "To report"

msgid "%(n)s dag"
msgid_plural "%(n)s dagen"
msgstr[0] "%(n)s day"
msgstr[1] "%(n)s days"

msgid ""
"Een zin over "
"twee regels met \"aanhalingstekens\" en één streep – hier"
msgstr ""
"A sentence on "
"two lines with \"quotes\" and one dash – here"

#, fuzzy
msgid ""
"Een gok"
msgstr "A guess"

msgid "Nog niet"
msgstr ""

#~ msgid "Oud"
#~ msgstr "Old"
"""


def compiled() -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(translations.write_mo(translations.read_po(PO))))


def test_python_reads_what_was_written() -> None:
    catalogue = compiled()
    assert catalogue.gettext("Melding") == "Report"
    assert catalogue.pgettext("verb", "Melding") == "To report"
    assert catalogue.ngettext("%(n)s dag", "%(n)s dagen", 1) == "%(n)s day"
    assert catalogue.ngettext("%(n)s dag", "%(n)s dagen", 2) == "%(n)s days"
    two_lines = 'Een zin over twee regels met "aanhalingstekens" en één streep – hier'
    assert catalogue.gettext(two_lines) == 'A sentence on two lines with "quotes" and one dash – here'


def test_a_guess_an_empty_and_an_old_translation_are_left_out() -> None:
    catalogue = compiled()
    assert [catalogue.gettext(text) for text in ("Een gok", "Nog niet", "Oud")] == [
        "Een gok",
        "Nog niet",
        "Oud",
    ]


def test_it_says_the_same_as_polib(tmp_path: Path) -> None:
    (tmp_path / "ours.mo").write_bytes(translations.write_mo(translations.read_po(PO)))
    (tmp_path / "theirs.mo").write_bytes(polib.pofile(PO).to_binary())
    ours, theirs = polib.mofile(str(tmp_path / "ours.mo")), polib.mofile(str(tmp_path / "theirs.mo"))
    assert {str(entry) for entry in ours} == {str(entry) for entry in theirs}


def test_every_po_below_a_folder_gets_its_mo(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    assert translations.compile_all(tmp_path) == 1
    assert (folder / "django.mo").read_bytes()[:4] == b"\xde\x12\x04\x95"
