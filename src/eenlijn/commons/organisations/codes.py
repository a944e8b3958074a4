# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of organisations: sectors, kinds of organisation and functions."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Sector(TextChoices):
    """The seven sectors of the regional project plan."""

    EDUCATION = "education", _("Onderwijs")
    ADMINISTRATION = "administration", _("Rijk, openbaar bestuur en gemeenten")
    TRANSPORT = "transport", _("Openbaar vervoer")
    SOCIAL_SECURITY = "social_security", _("Sociale zekerheid")
    SAFETY_JUSTICE = "safety_justice", _("Veiligheid en justitie")
    HOUSING = "housing", _("Woningcorporaties")
    CARE = "care", _("Zorg")


class OrganisationType(TextChoices):
    """What kind of employer; each points to one sector in `SECTOR_OF`."""

    EDUCATION = "education", _("Onderwijs")
    GOVERNMENT_MUNICIPAL = "government_municipal", _("Gemeente of openbaar bestuur")
    GOVERNMENT_OTHER = "government_other", _("Rijk en overige overheid")
    WATER_AUTHORITY = "water_authority", _("Waterschap")
    PUBLIC_TRANSPORT = "public_transport", _("Openbaar vervoer")
    SOCIAL_SECURITY = "social_security", _("Sociale zekerheid")
    SAFETY_JUSTICE = "safety_justice", _("Veiligheid en justitie")
    HOUSING = "housing", _("Woningcorporatie")
    CARE_HOSPITAL = "care_hospital", _("Ziekenhuis")
    CARE_MENTAL = "care_mental", _("GGZ")
    CARE_PRIMARY = "care_primary", _("Huisartsenzorg")
    CARE_AMBULANCE = "care_ambulance", _("Ambulancezorg")
    CARE_YOUTH = "care_youth", _("Jeugdzorg")
    WELFARE = "welfare", _("Welzijn")
    SAFETY_REGION = "safety_region", _("Veiligheidsregio")
    OTHER_PUBLIC_TASK = "other_public_task", _("Overige publieke taak")


SECTOR_OF: Final[Mapping[OrganisationType, Sector]] = {
    OrganisationType.EDUCATION: Sector.EDUCATION,
    OrganisationType.GOVERNMENT_MUNICIPAL: Sector.ADMINISTRATION,
    OrganisationType.GOVERNMENT_OTHER: Sector.ADMINISTRATION,
    OrganisationType.WATER_AUTHORITY: Sector.ADMINISTRATION,
    OrganisationType.PUBLIC_TRANSPORT: Sector.TRANSPORT,
    OrganisationType.SOCIAL_SECURITY: Sector.SOCIAL_SECURITY,
    OrganisationType.SAFETY_JUSTICE: Sector.SAFETY_JUSTICE,
    OrganisationType.HOUSING: Sector.HOUSING,
    OrganisationType.CARE_HOSPITAL: Sector.CARE,
    OrganisationType.CARE_MENTAL: Sector.CARE,
    OrganisationType.CARE_PRIMARY: Sector.CARE,
    OrganisationType.CARE_AMBULANCE: Sector.CARE,
    OrganisationType.CARE_YOUTH: Sector.CARE,
    # The plan names no sector for these three; each stands with the sector that pays or directs it.
    OrganisationType.WELFARE: Sector.ADMINISTRATION,
    OrganisationType.SAFETY_REGION: Sector.SAFETY_JUSTICE,
    OrganisationType.OTHER_PUBLIC_TASK: Sector.ADMINISTRATION,
}

# The functions per sector exactly as the regional project plan of 2012 names them.
FUNCTIONS: Final[Mapping[Sector, Mapping[str, Promise]]] = {
    Sector.EDUCATION: {
        "teacher": _("leerkracht"),
        "head_teacher": _("(con)rector"),
        "caretaker": _("conciërge"),
    },
    Sector.ADMINISTRATION: {
        "politician": _("politicus"),
        "municipal_employee": _("medewerker van de gemeente"),
        "city_warden": _("stadswacht"),
        "parking_warden": _("parkeerwacht"),
        "inspector": _("toezichthouder"),
        "tax_inspector": _("belastinginspecteur"),
        "tax_bailiff": _("belastingdeurwaarder"),
        "forester": _("boswachter"),
    },
    Sector.TRANSPORT: {
        "bus_driver": _("buschauffeur"),
        "train_conductor": _("treinconducteur"),
        "tram_conductor": _("tramconducteur"),
    },
    Sector.SOCIAL_SECURITY: {"benefits_employee": _("medewerker van een uitkeringsinstantie")},
    Sector.SAFETY_JUSTICE: {
        "police_employee": _("medewerker van politie"),
        "fire_employee": _("medewerker van brandweer"),
        "ghor_employee": _("medewerker van GHOR"),
        "dji_employee": _("medewerker van DJI"),
        "labour_inspector": _("arbeidsinspecteur"),
        "private_guard": _("private beveiliger (bij een taak voor de overheid)"),
    },
    Sector.HOUSING: {
        "desk_employee": _("baliemedewerker"),
        "maintenance_employee": _("onderhoudsmedewerker"),
    },
    Sector.CARE: {
        "ambulance_employee": _("ambulancepersoneel"),
        "hospital_employee": _("ziekenhuispersoneel"),
        "mental_care_employee": _("medewerker GGZ"),
        "youth_care_employee": _("medewerker jeugdzorg"),
    },
}
