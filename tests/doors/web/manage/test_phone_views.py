# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra writes whom a colleague in danger calls; what cannot be dialled is refused where it stands."""

import pytest

from eenlijn.commons.organisations.models import Organisation
from eenlijn.doors.web.manage.phone_views import is_plausible
from tests.cast import Cast
from tests.doors.browsers import Visit, body

PHONE = "/beheer/telefoon/"
TYPED = {
    "duty_phone_label": "de dienstdoende leidinggevende",
    "duty_phone_number": "088 000 01 40",
    "duty_phone_hours": "dag en nacht",
}


@pytest.mark.parametrize(
    "number",
    [
        "088 000 01 40", "0880000140", "06-12345678", "+31 88 000 01 40", "+31 (0)88 000 01 40",
        "(088) 0000140", "0800-1234", "0900 1234567", "4321", "+49 30 123456",
    ],
)  # fmt: skip
def test_these_can_be_dialled(number: str) -> None:
    assert is_plausible(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "12",
        "088 000 01 4",
        "088 000 01 401",
        "bel de balie",
        "088-ABCDEFG",
        "+0 88 000 01 40",
        "00000000000000",
    ],
)
def test_these_cannot(number: str) -> None:
    assert not is_plausible(number)


def test_the_numbers_are_kept_and_shown(cast: Cast, visit: Visit) -> None:
    petra = visit(cast.petra)
    name = cast.reggestreek.name
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(duty_phone_number="", duty_phone_label="")
    assert "Er is nog geen nummer voor rode meldingen." in body(petra.get(PHONE))
    shown = body(petra.post(PHONE, TYPED, follow=True))
    assert "De nummers zijn bewaard." in shown
    assert "belt je collega de dienstdoende leidinggevende: 088 000 01 40." in shown
    found = Organisation.objects.get(pk=cast.reggestreek.pk)
    assert (found.duty_phone_number, found.duty_phone_hours, found.name) == (
        "088 000 01 40",
        "dag en nacht",
        name,
    )


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        (
            {"duty_phone_number": "bel de balie"},
            {
                "duty_phone_number": [
                    "Dit lijkt geen telefoonnummer. Schrijf het bijvoorbeeld als 088 000 01 40."
                ]
            },
        ),
        (
            {"duty_phone_number": "112"},
            {
                "duty_phone_number": [
                    "112 staat al op elke meldpagina. Vul het nummer in van iemand van jullie zelf."
                ]
            },
        ),
        ({"duty_phone_label": ""}, {"duty_phone_label": ["Schrijf wie er opneemt."]}),
        ({"care_phone_label": "opvangteam"}, {"care_phone_number": ["Vul het nummer in."]}),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_stays(
    cast: Cast, visit: Visit, change: dict[str, str], errors: dict[str, list[str]]
) -> None:
    before = Organisation.objects.get(pk=cast.reggestreek.pk).duty_phone_number
    answer = visit(cast.petra).post(PHONE, {**TYPED, **change})
    assert answer.context["form"].errors == errors
    assert 'value="dag en nacht"' in body(answer)
    assert Organisation.objects.get(pk=cast.reggestreek.pk).duty_phone_number == before


@pytest.mark.parametrize("who", ["carla", "dirk", "anna", "hugo"])
def test_only_the_administrator_writes_them(cast: Cast, visit: Visit, who: str) -> None:
    assert visit(cast.people[who]).post(PHONE, TYPED).status_code == 404
