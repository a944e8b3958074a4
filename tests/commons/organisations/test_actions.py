# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from eenlijn.commons.organisations.actions import load_region
from eenlijn.commons.organisations.models import Municipality, Region


def test_twente_has_its_fourteen_municipalities(db: None) -> None:
    load_region()
    load_region()
    assert list(Region.objects.values_list("code", "name")) == [("VR05", "Twente")]
    assert dict(Municipality.objects.values_list("code", "name")) == {
        "GM0141": "Almelo",
        "GM0147": "Borne",
        "GM0153": "Enschede",
        "GM0158": "Haaksbergen",
        "GM0163": "Hellendoorn",
        "GM0164": "Hengelo (O.)",
        "GM0168": "Losser",
        "GM0173": "Oldenzaal",
        "GM0183": "Tubbergen",
        "GM0189": "Wierden",
        "GM1700": "Twenterand",
        "GM1735": "Hof van Twente",
        "GM1742": "Rijssen-Holten",
        "GM1774": "Dinkelland",
    }
    assert Municipality.objects.get(code="GM1742").valid_from == date(2003, 3, 15)


def test_loading_again_keeps_the_rows(db: None) -> None:
    load_region()
    before = set(Municipality.objects.values_list("pk", flat=True))
    Municipality.objects.filter(code="GM0141").update(name="Anders")
    load_region()
    assert set(Municipality.objects.values_list("pk", flat=True)) == before
    assert Municipality.objects.get(code="GM0141").name == "Almelo"
