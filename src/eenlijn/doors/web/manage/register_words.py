# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What registers, trials and places are called on a screen, and in which address a register stands."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.directory.codes import Caveat, PlaceAnswer, RegisterKind
from eenlijn.commons.directory.places import Municipal, Place
from eenlijn.commons.directory.queries import RegisterView
from eenlijn.commons.directory.trial import Trial
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.text import long_date, whole

SLUGS: Final = {
    RegisterKind.GOVERNMENT: "overheid",
    RegisterKind.CHANGES: "wijzigingen",
    RegisterKind.SAFETY_REGIONS: "veiligheidsregios",
    RegisterKind.PRIMARY_SCHOOLS: "basisscholen",
    RegisterKind.HOSPITALS: "ziekenhuizen",
    RegisterKind.AMBULANCE_POSTS: "ambulanceposten",
    RegisterKind.POSTCODES: "postcodes",
    RegisterKind.BOUNDARIES: "gemeentegrenzen",
    RegisterKind.BOUNDARIES_REGION: "gemeentegrenzen-regio",
}
_KINDS: Final = {slug: kind for kind, slug in SLUGS.items()}


def kind_of(slug: str) -> RegisterKind:
    """Return the register at this address; NotVisible when there is none."""
    if slug not in _KINDS:
        raise NotVisible
    return _KINDS[slug]


def registers_sentence(rows: Sequence[RegisterView]) -> str:
    there = sum(one.newest is not None for one in rows)
    if not there:
        return _("Er is nog geen register ingelezen.")
    told = ngettext(
        "%(count)s register is ingelezen, van %(every)s.",
        "%(count)s registers zijn ingelezen, van %(every)s.",
        there,
    )
    return told % {"count": whole(there), "every": whole(len(rows))}


def trial_sentence(trial: Trial) -> str:
    """What changes by this edition, in one sentence: before it is loaded and after."""
    if trial.is_same:
        return _("Deze uitgave staat er al. Er verandert niets.")
    told = _("%(new)s nieuw, %(changed)s veranderd, %(ended)s beëindigd, %(unchanged)s ongewijzigd.")
    return told % {
        "new": whole(len(trial.new)),
        "changed": whole(len(trial.changed)),
        "ended": whole(len(trial.ended)),
        "unchanged": whole(trial.unchanged),
    }


def place_heading(place: Place) -> Words:
    """How sure the answer is: with something we do not know beside it, it is not settled."""
    if place.caveats and place.answer in {PlaceAnswer.SETTLED, PlaceAnswer.MOVED}:
        return _("Voor zover de registers weten")
    return place.answer.label


def place_sentences(place: Place) -> list[str]:
    """The answer about a postcode in plain words, the most important sentence first."""
    if Caveat.NO_POSTCODES in place.caveats:
        return []
    words = {"postcode": place.postcode4, "place": place.place_name, "day": long_date(place.day)}
    if place.answer is PlaceAnswer.UNKNOWN or place.listed_on is None:
        return [
            _("Postcode %(postcode)s staat niet in het register.") % words,
            _("Hij is nieuwer dan het register, of hij bestaat niet."),
        ]
    words |= {"listed": _names(place.listed), "listed_on": long_date(place.listed_on)}
    words |= {"found": _names(place.candidates)}
    if place.answer is PlaceAnswer.SETTLED:
        return [_("Op %(day)s lag %(postcode)s (%(place)s) in %(found)s.") % words]
    listed = _("Het register noemt voor %(postcode)s (%(place)s) op %(listed_on)s: %(listed)s.") % words
    if place.answer is PlaceAnswer.MOVED:
        return [_("Op %(day)s lag %(postcode)s (%(place)s) in %(found)s.") % words, listed]
    return [_unsettled(place, words), listed]


def _unsettled(place: Place, words: dict[str, str]) -> str:
    if len(place.candidates) > 1:
        told = _(
            "Op %(day)s lag %(postcode)s (%(place)s) in een van deze gemeenten. "
            "Welke, staat in geen register."
        )
    else:
        told = _(
            "Op %(day)s bestond %(found)s niet. Waar het gebied toen bij hoorde, staat in geen register."
        )
    return told % words


def _names(some: Sequence[Municipal]) -> str:
    return ", ".join(f"{one.name} ({one.code})" for one in some)
