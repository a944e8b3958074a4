# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of policy, house rules, words, places and partners: rows that one fills, changes or empties."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import choices as codes_of
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.packs.codes import PackWord
from eenlijn.commons.rulebook.topics.policy import HIGHEST, LONGEST_MONTHS, LOWEST
from eenlijn.doors.web.manage.rule_form import (
    NOTHING,
    FormPart,
    FormRow,
    RuleForm,
    both_languages,
    choice,
    line,
    number,
)
from eenlijn.doors.web.manage.rule_words import word_label

LONGEST_CODE: Final = 40
# The answers about which a policy can say something; that none is possible is no decision of anybody.
DECIDED: Final = [(one.value, one.label) for one in AnswerKind if one is not AnswerKind.NONE_POSSIBLE]


class PolicyForm(RuleForm):
    """Which answer at which severity, who decides, and how long it lasts."""

    def build(self) -> None:
        self.add_rows("row", self._fields, mappings(self.before.get("rows")))

    def _fields(self) -> dict[str, forms.Field]:
        known = dict(DECIDED)
        others = (
            {str(one.get("answer_kind", "")) for one in mappings(self.before.get("rows"))}
            - known.keys()
            - {""}
        )
        kinds = [NOTHING, *DECIDED, *((one, one) for one in sorted(others))]
        return {
            "answer_kind": choice(_("Antwoord"), kinds),
            "lowest_level": number(_("Ernst vanaf"), LOWEST, HIGHEST),
            "highest_level": number(_("Ernst tot en met"), LOWEST, HIGHEST),
            "decided_by": line(_("Welke functie besluit")),
            "default_months": number(_("Duurt (maanden, mag leeg)"), 1, LONGEST_MONTHS),
            "most_months": number(_("Ten hoogste (maanden, mag leeg)"), 1, LONGEST_MONTHS),
            "after_kind": choice(_("Alleen na dit antwoord (mag leeg)"), kinds),
        }

    def parts(self) -> Sequence[FormPart]:
        hint = _(
            "Wat iemand beperkt, heeft altijd een langste duur. Maak een regel leeg om hem weg te halen. "
            "De duur in het startpakket is een voorbeeld. Wat je wijzigt, is van jullie."
        )
        return (FormPart(_("Beleidstabel"), hint, self.form_rows("row", _("Regel"))),)

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty; months may be left out."""
        given = super().clean() or {}
        needed = ("answer_kind", "lowest_level", "highest_level", "decided_by")
        for place in range(self.count("row")):
            row = {one: given.get(f"row_{place}_{one}") for one in self.columns["row"]}
            if any(value not in {None, ""} for value in row.values()):
                for one in needed:
                    if row[one] in {None, ""} and f"row_{place}_{one}" in given:
                        self.add_error(f"row_{place}_{one}", _("Vul dit in, of maak de hele regel leeg."))
        return given

    def content(self) -> dict[str, Any]:
        """A row that was not touched stays the example that it was; one that was, is the employer's own."""
        examples = [_typed(one) for one in mappings(self.before.get("rows")) if one.get("is_example")]
        rows = [{**row, "after_kind": row["after_kind"] or ""} for row in self.typed_rows("row")]
        return {"rows": [{**row, "is_example": _typed(row) in examples} for row in rows]}


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "is_example"}


class HouseRulesForm(RuleForm):
    """Numbered rules in both languages."""

    def build(self) -> None:
        self.add_rows("rule", both_languages, _said(self.before.get("rules")))

    def parts(self) -> Sequence[FormPart]:
        hint = _("De volgorde is het nummer. Maak een regel leeg om hem weg te halen.")
        return (FormPart(_("Huisregels"), hint, self.form_rows("rule", _("Huisregel"))),)

    def content(self) -> dict[str, Any]:
        return {"rules": [_in_both(row) for row in self.typed_rows("rule")], "status": ""}


class WordsForm(RuleForm):
    """The own word for each of ours; empty means ours."""

    def build(self) -> None:
        before = self.before.get("words")
        told = before if isinstance(before, Mapping) else {}
        self.told = {word: told.get(word, "") for word in [*PackWord.values, *told]}
        for word, told in self.told.items():
            for language, field in both_languages().items():
                self.add(f"word_{word}_{language}", field, as_said(told).get(language))

    def parts(self) -> Sequence[FormPart]:
        rows = tuple(
            FormRow(word_label(word), (self[f"word_{word}_nl"], self[f"word_{word}_en"]))
            for word in self.told
        )
        return (FormPart(_("Eigen woorden"), _("Laat leeg wat jullie net zo noemen als wij."), rows),)

    def content(self) -> dict[str, Any]:
        rows = {
            word: {one: self.cleaned_data.get(f"word_{word}_{one}") for one in ("nl", "en")}
            for word in self.told
        }
        return {"words": {word: _in_both(row) for word, row in rows.items() if row["nl"] or row["en"]}}


class PlacesForm(RuleForm):
    """Where things happen; the kind of place is that of the register."""

    def build(self) -> None:
        before = [
            {**as_said(one.get("name")), "code": one.get("code"), "location_type": one.get("location_type")}
            for one in mappings(self.before.get("places"))
        ]
        self.add_rows("place", _place_fields, before)

    def parts(self) -> Sequence[FormPart]:
        hint = _("De soort plaats telt mee in de cijfers. Maak een regel leeg om hem weg te halen.")
        return (FormPart(_("Plekken"), hint, self.form_rows("place", _("Plek"))),)

    def content(self) -> dict[str, Any]:
        rows = [row for row in self.typed_rows("place") if row["nl"] or row["en"]]
        codes = codes_for(row["code"] or row["nl"] or row["en"] for row in rows)
        return {
            "places": [
                {"code": code, "location_type": row["location_type"] or "", "name": _in_both(row)}
                for code, row in zip(codes, rows, strict=True)
            ]
        }


class PartnersForm(RuleForm):
    """Who else to call, and what for."""

    empty_rows = 2

    def build(self) -> None:
        before = [
            {
                **as_said(one.get("name")),
                **{f"purpose_{language}": text for language, text in as_said(one.get("purpose")).items()},
                "contact": one.get("contact"),
                "code": one.get("code"),
            }
            for one in mappings(self.before.get("partners"))
        ]
        self.add_rows("partner", _partner_fields, before)

    def parts(self) -> Sequence[FormPart]:
        hint = _(
            "Noem een organisatie of een functie, nooit een persoon. Maak een regel leeg om hem weg te halen."
        )
        return (FormPart(_("Partners"), hint, self.form_rows("partner", _("Partner"))),)

    def content(self) -> dict[str, Any]:
        rows = [row for row in self.typed_rows("partner") if row["nl"] or row["en"]]
        codes = codes_for(row["code"] or row["nl"] or row["en"] for row in rows)
        return {
            "partners": [
                {
                    "code": code,
                    "name": _in_both(row),
                    "purpose": {"nl": row["purpose_nl"] or "", "en": row["purpose_en"] or ""},
                    "contact": row["contact"] or "",
                }
                for code, row in zip(codes, rows, strict=True)
            ]
        }


def _place_fields() -> dict[str, forms.Field]:
    kinds = [("", _("Geen soort")), *codes_of("location_type")]
    return {**both_languages(), "location_type": choice(_("Soort plaats"), kinds), "code": code_field()}


def _partner_fields() -> dict[str, forms.Field]:
    return {
        **both_languages(),
        "purpose_nl": line(_("Waarvoor"), language="nl"),
        "purpose_en": line(_("Waarvoor, Engels (mag leeg)"), language="en"),
        "contact": line(_("Nummer of adres (mag leeg)")),
        "code": code_field(),
    }


def code_field() -> forms.CharField:
    """A code stays with its row, so that what points to it keeps pointing there."""
    return forms.CharField(required=False, max_length=LONGEST_CODE, widget=forms.HiddenInput)


def codes_for(names: Iterable[str]) -> list[str]:
    """A code per name, of small letters; two of the same name get a number."""
    found: list[str] = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        code = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[: LONGEST_CODE - 4]
        code = code if code[:1].isalpha() else f"x_{code}"[: LONGEST_CODE - 4].strip("_")
        number_of = sum(one == code or re.fullmatch(rf"{code}_\d+", one) is not None for one in found)
        found.append(f"{code}_{number_of + 1}" if number_of else code)
    return found


def _in_both(row: Mapping[str, Any]) -> dict[str, str]:
    return {"nl": row["nl"] or "", "en": row["en"] or ""}


def as_said(told: Any) -> dict[str, Any]:
    """A text in one or both languages; what is neither is nothing."""
    if isinstance(told, str):
        return {"nl": told}
    return {one: told.get(one) for one in ("nl", "en")} if isinstance(told, Mapping) else {}


def _said(told: Any) -> list[dict[str, Any]]:
    return [as_said(one) for one in told] if isinstance(told, list) else []


def mappings(told: Any) -> list[Mapping[str, Any]]:
    return [one for one in told if isinstance(one, Mapping)] if isinstance(told, list) else []
