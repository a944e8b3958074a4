# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What runs every few seconds, every minute and every night; the worker reads this table.

Every job is a plain function `run(now) -> int` that finds its work by asking a table, may run
twice without harm, and returns how much it did.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Final

from eenlijn.doors.jobs import every_minute, every_night, every_second, signing_in

Job = Callable[[datetime], int]

# name, then either the seconds between two runs or the local hour of the night, then the job
SCHEDULE: Final[tuple[tuple[str, float | time, Job], ...]] = (
    ("open_kept_reports", 1.0, every_second.open_kept_reports),
    ("deliver_notices", 1.0, every_second.deliver_notices),
    ("send_account_mail", 1.0, signing_in.send_account_mail),
    ("deliver_webhooks", 1.0, every_second.deliver_webhooks),
    ("work_on_imports", 1.0, every_second.work_on_imports),
    ("look_at_files", 1.0, every_second.look_at_files),
    ("work_on_exports", 1.0, every_second.work_on_exports),
    ("warn_of_lights", 60.0, every_minute.warn_of_lights),
    ("enter_waiting_lines", 60.0, every_minute.enter_waiting_lines),
    # Asked every minute, done as often as EENLIJN_CHECKPOINTS_EVERY says: what failed is soon tried again.
    ("keep_checkpoints", 60.0, every_minute.keep_checkpoints),
    ("finish_factor_resets", 60.0, signing_in.finish_factor_resets),
    ("lapse_measures", time(0, 5), every_night.lapse_measures),
    ("settle_changes", time(0, 10), every_night.settle_changes),
    ("settle_requests", time(0, 15), every_night.settle_requests),
    ("remind_of_rights", time(0, 20), every_night.remind_of_rights),
    ("remind_of_samples", time(0, 25), every_night.remind_of_samples),
    ("remind_experiences", time(0, 35), every_night.remind_experiences),
    ("remind_of_provisions", time(0, 30), every_night.remind_of_provisions),
    ("destroy_visits", time(0, 35), every_night.destroy_visits),
    ("remind_of_talks", time(7), every_night.remind_of_talks),
    ("ask_owners", time(7, 5), every_night.ask_owners),
    ("prune_sessions", time(3, 15), every_night.prune_sessions),
    ("forget_signing_in", time(3, 20), signing_in.forget_signing_in),
    ("forget_exercises", time(3, 30), every_night.forget_exercises),
    ("forget_deliveries", time(3, 45), every_night.forget_deliveries),
    ("watch_trails", time(4), every_night.watch_trails),
    ("tell_unreviewed", time(4, 30), every_night.tell_unreviewed),
    ("release_figures", time(6), every_night.release_figures),
)
