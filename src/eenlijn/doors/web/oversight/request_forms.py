# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of what a privacy officer types about a request; the rules about it live in casework."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.requests.actions import Asked, Departure, Ruling
from eenlijn.casework.requests.codes import AskedBy, IdentityCheck, RequestKind, RequestWay, Verdict
from eenlijn.foundation.clock import local_moment

TOO_LONG = _("Maak deze tekst korter.")
CHOOSE = _("Maak een keuze.")
WRONG_DAY = _("Schrijf een dag, bijvoorbeeld 24-11-2026.")
FILL_IN = _("Vul dit in.")


def words(label: Any, longest: int = 4000, *, rows: int = 4, required: bool = True, hint: Any = "") -> Any:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": FILL_IN, "max_length": TOO_LONG},
    )


def line(label: Any, longest: int = 120, *, required: bool = True, hint: Any = "") -> Any:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        error_messages={"required": FILL_IN, "max_length": TOO_LONG},
    )


def one_of(label: Any, choices: Any) -> Any:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def day(label: Any, *, hint: Any = "") -> Any:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": WRONG_DAY, "invalid": WRONG_DAY},
    )


def moment_of(typed: Any, now: datetime) -> datetime:
    """Noon of a day that was typed; of today never later than now."""
    return min(local_moment(datetime.combine(typed, time(12))).moment_utc, now)


# A field may be called `words` too.
long_field = words


class AskedForm(forms.Form):
    """What came in by letter, mail or telephone."""

    kind = one_of(_("Wat vraagt deze persoon?"), RequestKind.choices)
    asked_by = one_of(_("Wie is het?"), AskedBy.choices)
    way = one_of(_("Hoe kwam het binnen?"), [one for one in RequestWay.choices if one[0] != "form"])
    received_on = day(_("Welke dag kwam het binnen?"), hint=_("De maand loopt vanaf die dag."))
    words = words(_("Wat staat er?"), rows=6, hint=_("Typ over wat er wordt gevraagd."))
    name = line(_("Naam"))
    address = long_field(_("Adres voor het antwoord"), 400, rows=3)
    is_minor = forms.BooleanField(
        label=_("Het gaat om een kind onder de 16. Een ouder of voogd vraagt het."), required=False
    )
    representative = line(_("Naam van ouder of voogd"), required=False)

    def asked(self, now: datetime) -> Asked:
        told = self.cleaned_data
        return Asked(
            kind=RequestKind(told["kind"]),
            words=told["words"],
            name=told["name"],
            address=told["address"],
            way=RequestWay(told["way"]),
            received_at=moment_of(told["received_on"], now),
            asked_by=AskedBy(told["asked_by"]),
            is_minor=told["is_minor"],
            representative=told["representative"],
        )


class JoinForm(forms.Form):
    dossier = line(_("Nummer van het dossier"), 20, hint=_("Bijvoorbeeld 7K4M-2QX."))


class IdentityForm(forms.Form):
    how = one_of(_("Hoe weet je wie dit vraagt?"), IdentityCheck.choices)
    asked_by = one_of(_("Wie is het in het dossier?"), AskedBy.choices)


class ExtendForm(forms.Form):
    reason = words(_("Waarom duurt het langer?"), 1000, rows=3, hint=_("De aanvrager leest dit."))


class DecideForm(forms.Form):
    verdict = one_of(_("Wat besluit je?"), Verdict.choices)
    reasons = words(_("Waarom?"), 3000, rows=6, hint=_("Dit staat in de brief. Noem niemand anders."))
    words = words(
        _("Wat moet er volgens de aanvrager staan?"),
        rows=4,
        required=False,
        hint=_("Alleen bij verbetering. Het komt naast wat er al staat."),
    )

    def ruling(self) -> Ruling:
        return Ruling(Verdict(self.cleaned_data["verdict"]), self.cleaned_data["reasons"])


class SentForm(forms.Form):
    """That a letter left; written down once."""

    on = day(_("Welke dag ging de brief weg?"))
    by = one_of(_("Hoe is de brief verstuurd?"), SentBy.choices)
    proof = line(_("Bewijs van verzending"), required=False, hint=_("Bijvoorbeeld het nummer van de post."))

    def departure(self, now: datetime) -> Departure:
        told = self.cleaned_data
        return Departure(moment_of(told["on"], now), told["by"], told["proof"])


class ObjectForm(forms.Form):
    on = day(_("Welke dag kwam het bezwaar binnen?"))
    words = words(_("Wat staat er in het bezwaar?"), rows=5)
