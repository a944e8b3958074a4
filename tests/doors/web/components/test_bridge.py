# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django import forms
from django.template import Context, Template

from eenlijn.doors.web.components.bridge import error_lines, error_title, field_view
from eenlijn.doors.web.components.shapes import ErrorLine


class Sample(forms.Form):
    kinds = forms.MultipleChoiceField(
        label="Wat",
        choices=(("a", "Eén"), ("b", "Twee")),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies wat er is gebeurd."},
    )
    where = forms.CharField(label="Waar", max_length=5, error_messages={"required": "Zeg waar."})
    at = forms.DateTimeField(
        label="Wanneer", required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    words = forms.CharField(label="Woorden", required=False, widget=forms.Textarea(attrs={"rows": 7}))
    file = forms.FileField(label="Bestand", required=False)
    agreed = forms.BooleanField(label="Gelezen", required=False)
    step = forms.ChoiceField(label="Stap", choices=(("x", "X"),), required=False)


def test_each_widget_has_its_component() -> None:
    form = Sample()
    shown = {name: field_view(form[name]) for name in form.fields}
    assert {name: (view.template, view.kind) for name, view in shown.items()} == {
        "kinds": ("components/choices.html", "checkbox"),
        "where": ("components/field.html", "text"),
        "at": ("components/date_time.html", "datetime-local"),
        "words": ("components/textarea.html", ""),
        "file": ("components/file_field.html", "file"),
        "agreed": ("components/checkbox.html", "checkbox"),
        "step": ("components/select.html", ""),
    }
    assert shown["words"].rows == 7
    assert shown["where"].attributes == (("maxlength", "5"), ("aria-required", "true"))


def test_what_was_typed_stays_after_an_error() -> None:
    form = Sample({"kinds": ["b"], "where": "veel te lang", "words": "<b>Hij & ik</b>", "agreed": "on"})
    assert [choice.checked for choice in field_view(form["kinds"]).choices] == [False, True]
    assert field_view(form["where"]).value == "veel te lang"
    assert field_view(form["agreed"]).choices[0].checked is True
    html = Template("{% el_field form.words %}").render(Context({"form": form}))
    assert "&lt;b&gt;Hij &amp; ik&lt;/b&gt;</textarea>" in html


def test_a_moment_is_written_as_the_control_wants_it() -> None:
    form = Sample(initial={"at": datetime(2026, 11, 24, 14, 20)})
    assert field_view(form["at"]).value == "2026-11-24T14:20"


def test_an_error_stands_with_its_control() -> None:
    html = Template("{% el_field form.where hint='Bij welke halte?' %}").render(Context({"form": Sample({})}))
    assert 'aria-describedby="id_where-hint id_where-error" aria-invalid="true"' in html
    assert 'id="id_where-hint">Bij welke halte?' in html
    assert 'id="id_where-error"' in html


def test_the_summary_names_each_error_in_page_order_and_leads_to_its_control() -> None:
    form = Sample({"kinds": [], "where": ""})
    assert error_lines(form) == (
        ErrorLine("Kies wat er is gebeurd.", "id_kinds_0"),
        ErrorLine("Zeg waar.", "id_where"),
    )
    assert error_title(form) == "Er missen nog 2 antwoorden"
    html = Template("{% el_errors form %}").render(Context({"form": form}))
    assert '<a href="#id_kinds_0">Kies wat er is gebeurd.</a>' in html
    assert 'role="alert" tabindex="-1" autofocus' in html


def test_one_missing_and_one_wrong_are_called_differently() -> None:
    assert error_title(Sample({"kinds": ["a"]})) == "Er mist nog 1 antwoord"
    assert error_title(Sample({"kinds": ["a"], "where": "veel te lang"})) == "1 antwoord klopt nog niet"


def test_a_form_without_errors_has_no_summary() -> None:
    assert Template("{% el_errors form %}").render(Context({"form": Sample()})).strip() == ""


class Alike(forms.Form):
    """Two questions that miss the same."""

    road = forms.CharField(label="Langs welke weg?", error_messages={"required": "Maak een keuze."})
    place = forms.CharField(label="Waar", error_messages={"required": "Maak een keuze."})


def test_where_two_miss_the_same_each_line_names_its_question() -> None:
    assert [line.words for line in error_lines(Alike({}))] == [
        "Langs welke weg? Maak een keuze.",
        "Waar: Maak een keuze.",
    ]
    assert [line.words for line in error_lines(Alike({"place": "x"}))] == ["Maak een keuze."]
