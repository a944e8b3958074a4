# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms about time: when it is open, how long everything may take, and who hears of it."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from eenlijn.commons.packs.differences import term_in_words
from eenlijn.commons.rulebook.codes import AnswerStart, Hears, TermBound, TermKind
from eenlijn.commons.rulebook.topics.calendar import WEEKDAYS
from eenlijn.commons.rulebook.topics.ladder import HIGHEST_PERCENT
from eenlijn.commons.rulebook.topics.terms import ANSWER_TERMS, BOUNDS, LONGEST_VISIT_DAYS, VISIT_DAYS
from eenlijn.doors.web.manage.rule_form import NOTHING, FormPart, FormRow, RuleForm, choice, line, number
from eenlijn.doors.web.manage.rule_words import HOLIDAYS, holiday_days, source_of
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text.words import words_of
from eenlijn.foundation.working_time import TermUnit

MOST_OF_A_TERM: Final = 999_999
EVERY_CLOCK: Final = "steps"
# What carries its own end (a measure, a warning, a task) has no term to set.
OTHERS: Final = tuple(
    kind for kind in TermKind if BOUNDS.get(kind.value) not in (TermBound.CHOICE, TermBound.GIVEN)
)


def years_shown() -> tuple[int, int]:
    """This year and the next: whose holidays are shown with their dates."""
    this_year = to_local(now()).year
    return this_year, this_year + 1


class CalendarForm(RuleForm):
    """Opening per weekday, holidays with their dates, own closing days by name."""

    def build(self) -> None:
        opening = _table(self.before.get("opening"))
        for weekday in WEEKDAYS:
            opens, closes = _pair(opening.get(weekday))
            self.add(f"{weekday}_opens", _clock(_("Open vanaf")), opens)
            self.add(f"{weekday}_closes", _clock(_("Open tot")), closes)
        holidays = forms.MultipleChoiceField(
            label=_("Op welke feestdagen zijn jullie dicht?"),
            required=False,
            choices=[
                (one.value, f"{name}: {holiday_days(one, years_shown())}") for one, name in HOLIDAYS.items()
            ],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("Kies feestdagen uit de lijst.")},
        )
        self.add("holidays", holidays, self.before.get("holidays"))
        self.add_rows("closing", _closing_fields, _rows(self.before.get("closing_days")))

    def parts(self) -> Sequence[FormPart]:
        days = words_of(None).weekdays
        week = tuple(
            FormRow(day.capitalize(), (self[f"{code}_opens"], self[f"{code}_closes"]))
            for code, day in zip(WEEKDAYS, days, strict=True)
        )
        hint = _("Laat beide leeg op een dag dat jullie dicht zijn. Open tot 00:00 is tot middernacht.")
        own = _(
            "Dagen waarop alleen jullie dicht zijn, zoals de kermis. Maak een regel leeg om hem weg te halen."
        )
        return (
            FormPart(_("Open"), hint, week),
            FormPart(_("Feestdagen"), "", (FormRow("", (self["holidays"],), columns=2),)),
            FormPart(_("Eigen sluitingsdagen"), own, self.form_rows("closing", _("Sluitingsdag"))),
        )

    def clean(self) -> dict[str, Any]:
        """A day has both times or none."""
        given = super().clean() or {}
        for weekday, day in zip(WEEKDAYS, words_of(None).weekdays, strict=True):
            opens, closes = (given.get(f"{weekday}_{one}") for one in ("opens", "closes"))
            typed = {f"{weekday}_opens", f"{weekday}_closes"} <= given.keys()
            if typed and (opens is None) != (closes is None):
                told = _("Vul bij %(day)s een begin en een einde in, of laat beide leeg.") % {"day": day}
                self.add_error(f"{weekday}_{'opens' if opens is None else 'closes'}", told)
            elif opens is not None and closes is not None and opens >= closes != time():
                self.add_error(f"{weekday}_closes", _("Een dag sluit later dan hij opent."))
        for place in range(self.count("closing")):
            named, on = given.get(f"closing_{place}_name"), given.get(f"closing_{place}_day")
            if named and on is None and f"closing_{place}_day" in given:
                self.add_error(f"closing_{place}_day", _("Kies de dag die hierbij hoort."))
        return given

    def content(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "opening": {
                weekday: [f"{given[f'{weekday}_opens']:%H:%M}", f"{given[f'{weekday}_closes']:%H:%M}"]
                if given.get(f"{weekday}_opens") is not None
                else None
                for weekday in WEEKDAYS
            },
            "holidays": list(given["holidays"]),
            "closing_days": [
                {"day": row["day"].isoformat(), "name": row["name"] or ""}
                for row in self.typed_rows("closing")
                if row["day"]
            ],
        }


class TermsForm(RuleForm):
    """The answer within 24 or 48 hours; every other term as a number of a unit."""

    def build(self) -> None:
        terms = _table(self.before.get("terms"))
        answers = [(f"{one.amount} {one.unit.value}", term_in_words(one)) for one in ANSWER_TERMS]
        answer = forms.ChoiceField(
            label=_("Binnen hoeveel tijd hoort de ander van jullie?"),
            help_text=source_of(TermKind.ANSWER),
            choices=answers,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies een termijn.")},
        )
        self.add("answer", answer, _typed_term(terms.get(TermKind.ANSWER.value)) or "48 hours")
        start = forms.ChoiceField(
            label=_("Vanaf wanneer loopt die tijd?"),
            choices=AnswerStart.choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies vanaf welk moment de tijd loopt.")},
        )
        self.add("answer_start", start, self.before.get("answer_start") or AnswerStart.RECEIPT.value)
        days = _required(number(_("Hoeveel dagen na het bezoek?"), VISIT_DAYS, LONGEST_VISIT_DAYS))
        self.add("visit_days", days, self.before.get("visit_days") or VISIT_DAYS)
        for kind in OTHERS:
            told = _table(terms.get(kind.value))
            self.add(f"{kind.value}_amount", _amount(), told.get("amount"))
            self.add(
                f"{kind.value}_unit", choice(_("Waarin"), unit_choices(), required=True), told.get("unit")
            )

    def parts(self) -> Sequence[FormPart]:
        others = tuple(
            FormRow(
                f"{kind.label}. {source_of(kind)}{_at_most(kind)}",
                (self[f"{kind.value}_amount"], self[f"{kind.value}_unit"]),
            )
            for kind in OTHERS
        )
        hint = _("0 dagen is dezelfde dag. Werkdagen en werkuren volgen jullie kalender.")
        return (
            FormPart(
                _("Antwoord aan de ander"),
                "",
                (FormRow("", (self["answer"],)), FormRow("", (self["answer_start"],))),
            ),
            FormPart(_("De andere termijnen"), hint, others),
            FormPart(
                _("Wanneer wordt de check voor een huisbezoek vernietigd?"),
                _(
                    "1 is de nacht na het bezoek, en dat is genoeg om een bezoek na te praten. "
                    "Ten hoogste 7. De check gaat over iemand thuis."
                ),
                (FormRow("", (self["visit_days"],)),),
            ),
        )

    def content(self) -> dict[str, Any]:
        given = self.cleaned_data
        amount, unit = given["answer"].split(" ")
        terms = {
            kind.value: {"amount": given[f"{kind.value}_amount"], "unit": given[f"{kind.value}_unit"]}
            for kind in OTHERS
        }
        terms[TermKind.ANSWER.value] = {"amount": int(amount), "unit": unit}
        return {
            "terms": terms,
            "answer_start": given["answer_start"],
            "visit_days": given["visit_days"],
        }


class LadderForm(RuleForm):
    """One row per rung: for every clock or for one of them, at which percentage, and who hears it."""

    def build(self) -> None:
        own = _table(self.before.get("own"))
        every = [{**one, "clock": EVERY_CLOCK} for one in _rows(self.before.get("steps"))]
        apart = [{**one, "clock": kind} for kind, steps in own.items() for one in _rows(steps)]
        self.add_rows("rung", _rung_fields, [*every, *apart])

    def parts(self) -> Sequence[FormPart]:
        hint = _(
            "100% is het moment dat de tijd om is; daarboven is het te laat. "
            "Eigen stappen van een termijn komen in de plaats van die voor alle termijnen."
        )
        return (FormPart(_("Wie hoort het wanneer"), hint, self.form_rows("rung", _("Stap"))),)

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        given = super().clean() or {}
        for place in range(self.count("rung")):
            percent, who = (given.get(f"rung_{place}_{one}") for one in ("percent", "who"))
            if percent is None and who and f"rung_{place}_percent" in given:
                self.add_error(f"rung_{place}_percent", _("Vul het percentage in."))
            if percent is not None and not who and f"rung_{place}_who" in given:
                self.add_error(f"rung_{place}_who", _("Kies wie het hoort."))
        return given

    def content(self) -> dict[str, Any]:
        steps: dict[str, list[dict[str, Any]]] = {EVERY_CLOCK: []}
        for row in self.typed_rows("rung"):
            if row["percent"] is not None:
                told = {"percent": row["percent"], "who": row["who"]}
                steps.setdefault(row["clock"] or EVERY_CLOCK, []).append(told)
        return {"steps": steps.pop(EVERY_CLOCK), "own": steps}


def _clock(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": _("Schrijf een tijd als 08:30.")},
    )


def _closing_fields() -> dict[str, forms.Field]:
    day = forms.DateField(
        label=_("Dag"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": _("Schrijf een dag als 2026-12-24.")},
    )
    return {"day": day, "name": line(_("Naam"))}


def _at_most(kind: TermKind) -> str:
    return f" {_('Korter mag, langer niet.')}" if BOUNDS.get(kind.value) is TermBound.AT_MOST else ""


def _amount() -> forms.IntegerField:
    return _required(number(_("Hoeveel"), 0, MOST_OF_A_TERM))


def _required(field: forms.IntegerField) -> forms.IntegerField:
    field.required = True
    field.error_messages["required"] = _("Vul een getal in.")
    return field


def unit_choices() -> list[tuple[str, str]]:
    return [
        (TermUnit.MINUTES.value, _("minuten")),
        (TermUnit.HOURS.value, _("uur")),
        (TermUnit.WORKING_HOURS.value, _("werkuren")),
        (TermUnit.DAYS.value, _("dagen")),
        (TermUnit.WORKING_DAYS.value, _("werkdagen")),
        (TermUnit.MONTHS.value, _("maanden")),
    ]


def _rung_fields() -> dict[str, forms.Field]:
    clocks = [(EVERY_CLOCK, _("alle termijnen")), *TermKind.choices]
    return {
        "percent": number(_("Bij hoeveel procent"), 1, HIGHEST_PERCENT),
        "who": choice(_("Wie hoort het"), [NOTHING, *Hears.choices]),
        "clock": choice(_("Voor welke termijn"), clocks),
    }


def _typed_term(told: Any) -> str:
    table = _table(told)
    return f"{table.get('amount')} {table.get('unit')}" if table else ""


def _table(told: Any) -> Mapping[str, Any]:
    """A draft may be misshapen: what is no table is an empty one."""
    return told if isinstance(told, Mapping) else {}


def _rows(told: Any) -> list[Mapping[str, Any]]:
    return [_table(one) for one in told] if isinstance(told, list) else []


def _pair(told: Any) -> tuple[Any, Any]:
    return (told[0], told[1]) if isinstance(told, list) and len(told) == 2 else (None, None)  # noqa: PLR2004
