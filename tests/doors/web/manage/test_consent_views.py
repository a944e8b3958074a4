# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra records what the works council decided: date and scope, or why it need not."""

from datetime import date

import pytest

from eenlijn.commons.organisations.models import WorksCouncilConsent
from tests.cast import Cast
from tests.doors.browsers import Visit, body

CONSENT = "/beheer/or/"
TYPED = {
    "decided_on": "2026-11-02",
    "outcome": "agreed",
    "told": "Melden, en cijfers per team van 10 mensen.",
}


def test_the_page_says_what_stays_closed_and_proposes_a_scope(cast: Cast, visit: Visit) -> None:
    shown = body(visit(cast.petra).get(CONSENT))
    assert "blijven cijfers over te late antwoorden per team dicht" in shown
    assert "nooit over één persoon." in shown


def test_a_consent_shows_day_scope_and_who_recorded_it(cast: Cast, visit: Visit) -> None:
    petra = visit(cast.petra)
    shown = body(petra.post(CONSENT, TYPED, follow=True))
    assert "Instemming op maandag 2 november 2026" in shown
    assert "Melden, en cijfers per team van 10 mensen." in shown
    assert "Vastgelegd door Petra, maandag 23 november 2026 om 09.00 uur" in shown
    row = WorksCouncilConsent.objects.get()
    assert (row.organisation_id, row.decided_on, row.recorded_by) == (
        cast.reggestreek.pk,
        date(2026, 11, 2),
        cast.petra.id,
    )


def test_a_reason_why_it_is_not_needed_counts_too_and_earlier_rows_stay(cast: Cast, visit: Visit) -> None:
    petra = visit(cast.petra)
    petra.post(CONSENT, TYPED)
    told = {**TYPED, "outcome": "not_needed", "told": "Wij hebben geen ondernemingsraad."}
    shown = body(petra.post(CONSENT, told, follow=True))
    assert "Niet nodig, besloten op maandag 2 november 2026" in shown
    assert "Instemming op maandag 2 november 2026" in shown
    assert WorksCouncilConsent.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"decided_on": ""}, {"decided_on": ["Vul de dag van het besluit in."]}),
        (
            {"decided_on": "2026-11-24"},
            {"decided_on": ["Een besluit van de ondernemingsraad ligt niet in de toekomst."]},
        ),
        (
            {"told": " "},
            {"told": ["Schrijf waarmee de ondernemingsraad instemt, of waarom instemming niet nodig is."]},
        ),
    ],
)
def test_what_is_missing_is_told_and_stays_typed(
    cast: Cast, visit: Visit, change: dict[str, str], errors: dict[str, list[str]]
) -> None:
    answer = visit(cast.petra).post(CONSENT, {**TYPED, **change})
    assert answer.context["form"].errors == errors
    assert not WorksCouncilConsent.objects.exists()


@pytest.mark.parametrize("who", ["carla", "dirk", "anna", "hugo"])
def test_only_the_administrator_records_it(cast: Cast, visit: Visit, who: str) -> None:
    assert visit(cast.people[who]).post(CONSENT, TYPED).status_code == 404
