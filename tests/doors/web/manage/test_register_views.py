# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers by screen: what is loaded, searching, trying, loading, dropping, and where a postcode lay."""

import json
import re
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.commons.directory.actions import keep_waiting
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.models import DirectoryEntry, RegisterEdition, WaitingEdition
from eenlijn.commons.directory.queries import registers
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.factories import registers as made
from tests.factories.registers import loaded, twente_of_2020

HERE = "/beheer/registers/"
SCHOOLS = f"{HERE}basisscholen/"
FILE, TRIAL, DROP = f"{SCHOOLS}inlezen/", f"{SCHOOLS}proef/", f"{SCHOOLS}weggooien/"
EDITION = date(2021, 1, 1)


def body(response: Any) -> str:
    return " ".join(response.content.decode().split())


def schools(*names: str) -> bytes:
    return made.file_of(made.SCHOOLS, *(made.school(f"{one:04}AB", name) for one, name in enumerate(names)))


def upload(browser: Client, content: bytes, name: str = "scholen_2021.csv", **more: str) -> Any:
    return browser.post(FILE, {"file": SimpleUploadedFile(name, content), **more})


def digest_of(page: str) -> str:
    found = re.search(r'name="digest" value="(\w{64})"', page)
    assert found
    return found[1]


@pytest.fixture
def hugo(cast: Cast, visit: Visit) -> Client:
    return visit(cast.hugo)


@pytest.fixture
def greet(cast: Cast, visit: Visit) -> Client:
    return visit(cast.greet)


def test_hugo_finds_the_registers_from_where_he_begins(hugo: Client) -> None:
    page = body(hugo.get("/", follow=True))
    assert f'href="{HERE}"' in page
    shown = body(hugo.get(HERE))
    assert "Er is nog geen register ingelezen." in shown
    assert shown.count("nog niet</span>") == len(RegisterKind)
    assert "Wie in een register staat, doet daarmee nog niet mee." in shown


def test_the_list_shows_edition_source_licence_and_counts(hugo: Client, monday: datetime) -> None:
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel", "De Brug"), EDITION, monday)
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel"), date(2023, 10, 1), monday)
    shown = body(hugo.get(HERE))
    assert "1 register is ingelezen, van 9." in shown
    row = shown[shown.index("Basisscholen") :].partition("</tr>")[0]
    assert "zondag 1 oktober 2023" in row
    assert row.count('<td class="is-number">1</td>') == 2
    assert "CC0 1.0 / CC BY · Dienst Uitvoering Onderwijs (DUO)" in row


def test_the_list_asks_the_same_of_the_database_whatever_is_loaded(
    cast: Cast, monday: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:

    with django_assert_num_queries(6):
        registers(cast.hugo.actor, monday.date())
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel"), EDITION, monday)
    with django_assert_num_queries(7):
        registers(cast.hugo.actor, monday.date())
    twente_of_2020(monday)
    with django_assert_num_queries(7):
        registers(cast.hugo.actor, monday.date())


def test_a_file_is_tried_first_and_then_loaded_whole(hugo: Client, cast: Cast) -> None:
    assert "CSV, tot 10 MB" in body(hugo.get(FILE))
    answer = upload(hugo, schools("De Schakel", "Café De Brug").decode().encode("cp1252"))
    assert (answer.status_code, answer["Location"]) == (302, TRIAL)
    assert DirectoryEntry.objects.count() == 0
    page = body(hugo.get(TRIAL))
    assert "2 nieuw, 0 veranderd, 0 beëindigd, 0 ongewijzigd." in page
    assert "Café De Brug" in page
    assert "vrijdag 1 januari 2021" in page
    assert f'href="{TRIAL}"' in body(hugo.get(HERE))
    done = hugo.post(TRIAL, {"digest": digest_of(page)}, follow=True)
    assert "2 nieuw, 0 veranderd, 0 beëindigd, 0 ongewijzigd." in body(done)
    assert "Café De Brug" in body(done)
    edition = RegisterEdition.objects.get()
    assert (edition.edition, edition.loaded_by) == (EDITION, cast.hugo.account.pk)
    assert hugo.get(TRIAL)["Location"] == FILE


def test_the_same_file_again_says_that_nothing_changes(hugo: Client) -> None:
    content = schools("De Schakel")
    for told in ("1 nieuw,", "Deze uitgave staat er al. Er verandert niets."):
        upload(hugo, content)
        page = body(hugo.get(TRIAL))
        assert told in page
        hugo.post(TRIAL, {"digest": digest_of(page)})
    assert RegisterEdition.objects.count() == 1


def test_what_ends_is_named_before_it_does(hugo: Client, monday: datetime) -> None:
    names = [f"School {one}" for one in range(30)]
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel", *names), EDITION, monday)
    upload(hugo, schools("De Nieuwe Schakel"), edition="2023-10-01")
    page = body(hugo.get(TRIAL))
    assert "0 nieuw, 1 veranderd, 30 beëindigd, 0 ongewijzigd." in page
    assert "Beëindigd: staat niet meer in deze uitgave (30)</b>" in page
    assert "School 19" in page
    assert "School 20" not in page
    assert "En nog 10." in page


def test_a_file_that_is_dropped_leaves_nothing(hugo: Client) -> None:
    upload(hugo, schools("De Schakel"))
    assert "Het bestand is weg. Er was nog niets van ingelezen." in body(hugo.post(DROP, follow=True))
    assert (WaitingEdition.objects.count(), DirectoryEntry.objects.count()) == (0, 0)
    assert hugo.post(DROP).status_code == 302


def test_another_trial_than_the_one_that_was_seen_is_not_loaded(hugo: Client) -> None:
    upload(hugo, schools("De Schakel"))
    seen = digest_of(body(hugo.get(TRIAL)))
    upload(hugo, schools("De Brug"))
    told = body(hugo.post(TRIAL, {"digest": seen}, follow=True))
    assert "Dit is niet meer de proef die je zag." in told
    assert "De Brug" in told
    for nonsense in ({}, {"digest": "x"}, {"digest": "\x00"}):
        assert hugo.post(TRIAL, nonsense).status_code == 302
    assert DirectoryEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name", "day", "told"),
    [
        (b"a;b\r\n1;2", "scholen_2021.csv", "", "In de kopregel ontbreekt: BEVOEGD GEZAG NUMMER,"),
        (b"\x00\x01", "scholen_2021.csv", "", "Op regel 1 staan tekens die geen tekst zijn."),
        (b"", "scholen_2021.csv", "", "Dit bestand is leeg."),
        (schools("De Schakel"), "scholen.csv", "", "Van welke dag is deze uitgave?"),
        (schools("De Schakel"), "scholen.csv", "geen dag", "Vul een dag in, bijvoorbeeld 24-11-2026."),
        (schools("De Schakel"), "scholen.csv", "2026-11-24", "Deze dag is nog niet geweest."),
        (
            schools("De Schakel"),
            "scholen.csv",
            "2019-01-01",
            "nieuwere, van woensdag 1 januari 2020",
        ),
        (
            schools("De Schakel", ""),
            "scholen_2021.csv",
            "",
            "Rij 3, kolom «VESTIGINGSNAAM»: deze cel is leeg.",
        ),
    ],
)
def test_a_refused_file_is_told_and_nothing_waits(  # noqa: PLR0917 - cases
    content: bytes, name: str, day: str, told: str, hugo: Client, monday: datetime
) -> None:
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("Oud"), date(2020, 1, 1), monday)
    answer = upload(hugo, content, name, edition=day)
    assert answer.status_code == 200
    assert told in body(answer)
    assert WaitingEdition.objects.count() == 0


def test_a_trial_that_a_newer_edition_overtook_is_refused_and_gone(
    hugo: Client, cast: Cast, monday: datetime
) -> None:
    upload(hugo, schools("De Schakel"))
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("Nieuw"), date(2022, 1, 1), monday)
    told = body(hugo.get(TRIAL, follow=True))
    assert "Er staat al een nieuwere, van zaterdag 1 januari 2022." in told
    assert WaitingEdition.objects.count() == 0


def test_the_rows_show_their_source_and_are_found_by_any_word(hugo: Client, monday: datetime) -> None:
    twente_of_2020(monday)
    page = body(hugo.get(f"{HERE}overheid/"))
    assert page.count('<th scope="row"') == len(made.TOWNS)
    assert "uitgave van zondag 1 november 2026, rij 2" in page
    for words in ("gravenhage", "'s-Gravenhage", "den HAAG", "GM0518"):
        found = body(hugo.get(f"{HERE}overheid/", {"zoek": words}))
        assert (found.count('<th scope="row"'), "Den Haag" in found) == (1, True), words
    ended = body(hugo.get(f"{HERE}overheid/", {"stand": "voorbij"}))
    assert ended.count('<th scope="row"') == 5
    assert "tot vrijdag 1 januari 2021" in ended
    assert "Haaren" not in body(hugo.get(f"{HERE}overheid/", {"stand": "nu"}))
    split = body(hugo.get(f"{HERE}wijzigingen/", {"zoek": "gm0788"}))
    assert "vrijdag 1 januari 2021: opgegaan in een bestaande. GM0788 → GM0757, GM0855" in split
    nothing = body(hugo.get(f"{HERE}overheid/", {"zoek": "zwijndrecht\x00", "stand": "gisteren"}))
    assert "Hier staat niets." in nothing


def test_pages_lead_on_and_back_without_a_row_twice(hugo: Client, monday: datetime) -> None:
    names = [f"School {one % 7}" for one in range(60)]
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools(*names), EDITION, monday)

    def codes(page: str) -> list[str]:
        return re.findall(r'<td class="el-break">(\d{4}AB)</td>', page)

    def link(page: str, which: str) -> str:
        found = re.search(rf'href="({SCHOOLS}\?[^"]*{which}=[^"]+)"', page)
        return found[1].replace("&amp;", "&") if found else ""

    first = body(hugo.get(SCHOOLS))
    second = body(hugo.get(link(first, "na")))
    third = body(hugo.get(link(second, "na")))
    assert [len(codes(one)) for one in (first, second, third)] == [25, 25, 10]
    assert len({*codes(first), *codes(second), *codes(third)}) == 60
    assert (link(first, "voor"), link(third, "na")) == ("", "")
    assert codes(body(hugo.get(link(third, "voor")))) == codes(second)
    assert codes(body(hugo.get(link(second, "voor")))) == codes(first)


@pytest.mark.parametrize("edge", ["zzz~zzz", "zonder", "~", "\x00~x", "x" * 5_000])
def test_a_page_beyond_the_end_or_at_an_edge_nobody_wrote_is_a_page(
    edge: str, hugo: Client, monday: datetime
) -> None:
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel"), EDITION, monday)
    for which in ("na", "voor"):
        assert hugo.get(SCHOOLS, {which: edge}).status_code == 200
    assert "Hier staat niets." in body(hugo.get(SCHOOLS, {"na": "zzz~zzz"}))


def test_boundaries_leave_as_geojson_with_whose_they_are(hugo: Client, monday: datetime) -> None:
    address = f"{HERE}gemeentegrenzen/grenzen.geojson"
    assert hugo.get(address).status_code == 404
    drawn = made.geojson(made.boundary("GM0141", "Almelo"), made.boundary("GM0998", "Buitenland"))
    loaded(RegisterKind.BOUNDARIES, drawn, date(2023, 1, 1), monday)
    answer = hugo.get(address)
    assert answer["Content-Type"] == "application/geo+json; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="gemeentegrenzen-2023-01-01.geojson"'
    told = json.loads(answer.content)
    assert (told["attribution"], told["licence"]) == (
        "© Centraal Bureau voor de Statistiek en Kadaster",
        "CC BY 4.0",
    )
    assert [one["id"] for one in told["features"]] == ["GM0141"]
    page = body(hugo.get(f"{HERE}gemeentegrenzen/"))
    assert "Rij 2 is overgeslagen: GM0998 is geen gemeente, maar het buitenland." in page
    # Schools have no boundaries, also when they are there.
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel"), EDITION, monday)
    assert hugo.get(f"{SCHOOLS}grenzen.geojson").status_code == 404


def test_a_postcode_is_answered_with_what_is_known_and_what_is_not(hugo: Client, monday: datetime) -> None:
    where = f"{HERE}postcode/"

    def asked(postcode: str, dag: str) -> str:
        return body(hugo.get(where, {"postcode": postcode, "dag": dag}))

    assert "Er is geen register van postcodes ingelezen." in asked("7601", "2026-10-01")
    twente_of_2020(monday)
    assert 'value="2026-11-23"' in body(hugo.get(where))
    assert "lag 7601 (ALMELO) in Almelo (GM0141)." in asked("7601 ab", "2026-10-01")
    moved = asked("1461", "2026-10-01")
    assert "Op donderdag 1 oktober 2026 lag 1461 (ZUIDOOSTBEEMSTER) in Purmerend (GM0439)." in moved
    assert "op woensdag 1 januari 2020: Beemster (GM0370)." in moved
    split = asked("5076", "2026-10-01")
    assert "Niet vast te stellen" in split
    assert "in een van deze gemeenten. Welke, staat in geen register." in split
    assert "<li>Boxtel (GM0757)</li>" in split
    assert "vrijdag 1 januari 2021: Haaren → Boxtel, Tilburg" in split
    assert "Op woensdag 1 juni 2022 bestond Nergens (GM0888) niet." in asked("8000", "2022-06-01")
    assert "Postcode 9999 staat niet in het register." in asked("9999", "2026-10-01")
    assert "Wijzigingen na de laatste uitgave kennen we niet." in asked("7601", "2026-11-23")
    for nonsense in ("", "760", "0601", "x" * 99):
        assert "Vul een postcode in, bijvoorbeeld 7511." in asked(nonsense, "2026-10-01")
    assert "Vul een dag in, bijvoorbeeld 24-11-2026." in asked("7601", "morgen")
    assert "Kies vandaag, of een dag die al geweest is." in asked("7601", "2026-11-24")
    assert "lag 7601" not in asked("7601", "2026-11-24")
    # What rests on something we do not know, is not called settled.
    for dag, heading in (("2020-06-01", "Staat vast"), ("1850-01-01", "Voor zover de registers weten")):
        assert f'id="answer">{heading}</h2>' in asked("7601", dag)
    assert 'id="answer"' in asked("7601", "2026-10-01")
    assert 'id="answer"' not in asked("76\x0001", "2026-10-01")


def test_a_register_that_was_not_loaded_asks_for_no_search(greet: Client, hugo: Client) -> None:
    empty, told = body(greet.get(SCHOOLS)), "Wie het systeem beheert, leest het register in."
    assert told in empty
    assert "Zoek op een ander woord" not in empty
    assert 'name="zoek"' not in empty
    assert told not in body(hugo.get(SCHOOLS))
    # Who reads registers and nothing else here has no other page to go to.
    assert 'class="el-tabs"' not in empty
    assert 'aria-label="Organisatie en plekken"' in body(hugo.get("/beheer/registers/"))


def test_greet_reads_everything_and_loads_nothing(greet: Client, hugo: Client, monday: datetime) -> None:
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel"), EDITION, monday)
    shown = body(greet.get(HERE)) + body(greet.get(SCHOOLS))
    assert "De Schakel" in shown
    assert "inlezen/" not in shown
    assert "Lees in" not in shown
    upload(hugo, schools("De Brug"), edition="2022-01-01")
    assert [greet.get(one).status_code for one in (FILE, TRIAL)] == [404, 404]
    assert [greet.post(one).status_code for one in (FILE, TRIAL, DROP)] == [404, 404, 404]
    assert WaitingEdition.objects.count() == 1


def test_an_address_of_no_register_is_not_there(hugo: Client) -> None:
    for rest in ("", "inlezen/", "proef/", "grenzen.geojson"):
        assert hugo.get(f"{HERE}geen-register/{rest}").status_code == 404
        assert hugo.get(f"{HERE}government/{rest}").status_code == 404
    assert hugo.post(f"{HERE}geen-register/weggooien/").status_code == 404


def test_what_waits_is_tried_again_each_time_it_is_looked_at(
    hugo: Client, cast: Cast, monday: datetime
) -> None:
    keep_waiting(
        actor=cast.hugo.actor,
        kind=RegisterKind.PRIMARY_SCHOOLS,
        content=schools("De Schakel"),
        edition=date(2022, 1, 1),
        file_name="scholen.csv",
        now=monday,
    )
    assert "1 nieuw," in body(hugo.get(TRIAL))
    loaded(RegisterKind.PRIMARY_SCHOOLS, schools("De Schakel"), EDITION, monday)
    assert "0 nieuw, 0 veranderd, 0 beëindigd, 1 ongewijzigd." in body(hugo.get(TRIAL))
