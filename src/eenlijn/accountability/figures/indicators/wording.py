# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences that every table has: its title, its period and where the numbers come from."""

from django.utils.translation import gettext as _

from eenlijn.accountability.figures.codes import Split
from eenlijn.accountability.figures.indicators.table import Question
from eenlijn.foundation.text import month_name


def title_words(question: Question) -> str:
    return _("%(what)s per %(split)s") % {
        "what": question.indicator.label,
        "split": Split(question.split).label.lower(),
    }


def period_words(question: Question) -> str:
    """`november 2026`, or the first and the last month."""
    first, last = month_name(question.since), month_name(question.until)
    return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def source_words() -> str:
    return _(
        "Bron: het eigen register in Eén Lijn, geteld op het moment dat je vroeg. "
        "Geteld is wat je mag openen als coördinator of leidinggevende, ook kleine aantallen. "
        "Deel ze niet zonder na te gaan of iemand te herkennen is."
    )


def not_yet() -> str:
    return _("Nog niet te zeggen")
