# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a kind of prevention measure helps, in general words: for an owner who reads nothing of a dossier.

Our own sentences, one for each kind of list 8.17; none of them can say what happened.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: Final[Mapping[str, Promise]] = {
    "norm_communication": _("Wie weet wat hier wel en niet kan, gaat er minder vaak overheen."),
    "process_information": _("Wie weet waar hij aan toe is, raakt minder snel boos."),
    "waiting_management": _("Lang wachten zonder uitleg is een bekende aanleiding voor agressie."),
    "staffing": _("Met genoeg collega's staat niemand er alleen voor."),
    "layout_building": _("Een goede inrichting geeft rust, en een weg om weg te komen."),
    "access_control": _("Zo komt niemand ongemerkt op een plek waar hij niet hoort."),
    "alarm_system": _("Zo is er snel hulp als het misgaat."),
    "camera_bodycam": _(
        "Beeld weerhoudt mensen, en laat later zien wat er was. Houd je aan de regels voor camera's."
    ),
    "security_guard": _("Iemand die let op de veiligheid, houdt het rustig en grijpt op tijd in."),
    "home_visit_protocol": _("Goede afspraken vooraf maken een huisbezoek veiliger."),
    "lone_work_rule": _("Wie alleen werkt, heeft afspraken nodig over hulp."),
    "phone_script": _("Wie weet wat hij kan zeggen, houdt een lastig telefoongesprek rustiger."),
    "online_moderation_rule": _("Duidelijke regels houden een pagina leefbaar voor iedereen."),
    "training": _("Wie heeft geoefend, weet wat te doen als het spannend wordt."),
    "team_norm_session": _("Een team dat één lijn trekt, staat sterker."),
    "case_consultation": _("Samen vooruitkijken voorkomt dat het opnieuw misgaat."),
    "partner_agreement": _("Met vaste afspraken is er sneller hulp van buiten."),
    "care_route": _("Wie iets meemaakt, moet snel weten waar hulp is."),
    "rie_update": _(
        "De risico-inventarisatie en het plan van aanpak zijn wettelijk verplicht (Arbowet, artikel 5)."
    ),
    "policy_change": _("Beleid dat klopt met het werk, geeft iedereen houvast."),
}


def reason_of(kind: str) -> str:
    """The general sentence; of a kind that the list no longer has, none."""
    return str(REASONS.get(kind, ""))
