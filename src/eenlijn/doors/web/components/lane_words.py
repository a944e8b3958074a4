# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about cases that run apart which more than one desk says."""

from django.utils.translation import ngettext


def accused_words(count: int) -> str:
    """What an agreement to come back does to who was named as the other."""
    return ngettext(
        "Eén collega is genoemd als de ander. Dat vervalt dan: deze collega, wie die vervangt en wie die "
        "leidt, kunnen het dossier zien als hun rol dat meebrengt.",
        "%(count)d collega’s zijn genoemd als de ander. Dat vervalt dan: zij, wie hen vervangt en wie "
        "hen leidt, kunnen het dossier zien als hun rol dat meebrengt.",
        count,
    ) % {"count": count}
