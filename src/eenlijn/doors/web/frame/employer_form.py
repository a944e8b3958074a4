# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of an employer that joins; the same at the very first start and for who keeps the system."""

from typing import Any, Final, cast

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType, Sector
from eenlijn.commons.packs.contents import Pack
from eenlijn.commons.packs.queries import all_packs
from eenlijn.commons.tenancy.invitations import NewEmployer
from eenlijn.commons.tenancy.joined import functions_of

LONGEST_SLUG: Final = 60
TOO_LONG: Final = gettext_lazy("Maak dit korter.")


def postal_field(label: Any, *, rows: int) -> forms.CharField:
    """The postal address as it stands in every letter, line by line."""
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("Staat in elke brief. Bijvoorbeeld: Postbus 1, en daaronder 7600 AA Almelo."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": gettext_lazy("Vul het postadres in. Zonder adres kan er geen brief weg."),
            "max_length": TOO_LONG,
        },
    )


class EmployerForm(forms.Form):
    """Name, sector with its pack, kind, municipality and the phone that people inside call."""

    employer_name = forms.CharField(
        label=gettext_lazy("Hoe heet je werkgever?"),
        max_length=120,
        error_messages={
            "required": gettext_lazy("Vul de naam van de werkgever in."),
            "max_length": TOO_LONG,
        },
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    sector = forms.ChoiceField(
        label=gettext_lazy("In welke sector?"),
        help_text=gettext_lazy("Je krijgt het startpakket van die sector. Later kun je alles aanpassen."),
        choices=Sector.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies een sector."),
            "invalid_choice": gettext_lazy("Kies een sector uit de lijst."),
        },
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor organisatie is het?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een soort uit de lijst.")},
    )
    municipality = forms.ChoiceField(
        label=gettext_lazy("In welke gemeente?"),
        error_messages={
            "required": gettext_lazy("Kies de gemeente van het hoofdkantoor."),
            "invalid_choice": gettext_lazy("Kies een gemeente uit de lijst."),
        },
    )
    postal_lines = postal_field(gettext_lazy("Wat is het postadres?"), rows=2)
    phone_label = forms.CharField(
        label=gettext_lazy("Wie neemt de telefoon op?"),
        help_text=gettext_lazy("Dit nummer staat boven elke melding. Bijvoorbeeld: Meldkamer."),
        max_length=80,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    phone_number = forms.CharField(
        label=gettext_lazy("Op welk nummer?"),
        max_length=20,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(self, municipalities: list[tuple[str, str]], *args: Any, **given: Any) -> None:
        """Offer the municipalities of this region."""
        super().__init__(*args, **given)
        self._towns = municipalities
        towns = cast("forms.ChoiceField", self.fields["municipality"])
        towns.choices = [("", _("Kies een gemeente")), *municipalities]
        kinds = cast("forms.ChoiceField", self.fields["kind"])
        kinds.choices = [("", _("Kies een soort")), *_kinds()]

    def clean(self) -> dict[str, Any]:
        """The kind belongs to the sector; a sector with one kind needs no choice. Both parts of a phone."""
        given = super().clean() or {}
        if given.get("sector") and "kind" in given:
            self._settle_kind(Sector(given["sector"]), given["kind"])
        if bool(given.get("phone_label")) != bool(given.get("phone_number")):
            missing = "phone_number" if given.get("phone_label") else "phone_label"
            self.add_error(missing, _("Vul wie opneemt en het nummer allebei in, of geen van beide."))
        return given

    def _settle_kind(self, sector: Sector, kind: str) -> None:
        fitting = [one for one in OrganisationType if SECTOR_OF[one] == sector]
        if not kind and len(fitting) == 1:
            self.cleaned_data["kind"] = fitting[0].value
        elif not kind:
            self.add_error("kind", _("Kies wat voor organisatie het is."))
        elif OrganisationType(kind) not in fitting:
            own = SECTOR_OF[OrganisationType(kind)].label
            self.add_error("kind", _("Deze soort hoort bij de sector «%(sector)s».") % {"sector": own})

    def employer(self) -> NewEmployer:
        """What was typed, with a short name for addresses made from the name."""
        given = self.cleaned_data
        return NewEmployer(
            name=given["employer_name"],
            slug=short_name(given["employer_name"]),
            organisation_type=OrganisationType(given["kind"]),
            municipality_code=given["municipality"],
            place_name=dict(self._towns)[given["municipality"]],
            postal_lines=plain_lines(given["postal_lines"]),
            phone_label=given["phone_label"],
            phone_number=given["phone_number"],
        )


def plain_lines(typed: str) -> str:
    """An address as it is printed: a line per line, without empty ones."""
    return "\n".join(line.strip() for line in typed.splitlines() if line.strip())


def short_name(name: str) -> str:
    """Return the name as it stands in addresses."""
    return slugify(name)[:LONGEST_SLUG].strip("-_").replace("_", "-") or "werkgever"


def pack_words() -> dict[str, str]:
    """Return what the pack of each sector brings, in one sentence."""
    return {pack.sector.value: _brings(pack) for pack in all_packs()}


def _brings(pack: Pack) -> str:
    names = functions_of(pack.sector)
    functions = ", ".join(names[:3])
    more = "" if len(names) <= 3 else _(" en meer")  # noqa: PLR2004 - three say enough
    rules = ngettext("%(count)s huisregel", "%(count)s huisregels", len(pack.house_rules.rules))
    places = ngettext("%(count)s soort plek", "%(count)s soorten plekken", len(pack.places))
    told = {
        "functions": functions + more,
        "places": places % {"count": len(pack.places)},
        "rules": rules % {"count": len(pack.house_rules.rules)},
    }
    return _("Functies: %(functions)s. Verder %(places)s, %(rules)s, draaiboeken en twee brieven.") % told


def _kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            str(sector.label),
            [(one.value, str(one.label)) for one in OrganisationType if SECTOR_OF[one] == sector],
        )
        for sector in Sector
    ]
