# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys are renewed by re-wrapping, by who may; broken off anywhere, and sealed data open all the while."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.keys import rotating, vault
from eenlijn.commons.keys.destroying import destroy_keys
from eenlijn.commons.keys.models import (
    Bucket,
    CaseKeys,
    DataKey,
    IntakeKey,
    KeyRotation,
    KeyState,
    OrganisationKey,
    RotationScope,
)
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.jobs.management.commands import rotate_keys
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import FileKeyProvider, wrapped_version
from tests.cast import PASSWORD, Cast
from tests.conftest import MONDAY
from tests.factories import stories

WORDS = "Hij stond ineens heel dichtbij."
CUSTODIANS = ("--custodian", "quinten@eenlijn.example", "--custodian", "roos@eenlijn.example")
EVERY = [one.value for one in RotationScope]


@pytest.fixture
def report(cast: Cast, monday: datetime) -> Report:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    for _time in range(4):
        number = stories.report(cast.anna.actor, link, monday, words=WORDS, name="Anna").number
    return Report.objects.get(number=number)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What both custodians type, one after the other."""

    def give(*typed: str) -> None:
        left = iter(typed)
        monkeypatch.setattr(rotate_keys, "_ask_secret", lambda _question: next(left))
        monkeypatch.setattr(rotate_keys, "_ask", lambda _question: next(left))

    return give


@pytest.fixture(autouse=True)
def afterwards(monkeypatch: pytest.MonkeyPatch, monday: datetime) -> None:
    """An hour after the cast began."""
    monkeypatch.setattr(rotate_keys, "now", lambda: monday + timedelta(hours=1))


def run(*arguments: str) -> str:
    told = io.StringIO()
    call_command("rotate_keys", *arguments, stdout=told, stderr=io.StringIO())
    return told.getvalue()


def all_opens(cast: Cast, report: Report) -> None:
    vault.forget_cached()
    assert [vault.open(one, "own_words") for one in Report.objects.all()] == [WORDS] * 4
    assert {vault.open(one, "place") for one in Incident.objects.all()} == {"Bus 4123, lijn 62"}
    assert vault.open(Account.objects.get(pk=cast.anna.id), "name") == "Anna"
    envelope = vault.seal_envelope(report.organisation_id, b"words", b"info")
    assert vault.open_envelope(report.organisation_id, envelope, b"info") == b"words"


def roots() -> set[int]:
    return {
        wrapped_version(bytes(one.wrapped)) for one in OrganisationKey.objects.filter(state=KeyState.LIVE)
    }


def test_a_new_root_wraps_every_organisation_and_changes_no_sealed_byte(
    cast: Cast, report: Report, answers: Callable[..., None]
) -> None:
    before, chain = bytes(report.own_words or b""), vault.mac_key(None)
    answers(PASSWORD, "renew root", PASSWORD, "renew root")
    run("--renew", "root", *CUSTODIANS)
    assert roots() == {2}
    assert bytes(Report.objects.get(pk=report.pk).own_words or b"") == before
    all_opens(cast, report)
    assert vault.mac_key(None) == chain
    assert run("--status").splitlines()[0].startswith("root: finished ")
    (asked, done) = TrailLine.objects.filter(object_type="key").order_by("sequence")
    assert (asked.organisation_id, asked.action, done.action) == (None, "rotate_keys", "rotated_keys")
    assert asked.detail["custodians"] == [str(cast.quinten.id), str(cast.roos.id)]


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ((PASSWORD, "renew root", "verkeerd", "renew root"), ("quinten", "roos")),
        ((PASSWORD, "renew root", PASSWORD, "ja"), ("quinten", "roos")),
        ((PASSWORD, "renew root", PASSWORD, "renew root"), ("quinten", "carla")),
        ((PASSWORD, "renew root", PASSWORD, "renew root"), ("quinten", "niemand")),
        ((PASSWORD, "renew root", PASSWORD, "renew root"), ("quinten", "quinten")),
    ],
)
@pytest.mark.usefixtures("report")
def test_without_two_custodians_nothing_is_done(
    answers: Callable[..., None],
    key_store: FileKeyProvider,
    typed: tuple[str, ...],
    people: tuple[str, str],
) -> None:
    answers(*typed)
    named = [part for one in people for part in ("--custodian", f"{one}@eenlijn.example")]
    with pytest.raises(CommandError, match="Refused: ") as refused:
        run("--renew", "root", *named)
    assert refused.value.returncode == 1
    assert sorted(one.name for one in key_store.directory.iterdir()) == ["root-0001.key"]
    assert not KeyRotation.objects.exists()
    assert not TrailLine.objects.filter(object_type="key").exists()


def test_new_keys_of_organisations_and_buckets_need_no_custodian(cast: Cast, report: Report) -> None:
    destroy_keys(Report.objects.exclude(pk=report.pk)[0].pk, (Compartment.PROTECTED,))
    for scope in ("organisations", "buckets"):
        run("--renew", scope)
    newest = {one.pk for one in OrganisationKey.objects.filter(version=2)}
    assert len(newest) == 5  # four employers and the platform
    assert set(DataKey.objects.values_list("wrapped_by", flat=True)) == newest
    assert set(IntakeKey.objects.values_list("wrapped_by", flat=True)) < newest
    used = Bucket.objects.filter(pk__in=CaseKeys.objects.values("bucket"))
    assert [one.version for one in used] == [2]
    assert CaseKeys.objects.filter(protected=b"").count() == 1
    all_opens(cast, report)


@pytest.mark.parametrize("scope", ["organisations", "buckets"])
def test_broken_off_after_any_portion_everything_opens_and_the_next_run_ends_it(
    cast: Cast, report: Report, scope: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotating, "AT_A_TIME", 1)
    work, broken = rotating.work_some, 0

    class Killed(BaseException):
        """Nothing catches it, like a signal."""

    def a_portion_and_no_more(*given: Any) -> int:
        done = work(*given)
        if done:
            raise Killed
        return done

    while broken < 200:
        monkeypatch.setattr(rotating, "work_some", a_portion_and_no_more)
        try:
            run("--renew", scope) if not broken else run()
        except Killed:
            broken += 1
            if broken % 7 == 1:
                all_opens(cast, report)
            continue
        break
    assert broken > 4
    assert KeyRotation.objects.get().moved == broken
    all_opens(cast, report)
    run("--status")


def test_status_tells_what_is_behind_and_says_so_with_its_exit_code(
    cast: Cast, report: Report, monday: datetime
) -> None:
    with transaction.atomic():
        rotating.begin(RotationScope.BUCKETS, [], monday + timedelta(hours=1))
    with pytest.raises(CommandError) as unfinished:
        run("--status")
    assert unfinished.value.returncode == 3


def test_an_older_key_goes_only_apart_when_it_wraps_nothing_and_nobody_remembers_it(
    cast: Cast,
    report: Report,
    answers: Callable[..., None],
    key_store: FileKeyProvider,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(PASSWORD, "renew root", PASSWORD, "renew root")
    run("--renew", "root", *CUSTODIANS)
    answers(*[PASSWORD, "destroy root 1"] * 2)
    with pytest.raises(CommandError, match="processes remember older keys"):
        run("--destroy-root", "1", *CUSTODIANS)
    later = MONDAY + timedelta(minutes=71)
    monkeypatch.setattr(rotate_keys, "now", lambda: later)
    with pytest.raises(CommandError, match="root key 2 still wraps 5 keys"):
        run("--destroy-root", "2", *CUSTODIANS)
    run("--destroy-root", "1", *CUSTODIANS)
    assert sorted(one.name for one in key_store.directory.iterdir()) == [
        "root-0001.destroyed",
        "root-0002.key",
    ]
    all_opens(cast, report)
    assert TrailLine.objects.get(action="destroy_key").object_id == "root 1"


def test_older_keys_in_the_tables_go_the_same_way(
    cast: Cast,
    report: Report,
    answers: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    monday: datetime,
) -> None:
    for scope in ("organisations", "buckets"):
        run("--renew", scope)
    later = monday + timedelta(minutes=71)
    monkeypatch.setattr(rotate_keys, "now", lambda: later)
    for scope in ("buckets", "organisations"):
        answers(*[PASSWORD, f"destroy older {scope}"] * 2)
        run("--destroy-older", scope, *CUSTODIANS)
    assert not OrganisationKey.objects.filter(version=1, state=KeyState.LIVE).exists()
    assert not Bucket.objects.filter(version=1, state=KeyState.LIVE).exists()
    all_opens(cast, report)


def test_without_the_key_store_it_says_so(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    with pytest.raises(CommandError) as fault:
        run("--renew", "organisations")
    assert fault.value.returncode == 4
