# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said about a file before anybody looks into it, on every page on which one is chosen."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from eenlijn.doors.web.manage.import_forms import FileForm
from eenlijn.doors.web.manage.people_forms import PeopleFileForm
from eenlijn.doors.web.manage.register_forms import RegisterFileForm

FORMS = [FileForm, PeopleFileForm, RegisterFileForm]


def chosen(form: type[forms.Form], file: SimpleUploadedFile | None = None) -> forms.Form:
    return form({}, {"file": file} if file else {})


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_needed(form: type[forms.Form]) -> None:
    assert chosen(form).errors["file"] == ["Kies een bestand."]


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_file_is_refused_and_one_sign_is_enough(form: type[forms.Form]) -> None:
    empty = chosen(form, SimpleUploadedFile("lijst.csv", b""))
    assert empty.errors["file"] == ["Dit bestand is leeg. Kies een ander bestand."]
    assert chosen(form, SimpleUploadedFile("lijst.csv", b"a")).is_valid()


@pytest.mark.parametrize("form", FORMS)
def test_the_name_of_a_file_has_255_signs_at_most(form: type[forms.Form]) -> None:
    assert chosen(form, SimpleUploadedFile("n" * 251 + ".csv", b"a")).is_valid()
    longer = SimpleUploadedFile("lijst.csv", b"a")
    longer.__dict__["_name"] = "n" * 252 + ".csv"
    told = ["De naam van dit bestand is te lang. Geef het een kortere naam."]
    assert chosen(form, longer).errors["file"] == told


@pytest.mark.parametrize(
    ("form", "offered"),
    [
        (FileForm, ".csv,.txt,.tsv,.xlsx"),
        (PeopleFileForm, ".csv,.txt,.tsv"),
        (RegisterFileForm, ".csv,.txt,.geojson,.json"),
    ],
)
def test_a_browser_offers_the_files_that_can_be_read(form: type[forms.Form], offered: str) -> None:
    assert form().fields["file"].widget.attrs == {"accept": offered}
