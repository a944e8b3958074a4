# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of an own statement, and of a letter that turns out to be a request about data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.fairness.codes import StatementWay
from eenlijn.casework.requests.codes import AskedBy, RequestKind, RequestWay
from eenlijn.doors.web.desk.forms import LocalMomentField
from eenlijn.doors.web.desk.measure_forms import radio, words_field

LONGEST_STATEMENT = 8000


class StatementForm(forms.Form):
    way = radio(
        _("Hoe kwam deze verklaring binnen?"), [one for one in StatementWay.choices if one[0] != "link"]
    )
    at = LocalMomentField(
        label=_("Wanneer kwam die binnen?"), error_messages={"required": _("Schrijf wanneer dat was.")}
    )
    words = words_field(
        _("De verklaring"),
        LONGEST_STATEMENT,
        rows=8,
        required=True,
        hint=_("Woord voor woord. Verbeter niets, ook geen fouten."),
    )


class MarkForm(forms.Form):
    """A letter on this dossier that asks about somebody's own data."""

    kind = radio(_("Wat vraagt deze persoon?"), RequestKind.choices)
    asked_by = radio(_("Wie is het?"), AskedBy.choices)
    way = radio(_("Hoe kwam het binnen?"), [one for one in RequestWay.choices if one[0] != "form"])
    at = LocalMomentField(
        label=_("Wanneer kwam het binnen?"), error_messages={"required": _("Schrijf wanneer dat was.")}
    )
    words = words_field(
        _("Wat staat er?"), 4000, rows=5, required=True, hint=_("Typ over wat er wordt gevraagd.")
    )
    name = forms.CharField(label=_("Naam"), max_length=120, error_messages={"required": _("Schrijf dit op.")})
    address = words_field(_("Adres voor het antwoord"), 400, required=True)
    is_minor = forms.BooleanField(
        label=_("Het gaat om een kind onder de 16. Een ouder of voogd vraagt het."), required=False
    )
    representative = forms.CharField(label=_("Naam van ouder of voogd"), max_length=120, required=False)
