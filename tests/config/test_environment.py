# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import stat
from pathlib import Path

import pytest

from eenlijn.config.environment import Environment, documented, read_environment, secret_key

PRODUCTION = {
    "EENLIJN_BASE_URL": "https://meld.voorbeeld.nl/",
    "EENLIJN_DATA": "/srv/eenlijn",
    "EENLIJN_KEYS": "/etc/eenlijn-keys",
    "EENLIJN_SECRET_KEY": "s" * 50,
    "EENLIJN_MAIL_URL": "smtp://mail.voorbeeld.nl",
    "EENLIJN_MAIL_FROM": "een-lijn@voorbeeld.nl",
}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [*documented(), "CREDENTIALS_DIRECTORY"]:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    monkeypatch.chdir(tmp_path)


def given(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    with pytest.raises(SystemExit) as stopped:
        read_environment()
    assert stopped.value.code == 2
    first, *lines = capsys.readouterr().err.splitlines()
    assert first == "Eén Lijn does not start:"
    return [line.removeprefix("  - ") for line in lines]


def test_on_this_machine_nothing_has_to_be_set(tmp_path: Path) -> None:
    found = Environment()
    assert found.database == f"sqlite:///{tmp_path / 'var' / 'eenlijn.sqlite3'}"
    assert (found.behind_https, found.demo, found.mail_url) == (False, False, "console:")
    assert found.hosts == ["127.0.0.1", "localhost"]


def test_production(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {**PRODUCTION, "EENLIJN_ALLOWED_HOSTS": "intern.voorbeeld.nl, "})
    found = read_environment()
    assert (found.base_url, found.behind_https) == ("https://meld.voorbeeld.nl", True)
    assert found.hosts == ["127.0.0.1", "intern.voorbeeld.nl", "localhost", "meld.voorbeeld.nl"]


def test_everything_missing_in_production_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, {"EENLIJN_BASE_URL": "https://meld.voorbeeld.nl", "EENLIJN_SECRET_KEY": "short"})
    assert told(capsys) == [
        "EENLIJN_KEYS must be given when the address is https",
        "EENLIJN_DATA must be given when the address is https",
        "EENLIJN_MAIL_URL must be given when the address is https",
        "EENLIJN_MAIL_FROM must be given when the address is https",
        "EENLIJN_SECRET_KEY must have at least 50 characters",
    ]


def test_everything_misspelt_is_told_at_once_without_the_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {
        "EENLIJN_BASE_URL": "meld.secret.nl",
        "EENLIJN_TIME_ZONE": "Europe/Secret",
        "EENLIJN_LOG_LEVEL": "secret",
        "EENLIJN_MAIL_URL": "pop3://secret",
        "EENLIJN_DEMO": "secret",
        "EENLIJN_DATABASE_POOL": "-1",
    }
    given(monkeypatch, wrong)
    lines = told(capsys)
    assert sorted(line.split()[0] for line in lines) == sorted(wrong)
    assert "EENLIJN_BASE_URL must be an address like https://meld.example.nl" in lines
    assert not [line for line in lines if "secret" in line.lower()]


def test_keys_and_data_never_lie_within_each_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, {"EENLIJN_KEYS": "var/keys"})
    assert told(capsys) == [
        "EENLIJN_KEYS and EENLIJN_DATA must not lie within each other: a backup would hold both"
    ]
    given(monkeypatch, {"EENLIJN_KEYS": "build/static/keys"})
    assert told(capsys) == ["EENLIJN_KEYS must not lie under EENLIJN_STATIC: that directory is public"]


def test_without_https_only_this_machine_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, {"EENLIJN_BASE_URL": "http://meld.voorbeeld.nl"})
    assert told(capsys) == [
        "EENLIJN_BASE_URL must be https for any machine but this one: passwords travel over it"
    ]


def test_webhooks_stay_inside_only_where_nothing_comes_from_outside(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not in a demo over https either."""
    given(monkeypatch, {"EENLIJN_WEBHOOKS_MAY_STAY_INSIDE": "true"})
    assert read_environment().webhooks_may_stay_inside is True
    for demo in ("false", "true"):
        given(monkeypatch, {**PRODUCTION, "EENLIJN_DEMO": demo})
        assert told(capsys) == ["EENLIJN_WEBHOOKS_MAY_STAY_INSIDE must be false when the address is https"]


@pytest.mark.parametrize(("written", "kept"), [("443", "443"), (" 8443 , 443", "8443,443")])
def test_ports_of_webhooks(written: str, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {"EENLIJN_WEBHOOKS_PORTS": written})
    assert read_environment().webhooks_ports == kept


@pytest.mark.parametrize("written", ["", "0", "65536", "443;80", "x", "443,", "-1", "٤٤٣"])
def test_what_is_no_port_is_told(
    written: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, {"EENLIJN_WEBHOOKS_PORTS": written})
    assert told(capsys) == ["EENLIJN_WEBHOOKS_PORTS must be ports from 1 to 65535, separated by commas"]


def test_a_secret_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("f" * 60 + "\n")
    given(monkeypatch, {**PRODUCTION, "EENLIJN_SECRET_KEY_FILE": str(tmp_path / "secret")})
    monkeypatch.delenv("EENLIJN_SECRET_KEY")
    assert read_environment().secret_key == "f" * 60


def test_a_secret_comes_from_the_credentials_of_the_service(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "EENLIJN_SECRET_KEY").write_text("c" * 60)
    given(monkeypatch, {**PRODUCTION, "CREDENTIALS_DIRECTORY": str(tmp_path)})
    monkeypatch.delenv("EENLIJN_SECRET_KEY")
    assert read_environment().secret_key == "c" * 60


def test_a_file_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, {"EENLIJN_SECRET_KEY_FILE": "/nowhere/at/all"})
    (line,) = told(capsys)
    assert line.startswith("a file named in the settings cannot be read")


def test_the_signing_key_is_made_once(tmp_path: Path) -> None:
    found = Environment(keys=tmp_path / "keys")
    made = secret_key(found)
    assert len(made) >= 50
    assert secret_key(found) == made
    (kept,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_every_setting_is_described() -> None:
    assert not [name for name, text in documented().items() if not text.endswith(".")]


def test_checkpoints_go_nowhere_until_a_place_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_environment()
    assert (found.checkpoints_directory, found.checkpoints_syslog, found.checkpoints_every) == (None, "", 60)
    given(monkeypatch, {"EENLIJN_CHECKPOINTS_DIRECTORY": ""})
    assert read_environment().checkpoints_directory is None


@pytest.mark.parametrize(
    "address",
    [
        "udp://log.voorbeeld.nl",
        "udp://10.0.0.1:514",
        "tcp://log.voorbeeld.nl:601",
        "unix:/dev/log",
        "tcp://[::1]",
    ],
)
def test_collectors_that_can_be(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    given(monkeypatch, {"EENLIJN_CHECKPOINTS_SYSLOG": address})
    assert read_environment().checkpoints_syslog == address


@pytest.mark.parametrize(
    "address",
    [
        "log.voorbeeld.nl",
        "https://log.voorbeeld.nl",
        "udp://",
        "udp://host/path",
        "tcp://name:secret@host",
        "udp://host?x=1",
        "unix:dev/log",
        "unix://host/dev/log",
    ],
)
def test_collectors_that_cannot_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    given(monkeypatch, {"EENLIJN_CHECKPOINTS_SYSLOG": address})
    assert told(capsys) == [
        "EENLIJN_CHECKPOINTS_SYSLOG must look like udp://host:514, tcp://host:601 or unix:/dev/log"
    ]


@pytest.mark.parametrize("port", ["99999", "many"])
def test_a_port_that_cannot_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    given(monkeypatch, {"EENLIJN_CHECKPOINTS_SYSLOG": f"udp://host:{port}"})
    assert told(capsys) == [
        "EENLIJN_CHECKPOINTS_SYSLOG must look like udp://host:514, tcp://host:601 or unix:/dev/log"
    ]


@pytest.mark.parametrize(
    ("directory", "name"),
    [
        ("/srv/eenlijn/checkpoints", "DATA"),
        ("/etc/eenlijn-keys", "KEYS"),
        ("/usr/share/eenlijn/static/x", "STATIC"),
        ("/etc", "KEYS"),
    ],
)
def test_checkpoints_are_kept_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], directory: str, name: str
) -> None:
    static = {"EENLIJN_STATIC": "/usr/share/eenlijn/static"}
    given(monkeypatch, {**PRODUCTION, **static, "EENLIJN_CHECKPOINTS_DIRECTORY": directory})
    (line,) = told(capsys)
    assert line == (
        f"EENLIJN_CHECKPOINTS_DIRECTORY and EENLIJN_{name} must not lie within each other: "
        "checkpoints prove something only when they are kept elsewhere"
    )


@pytest.mark.parametrize("minutes", ["0", "1441"])
def test_a_pace_of_checkpoints_that_cannot_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], minutes: str
) -> None:
    given(monkeypatch, {"EENLIJN_CHECKPOINTS_EVERY": minutes})
    (line,) = told(capsys)
    assert line.startswith("EENLIJN_CHECKPOINTS_EVERY ")


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.1:3310", "unix:/run/clamav/clamd.ctl", "tcp://[::1]:3310", ""]
)
def test_scanners_that_can_be(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    given(monkeypatch, {"EENLIJN_CLAMD": address})
    assert read_environment().clamd == address


@pytest.mark.parametrize(
    "address", ["10.0.0.1:3310", "udp://host:3310", "tcp://host", "unix:clamd.ctl", "clamd"]
)
def test_a_scanner_that_cannot_be_asked_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    given(monkeypatch, {"EENLIJN_CLAMD": address})
    with pytest.raises(SystemExit):
        read_environment()
    assert "EENLIJN_CLAMD must look like tcp://host:3310" in capsys.readouterr().err
