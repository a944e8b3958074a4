# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a term comes from, in words."""

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.table import rule_of
from eenlijn.commons.rulebook.codes import TermKind


def source_words(kind: TermKind) -> str:
    """Where a term comes from and how hard it is, with a flag on what nobody looked up."""
    rule = rule_of(kind)
    told = f"{rule.source} ({rule.hardness.label})"
    return told if rule.is_verified else f"{told}. {_('Niet nagekeken.')}"
