# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a measure is, in the one sentence its letter says it with; a letter is always in Dutch."""

from collections.abc import Mapping
from typing import Final

from eenlijn.casework.response.codes import AnswerKind

_K = AnswerKind
SENTENCES: Final[Mapping[AnswerKind, str]] = {
    _K.FIXED_CONTACT: "U hebt contact met één vaste medewerker van ons.",
    _K.FIXED_PLACE: "U hebt contact met ons op een vaste plaats of tijd.",
    _K.APPOINTMENT: "U komt alleen op afspraak.",
    _K.WRITTEN_ONLY: "U hebt alleen schriftelijk contact met ons.",
    _K.PHONE_ONLY: "U hebt alleen telefonisch contact met ons.",
    _K.REPRESENTATIVE: "U hebt contact met ons via iemand die u machtigt.",
    _K.GUARD_PRESENT: "Bij een gesprek met ons is een beveiliger aanwezig.",
    _K.OFFICER_PRESENT: "Bij een gesprek met ons is de wijkagent aanwezig.",
    _K.TWO_STAFF: "Een gesprek met ons is altijd met twee medewerkers.",
    _K.NO_HOME_VISIT: "Wij komen niet bij u thuis.",
    _K.CONTACT_LIMIT: "Uw contact met ons is beperkt.",
    _K.CONTACT_BAN: "U neemt geen contact op met onze medewerkers.",
    _K.BUILDING_BAN: "U komt niet in ons gebouw.",
    _K.AREA_BAN: "U komt niet op ons terrein.",
    _K.TRAVEL_BAN: "U reist niet met ons op de genoemde lijn of het genoemde traject.",
    _K.STATION_BAN: "U komt niet op het genoemde station.",
    _K.PUPIL_MEASURE: "U volgt tijdelijk geen les op onze school.",
    _K.SUSPENSION: "Wij leggen onze dienst aan u tijdelijk stil.",
    _K.SERVICE_ENDED: "Wij stoppen met deze dienst aan u.",
    _K.TREATMENT_ENDED: "Wij stoppen met uw behandeling, na een toets aan de wet.",
}


def measure_words(kind: AnswerKind) -> str:
    """The sentence of this measure; nothing for what limits nobody."""
    return SENTENCES.get(kind, "")
