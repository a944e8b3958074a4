# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re
from pathlib import Path

import polib
import pytest
from django.test import Client
from pytest_django import Settings

from tools import collect_messages
from tools.collect_messages import ENGLISH, Message
from tools.launcher import translations

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>|%%")
# Words that only an English sentence has: the source is Dutch.
ENGLISH_WORD = re.compile(r"\b(the|and|with|your|you|this|which|from)\b", re.IGNORECASE)
TITLE = re.compile(r"<h1[^>]*>\s*([^<]*?)\s*</h1>")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names, and words that are the same in both languages.
ALIKE = {
    "cjib",
    "ivz",
    "per",
    "percentage",
    "platform",
    "twente",
    "account",
    "bytes",
    "code",
    "computer",
    "contact",
    "cookies",
    "csv",
    "data",
    "dossier",
    "dossiers",
    "export",
    "exports",
    "eén",
    "filters",
    "in",
    "kb",
    "lijn",
    "live",
    "mail",
    "mb",
    "menu",
    "norm",
    "online",
    "open",
    "partner",
    "partners",
    "passkey",
    "pdf",
    "postcode",
    "poster",
    "posters",
    "privacy",
    "qx",
    "register",
    "registers",
    "sector",
    "status",
    "stop",
    "tab",
    "team",
    "was",
}


def english() -> polib.POFile:
    return polib.pofile(str(ENGLISH))


def texts(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each Dutch text of an entry with its English one."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]


def test_every_sentence_of_the_product_is_in_the_english_file_and_no_other() -> None:
    assert {collect_messages.key(entry) for entry in english()} == set(collect_messages.find_all())


def test_every_sentence_has_its_english() -> None:
    assert [entry.msgid for entry in english() if not entry.translated()] == []


def test_what_is_filled_in_while_running_is_the_same_on_both_sides() -> None:
    unequal = [
        dutch
        for entry in english()
        for dutch, translated in texts(entry)
        if sorted(PLACEHOLDER.findall(dutch)) != sorted(PLACEHOLDER.findall(translated))
    ]
    assert unequal == []


def test_space_around_a_sentence_is_the_same_on_both_sides() -> None:
    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    pairs = [pair for entry in english() for pair in texts(entry)]
    assert [dutch for dutch, translated in pairs if around(dutch) != around(translated)] == []


def test_no_translation_is_dutch_that_was_left() -> None:
    alike = {dutch for entry in english() for dutch, translated in texts(entry) if dutch == translated}
    words = {word.lower() for text in alike for word in WORD.findall(PLACEHOLDER.sub("", text))}
    assert words - ALIKE == set()


def test_no_source_sentence_is_english() -> None:
    assert [entry.msgid for entry in english() if ENGLISH_WORD.search(entry.msgid)] == []


def test_one_dutch_word_is_one_english_word() -> None:
    """The glossary: a dossier is a dossier on every page, never a file."""
    told = [translated for entry in english() for dutch, translated in texts(entry) if "ossier" in dutch]
    assert [text for text in told if "ossier" not in text] == []


def test_python_marks_are_found_whatever_they_are_called() -> None:
    source = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy as later, ngettext, pgettext

a = _("Een " "zin")
b = later("Later")
c = ngettext("%(n)s dag", "%(n)s dagen", n)
d = pgettext("werkwoord", "Melden")
e = translation.gettext("Via de module")
f = _(not_a_text)
g = print("geen zin")
"""
    assert set(collect_messages.in_python(source)) == {
        Message("Een zin"),
        Message("Later"),
        Message("%(n)s dag", "%(n)s dagen"),
        Message("Melden", context="werkwoord"),
        Message("Via de module"),
    }


def test_template_marks_are_found_in_tags_blocks_and_arguments() -> None:
    source = """{% load i18n %}{% trans "Eén zin" %}{% translate 'Nog een' as words %}
{% blocktrans trimmed with count=n %}
  Er staan {{ count }} dossiers
  op de lijst, 50%.
{% endblocktrans %}
{% blocktrans count n=n %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktrans %}
{% el_button _("Verstuur") name="x" %}{{ title|default:_("Titel") }}"""
    assert list(collect_messages.in_template(source)) == [
        Message("Eén zin"),
        Message("Nog een"),
        Message("Er staan %(count)s dossiers op de lijst, 50%%."),
        Message("%(n)s dag", "%(n)s dagen"),
        Message("Verstuur"),
        Message("Titel"),
    ]


def test_merging_keeps_translations_and_drops_what_is_gone() -> None:
    kept = [polib.POEntry(msgid="Oud", msgstr="Old"), polib.POEntry(msgid="Blijft", msgstr="Stays")]
    file = collect_messages.merged({Message("Blijft"): ["a.py"], Message("Nieuw"): ["b.html"]}, kept)
    assert [(entry.msgid, entry.msgstr) for entry in file] == [("Blijft", "Stays"), ("Nieuw", "")]
    assert [entry.msgid for entry in collect_messages.missing(file)] == ["Nieuw"]


@pytest.fixture
def compiled(tmp_path: Path, settings: Settings) -> None:
    """The English file of this moment, compiled as the launcher does."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_bytes(ENGLISH.read_bytes())
    translations.compile_all(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]


@pytest.mark.usefixtures("compiled")
@pytest.mark.django_db
def test_a_page_under_en_comes_out_in_english(client: Client) -> None:
    page = client.get("/en/privacy/").content.decode()
    assert '<html lang="en"' in page
    assert TITLE.findall(page) == ["Who sees what"]
    assert "Wie ziet wat" not in page


@pytest.mark.usefixtures("compiled")
@pytest.mark.django_db
def test_the_same_page_without_en_comes_out_in_dutch(client: Client) -> None:
    page = client.get("/privacy/").content.decode()
    assert '<html lang="nl"' in page
    assert TITLE.findall(page) == ["Wie ziet wat"]
