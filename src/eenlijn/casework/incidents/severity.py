# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How severe is it: a proposal by rules that explain themselves; a person confirms it.

The scale and these rules are inferred from municipal practice (list 8.2) and are ours, version 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import Severity

RULES_VERSION = 1


@dataclass(frozen=True)
class Rule:
    """`kinds` make the incident at least `severity`."""

    key: str
    severity: Severity
    kinds: frozenset[str]
    reason: Promise


@dataclass(frozen=True)
class Proposal:
    severity: Severity
    fired: tuple[Rule, ...]
    silent: tuple[Rule, ...]
    version: int = RULES_VERSION


RULES: tuple[Rule, ...] = (
    Rule(
        "E5",
        Severity.CRITICAL,
        frozenset({"physical_weapon", "hostage", "arson_explosive"}),
        _("Geweld met een wapen, gijzeling of een explosief is 5."),
    ),
    Rule(
        "E4",
        Severity.VERY_SERIOUS,
        frozenset(
            {
                "physical_assault",
                "sexual_physical",
                "threat_weapon",
                "threat_family",
                "threat_death_injury",
                "stalking",
                "doxing",
            }
        ),
        _("Slaan, een wapen, seksueel geweld of een bedreiging van het gezin is ten minste 4."),
    ),
    Rule(
        "E3",
        Severity.SERIOUS,
        frozenset(
            {
                "threat_general",
                "threat_property",
                "intimidation",
                "blackmail_coercion",
                "following_person",
                "breach_of_ban",
                "physical_light",
                "physical_spitting",
                "physical_object",
                "physical_attempt",
                "physical_obstruction",
                "sexual_verbal",
                "sexual_nonverbal",
                "discrimination_race",
                "discrimination_religion",
                "discrimination_gender",
                "discrimination_orientation",
                "discrimination_disability",
                "discrimination_other",
                "destruction",
                "theft_related",
                "online_threat",
                "animal",
            }
        ),
        _("Bedreiging, discriminatie, vastpakken, spugen of vernieling is ten minste 3."),
    ),
    Rule(
        "E2",
        Severity.NORM_BREACH,
        frozenset(
            {
                "verbal_insult",
                "verbal_humiliation",
                "nonverbal_gesture",
                "bullying",
                "false_accusation",
                "disturbance_order",
                "online_insult",
                "unwanted_recording",
                "other",
            }
        ),
        _("Uitschelden, kleineren of niet weg willen gaan is ten minste 2."),
    ),
)


# A weapon, or nobody free to go: a person sees such a report within fifteen minutes (decision 17).
RED_KINDS = frozenset({"threat_weapon", "physical_weapon", "hostage", "arson_explosive"})


def is_red(kinds: Iterable[str], *, is_safe_now: bool | None) -> bool:
    """Whether a report is red: the reporter is not safe yet, or a weapon was there."""
    return is_safe_now is False or not RED_KINDS.isdisjoint(kinds)


def propose_severity(kinds: Iterable[str]) -> Proposal:
    """The highest severity whose rule fires; 1 when none does."""
    present = set(kinds)
    fired = tuple(rule for rule in RULES if rule.kinds & present)
    silent = tuple(rule for rule in RULES if not rule.kinds & present)
    highest = max((rule.severity for rule in fired), key=lambda s: s.level, default=Severity.UNPLEASANT)
    return Proposal(severity=highest, fired=fired, silent=silent)
