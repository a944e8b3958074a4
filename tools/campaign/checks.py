# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each campaign checks: by which tests, and on which databases.

A check is a selection of tests. A test belongs to one by its marker, `pytest.mark.campaign(check="lanes")`,
wherever it stands, or because its file is named here. A test that is small every day reads the environment
variable `EENLIJN_CAMPAIGN`, which is "full" here, and may tell `tried`, `found` and `lost` with pytest's
`record_property`; without them a test is one try.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tools.launcher.groups import Database

BOTH: Final = (Database.SQLITE, Database.POSTGRESQL)
FULL: Final = {"EENLIJN_CAMPAIGN": "full"}
# Of what is counted in cells one in so many is walked; all of them when nothing is said.
SHARE: Final = "EENLIJN_CAMPAIGN_SHARE"


class Check(NamedTuple):
    """Tests that belong together; with no `paths` those that carry its marker."""

    name: str
    proves: str
    paths: Sequence[str] = ()
    databases: Sequence[Database] = BOTH

    @property
    def selection(self) -> list[str]:
        if self.paths:
            return list(self.paths)
        return ["-m", f"campaign(check='{self.name}')", "tests"]


WALLS: Final = (
    Check("cells", "every address, method, role, state of membership and object gives what its policy says"),
    Check(
        "routes",
        "the cast and every token get the very answer that was written down by hand",
        ("tests/walls/test_routes.py", "tests/walls/test_interface.py"),
    ),
    Check(
        "ids",
        "a foreign id anywhere is a random id: equal bytes, equal statements, no effect",
        ("tests/walls/test_secondary_ids.py", "tests/walls/test_time.py", "tests/walls/test_typed_ids.py"),
    ),
    Check(
        "canaries",
        "no word of others in a page, file, header, mail or log, and no count that moves",
        ("tests/walls/test_canary.py", "tests/walls/test_counts.py", "tests/walls/test_stored_payloads.py"),
    ),
    Check(
        "nonsense",
        "nonsense in any field or body is refused or kept whole",
        ("tests/walls/test_bad_input.py",),
    ),
    Check(
        "search",
        "a name, a word and a number find only what may be read",
        ("tests/casework/dossier/test_searching.py", "tests/walls/test_finding.py"),
    ),
    Check(
        "lanes",
        "whoever is involved, and whoever is outside a lane, finds no trace of the case",
        ("tests/walls/test_lanes.py",),
    ),
    Check(
        "trail",
        "every change of the trail by its owner is found, at its first bad line",
        ("tests/commons/trail/test_tampering.py",),
    ),
    Check(
        "second_wall",
        "PostgreSQL itself gives nothing of another employer",
        (
            "tests/second_wall/test_catalogue.py",
            "tests/second_wall/test_roles.py",
            "tests/second_wall/test_rows.py",
            "tests/walls/test_without_scoping.py",
        ),
        (Database.POSTGRESQL,),
    ),
    Check(
        "pool",
        "the same through pgbouncer, with twenty employers in turn",
        ("tests/second_wall/test_pooled.py",),
        (Database.POSTGRESQL,),
    ),
    Check(
        "bytes",
        "no sealed word lies readable in database, log of writes, files, backups or logs",
        ("tests/durability/test_byte_search.py",),
    ),
    Check(
        "hostile",
        "hostile files and bodies are refused or held, in time and in memory",
        (
            "tests/casework/dossier/test_files.py",
            "tests/casework/imports/reading/test_files.py",
            "tests/foundation/pictures/test_preview.py",
            "tests/foundation/test_archive.py",
            "tests/foundation/test_scanner.py",
            "tests/foundation/test_signatures.py",
            "tests/walls/test_hostile_files.py",
            "tests/durability/test_hostile_bodies.py",
        ),
    ),
    Check("guessing", "known, unknown, closed and foreign accounts take one time to refuse"),
)

CAMPAIGNS: Final = {"walls": WALLS}
