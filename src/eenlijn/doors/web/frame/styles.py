# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joins the style sheets, the library first, into the one file a phone fetches: `eenlijn.css`."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

JOINED: Final = "eenlijn.css"
LIBRARY: Final = (
    "vendor/voorbeeld-theme.css",
    "vendor/utrecht.css",
    "vendor/nl-heading.css",
    "vendor/nl-button.css",
    "vendor/nl-skip-link.css",
)
"""Copied at set-up; when they are absent the page still stands on our own rules."""
FRAME: Final = ("frame/fonts.css", "frame/theme.css", "frame/base.css")
# `stop` and `next_line` first: others refine them.
FIRST: Final = ("stop", "next_line")
_SOURCE_MAP: Final = re.compile(r"/\*# sourceMappingURL=.*?\*/")
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
    target, files = _folder() / JOINED, sources()
    parts = '@charset "UTF-8";\n' + "\n".join(_read(file) for file in files)
    if not target.is_file() or target.read_text(encoding="utf-8") != parts:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text(parts, encoding="utf-8")
        fresh.replace(target)
    return target


def _read(file: Path) -> str:
    """Read a sheet as it must stand in the joined one, which lies a folder higher."""
    text = _SOURCE_MAP.sub("", file.read_text(encoding="utf-8"))
    return text.replace('@charset "UTF-8";', "").replace('url("../', 'url("')


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
