# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import io
import re
from datetime import UTC, datetime

import pytest
import pyzipper

from eenlijn.foundation.archive import locked, new_phrase

MOMENT = datetime(2026, 11, 22, 18, 2, 0, tzinfo=UTC)
FILES = {"dossier.pdf": b"%PDF- Anna" * 100, "dossier.xlsx": b"PK Anna"}


def test_the_archive_opens_with_its_phrase_and_gives_the_same_bytes() -> None:
    phrase = new_phrase()
    with pyzipper.AESZipFile(io.BytesIO(locked(FILES, phrase, MOMENT))) as archive:
        archive.setpassword(phrase.encode())
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert [one.date_time for one in archive.infolist()] == [(2026, 11, 22, 18, 2, 0)] * 2
        # AES-256, with a code over the bytes that nobody without the phrase can make.
        assert [(one.wz_aes_strength, one.wz_aes_version) for one in archive.infolist()] == [(3, 2)] * 2


@pytest.mark.parametrize("phrase", [b"", b"fout"])
def test_without_the_phrase_nothing_opens(phrase: bytes) -> None:
    content = locked(FILES, new_phrase(), MOMENT)
    assert b"Anna" not in content
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(phrase)
        with pytest.raises(RuntimeError):
            archive.read("dossier.pdf")


def test_every_phrase_is_another_one_and_can_be_typed_over() -> None:
    phrases = {new_phrase() for _number in range(1_000)}
    assert len(phrases) == 1_000
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}", one) for one in phrases)
