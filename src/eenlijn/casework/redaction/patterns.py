# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has a form of its own: addresses, number plates, phone numbers, mail, accounts, dates, numbers."""

import re
from collections.abc import Iterator
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum.nl import bsn

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.spans import Span
from eenlijn.casework.redaction.word_lists import STREET_ENDS, SURE_STREET_ENDS

_UPPER: Final = "A-ZÀ-ÖØ-ÞŁŚŻĞİŞ"
_LOWER: Final = "a-zà-öø-ÿłśżğış"
_WORD: Final = rf"[{_UPPER}{_LOWER}'’.-]+"

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_ACCOUNT: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|instagram|linkedin|tiktok|twitter|x|youtube|snapchat|threads|strava)"
    r"\.com/[\w@./?=-]*[\w/]|(?<![\w.])@[\w.]*\w",
    re.IGNORECASE,
)
# An IBAN with a slip of the pen is somebody's account too: the checksum is not asked.
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]{4}){2,7}(?:[ .]?[A-Z0-9]{1,3})?\b")

# Every series since 1951, with letters as L and digits as D.
_SERIES: Final = (
    "LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D", "D-LLL-DD",
    "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D",
)  # fmt: skip
_PLATE: Final = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(one.replace("-", "[-–]").replace("L", "[A-Z]").replace("D", r"\d") for one in _SERIES)
    + r")(?![\w-])",
    re.IGNORECASE,
)
_NAMED_PLATE: Final = re.compile(
    r"\b(?:kenteken|plaat|plaatje|nummerplaat|nummerbord)\b\W{0,3}(?:was |is |met )?"
    r"((?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6}|[A-Z0-9]{1,3}[ -][A-Z0-9]{2,3}[ -][A-Z0-9]{1,3})"
    r"(?![\w-])",
    re.IGNORECASE,
)

_PHONE: Final = re.compile(
    r"(?<![\w.,-])(?:(?:\+31|0031)[\s-]?(?:\(0\))?|\(?0)[1-9]\)?(?:[\s.)-]{0,3}\d){8}(?![\w-])"
    r"|(?<![\w-])0[89]00[\s-]?\d{4}(?:\d{3})?(?!\w)"
)
# Numbers that everybody calls.
_PUBLIC: Final = frozenset({"09008844", "08007000", "08002000", "09000113", "0900113"})

_MONTHS: Final = "jan(?:uari)?|feb(?:ruari)?|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
_DAY: Final = (
    r"\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:19|20)?\d{2}"
    rf"|\d{{1,2}}\s(?:{_MONTHS}|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s(?:19|20)\d{{2}}"
)
_BORN: Final = re.compile(
    rf"\b(?:geboren|geb\b\.?|geboortedatum|geboortedag|born|date of birth)\W*(?:op|is|was|on)?\W*({_DAY})",
    re.IGNORECASE,
)
_BORN_AFTER: Final = re.compile(rf"\b(?:op|on) ({_DAY}) (?:is |was )?(?:geboren|born)", re.IGNORECASE)
_AGED: Final = re.compile(rf"({_DAY})(?= ?[(,] ?(?:oud )?\d{{1,2}} jaar)", re.IGNORECASE)

_NUMBER: Final = re.compile(
    r"\b(?:klant|cli[eë]nt|pati[eë]nt|personeels|dienst|leerling|student|medewerkers|lid|polis|relatie|huurders"
    r"|bsn|burgerservice|sofi|paspoort|rijbewijs|dossier van persoon)-?(?:nummer|nr\.?)?"
    r"\W{0,3}(?:is|was)?\W{0,2}([A-Z]{0,2}-?\d[\d.-]{2,}\d)",
    re.IGNORECASE,
)
_NINE: Final = re.compile(r"(?<![\w.,/-])\d{9}(?![\w-])")

_TOWN: Final = (
    rf"(?:,?\s+[1-9]\d{{3}}\s?[A-Z]{{2}}(?:\s+[{_UPPER}][\w'’-]+)?|,?\s+(?:in|te)\s+[{_UPPER}][\w'’-]+)?"
)
_HOUSE: Final = r"\d{1,4}(?:\s?-\s?\w{1,3}|\s?(?:hs|bis|huis|boven|beneden)\b|[a-z]\b|\s[A-Z]\b)?"
_STREET: Final = rf"(?:(?:[{_UPPER}][{_LOWER}'’]*\.?|van|ten|ter)\s+){{0,3}}[{_UPPER}]{_WORD}"
_ADDRESS: Final = re.compile(rf"\b(?:{_STREET})(?:{STREET_ENDS})\s+{_HOUSE}{_TOWN}")
_LOUD_ADDRESS: Final = re.compile(
    rf"\b(?:[{_UPPER}.]+\s+){{0,2}}[{_UPPER}]+(?:{STREET_ENDS.upper()})\s+\d{{1,4}}(?:\s?[A-Z]\b)?"
)
# A street that does not end like one, after the words that come before a street.
_AT: Final = re.compile(
    rf"\b(?:aan|van|op|in|an)\s+(?:de|het|den|'n)\s+((?:[{_UPPER}]{_WORD}\s+){{1,3}}{_HOUSE}{_TOWN})"
)
_POSTCODE: Final = re.compile(r"(?<![\w-])[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?![\w-])")
_YEAR_AND_WORD: Final = re.compile(r"(?:19|20)\d\d\s(?:IN|OM|OP|EN|IS|DE|AF|TE|ER|HE|IK|JE|WE|ZE|ZO|NA|AL)")
_HOME: Final = re.compile(
    rf"\b(?i:woon\w*|wonend\w*|adres|stoep|ingeschreven|thuis|huis)\b[^.!?]{{0,30}}?\b(?i:in|aan|op|is|:)\s+"
    rf"(?:(?:de|het)\s+)?((?:[{_UPPER}]{_WORD}\s+(?:aan\s+de\s+)?){{0,2}}[{_UPPER}]{_WORD}(?:{SURE_STREET_ENDS}))\b"
)
_NEXT_DOOR: Final = re.compile(
    r"\b(?:op|van|naar|bij)\s+((?:huis)?nummer\s+\d{1,4}(?:\s?[a-z]\b)?)|\b(huisnummer\s+\d{1,4}\w?)",
    re.IGNORECASE,
)


def shaped(text: str) -> Iterator[Span]:
    """What its form gives away; the surest first."""
    yield from _all(_MAIL, text, SpanKind.MAIL)
    yield from _all(_ACCOUNT, text, SpanKind.ACCOUNT)
    yield from _all(_IBAN, text, SpanKind.IBAN)
    yield from _all(_PLATE, text, SpanKind.PLATE)
    yield from _all(_NAMED_PLATE, text, SpanKind.PLATE)
    for pattern in (_BORN, _BORN_AFTER, _AGED):
        yield from _all(pattern, text, SpanKind.BIRTH_DATE)
    yield from _all(_NUMBER, text, SpanKind.NUMBER)
    yield from _phones(text)
    yield from (one for one in _all(_NINE, text, SpanKind.NUMBER) if bsn.is_valid(text[one.start : one.end]))
    for pattern in (_ADDRESS, _LOUD_ADDRESS, _AT, _HOME, _NEXT_DOOR):
        yield from _all(pattern, text, SpanKind.ADDRESS)
    for one in _all(_POSTCODE, text, SpanKind.ADDRESS):
        if not _YEAR_AND_WORD.fullmatch(text[one.start : one.end]):
            yield one


def _phones(text: str) -> Iterator[Span]:
    for one in _all(_PHONE, text, SpanKind.PHONE):
        if re.sub(r"\D", "", text[one.start : one.end]) not in _PUBLIC:
            yield one
    # Of other countries only with the plus: other digits are amounts and numbers of things.
    for match in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE):
        yield Span(match.start, match.end, SpanKind.PHONE)


def _all(pattern: re.Pattern[str], text: str, kind: SpanKind) -> Iterator[Span]:
    for match in pattern.finditer(text):
        group = next((number for number, part in enumerate(match.groups(), 1) if part), 0)
        start, end = match.span(group)
        yield Span(start, end - (len(text[start:end]) - len(text[start:end].rstrip())), kind)
