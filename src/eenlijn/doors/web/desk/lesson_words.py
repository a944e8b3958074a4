# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a page tells what was learned: causes, measures with their owner and day, and whether they work."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.learning.causes import causes
from eenlijn.casework.learning.queries import Analysis, Effect, Prevention
from eenlijn.doors.web.desk.measure_parts import Entry
from eenlijn.foundation.text import long_date, long_moment


def causes_entry(told: Analysis) -> Entry | None:
    """The causes with where each comes from; nothing before anybody wrote them."""
    if not told.version:
        return None
    others = ", ".join(_cause(code) for code in told.others)
    parts = (
        _("Speelde ook mee: %(causes)s.") % {"causes": others} if others else "",
        _("Wat we zelf bijdroegen: %(words)s") % {"words": told.contribution} if told.contribution else "",
        _("Geen maatregel nodig, omdat: %(words)s") % {"words": told.not_needed_because}
        if told.not_needed_because
        else "",
    )
    found = causes().get(told.main)
    title = _("Oorzaak: %(cause)s") % {"cause": _cause(told.main).lower() if told.main else _("vernietigd")}
    return Entry(
        title,
        "\n".join(part for part in parts if part),
        _source(found.source, found.is_verified) if found else "",
    )


def _cause(code: str) -> str:
    found = causes().get(code)
    return found.label if found else code


def _source(source: str, is_verified: bool) -> str:  # noqa: FBT001 - a flag of the data, shown as words
    told = _("Bron: %(source)s.") % {"source": source}
    return told if is_verified else f"{told} {_('Niet nagegaan.')}"


def prevention_entry(one: Prevention, owners: Mapping[UUID, str], today: date) -> Entry:
    """A measure: what, who and before which day; late is said in words."""
    risk = (
        _("RI&E %(section)s, sinds %(day)s: %(words)s")
        % {"section": one.risk_section, "day": long_date(one.risk_on), "words": one.risk_line}
        if one.risk_on
        else ""
    )
    dropped = _("Toch niet, omdat: %(why)s") % {"why": one.dropped_because} if one.dropped_because else ""
    done = _("Gedaan: %(words)s") % {"words": one.done_word} if one.done_word else ""
    day = long_date(one.due_on)
    due = _("te laat, moest af op %(day)s") if one.is_late(today) else _("klaar op %(day)s")
    small = (
        str(one.state.label),
        owners.get(one.owner_id, ""),
        due % {"day": day} if one.next_states else "",
    )
    return Entry(
        title=_("Voorkomen: %(what)s") % {"what": one.label},
        text="\n".join(part for part in (one.what, dropped, done, risk, *effect_lines(one.effects)) if part),
        small=" · ".join(part for part in small if part),
    )


def effect_lines(effects: Iterable[Effect]) -> list[str]:
    """What somebody saw who looked, one line each."""
    words = _("%(after)s: %(result)s. %(word)s (%(moment)s)")
    return [
        words
        % {
            "after": str(one.after.label).capitalize(),
            "result": str(one.result.label).lower(),
            "word": one.word,
            "moment": long_moment(one.checked_at),
        }
        for one in effects
    ]
