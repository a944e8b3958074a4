# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import hashlib
import json
from pathlib import Path

import pytest

from tools.launcher import frontend, places

CSS = b".a{color:red}\n/*# sourceMappingURL=index.css.map */\n"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What npm would have put in node_modules, in small."""
    for copy in frontend.COPIES:
        package = tmp_path / "node_modules" / copy.package
        (package / copy.file).parent.mkdir(parents=True, exist_ok=True)
        (package / copy.file).write_bytes(CSS)
        (package / "package.json").write_text(json.dumps({"version": "1.2.3", "license": "EUPL-1.2"}))
        (package / "LICENSE.md").write_text("the licence")
    monkeypatch.setattr(places, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(places, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(frontend, "MANIFEST", tmp_path / "vendor" / "manifest.json")
    return tmp_path / "vendor"


def test_named_files_come_with_licence_version_and_hash(installed: Path) -> None:
    frontend.collect()
    manifest = json.loads((installed / "manifest.json").read_text())
    assert set(manifest) == {copy.name for copy in frontend.COPIES}
    for name, entry in manifest.items():
        assert entry["sha256"] == hashlib.sha256((installed / name).read_bytes()).hexdigest()
        assert (entry["version"], entry["licence"]) == ("1.2.3", "EUPL-1.2")
    licences = {path.name for path in (installed / "licences").iterdir()}
    assert len(licences) == len({copy.package for copy in frontend.COPIES})
    assert (installed / "licences" / "htmx.org" / "LICENSE.md").read_text() == "the licence"


def test_a_style_sheet_names_no_map_that_is_not_there(installed: Path) -> None:
    frontend.collect()
    assert (installed / "utrecht.css").read_bytes() == b".a{color:red}\n"


def test_what_was_there_before_is_gone(installed: Path) -> None:
    installed.mkdir()
    (installed / "old.css").write_text("old")
    frontend.collect()
    assert not (installed / "old.css").exists()


def test_only_the_comment_about_a_map_goes_even_when_everything_is_one_line() -> None:
    sheet = b".nl-button{color:red}/*# sourceMappingURL=button.css.map */\n.more{}"

    assert frontend._without_source_map(sheet) == b".nl-button{color:red}.more{}"
