# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator

import pytest
from django.utils import translation

from eenlijn.casework.dossier.work_list import WorkList
from eenlijn.doors.web.desk.sentence import day_sentence, number_word


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


def _found(late: int, today: int, new: int) -> WorkList:
    return WorkList(late=late, today=today, new=new, mine=0, everything=0, rows=(), before="", after="")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            (1, 2, 2),
            "Eén antwoord is te laat. Twee klokken lopen vandaag af. Twee meldingen zijn nieuw.",
        ),
        ((0, 1, 0), "Eén klok loopt vandaag af."),
        ((12, 0, 1), "Twaalf antwoorden zijn te laat. Eén melding is nieuw."),
        ((0, 0, 0), "Alles voor vandaag is gedaan."),
    ],
)
def test_the_sentence_says_what_is_so(counts: tuple[int, int, int], sentence: str) -> None:
    assert day_sentence(_found(*counts)) == sentence


def test_above_twelve_digits_are_used() -> None:
    assert [number_word(count) for count in (12, 13, 1586)] == ["Twaalf", "13", "1.586"]
