# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ladder as tiles: the proposed answer first, then the families, and last what is impossible and why."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind, Closed
from eenlijn.casework.response.duties import duties_of
from eenlijn.casework.response.kinds import FAMILY_WORDS, STEPS
from eenlijn.casework.response.ladder import Rung, Standing, rungs
from eenlijn.doors.web.components.shapes import Choice

_K = AnswerKind
WHAT_IT_IS: Final[Mapping[AnswerKind, Promise]] = {
    _K.NORM_NOTICE: gettext_lazy(
        "Feiten, norm en hoe de ander kan reageren. Geen straf, geen gevolg voor de dienst."
    ),
    _K.HEARING_INVITATION: gettext_lazy("Eerst de kant van de ander, daarna een besluit."),
    _K.TALK: gettext_lazy("Iemand van ons sprak de ander aan op het gedrag."),
    _K.TALK_CONFIRMATION: gettext_lazy("Wat er is besproken en afgesproken, op papier."),
    _K.AGREEMENT: gettext_lazy("De ander bood excuus aan, of we spraken af hoe het voortaan gaat."),
    _K.RESTORATIVE_TALK: gettext_lazy("De ander en de collega praten samen. Alleen als de collega dat wil."),
    _K.VERBAL_WARNING: gettext_lazy("Iemand waarschuwde de ander mondeling."),
    _K.WARNING: gettext_lazy("Blijft staan tot een einddatum. Wie mandaat heeft, besluit."),
    _K.BUILDING_BAN: gettext_lazy("De ander komt tijdelijk niet in een gebouw."),
    _K.AREA_BAN: gettext_lazy("De ander komt tijdelijk niet op een terrein."),
    _K.TRAVEL_BAN: gettext_lazy("De ander reist tijdelijk niet mee op een lijn of traject."),
    _K.STATION_BAN: gettext_lazy("De ander komt tijdelijk niet op een station."),
    _K.PUPIL_MEASURE: gettext_lazy("De leerling komt tijdelijk niet in de les. Er is werk voor thuis."),
    _K.ONLINE_MODERATION: gettext_lazy("Volgens de regels die op het kanaal staan."),
    _K.FIXED_CONTACT: gettext_lazy("De ander krijgt één medewerker voor al het contact."),
    _K.FIXED_PLACE: gettext_lazy("Contact op een vaste plaats of tijd."),
    _K.APPOINTMENT: gettext_lazy("De ander komt alleen op afspraak."),
    _K.WRITTEN_ONLY: gettext_lazy("De ander schrijft en krijgt schriftelijk antwoord."),
    _K.PHONE_ONLY: gettext_lazy("De ander belt en komt niet langs."),
    _K.REPRESENTATIVE: gettext_lazy("Iemand die de ander kiest, doet het contact."),
    _K.GUARD_PRESENT: gettext_lazy("Bij elk gesprek is een beveiliger."),
    _K.OFFICER_PRESENT: gettext_lazy("Bij elk gesprek is de wijkagent."),
    _K.TWO_STAFF: gettext_lazy("Een gesprek is altijd met twee collega's."),
    _K.NO_HOME_VISIT: gettext_lazy("De ander komt naar ons toe."),
    _K.CONTACT_LIMIT: gettext_lazy("Minder vaak contact, of op één manier."),
    _K.CONTACT_BAN: gettext_lazy("De ander neemt tijdelijk geen contact op met medewerkers."),
    _K.SUSPENSION: gettext_lazy("Stil tot er afspraken zijn. Wat de wet vraagt, gaat door."),
    _K.SERVICE_ENDED: gettext_lazy("Alleen na een toets aan de wet. Wat de wet vraagt, gaat door."),
    _K.TREATMENT_ENDED: gettext_lazy("Alleen na een toets aan de wet. Spoedeisende zorg gaat door."),
    _K.BENEFIT_REDUCTION: gettext_lazy("Een apart besluit, met een eigen weg om bezwaar te maken."),
    _K.TENANCY: gettext_lazy("De rechter beslist."),
    _K.MAYOR: gettext_lazy("De burgemeester beslist."),
    _K.CARE_REFERRAL: gettext_lazy("Voor wie verward is en hulp nodig heeft."),
    _K.NONE_POSSIBLE: gettext_lazy("De ander is onbekend, of de politie vraagt te wachten."),
}


def tiles(chosen: AnswerKind, around: Circumstances) -> tuple[Choice, ...]:
    """Every answer of this sector; what is impossible cannot be pressed, and says why."""
    return tuple(_tile(place, rung, chosen) for place, rung in enumerate(rungs(around)))


def _tile(place: int, rung: Rung, chosen: AnswerKind) -> Choice:
    is_closed = rung.standing is Standing.NOT_ALLOWED
    return Choice(
        value=rung.kind.value,
        words=rung.kind.label,
        small=f"{rung.why} {WHAT_IT_IS[rung.kind]}".strip(),
        checked=rung.kind is chosen and not is_closed,
        group=_group(rung),
        id=f"id_kind_{place}",
        disabled=is_closed,
    )


def _group(rung: Rung) -> str:
    if rung.standing is Standing.PROPOSED:
        return ""
    if rung.standing is Standing.NOT_ALLOWED:
        return _("Dit kan nu niet")
    return str(FAMILY_WORDS[rung.family][0])


def closed_tiles(kind: AnswerKind, closes: tuple[str, ...], around: Circumstances) -> tuple[Choice, ...]:
    """What this answer closes off for a while; then what always stays open, which cannot be chosen."""
    own = [one for one in Closed if one in STEPS[kind].blocks]
    can = [
        Choice(
            value=one.value,
            words=one.label,
            checked=not closes or one in closes,
            id=f"id_closes_{place}",
        )
        for place, one in enumerate(own)
    ]
    cannot = [
        Choice(
            value=duty.code,
            words=duty.title,
            small=_("Blijft altijd open. %(why)s") % {"why": duty.why},
            id=f"id_closes_{place}",
            disabled=True,
        )
        for place, duty in enumerate(duties_of(around.employer.organisation_type), len(own))
    ]
    return (*can, *cannot)
