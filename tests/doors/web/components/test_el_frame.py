# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The heading of a page with what one can do at once, and what is good to know beside a form."""

import re

from django.template import Context, Template


def drawn(template: str, **given: object) -> str:
    return re.sub(r">\s+<", "><", Template(template).render(Context(given))).strip()


def test_a_heading_has_its_sentence_and_what_one_can_do() -> None:
    html = drawn("{% page_head title lead %}<a>Nodig uit</a>{% endpage_head %}", title="A & B", lead="Eén.")
    assert html == (
        '<div class="el-head"><div class="el-flow-s">'
        '<h1 class="nl-heading nl-heading--level-1">A &amp; B</h1>'
        '<p class="el-lead">Eén.</p></div><a>Nodig uit</a></div>'
    )


def test_a_heading_without_a_sentence_leaves_no_empty_line() -> None:
    assert "<p" not in drawn("{% page_head title %}{% endpage_head %}", title="Mensen")


def test_what_is_good_to_know_is_called_by_its_title_for_ears_and_eyes() -> None:
    html = drawn("{% beside title %}<p>Eén</p>{% endbeside %}", title="Goed om te weten")
    assert html == (
        '<aside class="el-flow" aria-label="Goed om te weten"><div class="el-note is-note-info el-flow-s">'
        '<p class="el-note__title"><strong>Goed om te weten</strong></p><p>Eén</p></div></aside>'
    )
