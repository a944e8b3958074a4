# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Papers of every letter, without a database: one fixed case with the cast, in which nothing is missing."""

from dataclasses import replace
from typing import Any

from eenlijn.casework.letters.codes import TRANSLATED, TRANSLATED_PARTS, Tongue
from eenlijn.casework.letters.composing import Paper
from eenlijn.casework.letters.translating import Translation, standard_translation
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.foundation.pdf import Block, Heading, Letter
from eenlijn.foundation.pdf.letter import FOREIGN, HERE
from tests.factories.answers import MONDAY, NOBODY

VALUES = LetterValues(
    salutation="Geachte heer Tester",
    day="zondag 22 november 2026",
    moment="zondag 22 november 2026 om 14.38 uur",
    place="Bus 4123, lijn 62",
    behaviour="U pakte onze medewerker bij de jas en riep dat u hem zou vinden.",
    norm_rule="U bedreigt niemand en u raakt niemand aan.",
    norm_number="2",
    norm_version="1",
    contact="088 000 01 30, klantenservice.",
    organisation="Busbedrijf Reggestreek (verzonnen)",
    retention="5 jaar na deze brief.",
    privacy_contact="per brief, Postbus 1, 7600 AA Almelo.",
    valid_until="dinsdag 23 februari 2027",
    decider_function="directeur",
    remaining_channel="aan de telefoon en per brief.",
    heard="Wij spraken u op maandag 23 november 2026. Wat u vertelde, hebben wij meegewogen.",
    policy_rule="regel 9 van ons beleid (versie 2)",
    reply_until="maandag 7 december 2026",
    hearing_link="http://127.0.0.1:8000/reactie/7K4M-2QXA-BCDE-FGHJ/",
    agreements="U laat onze medewerkers uitpraten.",
    talk_day="maandag 23 november 2026",
    measure="U hebt contact met één vaste medewerker van ons.",
    starts_on="dinsdag 24 november 2026",
    where_it_holds="het busstation en de servicewinkel in Almelo.",
    review_on="vrijdag 8 januari 2027",
    lifted_measure="het gebouwverbod",
    lifted_on="vrijdag 8 januari 2027",
    letter_day="dinsdag 24 november 2026",
    request_day="dinsdag 1 december 2026",
    request_words="inzage in uw gegevens.",
    objection_day="dinsdag 1 december 2026",
    decision="Het verbod duurt niet een jaar maar drie maanden.",
    reasons="Ons beleid kent bij deze ernst ten hoogste drie maanden.",
    claim_lines="bril van onze medewerker, zondag 22 november 2026: € 240,50; samen € 240,50.",
    claim_interest="De wettelijke rente is € 1,75, gerekend tot maandag 21 december 2026.",
    claim_total="€ 242,25",
    pay_until="maandag 7 december 2026",
    pay_to="op rekening NL00 TEST 0000 0000 00 van Busbedrijf Reggestreek.",
    plan_day="dinsdag 1 december 2026",
    plan_words="vrijdag 1 januari 2027: € 121,13; maandag 1 februari 2027: € 121,12.",
)

# To who reported: in *je*, and on the own page instead of by post.
TO_ANNA: dict[str, str] = {
    "salutation": "Beste Anna",
    "request_day": "zondag 22 november 2026",
    "outcome": "Op dinsdag 24 november 2026 kreeg de ander een brief van ons. "
    "Wij deden aangifte bij de politie, op woensdag 25 november 2026.",
}


def paper(name: TextName, **changes: Any) -> Paper:
    """The paper of this letter; the rules are the product's own."""
    values = changes.pop("values", {})
    if name is TextName.OUTCOME:
        values = {**TO_ANNA, **values}
        changes = {"addressee_name": "Anna Şahin", "addressee_address": VALUES.organisation, **changes}
    whole = Paper(
        name=name,
        values=replace(VALUES, **values),
        rules=Rules(NOBODY, frozenset(TEXT_TOPICS)),
        sender=("Busbedrijf Reggestreek (verzonnen)", "Postbus 1", "7600 AA Almelo"),
        place_name="Almelo",
        addressee_name="T. Tester",
        addressee_address="Teststraat 1\n7600 XX Almelo",
        number="7K4M-2QX",
        letter_number=1,
        is_first=True,
        written_at=MONDAY,
    )
    return replace(whole, **changes)


def written(letter: Letter) -> str:
    """A letter as plain text, the way it stands on paper; its translation below a line."""
    head = [*letter.sender, "", *letter.addressee, "", letter.place_and_date, letter.reference]
    dutch = [*head, "", letter.subject, "", _blocks(letter.paragraphs), "", letter.closing, *letter.signatory]
    told = letter.translation
    if told is None:
        return "\n".join([*dutch, ""])
    other = ["", told.mark_here, told.mark, "", told.subject, "", _blocks(told.paragraphs), ""]
    return "\n".join([*dutch, *other]).replace(FOREIGN, "").replace(HERE, "")


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(f"## {one.text}" if isinstance(one, Heading) else one.text for one in blocks)


def translation(tongue: Tongue) -> Translation:
    """Every text of ours in this language, as if somebody approved them all."""
    names = (*TRANSLATED, *TRANSLATED_PARTS)
    return Translation(tongue, {name: standard_translation(name, tongue) for name in names})
