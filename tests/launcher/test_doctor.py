# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from tools.launcher import doctor

LOCK = """
django==5.2.19 \\
    --hash=sha256:aa
psycopg-binary==3.3.9 ; implementation_name != 'pypy' \\
    --hash=sha256:bb
typing-extensions==4.16.0 \\
    --hash=sha256:cc
"""


def test_nothing_differs() -> None:
    installed = {"django": "5.2.19", "psycopg-binary": "3.3.9", "typing-extensions": "4.16.0"}
    assert doctor.drifted(LOCK, installed) == []


def test_another_version_and_a_missing_package_are_named() -> None:
    assert doctor.drifted(LOCK, {"django": "5.2.1", "psycopg-binary": "3.3.9"}) == [
        "django is 5.2.1, should be 5.2.19",
        "typing-extensions is missing, should be 4.16.0",
    ]


def test_a_package_for_another_system_need_not_be_here() -> None:
    assert doctor.drifted(LOCK, {"django": "5.2.19", "typing-extensions": "4.16.0"}) == []


def test_a_package_has_one_name_however_it_is_spelled() -> None:
    assert doctor.normal("Typing_Extensions 4.16.0") == "typing-extensions 4.16.0"
    assert doctor.normal("psycopg[binary]") == "psycopg"
