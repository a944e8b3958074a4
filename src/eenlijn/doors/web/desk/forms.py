# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed at this desk; rules about it live in casework."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import KindGroup, PerpetratorKnown, Severity, choices, code_list
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, NormRule, SentBy
from eenlijn.foundation.clock import local_moment, to_local

LONGEST_TEXT = 4000
LONGEST_LINE = 200


class LocalMomentField(forms.Field):
    """A wall time in Amsterdam, typed in the browser's own control; cleaned to a moment in UTC."""

    widget = forms.DateTimeInput

    def to_python(self, value: Any) -> datetime | None:
        if not value:
            return None
        try:
            return local_moment(datetime.fromisoformat(str(value))).moment_utc
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("Schrijf een dag en een tijd, bijvoorbeeld 24-11-2026 14:38.")) from error

    def prepare_value(self, value: Any) -> Any:
        return to_local(value).replace(tzinfo=None) if isinstance(value, datetime) and value.tzinfo else value


def with_version(form: forms.Form, version: int) -> None:
    """After a stale save: what was typed stays, and the next save is of the newer version."""
    typed = {name: form.data.get(name) for name in form.data}
    form.data = {**typed, "version": str(version)}


def kinds_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind of the register under the group it is counted in."""
    kinds = code_list("incident_type").values()
    return [
        (str(group.label), [(kind.code, kind.label) for kind in kinds if kind.group == group])
        for group in KindGroup
    ]


def norm_rules() -> list[tuple[str, str]]:
    """The rules with their numbers, in the language of the page."""
    return [(rule.value, f"{rule.value}. {rule.label}") for rule in NormRule]


class AssessForm(forms.Form):
    """What a person establishes at triage."""

    main_type = forms.ChoiceField(label=_("Wat is er vooral gebeurd?"), choices=kinds_by_group)
    severity = forms.ChoiceField(
        label=_("Ernst"),
        choices=Severity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe ernstig dit was.")},
    )
    reason = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    perpetrator_known = forms.ChoiceField(
        label=_("Weten we wie de ander is?"),
        choices=PerpetratorKnown.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of we weten wie de ander is.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def assessment(self) -> Assessment:
        typed = self.cleaned_data
        return Assessment(
            severity=Severity(typed["severity"]),
            main_type=typed["main_type"],
            reason=typed["reason"],
            perpetrator_known=PerpetratorKnown(typed["perpetrator_known"]),
            version=typed["version"],
        )


class AnswerForm(forms.Form):
    """The answer as far as it goes; every field may still be empty, the guard rails say what is missing."""

    kind = forms.ChoiceField(
        label=_("Welk antwoord krijgt de ander?"), choices=AnswerKind.choices, widget=forms.RadioSelect
    )
    behaviour = forms.CharField(
        label=_("Wat de ander deed of zei"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    norm_rule = forms.ChoiceField(
        label=_("Welke regel van de norm?"),
        required=False,
        choices=norm_rules,
        widget=forms.RadioSelect,
    )
    salutation = forms.CharField(label=_("Aanhef"), required=False, max_length=LONGEST_LINE)
    addressee_name = forms.CharField(label=_("Naam van de ander"), required=False, max_length=LONGEST_LINE)
    addressee_address = forms.CharField(
        label=_("Adres van de ander"),
        required=False,
        max_length=LONGEST_LINE * 2,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    contact = forms.CharField(
        label=_("Waar kan de ander reageren?"), required=False, max_length=LONGEST_LINE * 2
    )
    note = forms.CharField(
        label=_("Wat is er afgesproken?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reporter_unrecognisable = forms.BooleanField(
        label=_("Ik heb de brief gelezen. Er staat niet in wie meldde."), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def draft(self) -> AnswerDraft:
        typed = self.cleaned_data
        return AnswerDraft(
            kind=AnswerKind(typed["kind"]),
            norm_rule=typed["norm_rule"],
            behaviour=typed["behaviour"],
            salutation=typed["salutation"],
            addressee_name=typed["addressee_name"],
            addressee_address=typed["addressee_address"],
            contact=typed["contact"],
            note=typed["note"],
            reporter_unrecognisable=typed["reporter_unrecognisable"],
            version=typed["version"] or 0,
        )


class DepartureForm(forms.Form):
    """How and when the answer left. `by` is asked for letters only, the reason only when it is late."""

    at = LocalMomentField(
        label=_("Wanneer ging het weg?"), error_messages={"required": _("Schrijf wanneer het wegging.")}
    )
    by = forms.ChoiceField(
        label=_("Hoe ging het weg?"),
        choices=SentBy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de brief wegging.")},
    )
    proof = forms.CharField(
        label=_("Bewijs"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    late_reason = forms.ChoiceField(label=_("Waarom is het later dan afgesproken?"), required=False)

    def __init__(self, *args: Any, is_letter: bool, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_letter:
            del self.fields["by"]
        if is_late:
            empty = ("", _("Kies een reden"))
            self.fields["late_reason"].choices = [empty, *choices("response_reason_late")]  # type: ignore[attr-defined]
        else:
            del self.fields["late_reason"]

    def departure(self) -> Departure:
        typed = self.cleaned_data
        return Departure(
            at=typed["at"],
            by=typed.get("by", ""),
            proof=typed["proof"],
            late_reason=typed.get("late_reason", ""),
        )
