# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who decides: somebody with a mandate for this answer, at this severity, on this very day."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.kinds import MANDATED_KINDS
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import MendedOn, Rail
from eenlijn.foundation.text import long_date


def by_mandate(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    """Of what does not stay on file: a decider where it is decided by mandate, letter or not."""
    if answer.kind not in MANDATED_KINDS and around.needs_mandate(answer.kind):
        yield decider(answer, around)


def decider(answer: OpenAnswer, around: Circumstances) -> Rail:
    ended = around.ended_mandate(answer.kind)
    if ended is not None and ended.valid_until is not None:
        told = _(
            "Het mandaat van %(function)s liep tot en met %(day)s. Wie besluit, heeft het mandaat op de dag "
            "zelf: anders houdt het besluit geen stand. De beheerder legt een nieuw mandaat vast in Beheer."
        )
        day = ended.valid_until - timedelta(days=1)
        why: str | Promise = told % {"function": ended.function_name, "day": long_date(day)}
    else:
        why = _(
            "Niemand heeft mandaat voor dit antwoord bij deze ernst. De beheerder legt dat vast in Beheer."
        )
    return Rail(
        "decider",
        _("Wie besluit, met mandaat"),
        why,
        "",
        bool(around.deciders(answer.kind)),
        MendedOn.MANDATES,
    )
