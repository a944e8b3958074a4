# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joins the style sheets, the library first, into the one file a phone fetches: `eenlijn.css`."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from eenlijn.doors.web.frame.pruning import blocks_in, prune_rules, prune_tokens

JOINED: Final = "eenlijn.css"
THEME: Final = "vendor/voorbeeld-theme.css"
LIBRARY: Final = (
    "vendor/utrecht.css",
    "vendor/nl-heading.css",
    "vendor/nl-button.css",
    "vendor/nl-skip-link.css",
)
"""Copied at set-up; when they are absent the page still stands on our own rules."""
FRAME: Final = ("frame/fonts.css", "frame/theme.css", "frame/base.css")
# `stop` and `next_line` first: others refine them.
FIRST: Final = ("stop", "next_line")
NOTICE: Final = (
    "/* @license EUPL-1.2: rules and tokens of NL Design System, Gemeente Utrecht and Frameless B.V. */"
)
HERE: Final = Path(__file__).parent
COMPONENTS: Final = HERE.parent / "components" / "static"


def sources() -> list[Path]:
    """Return the files in the order in which they are joined: library, frame, components, desks."""
    library = [settings.EENLIJN_VENDOR.parent / name for name in LIBRARY]
    frame = [HERE / "static" / name for name in FRAME]
    files = sorted(
        (COMPONENTS / "components").glob("*.css"), key=lambda file: (file.stem not in FIRST, file.stem)
    )
    desks = sorted(file for file in HERE.parent.glob("*/static/*/*.css") if not _is_ours(file))
    return [file for file in (*library, *frame, *files, *desks) if file.is_file()]


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(HERE) or file.is_relative_to(COMPONENTS)


def _folder() -> Path:
    return Path(settings.EENLIJN_VENDOR).parent / "styles"


def join() -> Path:
    """Write the joined file when a source is newer, in one move, so that no reader sees half of it."""
    target = _folder() / JOINED
    text = _joined(tuple((file, file.stat().st_mtime_ns) for file in (*_templates(), *_theme(), *sources())))
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(target)
    return target


@lru_cache(maxsize=2)
def _joined(read: tuple[tuple[Path, int], ...]) -> str:
    """Return the text of the joined sheet; the moments of change say when it must be made again."""
    files = sources()
    library = [file for file in files if file.is_relative_to(settings.EENLIJN_VENDOR)]
    blocks = blocks_in(file.read_text(encoding="utf-8") for file in _templates())
    rules = [prune_rules(file.read_text(encoding="utf-8"), blocks) for file in library]
    ours = [_read(file) for file in files if file not in library]
    theme = [prune_tokens(file.read_text(encoding="utf-8"), [*rules, *ours]) for file in _theme()]
    return "\n".join(['@charset "UTF-8";', NOTICE, *theme, *rules, *ours])


def _theme() -> list[Path]:
    file = Path(settings.EENLIJN_VENDOR).parent / THEME
    return [file] if file.is_file() else []


def _templates() -> list[Path]:
    return sorted(HERE.parent.glob("*/templates/**/*.html"))


def _read(file: Path) -> str:
    """Read a sheet as it must stand in the joined one, which lies a folder higher."""
    return file.read_text(encoding="utf-8").replace('url("../', 'url("')


class StyleSheetFinder(BaseFinder):
    """Lets collectstatic, the development server and the tests find `eenlijn.css`."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        found = str(join()) if path == JOINED else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        join()
        yield JOINED, FileSystemStorage(location=_folder())
