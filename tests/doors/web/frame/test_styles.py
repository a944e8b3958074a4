# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re
from pathlib import Path

import pytest
from pytest_django import Settings

from eenlijn.doors.web.frame import styles


@pytest.fixture
def build(tmp_path: Path, settings: Settings) -> Path:
    settings.EENLIJN_VENDOR = tmp_path / "vendor"
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "utrecht.css").write_text(
        '@charset "UTF-8";.utrecht-textbox{color:var(--x)}.utrecht-table{}/*# sourceMappingURL=x.map*/'
    )
    (tmp_path / "vendor" / "voorbeeld-theme.css").write_text(".voorbeeld-theme{--x:red;--y:blue;}")
    return tmp_path


def test_the_library_comes_first_and_each_component_has_its_file(build: Path) -> None:
    names = [file.name for file in styles.sources()]
    assert names[:4] == ["utrecht.css", "fonts.css", "theme.css", "base.css"]
    assert names[4:6] == ["next_line.css", "stop.css"]
    assert "clock_line.css" in names


def test_the_joined_sheet_is_found_and_fetches_nothing_from_elsewhere(build: Path) -> None:
    found = styles.StyleSheetFinder().find("eenlijn.css")
    text = Path(found).read_text(encoding="utf-8")
    library = ".voorbeeld-theme{--x:red;}\n\n.utrecht-textbox{color:var(--x)}\n"
    assert text.startswith(f'@charset "UTF-8";\n{styles.NOTICE}\n{library}')
    assert "sourceMappingURL" not in text
    assert "utrecht-table" not in text
    assert set(re.findall(r'url\("([^"]+)"\)', text)) == {
        f"vendor/files/noto-sans-{script}-{weight}-normal.woff2"
        for script in ("latin", "latin-ext")
        for weight in (400, 700)
    }
    assert "@import" not in text


def test_it_is_written_again_only_when_a_source_changed(build: Path) -> None:
    first = styles.join().stat().st_mtime_ns
    assert styles.join().stat().st_mtime_ns == first
    (build / "vendor" / "utrecht.css").write_text(".utrecht-select{}")
    assert ".utrecht-select{}" in styles.join().read_text(encoding="utf-8")


def test_another_file_is_not_ours(build: Path) -> None:
    assert styles.StyleSheetFinder().find("other.css") is None
    assert styles.StyleSheetFinder().find("other.css", find_all=True) == []


def test_components_use_roles_and_never_palette_names() -> None:
    palette = re.compile(r"--el-(kanaal|krijt|inkt|baksteen|oker|mos|hei)-\d+")
    allowed = {"--el-inkt-700"}  # the focus ring and text on yellow, the same in light and dark
    for file in (styles.COMPONENTS / "components").glob("*.css"):
        used = {match.group(0) for match in palette.finditer(file.read_text(encoding="utf-8"))}
        assert used <= allowed, file.name
