# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sector pack as contents of the rulebook, one per topic.

Terms and the ladder are the same in every sector and stay the product's own until an employer changes them.
"""

from typing import Any, Final

from eenlijn.commons.packs.codes import PackLetter, PolicyAnswer
from eenlijn.commons.packs.contents import Pack, PolicyRow, Task, Wording
from eenlijn.commons.packs.queries import as_content
from eenlijn.commons.rulebook.codes import TextName, Topic, text_topic
from eenlijn.commons.rulebook.topics.calendar import WEEKDAYS
from eenlijn.foundation.working_time import USUAL_HOLIDAYS

_TEXTS: Final = {
    PackLetter.NORM_NOTICE: TextName.NORM_NOTICE,
    PackLetter.WARNING: TextName.WRITTEN_WARNING,
}


# What every employer of the pilot adopted with its first pack; the lengths of all others are inferred.
_BASIC: Final = frozenset(
    {
        PolicyAnswer.TALK,
        PolicyAnswer.NORM_NOTICE,
        PolicyAnswer.HEARING_INVITATION,
        PolicyAnswer.TALK_CONFIRMATION,
        PolicyAnswer.WARNING,
    }
)


def contents_of(pack: Pack) -> dict[str, dict[str, Any]]:
    """What this pack says about each topic, and under `pack` the pack itself."""
    return {
        Topic.CALENDAR.value: _calendar(pack),
        Topic.POLICY.value: {"rows": [_policy(row) for row in pack.policy]},
        Topic.HOUSE_RULES.value: {
            "rules": [_said(rule.text) for rule in pack.house_rules.rules],
            "status": pack.house_rules.status,
        },
        Topic.WORDS.value: {"words": {word.value: _said(told) for word, told in pack.words.items()}},
        Topic.PLAYBOOKS.value: {
            "steps": {
                severity.value: [_step(one) for one in steps] for severity, steps in pack.playbooks.items()
            }
        },
        Topic.PLACES.value: {
            "places": [
                {"code": one.code, "location_type": one.location_type, "name": _said(one.name)}
                for one in pack.places
            ]
        },
        Topic.PARTNERS.value: {
            "partners": [
                {"code": one.code, "name": _said(one.name), "purpose": _said(one.purpose)}
                for one in pack.partners
            ]
        },
        **{text_topic(name): _text(pack, letter) for letter, name in _TEXTS.items()},
        Topic.PACK.value: as_content(pack),
    }


def _calendar(pack: Pack) -> dict[str, Any]:
    hours = zip(WEEKDAYS, pack.opening.week, strict=True)
    return {
        "opening": {
            day: [f"{one:%H:%M}" for one in open_then] if open_then else None for day, open_then in hours
        },
        "holidays": sorted(one.value for one in USUAL_HOLIDAYS),
        "closing_days": [],
    }


def _policy(row: PolicyRow) -> dict[str, Any]:
    return {
        "answer_kind": row.answer_kind.value,
        "lowest_level": row.lowest_level,
        "highest_level": row.highest_level,
        "decided_by": row.decided_by.nl,
        "default_months": row.default_months,
        "most_months": row.most_months,
        "after_kind": row.after.value if row.after else "",
        "is_example": row.answer_kind not in _BASIC,
    }


def _step(task: Task) -> dict[str, Any]:
    return {
        "code": task.code,
        "measure": task.measure,
        "owner": task.owner.value,
        "term": {"amount": task.term.amount, "unit": task.term.unit.value},
        "title": _said(task.title),
        "proof": _said(task.proof),
    }


def _text(pack: Pack, letter: PackLetter) -> dict[str, Any]:
    text = pack.letter(letter)
    return {"subject": text.subject, "body": text.body}


def _said(told: Wording) -> dict[str, str]:
    return {"nl": told.nl, "en": told.en}
