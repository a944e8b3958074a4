# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed at triage: first whether it was aggression, then what is known, then how severe."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.dossier.details import Proposals
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import (
    Gate,
    Injury,
    PerpetratorKnown,
    Severity,
    Target,
    code_list,
)
from eenlijn.casework.incidents.severity import Grounds, Proposal, propose_severity
from eenlijn.doors.web.desk.forms import LONGEST_TEXT, kinds_by_group

# Not one of the three friendly outcomes: it may have been aggression, but the facts are not established.
FACTS_MISSING: Final = "not_upheld"
GATES: Final[list[tuple[str, str | Promise]]] = [
    (Gate.AGGRESSION.value, _("Ja, dit was agressie")),
    (Gate.EMOTION.value, _("Nee, dit was emotie")),
    (Gate.CRITICISM.value, _("Nee, dit was kritiek")),
    (Gate.COMPLAINT.value, _("Nee, dit was een klacht")),
    (FACTS_MISSING, _("Dat is niet vast te stellen")),
]
KNOWN: Final[list[tuple[str, str | Promise]]] = [
    ("yes", _("Ja")),
    ("no", _("Nee")),
    ("unknown", _("Weet ik niet")),
]
_TOLD: Final = {"yes": True, "no": False}
_ASKED_OF_AGGRESSION: Final = {
    "main_type": _("Kies wat er vooral gebeurde."),
    "perpetrator_known": _("Kies of we weten wie de ander is."),
    "severity": _("Kies hoe ernstig dit was."),
}


class _KnownField(forms.ChoiceField):
    """Yes, no, or nobody knows yet; left empty nobody knows."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label, choices=KNOWN, required=False, widget=forms.RadioSelect, initial="unknown"
        )

    def clean(self, value: Any) -> bool | None:
        return _TOLD.get(super().clean(value))


class AssessForm(forms.Form):
    """The gate asks for nothing else when it was no aggression, but for a reason."""

    gate = forms.ChoiceField(
        label=_("Was dit agressie?"),
        choices=GATES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies eerst of dit agressie was.")},
    )
    gate_reason = forms.CharField(
        label=_("Waarom geen agressie?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    main_type = forms.ChoiceField(
        label=_("Wat is er vooral gebeurd?"), choices=kinds_by_group, required=False
    )
    injury = forms.ChoiceField(
        label=_("Was er letsel?"),
        choices=Injury.choices,
        required=False,
        widget=forms.RadioSelect,
        initial=Injury.UNKNOWN,
    )
    had_weapon = _KnownField(_("Was er een wapen, of iets dat zo werd gebruikt?"))
    target = forms.ChoiceField(
        label=_("Op wie was het gericht?"),
        choices=Target.choices,
        required=False,
        widget=forms.RadioSelect,
        initial=Target.EMPLOYEE,
    )
    is_repetition = _KnownField(_("Deed dezelfde persoon dit eerder?"))
    decision_influenced = _KnownField(_("Is er een besluit door veranderd?"))
    service_interrupted = _KnownField(_("Lag het werk even stil?"))
    has_absence = _KnownField(_("Kon iemand daarna niet werken?"))
    perpetrator_known = forms.ChoiceField(
        label=_("Weten we wie de ander is?"),
        choices=PerpetratorKnown.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    severity = forms.ChoiceField(
        label=_("Ernst"), choices=Severity.choices, required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    proposed = forms.CharField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("gate") == Gate.AGGRESSION:
            for name, words in _ASKED_OF_AGGRESSION.items():
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(words, code="required"))
        return typed

    @property
    def is_aggression(self) -> bool:
        return bool(self.cleaned_data["gate"] == Gate.AGGRESSION)

    @property
    def chosen_gate(self) -> Gate | None:
        """Which friendly outcome; None when the facts are not established."""
        gate = self.cleaned_data["gate"]
        return None if gate == FACTS_MISSING else Gate(gate)

    def assessment(self) -> Assessment:
        typed = self.cleaned_data
        return Assessment(
            severity=Severity(typed["severity"]),
            main_type=typed["main_type"],
            reason=typed["reason"],
            perpetrator_known=PerpetratorKnown(typed["perpetrator_known"]),
            version=typed["version"],
            grounds=grounds_in(typed),
            decision_influenced=typed["decision_influenced"],
            service_interrupted=typed["service_interrupted"],
            has_absence=typed["has_absence"],
        )


def grounds_in(typed: Mapping[str, Any]) -> Grounds:
    """The grounds in what was typed, cleaned or not; what nobody offered is unknown."""
    injury, target = typed.get("injury"), typed.get("target")
    return Grounds(
        had_weapon=_known_in(typed.get("had_weapon")),
        injury=Injury(injury) if injury in Injury.values else Injury.UNKNOWN,
        is_repetition=_known_in(typed.get("is_repetition")),
        target=Target(target) if target in Target.values else Target.EMPLOYEE,
    )


def _known_in(told: Any) -> bool | None:
    return told if isinstance(told, bool) else _TOLD.get(str(told))


def proposal_of(typed: Mapping[str, Any], dossier: Dossier) -> Proposal:
    """What the rules say of the answers as they stand on the page now."""
    chosen = str(typed.get("main_type") or dossier.main_type)
    main_type = chosen if chosen in code_list("incident_type") else dossier.main_type
    return propose_severity([main_type, *dossier.other_types], grounds_in(typed))


def stored(dossier: Dossier) -> dict[str, Any]:
    """The form as the dossier stands; nothing is answered that nobody established, least of all the gate."""
    known = {True: "yes", False: "no", None: "unknown"}
    return {
        "gate": dossier.gate,
        "main_type": dossier.main_type,
        "injury": dossier.grounds.injury.value,
        "had_weapon": known[dossier.grounds.had_weapon],
        "target": dossier.grounds.target.value,
        "is_repetition": known[dossier.grounds.is_repetition],
        "decision_influenced": known[dossier.decision_influenced],
        "service_interrupted": known[dossier.service_interrupted],
        "has_absence": known[dossier.has_absence],
        "perpetrator_known": dossier.perpetrator_known,
        "severity": (dossier.severity or dossier.proposal.severity).value,
        "proposed": dossier.proposal.severity.value,
        "reason": "" if dossier.severity else dossier.severity_reason,
        "version": dossier.version,
    }


def as_told(typed: Mapping[str, Any], told: Proposals) -> dict[str, Any]:
    """What nobody established yet is filled in from the reporter's own answers; a person confirms it."""
    words = {True: "yes", False: "no", None: "unknown"}
    proposed = {
        "injury": told.injury.value if told.injury else Injury.UNKNOWN.value,
        "is_repetition": words[told.is_repetition],
        "service_interrupted": words[told.service_interrupted],
        "has_absence": words[told.has_absence],
        "perpetrator_known": (told.perpetrator_known or PerpetratorKnown.UNKNOWN).value,
    }
    unknown = {name: value for name, value in proposed.items() if typed[name] == "unknown"}
    return {**typed, **unknown}


def recalculated(typed: Mapping[str, Any], proposal: Proposal) -> dict[str, Any]:
    """What was typed, with the new proposal; a severity nobody moved moves along."""
    chosen = typed.get("severity", "")
    moves = not chosen or chosen == typed.get("proposed")
    return {
        **typed,
        "severity": proposal.severity.value if moves else chosen,
        "proposed": proposal.severity.value,
    }
