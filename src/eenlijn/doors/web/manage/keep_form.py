# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of the rows: dossiers, or only figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eenlijn.casework.imports.codes import Keep
from eenlijn.casework.imports.queries import Batch
from eenlijn.foundation.text import whole


class KeepForm(forms.Form):
    """One choice; the middle one only when there are rows past their term."""

    keep_as = forms.ChoiceField(
        label=gettext_lazy("Wat wordt het?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er van de rijen wordt.")},
    )

    def __init__(self, batch: Batch, data: Any = None) -> None:
        """Propose figures for what retention would destroy at once."""
        usual = Keep.OLD_AS_FIGURES if batch.expired_rows else Keep.DOSSIERS
        super().__init__(data, initial={"keep_as": usual.value})
        field = self.fields["keep_as"]
        field.choices = [  # type: ignore[attr-defined]
            (value, words)
            for value, words in Keep.choices
            if value != Keep.OLD_AS_FIGURES or batch.expired_rows
        ]
        field.help_text = _expired(batch)
        if batch.loaded_rows:
            # A batch that was stopped goes on as it began.
            del self.fields["keep_as"]

    def keep(self) -> Keep:
        """Return the choice."""
        return Keep(self.cleaned_data.get("keep_as", Keep.DOSSIERS))


def _expired(batch: Batch) -> str:
    if not batch.expired_rows:
        return _("Een dossier uit een oud register is dicht: er loopt geen klok, en niemand krijgt bericht.")
    told = ngettext(
        "%(count)s rij is ouder dan jullie bewaartermijn van %(years)s jaar. Als dossier zou die meteen weg "
        "moeten. Als cijfer mag die blijven: zonder plaats, woorden en namen.",
        "%(count)s rijen zijn ouder dan jullie bewaartermijn van %(years)s jaar. Als dossier zouden die "
        "meteen weg moeten. Als cijfer mogen die blijven: zonder plaats, woorden en namen.",
        batch.expired_rows,
    )
    return told % {"count": whole(batch.expired_rows), "years": batch.retention_years}
