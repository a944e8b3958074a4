# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rule of the policy that allows the answer, and the reason of whoever does otherwise."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.kinds import MANDATED_KINDS
from eenlijn.casework.response.ladder import Standing, not_allowed_because, reason_asked, standing_of
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import Rail
from eenlijn.foundation.text import long_date


def of_policy(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    """The rule of the policy; where that asks nothing, nothing is shown."""
    standing = standing_of(answer.kind, around)
    if answer.kind in MANDATED_KINDS or standing == Standing.NOT_ALLOWED:
        told = not_allowed_because(answer.kind, around)
        yield Rail("policy", _("Regel in het beleid"), told, "kind", standing != Standing.NOT_ALLOWED)
    asked = reason_asked(answer.kind, around) if standing == Standing.WITH_REASON else _longer(answer, around)
    if asked:
        yield Rail(
            "deviation", _("Reden om af te wijken"), asked, "deviation", bool(answer.deviation.strip())
        )


def _longer(answer: OpenAnswer, around: Circumstances) -> str:
    """Why a length past the usual one asks for a reason; past the longest no reason helps."""
    usual = around.usual_day(answer.kind, answer.starts_on)
    last, until = around.last_day(answer.kind, answer.starts_on), answer.valid_until
    if usual is None or last is None or until is None or not usual < until <= last:
        return ""
    told = _("Gewoonlijk duurt dit tot en met %(day)s. Schrijf waarom het langer moet.")
    return str(told % {"day": long_date(usual)})
