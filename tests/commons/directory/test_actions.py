# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading an edition: the same again, a newer one, an older one, a wrong one, and who may."""

from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import ActorKind, Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.directory import actions
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.models import DirectoryEntry, PostcodeArea, RegisterEdition, WaitingEdition
from eenlijn.commons.directory.queries import waiting_for
from eenlijn.commons.directory.refusals import (
    NobodyKnowsWhen,
    NotYetThere,
    OlderEdition,
    OtherFileWaits,
    OtherYear,
    RegisterRefused,
    SomebodyElseLoads,
)
from eenlijn.commons.directory.trial import Trial, newest_edition
from eenlijn.commons.organisations.models import Municipality, Organisation
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import registers as made
from tests.factories.registers import loaded

OLD, NEW = date(2021, 1, 1), date(2023, 1, 1)
SCHOOLS = RegisterKind.PRIMARY_SCHOOLS
DE_SCHAKEL, DE_BRUG, DE_LINDE = (
    made.school("06BY00", "De Schakel"),
    made.school("07AA00", "De Brug"),
    made.school("08BB00", "De Linde"),
)


def schools(*lines: str) -> bytes:
    return made.file_of(made.SCHOOLS, *lines)


def stored() -> dict[str, list[object]]:
    """Every row of the room, and the trail."""
    models: list[type[Model]] = [*apps.get_app_config("directory").get_models(), TrailLine]
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in models}


def counts(trial: Trial) -> tuple[int, int, int, int]:
    return len(trial.new), len(trial.changed), len(trial.ended), trial.unchanged


@pytest.mark.usefixtures("platform")
def test_loading_twice_changes_nothing_at_all(monday: datetime) -> None:
    content = schools(DE_SCHAKEL, DE_BRUG)
    assert counts(loaded(SCHOOLS, content, OLD, monday)) == (2, 0, 0, 0)
    before = stored()
    again = loaded(SCHOOLS, content, OLD, monday + timedelta(days=1), name="nog een keer.csv")
    assert (again.is_same, counts(again)) == (True, (0, 0, 0, 2))
    assert stored() == before


@pytest.mark.usefixtures("platform")
def test_every_row_says_from_which_edition_and_row_it_came(monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL, DE_BRUG), OLD, monday, name="scholen.csv")
    loaded(SCHOOLS, schools(DE_LINDE, DE_BRUG), NEW, monday)
    brug = DirectoryEntry.objects.get(code="07AA00")
    assert (brug.first_edition.edition, brug.last_edition.edition, brug.row_number) == (OLD, NEW, 3)
    first = brug.first_edition
    assert (first.file_name, first.row_count, first.new_count) == ("scholen.csv", 2, 2)
    assert (first.source, first.licence) == (
        "Vestigingen in het basisonderwijs, open data van DUO",
        "CC0 1.0 / CC BY",
    )
    assert (len(first.digest), first.loaded_at, first.loaded_by) == (64, monday, None)


@pytest.mark.usefixtures("platform")
def test_a_newer_edition_ends_what_is_missing_and_deletes_nothing(monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL, DE_BRUG), OLD, monday)
    ids = dict(DirectoryEntry.objects.values_list("code", "pk"))
    renamed = made.school("07AA00", "De Nieuwe Brug")
    trial = loaded(SCHOOLS, schools(renamed, DE_LINDE), NEW, monday)
    assert counts(trial) == (1, 1, 1, 0)
    assert [(one.key, one.name) for one in trial.ended] == [("06BY00", "De Schakel")]
    rows = DirectoryEntry.objects.order_by("code").values_list("code", "name", "valid_until")
    assert list(rows) == [
        ("06BY00", "De Schakel", NEW),
        ("07AA00", "De Nieuwe Brug", None),
        ("08BB00", "De Linde", None),
    ]
    assert {code: pk for code, pk in DirectoryEntry.objects.values_list("code", "pk") if code in ids} == ids


@pytest.mark.usefixtures("platform")
def test_what_ended_once_is_not_ended_again_and_what_comes_back_holds_again(monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL, DE_BRUG), OLD, monday)
    loaded(SCHOOLS, schools(DE_BRUG), date(2022, 1, 1), monday)
    assert counts(loaded(SCHOOLS, schools(DE_BRUG, DE_LINDE), NEW, monday)) == (1, 0, 0, 1)
    assert DirectoryEntry.objects.get(code="06BY00").valid_until == date(2022, 1, 1)
    back = loaded(SCHOOLS, schools(DE_BRUG, DE_LINDE, DE_SCHAKEL), date(2024, 1, 1), monday)
    assert counts(back) == (0, 1, 0, 2)
    assert DirectoryEntry.objects.get(code="06BY00").valid_until is None


@pytest.mark.usefixtures("platform")
def test_what_begins_after_the_edition_in_which_it_is_missing_ends_on_its_first_day(monday: datetime) -> None:
    later = made.municipality("gm9999", "Straks", begins="2026-01-01")
    almelo = made.municipality("gm0141", "Almelo")
    loaded(RegisterKind.GOVERNMENT, made.file_of(made.GOVERNMENT, almelo, later), OLD, monday)
    loaded(RegisterKind.GOVERNMENT, made.file_of(made.GOVERNMENT, almelo), NEW, monday)
    assert DirectoryEntry.objects.get(code="GM9999").valid_until == date(2026, 1, 1)


@pytest.mark.usefixtures("platform")
def test_an_older_edition_is_refused_and_nothing_of_it_is_kept(monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL), NEW, monday)
    before = stored()
    with pytest.raises(OlderEdition) as told:
        loaded(SCHOOLS, schools(DE_BRUG), OLD, monday)
    assert told.value.sentence == (
        "Deze uitgave is van vrijdag 1 januari 2021. Er staat al een nieuwere, van zondag 1 januari 2023."
    )
    assert stored() == before
    # Another register has its own editions.
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, *made.AREAS), OLD, monday)


@pytest.mark.usefixtures("platform")
def test_the_same_day_with_other_content_corrects(monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL), OLD, monday)
    assert counts(loaded(SCHOOLS, schools(DE_BRUG), OLD, monday)) == (1, 0, 1, 0)
    assert list(RegisterEdition.objects.order_by("sequence").values_list("sequence", "edition")) == [
        (1, OLD),
        (2, OLD),
    ]


@pytest.mark.usefixtures("platform")
@pytest.mark.parametrize(
    "content",
    [
        b"a,b\r\n1,2",
        schools(DE_SCHAKEL, made.school("", "zonder nummer")),
        schools(DE_SCHAKEL, DE_SCHAKEL),
        b"",
    ],
)
def test_a_refused_file_leaves_nothing_half_stored(content: bytes, monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_BRUG), OLD, monday)
    before = stored()
    with pytest.raises(RegisterRefused):
        loaded(SCHOOLS, content, NEW, monday)
    with pytest.raises(RegisterRefused):
        actions.keep_waiting(
            actor=made.JOB, kind=SCHOOLS, content=content, edition=NEW, file_name="x", now=monday
        )
    assert stored() == before


@pytest.mark.usefixtures("platform")
def test_an_edition_of_tomorrow_or_of_another_year_than_its_file_is_refused(monday: datetime) -> None:
    with pytest.raises(NotYetThere):
        loaded(SCHOOLS, schools(DE_BRUG), date(2026, 11, 24), monday)
    assert counts(loaded(SCHOOLS, schools(DE_BRUG), date(2026, 11, 23), monday)) == (1, 0, 0, 0)
    drawn = made.geojson(made.boundary("GM0141", "Almelo", year=2023))
    with pytest.raises(OtherYear) as told:
        loaded(RegisterKind.BOUNDARIES, drawn, date(2024, 1, 1), monday)
    assert told.value.sentence == "In het bestand staat het jaar 2023. Kies een dag in dat jaar."


@pytest.mark.usefixtures("platform")
def test_who_comes_second_at_the_same_moment_is_refused_and_leaves_nothing(
    monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both looked before either wrote: only one of them writes the next edition."""
    before_both = newest_edition(SCHOOLS)
    loaded(SCHOOLS, schools(DE_SCHAKEL), OLD, monday)
    before = stored()
    monkeypatch.setattr(actions, "newest_edition", lambda _kind: before_both)
    with pytest.raises(SomebodyElseLoads):
        loaded(SCHOOLS, schools(DE_BRUG), NEW, monday)
    assert stored() == before


@pytest.mark.usefixtures("platform")
def test_a_trial_counts_the_same_and_writes_nothing(monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL, DE_BRUG), OLD, monday)
    before = stored()
    newer = schools(DE_BRUG, DE_LINDE)
    trial = actions.try_register(actor=made.JOB, kind=SCHOOLS, content=newer, edition=NEW, now=monday)
    assert stored() == before
    assert counts(trial) == counts(loaded(SCHOOLS, newer, NEW, monday)) == (1, 0, 1, 1)


@pytest.mark.usefixtures("platform")
def test_a_thousand_rows_take_statements_of_many_rows(monday: datetime) -> None:
    def statements(count: int, edition: date) -> int:
        rows = [made.school(f"{one:06}", f"School {one}") for one in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            loaded(SCHOOLS, schools(*rows), edition, monday)
        return len(asked)

    # SQLite takes fewer values in one statement than PostgreSQL.
    assert statements(1_000, OLD) < 60
    assert statements(1, NEW) < 30
    assert DirectoryEntry.objects.filter(valid_until=NEW).count() == 999


def test_the_line_stands_in_the_trail_of_the_platform_as_the_last_act(cast: Cast, monday: datetime) -> None:
    loaded(SCHOOLS, schools(DE_SCHAKEL), OLD, monday, actor=cast.hugo.actor)
    line = TrailLine.objects.filter(action="load_register").get()
    assert (line.organisation_id, line.account_id) == (None, cast.hugo.account.pk)
    assert line.object_id == str(RegisterEdition.objects.get().pk)
    assert line.detail == {
        "kind": "primary_schools",
        "edition": "2021-01-01",
        "rows": 1,
        "new": 1,
        "changed": 0,
        "ended": 0,
        "municipalities": 0,
    }


@pytest.mark.parametrize("who", ["anna", "carla", "petra", "greet", "dirk", "noor"])
def test_nobody_else_loads_tries_or_drops(who: str, cast: Cast, monday: datetime) -> None:
    actor, content = cast.people[who].actor, schools(DE_SCHAKEL)
    actions.keep_waiting(
        actor=cast.hugo.actor, kind=SCHOOLS, content=content, edition=OLD, file_name="x", now=monday
    )
    waiting = WaitingEdition.objects.get()
    with pytest.raises(NotVisible):
        loaded(SCHOOLS, content, OLD, monday, actor=actor)
    with pytest.raises(NotVisible):
        actions.keep_waiting(
            actor=actor, kind=SCHOOLS, content=content, edition=NEW, file_name="y", now=monday
        )
    with pytest.raises(NotVisible):
        actions.load_waiting(actor=actor, kind=SCHOOLS, digest=waiting.digest, now=monday)
    with pytest.raises(NotVisible):
        actions.drop_waiting(actor=actor, kind=SCHOOLS)
    with pytest.raises(NotVisible):
        waiting_for(actor, SCHOOLS, monday)
    assert (WaitingEdition.objects.get().edition, DirectoryEntry.objects.count()) == (OLD, 0)


def test_a_job_of_an_employer_is_no_job_of_the_platform(cast: Cast, monday: datetime) -> None:
    job = Actor.job("load_register", cast.reggestreek.pk)
    assert (job.kind, job.has(Role.PLT)) == (ActorKind.JOB, False)
    with pytest.raises(NotVisible):
        loaded(SCHOOLS, schools(DE_SCHAKEL), OLD, monday, actor=job)


def test_what_waits_is_loaded_when_it_is_what_was_looked_at(cast: Cast, monday: datetime) -> None:
    hugo = cast.hugo.actor
    first = actions.keep_waiting(
        actor=hugo, kind=SCHOOLS, content=schools(DE_SCHAKEL), edition=OLD, file_name="a.csv", now=monday
    )
    second = actions.keep_waiting(
        actor=hugo, kind=SCHOOLS, content=schools(DE_BRUG), edition=OLD, file_name="b.csv", now=monday
    )
    with pytest.raises(OtherFileWaits):
        actions.load_waiting(actor=hugo, kind=SCHOOLS, digest=first.digest, now=monday)
    assert DirectoryEntry.objects.count() == 0
    actions.load_waiting(actor=hugo, kind=SCHOOLS, digest=second.digest, now=monday)
    assert list(DirectoryEntry.objects.values_list("name", flat=True)) == ["De Brug"]
    assert RegisterEdition.objects.get().file_name == "b.csv"
    assert WaitingEdition.objects.count() == 0
    with pytest.raises(OtherFileWaits):
        actions.load_waiting(actor=hugo, kind=SCHOOLS, digest=second.digest, now=monday)
    actions.drop_waiting(actor=hugo, kind=SCHOOLS)


def test_our_municipality_ends_when_the_register_says_so_and_keeps_its_code(
    cast: Cast, monday: datetime
) -> None:
    """Almelo ends at the turn of the year 2025, Borne only in a month: that one can still be chosen."""
    lines = (
        made.municipality("gm0141", "Almelo", ends="2024-12-31"),
        made.municipality("gm0147", "Borne", ends="2026-12-31"),
        made.municipality("gm0153", "Enschede"),
        made.municipality("gm0788", "Haaren", ends="2020-12-31"),
    )
    before = {one.pk: one.code for one in Municipality.objects.all()}
    loaded(RegisterKind.GOVERNMENT, made.file_of(made.GOVERNMENT, *lines), date(2026, 11, 1), monday)
    assert dict(Municipality.objects.exclude(valid_until=None).values_list("code", "valid_until")) == {
        "GM0141": date(2025, 1, 1)
    }
    assert {one.pk: one.code for one in Municipality.objects.all()} == before
    assert Organisation.objects.get(pk=cast.reggestreek.pk).municipality.code == "GM0141"
    assert TrailLine.objects.get(action="load_register").detail["municipalities"] == 1


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("duo_vestigingen_bo_twente_2021.csv", date(2021, 1, 1)),
        ("scholen-2023-10-01.csv", date(2023, 10, 1)),
        ("2019 en 2020.csv", date(2020, 1, 1)),
    ],
)
def test_the_day_is_read_from_the_name_of_the_file(name: str, day: date) -> None:
    assert actions.edition_in(name) == day


@pytest.mark.parametrize("name", ["", "scholen.csv", "12021.csv", "20211.csv", "2021-13-01.csv"])
def test_a_name_without_a_day_says_nothing(name: str) -> None:
    with pytest.raises(NobodyKnowsWhen):
        actions.edition_in(name)


@pytest.mark.usefixtures("platform")
def test_a_postcode_that_moved_keeps_the_row_of_its_old_municipality(monday: datetime) -> None:
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, made.AREAS[1]), OLD, monday)
    moved = "5076,HAAREN,GM0824,OISTERWIJK,K,Noord-Brabant"
    loaded(RegisterKind.POSTCODES, made.file_of(made.POSTCODES, moved), NEW, monday)
    rows = PostcodeArea.objects.order_by("key").values_list("municipality_code", "valid_until")
    assert list(rows) == [("GM0788", NEW), ("GM0824", None)]
