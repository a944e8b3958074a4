# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each command of the operator as a process of its own, with no other rights than those of who serves.

Tests within one process look over the walls of PostgreSQL and so hide a command that forgot to say for
which employer it works; here it would find nothing, and say so.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.durability.installation import FOUND, Installation, database
from tests.factories import registers
from tools.launcher import places

pytestmark = pytest.mark.durability
HOST = "zaken.voorbeeld.nl"
# Nobody outside is asked where a name leads: Python reads this when it starts.
NAMES = f"""
import socket
asked = socket.getaddrinfo
place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
socket.getaddrinfo = lambda host, *told, **more: [place] if host == "{HOST}" else asked(host, *told, **more)
"""


class Served(Installation):
    """Migrated as its owner, and from then on asked as the role that serves."""

    def migrated(self, **more: str) -> "Served":
        (self.folder / "data").mkdir()
        if not self.is_collected:
            self.manage("collectstatic", "--noinput")
        self.manage("migrate", "--noinput")
        self.settings = {**self.settings, "EENLIJN_DATABASE_OWNER_URL": "", **more}
        return self

    def told(self, *command: str) -> list[str]:
        return self.manage(*command).splitlines()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Served]:
    with database(is_empty=True) as address:
        yield Served(tmp_path, address)


def test_what_an_operator_does_at_one_employer(place: Served) -> None:
    kept, register = place.folder / "kept", place.folder / "scholen_2021.csv"
    kept.mkdir()
    register.write_bytes(registers.file_of(registers.SCHOOLS, registers.school("06BY00", "De Schakel")))
    (place.folder / "sitecustomize.py").write_text(NAMES, encoding="utf-8")
    out, today = place.folder / "log.jsonl", datetime.now(UTC).date()
    place.migrated(
        EENLIJN_CHECKPOINTS_DIRECTORY=str(kept), PYTHONPATH=f"{places.ROOT / 'src'}:{place.folder}"
    )

    assert place.told("first_link")[0].startswith("Nobody administers this installation yet. Begin here")
    assert (
        place.told(*FOUND)[0] == "Busbedrijf Reggestreek (verzonnen) has joined. First passwords, shown once:"
    )
    # It sees who administers, at an employer it was not told about.
    assert place.told("first_link", "--if-needed") == []
    assert place.token().startswith("eenlijn_")
    webhook = ("--name", "Zaaksysteem", "--address", f"https://{HOST}/in", "--allow-host", HOST)
    made = place.told(
        "make_webhook", "--organisation", "reggestreek", *webhook, "--type", "nl.eenlijn.dossier.closed"
    )
    assert [one.startswith("whsec_") for one in made] == [True]
    assert place.told("load_register", "primary_schools", str(register))[0].endswith(
        "1 rows: 1 new, 0 changed, 0 ended, 0 unchanged, 0 left out"
    )
    assert place.told("release_figures")[0] == "nothing to release"
    assert place.told("keep_checkpoints") == ["kept by: directory"]
    span = ("--since", f"{today:%Y-01-01}", "--until", f"{today:%Y-12-31}")
    exported = place.told("export_processing_log", "--organisation", "reggestreek", *span, "--out", str(out))
    assert len(out.read_text("utf-8").splitlines()) > 5
    assert "records in" in exported[0]
    assert place.told("rotate_keys", "--status") == [
        f"{scope}: never renewed" for scope in ("root", "organisations", "buckets")
    ]
    marks = place.told("rebuild_name_marks")
    told = [
        f"0 {what}, 0 were put right" for what in ("names can be found", "staff numbers", "marks for desks")
    ]
    assert [one.partition(": ")[2] for one in marks] == told
    chains = place.told("verify_trail")
    assert [bool(re.fullmatch(r"\S+: whole, [1-9]\d* lines", one)) for one in chains] == [True, True]


def test_the_demo_is_made_and_everything_over_all_employers_goes_on(place: Served) -> None:
    place.migrated(EENLIJN_DEMO="true")
    assert place.told("load_demo")[0] == "Sign in as one of these, with one click on the sign-in page:"
    chains = place.told("verify_trail")
    employers = len(chains) - 1
    assert employers > 20
    assert all(": whole, " in one for one in chains)
    marks = place.told("rebuild_name_marks")
    # Of each employer the names, the staff numbers, of which the demo has none, and the marks for desks.
    assert len(marks) == 3 * employers
    assert sum(int(one.split()[1]) for one in marks if " names " in one) > 100
    assert [one.split()[1] for one in marks if " staff numbers, " in one] == ["0"] * employers
    assert {one.rpartition(", ")[2] for one in marks} == {"0 were put right"}
    assert place.told("release_figures")[1].startswith("next: ")
