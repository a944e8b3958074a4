# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tools.redaction [--deduce PYTHON] [--lost]`: recall and precision on our texts, beside a peer.

`--deduce` names the Python of an environment with the package `deduce` in it. It is not among our packages:
it is made for medical letters and brings numpy along. `--lost` prints what was missed of the tuned texts.
"""

import argparse
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.proposing import Span, propose
from tools.redaction.marked import Marked, read_marked
from tools.redaction.measuring import Pair, Score, score

TEXTS: Final = Path(__file__).parents[2] / "tests/casework/redaction/texts"
SETS: Final = ("tuned", "held_out")
# What the peer calls what.
_PEER_KINDS: Final = {
    "persoon": SpanKind.NAME,
    "patient": SpanKind.NAME,
    "locatie": SpanKind.ADDRESS,
    "telefoonnummer": SpanKind.PHONE,
    "emailadres": SpanKind.MAIL,
    "url": SpanKind.ACCOUNT,
    "bsn": SpanKind.NUMBER,
    "id": SpanKind.NUMBER,
    "datum": SpanKind.BIRTH_DATE,
}
# Runs in the environment of the peer: texts in, annotations out. Every name of the dossier that it can be
# told is told to it, as the patient.
_PEER: Final = """
import json, sys
from deduce import Deduce
from deduce.person import Person
peer = Deduce()
told = []
for text, names in json.load(sys.stdin):
    first, *rest = names[0].split()
    known = {"patient": Person(first_names=[first], surname=" ".join(rest) or None)}
    found = peer.deidentify(text, metadata=known).annotations
    told.append(sorted((int(one.start_char), int(one.end_char), one.tag) for one in found))
json.dump(told, sys.stdout)
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tools.redaction", description=__doc__)
    parser.add_argument("--deduce", type=Path, help="Python of an environment with deduce")
    parser.add_argument("--lost", action="store_true", help="print what was missed of the tuned texts")
    told = parser.parse_args(arguments)
    for name in SETS:
        texts = read_marked(TEXTS / f"{name}.txt")
        ours = [(one.spans, propose(one.text, one.known)) for one in texts]
        _print(f"{name}: {len(texts)} texts, ours", ours)
        if told.deduce:
            _print(f"{name}: {len(texts)} texts, deduce", _by_peer(texts, told.deduce))
        if told.lost and name == "tuned":
            _print_lost(texts, ours)


def _by_peer(texts: Sequence[Marked], python: Path) -> list[Pair]:
    asked = json.dumps([(one.text, one.known.names) for one in texts])
    done = subprocess.run([str(python), "-c", _PEER], input=asked, capture_output=True, text=True, check=True)
    answers = json.loads(done.stdout)
    return [
        (
            one.spans,
            tuple(Span(start, end, _PEER_KINDS.get(tag, SpanKind.OTHER)) for start, end, tag in found),
        )
        for one, found in zip(texts, answers, strict=True)
    ]


def _print(title: str, pairs: Sequence[Pair]) -> None:
    print(f"\n{title}")
    print(f"{'kind':<12}{'marked':>7}{'touched':>9}{'whole':>7}{'strict':>8}{'proposed':>10}{'right':>7}"
          f"{'recall':>8}{'whole':>8}{'precision':>11}")  # fmt: skip
    for kind in (*(one for one in SpanKind if one != SpanKind.OTHER), None):
        _print_line(kind.value if kind else "all", score(pairs, kind))


def _print_line(name: str, one: Score) -> None:
    whole = one.whole / one.marked if one.marked else 1.0
    print(f"{name:<12}{one.marked:>7}{one.touched:>9}{one.whole:>7}{one.strict:>8}{one.proposed:>10}{one.right:>7}"
          f"{one.recall:>8.3f}{whole:>8.3f}{one.precision:>11.3f}")  # fmt: skip


def _print_lost(texts: Sequence[Marked], pairs: Sequence[Pair]) -> None:
    print()
    for one, (marked, proposed) in zip(texts, pairs, strict=True):
        lost = [mark for mark in marked if not any(mark.meets(other) for other in proposed)]
        extra = [other for other in proposed if not any(mark.meets(other) for mark in marked)]
        for word, spans in (("missed", lost), ("too many", extra)):
            for span in spans:
                print(f"{one.place:>3} {word}: {span.kind.value} {one.text[span.start : span.end]!r}")


if __name__ == "__main__":
    main()
