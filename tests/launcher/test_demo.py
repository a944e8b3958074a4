# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import socket
from pathlib import Path

import pytest

from tools.launcher import demo
from tools.launcher.show import CannotGoOn


def test_a_taken_port_is_one_clear_sentence() -> None:
    with socket.socket() as taken:
        taken.bind((demo.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotGoOn, match=f"Port {port} is taken .* --port {port + 1}"):
            demo.refuse_taken(port)


def test_the_demo_touches_nothing_real(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EENLIJN_DATABASE_URL", "postgresql://real")
    monkeypatch.setenv("EENLIJN_MAIL_URL", "smtp://real")
    settings = demo.settings_for(8123, tmp_path / "region")
    assert settings["EENLIJN_DATABASE_URL"] == ""
    assert settings["EENLIJN_MAIL_URL"] == f"file:{tmp_path / 'region' / 'mail'}"
    assert settings["EENLIJN_BASE_URL"] == "http://127.0.0.1:8123"
    assert not Path(settings["EENLIJN_KEYS"]).is_relative_to(settings["EENLIJN_DATA"])
