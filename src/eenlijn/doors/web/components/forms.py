# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form that the components page shows in all its states; it is never sent anywhere."""

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = (
    ("verbal", _("Uitgeschol\u00adden")),
    ("threat", _("Bedreigd")),
    ("grabbed", _("Geduwd of vastgepakt")),
    ("discrimination", _("Gediscrimi\u00adneerd")),
    ("damage", _("Iets vernield")),
    ("other", _("Iets anders")),
)
MOMENTS = (("now", _("Zonet")), ("today", _("Eerder vandaag")), ("other", _("Andere dag")))
SEVERITIES = (
    ("s1", _("1 Hinderlijk")),
    ("s2", _("2 Normoverschrijdend")),
    ("s3", _("3 Ernstig")),
    ("s4", _("4 Zeer ernstig")),
    ("s5", _("5 Levensbedreigend")),
)
STEPS = (
    ("talk", _("1 Gesprek over de norm")),
    ("warning", _("2 Schriftelijke waarschuwing")),
    ("ban", _("3 Afspraak over contact")),
    ("none", _("Geen antwoord mogelijk")),
)


class ExampleForm(forms.Form):
    """One field of every kind."""

    kinds = forms.MultipleChoiceField(
        label=_("Wat is er gebeurd?"),
        choices=KINDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wat er is gebeurd. Weet je het niet? Kies dan ‘Iets anders’.")},
    )
    when = forms.ChoiceField(label=_("Wanneer?"), choices=MOMENTS, widget=forms.RadioSelect, initial="now")
    when_at = forms.DateTimeField(
        label=_("Dag en tijd, ongeveer is goed"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    where = forms.CharField(label=_("Waar?"), max_length=120)
    words = forms.CharField(
        label=_("Vertel het kort"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    severity = forms.ChoiceField(label=_("Ernst"), choices=SEVERITIES, widget=forms.RadioSelect, initial="s3")
    step = forms.ChoiceField(
        label=_("Kies een trede"), choices=STEPS, widget=forms.RadioSelect, initial="warning", required=False
    )

    unit = forms.ChoiceField(
        label=_("Team"),
        choices=(("", _("Kies een team")), ("62", _("Lijn 62, Almelo")), ("9", _("Lijn 9, Enschede"))),
    )
    day = forms.DateField(
        label=_("Dag van verzenden"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    number = forms.CharField(label=_("Kenmerk"), disabled=True, required=False, initial="7K4M-2QX")
    file = forms.FileField(label=_("Bestand"), required=False)
    agreed = forms.BooleanField(label=_("Een tweede persoon heeft dit gelezen"), required=False)
