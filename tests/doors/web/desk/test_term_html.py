# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from eenlijn.doors.web.components.shapes import ClockFace, ClockState
from eenlijn.doors.web.desk.term_html import TermRow, terms_html

FACE = ClockFace(state=ClockState.NONE, words="staat stil")
EVIL = "<script>alert(1)</script>\"'"


def test_a_term_leads_to_its_page_and_says_of_which_dossier() -> None:
    row = TermRow("Antwoord aan de ander", "7K4M-2QX", "jij behandelt dit", FACE, "/dossiers/7K4M-2QX/")
    shown = terms_html([row])
    assert shown.startswith(
        '<ol class="desk-terms"><li><div><a href="/dossiers/7K4M-2QX/"'
        ' aria-label="Antwoord aan de ander, dossier 7K4M-2QX">Antwoord aan de ander</a>'
        '<small>7K4M-2QX · jij behandelt dit</small></div><div><div class="el-clock is-none">'
    )
    assert shown.endswith("</div></div></li></ol>")


def test_a_term_without_a_page_is_no_link() -> None:
    shown = terms_html([TermRow("Eerste opvang", "7K4M-2QX", "", FACE)])
    assert "<strong>Eerste opvang</strong><small>7K4M-2QX</small>" in shown
    assert "<a " not in shown


def test_nothing_is_no_list() -> None:
    assert terms_html([]) == ""


def test_a_script_in_every_field_of_a_term_stays_text() -> None:
    face = ClockFace(state=ClockState.NONE, words=EVIL, what=EVIL, reason=EVIL)
    linked = terms_html([TermRow(EVIL, EVIL, EVIL, face, EVIL)])
    plain = terms_html([TermRow(EVIL, EVIL, EVIL, face)])
    for shown in (linked, plain):
        assert "<script" not in shown
        assert "alert(1)" in shown
        assert "\"'" not in shown
    # Address, name and number aloud, name, number, small, and three words of the clock.
    assert linked.count("&lt;script&gt;") == 9
    assert plain.count("&lt;script&gt;") == 6
