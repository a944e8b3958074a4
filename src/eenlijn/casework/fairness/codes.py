# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a hearing (list `hearing`), and how an own statement came in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HearingState(models.TextChoices):
    """Codes of list `hearing`; `invited` is the open state, all others end it."""

    INVITED = "invited", _("Uitgenodigd")
    HEARD_ORAL = "heard_oral", _("Mondeling gehoord")
    HEARD_WRITTEN = "heard_written", _("Schriftelijk gereageerd")
    NO_SHOW = "invited_no_show", _("Uitgenodigd, niet verschenen")
    REFUSED = "refused", _("Afgezien van reactie")
    POSTPONED = "postponed_acute", _("Uitgesteld wegens acute dreiging")
    NOT_POSSIBLE = "not_possible_unknown", _("Niet mogelijk, onbekend wie het was")


# The other person could tell their side, or chose not to.
HAD_A_SAY = (
    HearingState.HEARD_ORAL,
    HearingState.HEARD_WRITTEN,
    HearingState.NO_SHOW,
    HearingState.REFUSED,
)


class StatementWay(models.TextChoices):
    """How an own statement came in."""

    LINK = "link", _("Via de link uit de brief")
    LETTER = "letter", _("Brief, overgetypt")
    SPOKEN = "spoken", _("Gesprek, opgeschreven en voorgelezen")
