# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions above a list: read from the address, and shown again with what was chosen."""

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.work_list import Question
from eenlijn.casework.incidents.codes import KindGroup, Severity, Status
from eenlijn.casework.incidents.states import OPEN
from eenlijn.doors.web.components.shapes import Choice, Filter, Tab, Words
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import month_name

MINE, EVERYTHING = "mij", "alle"
MONTHS_BACK = 24
NOTHING_HAS_THIS_ID = UUID(int=0)
NOTHING_IS_CALLED_THIS = "-"
Pairs = Iterable[tuple[str, Words]]


def question_of(asked: QueryDict, *, mine_first: bool = False) -> Question:
    """What was asked. What nobody offered finds nothing; an unreadable month is no month."""
    return Question(
        mine_only=mine_first and asked.get("wie", MINE) != EVERYTHING,
        severity=_offered(asked.get("ernst", ""), Severity.values),
        status=_offered(asked.get("stap", ""), Status.values),
        unit_id=_id(asked.get("eenheid", "")),
        number=asked.get("nummer", "").strip(),
        kind=_offered(asked.get("soort", ""), KindGroup.values),
        month=_month(asked.get("maand", "")),
        site_id=_id(asked.get("vestiging", "")),
        before=asked.get("voor", ""),
        after=asked.get("na", ""),
    )


def _offered(text: str, offered: Iterable[str]) -> str:
    """What nobody offered does not travel to the database: there are signs that one of them cannot take."""
    return text if not text or text in offered else NOTHING_IS_CALLED_THIS


def _id(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        return NOTHING_HAS_THIS_ID


def _month(text: str) -> date | None:
    """Read a month; the first and the last year of the calendar have no moment in UTC at their edge."""
    try:
        found = date.fromisoformat(f"{text}-01") if text else None
    except ValueError:
        return None
    return found if found and MINYEAR < found.year < MAXYEAR else None


def work_filters(question: Question, units: Pairs) -> list[Filter]:
    open_steps = [(status.value, status.label) for status in Status if status in OPEN]
    return [
        _select("stap", _("Stap"), _("Alle stappen"), open_steps, question.status),
        _select("ernst", _("Ernst"), _("Alle"), Severity.choices, question.severity),
        _select("eenheid", _("Team of lijn"), _("Alle teams"), units, str(question.unit_id or "")),
        Filter(name="nummer", label=_("Zoek op nummer"), value=question.number),
    ]


def dossier_filters(question: Question, units: Pairs, sites: Pairs, now: datetime) -> list[Filter]:
    kept = [(status.value, status.label) for status in Status if status != Status.DRAFT]
    month = question.month.strftime("%Y-%m") if question.month else ""
    return [
        _select("stap", _("Status"), _("Alle"), kept, question.status),
        _select("soort", _("Soort"), _("Alle soorten"), KindGroup.choices, question.kind),
        _select("maand", _("Maand"), _("Alle maanden"), _months(now), month),
        _select("eenheid", _("Team of lijn"), _("Alle teams"), units, str(question.unit_id or "")),
        _select("vestiging", _("Vestiging"), _("Alle vestigingen"), sites, str(question.site_id or "")),
        Filter(name="nummer", label=_("Zoek op nummer"), value=question.number),
    ]


def _select(name: str, label: Words, everything: Words, pairs: Pairs, chosen: str) -> Filter:
    choices = [Choice(value="", words=everything, checked=not chosen)]
    choices += [Choice(value=str(value), words=words, checked=str(value) == chosen) for value, words in pairs]
    return Filter(name=name, label=label, choices=choices, value=chosen)


def _months(now: datetime) -> list[tuple[str, str]]:
    """This month and the two years before it, newest first."""
    last = to_local(now).year * 12 + to_local(now).month - 1
    firsts = [date(place // 12, place % 12 + 1, 1) for place in range(last, last - MONTHS_BACK, -1)]
    return [(first.strftime("%Y-%m"), month_name(first)) for first in firsts]


def tabs(question: Question, mine: int, everything: int, *, sees_all: bool) -> list[Tab]:
    """Mine, and everything this person sees: the organisation, or for a manager the own team."""
    whole = _("Hele organisatie") if sees_all else _("Mijn team")
    home = reverse("desk:work_list")
    return [
        Tab(_("Voor mij"), home, mine, current=question.mine_only),
        Tab(whole, f"{home}?wie={EVERYTHING}", everything, current=not question.mine_only),
    ]


def same_question(address: str, asked: QueryDict) -> str:
    """Another page about the same list, whichever part of it was on the screen."""
    kept = [(key, one) for key, one in asked.items() if key not in {"voor", "na"} and one]
    return f"{address}?{urlencode(kept)}" if kept else address


def page_address(asked: QueryDict, **edge: str) -> str:
    """The same question, from another edge; nothing when there is no such page."""
    name, value = next(iter(edge.items()))
    if not value:
        return ""
    kept = [(key, one) for key, one in asked.items() if key not in {"voor", "na"} and one]
    return "?" + urlencode([*kept, (name, value)])
