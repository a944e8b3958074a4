# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What taking in one file costs, in a process of its own: the system itself tells its highest memory.

Run as a programme it reads a file, does with it what the product does with an upload and what the worker does
afterwards, and prints the outcome, the seconds, and the memory on top of what the programme needs anyway.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]


class Cost(NamedTuple):
    """`outcome` is the kind of file, or the name of the refusal; `extra` and `child` are bytes."""

    outcome: str
    seconds: float
    extra: int
    child: int


def cost_of(content: bytes, *, waste: int = 0) -> Cost:
    """Measure it; `waste` is what a careless product would use besides, to prove that this would show."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.factories.measured", str(waste)],
        cwd=ROOT,
        input=content,
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return Cost(*json.loads(done.stdout))


def _peak() -> int:
    """The most memory this programme had. What `getrusage` tells begins with that of who started it."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _taken(content: bytes) -> str:
    from eenlijn.foundation.pictures import NoPreview, preview
    from eenlijn.foundation.sealed import cipher
    from eenlijn.foundation.sealed.compartments import Compartment
    from eenlijn.foundation.signatures import NotRecognised, kind_of

    try:
        kind = kind_of(content)
    except NotRecognised as refused:
        return type(refused).__name__
    place = cipher.Place(uuid4(), "documents_document", uuid4(), "content", Compartment.OWN_WORDS)
    cipher.seal(cipher.new_key(), uuid4(), place, content)
    try:
        preview(content, kind)
    except NoPreview:
        return f"{kind.value}, no preview"
    return kind.value


def main() -> None:
    """Read all before the first measure: what somebody sends is in memory whatever becomes of it."""
    content = sys.stdin.buffer.read()
    _taken(b"warm up\n")
    before, began = _peak(), time.monotonic()
    outcome = _taken(content)
    wasted = bytearray(os.urandom(1) * int(sys.argv[1]))
    seconds = time.monotonic() - began
    extra = _peak() - before
    told = [outcome, seconds, extra, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024]
    assert len(wasted) == int(sys.argv[1])
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
