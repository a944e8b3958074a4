# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Until when it lasts: after today, and no longer than the policy lets it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.ladder import rule_words
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import Rail
from eenlijn.foundation.text import long_date


def duration(answer: OpenAnswer, around: Circumstances) -> Rail:
    first = max(answer.starts_on or around.today, around.today)
    last, until = around.last_day(answer.kind, answer.starts_on), answer.valid_until
    is_met = until is not None and until > first and (last is None or until <= last)
    if last is None:
        why: str | Promise = _("Schrijf tot en met welke dag dit geldt. Wat geldt, heeft altijd een einde.")
    else:
        why = _(
            "Schrijf tot en met welke dag dit geldt: na vandaag, en volgens het beleid uiterlijk %(day)s."
        ) % {"day": long_date(last)}
        if until is not None and until > last:
            why = f"{why} {_most_words(answer.kind, around)}"
    return Rail("duration", _("Einddatum"), why, "valid_until", is_met)


def _most_words(kind: AnswerKind, around: Circumstances) -> str:
    """The most the policy allows, with the rule that says so: nobody may go past it, whatever the reason."""
    row = around.policy_row(kind)
    most = row.most_months if row else 0
    told = ngettext(
        "Het beleid staat ten hoogste %(most)s maand toe. Langer kan niet, ook niet met een reden.",
        "Het beleid staat ten hoogste %(most)s maanden toe. Langer kan niet, ook niet met een reden.",
        most or 0,
    )
    return f"{told % {'most': most}} {rule_words(kind, around)}"
