# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of membership: roles, states, invitations, what is planned, and the review of rights."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What someone may be in an organisation; what each may do stands in `access/matrix.py`."""

    EMP = "EMP", _("medewerker")
    OBH = "OBH", _("namens-melder")
    MGR = "MGR", _("leidinggevende")
    COO = "COO", _("coördinator")
    AFT = "AFT", _("nazorgverlener")
    LEG = "LEG", _("jurist of schademedewerker")
    OOV = "OOV", _("medewerker veiligheid")
    PRO = "PRO", _("behandelaar afgeschermd spoor")
    POL = "POL", _("contact politie of OM")
    DPO = "DPO", _("privacyfunctionaris")
    LOG = "LOG", _("beoordelaar van het spoor")
    ADM = "ADM", _("beheerder van de organisatie")
    REG = "REG", _("regionaal programmabureau")
    NAT = "NAT", _("landelijk waarnemer")
    PLT = "PLT", _("technisch beheerder")
    KEY = "KEY", _("sleutelbewaarder")
    DSK = "DSK", _("baliemedewerker")
    BRD = "BRD", _("bestuurlijk contact")
    CON = "CON", _("contactpersoon doelorganisatie")
    PRG = "PRG", _("programmalid")
    LNK = "LNK", _("houder van een link")
    TOK = "TOK", _("koppeling")
    SYS = "SYS", _("systeemtaak")


class MembershipState(TextChoices):
    """Only a confirmed membership opens anything."""

    INVITED = "invited", _("uitgenodigd")
    CONFIRMED = "confirmed", _("bevestigd")
    SUSPENDED = "suspended", _("geschorst")
    ENDED = "ended", _("beëindigd")


# Which states open what somebody's roles open: part of the policy, and read by whatever makes an actor.
OPENS: Final[Mapping[MembershipState, bool]] = {
    MembershipState.INVITED: False,
    MembershipState.CONFIRMED: True,
    MembershipState.SUSPENDED: False,
    MembershipState.ENDED: False,
}


class InvitationPurpose(TextChoices):
    """What a link for one use opens: the very first sign-up of an installation, or one membership."""

    FIRST_ADMINISTRATOR = "first_administrator", _("eerste beheerder")
    MEMBER = "member", _("lid van de organisatie")


class ChangeKind(TextChoices):
    LEAVE = "leave", _("vertrek")
    MOVE = "move", _("andere eenheid")


class ChangeOrigin(TextChoices):
    """Who told it first: an administrator on a screen, or the list of the personnel administration."""

    SCREEN = "screen", _("op het scherm gepland")
    FEED = "feed", _("uit de personeelslijst")


class ChangeState(TextChoices):
    PLANNED = "planned", _("gepland")
    DONE = "done", _("gebeurd")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class LineKind(TextChoices):
    """What a line of a review is about."""

    ROLE = "role", _("rol")
    ACCOUNT = "account", _("account")
    DEPUTY = "deputy", _("vaste vervanger")
    TOKEN = "token", _("koppeling")
    LINK = "link", _("open uitnodiging")


class Verdict(TextChoices):
    """What somebody found of a line; only the first two close it."""

    CONFIRMED = "confirmed", _("klopt")
    TAKEN_AWAY = "taken_away", _("weggenomen")
    ASKED = "asked", _("nagevraagd")
    OPEN = "open", _("nog niet bekeken")
