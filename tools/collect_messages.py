# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding every Dutch sentence of the product and keeping the English file in step, without gettext.

Run as `python -m tools.collect_messages`: new sentences come in without a translation, sentences that are
gone go out, translations stay. `--missing` lists what still has no English.
"""

import argparse
import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import polib
from django.utils.translation.template import templatize

from tools.launcher import places

PRODUCT: Final = places.SOURCE
ENGLISH: Final = PRODUCT / "locale" / "en" / "LC_MESSAGES" / "django.po"
MODULE: Final = "django.utils.translation"
# Per function where its context, sentence and plural stand among the arguments.
ARGUMENTS: Final = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
HEADER: Final = {
    "Project-Id-Version": "eenlijn",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
_TEXT: Final = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
# What Django's `templatize` makes of a template is a row of such calls between filling.
_CALL: Final = re.compile(rf"\b(?:(n?p?gettext)|_)\(\s*({_TEXT}(?:\s*,\s*{_TEXT})*)")
_ONE_TEXT: Final = re.compile(_TEXT)


class Message(NamedTuple):
    """A sentence as the translation file knows it."""

    sentence: str
    plural: str = ""
    context: str = ""


Found = dict[Message, list[str]]


def find_all(root: Path = PRODUCT) -> Found:
    """Return every sentence below this folder with the files it stands in, in the order of the files."""
    found: Found = {}
    readers: dict[str, Callable[[str], Iterable[Message]]] = {".py": in_python, ".html": in_template}
    for path in sorted(root.rglob("*")):
        reader = readers.get(path.suffix)
        if reader is None or "migrations" in path.parts:
            continue
        for message in reader(path.read_text(encoding="utf-8")):
            places_of = found.setdefault(message, [])
            name = path.relative_to(root).as_posix()
            if name not in places_of:
                places_of.append(name)
    return found


def in_python(source: str) -> Iterator[Message]:
    """Yield what a module marks, whatever name it gave to Django's functions."""
    tree = ast.parse(source)
    names = dict(_names(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = names.get(_called(node.func))
            if function in ARGUMENTS:
                yield from _message(function, [_constant(one) for one in node.args])


def in_template(source: str) -> Iterator[Message]:
    """Yield what a template marks: tags, blocks with plural, and `_("...")` in arguments."""
    for call in _CALL.finditer(templatize(source)):
        texts = [ast.literal_eval(one) for one in _ONE_TEXT.findall(call[2])]
        function = call[1]
        if function is None:  # Django doubles the percent sign of such a text when it looks it up
            texts, function = [text.replace("%", "%%") for text in texts], "gettext"
        yield from _message(function, texts)


def _names(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == MODULE:
            yield from ((one.asname or one.name, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "django.utils":
            for one in node.names:
                if one.name == "translation":
                    yield from ((f"{one.asname or one.name}.{name}", name) for name in ARGUMENTS)


def _called(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _message(function: str, texts: list[str | None]) -> Iterator[Message]:
    """A text that is put together while running is not found; its parts are marked where they stand."""
    given = [texts[at] if at is not None and at < len(texts) else "" for at in ARGUMENTS[function]]
    context, sentence, plural = given
    if sentence:
        yield Message(sentence, plural or "", context or "")


def key(entry: polib.POEntry) -> Message:
    """Return the sentence of an entry of a translation file."""
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def merged(found: Found, kept: Iterable[polib.POEntry]) -> polib.POFile:
    """Return a file with exactly the sentences found, and what was translated before."""
    before = {key(entry): entry for entry in kept}
    file = polib.POFile(wrapwidth=100)
    file.metadata = dict(HEADER)
    for message, files in found.items():
        old = before.get(message)
        file.append(
            polib.POEntry(
                msgid=message.sentence,
                msgid_plural=message.plural or None,
                msgctxt=message.context or None,
                msgstr=old.msgstr if old and not message.plural else "",
                msgstr_plural=(old.msgstr_plural if old else {0: "", 1: ""}) if message.plural else {},
                occurrences=[(name, "") for name in files],
            )
        )
    return file


def missing(file: polib.POFile) -> list[polib.POEntry]:
    """Return the entries without English."""
    return [entry for entry in file if not entry.translated()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", action="store_true", help="list the sentences without English")
    chosen = parser.parse_args()
    kept = polib.pofile(str(ENGLISH)) if ENGLISH.exists() else []
    file = merged(find_all(), kept)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(ENGLISH))
    left = missing(file)
    if chosen.missing:
        print(*(entry.msgid for entry in left), sep="\n")
    print(f"{len(file)} sentences, {len(left)} without English.")


if __name__ == "__main__":
    main()
