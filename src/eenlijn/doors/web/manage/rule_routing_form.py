# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the routing table: a section per rule, and who is told at which severity."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.incidents.codes import KindGroup
from eenlijn.casework.incidents.codes import choices as codes_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.rulebook.topics.reading import Misshapen
from eenlijn.commons.rulebook.topics.routing import LEVELS, MOST_RULES, TOLD, Routing, Weight, Who
from eenlijn.doors.web.manage.rule_form import FormPart, FormRow, RuleForm, choice, line, number
from eenlijn.doors.web.manage.rule_list_forms import code_field, codes_for, mappings
from eenlijn.doors.web.manage.rule_routing_words import Offered, gone, level_label

RED: Final = (
    ("", gettext_lazy("Maakt niet uit")),
    ("yes", gettext_lazy("Alleen rode meldingen")),
    ("no", gettext_lazy("Alleen meldingen die niet rood zijn")),
)
_MANY: Final = ("levels", "kinds", "units", "sites", "channels", "told")
_IS_RED: Final = {"yes": True, "no": False}
_BY_ROLE: Final = f"{Who.ROLE}:{Role.COO}"
Options = list[tuple[str, Any]]


class RoutingForm(RuleForm):
    """What each rule asks, who handles what fits, and who is told besides. The first rule that fits wins."""

    def __init__(
        self, content: Mapping[str, Any], version: int, data: Any = None, *, offered: Offered | None = None
    ) -> None:
        """Offer the teams, sites and coordinators of today, and whatever the rules name already."""
        self.offered = offered or Offered()
        super().__init__(content, version, data)

    def build(self) -> None:
        rules = [_flat(one) for one in mappings(self.before.get("rules"))]
        self.places = range(min(MOST_RULES, max(len(rules) + 1, self._sent("rule"))))
        for place in self.places:
            told = rules[place] if place < len(rules) else {}
            for name, field in self._fields(told).items():
                self.add(f"rule_{place}_{name}", field, told.get(name))
            self.initial[f"rule_{place}_place"] = place + 1 if place < len(rules) else None
        by_weight = self.before.get("by_weight")
        for weight in Weight:
            roles = by_weight.get(weight.value) if isinstance(by_weight, Mapping) else None
            words = _("Bij ernst «%(weight)s» krijgt ook bericht") % {"weight": weight.label}
            self.add(f"weight_{weight.value}", _several(words, _roles()), roles)

    def _fields(self, told: Mapping[str, Any]) -> dict[str, forms.Field]:
        house = self.offered.house
        several: dict[str, tuple[str, Options]] = {
            "levels": (_("Ernst (niets is alles)"), [(f"s{one}", level_label(one)) for one in LEVELS]),
            "kinds": (_("Soort gedrag (niets is alles)"), list(KindGroup.choices)),
            "units": (_("Team, met wat eronder valt (niets is alles)"), list(house.unit_names.items())),
            "sites": (_("Plek (niets is alles)"), list(house.sites.items())),
            "channels": (_("Kanaal (niets is alles)"), codes_of("channel")),
            "told": (_("Krijgt ook bericht"), _roles()),
        }
        return {
            "name": line(_("Naam van de regel")),
            "place": number(_("Plaats in de rij"), 1, MOST_RULES),
            "is_red": choice(_("Rood of niet"), list(RED)),
            **{
                name: _several(words, _with(told, name, options))
                for name, (words, options) in several.items()
            },
            "who": choice(_("Wie behandelt het"), self._handlers(told)),
            "code": code_field(),
        }

    def _handlers(self, told: Mapping[str, Any]) -> Options:
        options: Options = [
            ("", _("Niemand in het bijzonder, zoals zonder regel")),
            (_BY_ROLE, _("De coördinator van het team die het minst in handen heeft")),
            *((f"{Who.MEMBER}:{pk}", name) for pk, name in self.offered.coordinators),
        ]
        return _with({"who": [told["who"]] if told.get("who") else []}, "who", options)

    def parts(self) -> Sequence[FormPart]:
        hint = _("De eerste regel die past, wint. Maak de naam leeg om een regel weg te halen.")
        rules = tuple(
            FormPart(_("Regel %(number)s") % {"number": place + 1}, "" if place else hint, self._rows(place))
            for place in self.places
        )
        words = _("Dit geldt bij elke regel, ook als er geen past.")
        weights = tuple(FormRow("", (self[f"weight_{one.value}"],), columns=2) for one in Weight)
        return (*rules, FormPart(_("Wie bij welke ernst ook bericht krijgt"), words, weights))

    def _rows(self, place: int) -> tuple[FormRow, ...]:
        def row(name: str, columns: int = 1) -> FormRow:
            return FormRow("", (self[f"rule_{place}_{name}"],), columns=columns)

        shown = [name for name in _MANY[:-1] if len(self[f"rule_{place}_{name}"])]
        return (
            FormRow("", tuple(self[f"rule_{place}_{name}"] for name in ("code", "name", "place", "is_red"))),
            *(row(name, 2) for name in shown),
            row("who"),
            row("told", 2),
        )

    def clean(self) -> dict[str, Any]:
        """A rule has a name; one in which something was chosen without a name is no empty rule."""
        given = super().clean() or {}
        for place in self.places:
            name = f"rule_{place}_name"
            chosen = [given.get(f"rule_{place}_{one}") for one in (*_MANY, "is_red", "who")]
            if name in given and not given[name] and not given.get(f"rule_{place}_code") and any(chosen):
                self.add_error(name, _("Geef deze regel een naam, of haal weg wat je koos."))
        return given

    def content(self) -> dict[str, Any]:
        typed = [self._typed(place) for place in self.places if self.cleaned_data.get(f"rule_{place}_name")]
        typed.sort(key=lambda one: one["place"])
        codes = codes_for(one["code"] or one["name"] for one in typed)
        by_weight = {weight.value: self.cleaned_data[f"weight_{weight.value}"] for weight in Weight}
        return {
            "rules": [_rule(code, one) for code, one in zip(codes, typed, strict=True)],
            "by_weight": {weight: told for weight, told in by_weight.items() if told},
        }

    def _typed(self, place: int) -> dict[str, Any]:
        """What was typed of one rule; without a place of its own it comes where it stands."""
        given = {
            name: self.cleaned_data.get(f"rule_{place}_{name}")
            for name in ("name", "is_red", "who", "code", *_MANY)
        }
        chosen = self.cleaned_data.get(f"rule_{place}_place")
        was = self.initial.get(f"rule_{place}_place")
        # Who gives a rule the place of another, means before it.
        return {**given, "place": (chosen or place + 1, chosen == was, place)}


def _rule(code: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": code,
        "name": typed["name"],
        **{name: typed[name] or [] for name in _MANY},
        "is_red": _IS_RED.get(typed["is_red"] or ""),
        "handler": _handler(typed["who"] or ""),
    }


def _handler(typed: str) -> dict[str, str]:
    who, _colon, whom = typed.partition(":")
    if who == Who.ROLE:
        return {"who": who, "role": whom}
    if who == Who.MEMBER:
        return {"who": who, "account": whom}
    return {"who": Who.NOBODY.value}


def _flat(rule: Mapping[str, Any]) -> dict[str, Any]:
    """A rule as the form holds it; words for severities become the severities they stand for."""
    try:
        (read,) = Routing.from_content({"rules": [rule]}).rules
    except Misshapen:
        return {"name": str(rule.get("name", "")), "code": str(rule.get("code", ""))}
    told = read.to_content()
    handler = told["handler"]
    whom = handler.get("role") or handler.get("account")
    return {
        **told,
        "is_red": {True: "yes", False: "no", None: ""}[read.is_red],
        "who": f"{handler['who']}:{whom}" if whom else "",
    }


def _with(told: Mapping[str, Any], name: str, options: Options) -> Options:
    """What a rule names already can be seen and taken away, also when it is not there any more."""
    known = {code for code, _words in options}
    missing = [one for one in told.get(name) or () if one not in known]
    return [*options, *((one, gone()) for one in missing)]


def _roles() -> Options:
    return [(role.value, role.label) for role in TOLD]


def _several(words: str, options: Iterable[tuple[str, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=words,
        required=False,
        choices=list(options),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies uit de lijst.")},
    )
