# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of no case: only the present version of a sealed field opens, counted by the database itself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Coalesce

from eenlijn.casework.imports.models import ImportBatch, RefusedRow
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.accounts.models import Account, Membership
from eenlijn.commons.documents.codes import DocumentKind
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import counting, rotating, vault
from eenlijn.commons.keys.models import PresentVersion, RotationScope
from eenlijn.commons.webhooks.models import Subscription
from eenlijn.config import start
from eenlijn.config.walls import versions
from eenlijn.config.walls.faults import faults
from eenlijn.foundation import walls
from eenlijn.foundation.sealed import cipher
from eenlijn.foundation.sealed.cipher import Unreadable
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.foundation.together import insert_together
from tests.cast import Cast
from tests.factories import stories, webhooks
from tests.triggers import uncounted

ACCOUNTS = "accounts_account"
WEBHOOKS = "webhooks_subscription"


@pytest.fixture
def anna(cast: Cast) -> Account:
    return Account.objects.get(pk=cast.anna.id)


@pytest.fixture
def webhook(cast: Cast, monday: datetime) -> Subscription:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    return Subscription.objects.get(pk=webhooks.told(cast.reggestreek, monday).webhook_id)


def renamed(account: Account, name: str) -> Account:
    vault.seal(account, name=name)
    account.save(update_fields=["name"])
    return Account.objects.get(pk=account.pk)


def put(table: str, row_id: Any, **columns: bytes | None) -> None:
    """By hand, as in a console of the database."""
    marks = ", ".join(f"{column} = %s" for column in columns)
    key = row_id if connection.vendor == "postgresql" else row_id.hex
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {marks} WHERE id = %s", [*columns.values(), key])


def refused_on_reading(row: Any, field: str, told: str) -> None:
    """The error names table, row and field."""
    again = type(row).objects.get(pk=row.pk)
    with pytest.raises(Unreadable) as error:
        vault.open(again, field)
    assert str(error.value) == f"{row._meta.db_table} {row.pk}, {field}: {told}"


MOVED = "changed, moved from elsewhere, or sealed with another key"


# Which fields ---------------------------------------------------------------------------------


def test_every_sealed_field_is_of_a_case_or_is_counted() -> None:
    """Found by walking the models, so a new one cannot be forgotten; those of cases have `SealedVersion`."""
    sealed = {
        model
        for model in apps.get_models()
        if any(isinstance(field, SealedField) for field in model._meta.local_fields)
    }
    seen = {one.model for one in counting.counted()}
    assert {model.__name__ for model in sealed - seen} == {
        "AccidentCheck", "Answer", "AnsweredContact", "Breach", "CareAnswer", "CareChoice", "CareMoment",
        "CauseAnalysis", "Claim", "ClaimLetter", "ClosingRequest", "Correction", "DamageLine",
        "Disclosure", "EffectCheck", "Evidence", "Experience", "Feedback", "FollowUpAnswer",
        "FootageRequest", "HandOver", "Hearing", "HomeVisitCheck", "Incident", "InfluenceCheck",
        "Involvement", "KeptLetter", "LaneReturn", "Link", "MeasureWaiver", "Merge", "Note",
        "OffenceCheck", "Payment", "PaymentPlan", "PeerTalk", "Perpetrator", "PoliceDraft",
        "PoliceExhibit", "PolicePackage", "PoliceReport", "PreventionMeasure", "ProtectedPart",
        "RedactedCopy", "Referral", "Report", "Restriction", "Review", "Statement", "Task",
        "TrackedStep", "TrainingNeed", "Victim",
    }  # fmt: skip
    assert all(hasattr(model, "case_id") for model in sealed - seen)
    assert {(one.table, one.unless) for one in counting.counted()} == {
        ("access_brokenglass", ""),
        (ACCOUNTS, ""),
        ("accounts_membership", ""),
        ("documents_document", "case_id"),
        ("exports_export", ""),
        ("imports_importbatch", ""),
        ("imports_refusedrow", ""),
        ("provisions_provision", ""),
        ("requests_datarequest", ""),
        ("requests_sending", ""),
        ("samples_sample", ""),
        ("samples_sampleanswer", ""),
        ("samples_sampleddossier", ""),
        ("sign_in_factorsecret", ""),
        ("trail_linetoreview", ""),
        (WEBHOOKS, ""),
    }


# Put back -------------------------------------------------------------------------------------


def test_an_older_value_in_its_own_place_is_refused_where_it_is_written_and_where_it_is_read(
    anna: Account,
) -> None:
    older = bytes(anna.name or b"")
    after = renamed(anna, "Anna Bakker")
    with pytest.raises(IntegrityError, match=versions.OLDER):
        put(ACCOUNTS, anna.pk, name=older)
    assert vault.open(Account.objects.get(pk=anna.pk), "name") == "Anna Bakker"
    with uncounted(ACCOUNTS):
        put(ACCOUNTS, anna.pk, name=older)
    refused_on_reading(after, "name", "version 1 stands there, and the present one is 2")
    assert vault.open(Account.objects.get(pk=anna.pk), "email") == "anna@eenlijn.example"


def test_a_whole_older_row_is_refused(webhook: Subscription) -> None:
    older = {name: bytes(getattr(webhook, name)) for name in ("address", "secret")}
    vault.seal(webhook, secret="nieuw")
    webhook.save()
    with uncounted(WEBHOOKS):
        put(WEBHOOKS, webhook.pk, **older)
    refused_on_reading(webhook, "secret", "version 1 stands there, and the present one is 2")
    again = Subscription.objects.get(pk=webhook.pk)
    assert vault.open(again, "address") == f"https://{webhook.host}/in"  # which never changed


def test_a_row_that_was_removed_does_not_come_back(anna: Account) -> None:
    row = Account(pk=uuid4(), email_index="x" * 16)
    vault.seal(row, name="Weg", email="weg@eenlijn.example")
    row.save(force_insert=True)
    Account.objects.filter(pk=row.pk).delete()
    with pytest.raises(IntegrityError, match=versions.OLDER), transaction.atomic():
        row.save(force_insert=True)
    with uncounted(ACCOUNTS):
        row.save(force_insert=True)
    refused_on_reading(row, "name", "version 1 stands there, and the present one is gone")


def test_a_value_that_was_emptied_does_not_come_back(webhook: Subscription) -> None:
    older = bytes(webhook.secret or b"")
    vault.seal(webhook, secret=None)
    webhook.save(update_fields=["secret"])
    assert vault.open(Subscription.objects.get(pk=webhook.pk), "secret") == ""
    with pytest.raises(IntegrityError, match=versions.OLDER):
        put(WEBHOOKS, webhook.pk, secret=older)
    with uncounted(WEBHOOKS):
        put(WEBHOOKS, webhook.pk, secret=older)
    refused_on_reading(webhook, "secret", "version 1 stands there, and the present one is gone")
    again = Subscription.objects.get(pk=webhook.pk)
    vault.seal(again, secret="nieuw")
    again.save(update_fields=["secret"])
    assert vault.open(Subscription.objects.get(pk=webhook.pk), "secret") == "nieuw"


def test_without_a_version_nothing_opens(anna: Account) -> None:
    with uncounted("keys_presentversion"):
        PresentVersion.objects.filter(pk=counting.place_of(anna, "name")).update(place="elsewhere")
    refused_on_reading(anna, "name", "version 1 stands there, and the present one is not known")


def test_who_puts_back_a_value_and_its_version_opens_it(anna: Account) -> None:
    """What this does not do, told in decision 0029: both are in the database."""
    older = bytes(anna.name or b"")
    renamed(anna, "Anna Bakker")
    with uncounted(ACCOUNTS, "keys_presentversion"):
        put(ACCOUNTS, anna.pk, name=older)
        PresentVersion.objects.filter(pk=counting.place_of(anna, "name")).update(version=b"\0\0\0\1\0")
    assert vault.open(Account.objects.get(pk=anna.pk), "name") == "Anna"


# Moved ----------------------------------------------------------------------------------------


def _of_another_row(webhook: Subscription, cast: Cast, monday: datetime) -> None:
    other = Subscription.objects.get(pk=webhooks.told(cast.reggestreek, monday).webhook_id)
    put(WEBHOOKS, webhook.pk, secret=bytes(other.secret or b""))


def _of_another_field(webhook: Subscription, _cast: Cast, _monday: datetime) -> None:
    put(WEBHOOKS, webhook.pk, secret=bytes(webhook.address or b""))


def _another_byte(webhook: Subscription, _cast: Cast, _monday: datetime) -> None:
    sealed = bytearray(webhook.secret or b"")
    sealed[-1] ^= 1
    put(WEBHOOKS, webhook.pk, secret=bytes(sealed))


def _a_higher_version(webhook: Subscription, _cast: Cast, _monday: datetime) -> None:
    sealed = bytearray(webhook.secret or b"")
    sealed[20] = 2
    put(WEBHOOKS, webhook.pk, secret=bytes(sealed))


@pytest.mark.parametrize("move", [_of_another_row, _of_another_field, _another_byte, _a_higher_version])
def test_what_was_moved_or_changed_is_refused(
    cast: Cast, webhook: Subscription, monday: datetime, move: Callable[[Subscription, Cast, datetime], None]
) -> None:
    if move is not _a_higher_version:
        with pytest.raises(IntegrityError, match=versions.OLDER):
            move(webhook, cast, monday)
    with uncounted(WEBHOOKS):
        move(webhook, cast, monday)
        if move is _a_higher_version:
            _told(webhook, b"\0\0\0\2\0")
    refused_on_reading(webhook, "secret", MOVED)


def _told(row: Subscription, version: bytes) -> None:
    with uncounted("keys_presentversion"):
        PresentVersion.objects.filter(pk=counting.place_of(row, "secret")).update(version=version)


def test_a_row_that_moved_to_another_employer_does_not_open(cast: Cast, webhook: Subscription) -> None:
    Subscription.objects.get(pk=webhook.pk)
    webhook.organisation_id = cast.dinkelborg.pk
    with pytest.raises(vault.KeyGone):
        vault.open(webhook, "secret")


# Read with what is read anyway -----------------------------------------------------------------


def test_a_list_asks_nothing_more_for_one_row_or_for_all(cast: Cast, django_assert_num_queries: Any) -> None:
    vault.open(Account.objects.all()[0], "name")
    found = {}
    for most in (1, 9):
        with django_assert_num_queries(1):
            rows = Membership.objects.select_related("account").order_by("pk")[:most]
            found[most] = [vault.open(row.account, "name") for row in rows]
    assert [len(names) for names in found.values()] == [1, 9]
    assert all(found[9])


def test_a_value_that_was_read_alone_asks_for_its_version(
    anna: Account, django_assert_num_queries: Any
) -> None:
    anna.name = bytes(anna.name or b"")
    vault.open(anna, "email")
    with django_assert_num_queries(1):
        assert vault.open(anna, "name") == "Anna"
    with pytest.raises(TypeError, match="read as it stands"):
        list(Account.objects.annotate(made=_made_of("name")).values("made"))


def _made_of(column: str) -> Any:
    return Coalesce(column, "email")


def test_writing_over_costs_no_statement_more(anna: Account, django_assert_num_queries: Any) -> None:
    vault.open(anna, "name")
    with django_assert_num_queries(1):
        vault.seal(anna, name="Anna Bakker")
        anna.save(update_fields=["name"])
    assert vault.open(anna, "name") == "Anna Bakker"


def test_two_who_write_over_the_same_value_do_so_one_after_the_other(anna: Account) -> None:
    """Without a lock the second would undo the first in silence; now the database refuses it."""
    same = Account.objects.get(pk=anna.pk)
    renamed(anna, "Anna Bakker")
    vault.seal(same, name="Anna Smit")
    with pytest.raises(IntegrityError, match=versions.OLDER), transaction.atomic():
        same.save(update_fields=["name"])
    assert vault.open(Account.objects.get(pk=anna.pk), "name") == "Anna Bakker"


# Whatever writes ------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["one by one", "in bulk", "together"])
def test_every_way_of_writing_is_counted(cast: Cast, monday: datetime, way: str) -> None:
    batch = _batch(cast, monday)
    rows = [
        RefusedRow(organisation=cast.reggestreek, batch=batch, row_number=number, problem="x")
        for number in range(3)
    ]
    for row in rows:
        vault.seal(row, cell=f"cel {row.row_number}")
    if way == "one by one":
        for row in rows:
            row.save(force_insert=True)
    elif way == "in bulk":
        RefusedRow.objects.bulk_create(rows)
    else:
        insert_together(rows)
    kept = RefusedRow.objects.order_by("row_number")
    assert [vault.open(row, "cell") for row in kept] == ["cel 0", "cel 1", "cel 2"]
    places = PresentVersion.objects.filter(
        place__startswith="imports_refusedrow.", organisation=cast.reggestreek
    )
    assert {bytes(one.version) for one in places} == {b"\0\0\0\1\0"}
    kept.delete()
    assert {bytes(one.version) for one in places.all()} == {counting.GONE}


def _batch(cast: Cast, monday: datetime) -> ImportBatch:
    document = Document(
        organisation=cast.reggestreek, kind=DocumentKind.values[0], compartment="C2+C3",
        media_type="text/csv", sha256="0" * 64, size=1, created_at=monday,
    )  # fmt: skip
    vault.seal(document, file_name="oud.csv", content="x")
    document.save(force_insert=True)
    batch = ImportBatch(
        organisation=cast.reggestreek, document=document, total_rows=3, created_by_id=cast.carla.id,
        created_at=monday,
    )  # fmt: skip
    vault.seal(batch, file_name="oud.csv", profile="{}")
    batch.save(force_insert=True)
    return batch


def test_a_file_of_a_case_is_not_counted_here(cast: Cast, monday: datetime) -> None:
    """It has the versions of its case."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    report = Report.objects.get(number=number)
    document = Document(
        organisation=cast.reggestreek, case_id=report.pk, kind=DocumentKind.values[0],
        compartment=Compartment.MEASURES.value, media_type="text/csv", sha256="0" * 64, size=1,
        created_at=monday,
    )  # fmt: skip
    vault.seal(document, file_name="brief.csv")
    document.save(force_insert=True)
    assert vault.open(Document.objects.get(pk=document.pk), "file_name") == "brief.csv"
    assert not PresentVersion.objects.filter(place__startswith="documents_document.").exists()


@pytest.mark.parametrize("scope", [RotationScope.ROOT, RotationScope.ORGANISATIONS])
def test_renewing_keys_leaves_versions_as_they_are(
    cast: Cast, anna: Account, monday: datetime, scope: RotationScope
) -> None:
    older = bytes(anna.name or b"")
    after = renamed(anna, "Anna Bakker")
    before = dict(PresentVersion.objects.values_list("place", "version"))
    rotation = rotating.begin(
        scope, [cast.quinten.id, cast.roos.id], datetime.fromisoformat("2027-01-01T00:00Z")
    )
    for owner in rotating.owners():
        while rotating.work_some(rotation, owner):
            pass
    vault.forget_cached()
    assert dict(PresentVersion.objects.values_list("place", "version")) == before
    assert vault.open(Account.objects.get(pk=anna.pk), "name") == "Anna Bakker"
    with uncounted(ACCOUNTS):
        put(ACCOUNTS, anna.pk, name=older)
    refused_on_reading(after, "name", "version 1 stands there, and the present one is 2")


# The triggers themselves ----------------------------------------------------------------------


def test_what_does_not_count_is_named_before_anything_is_served(cast: Cast) -> None:
    assert versions.missing(connection) == []
    if connection.vendor == "postgresql":
        with uncounted(ACCOUNTS), walls.nowhere():
            told = "Versions are not counted, accounts_account.versions_counted is missing: "
            assert faults(connection) == [f"{told}run ./eenlijn manage raise_walls."]
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER versions_accounts_account_name_again")
    told = "Versions are not counted, versions_accounts_account_name_again is missing: run migrate."
    assert start.guards() == [told]
    assert [versions.put_up(connection), versions.put_up(connection)] == [1, 0]
    assert start.guards() == []


@pytest.mark.only_on("postgresql")
def test_on_postgresql_nobody_else_changes_a_version(anna: Account) -> None:
    """Whoever has the file of SQLite has everything anyway."""
    for act in (
        lambda: PresentVersion.objects.create(place="x", version=b"\0\0\0\1\0"),
        lambda: PresentVersion.objects.update(version=b"\0\0\0\1\0"),
        lambda: PresentVersion.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match=versions.BY_ITSELF), transaction.atomic():
            act()


def test_a_version_is_what_the_header_of_a_sealed_value_says(anna: Account) -> None:
    """The triggers look at these bytes; a header of another form shows here."""
    sealed = renamed(anna, "Anna Bakker").name
    assert bytes(sealed or b"")[17:21] == b"\0\0\0\2"
    assert cipher.version_of(bytes(sealed or b"")) == 2
    assert getattr(sealed, "present", b"") == counting.as_counted(2)
