# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import hashlib
import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.documents.actions import (
    LARGEST,
    FileEmpty,
    FileNotWhatItSays,
    FileTooLarge,
    HandedOut,
    NotYourOrganisation,
    hand_out,
    keep_document,
    kept,
)
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.models import DataKey
from eenlijn.commons.trail.actions import append
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.sealed.cipher import key_id_of
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast

PDF = b"%PDF-1.7\n" + b"Kanarie-geel-7312 " * 50


def _keep(cast: Cast, now: datetime, **other: Any) -> Document:
    told: dict[str, Any] = {
        "actor": cast.carla.actor,
        "now": now,
        "organisation_id": cast.reggestreek.pk,
        "kind": DocumentKind.LETTER,
        "file_name": "brief.pdf",
        "media_type": MediaType.PDF,
        "content": PDF,
        "compartment": Compartment.MEASURES,
    }
    return keep_document(**told | other)


def _packed(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return stream.getvalue()


def test_a_file_is_kept_sealed_and_handed_out_whole(cast: Cast, monday: datetime) -> None:
    document = Document.objects.get(pk=_keep(cast, monday).pk)
    sealed = bytes(document.content or b"")
    assert b"Kanarie" not in sealed
    assert b"brief" not in bytes(document.file_name or b"")
    assert (document.size, document.created_at) == (len(PDF), monday)
    assert document.sha256 == hashlib.sha256(sealed).hexdigest()
    assert hand_out(actor=cast.carla.actor, now=monday, document=document) == HandedOut(
        "brief.pdf", "application/pdf", PDF
    )


def test_a_file_has_the_key_of_its_compartment(cast: Cast, monday: datetime) -> None:
    document = _keep(cast, monday, compartment=Compartment.PERPETRATOR)
    key = DataKey.objects.get(organisation=cast.reggestreek, compartment=Compartment.PERPETRATOR)
    assert key_id_of(bytes(document.content or b"")) == key.pk


def test_keeping_writes_no_line_but_tells_which(cast: Cast, monday: datetime) -> None:
    before = TrailLine.objects.count()
    document = _keep(cast, monday)
    assert TrailLine.objects.count() == before
    append(cast.carla.actor, monday, kept(document))
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.object_id, line.compartments) == ("keep_document", str(document.pk), "C6")
    assert line.detail == {"kind": "letter", "size": len(PDF), "sha256": document.sha256}


def test_handing_out_writes_its_line(cast: Cast, monday: datetime) -> None:
    document = _keep(cast, monday)
    hand_out(actor=cast.carla.actor, now=monday, document=document, subject_id=cast.anna.id)
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.account_id, line.subject_id) == (
        "hand_out_document",
        cast.carla.id,
        cast.anna.id,
    )


def test_without_a_line_nothing_is_handed_out(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _keep(cast, monday)

    def refuse(*_anything: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("eenlijn.commons.documents.actions.append", refuse)
    with pytest.raises(RuntimeError):
        hand_out(actor=cast.carla.actor, now=monday, document=document)


def test_without_keys_nothing_is_handed_out(
    cast: Cast, monday: datetime, tmp_path: Path, settings: Settings
) -> None:
    document = _keep(cast, monday)
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    with pytest.raises(vault.KeysUnavailable):
        hand_out(actor=cast.carla.actor, now=monday, document=document)


def test_another_organisation_keeps_and_gets_nothing(cast: Cast, monday: datetime) -> None:
    document = _keep(cast, monday)
    for actor in (cast.dirk.actor, Actor.nobody()):
        with pytest.raises(NotYourOrganisation):
            hand_out(actor=actor, now=monday, document=document)
        with pytest.raises(NotYourOrganisation):
            _keep(cast, monday, actor=actor)
    assert Document.objects.count() == 1


WORD = _packed("[Content_Types].xml", "word/document.xml")
EXCEL = _packed("[Content_Types].xml", "xl/workbook.xml")
GOOD = [
    (MediaType.PDF, PDF),
    (MediaType.PNG, b"\x89PNG\r\n\x1a\n..."),
    (MediaType.JPEG, b"\xff\xd8\xff\xe0..."),
    (MediaType.DOCX, WORD),
    (MediaType.XLSX, EXCEL),
    (MediaType.CSV, "datum;soort\n1-1-2020;schelden é".encode("cp1252")),
]


@pytest.mark.parametrize(("media_type", "content"), GOOD)
def test_what_is_accepted(cast: Cast, monday: datetime, media_type: str, content: bytes) -> None:
    assert _keep(cast, monday, media_type=media_type, content=content).media_type == media_type


WRONG = [
    (MediaType.PDF, b"<html>"),
    (MediaType.PNG, PDF),
    (MediaType.JPEG, b"GIF89a"),
    (MediaType.DOCX, EXCEL),
    (MediaType.XLSX, WORD),
    (MediaType.XLSX, _packed("payload.exe")),
    (MediaType.XLSX, b"PK\x03\x04broken"),
    (MediaType.CSV, EXCEL),
    (MediaType.CSV, b"a,b\0c"),
    (MediaType.CSV, PDF),
    ("image/svg+xml", b"<svg/>"),
    ("", PDF),
]


@pytest.mark.parametrize(("media_type", "content"), WRONG)
def test_what_is_not_what_it_says(cast: Cast, monday: datetime, media_type: str, content: bytes) -> None:
    with pytest.raises(FileNotWhatItSays) as refused:
        _keep(cast, monday, media_type=media_type, content=content)
    assert refused.value.sentence
    assert Document.objects.count() == 0


def test_empty_and_too_large(cast: Cast, monday: datetime) -> None:
    with pytest.raises(FileEmpty):
        _keep(cast, monday, content=b"")
    with pytest.raises(FileTooLarge, match="12 MB"):
        _keep(cast, monday, content=b"%PDF-" + bytes(LARGEST))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\brief.pdf", "brief.pdf"),
        ("brief\r\nX-Evil: 1.pdf", "briefX-Evil: 1.pdf"),
        ("", "bestand"),
        ("a/", "bestand"),
        ("é" * 300, "é" * 200),
    ],
)
def test_a_file_name_is_only_a_name(cast: Cast, monday: datetime, given: str, name: str) -> None:
    assert vault.open(_keep(cast, monday, file_name=given), "file_name") == name
