# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed about a measure that runs; the rules about it live in casework."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.restrictions.codes import BreachKind, ContactChannel, LiftReason, ReviewOutcome
from eenlijn.casework.restrictions.postings import Choice
from eenlijn.doors.web.desk.forms import LocalMomentField
from eenlijn.doors.web.desk.measure_forms import TOO_LONG, WRONG_DAY, picker, radio, with_empty, words_field


def day_field(said: Any, *, required: bool = False, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=said,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY, "required": WRONG_DAY},
    )


def moment_field(said: Any) -> LocalMomentField:
    attrs = {"type": "datetime-local", "step": "60"}
    return LocalMomentField(
        label=said,
        widget=forms.DateTimeInput(attrs=attrs, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Schrijf een dag en een tijd, bijvoorbeeld 24-11-2026 14:38.")},
    )


class LiftForm(forms.Form):
    reason = radio(_("Waarom stopt het eerder?"), LiftReason.choices)
    words = words_field(
        _("Uitleg voor de ander"),
        1000,
        required=True,
        hint=_("Dit staat in de brief. Schrijf u, en noem niemand van ons."),
    )


class ReviewForm(forms.Form):
    outcome = radio(_("Wat komt eruit?"), ReviewOutcome.choices)
    seen_on = day_field(_("Dag van het laatste gedrag"), hint=_("Nodig als de maatregel doorloopt."))
    ends_on = day_field(_("Nieuwe laatste dag"), hint=_("Alleen als de maatregel korter wordt."))
    words = words_field(
        _("Waarom?"),
        1000,
        required=True,
        hint=_("Bij doorlopen: wat deed de ander, waar en wanneer. Bij stoppen staat dit in de brief."),
    )


class BreachForm(forms.Form):
    at = moment_field(_("Wanneer?"))
    where = words_field(_("Waar?"), 200, rows=1)
    words = words_field(
        _("Wat gebeurde er?"), 1000, required=True, hint=_("Alleen wat iemand zag of hoorde.")
    )
    police_called = radio(_("Is de politie gebeld?"), (("yes", _("Ja")), ("no", _("Nee"))))
    kind = radio(_("Wat was het?"), BreachKind.choices)


class ContactForm(forms.Form):
    answered_on = day_field(_("Wanneer kreeg de ander antwoord?"), required=True)
    channel = radio(_("Hoe?"), ContactChannel.choices)
    function_name = forms.CharField(
        label=_("Wie antwoordde? Schrijf de functie"),
        max_length=80,
        error_messages={"required": _("Schrijf de functie, geen naam."), "max_length": TOO_LONG},
    )
    words = words_field(_("Waarover ging het, en wat was het antwoord?"), 1000, required=True)


class LeftForm(forms.Form):
    """That the letter which says that it stops went away."""

    at = moment_field(_("Wanneer ging het weg?"))
    by = radio(_("Hoe ging het weg?"), SentBy.choices)
    proof = words_field(_("Bewijs"), 300, rows=2, hint=_("Bijvoorbeeld het nummer van de post."))


class PostingForm(forms.Form):
    site = picker(_("Waar hangt het?"), ())
    rules_number = picker(_("Welke versie?"), ())
    hangs_since = day_field(_("Sinds welke dag?"), required=True)

    def __init__(self, *args: Any, sites: list[Choice], versions: list[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].choices = with_empty([(one.id, one.words) for one in sites])  # type: ignore[attr-defined]
        self.fields["rules_number"].choices = with_empty(  # type: ignore[attr-defined]
            [(one.id, one.words) for one in versions]
        )
