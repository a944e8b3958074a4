# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from eenlijn.casework.imports.codes import Target
from eenlijn.casework.imports.mapping import Value, profile_of
from eenlijn.casework.imports.proposing import propose_columns, propose_values
from eenlijn.casework.imports.reading import read_table
from eenlijn.casework.incidents.codes import code_list
from tests.factories.old_registers import COLUMNS, csv_file, register, row


def test_a_dutch_register_is_recognised() -> None:
    table = read_table(register(row("1"), row("2", kind="Duwen")), "r.csv")
    assert propose_columns(profile_of(table)) == COLUMNS


def test_date_and_time_apart_are_recognised() -> None:
    rows = [
        ["Nr", "Datum", "Tijd", "Categorie", "Ernst", "Dader bekend"],
        ["1", "24-11-2025", "14:38", "Verbaal", "licht", "ja"],
        ["2", "25-11-2025", "9:00", "Bedreiging", "zwaar", "nee"],
    ]
    assert propose_columns(profile_of(read_table(csv_file(rows), "r.csv"))) == {
        Target.NUMBER: 0,
        Target.OCCURRED: 1,
        Target.OCCURRED_TIME: 2,
        Target.KIND: 3,
        Target.SEVERITY: 4,
        Target.KNOWN: 5,
    }


def test_a_column_of_words_is_never_a_date_and_an_empty_one_never_anything() -> None:
    rows = [["Datum voorval", "Soort"], ["onbekend", ""], ["later", ""]]
    assert propose_columns(profile_of(read_table(csv_file(rows), "r.csv"))) == {}


def values(*words: str) -> list[Value]:
    return [Value(key=word.casefold(), shown=word, count=1) for word in words]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Bedreiging met een mes", "threat_weapon"),
        ("Doodsbedreiging", "threat_death_injury"),
        ("bedreigd", "threat_general"),
        ("Menacing", "threat_general"),
        ("Gespuugd", "physical_spitting"),
        ("Mishandeling", "physical_assault"),
        ("Duwen/trekken", "physical_light"),
        ("Uitschelden", "verbal_insult"),
        ("Seksuele intimidatie", "sexual_verbal"),
        ("Vernieling", "destruction"),
        ("Stalking / belaging", "stalking"),
        ("physical_light", "physical_light"),
        ("Harassment (no physical contact)", "bullying"),
        ("Overig", "other"),
    ],
)
def test_a_kind_is_proposed_by_its_wording(word: str, code: str) -> None:
    assert propose_values(Target.KIND, values(word), {}) == {word.casefold(): code}
    assert code in code_list("incident_type")


def test_what_says_nothing_stays_open() -> None:
    assert propose_values(Target.KIND, values("13C", "zie dossier"), {}) == {}


def test_every_proposed_code_exists() -> None:
    from eenlijn.casework.imports import proposing

    assert {code for code, _pattern in proposing._KINDS} <= set(code_list("incident_type"))
    assert {code for code, _pattern in proposing._PLACES} <= set(code_list("location_type"))


def test_municipalities_severity_and_known_are_told_by_name() -> None:
    towns = {"Almelo": "GM0141", "Enschede": "GM0153"}
    assert propose_values(Target.MUNICIPALITY, values("ALMELO", "Elders"), towns) == {"almelo": "GM0141"}
    assert propose_values(Target.SEVERITY, values("3", "zwaar", "4 Zeer ernstig"), {}) == {
        "3": "s3_serious",
        "zwaar": "s4_very_serious",
        "4 zeer ernstig": "s4_very_serious",
    }
    assert propose_values(Target.KNOWN, values("Ja", "Nee", "?"), {}) == {"ja": "yes", "nee": "no"}
