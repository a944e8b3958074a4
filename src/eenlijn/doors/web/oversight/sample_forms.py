# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of what a privacy officer types about the reader: a function and an organisation, no name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.doors.web.oversight.request_forms import line


class ReaderForm(forms.Form):
    """Who reads, as the outcome will tell it."""

    function = line(_("Functie van de lezer"), 100, hint=_("Bijvoorbeeld: ombudsman. Geen naam."))
    organisation = line(_("Organisatie van de lezer"), 100, hint=_("Een andere organisatie dan de jouwe."))
