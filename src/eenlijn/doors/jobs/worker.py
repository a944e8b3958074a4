# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worker: a thread per job, so that a mail server that hangs holds up nothing but mail.

A job that fails waits longer each time and is told in the log by the class of its error; the others
go on. Between two runs a thread sleeps on the request to stop, so stopping is immediate; a run that has
begun finishes its row first.
"""

import json
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Final

from django.db import close_old_connections

from eenlijn.foundation import walls
from eenlijn.foundation.clock import local_moment, now, to_local
from eenlijn.foundation.logs import log

Job = Callable[[datetime], int]
Planned = tuple[str, float | time_of_day, Job]

# After work was found a job is asked again at once, after this breath for others who want to write.
BREATH: Final = 0.05
LONGEST_PAUSE: Final = 30.0
BEAT: Final = 5.0
# A run that takes longer than this is stuck; the heart stops beating and readiness tells it.
LONGEST_RUN: Final = 300.0
STOPS_WITHIN: Final = 25.0
_LOG: Final = log(__name__)


class Lane(threading.Thread):
    """One job and its own pace."""

    def __init__(self, name: str, when: float | time_of_day, job: Job, stop: threading.Event) -> None:
        """Remember the job; `when` is the seconds between two runs or a local time of day."""
        super().__init__(name=name, daemon=True)
        self.when = when
        self.job = job
        self.stop = stop
        self.failures = 0
        self.found = 0
        self.busy_since: float | None = None

    def run(self) -> None:
        while not self.stop.wait(self.pause()):
            self.once()

    def once(self) -> bool:
        """Run the job once; tells whether it went well."""
        self.busy_since = began = time.monotonic()
        try:
            with walls.nowhere():
                self.found = self.job(now())
            self.failures = 0
        except Exception:  # noqa: BLE001 - whatever a job does, the others and its next try go on
            self.found, self.failures = 0, self.failures + 1
            _LOG.exception("job failed", job=self.name, tries=self.failures)
        finally:
            self.busy_since = None
            close_old_connections()
        if self.found:
            spent = round((time.monotonic() - began) * 1000, 1)
            _LOG.info("job", job=self.name, count=self.found, duration_ms=spent)
        return not self.failures

    def pause(self) -> float:
        """Seconds until the next run: doubled after every failure, short while there is work."""
        if self.found:
            return BREATH
        if self.failures:
            first = self.when if isinstance(self.when, int | float) else 1.0
            return min(first * 2.0 ** min(self.failures, 10), max(first, LONGEST_PAUSE))
        return seconds_until(self.when, now()) if isinstance(self.when, time_of_day) else self.when

    @property
    def is_stuck(self) -> bool:
        began = self.busy_since
        return began is not None and time.monotonic() - began > LONGEST_RUN


def seconds_until(clock_time: time_of_day, moment: datetime) -> float:
    """Elapsed seconds until the local clock shows this time again; two nights a year are 23 or 25 hours."""
    local = to_local(moment)
    day = local.date() if local.time() < clock_time else local.date() + timedelta(days=1)
    return (local_moment(datetime.combine(day, clock_time)).moment_utc - moment).total_seconds()


class Worker:
    """All lanes, and the file that tells others that they run."""

    def __init__(self, schedule: Iterable[Planned], heartbeat: Path) -> None:
        """Make a lane for every planned job."""
        self.stop = threading.Event()
        self.heartbeat = heartbeat
        self.lanes = [Lane(name, when, job, self.stop) for name, when, job in schedule]

    def once(self) -> bool:
        """Run every job once, one after the other; tells whether all went well."""
        went_well = [lane.once() for lane in self.lanes]
        return all(went_well)

    def run(self) -> bool:
        """Run until asked to stop; tells whether every job finished in time."""
        for lane in self.lanes:
            lane.start()
        self.beat()
        while not self.stop.wait(BEAT):
            self.beat()
        return self._finish()

    def beat(self) -> None:
        """Write the moment and each job's failures in a row, unless a job is stuck; whole or not at all."""
        if any(lane.is_stuck or not lane.is_alive() for lane in self.lanes):
            return
        state = {"at": now().isoformat(), "failures": {lane.name: lane.failures for lane in self.lanes}}
        draft = self.heartbeat.with_suffix(".new")
        try:
            draft.write_text(json.dumps(state), "utf-8")
            draft.replace(self.heartbeat)
        except OSError:
            _LOG.exception("no heartbeat")

    def _finish(self) -> bool:
        deadline = time.monotonic() + STOPS_WITHIN
        for lane in self.lanes:
            lane.join(max(0.0, deadline - time.monotonic()))
        with suppress(OSError):
            self.heartbeat.unlink(missing_ok=True)
        return not any(lane.is_alive() for lane in self.lanes)
