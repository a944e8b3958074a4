# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of signing in: kinds of device, what became of a reset, and who needs two factors."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.access.codes import Right, Role
from eenlijn.commons.access.matrix import MATRIX, right
from eenlijn.foundation.sealed.compartments import Compartment


class Device(TextChoices):
    """What somebody signed in with, as coarse as it helps to recognise the own ones."""

    PHONE = "phone", _("Telefoon of tablet")
    COMPUTER = "computer", _("Computer")
    OTHER = "other", _("Een ander apparaat")


class MailKind(TextChoices):
    """What a mail about signing in tells; each has a text in `texts/`."""

    NEW_PASSWORD = "new_password", _("Een nieuw wachtwoord")
    PASSWORD_SET = "password_set", _("Je wachtwoord is veranderd")
    FACTOR_CHANGED = "factor_changed", _("Je extra zekerheid is veranderd")
    RESET_ASKED = "reset_asked", _("Een collega is de extra zekerheid kwijt")
    RESET_AGREED = "reset_agreed", _("Extra zekerheid wordt weggehaald")
    RESET_DONE = "reset_done", _("Extra zekerheid is weggehaald")


class ResetState(TextChoices):
    """How far taking away a lost second factor came."""

    ASKED = "asked", _("gevraagd")
    AGREED = "agreed", _("een beheerder zei ja")
    DONE = "done", _("gedaan")
    REFUSED = "refused", _("geweigerd")


_SEALED: Final = (Compartment.PERPETRATOR, Compartment.AFTERCARE, Compartment.PROTECTED)
_OPENS: Final = frozenset({Right.LIMITED, Right.READ, Right.READ_WRITE, Right.RELEASED, Right.BREAK_GLASS})
_PERSONS: Final = frozenset(MATRIX) - {Role.LNK, Role.TOK, Role.SYS}

OPENS_SEALED: Final = frozenset(
    role for role in _PERSONS if any(right({role}, part) in _OPENS for part in _SEALED)
)
"""Roles to which the matrix opens something of others in C3, C4 or C7; read from the matrix itself."""
NEEDS_TWO_FACTORS: Final = OPENS_SEALED | {Role.ADM, Role.DPO, Role.LOG, Role.KEY, Role.PLT}
"""Roles that count only in a session in which a second factor was shown."""
