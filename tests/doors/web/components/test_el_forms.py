# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question above a table: what was chosen stays chosen, and a refusal stands at its choice."""

import re

from django import forms
from django.template import Context, Template

from eenlijn.doors.web.components.shapes import Choice, FieldView


class Asked(forms.Form):
    tabel = forms.ChoiceField(label="Tabel", choices=(("a", "Eén & al"), ("b", "Twee")))
    maand = forms.ChoiceField(
        label="Maand", choices=(("1", "januari"),), error_messages={"invalid_choice": "Kies een maand."}
    )


def drawn(template: str, **given: object) -> str:
    return re.sub(r">\s+<", "><", Template(template).render(Context(given))).strip()


def test_the_question_of_a_form_stands_in_the_address() -> None:
    html = drawn('{% el_question_bar form "Stel de vraag" %}', form=Asked({"tabel": "b", "maand": "13"}))
    assert html.startswith('<form class="el-filters" method="get" aria-label="Stel de vraag">')
    assert '<label for="id_tabel">Tabel</label><select' in html
    assert (
        'id="id_tabel" name="tabel"><option value="a">Eén &amp; al</option>'
        '<option value="b" selected>Twee</option></select>'
    ) in html
    assert html.endswith('<button class="nl-button nl-button--primary" type="submit">Toon</button></form>')


def test_a_refusal_stands_at_its_choice_alone() -> None:
    html = drawn('{% el_question_bar form "Stel de vraag" %}', form=Asked({"tabel": "b", "maand": "13"}))
    assert html.count("aria-invalid") == 1
    assert 'name="maand" aria-invalid="true" aria-describedby="id_maand-error">' in html
    assert re.findall(r'id="id_maand-error">.*?<span>(.*?)</span>', html) == ["Kies een maand."]


def test_a_question_without_a_form_is_drawn_alike() -> None:
    choices = [Choice(value="a", words="Eén & al"), Choice(value="b", words="Twee", checked=True)]
    by_hand = FieldView(id="id_tabel", name="tabel", label="Tabel", choices=choices)
    form = Asked({"tabel": "b", "maand": "1"})
    del form.fields["maand"]
    assert drawn('{% question_bar asked "Vraag" %}', asked=[by_hand]) == drawn(
        '{% el_question_bar form "Vraag" %}', form=form
    )
