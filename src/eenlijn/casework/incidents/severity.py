# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How severe is it: a proposal by rules that explain themselves; a person confirms it.

The grounds are kind, weapon, injury, confirmed repetition and target (list 8.2); what nobody established
fires nothing. Some rules say "at least so severe", the others raise that by one step, together never
above 4. The scale and these rules are inferred from municipal practice and are ours, version 2.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import Injury, KindGroup, Severity, Target, kind_group

RULES_VERSION = 2
# One step higher stops here: only what happened itself makes a crisis.
HIGHEST_RAISED = Severity.VERY_SERIOUS


@dataclass(frozen=True)
class Grounds:
    """What a person established besides the kinds; the reporter's words alone establish none of it.

    `is_repetition` is true only when a person confirmed that it is the same other person (decision 31).
    """

    had_weapon: bool | None = None
    injury: Injury = Injury.UNKNOWN
    is_repetition: bool | None = None
    target: Target = Target.EMPLOYEE


NOTHING_KNOWN = Grounds()


def _never(kinds: frozenset[str], grounds: Grounds) -> bool:
    return False


@dataclass(frozen=True)
class Rule:
    """Fires on one of its `kinds`, or on what `on` says of kinds and grounds.

    `severity` is the least that follows; None raises what the other rules say by one step.
    """

    key: str
    severity: Severity | None
    reason: str | Promise
    kinds: frozenset[str] = frozenset()
    on: Callable[[frozenset[str], Grounds], bool] = _never

    def fires(self, kinds: frozenset[str], grounds: Grounds) -> bool:
        return not self.kinds.isdisjoint(kinds) or self.on(kinds, grounds)


@dataclass(frozen=True)
class Proposal:
    severity: Severity
    fired: tuple[Rule, ...]
    silent: tuple[Rule, ...]
    version: int = RULES_VERSION


_THREATENING = frozenset({KindGroup.THREAT, KindGroup.HARASSMENT, KindGroup.PHYSICAL, KindGroup.SEXUAL})
_BLOWS = frozenset({"physical_assault", "physical_attempt"})


def _threatens(kinds: frozenset[str]) -> bool:
    return any(kind_group(kind) in _THREATENING for kind in kinds) or not kinds.isdisjoint(
        {"online_threat", "doxing"}
    )


def _blows_with_weapon(kinds: frozenset[str], grounds: Grounds) -> bool:
    return grounds.had_weapon is True and not _BLOWS.isdisjoint(kinds)


def _family_threatened(kinds: frozenset[str], grounds: Grounds) -> bool:
    return grounds.target is Target.FAMILY and _threatens(kinds)


KIND_RULES: tuple[Rule, ...] = (
    Rule(
        "E5",
        Severity.CRITICAL,
        kinds=frozenset({"physical_weapon", "hostage", "arson_explosive"}),
        reason=_("Geweld met een wapen, gijzeling of een explosief is 5."),
    ),
    Rule(
        "E4",
        Severity.VERY_SERIOUS,
        kinds=frozenset(
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
        reason=_("Slaan, een wapen, seksueel geweld of een bedreiging van het gezin is ten minste 4."),
    ),
    Rule(
        "E3",
        Severity.SERIOUS,
        kinds=frozenset(
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
        reason=_("Bedreiging, discriminatie, vastpakken, spugen of vernieling is ten minste 3."),
    ),
    Rule(
        "E2",
        Severity.NORM_BREACH,
        kinds=frozenset(
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
        reason=_("Uitschelden, kleineren of niet weg willen gaan is ten minste 2."),
    ),
)
GROUND_RULES: tuple[Rule, ...] = (
    Rule(
        "W5",
        Severity.CRITICAL,
        reason=_("Slaan of schoppen met een wapen erbij is 5."),
        on=_blows_with_weapon,
    ),
    Rule(
        "W4",
        Severity.VERY_SERIOUS,
        reason=_("Er was een wapen, of iets dat zo werd gebruikt: ten minste 4."),
        on=lambda _kinds, grounds: grounds.had_weapon is True,
    ),
    Rule(
        "L4",
        Severity.VERY_SERIOUS,
        reason=_("Een arts of meer was nodig: ten minste 4."),
        on=lambda _kinds, grounds: grounds.injury is Injury.DOCTOR,
    ),
    Rule(
        "L3",
        Severity.SERIOUS,
        reason=_("Eerste hulp was nodig: ten minste 3."),
        on=lambda _kinds, grounds: grounds.injury is Injury.FIRST_AID,
    ),
    Rule(
        "D4",
        Severity.VERY_SERIOUS,
        reason=_("Gezin of thuis is bedreigd, belaagd of geraakt: ten minste 4."),
        on=_family_threatened,
    ),
    Rule(
        "D3",
        Severity.SERIOUS,
        reason=_("Het was gericht op gezin of thuis: ten minste 3."),
        on=lambda _kinds, grounds: grounds.target is Target.FAMILY,
    ),
    Rule(
        "D+",
        None,
        reason=_("Het was gericht op een bestuurder of raadslid: één stap hoger, ten hoogste 4."),
        on=lambda _kinds, grounds: grounds.target is Target.OFFICE_HOLDER,
    ),
    Rule(
        "H+",
        None,
        reason=_("Iemand bevestigde dat dit eerder gebeurde: één stap hoger, ten hoogste 4."),
        on=lambda _kinds, grounds: grounds.is_repetition is True,
    ),
)
RULES = KIND_RULES + GROUND_RULES


# A weapon, or nobody free to go: a person sees such a report within fifteen minutes (decision 17).
RED_KINDS = frozenset({"threat_weapon", "physical_weapon", "hostage", "arson_explosive"})


def is_red(kinds: Iterable[str], *, is_safe_now: bool | None) -> bool:
    """Whether a report is red: the reporter is not safe yet, or a weapon was there."""
    return is_safe_now is False or not RED_KINDS.isdisjoint(kinds)


def propose_severity(kinds: Iterable[str], grounds: Grounds = NOTHING_KNOWN) -> Proposal:
    """The highest severity whose rule fires, raised where a rule says so; 1 when none does."""
    present = frozenset(kinds)
    fired = tuple(rule for rule in RULES if rule.fires(present, grounds))
    silent = tuple(rule for rule in RULES if rule not in fired)
    least = max((rule.severity.level for rule in fired if rule.severity), default=1)
    raises = sum(rule.severity is None for rule in fired)
    level = max(least, min(least + raises, HIGHEST_RAISED.level))
    return Proposal(severity=_of_level(level), fired=fired, silent=silent)


def _of_level(level: int) -> Severity:
    return next(severity for severity in Severity if severity.level == level)
