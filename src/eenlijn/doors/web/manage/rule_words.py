# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The content of a rule in plain words, as an administrator reads it before and after a change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.table import rule_of
from eenlijn.casework.incidents.codes import MeasureNumber, label
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.packs.codes import PackWord
from eenlijn.commons.packs.differences import term_in_words
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.contents import read
from eenlijn.commons.rulebook.topics.calendar import Calendar
from eenlijn.commons.rulebook.topics.ladder import Ladder, Step
from eenlijn.commons.rulebook.topics.lists import HouseRules, Partners, Places, Words
from eenlijn.commons.rulebook.topics.playbooks import Playbooks
from eenlijn.commons.rulebook.topics.policy import Policy, PolicyRow
from eenlijn.commons.rulebook.topics.reading import Misshapen, Said
from eenlijn.commons.rulebook.topics.terms import Terms
from eenlijn.commons.rulebook.topics.texts import Text
from eenlijn.foundation.text import row_day
from eenlijn.foundation.text.words import words_of
from eenlijn.foundation.working_time import Holiday, Term, TermUnit, holidays_of

LAST_YEAR: Final = 2100
HOLIDAYS: Final[Mapping[Holiday, Promise]] = {
    Holiday.NEW_YEAR: gettext_lazy("Nieuwjaarsdag"),
    Holiday.GOOD_FRIDAY: gettext_lazy("Goede Vrijdag"),
    Holiday.EASTER_SUNDAY: gettext_lazy("Eerste paasdag"),
    Holiday.EASTER_MONDAY: gettext_lazy("Tweede paasdag"),
    Holiday.KINGS_DAY: gettext_lazy("Koningsdag"),
    Holiday.LIBERATION_DAY: gettext_lazy("Bevrijdingsdag, elk jaar"),
    Holiday.LIBERATION_DAY_LUSTRUM: gettext_lazy("Bevrijdingsdag, eens in de vijf jaar"),
    Holiday.ASCENSION_DAY: gettext_lazy("Hemelvaartsdag"),
    Holiday.WHIT_SUNDAY: gettext_lazy("Eerste pinksterdag"),
    Holiday.WHIT_MONDAY: gettext_lazy("Tweede pinksterdag"),
    Holiday.CHRISTMAS_DAY: gettext_lazy("Eerste kerstdag"),
    Holiday.BOXING_DAY: gettext_lazy("Tweede kerstdag"),
}


@dataclass(frozen=True)
class Line:
    """A head and what is said about it; a head may be empty."""

    head: str
    text: str


@dataclass(frozen=True)
class Part:
    title: str
    lines: tuple[Line, ...]


def in_words(topic: str, content: Mapping[str, Any], years: Sequence[int]) -> tuple[Part, ...]:
    """What a content says; of one that has no shape the reason. `years` are those whose holidays show."""
    try:
        shape = read(topic, content)
    except Misshapen as misshapen:
        return (Part(_("Nog niet goed"), (Line("", str(misshapen)),)),)
    if isinstance(shape, Calendar):
        return tuple(_calendar(shape, years))
    told = _TOLD[type(shape)](shape)
    return tuple(part for part in told if part.lines) or (Part("", (Line("", _("Nog niets ingevuld.")),)),)


def source_of(kind: TermKind) -> str:
    """Where this term comes from, how hard it is, and whether anybody looked it up."""
    rule = rule_of(kind)
    told = _("Bron: %(source)s. Hardheid: %(hardness)s.")
    words = told % {"source": rule.source, "hardness": rule.hardness.label}
    return words if rule.is_verified else f"{words} {_('Niet nagekeken.')}"


def holiday_days(holiday: Holiday, years: Sequence[int]) -> str:
    """`zo 5 apr 2026 en zo 28 mrt 2027`; nothing for years in which it does not fall."""
    days = [holidays_of(year).get(holiday) for year in years if year <= LAST_YEAR]
    return _(" en ").join(_dated(day) for day in days if day) or _("niet in deze jaren")


def _dated(day: date) -> str:
    return f"{row_day(day)} {day.year}"


def hours_in_words(hours: tuple[time, time] | None) -> str:
    if hours is None:
        return _("gesloten")
    return _("%(opens)s tot %(closes)s uur") % {"opens": f"{hours[0]:%H.%M}", "closes": f"{hours[1]:%H.%M}"}


def _calendar(told: Calendar, years: Sequence[int]) -> Iterator[Part]:
    weekdays = words_of(None).weekdays
    week = zip(weekdays, told.opening, strict=True)
    yield Part(_("Open"), tuple(Line(day.capitalize(), hours_in_words(hours)) for day, hours in week))
    kept = [
        Line(str(name), holiday_days(one, years)) for one, name in HOLIDAYS.items() if one in told.holidays
    ]
    none = (Line("", _("Op feestdagen zijn jullie open.")),)
    yield Part(_("Feestdagen waarop jullie dicht zijn"), tuple(kept) or none)
    closed = tuple(Line(_dated(one.day), one.name) for one in told.closing_days)
    yield Part(_("Eigen sluitingsdagen"), closed or (Line("", _("Geen.")),))


def _terms(told: Terms) -> Iterator[Part]:
    answer = Line(str(TermKind.ANSWER.label), _with_source(told, TermKind.ANSWER))
    start = Line(_("Loopt vanaf"), str(told.answer_start.label))
    yield Part(_("Antwoord aan de ander"), (answer, start))
    others = (kind for kind in TermKind if kind is not TermKind.ANSWER)
    yield Part(
        _("De andere termijnen"), tuple(Line(str(one.label), _with_source(told, one)) for one in others)
    )
    days = term_in_words(Term(told.visit_days, TermUnit.DAYS))
    kept = _("%(days)s na het bezoek. Ten hoogste 7 dagen. Bron: eigen keuze.") % {"days": days}
    yield Part(_("Bewaren"), (Line(_("Check voor een huisbezoek vernietigd"), kept),))


def _with_source(told: Terms, kind: TermKind) -> str:
    term = told.of(kind)
    length = term_in_words(term)
    return f"{length}. {source_of(kind)}"


def _ladder(told: Ladder) -> Iterator[Part]:
    yield Part(_("Bij elke termijn"), tuple(_rung(one) for one in told.steps))
    for kind, steps in told.own.items():
        yield Part(str(TermKind(kind).label), tuple(_rung(one) for one in steps))


def _rung(step: Step) -> Line:
    return Line(_("Bij %(percent)s%%") % {"percent": step.percent}, str(step.who.label))


def _policy(told: Policy) -> Iterator[Part]:
    rows = enumerate(told.rows, start=1)
    yield Part(
        "", tuple(Line(f"{number}. {answer_label(row.answer_kind)}", _decides(row)) for number, row in rows)
    )


def answer_label(code: str) -> str:
    """The word for this kind of answer; one that we do not know shows its code."""
    return str(AnswerKind(code).label) if code in AnswerKind.values else code


def _decides(row: PolicyRow) -> str:
    told = [
        _("Ernst %(lowest)s tot en met %(highest)s. Besluit: %(who)s.")
        % {"lowest": row.lowest_level, "highest": row.highest_level, "who": row.decided_by}
    ]
    if row.default_months is not None:
        months = _("Duurt %(usual)s maanden, ten hoogste %(most)s.")
        told.append(months % {"usual": row.default_months, "most": row.most_months})
    if row.after_kind:
        after = _("Alleen na een antwoord dat nog geldt: %(before)s. Anders met een reden.")
        told.append(after % {"before": answer_label(row.after_kind)})
    if row.is_example:
        told.append(_("Voorbeeld: de duur is afgeleid."))
    return " ".join(told)


def _house_rules(told: HouseRules) -> Iterator[Part]:
    yield Part(
        told.status.capitalize(), tuple(Line(str(n), said(one)) for n, one in enumerate(told.rules, 1))
    )


def _words(told: Words) -> Iterator[Part]:
    yield Part("", tuple(Line(word_label(word), _both(one)) for word, one in told.words.items()))


def word_label(word: str) -> str:
    return str(PackWord(word).label).capitalize() if word in PackWord.values else word


def _places(told: Places) -> Iterator[Part]:
    yield Part(
        "", tuple(Line(said(one.name), label("location_type", one.location_type)) for one in told.places)
    )


def _partners(told: Partners) -> Iterator[Part]:
    yield Part(
        "",
        tuple(
            Line(said(one.name), " · ".join(part for part in (said(one.purpose), one.contact) if part))
            for one in told.partners
        ),
    )


def _playbooks(told: Playbooks) -> Iterator[Part]:
    for severity, steps in told.steps.items():
        lines = [
            Line(
                f"{number}. {said(step.title)}",
                _("%(who)s, binnen %(term)s. Maatregel %(measure)s. Bewijs: %(proof)s")
                % {
                    "who": str(step.owner.label).capitalize(),
                    "term": term_in_words(step.term),
                    "measure": f"{step.measure} {MeasureNumber(step.measure).label}",
                    "proof": said(step.proof),
                },
            )
            for number, step in enumerate(steps, start=1)
        ]
        yield Part(_("Ernst %(level)s") % {"level": severity[1:]}, tuple(lines))


def _text(told: Text) -> Iterator[Part]:
    subject = (Line(_("Onderwerp"), told.subject),) if told.subject else ()
    yield Part("", (*subject, Line(_("Tekst"), told.body)))


def said(one: Said) -> str:
    return one.in_language(get_language() or "nl")


def _both(one: Said) -> str:
    return f"{one.nl} · {one.en}" if one.en else one.nl


_TOLD: Final[Mapping[type, Callable[[Any], Iterator[Part]]]] = {
    Terms: _terms,
    Ladder: _ladder,
    Policy: _policy,
    HouseRules: _house_rules,
    Words: _words,
    Places: _places,
    Partners: _partners,
    Playbooks: _playbooks,
    Text: _text,
}
