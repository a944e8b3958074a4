# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one table of names: what the interface says in Dutch, and the word of the code for it (decision 41).

Resources stand in addresses, fields in questions and answers. The meaning is what the OpenAPI document says
of a field. The same words stand in `docs/glossary.md`, below "The interface"; a test compares them.
"""

from typing import Final, NamedTuple


class Name(NamedTuple):
    """A word of the code, its Dutch form outside, and what it means to whoever connects a system."""

    code: str
    dutch: str
    meaning: str


RESOURCES: Final = (
    Name("reports", "meldingen", "wat is gemeld"),
    Name("receipts", "ontvangstbewijzen", "hoe het met een melding staat, voor wie de code heeft"),
    Name("dossiers", "dossiers", "een voorval met alles eromheen, in codes"),
    Name("terms", "termijnen", "wat voor wanneer klaar moet zijn"),
    Name("figures", "cijfers", "tellingen over de eigen dossiers"),
    Name("published_figures", "gepubliceerde-cijfers", "tellingen die iedereen mag lezen"),
    Name("settings", "instellingen", "wat de werkgever instelde en nu geldt"),
    Name("units", "eenheden", "de delen van de organisatie"),
    Name("sites", "vestigingen", "de plaatsen waar de organisatie werkt"),
    Name("events", "gebeurtenissen", "wat er gebeurde, zonder personen"),
)

_FIELDS: Final = (
    # Lists.
    Name("items", "resultaten", "de rijen van dit deel van de lijst"),
    Name("next_cursor", "volgende", "waarmee je het volgende deel vraagt; leeg als dit het laatste is"),
    Name(
        "complete_until",
        "tot",
        "tot dan is de lijst volledig; vraag dit de volgende keer als gewijzigdSinds",
    ),
    Name("after", "na", "waar het vorige deel ophield: de waarde van `volgende`"),
    Name("most", "aantal", "hoeveel rijen hoogstens"),
    Name("changed_since", "gewijzigdSinds", "alleen wat sinds dit moment wijzigde, oudste wijziging eerst"),
    Name("changed_at", "gewijzigdOp", "wanneer hieraan het laatst iets wijzigde"),
    Name("id", "id", "het kenmerk van deze rij"),
    Name("number", "nummer", "het nummer van de melding en het dossier"),
    # A report that comes in.
    Name(
        "report_key",
        "meldsleutel",
        "128 willekeurige bits van de verzender; één sleutel is één melding",
    ),
    Name("kinds", "soorten", "wat er gebeurde; de eerste is de hoofdsoort"),
    Name("when", "wanneer", "zonet, eerder vandaag of op een andere dag"),
    Name("occurred_at", "gebeurdOp", "wanneer het gebeurde"),
    Name("place", "plek", "waar het was, in gewone woorden"),
    Name("own_words", "eigenWoorden", "wat de melder vertelt; niemand wijzigt het"),
    Name("wish", "wens", "wat de melder wil dat er gebeurt"),
    Name("is_safe_now", "isNuVeilig", "of de melder nu veilig is"),
    Name("reporter_name", "naamMelder", "hoe de melder heet; leeg mag"),
    Name("reporter_address", "mailadresMelder", "het mailadres van de melder op het werk; leeg mag"),
    Name("way", "soortMelding", "zelf, voor een collega, zelf opgelost, bijna mis of onveilig gevoel"),
    Name("reporter_role", "rolMelder", "hoe de melder erbij hoort, bij een melding voor een collega"),
    Name("colleague_name", "naamCollega", "om welke collega het gaat"),
    Name("colleague_address", "mailadresCollega", "het mailadres van die collega op het werk"),
    Name(
        "other_is_colleague",
        "isAnderCollega",
        "de ander is een collega of leidinggevende: dan loopt de melding apart",
    ),
    Name("other_name", "naamAnder", "over welke collega het dan gaat; leeg mag"),
    Name("other_address", "mailadresAnder", "het mailadres van die collega op het werk; leeg mag"),
    Name("channel", "manierVanContact", "hoe het contact was"),
    Name("lead", "vindplaats", "de pagina, het nummer of het account waar het vandaan kwam"),
    Name("is_addressed", "isAangesproken", "of de ander er meteen op is aangesproken"),
    Name("addressed_at", "aangesprokenOp", "wanneer dat was; leeg is: toen het gebeurde"),
    Name("intake_link", "meldlink", "het korte woord van een meldlink: dan horen plek en eenheid daarbij"),
    Name("is_exercise", "isOefening", "een oefening werkt overal en telt nergens"),
    # What comes back, and what is followed.
    Name("code", "ontvangstcode", "de geheime code waarmee de melder volgt"),
    Name("received_at", "ontvangenOp", "wanneer de melding binnenkwam"),
    Name("follow_address", "volgadres", "de pagina waarop de melder volgt; even geheim als de code"),
    Name("is_taken_over", "isOvergenomen", "de collega heeft de melding overgenomen"),
    Name("waits_for_me", "wachtOpBevestiging", "de collega zei nog niet of het klopt"),
    Name("answer_term", "antwoordtermijn", "de termijn van het antwoord aan de ander"),
    # A dossier.
    Name("status", "status", "hoe ver het dossier is"),
    Name("severity", "ernst", "vijf stappen"),
    Name("is_severity_proposed", "isErnstVoorstel", "nog niemand stelde de ernst vast"),
    Name("code_version", "versieCodelijst", "de versie van de codelijsten op de dag van de melding"),
    Name("unit_id", "eenheidId", "bij welke eenheid het hoort"),
    Name("unit_name", "naamEenheid", "hoe die eenheid heet"),
    Name("municipality_code", "gemeentecode", "de gemeente, als GM met vier cijfers"),
    Name("occurred_precision", "nauwkeurigheid", "hoe precies het moment bekend is"),
    Name("reported_at", "gemeldOp", "wanneer het is gemeld"),
    Name("registered_at", "geregistreerdOp", "wanneer het in het register kwam"),
    Name("closed_at", "afgeslotenOp", "wanneer het dossier is afgesloten"),
    Name("origin", "herkomst", "een melding, of het oude register"),
    Name("location_type", "soortPlek", "wat voor plek het was"),
    Name("gate", "poort", "of het agressie was; leeg als niemand dat nog vaststelde"),
    Name("perpetrator_known", "anderBekend", "of bekend is wie de ander was"),
    Name("is_red", "isRood", "een rode melding: iemand moet meteen kijken"),
    Name("terms", "termijnen", "alle termijnen van dit dossier"),
    Name("measures", "maatregelen", "hoe ver elk van de acht maatregelen is"),
    Name("measure", "maatregel", "één tot en met acht"),
    Name("measure_state", "standMaatregel", "gedaan, bezig, open, niet nodig, bijna te laat of te laat"),
    Name("at", "op", "het moment dat bij de stand hoort"),
    # A term.
    Name("term_kind", "soortTermijn", "welke termijn het is"),
    Name("started_at", "begonnenOp", "wanneer de termijn begon"),
    Name("due_at", "uiterlijkOp", "voor wanneer het klaar moet zijn"),
    Name("stopped_at", "gestoptOp", "wanneer de termijn stopte; leeg als hij loopt"),
    Name("stop_reason", "redenStoppen", "waarom de termijn stopte"),
    Name("late_reason", "redenTeLaat", "waarom het te laat was"),
    Name("paused_until", "staatStilTot", "tot wanneer de termijn stilstaat"),
    Name("pause_reason", "redenStilstaan", "waarom de termijn stilstaat"),
    Name("light", "licht", "loopt, bijna te laat, te laat, gestopt of stil"),
    Name("is_running", "loopt", "alleen termijnen die lopen, of juist niet"),
    # Figures.
    Name("indicator", "onderwerp", "wat is geteld"),
    Name("split", "splitsing", "waarnaar is gesplitst"),
    Name("first_month", "eersteMaand", "de eerste maand, als jaar-maand"),
    Name("last_month", "laatsteMaand", "de laatste maand, als jaar-maand"),
    Name("title", "titel", "wat boven de tabel staat"),
    Name("sentence", "zin", "wat de tabel zegt, in één zin"),
    Name("columns", "kolommen", "wat boven de kolommen staat"),
    Name("rows", "rijen", "de rijen in hun vaste volgorde"),
    Name("totals", "totalen", "de onderste rij"),
    Name("head", "kop", "wat vooraan de rij staat"),
    Name("note", "aantekening", "wat bij de kop hoort, zoals een maand die nog loopt"),
    Name("cells", "cellen", "de getallen van de rij"),
    Name("value", "waarde", "het getal; leeg als er niets te zeggen is"),
    Name("text", "tekst", "hetzelfde in woorden"),
    Name("definition", "definitie", "wat wel en niet is geteld"),
    Name("source", "bron", "waar de getallen vandaan komen"),
    Name("period", "periode", "over welke tijd"),
    Name("counted_at", "geteldOp", "wanneer is geteld"),
    # Published figures.
    Name("edition", "editie", "de uitgave in één woord, zoals het in het adres staat"),
    Name("edition_number", "editienummer", "de hoeveelste uitgave over deze periode"),
    Name("period_kind", "soortPeriode", "een maand of een jaar"),
    Name("released_at", "vrijgegevenOp", "wanneer deze uitgave is vrijgegeven"),
    Name("employers", "aantalWerkgevers", "hoeveel werkgevers meetellen"),
    Name("is_newest", "isNieuwste", "er is geen latere uitgave over deze periode"),
    Name("region", "regio", "over welke regio het gaat"),
    Name("told", "toelichting", "waar, over welke tijd en wanneer vrijgegeven"),
    Name("missing", "ontbreekt", "maanden die te klein bleven om vrij te geven"),
    Name("tables", "tabellen", "alle tabellen van deze uitgave"),
    Name("row_code", "rijcode", "de code van de rij; leeg voor het totaal"),
    Name("column_codes", "kolomcodes", "de codes van de getallen; leeg voor het totaal"),
    Name("numbers", "getallen", "de getallen in de volgorde van de kolomcodes; null is verborgen"),
    Name("is_rounded", "isAfgerond", "elk getal is afgerond op vijf"),
    # Settings and places.
    Name("topic", "spelregel", "waarover de instelling gaat"),
    Name("rule_number", "versienummer", "het nummer van de versie; 0 is wat het programma zelf meebrengt"),
    Name("valid_from", "geldigVanaf", "vanaf wanneer het geldt"),
    Name("valid_until", "geldigTotEnMet", "de laatste dag; leeg als het nog loopt"),
    Name("content", "inhoud", "de instelling zelf, in codes"),
    Name("name", "naam", "hoe het heet"),
    Name("parent_id", "bovenliggendeEenheidId", "onder welke eenheid deze hangt"),
    # Events.
    Name("event_type", "soortGebeurtenis", "wat er gebeurde"),
    Name("happened_at", "ontstaanOp", "wanneer dat was"),
)
FIELDS: Final = {name.code: name for name in _FIELDS}
BY_DUTCH: Final = {name.dutch: name for name in _FIELDS}


def dutch(code: str) -> str:
    """The name of a field outside; a field that is not in the table does not exist."""
    return FIELDS[code].dutch
