# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.template.exceptions import TemplateSyntaxError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

# No test here has a database: the page asks it nothing, or pytest-django would refuse.


class Ids(HTMLParser):
    """Collects ids, and what points to them."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointers: set[str] = set()
        self.styles: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.styles += [tag] if "style" in given or tag == "style" else []
        self.handlers += [name for name in given if name.startswith("on")]
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.pointers |= set(given.get(name, "").split())
        if tag == "a" and given.get("href", "").startswith("#"):
            self.pointers.add(given["href"][1:])


def page(language: str) -> str:
    with override(language):
        answer = Client().get(reverse("public:components"))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_component_stands_on_the_page_and_every_pointer_leads_somewhere(language: str) -> None:
    found = Ids()
    found.feed(page(language))
    assert len(found.ids) == len(set(found.ids))
    assert found.pointers - set(found.ids) == set()
    assert found.styles == []
    assert found.handlers == []


def test_nothing_of_the_template_language_reaches_the_browser() -> None:
    shown = page("nl")
    assert re.findall(r"\{%|\{\{|<c-|SPDX", shown) == []
    assert '<html lang="nl">' in shown


@pytest.mark.parametrize(
    "tag",
    [
        "{% clock_line face colour='red' %}",
        "{% top_bar bar logo='x' %}",
        "{% el_field form.where placeholder='x' %}",
        "{% button 'Stuur' disabled=True %}",
        "{% note colour='red' %}{% endnote %}",
    ],
)
def test_an_unknown_attribute_is_refused_when_the_template_is_read(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument"):
        Template(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "{% button 'Stuur' kind='green' %}",
        "{% note kind='alarm' %}x{% endnote %}",
        "{% next_step 'Nu' kind='hurry' %}x{% endnext_step %}",
        "{% severity_mark 6 %}",
    ],
)
def test_an_unknown_kind_is_a_type_error(tag: str) -> None:
    with pytest.raises(TypeError):
        Template(tag).render(Context())
