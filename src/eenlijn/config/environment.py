# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings an operator gives: `EENLIJN_...` from the environment, secrets from files.

Every setting NAME may also be given as NAME_FILE, the path of a file that holds the value, or
as a file called NAME in the directory that systemd passes in CREDENTIALS_DIRECTORY. Everything
that is wrong is told at once, in sentences for the operator.
"""

import os
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX: Final = "EENLIJN_"
WRONG_SETTINGS: Final = 2
_HIGHEST_PORT: Final = 65_535
_LOOPBACK: Final = ("127.0.0.1", "localhost")


class FileSource(PydanticBaseSettingsSource):
    """Reads `EENLIJN_X_FILE`, or the file `EENLIJN_X` among the credentials of the service."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Return the contents of the file named for this setting, if one is named."""
        name = PREFIX + field_name.upper()
        path = os.environ.get(f"{name}_FILE")
        credentials = os.environ.get("CREDENTIALS_DIRECTORY")
        if not path and credentials and Path(credentials, name).is_file():
            path = str(Path(credentials, name))
        return (Path(path).read_text("utf-8").strip() if path else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return every setting that came from a file."""
        found = {name: self.get_field_value(field, name)[0] for name, field in self._fields()}
        return {name: value for name, value in found.items() if value is not None}

    def _fields(self) -> list[tuple[str, FieldInfo]]:
        return list(self.settings_cls.model_fields.items())


class Environment(BaseSettings):
    """All settings, typed; the description of each is its documentation."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    data: Path = Field(
        Path("var"), description="Directory for the database of a small installation and uploads."
    )
    keys: Path = Field(Path("var-keys"), description="Directory for keys; never under the data directory.")
    static: Path = Field(
        Path("build/static"), description="Directory with the collected style sheets, scripts, fonts."
    )
    vendor: Path = Field(Path("build/vendor"), description="Directory with the front-end files others made.")
    database_url: str = Field(
        "", description="postgres://... or sqlite:///...; default SQLite in the data directory."
    )
    database_owner_url: str = Field(
        "",
        description="PostgreSQL as the role that owns the tables; for migrate and raise_walls only.",
    )
    database_pool: int = Field(
        8,
        ge=0,
        le=100,
        description="Most PostgreSQL connections per process; 0 behind pgbouncer, which pools.",
    )
    secret_key: str = Field("", description="Signs sessions and forms; at least 50 characters.")
    base_url: str = Field("http://127.0.0.1:8000", description="Address people use, without a closing slash.")
    allowed_hosts: str = Field("", description="Further host names, separated by commas.")
    mail_url: str = Field(
        "", description="smtp://user:password@host:port, smtps://, console: or file:DIRECTORY."
    )
    mail_from: str = Field("een-lijn@localhost", description="Sender of mail.")
    time_zone: str = Field("Europe/Amsterdam", description="Zone in which moments are shown.")
    demo: bool = Field(
        default=False, description="Invented region with sign-in by one click; never with real people."
    )
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR.")
    phone_line: str = Field("", description="Phone number on the report page for who cannot use the form.")
    metrics_token: str = Field(
        "", description="Opens /metrics for other machines; without it only this machine may."
    )
    proxies: int = Field(
        0, ge=0, le=3, description="Number of trusted proxies in front that set X-Forwarded-For."
    )
    web_threads: int = Field(
        0, ge=0, le=64, description="Answers at a time in one web process; 0 is by the number of processors."
    )
    webhooks_ports: str = Field(
        "443,8443", description="Ports to which webhooks may go, separated by commas."
    )
    webhooks_may_stay_inside: bool = Field(
        default=False, description="Lets webhooks go to this very machine, for trying out; never over https."
    )
    checkpoints_directory: Path | None = Field(
        None, description="Directory on other storage where checkpoints of the trail are kept."
    )
    checkpoints_syslog: str = Field(
        "", description="Collector of checkpoints: udp://host:514, tcp://host:601 or unix:/dev/log."
    )
    checkpoints_every: int = Field(
        60, ge=1, le=1440, description="Minutes between two checkpoints; a new day always brings one."
    )

    clamd: str = Field(
        "",
        description="Scanner for viruses: tcp://host:3310 or unix:/path/clamd.ctl; without it files wait.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments, then the environment, then files; no .env file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, FileSource(settings_cls)

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        parts = urlsplit(value)
        if (
            parts.scheme not in {"http", "https"}
            or not parts.hostname
            or parts.query
            or parts.path.strip("/")
        ):
            raise ValueError("must be an address like https://meld.example.nl")
        return value.rstrip("/")

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value != "Europe/Amsterdam":
            raise ValueError("must be Europe/Amsterdam: months, deadlines and letters follow that clock")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("mail_url")
    @classmethod
    def _mail(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"smtp", "smtps", "console", "file"}:
            raise ValueError("must begin with smtp://, smtps://, console: or file:")
        return value or "console:"

    @field_validator("webhooks_ports")
    @classmethod
    def _ports(cls, value: str) -> str:
        ports = [one.strip() for one in value.split(",")]
        if not all(one.isascii() and one.isdigit() and 0 < int(one) <= _HIGHEST_PORT for one in ports):
            raise ValueError("must be ports from 1 to 65535, separated by commas")
        return ",".join(ports)

    @field_validator("checkpoints_directory", mode="before")
    @classmethod
    def _chosen(cls, value: object) -> object:
        return value or None

    @field_validator("checkpoints_syslog")
    @classmethod
    def _collector(cls, value: str) -> str:
        if not value:
            return value
        if not _is_collector(value):
            raise ValueError("must look like udp://host:514, tcp://host:601 or unix:/dev/log")
        return value

    @field_validator("clamd")
    @classmethod
    def _scanner(cls, value: str) -> str:
        if value and not _is_scanner(value):
            raise ValueError("must look like tcp://host:3310 or unix:/run/clamav/clamd.ctl")
        return value

    @model_validator(mode="after")
    def _together(self) -> Self:
        wrong = [*self._wrong_places(), *self._wrong_in_production()]
        if self.webhooks_may_stay_inside and self.behind_https:
            wrong.append("EENLIJN_WEBHOOKS_MAY_STAY_INSIDE must be false when the address is https")
        if wrong:
            raise ValueError("\n".join(wrong))
        return self

    def _wrong_places(self) -> list[str]:
        keys, data, static = (path.resolve() for path in (self.keys, self.data, self.static))
        wrong = []
        if keys.is_relative_to(data) or data.is_relative_to(keys):
            wrong.append(
                "EENLIJN_KEYS and EENLIJN_DATA must not lie within each other: a backup would hold both"
            )
        if keys.is_relative_to(static):
            wrong.append("EENLIJN_KEYS must not lie under EENLIJN_STATIC: that directory is public")
        if self.checkpoints_directory is not None:
            kept = self.checkpoints_directory.resolve()
            wrong += [
                f"EENLIJN_CHECKPOINTS_DIRECTORY and {PREFIX}{name} must not lie within each other: "
                "checkpoints prove something only when they are kept elsewhere"
                for name, path in (("DATA", data), ("KEYS", keys), ("STATIC", static))
                if kept.is_relative_to(path) or path.is_relative_to(kept)
            ]
        return wrong

    def _wrong_in_production(self) -> list[str]:
        if self.demo or not self.behind_https:
            return self._wrong_without_https()
        given = self.model_fields_set
        wrong = [
            f"{PREFIX}{name.upper()} must be given when the address is https"
            for name in ("keys", "data", "secret_key", "mail_url", "mail_from")
            if name not in given
        ]
        if self.secret_key and len(self.secret_key) < 50:  # noqa: PLR2004 - Django's own figure
            wrong.append("EENLIJN_SECRET_KEY must have at least 50 characters")
        return wrong

    def _wrong_without_https(self) -> list[str]:
        if self.behind_https or urlsplit(self.base_url).hostname in _LOOPBACK:
            return []
        return ["EENLIJN_BASE_URL must be https for any machine but this one: passwords travel over it"]

    @property
    def package(self) -> Path:
        """The directory of the package `eenlijn` itself."""
        return Path(__file__).resolve().parent.parent

    @property
    def behind_https(self) -> bool:
        """Whether people reach the product over https."""
        return self.base_url.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        """Host names that are answered; loopback names too, for health checks and the demo."""
        named = [urlsplit(self.base_url).hostname or "", *self.allowed_hosts.split(",")]
        return sorted({name.strip() for name in (*named, *_LOOPBACK) if name.strip()})

    @property
    def database(self) -> str:
        """The database address, SQLite in the data directory when none is given."""
        return self.database_url or f"sqlite:///{(self.data / 'eenlijn.sqlite3').resolve()}"


def _is_collector(address: str) -> bool:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.query or parts.fragment or parts.username:
        return False
    if parts.scheme == "unix":
        return parts.path.startswith("/") and not parts.netloc
    return parts.scheme in {"udp", "tcp"} and bool(parts.hostname) and not parts.path and port != 0


def _is_scanner(address: str) -> bool:
    """A scanner answers, so nothing is thrown at it over UDP; and it has no port that everybody knows."""
    return _is_collector(address) and (
        address.startswith("unix:") or (address.startswith("tcp:") and urlsplit(address).port is not None)
    )


def sentences(error: ValidationError) -> list[str]:
    """Turn every validation error into one sentence that names the setting, never its value."""
    told: list[str] = []
    for problem in error.errors():
        text = problem["msg"].removeprefix("Value error, ")
        name = "".join(PREFIX + str(part).upper() for part in problem["loc"][:1])
        told += [f"{name} {line}".strip() for line in text.splitlines()]
    return told


def read_environment(**given: Any) -> Environment:
    """Read all settings, or tell everything that is wrong on stderr and exit with code 2."""
    try:
        return Environment(**given)
    except ValidationError as error:
        _exit(sentences(error))
    except OSError as error:
        _exit([f"a file named in the settings cannot be read: {error}"])


def _exit(told: list[str]) -> NoReturn:
    sys.stderr.write("Eén Lijn does not start:\n" + "".join(f"  - {line}\n" for line in told))
    raise SystemExit(WRONG_SETTINGS)


def secret_key(environment: Environment) -> str:
    """Return the signing key; without https one is made once and kept in the key directory."""
    if environment.secret_key:
        return environment.secret_key
    kept = environment.keys / "signing-key"
    if not kept.exists():
        environment.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        _place_once(kept, secrets.token_urlsafe(50))
    return kept.read_text("ascii").strip()


def _place_once(path: Path, content: str) -> None:
    """Write whole or not at all: web and worker start together and must read the same key."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def documented() -> Mapping[str, str]:
    """Return every setting with its description, for `docs/operations/`."""
    return {
        PREFIX + name.upper(): field.description or "" for name, field in Environment.model_fields.items()
    }
