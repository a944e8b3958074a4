# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of access: rights, relations to a case, states of a case, strength of sign-in, scopes."""

from enum import IntEnum, StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.accounts.codes import Role

__all__ = [
    "Act",
    "ActorKind",
    "GlassReason",
    "GlassSilence",
    "GlassVerdict",
    "Relation",
    "Right",
    "Role",
    "Scope",
    "State",
    "Strength",
]


class ActorKind(StrEnum):
    PERSON = "person"
    LINK = "link"
    TOKEN = "token"  # noqa: S105 - a kind of actor
    JOB = "job"
    NOBODY = "nobody"


class Right(StrEnum):
    """What a cell of the matrix grants, in the letters of the security model."""

    READ = "R"
    READ_WRITE = "RW"
    OWN = "O"  # own entries only
    LIMITED = "L"  # only what safety needs
    STATUS = "S"  # "arranged: yes"
    AGGREGATE = "A"  # counts with disclosure control
    RELEASED = "P"  # released package only
    BREAK_GLASS = "B"
    NONE = "-"


class Act(StrEnum):
    """What some cells add to reading or writing."""

    ADD = "add"
    SHARE = "share"
    CARRY_OUT = "carry_out"
    PROPOSE = "propose"
    APPROVE = "approve"
    READ_TRAIL = "read_trail"


class Relation(StrEnum):
    """What someone has to do with a case; most access needs one."""

    OWN = "own"  # the reporter, or the victim
    TYPED = "typed"  # reported on behalf of someone
    TEAM = "team"  # leads the team of the victim at the time of the incident
    ORGANISATION = "organisation"  # coordinates the organisation or this unit
    ASSIGNED = "assigned"
    NAMED = "named"  # named on this protected case
    SEVERE = "severe"  # a severe case of the own organisation
    RELEASED = "released"  # a package was released to this person
    BREAK_GLASS = "break_glass"
    SYSTEM = "system"
    INTERFACE = "interface"  # a token of the own organisation, within its scopes
    NONE = "none"


class State(StrEnum):
    """States of a case that change a cell."""

    TAKEN_OVER = "taken_over"  # the victim took the report over
    DISCRETION = "discretion"  # the victim asks discretion


class Strength(IntEnum):
    """How sure we are who asks."""

    NONE = 0
    LINK = 1
    PASSWORD = 2
    TWO_FACTORS = 3


class GlassReason(TextChoices):
    """Why a privacy officer opens a case that is closed to that role; nothing else is a reason."""

    REQUEST = "request", _("Iemand vraagt naar de eigen gegevens")
    COMPLAINT = "complaint", _("Een klacht over hoe een dossier is behandeld")
    LEAK = "leak", _("Een vermoeden van een datalek")
    TRAIL = "trail", _("Een opvallende regel in het spoor")
    AUTHORITY = "authority", _("Een vraag van de toezichthouder")


class GlassSilence(TextChoices):
    """Why the person concerned is not told at once; whoever reviews the glass reviews this too."""

    DANGER = "danger", _("Een bericht brengt deze persoon in gevaar")
    INQUIRY = "inquiry", _("Een bericht schaadt een onderzoek dat deze persoon beschermt")


class GlassVerdict(TextChoices):
    JUSTIFIED = "justified", _("Terecht")
    NOT_JUSTIFIED = "not_justified", _("Niet terecht")


class Scope(TextChoices):
    """What a token may do: one thing each, and nothing that is not among its scopes."""

    REPORTS_WRITE = "reports:write", _("Meldingen insturen")
    REPORTS_READ = "reports:read", _("De eigen ingestuurde meldingen volgen")
    DOSSIERS_READ = "dossiers:read", _("Dossiers lezen, zonder personen")
    TERMS_READ = "terms:read", _("Termijnen lezen")
    FIGURES_READ = "figures:read", _("Cijfers lezen")
    SETTINGS_READ = "settings:read", _("Instellingen en eenheden lezen")
    EVENTS_READ = "events:read", _("Gebeurtenissen lezen")
