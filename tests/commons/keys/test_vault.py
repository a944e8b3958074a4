# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings as active_settings
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import rings, vault
from eenlijn.commons.keys.models import DataKey, IntakeKey
from eenlijn.foundation.sealed import wrapping
from eenlijn.foundation.sealed.cipher import Unreadable, key_id_of
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast

SECRET = "Kanarie-geel-7312"
INFO = b"eenlijn test"


def _document(organisation_id: UUID, compartment: Compartment = Compartment.MEASURES) -> Document:
    document = Document(id=uuid4(), organisation_id=organisation_id, compartment=compartment.value)
    vault.seal(document, file_name=SECRET)
    return document


def test_what_is_sealed_opens_again(cast: Cast) -> None:
    document = _document(cast.reggestreek.pk)
    vault.seal_bytes(document, "content", b"\x00\xff" * 500)
    assert vault.open(document, "file_name") == SECRET
    assert vault.open_bytes(document, "content") == b"\x00\xff" * 500
    assert SECRET.encode() not in bytes(document.file_name or b"")


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_stays_nothing(cast: Cast, nothing: str | None) -> None:
    document = _document(cast.reggestreek.pk)
    vault.seal(document, file_name=nothing)
    assert document.file_name is None
    assert vault.open(document, "file_name") == ""


def test_twice_the_same_text_is_sealed_differently(cast: Cast) -> None:
    document = _document(cast.reggestreek.pk)
    first = document.file_name
    vault.seal(document, file_name=SECRET)
    assert document.file_name != first


def _another_row(document: Document, _cast: Cast) -> None:
    document.pk = uuid4()


def _another_field(document: Document, _cast: Cast) -> None:
    document.content = document.file_name


def _another_organisation(document: Document, cast: Cast) -> None:
    document.organisation_id = cast.dinkelborg.pk


def _another_compartment(document: Document, _cast: Cast) -> None:
    document.compartment = Compartment.LEGAL.value


def _another_byte(document: Document, _cast: Cast) -> None:
    sealed = bytearray(document.file_name or b"")
    sealed[-1] ^= 1
    document.file_name = bytes(sealed)


def _cut(document: Document, _cast: Cast) -> None:
    document.file_name = bytes(document.file_name or b"")[:20]


MOVES = [_another_row, _another_field, _another_organisation, _another_compartment, _another_byte, _cut]


@pytest.mark.parametrize("move", MOVES)
def test_a_moved_value_does_not_open(cast: Cast, move: Callable[[Document, Cast], None]) -> None:
    document = _document(cast.reggestreek.pk)
    move(document, cast)
    field = "content" if move is _another_field else "file_name"
    with pytest.raises((Unreadable, vault.KeyGone)):
        vault.open(document, field)


def test_every_compartment_has_a_key_of_its_own(cast: Cast) -> None:
    keys = {key_id_of(bytes(_document(cast.reggestreek.pk, one).file_name or b"")) for one in Compartment}
    assert len(keys) == len(Compartment)
    assert DataKey.objects.filter(organisation=cast.reggestreek).count() == len(Compartment) + 1
    assert DataKey.objects.filter(organisation=None).count() == len(Compartment) + 1
    assert IntakeKey.objects.filter(organisation=cast.reggestreek).count() == 1


def test_an_account_is_sealed_for_the_platform(cast: Cast) -> None:
    sealed = Account.objects.get(pk=cast.anna.id).name
    platform = DataKey.objects.get(organisation=None, compartment=Compartment.ACCOUNT)
    assert key_id_of(bytes(sealed or b"")) == platform.pk


def test_a_plain_column_is_not_sealed(cast: Cast) -> None:
    with pytest.raises(TypeError, match="not a sealed field"):
        vault.seal(cast.lijn_62, name="Lijn 62")


def test_keys_are_read_once(cast: Cast, django_assert_num_queries: Callable[[int], object]) -> None:
    document = _document(cast.reggestreek.pk)
    vault.forget_cached()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        for _time in range(20):
            vault.seal(document, file_name=SECRET)
            vault.open(document, "file_name")
        vault.seal_bytes(_document(cast.reggestreek.pk, Compartment.LEGAL), "content", b"x")


def test_keys_are_never_replaced(cast: Cast, monday: datetime) -> None:
    for owner in (cast.reggestreek.pk, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            vault.create_keys(owner, monday)


def test_an_organisation_without_keys_says_so(cast: Cast) -> None:
    with pytest.raises(vault.KeyGone) as gone:
        _document(uuid4())
    assert gone.value.state == "never existed"


def test_a_destroyed_key_is_told_from_one_that_never_was(cast: Cast) -> None:
    document = _document(cast.reggestreek.pk)
    keys = DataKey.objects.filter(organisation=cast.reggestreek, compartment=Compartment.MEASURES)
    keys.update(state="destroyed", wrapped=b"")
    vault.forget_cached()
    for act in (lambda: vault.open(document, "file_name"), lambda: vault.seal(document, file_name="new")):
        with pytest.raises(vault.KeyGone) as gone:
            act()
        assert gone.value.state == "destroyed"


def test_a_newer_key_seals_and_the_older_still_opens(cast: Cast, monday: datetime, key_store: object) -> None:
    document = _document(cast.reggestreek.pk)
    first = key_id_of(bytes(document.file_name or b""))
    key = DataKey.objects.get(pk=first)
    context = f"{cast.reggestreek.pk}|{key.compartment}|2".encode()
    by = rings.open_master(key.wrapped_by)
    wrapped = wrapping.wrap(by, key.wrapped_by.pk, b"n" * 32, context)
    DataKey.objects.create(
        organisation=cast.reggestreek,
        compartment=key.compartment,
        version=2,
        wrapped=wrapped,
        wrapped_by=key.wrapped_by,
        created_at=monday,
    )
    vault.forget_cached()
    assert vault.open(document, "file_name") == SECRET
    assert key_id_of(bytes(_document(cast.reggestreek.pk).file_name or b"")) != first


def test_without_the_key_store_nothing_opens(cast: Cast, tmp_path: Path, settings: Settings) -> None:
    document = _document(cast.reggestreek.pk)
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    assert vault.open(document, "file_name") == SECRET
    vault.forget_cached()
    with pytest.raises(vault.KeysUnavailable):
        vault.open(document, "file_name")
    with pytest.raises(vault.KeysUnavailable):
        vault.seal(document, file_name=SECRET)


def test_an_envelope_needs_no_key_store_to_be_sealed(cast: Cast, tmp_path: Path, settings: Settings) -> None:
    keys = settings.EENLIJN_KEYS
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    envelope = vault.seal_envelope(cast.reggestreek.pk, SECRET.encode(), INFO)
    with pytest.raises(vault.KeysUnavailable):
        vault.open_envelope(cast.reggestreek.pk, envelope, INFO)
    settings.EENLIJN_KEYS = keys
    assert vault.open_envelope(cast.reggestreek.pk, envelope, INFO) == SECRET.encode()


def test_an_envelope_opens_only_for_its_organisation_and_purpose(cast: Cast) -> None:
    envelope = vault.seal_envelope(cast.reggestreek.pk, b"words", INFO)
    with pytest.raises(vault.KeyGone):
        vault.open_envelope(cast.dinkelborg.pk, envelope, INFO)
    with pytest.raises(Unreadable):
        vault.open_envelope(cast.reggestreek.pk, envelope, b"other")
    with pytest.raises(vault.KeyGone):
        vault.seal_envelope(uuid4(), b"words", INFO)


def test_the_index_differs_per_organisation_and_field(cast: Cast) -> None:
    ours = vault.index(cast.reggestreek.pk, "name", "Jansen")
    assert ours == vault.index(cast.reggestreek.pk, "name", "  JANSEN ")
    others = {
        vault.index(cast.dinkelborg.pk, "name", "Jansen"),
        vault.index(None, "name", "Jansen"),
        vault.index(cast.reggestreek.pk, "staff number", "Jansen"),
        vault.index(cast.reggestreek.pk, "name", "Janssen"),
    }
    assert len(ours) == 16
    assert len(others | {ours}) == 5


def test_the_key_of_the_chain_is_per_organisation(cast: Cast) -> None:
    keys = {vault.mac_key(one) for one in (cast.reggestreek.pk, cast.dinkelborg.pk, None)}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db(transaction=True)
def test_no_sealed_text_stands_in_the_database_files(cast: Cast) -> None:
    """The bytes on the disk, journal included; beside it a plain column that is found there."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA database_list")
        path = cursor.fetchone()[2]
        if path:
            cursor.execute("PRAGMA wal_checkpoint(FULL)")
            stored = b"".join(one.read_bytes() for one in Path(path).parent.glob(f"{Path(path).name}*"))
        else:
            stored = connection.connection.serialize()
    assert b"Lijn 62" in stored
    assert cast.carla.name.encode() not in stored
    for person in cast.people.values():
        assert person.email.encode() not in stored
    assert str(active_settings.EENLIJN_KEYS).encode() not in stored
