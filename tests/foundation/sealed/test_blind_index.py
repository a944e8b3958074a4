# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

from eenlijn.foundation.sealed.blind_index import INDEX_BYTES, blind_index

KEY, ONE, TWO = b"k" * 32, UUID(int=1), UUID(int=2)


def test_spellings_of_one_name_are_equal() -> None:
    found = {blind_index(KEY, ONE, "name", name) for name in ("Şahin", " şahin ", "S\u0327ahin", "ŞAHIN")}
    assert len(found) == 1
    assert len(found.pop()) == INDEX_BYTES


def test_organisations_fields_and_keys_cannot_be_joined() -> None:
    digests = {
        blind_index(KEY, ONE, "name", "Eva"),
        blind_index(KEY, TWO, "name", "Eva"),
        blind_index(KEY, ONE, "staff_number", "Eva"),
        blind_index(b"l" * 32, ONE, "name", "Eva"),
        blind_index(KEY, ONE, "name", "Eva B"),
    }
    assert len(digests) == 5
