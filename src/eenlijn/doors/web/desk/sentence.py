# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first sentence of the work list: what is late, what runs out today, what is new. Always true."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.casework.dossier.work_list import WorkList
from eenlijn.foundation.text import whole

# Written out to twelve; above that digits are read faster.
LAST_WORD = 12


def day_sentence(found: WorkList) -> str:
    """One short sentence per thing that is so; when nothing is, that the day is done."""
    parts = [_late(found.late), _today(found.today), _new(found.new)]
    said = [part for part in parts if part]
    return " ".join(said) if said else _("Alles voor vandaag is gedaan.")


def _late(count: int) -> str:
    words = ngettext("%(count)s antwoord is te laat.", "%(count)s antwoorden zijn te laat.", count)
    return words % {"count": number_word(count)} if count else ""


def _today(count: int) -> str:
    words = ngettext("%(count)s klok loopt vandaag af.", "%(count)s klokken lopen vandaag af.", count)
    return words % {"count": number_word(count)} if count else ""


def _new(count: int) -> str:
    words = ngettext("%(count)s melding is nieuw.", "%(count)s meldingen zijn nieuw.", count)
    return words % {"count": number_word(count)} if count else ""


def number_word(count: int) -> str:
    """A count as the first word of a sentence."""
    words = (
        _("Nul"),
        _("Eén"),
        _("Twee"),
        _("Drie"),
        _("Vier"),
        _("Vijf"),
        _("Zes"),
        _("Zeven"),
        _("Acht"),
        _("Negen"),
        _("Tien"),
        _("Elf"),
        _("Twaalf"),
    )
    return words[count] if count <= LAST_WORD else whole(count)


def dossier_count(count: int) -> str:
    return ngettext("%(count)s dossier", "%(count)s dossiers", count) % {"count": whole(count)}
