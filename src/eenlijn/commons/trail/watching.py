# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which lines of one day are worth a look: every rule with its threshold, each a pure function.

A line in the queue accuses nobody. A rule looks at codes, moments and answers that were worked out before;
it never sees a name or a word. Thresholds are ours; an employer that finds too many or too few says so.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from eenlijn.commons.trail.codes import ReviewRule

# What shows sealed parts of a case to somebody who signed in.
LOOKS: Final = frozenset(
    {
        "open_dossier",
        "reveal_names",
        "open_talk",
        "open_damage",
        "open_claim",
        "open_claim_letters",
        "open_joining",
        "open_behind_glass",
        "reveal_behind_glass",
    }
)
NAMES: Final = frozenset({"reveal_names"})
# Different dossiers of one person: in an hour, in a day, and how many times their own normal day.
MANY_IN_AN_HOUR: Final = 20
MANY_IN_A_DAY: Final = 50
TIMES_NORMAL: Final = 3
# Below this a busy day is just a busy day.
FEWEST_FOR_NORMAL: Final = 10
NORMAL_OVER: Final = timedelta(days=28)
# How long after names were shown an act on the dossier may follow.
ACT_WITHIN: Final = timedelta(hours=24)
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Look:
    """One line that showed something, with what the rules may know of it."""

    sequence: int
    at: datetime
    account_id: UUID
    role: str
    action: str
    incident_id: str
    number: str
    is_party: bool = False
    shares_name: bool = False
    has_task: bool = True
    is_open: bool = True
    acted_after: bool = True


@dataclass(frozen=True)
class Found:
    """One line for the queue; `count` is how many dossiers or times stand behind it."""

    rule: ReviewRule
    look: Look
    count: int = 1


# What is normal: how many different dossiers this person opens on a day on which they open any.
Normal = Mapping[UUID, float]
Rule = Callable[[Sequence[Look], Normal], list[Found]]


def own_name(looks: Sequence[Look], normal: Normal) -> list[Found]:
    """A dossier of the reader: reporter, whoever it happened to, or named as involved; once per dossier."""
    return _once_per_case(ReviewRule.OWN_NAME, (look for look in looks if look.is_party))


def same_family(looks: Sequence[Look], normal: Normal) -> list[Found]:
    """A dossier with somebody of the reader's family name, who is not the reader, once per dossier."""
    shared = (look for look in looks if look.shares_name and not look.is_party)
    return _once_per_case(ReviewRule.SAME_FAMILY, shared)


def no_relation(looks: Sequence[Look], normal: Normal) -> list[Found]:
    """Read without being asked for it, leading the team or coordinating at that moment, once per dossier."""
    strange = (look for look in looks if not look.has_task and not look.is_party)
    return _once_per_case(ReviewRule.NO_RELATION, strange)


def many_files(looks: Sequence[Look], normal: Normal) -> list[Found]:
    """Many different dossiers in an hour or a day, or many more than this person's normal; once a day."""
    found = []
    for account_id, mine in _by_person(looks).items():
        cases = {look.incident_id for look in mine}
        usual = normal.get(account_id)
        is_unusual = (
            usual is not None and len(cases) >= FEWEST_FOR_NORMAL and len(cases) >= usual * TIMES_NORMAL
        )
        if len(cases) >= MANY_IN_A_DAY or is_unusual or _in_an_hour(mine) >= MANY_IN_AN_HOUR:
            found.append(Found(ReviewRule.MANY_FILES, mine[-1], len(cases)))
    return found


def night(looks: Sequence[Look], normal: Normal) -> list[Found]:
    """Read while the employer is closed by its own calendar; once a day for each person."""
    late = [look for look in looks if not look.is_open]
    return [Found(ReviewRule.NIGHT, mine[0], len(mine)) for mine in _by_person(late).values()]


def names_without_act(looks: Sequence[Look], normal: Normal) -> list[Found]:
    """Names were shown, and within a day nothing was done with the dossier; once per dossier."""
    idle = (look for look in looks if look.action in NAMES and not look.acted_after)
    return _once_per_case(ReviewRule.NAMES_WITHOUT_ACT, idle)


RULES: Final[tuple[Rule, ...]] = (own_name, same_family, no_relation, many_files, night, names_without_act)


def worth_a_look(looks: Iterable[Look], normal: Normal) -> list[Found]:
    """Everything that any rule finds in the looks of one day, in the order of the trail."""
    ordered = sorted(looks, key=lambda look: look.sequence)
    found = [one for rule in RULES for one in rule(ordered, normal)]
    return sorted(found, key=lambda one: (one.look.sequence, one.rule))


def family_names(name: str) -> frozenset[str]:
    """The family names in a name as it is written: what comes last, of a double name both.

    Words between (van, de, ter) are left out, and so is a name of one word: that is a first name.
    """
    _first, _space, rest = " ".join(name.split()).partition(" ")
    last = [_last_word(part) for part in rest.split("-")]
    return frozenset(word for word in last if word)


def _last_word(part: str) -> str:
    words = [word.strip(".,").casefold() for word in part.split()]
    return next((word for word in reversed(words) if word and word not in _BETWEEN), "")


_BETWEEN: Final = frozenset(
    """van de der den het 't te ter ten in op aan bij onder uit voor d' la le du von zu el al ben""".split()  # noqa: SIM905
)


def _once_per_case(rule: ReviewRule, looks: Iterable[Look]) -> list[Found]:
    first: dict[tuple[UUID, str], list[Look]] = defaultdict(list)
    for look in looks:
        first[look.account_id, look.incident_id].append(look)
    return [Found(rule, same[0], len(same)) for same in first.values()]


def _by_person(looks: Iterable[Look]) -> dict[UUID, list[Look]]:
    found: dict[UUID, list[Look]] = defaultdict(list)
    for look in looks:
        found[look.account_id].append(look)
    return found


def _in_an_hour(looks: Sequence[Look]) -> int:
    """The most different dossiers in any sixty minutes."""
    most = 0
    for place, first in enumerate(looks):
        within = {look.incident_id for look in looks[place:] if look.at < first.at + _HOUR}
        most = max(most, len(within))
    return most
