# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of the packs: whole, plain, in the right order, and with nothing that nobody fills in."""

import re
from dataclasses import make_dataclass
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from eenlijn.commons.packs.codes import PLACEHOLDERS, PackLetter
from eenlijn.commons.packs.queries import Pack, all_packs
from eenlijn.commons.rulebook.codes import ALLOWED_PLACEHOLDERS, TextName
from eenlijn.foundation.pdf import Letter, letter_pdf
from eenlijn.foundation.text import Filled, Heading, fill

VALUES = {
    "salutation": "Geachte heer Tester",
    "day": "dinsdag 24 november 2026",
    "moment": "dinsdag 24 november 2026 om 14.38 uur",
    "place": "de plek van het voorbeeld",
    "behaviour": "U schold onze medewerker uit.",
    "norm_rule": "U bedreigt niemand en u raakt niemand aan.",
    "norm_number": "2",
    "norm_version": "1",
    "contact": "088 000 01 30, klantenservice.",
    "organisation": "Werkgever (verzonnen)",
    "privacy_contact": "privacy@example.org.",
    "retention": "1 jaar na deze brief.",
    "valid_until": "woensdag 24 november 2027",
    "decider_function": "directeur",
    "remaining_channel": "aan de telefoon en per brief.",
    "remedy": "U kunt binnen zes weken een klacht indienen.",
    "heard": "Wij spraken u op maandag 23 november 2026.",
}
HEADS = ["Wat er gebeurde", "Onze norm", "Wat wij besluiten", "Uw kant", "Niet mee eens?", "Uw gegevens"]
VAGUE = re.compile(
    r"\b(agressor|subject|onacceptabel|ontoelaatbaar|ongepast|grensoverschrijdend|misdraging|vertoonde|spoedig"
    r"|tijdig|passende|adequate|eventue(el|le)|diverse|desgewenst|dien(en|t) te|middels|inzake|omtrent"
    r"|teneinde|helaas|graag|s\.v\.p\.|hierbij|bovenstaande|onderstaande|nader|je|jij|jouw|jullie)\b|dader|!",
    re.IGNORECASE,
)
each_letter = pytest.mark.parametrize(
    ("pack", "kind"),
    [(pack, kind) for pack in all_packs() for kind in PackLetter],
    ids=lambda one: one.sector.value if isinstance(one, Pack) else one.value,
)


def filled(pack: Pack, kind: PackLetter) -> Filled:
    """The letter with example values; `fill` refuses whatever is not exactly asked for."""
    names = sorted(PLACEHOLDERS[kind])
    values = make_dataclass("Values", [(name, str) for name in names])
    return fill(pack.letter(kind), values(*(VALUES[name] for name in names)))


def sentences(text: str) -> list[str]:
    plain = re.sub(r"(\d)\.(\d)", r"\1\2", text)
    return [one.strip() for one in re.split(r"[.?!:]", plain) if one.strip()]


@each_letter
def test_every_placeholder_is_filled_and_none_is_left(pack: Pack, kind: PackLetter) -> None:
    letter = filled(pack, kind)
    assert "{" not in letter.subject + letter.body
    assert all(VALUES[name] in letter.subject + letter.body for name in PLACEHOLDERS[kind])


@each_letter
def test_an_employer_may_adopt_the_letter_as_its_own_text(pack: Pack, kind: PackLetter) -> None:
    allowed = ALLOWED_PLACEHOLDERS[TextName(kind.value)]
    assert allowed.required <= PLACEHOLDERS[kind] <= allowed.allowed


@each_letter
def test_facts_come_before_norm_decision_the_other_side_and_objection(pack: Pack, kind: PackLetter) -> None:
    assert [block.text for block in filled(pack, kind).blocks if isinstance(block, Heading)] == HEADS


@each_letter
def test_a_letter_is_for_citizens_and_nobody_adopted_it_yet(pack: Pack, kind: PackLetter) -> None:
    letter = pack.letter(kind)
    assert letter.is_example
    assert (letter.audience, letter.status, letter.version) == (
        "citizen",
        "voorbeeldtekst, niet vastgesteld",
        "1",
    )


@each_letter
def test_words_are_plain(pack: Pack, kind: PackLetter) -> None:
    letter = filled(pack, kind)
    assert VAGUE.search(f"{letter.subject} {letter.body}") is None


@each_letter
def test_sentences_are_short(pack: Pack, kind: PackLetter) -> None:
    lengths = [len(one.split()) for one in sentences(filled(pack, kind).body)]
    assert max(lengths) <= 20
    assert sum(length > 15 for length in lengths) <= len(lengths) // 10
    assert sum(lengths) / len(lengths) <= 10


@each_letter
def test_a_letter_takes_two_pages_at_most(pack: Pack, kind: PackLetter) -> None:
    text = filled(pack, kind)
    letter = Letter(
        sender=("Werkgever (verzonnen)", "Voorbeeldstraat 1", "7500 AA Enschede"),
        addressee=("T. Tester", "Voorbeeldweg 2", "7500 AB Enschede"),
        place_and_date="Enschede, dinsdag 24 november 2026",
        reference="Kenmerk 7K4M-2QX",
        subject=text.subject,
        paragraphs=text.blocks,
        closing="Met vriendelijke groet,",
        signatory=("Werkgever (verzonnen)",),
        language="nl",
        moment=datetime(2026, 11, 24, tzinfo=UTC),
    )
    with pikepdf.open(BytesIO(letter_pdf(letter))) as file:
        assert len(file.pages) <= 2


@each_letter
def test_the_reader_may_complain_and_that_is_never_aggression(pack: Pack, kind: PackLetter) -> None:
    body = filled(pack, kind).body
    assert re.search("klacht|klagen", body.split("Onze norm")[1].split("Wat wij besluiten")[0])
    assert "Boos" in body or "boos" in body or "oneens" in body or "klagen" in body


@each_letter
def test_the_privacy_paragraph_says_who_why_how_long_which_rights_and_where(
    pack: Pack, kind: PackLetter
) -> None:
    told = filled(pack, kind).body.split("Uw gegevens\n\n")[1]
    for part in (
        "Werkgever (verzonnen) is verantwoordelijk",
        "Wij gebruiken ze om",
        "artikel 3 van de Arbeidsomstandighedenwet",
        "bewaren wij ze: 1 jaar na deze brief.",
        "inzien, laten verbeteren of laten wissen",
        "bezwaar maken",
        "eigen verklaring",
        "privacyfunctionaris bereikt u zo: privacy@example.org.",
        "Autoriteit Persoonsgegevens",
    ):
        assert part in told, part


@pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.sector.value)
def test_a_warning_has_an_end_a_decider_an_open_way_and_tells_what_was_heard(pack: Pack) -> None:
    body = filled(pack, PackLetter.WARNING).body
    assert "De waarschuwing geldt tot en met woensdag 24 november 2027. Daarna vervalt zij vanzelf." in body
    assert "Wie dit besloot: directeur van Werkgever (verzonnen)." in body
    assert "Zo kunt u bij ons terecht: aan de telefoon en per brief." in body
    assert "Uw kant\n\nWij spraken u op maandag 23 november 2026." in body


@pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.sector.value)
def test_a_notice_is_no_punishment_and_takes_no_service_away(pack: Pack) -> None:
    told = pack.letters[PackLetter.NORM_NOTICE]
    assert re.search("Wij (nemen geen maatregel|leggen u (niets op|geen straf op))", told)
    assert re.search("blijven reizen|dienstverlening|lessen|zorg gaat door|Reparaties|uitkering|Hulp", told)
