# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what is typed about an answer: itself, its leaving, a decision, a hearing, a talk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.codes import choices
from eenlijn.casework.response.actions import AnswerDraft, Departure, Talk
from eenlijn.casework.response.codes import AnswerKind, Closed, SentBy
from eenlijn.casework.response.duties import DUTIES
from eenlijn.casework.response.kinds import STEPS
from eenlijn.doors.web.desk.forms import LONGEST_LINE, LONGEST_TEXT, LocalMomentField, norm_rules

LONGEST_FUNCTION = 80


def _text(label: Any, rows: int = 3, longest: int = LONGEST_TEXT) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=longest, widget=forms.Textarea(attrs={"rows": rows})
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Schrijf een dag, bijvoorbeeld 24-11-2027.")},
    )


class AnswerForm(forms.Form):
    """The answer as far as it goes; every field may still be empty, the guard rails say what is missing."""

    kind = forms.ChoiceField(
        label=_("Welk antwoord krijgt de ander?"),
        choices=AnswerKind.choices,
        widget=forms.RadioSelect,
    )
    deviation = _text(_("Waarom kies je iets anders dan het beleid?"), 2)
    behaviour = _text(_("Wat de ander deed of zei"), 5)
    norm_rule = forms.ChoiceField(
        label=_("Welke regel van de norm?"),
        required=False,
        choices=norm_rules,
        widget=forms.RadioSelect,
    )
    starts_on = _day(_("Vanaf welke dag geldt dit?"))
    valid_until = _day(_("Tot en met welke dag geldt dit?"))
    where_it_holds = _text(_("Waar geldt dit?"), 2, LONGEST_LINE * 2)
    closes = forms.MultipleChoiceField(
        label=_("Wat kan tijdelijk niet?"),
        required=False,
        choices=[*Closed.choices, *((duty.code, duty.title) for duty in DUTIES)],
        widget=forms.CheckboxSelectMultiple,
    )
    instruction = _text(_("Wat doet een collega als de ander er toch is?"), 2, LONGEST_LINE * 2)
    to_call = forms.CharField(label=_("Wie belt een collega dan?"), required=False, max_length=LONGEST_LINE)
    legal_check = forms.CharField(
        label=_("Wie toetste dit aan de wet?"), required=False, max_length=LONGEST_LINE
    )
    legal_checked_on = _day(_("Op welke dag was die toets?"))
    birth_date = _day(_("Geboortedatum van de ander"))
    client_number = forms.CharField(label=_("Klantnummer of pasnummer"), required=False, max_length=40)
    representative = forms.CharField(
        label=_("Naam van ouder of voogd"), required=False, max_length=LONGEST_LINE
    )
    representative_address = _text(_("Adres van ouder of voogd"), 2, LONGEST_LINE * 2)
    has_consent = forms.BooleanField(label=_("De collega wil dit gesprek."), required=False)
    remaining_channel = _text(_("Hoe blijft de ander bij ons terecht kunnen?"), 2, LONGEST_LINE * 2)
    postponed_hearing = _text(_("Waarom kan de ander nu nog niet worden gehoord?"), 2)
    salutation = forms.CharField(label=_("Aanhef"), required=False, max_length=LONGEST_LINE)
    addressee_name = forms.CharField(label=_("Naam van de ander"), required=False, max_length=LONGEST_LINE)
    addressee_address = _text(_("Adres van de ander"), 2, LONGEST_LINE * 2)
    contact = forms.CharField(
        label=_("Waar kan de ander reageren?"), required=False, max_length=LONGEST_LINE * 2
    )
    note = _text(_("Wat is er afgesproken?"), 4)
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
            valid_until=typed["valid_until"],
            remaining_channel=typed["remaining_channel"],
            postponed_hearing=typed["postponed_hearing"],
            deviation=typed["deviation"],
            starts_on=typed["starts_on"],
            closes=closed_off(typed["kind"], typed["closes"]),
            where_it_holds=typed["where_it_holds"],
            instruction=typed["instruction"],
            to_call=typed["to_call"],
            birth_date=typed["birth_date"].isoformat() if typed["birth_date"] else "",
            client_number=typed["client_number"],
            representative=typed["representative"],
            representative_address=typed["representative_address"],
            legal_check=typed["legal_check"],
            legal_checked_on=typed["legal_checked_on"],
            has_consent=typed["has_consent"],
        )


def closed_off(kind: str, chosen: Iterable[str]) -> tuple[str, ...]:
    """What this answer closes off: what was chosen of it, else all that it is about; a duty is passed on."""
    own = [one.value for one in Closed if one in STEPS[AnswerKind(kind)].blocks]
    duties = [one for one in chosen if one not in Closed.values]
    return (*([one for one in own if one in chosen] or own), *duties)


class LateReasonMixin(forms.Form):
    """Asks why an answer is late, only when it is."""

    late_reason = forms.ChoiceField(label=_("Waarom is het later dan afgesproken?"), required=False)

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_late:
            empty = ("", _("Kies een reden"))
            self.fields["late_reason"].choices = [empty, *choices("response_reason_late")]  # type: ignore[attr-defined]
        else:
            del self.fields["late_reason"]


class DepartureForm(LateReasonMixin):
    """How and when the answer left. `by` is asked for letters only, the reason only when it is late."""

    field_order = ("late_reason", "at", "by", "proof")
    at = LocalMomentField(
        label=_("Wanneer ging het weg?"), error_messages={"required": _("Schrijf wanneer het wegging.")}
    )
    by = forms.ChoiceField(
        label=_("Hoe ging het weg?"),
        choices=SentBy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe de brief wegging.")},
    )
    proof = _text(_("Bewijs"), 2)

    def __init__(self, *args: Any, is_letter: bool, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, is_late=is_late, **kwargs)
        if not is_letter:
            del self.fields["by"]

    def departure(self) -> Departure:
        typed = self.cleaned_data
        return Departure(
            at=typed["at"],
            by=typed.get("by", ""),
            proof=typed["proof"],
            late_reason=typed.get("late_reason", ""),
        )


class TalkForm(LateReasonMixin):
    """A talk that was held, as who held it tells it."""

    field_order = ("late_reason", "at", "spoken_by", "behaviour", "norm_rule", "other_side", "agreements")
    at = LocalMomentField(
        label=_("Wanneer was het gesprek?"),
        error_messages={"required": _("Schrijf wanneer het gesprek was.")},
    )
    spoken_by = forms.CharField(
        label=_("Wie voerde het gesprek?"),
        max_length=LONGEST_FUNCTION,
        error_messages={"required": _("Schrijf welke functie het gesprek voerde.")},
    )
    behaviour = forms.CharField(
        label=_("Welk gedrag is genoemd?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf wat de ander deed of zei.")},
    )
    norm_rule = forms.ChoiceField(
        label=_("Welke regel van de norm is genoemd?"),
        choices=norm_rules,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies de regel die is genoemd.")},
    )
    other_side = _text(_("Wat vertelde de ander?"), 4)
    agreements = _text(_("Wat is er afgesproken?"), 3)

    def talk(self) -> Talk:
        typed = self.cleaned_data
        return Talk(
            at=typed["at"],
            spoken_by=typed["spoken_by"],
            behaviour=typed["behaviour"],
            norm_rule=typed["norm_rule"],
            agreements=typed["agreements"],
            late_reason=typed.get("late_reason", ""),
        )


class SendBackForm(forms.Form):
    """Why whoever decides does not agree."""

    reason = _text(_("Waarom stuur je het terug?"), 3)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def outcomes() -> list[tuple[str, Any]]:
    """How hearing the other side can have gone; being invited is not an outcome."""
    return [(state.value, state.label) for state in HearingState if state != HearingState.INVITED]


class HearingForm(forms.Form):
    """How the other side was heard, or why not."""

    state = forms.ChoiceField(
        label=_("Hoe is het gegaan?"),
        choices=outcomes,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het is gegaan.")},
    )
    at = LocalMomentField(
        label=_("Wanneer was dat?"), error_messages={"required": _("Schrijf wanneer dat was.")}
    )
    summary = _text(_("Wat vertelde de ander?"), 5)
    has_support = forms.BooleanField(label=_("Er was een tolk of iemand om te helpen bij."), required=False)
    reason = _text(_("Welk acuut gevaar is er?"), 2)

    def outcome(self) -> Outcome:
        typed = self.cleaned_data
        return Outcome(
            state=HearingState(typed["state"]),
            at=typed["at"],
            summary=typed["summary"],
            reason=typed["reason"],
            has_support=typed["has_support"],
        )
