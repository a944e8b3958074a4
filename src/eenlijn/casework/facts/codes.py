# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acts that are counted."""

from django.db import models


class Measure(models.TextChoices):
    """What a fact row adds to. Rows are additive: a correction is a row with a negative `delta`."""

    INCIDENT = "incident"
    CLOCK = "clock"
    ANSWERED = "answered"
    NOT_UPHELD = "not_upheld"
    # The reporter heard from us: at all, what was done, that it is over.
    HEARD_BACK = "heard_back"
    HEARD_DONE = "heard_done"
    HEARD_CLOSED = "heard_closed"
    # What reporters thought of it afterwards: no incident, only employer, unit and the month of the answer.
    WAS_HEARD = "was_heard"
    WAS_HELPED = "was_helped"
    WOULD_AGAIN = "would_again"
    # A consequence or an arrangement, by its step of the ladder; and whether the other side was heard first.
    IMPOSED = "imposed"
    HEARD_FIRST = "heard_first"
    HEARD_LATER = "heard_later"
    NOT_HEARD = "not_heard"
    HEARD_AFTER = "heard_after"
    # The life of a measure that runs, by its step of the ladder.
    REVIEW = "review"
    REVIEWED = "reviewed"
    BREACH = "breach"
    LIFTED = "lifted"
    LAPSED = "lapsed"
    # The decision about the police that counts now: filed how, or the coded reason why not (list 8.14).
    POLICE_FILED = "police_filed"
    POLICE_NOT = "police_not"
    # What police, prosecutor or court decided of a filing (list 8.13), in the month in which it was recorded.
    POLICE_STEP = "police_step"
    # Damage: a dossier in which something was claimed; then euro cents of the damage, without interest.
    DAMAGE = "damage"
    CLAIMED = "claimed"
    RECOVERED = "recovered"
    WRITTEN_OFF = "written_off"
    # A first talk of aftercare that must be held within 72 hours; held; not wanted or needed, said in time.
    TALK_DUE = "talk_due"
    TALK_HELD = "talk_held"
    TALK_WAIVED = "talk_waived"
    # What people ask about their own data, once per dossier that it is about.
    REQUEST = "request"
    DECIDED = "decided"
    TASK_DONE = "task_done"
    TASK_WAIVED = "task_waived"
