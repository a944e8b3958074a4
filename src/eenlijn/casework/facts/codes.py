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
    HEARD_BACK = "heard_back"
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
    # What people ask about their own data, once per dossier that it is about.
    REQUEST = "request"
    DECIDED = "decided"
    TASK_DONE = "task_done"
    TASK_WAIVED = "task_waived"
