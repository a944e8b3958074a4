# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, date, datetime

from eenlijn.accountability.digests.letters import sections_of
from eenlijn.accountability.digests.queries import Digest
from eenlijn.casework.learning.codes import NeedState, PreventionState

TOLD = Digest(
    teams=("Lijn 62",),
    since=date(2026, 9, 1),
    until=date(2026, 11, 1),
    incidents=1,
    kinds=(),
    hides_kinds=True,
    causes=(),
    preventions=(
        ("Alarmvoorziening", PreventionState.PLANNED),
        ("Bezetting", PreventionState.PLANNED),
        ("Alarmvoorziening", PreventionState.PLANNED),
    ),
    trainings=(("Herkennen", NeedState.NEEDED),) * 3,
    visits={},
    counted_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
)


def test_what_was_agreed_more_than_once_is_one_line_with_how_often() -> None:
    lines = {one.title: one.lines for one in sections_of(TOLD)}
    assert lines["Wat we eraan doen"] == ("Alarmvoorziening: afgesproken (2 keer)", "Bezetting: afgesproken")
    assert lines["Wat we willen leren"] == ("Herkennen: nodig (3 keer)",)
