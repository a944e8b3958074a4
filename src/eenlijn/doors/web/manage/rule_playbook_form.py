# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the playbooks: one row per step, below the severity it belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.commons.packs.codes import TaskOwner
from eenlijn.doors.web.manage.rule_form import NOTHING, FormPart, RuleForm, choice, line, number
from eenlijn.doors.web.manage.rule_list_forms import as_said, code_field, codes_for, mappings
from eenlijn.doors.web.manage.rule_time_forms import MOST_OF_A_TERM, unit_choices

SEVERITIES: Final = ("s2", "s3", "s4")
NEEDED: Final = ("title_nl", "owner", "measure", "amount", "unit", "proof_nl")


class PlaybooksForm(RuleForm):
    """What to do, by whom, within which term, and what shows that it was done."""

    empty_rows = 2

    def build(self) -> None:
        for severity in self.severities():
            self.add_rows(severity, _step_fields, [_flat(one) for one in self._steps().get(severity, [])])

    def severities(self) -> tuple[str, ...]:
        return (*SEVERITIES, *(one for one in self._steps() if one not in SEVERITIES))

    def parts(self) -> Sequence[FormPart]:
        hint = _("De termijn loopt vanaf ontvangst van de melding. Maak een regel leeg om hem weg te halen.")
        return tuple(
            FormPart(_("Ernst %(level)s") % {"level": one[1:]}, hint, self.form_rows(one, _("Stap")))
            for one in self.severities()
        )

    def clean(self) -> dict[str, Any]:
        """A step is whole or empty; only the English may be left out."""
        given = super().clean() or {}
        for severity in self.severities():
            for place in range(self.count(severity)):
                name = f"{severity}_{place}_"
                values = {one: given.get(name + one) for one in self.columns[severity] if one != "code"}
                missing = [one for one in NEEDED if values[one] in {None, ""} and name + one in given]
                if missing and any(value not in {None, ""} for value in values.values()):
                    for one in missing:
                        self.add_error(name + one, _("Vul dit in, of maak de hele stap leeg."))
        return given

    def content(self) -> dict[str, Any]:
        return {"steps": {one: told for one in self.severities() if (told := self._typed(one))}}

    def _typed(self, severity: str) -> list[dict[str, Any]]:
        rows = [row for row in self.typed_rows(severity) if row["title_nl"]]
        codes = codes_for(row["code"] or row["title_nl"] for row in rows)
        return [
            {
                "code": code,
                "measure": int(row["measure"]),
                "owner": row["owner"],
                "term": {"amount": row["amount"], "unit": row["unit"]},
                "title": {"nl": row["title_nl"], "en": row["title_en"] or ""},
                "proof": {"nl": row["proof_nl"], "en": row["proof_en"] or ""},
            }
            for code, row in zip(codes, rows, strict=True)
        ]

    def _steps(self) -> dict[str, list[Mapping[str, Any]]]:
        steps = self.before.get("steps")
        return {one: mappings(told) for one, told in steps.items()} if isinstance(steps, Mapping) else {}


def _flat(step: Mapping[str, Any]) -> dict[str, Any]:
    term = step.get("term")
    title, proof = as_said(step.get("title")), as_said(step.get("proof"))
    return {
        **(term if isinstance(term, Mapping) else {}),
        **{name: step.get(name) for name in ("code", "measure", "owner")},
        **{f"title_{language}": text for language, text in title.items()},
        **{f"proof_{language}": text for language, text in proof.items()},
    }


def _step_fields() -> dict[str, forms.Field]:
    measures = [(str(one.value), f"{one.value} {one.label}") for one in MeasureNumber]
    return {
        "title_nl": line(_("Wat te doen"), language="nl"),
        "title_en": line(_("Wat te doen, Engels (mag leeg)"), language="en"),
        "owner": choice(_("Wie"), [NOTHING, *TaskOwner.choices]),
        "amount": number(_("Binnen hoeveel"), 0, MOST_OF_A_TERM),
        "unit": choice(_("Waarin"), [NOTHING, *unit_choices()]),
        "measure": choice(_("Maatregel"), [NOTHING, *measures]),
        "proof_nl": line(_("Wat is het bewijs"), language="nl"),
        "proof_en": line(_("Bewijs, Engels (mag leeg)"), language="en"),
        "code": code_field(),
    }
