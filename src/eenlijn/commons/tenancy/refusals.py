# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused when people and organisations are admitted."""

from django.utils.translation import gettext as _

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused


class NotYours(Refused):
    """Not allowed, foreign and not existing are told alike."""

    def __init__(self) -> None:
        """Say the one sentence."""
        super().__init__(_("Dit is er niet, of je mag het niet wijzigen."))


class NotForYourself(Refused):
    def __init__(self) -> None:
        """Say who can."""
        super().__init__(_("Je kunt jezelf geen rol geven. Vraag een andere beheerder."))


class NotYourself(Refused):
    """Nobody takes the own role away or leaves by themselves: somebody goes on administering."""

    def __init__(self) -> None:
        """Say who can."""
        super().__init__(_("Dit kun je niet bij jezelf doen. Vraag een andere beheerder."))


class SecondPersonNeeded(Refused):
    def __init__(self, role: Role) -> None:
        """Name the role."""
        sentence = _("De rol «%(role)s» geef je met twee personen. Laat een tweede persoon meetekenen.")
        super().__init__(sentence % {"role": role.label})


class RolesDoNotGoTogether(Refused):
    """Who reviews does not do (decision 23)."""

    def __init__(self, first: Role, second: Role) -> None:
        """Name both roles."""
        sentence = _("De rollen «%(first)s» en «%(second)s» gaan niet samen bij één persoon.")
        super().__init__(sentence % {"first": first.label, "second": second.label})


class AlreadyMember(Refused):
    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Deze persoon hoort al bij je organisatie."))


class AlreadyTaken(Refused):
    def __init__(self) -> None:
        """Say which part is taken."""
        super().__init__(_("Deze naam is al in gebruik. Kies een andere."))


class BadShortName(Refused):
    def __init__(self) -> None:
        """Say what it is made of."""
        super().__init__(_("Kies een korte naam van kleine letters, cijfers en streepjes."))


class PasswordTooWeak(Refused):
    def __init__(self, reasons: list[str]) -> None:
        """Give the reasons of the validators, already in the language of the page."""
        super().__init__(" ".join(reasons))
