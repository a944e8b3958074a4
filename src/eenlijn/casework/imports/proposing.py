# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing what columns and values mean, by their names and contents; a person decides."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from eenlijn.casework.imports.codes import VALUE_TARGETS, Target
from eenlijn.casework.imports.mapping import Column, Profile, Value
from eenlijn.casework.incidents.codes import Severity, code_list
from eenlijn.foundation.sealed.blind_index import normalise

_HEADERS: Final[tuple[tuple[Target, str], ...]] = (
    (Target.OCCURRED_TIME, r"tijd.*(voorval|incident|gebeur)|(voorval|incident).*tijd|^tijd(stip)?$|^time$"),
    (Target.REPORTED_TIME, r"tijd.*meld|meld.*tijd"),
    (Target.REPORTED, r"report|gemeld|melddat|meldingsdat|datum.*meld|registr|ingediend|aangemaakt"),
    (Target.OCCURRED, r"occur|gebeur|voorval|incident.*dat|dat.*incident|pleeg|^datum|^date|wanneer"),
    (Target.SEVERITY, r"^ernst|severity|zwaarte"),
    (Target.CHANNEL, r"kanaal|channel|contact(vorm|wijze)|manier van contact"),
    (
        Target.LOCATION_TYPE,
        r"premise|soort.*(plek|plaats|locatie)|type.*(plek|plaats|locatie)|location.?type",
    ),
    (Target.MUNICIPALITY, r"gemeente|municipal|city|woonplaats"),
    (Target.WORDS, r"omschrijv|beschrijv|descript|toelicht|verhaal|relaas|^tekst"),
    (Target.KIND, r"soort|aard|categor|kind|agressie|vorm|crime|delict|feit|desc|type"),
    (Target.PLACE, r"adres|address|plaats|locatie|location|straat|^waar"),
    (Target.KNOWN, r"(dader|veroorzaker|ander).*bekend|bekend.*(dader|veroorzaker|ander)"),
    (Target.NUMBER, r"nummer|number|zaak.?nr|kenmerk|incident.?(id|nr)|^nr\.?$|^id$"),
)
_MOMENTS: Final = frozenset({Target.OCCURRED, Target.REPORTED})

# The first line that fits decides, so the more special ones come first. Dutch and English.
_KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("threat_weapon", r"(bedreig|threat).*(wapen|mes\b|weapon|knife|gun)"),
    ("threat_death_injury", r"(bedreig|threat).*(dood|letsel|death|injury)|doodsbedreig"),
    (
        "physical_weapon",
        r"murder|homicide|moord|doodslag|disarm|(geweld|violence).*(wapen|weapon)|steek|stab",
    ),
    ("sexual_physical", r"aanrand|verkracht|sexual.*(assault|touch)|seksue.*(aanrak|geweld)"),
    ("sexual_verbal", r"sek?su|sexual"),
    ("discrimination_other", r"discrimin|racis"),
    ("physical_spitting", r"spug|spuu|spit"),
    ("physical_light", r"duw|trek|vastpak|vastgep|push|grab|(?<!no )physical contact"),
    ("online_threat", r"online.*(bedreig|threat)"),
    ("threat_general", r"bedreig|threat|menac"),
    ("physical_attempt", r"poging|attempt|endanger"),
    (
        "physical_assault",
        r"sla(an|g)|gesla|schop|bijt|mishandel|assault|hit|kick|bit|fysiek|lichamelijk|abuse",
    ),
    ("online_insult", r"online|social"),
    ("verbal_shouting", r"schreeuw|shout"),
    ("verbal_insult", r"scheld|beledig|insult|verba"),
    ("intimidation", r"intimid|druk zetten"),
    ("stalking", r"stalk|belag"),
    ("bullying", r"pest|harass|lastig"),
    ("physical_obstruction", r"obstruct|hinder|inslui"),
    ("disturbance_order", r"ordeverst|weiger|disturb|overlast"),
    ("destruction", r"verniel|damage|destruct|beschadig"),
    ("theft_related", r"diefstal|theft|rob|overval"),
    ("hostage", r"gijzel|hostage"),
    ("other", r"^(overig|anders|other|iets anders)"),
)
_PLACES: Final[tuple[tuple[str, str], ...]] = (
    ("public_hall_desk", r"balie|publiekshal|desk|government / public"),
    ("waiting_area", r"wacht|waiting"),
    ("interview_room", r"spreekkamer|interview"),
    ("emergency_department", r"spoed|seh|emergency"),
    ("hospital_ward", r"ziekenhuis|hospital"),
    ("mental_health_unit", r"ggz|mental"),
    ("station_stop", r"station|halte|terminal|stop\b"),
    ("public_transport_vehicle", r"\bbus|trein|tram|metro"),
    ("vehicle_service", r"dienstvoertuig|ambulance|service vehicle"),
    ("classroom", r"lokaal|classroom"),
    ("school_grounds", r"school"),
    ("home_of_citizen", r"woning|huis|home|residence|residential|resd"),
    ("street_public_space", r"straat|openbare|street|road|highway|alley|parking|park|plein|field"),
    ("office_back", r"kantoor|office"),
    ("sports_pool_library", r"zwembad|sport|biblio|library|stadium"),
    ("remote_no_place", r"telefoon|phone|online"),
    ("other", r"overig|anders|other|unknown"),
)
_KNOWN: Final[tuple[tuple[str, str], ...]] = (
    ("no", r"^(nee|n|no|0|false|onbekend)$"),
    ("yes", r"^(ja|j|yes|y|1|true|bekend)$"),
)
_RULES: Final[Mapping[Target, tuple[tuple[str, str], ...]]] = {
    Target.KIND: _KINDS,
    Target.LOCATION_TYPE: _PLACES,
    Target.KNOWN: _KNOWN,
}
_LISTS: Final = {
    Target.KIND: "incident_type",
    Target.LOCATION_TYPE: "location_type",
    Target.CHANNEL: "channel",
}


def propose_columns(profile: Profile) -> dict[Target, int]:
    """Propose at most one column per target: the one whose contents fit best, else the first."""
    found: dict[Target, int] = {}
    free = list(profile.columns)
    for target, pattern in _HEADERS:
        fits = [
            one for one in free if re.search(pattern, normalise(one.name)) and _fits(target, one, profile)
        ]
        if fits:
            best = max(fits, key=lambda column: _weight(target, column))
            found[target] = best.place
            free.remove(best)
    return found


def _fits(target: Target, column: Column, profile: Profile) -> bool:
    if not column.filled:
        return False
    if target in _MOMENTS:
        return column.evidence.looks_like_dates
    if column.evidence.looks_like_dates:
        return False
    if target is Target.NUMBER:
        return column.distinct == column.filled == profile.rows
    return target not in VALUE_TARGETS or bool(column.values)


def _weight(target: Target, column: Column) -> int:
    """For a kind: how many of our codes its values would become; for a number: how telling its name is."""
    if target is Target.KIND:
        return len(set(propose_values(target, column.values, {}).values()))
    if target is Target.NUMBER:
        return len(column.name)
    return -column.place


def propose_values(
    target: Target, values: Sequence[Value], municipalities: Mapping[str, str]
) -> dict[str, str]:
    """Propose a code per value where name or wording says it; the rest is left open.

    `municipalities` maps names to codes.
    """
    exact = {normalise(name): code for name, code in _names(target, municipalities).items()}
    proposed = ((value.key, exact.get(value.key) or _by_wording(target, value.key)) for value in values)
    return {key: code for key, code in proposed if code}


def _names(target: Target, municipalities: Mapping[str, str]) -> dict[str, str]:
    if target is Target.MUNICIPALITY:
        return dict(municipalities)
    if target is Target.SEVERITY:
        return _severity_names()
    if target not in _LISTS:
        return {}
    codes = code_list(_LISTS[target]).values()
    return {name: code.code for code in codes for name in (code.code, code.nl, code.en)}


def _severity_names() -> dict[str, str]:
    """The number, the word, and number with word; and the three words people use for the five."""
    names = {"licht": Severity.NORM_BREACH, "middel": Severity.SERIOUS, "zwaar": Severity.VERY_SERIOUS}
    for one in Severity:
        number, _space, word = str(one.label).partition(" ")
        names |= {number: one, word: one, f"{number} {word}": one, one.value: one}
    return {name: severity.value for name, severity in names.items()}


def _by_wording(target: Target, key: str) -> str:
    return next((code for code, pattern in _RULES.get(target, ()) if re.search(pattern, key)), "")
