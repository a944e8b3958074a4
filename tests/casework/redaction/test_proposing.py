# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the proposal finds: in texts it was tuned on, in others, and always what the dossier knows."""

from itertools import pairwise
from pathlib import Path

import pytest

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.proposing import Known, Span, propose
from eenlijn.casework.redaction.word_lists import PREFIXES
from tools.redaction.marked import Marked, read_marked
from tools.redaction.measuring import Score, score

TEXTS = Path(__file__).parent / "texts"
TUNED = read_marked(TEXTS / "tuned.txt")
HELD_OUT = read_marked(TEXTS / "held_out.txt")
# How people write a name that everybody knows, and what must be covered of it.
SENTENCES = (
    "Hij riep iets naar {name} en liep weg.",
    "{name} stond erbij.",
    "Ik zag dat collega {name} viel.",
    "daarna heeft ({name}) gebeld",
)


def found(texts: tuple[Marked, ...], kind: SpanKind | None = None) -> Score:
    return score([(one.spans, propose(one.text, one.known)) for one in texts], kind)


def parts_of(text: str, known: Known | None = None) -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in propose(text, known or Known())]


def test_there_are_sixty_texts_of_seven_sectors_and_twenty_were_held_out() -> None:
    sectors = {"vervoer", "wonen", "zorg", "onderwijs", "gemeente", "uitkering", "veiligheid"}
    assert (len(TUNED), len(HELD_OUT)) == (42, 24)
    assert {one.sector for one in TUNED} == {one.sector for one in HELD_OUT} == sectors


def names() -> list[str]:
    return sorted({name for one in (*TUNED, *HELD_OUT) for name in one.known.names})


@pytest.mark.parametrize("name", names())
def test_a_name_that_the_dossier_knows_is_always_found(name: str) -> None:
    """Whole, in capitals, of somebody, with one letter wrong, by its last part alone."""
    last = name.rsplit(maxsplit=1)[-1]
    written = [name, name.upper(), f"{last}s", f"{last}'s", last.upper(), f"{name[0]}. {last}"]
    if len(last) > 4:
        middle = len(last) // 2
        written += [last[:middle] + last[middle + 1 :], last[:middle] + last[middle] + last[middle:]]
    missed = []
    for one in written:
        for sentence in SENTENCES:
            text = sentence.format(name=one)
            at = text.index(one) + one.index(one.split()[-1])
            wanted = Span(at, at + len(one.split()[-1]), SpanKind.NAME)
            if not any(
                span.start <= wanted.start and wanted.end <= span.end
                for span in propose(text, Known((name,)))
            ):
                missed.append(text)
    assert missed == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(TUNED, Score(130, 127, 128, 129, 130, 129, 127), id="tuned"),
        pytest.param(HELD_OUT, Score(84, 78, 82, 83, 83, 82, 78), id="held out"),
    ],
)
def test_as_much_is_found_as_was_reached(texts: tuple[Marked, ...], expected: Score) -> None:
    assert found(texts) == expected


@pytest.mark.parametrize("texts", [TUNED, HELD_OUT], ids=["tuned", "held out"])
def test_every_mark_with_a_name_of_the_dossier_is_covered_whole(texts: tuple[Marked, ...]) -> None:
    left = []
    for one in texts:
        known = {part for name in one.known.names for part in name.casefold().split() if part not in PREFIXES}
        proposed = propose(one.text, one.known)
        for mark in one.spans:
            words = set(one.text[mark.start : mark.end].casefold().removesuffix("s").split())
            if mark.kind == SpanKind.NAME and words & known:
                is_whole = any(span.start <= mark.start and mark.end <= span.end for span in proposed)
                left += [] if is_whole else [one.text[mark.start : mark.end]]
    assert left == []


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw met de rode jas stond bij de balie.",
        "De heer van de balie zag het gebeuren.",
        "In mei en juni reed lijn 6 richting Wesselerbrink.",
        "De bakker en de kok waren erbij, en de witte hond.",
        "Het kostte 1.250,00 euro en de boete was 149 euro.",
        "Op 12-03-2026 om 14.38 uur was bus 5523 te laat.",
        "Artikel 7 van de huisregels en protocol 4.2 gelden.",
        "Bel 112 of 0900-8844.",
        "Zaaknummer 2026-118734 en proces-verbaal 2026114920.",
        "HIJ STOND OP EN SLOEG MET DE VUIST OP TAFEL.",
    ],
)
def test_what_is_no_person_stays(text: str) -> None:
    assert parts_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hij heet meneer Van den Broeke-Smit.", [("name", "Van den Broeke-Smit")]),
        ("Dhr. J.W. ten Cate belde.", [("name", "J.W. ten Cate")]),
        ("Zij woont aan de Parkweg 12b, 7551 AE Hengelo.", [("address", "Parkweg 12b, 7551 AE Hengelo")]),
        ("Het kenteken is 12-GBD-3 of GT-482-K.", [("plate", "12-GBD-3"), ("plate", "GT-482-K")]),
        (
            "Bel 06 12 34 56 78 of (053) 433 21 09.",
            [("phone", "06 12 34 56 78"), ("phone", "(053) 433 21 09")],
        ),
        ("Bel haar op +48 22 123 45 67.", [("phone", "+48 22 123 45 67")]),
        ("Mail jakub@voorbeeld.nl even.", [("mail", "jakub@voorbeeld.nl")]),
        ("Op rekening NL91 ABNA 0417 1643 00 graag.", [("iban", "NL91 ABNA 0417 1643 00")]),
        ("Hij is geboren op 3 april 1971.", [("birth_date", "3 april 1971")]),
        ("Zijn bsn is 111222333.", [("number", "111222333")]),
        ("Hij heet online @dikkiepost.", [("account", "@dikkiepost")]),
    ],
)
def test_each_kind_has_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts_of(text) == expected


def test_the_profession_stays_and_the_person_of_that_name_goes() -> None:
    text = "De bakker zei dat Bakker en mevrouw Bakker er waren."
    known = Known(names=("Saskia Bakker",))
    assert parts_of(text, known) == [("name", "Bakker"), ("name", "Bakker")]


def test_a_home_address_and_a_number_that_the_dossier_knows_are_found_in_any_form() -> None:
    known = Known(addresses=("Achter de Hoven 8\n7601 AB Almelo",), numbers=("AB-60214",))
    text = "Hij kent achter de hoven en het nummer ab 60214."
    assert parts_of(text, known) == [("address", "achter de hoven"), ("number", "ab 60214")]


def test_the_same_text_gives_the_same_proposal_in_order_and_apart() -> None:
    for one in (*TUNED, *HELD_OUT):
        spans = propose(one.text, one.known)
        assert spans == propose(one.text, one.known)
        assert all(left.end <= right.start for left, right in pairwise(spans))
