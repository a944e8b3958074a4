# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""No home address of ours in a police file; that of the employer, the event or the other person may stand."""

import pytest

from eenlijn.casework.police_reports.home_address import Addresses, HomeAddressInFile, check_no_home

KNOWN = Addresses(
    homes=("Wilgenlaan 8",),
    allowed=("Busbedrijf Reggestreek", "Postbus 12\n7600 AA Almelo", "Halte Stationsplein 1, Almelo"),
)
LABELS = {"witnesses": "Getuigen", "who": "Wie deed het?", "scene": "Waar precies?"}


def refused(field: str, text: str) -> str:
    with pytest.raises(HomeAddressInFile) as told:
        check_no_home({field: text}, LABELS, KNOWN)
    assert told.value.field == field
    return told.value.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Wim woont aan de Kerkstraat 12, 7607 AB Almelo",
        "Wim, Dorpsweg 3",
        "post naar 7607 AB",
        "Anna, wilgenlaan 8",
    ],
)
def test_an_address_of_ours_is_refused_in_a_field_about_us_and_the_sentence_says_why(text: str) -> None:
    told = refused("witnesses", text)
    assert "«Getuigen»" in told
    assert "de verdachte kan het lezen" in told


@pytest.mark.parametrize(
    "text",
    [
        "Wim, conducteur",
        "p/a Busbedrijf Reggestreek, Postbus 12, 7600 AA Almelo",
        "Zag het op Stationsplein 1",
        "Lijn 62, bus 7712",
    ],
)
def test_the_employer_and_the_place_of_the_event_are_no_home(text: str) -> None:
    check_no_home({"witnesses": text}, LABELS, KNOWN)


def test_the_address_of_the_other_person_is_what_the_police_ask_for_and_ours_is_refused_there_too() -> None:
    check_no_home({"who": "K. Klant, Molenweg 4, 7607 AB Almelo"}, LABELS, KNOWN)
    assert "Wilgenlaan 8" in refused("who", "Hij stond bij Wilgenlaan 8")


def test_where_it_happened_may_be_a_street_and_never_somebodys_home() -> None:
    check_no_home({"scene": "Op de hoek van de Molenweg 4"}, LABELS, KNOWN)
    refused("scene", "Bij haar huis, Molenweg 4")
    refused("scene", "Op mijn thuisadres, Molenweg 4")
