# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What tells which dossier it is goes: the day, the time, the number, and the part of the employer."""

import pytest

from eenlijn.casework.samples.coarsening import coarse

PARTS = ("Lijn 62", "Rijdienst", "Lijn 6", "IT")
NUMBERS = ("7K4M-2QX", "7K4M2QX")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Op maandag 23 november 2026 om 14.05 uur.", "Op november 2026 om [tijd]."),
        ("op 3 mei", "op mei"),
        ("on Monday 23 November 2026 at 14:05", "on November 2026 at [tijd]"),
        ("Op 23-11-2026 en 2026-11-23.", "Op november 2026 en november 2026."),
        ("op 23/11/2026, 9 uur", "op november 2026, [tijd]"),
        ("Kenmerk 7K4M-2QX of 7k4m2qx", "Kenmerk [nummer] of [nummer]"),
        ("In bus 4 van lijn 62, RIJDIENST.", "In bus 4 van [onderdeel], [onderdeel]."),
        ("Lijn  62 en Lijn-62", "[onderdeel] en [onderdeel]"),
        # A part of a word is no part of the employer, and a short name would cover the language.
        ("Het beleid met bit", "Het beleid met bit"),
        ("IT", "IT"),
        ("Binnen 48 uur, 3 mensen, om 9 uur", "Binnen 48 uur, 3 mensen, om [tijd]"),
        ("di 24 nov en 4 mrt", "november en maart"),
    ],
)
def test_a_text_is_made_coarser(text: str, told: str) -> None:
    assert coarse(text, PARTS, NUMBERS) == told
