# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bare durable insert of the same bytes: no server, no decoding, only the statement and its commit."""

import json
import sys
import threading
import time
from secrets import token_hex

from tools.bench.floors.store import store

BODY = b"x" * 480


def main(clients: int, seconds: float) -> None:
    kept, times = store(), [list[float]() for _client in range(clients)]
    end = time.perf_counter() + seconds

    def insert(mine: list[float]) -> None:
        while time.perf_counter() < end:
            began = time.perf_counter()
            kept.insert(token_hex(16), "bare", BODY)
            mine.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    threads = [threading.Thread(target=insert, args=(mine,)) for mine in times]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [one for mine in times for one in mine]
    told = {
        "seconds": time.perf_counter() - began,
        "milliseconds": every,
        "statuses": {201: len(every)},
        "unanswered": 0,
        "own_ms_per_request": 0.0,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
