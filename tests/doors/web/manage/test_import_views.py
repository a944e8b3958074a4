# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The four steps on the screen, without script: what is asked, refused, shown and taken back."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from eenlijn.casework.imports import queries
from eenlijn.casework.imports.codes import BatchState, Target
from eenlijn.casework.imports.models import ImportBatch
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.documents.models import Document
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories.old_registers import (
    COLUMNS,
    HEADER,
    WORDS,
    csv_file,
    loaded,
    register,
    row,
    tried,
    uploaded,
    work,
)

PAGES = (
    "import_here",
    "import_columns",
    "import_values",
    "import_try",
    "import_load",
    "import_progress",
    "import_undo",
)


def send(client: Client, content: bytes, name: str = "register.csv", prefix: str = "") -> Any:
    upload = SimpleUploadedFile(name, content, content_type="text/csv")
    return client.post(f"{prefix}/beheer/oud-register/nieuw/", {"file": upload})


def filled(form: Any) -> dict[str, Any]:
    """What a browser sends when nothing is changed on the page."""
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def test_from_file_to_figures_and_back(cast: Cast, carla: Client, monday: datetime) -> None:
    content = register(row("1"), row("2", "24-11-2025 14:38", "23-11-2025 10:00"), row("3", kind="Duwen"))
    chosen = send(carla, content)
    batch_id = ImportBatch.objects.get().pk
    columns = reverse("manage:import_columns", args=[batch_id])
    assert (chosen.status_code, chosen["Location"]) == (302, columns)

    page = carla.get(columns)
    assert "3 rijen, 7 kolommen. Gelezen als tekst in UTF-8 met een puntkomma" in body(page)
    assert "Dat kan alleen met eerst de dag." in body(page)
    answer = carla.post(columns, filled(page.context["form"]))
    values = reverse("manage:import_values", args=[batch_id])
    assert (answer.status_code, answer["Location"]) == (302, values)

    page = carla.get(values)
    answer = carla.post(values, filled(page.context["form"]))
    progress = reverse("manage:import_progress", args=[batch_id])
    assert (answer.status_code, answer["Location"]) == (302, progress)
    assert "0 van 3" in body(carla.get(progress))
    work(monday)
    assert carla.get(progress)["Location"] == reverse("manage:import_try", args=[batch_id])

    page = carla.get(reverse("manage:import_try", args=[batch_id]))
    shown = body(page)
    assert "2 rijen kunnen mee. 1 rij niet." in shown
    assert "Gemeld voordat het gebeurde" in shown
    assert "C3" in shown
    load = reverse("manage:import_load", args=[batch_id])
    page = carla.get(load)
    answer = carla.post(load, filled(page.context["form"]))
    work(monday)
    shown = body(carla.get(load))
    assert "2 rijen zijn overgenomen." in shown
    assert Incident.objects.count() == 2
    assert "2 van 3" in body(carla.get("/beheer/oud-register/"))

    undo = reverse("manage:import_undo", args=[batch_id])
    assert "Haal 2 rijen terug" in body(carla.get(undo))
    assert Incident.objects.count() == 2
    carla.post(undo)
    work(monday)
    assert not Incident.objects.exists()
    assert "Alles is teruggehaald." in body(carla.get(load))


@pytest.mark.parametrize(("prefix", "title"), [("", "Oud register inlezen"), ("/en", "Oud register inlezen")])
def test_a_bad_file_is_told_at_its_field_and_nothing_is_kept(
    cast: Cast, carla: Client, prefix: str, title: str
) -> None:
    answer = send(carla, b"%PDF-1.7 ...", "register.pdf", prefix)
    assert answer.status_code == 200
    [told] = answer.context["form"].errors["file"]
    assert told
    assert body(answer).count(told) == 2
    assert 'aria-invalid="true"' in body(answer)
    assert [ImportBatch.objects.count(), Document.objects.count()] == [0, 0]


def test_no_file_is_told_too(cast: Cast, carla: Client) -> None:
    answer = carla.post("/beheer/oud-register/nieuw/", {})
    assert answer.context["form"].errors["file"] == ["Kies een bestand."]


def test_an_ambiguous_date_must_be_chosen(cast: Cast, carla: Client, monday: datetime) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1", "3-4-2025"), row("2", "5-6-2025")), monday)
    columns = reverse("manage:import_columns", args=[batch_id])
    page = carla.get(columns)
    assert "elke datum kan twee dagen zijn" in body(page)
    answer = carla.post(columns, filled(page.context["form"]))
    assert list(answer.context["form"].errors) == ["date_order"]
    answer = carla.post(columns, {**filled(page.context["form"]), "date_order": "month_first"})
    assert answer.status_code == 302


def test_what_is_missing_or_double_is_told_and_nothing_chosen_is_lost(
    cast: Cast, carla: Client, monday: datetime
) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1")), monday)
    columns = reverse("manage:import_columns", args=[batch_id])
    sent = filled(carla.get(columns).context["form"])
    double = carla.post(columns, {**sent, "column_4": "kind"})
    assert double.context["form"].errors["column_4"] == [
        "«Soort voorval» koos je ook bij kolom «Soort». Kies er één."
    ]
    assert double.context["form"]["column_4"].value() == "kind"
    without = carla.post(columns, {**sent, "column_3": ""})
    assert "Kies de kolom waarin staat wat voor voorval het was." in body(without)


def test_names_need_the_tick_and_the_ground(cast: Cast, carla: Client, monday: datetime) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1")), monday)
    columns = reverse("manage:import_columns", args=[batch_id])
    sent = {**filled(carla.get(columns).context["form"]), "column_4": "other_name"}
    for extra, field in (({}, "with_names"), ({"with_names": "on"}, "names_ground")):
        assert field in carla.post(columns, {**sent, **extra}).context["form"].errors
    ground = {"with_names": "on", "names_ground": "artikel 3 Arbowet"}
    assert carla.post(columns, {**sent, **ground}).status_code == 302
    # A ground without the tick is no ground.
    assert ImportBatch.objects.get().names_ground == "artikel 3 Arbowet"


def test_a_value_without_a_word_is_asked_for(cast: Cast, carla: Client, monday: datetime) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1", kind="Zomaar"), row("2", kind="")), monday)
    columns = reverse("manage:import_columns", args=[batch_id])
    carla.post(columns, {**filled(carla.get(columns).context["form"]), "column_3": "kind"})
    values = reverse("manage:import_values", args=[batch_id])
    page = carla.get(values)
    assert "1 rij heeft geen soort." in body(page)
    answer = carla.post(values, filled(page.context["form"]))
    assert answer.context["form"].errors["kind_0"] == ["Kies een soort voor «Zomaar»."]
    sent = {**filled(page.context["form"]), "kind_0": "refuse", "blank_kind": "other"}
    assert carla.post(values, sent).status_code == 302
    work(monday)
    found = queries.batch(cast.carla.actor, batch_id)
    assert (found.accepted_rows, found.refused_rows) == (1, 1)


def test_the_file_may_be_read_with_other_signs(cast: Cast, carla: Client, monday: datetime) -> None:
    content = csv_file([HEADER, row("1", place="Café")])
    batch_id = uploaded(cast.carla.actor, content, monday)
    page = carla.get(reverse("manage:import_columns", args=[batch_id]))
    sent = {**filled(page.context["reading_form"]), "reading-encoding": "cp1252"}
    address = reverse("manage:import_reading", args=[batch_id])
    shown = body(carla.post(address, sent, follow=True))
    assert "CafÃ©" in shown
    assert "Windows-1252" in shown
    refused = body(
        carla.post(address, {**sent, "reading-version": "2", "reading-delimiter": ","}, follow=True)
    )
    assert "CafÃ©" in refused


def test_old_rows_are_proposed_as_figures(cast: Cast, carla: Client, monday: datetime) -> None:
    batch_id = tried(cast.carla.actor, register(row("1", "24-11-2015")), monday)
    page = carla.get(reverse("manage:import_load", args=[batch_id]))
    assert "1 rij is ouder dan jullie bewaartermijn van 5 jaar." in body(page)
    assert page.context["form"]["keep_as"].value() == "old_as_figures"


def test_the_part_asks_for_itself_and_leads_on(cast: Cast, carla: Client, monday: datetime) -> None:
    batch_id = uploaded(cast.carla.actor, register(row("1")), monday)
    ImportBatch.objects.update(state=BatchState.LOADING)
    address = reverse("manage:import_progress", args=[batch_id])
    part = body(carla.get(address, headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert 'value="0" max="1"' in part
    assert "Dit wacht op het systeem." in part
    ImportBatch.objects.update(state=BatchState.LOADED)
    answer = carla.get(address, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("manage:import_load", args=[batch_id])


def test_stopping_and_throwing_away(cast: Cast, carla: Client, monday: datetime) -> None:
    batch_id = tried(cast.carla.actor, register(*[row(str(number)) for number in range(5)]), monday)
    load = reverse("manage:import_load", args=[batch_id])
    carla.post(load, {"keep_as": "dossiers"})
    refused = carla.post(reverse("manage:import_discard", args=[batch_id]), follow=True)
    assert "Dit kan nu niet meer" in body(refused)
    shown = body(carla.post(reverse("manage:import_stop", args=[batch_id]), follow=True))
    assert "We stoppen na de rijen die nu bezig zijn." in shown
    work(monday)
    assert queries.batch(cast.carla.actor, batch_id).state is BatchState.STOPPED
    assert "Gestopt." in body(carla.get(load))

    other = uploaded(cast.carla.actor, register(row("9")), monday)
    shown = body(carla.post(reverse("manage:import_discard", args=[other]), follow=True))
    assert "Het bestand is weg." in shown
    assert not ImportBatch.objects.filter(pk=other).exists()


def test_the_list_says_so_when_it_is_empty(cast: Cast, carla: Client) -> None:
    assert "Er is nog geen oud register ingelezen." in body(carla.get("/beheer/oud-register/"))


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_the_same_of_the_database_for_one_and_for_many(
    cast: Cast, carla: Client, monday: datetime, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        loaded(cast.carla.actor, register(row(f"N{number}")), monday)
    carla.get("/beheer/oud-register/")
    # session, account, actor, batches, names, touched; in the bar the names of person and employer
    with django_assert_num_queries(8):
        carla.get("/beheer/oud-register/")


@pytest.mark.parametrize("who", ["dirk", "anna", "bram", "petra"])
@pytest.mark.parametrize("page", PAGES)
def test_nobody_else_finds_any_of_it(cast: Cast, visit: Visit, monday: datetime, who: str, page: str) -> None:
    batch_id = loaded(cast.carla.actor, register(row("Kanarie-1")), monday)
    client = visit(cast.people[who])
    found = client.get(reverse(f"manage:{page}", args=[batch_id]))
    missing = client.get(reverse(f"manage:{page}", args=[uuid4()]))
    assert found.status_code == missing.status_code == 404
    assert found.content == missing.content
    assert client.post(reverse("manage:import_undo", args=[batch_id])).status_code == 404
    assert Incident.objects.count() == 1


def test_dirk_has_an_empty_list_of_his_own(cast: Cast, visit: Visit, monday: datetime) -> None:
    loaded(cast.carla.actor, register(row("Kanarie-1")), monday)
    shown = body(visit(cast.dirk).get("/beheer/oud-register/"))
    assert "Er is nog geen oud register ingelezen." in shown
    assert "register.csv" not in shown


def test_a_stranger_is_led_to_sign_in(cast: Cast) -> None:
    answer = Client().get("/beheer/oud-register/")
    assert answer.status_code == 303
    assert "/aanmelden/" in answer["Location"]
    assert Target.KIND in COLUMNS


def test_the_dossier_shows_what_the_old_register_said(cast: Cast, carla: Client, monday: datetime) -> None:
    loaded(cast.carla.actor, register(row("A-1")), monday)
    shown = body(carla.get(reverse("desk:dossier", args=[Incident.objects.get().number])))
    assert WORDS in shown
    assert "Zo stond het in het oude register, onder nummer A-1." in shown
