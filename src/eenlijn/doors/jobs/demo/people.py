# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cast of the demo (decision 22): who they are, where they work, and what they may do there."""

from dataclasses import dataclass

from eenlijn.commons.access.codes import Role
from eenlijn.doors.jobs.demo.employers import Employer


@dataclass(frozen=True)
class Person:
    """`team` is the unit of the membership, and the reach of a manager."""

    key: str
    name: str
    employer: str
    function: str
    roles: tuple[Role, ...]
    team: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@{self.employer}.example"


REGION = "regio"
POLICE = "politie"

# Organisations where the cast works but where the demo lets nothing happen.
PARTNERS: tuple[Employer, ...] = (
    Employer(POLICE, "Politie en OM", "safety_justice", "GM0153", "Enschede", (), "", (), 0),
    Employer(REGION, "Programma Veilige Publieke Taak", "safety_region", "GM0147", "Borne", (), "", (), 0),
)

CAST: tuple[Person, ...] = (
    Person("anna", "Anna", "reggestreek", "Buschauffeur", (Role.EMP,), "Lijn 62"),
    Person("bram", "Bram", "reggestreek", "Leidinggevende", (Role.EMP, Role.MGR), "Lijn 62"),
    Person("carla", "Carla", "reggestreek", "Coördinator", (Role.EMP, Role.COO)),
    Person("petra", "Petra", "reggestreek", "Beheerder", (Role.EMP, Role.ADM)),
    Person("ilse", "Ilse", "reggestreek", "Manager vervoer", (Role.EMP, Role.BRD)),
    Person("joost", "Joost", "reggestreek", "Opvangteam", (Role.EMP, Role.AFT)),
    Person("karin", "Karin", "reggestreek", "Jurist", (Role.EMP, Role.LEG)),
    Person("noor", "Noor", "reggestreek", "Privacyfunctionaris", (Role.EMP, Role.DPO)),
    Person("omar", "Omar", "reggestreek", "Interne controle", (Role.EMP, Role.LOG)),
    Person("sam", "Sam", "reggestreek", "Balie", (Role.EMP, Role.DSK), "Klantenservice"),
    Person("dirk", "Dirk", "dinkelborg", "Coördinator", (Role.EMP, Role.COO)),
    Person("mila", "Mila", "eschbalie", "Griffiemedewerker", (Role.EMP,), "Publiekshal"),
    Person("eva", "Eva", POLICE, "Politie", (Role.POL,)),
    Person("frits", "Frits", POLICE, "Officier van justitie", (Role.POL,)),
    Person("greet", "Greet", REGION, "Regio Twente", (Role.REG,)),
    Person("hugo", "Hugo", REGION, "Systeembeheer", (Role.PLT,)),
)


def stand_in(employer: Employer) -> Person:
    """The coordinator of an employer where nobody of the cast coordinates; not on the sign-in page."""
    return Person("coordinator", "Coördinator", employer.slug, "Coördinator", (Role.EMP, Role.COO))


def second_person(employer: Employer) -> Person:
    """A second coordinator, who looks along at what was severe; not on the sign-in page."""
    return Person("wim", "Wim", employer.slug, "Tweede coördinator", (Role.EMP, Role.COO))


def decider(employer: Employer, function: str) -> Person:
    """Who has the mandate for a warning and hears of what is late, where nobody of the cast does."""
    return Person("ilse", "Ilse", employer.slug, function[:1].upper() + function[1:], (Role.EMP, Role.BRD))
