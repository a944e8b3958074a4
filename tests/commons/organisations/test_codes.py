# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from eenlijn.commons.organisations.codes import FUNCTIONS, SECTOR_OF, OrganisationType, Sector


def test_every_type_points_to_one_sector() -> None:
    assert {one.value for one in OrganisationType} == set(SECTOR_OF)
    assert {one.value for one in SECTOR_OF.values()} == set(Sector.values)


def test_seven_sectors_with_the_functions_of_the_plan() -> None:
    assert {sector.value: len(found) for sector, found in FUNCTIONS.items()} == {
        "education": 3,
        "administration": 8,
        "transport": 3,
        "social_security": 1,
        "safety_justice": 6,
        "housing": 2,
        "care": 4,
    }
    assert str(FUNCTIONS[Sector.TRANSPORT]["bus_driver"]) == "buschauffeur"
