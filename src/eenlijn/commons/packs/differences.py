# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two versions of a pack, each difference with its place in words.

A pack is read as pieces in a fixed order. A piece that only one of the two has is added or removed as a
whole; of a piece that both have, each field that differs is told apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from eenlijn.commons.organisations.codes import FUNCTIONS
from eenlijn.commons.packs.codes import DifferenceKind, PackLetter
from eenlijn.commons.packs.contents import Pack, PolicyRow, Task, Wording
from eenlijn.foundation.text.words import words_of
from eenlijn.foundation.working_time import Term, TermUnit

_TERMS: dict[TermUnit, str | Promise] = {
    TermUnit.MINUTES: ngettext_lazy("%(amount)d minuut", "%(amount)d minuten", "amount"),
    TermUnit.HOURS: ngettext_lazy("%(amount)d uur", "%(amount)d uur", "amount"),
    TermUnit.WORKING_HOURS: ngettext_lazy("%(amount)d werkuur", "%(amount)d werkuren", "amount"),
    TermUnit.DAYS: ngettext_lazy("%(amount)d dag", "%(amount)d dagen", "amount"),
    TermUnit.WORKING_DAYS: ngettext_lazy("%(amount)d werkdag", "%(amount)d werkdagen", "amount"),
    TermUnit.MONTHS: ngettext_lazy("%(amount)d maand", "%(amount)d maanden", "amount"),
}


@dataclass(frozen=True)
class Difference:
    """`path` is where it is, in words. `before` is empty for what is new, `after` for what is gone."""

    kind: DifferenceKind
    path: str
    before: str
    after: str


@dataclass(frozen=True)
class _Piece:
    """A part of a pack that comes and goes as a whole; `told` is per field what people read."""

    key: tuple[str, ...]
    path: tuple[str, ...]
    told: dict[str, str]

    @property
    def whole(self) -> str:
        return "\n".join(f"{name}: {text}" if name else text for name, text in self.told.items())


def term_in_words(term: Term) -> str:
    """`2 werkdagen`, or `dezelfde dag` for none, in the language of the page."""
    if term.amount == 0:
        return _("dezelfde werkdag") if term.unit is TermUnit.WORKING_DAYS else _("dezelfde dag")
    return str(_TERMS[term.unit] % {"amount": term.amount})


def compare(before: Pack, after: Pack) -> tuple[Difference, ...]:
    """Differences in the order of the later pack; what is gone comes last, then what only changed places."""
    old = {piece.key: piece for piece in _pieces(before)}
    new = {piece.key: piece for piece in _pieces(after)}
    found = [one for key, piece in new.items() for one in _since(old.get(key), piece)]
    found += [_removed(piece) for key, piece in old.items() if key not in new]
    return (*found, *_moved(old, new))


def _since(old: _Piece | None, new: _Piece) -> Iterator[Difference]:
    if old is None:
        yield Difference(DifferenceKind.ADDED, _written(new.path), "", new.whole)
        return
    for name in {**new.told, **old.told}:
        before, after = old.told.get(name, ""), new.told.get(name, "")
        if before != after:
            yield Difference(DifferenceKind.CHANGED, _written((*new.path, name)), before, after)


def _removed(old: _Piece) -> Difference:
    return Difference(DifferenceKind.REMOVED, _written(old.path), old.whole, "")


def _moved(old: dict[tuple[str, ...], _Piece], new: dict[tuple[str, ...], _Piece]) -> Iterator[Difference]:
    """Tell of each list whether what both have stands in another order."""
    for group in dict.fromkeys(key[:-1] for key in new):
        before = [key for key in old if key[:-1] == group and key in new]
        after = [key for key in new if key[:-1] == group and key in old]
        if before != after:
            path = (*new[after[0]].path[:-1], _("volgorde"))
            names = [[new[key].path[-1] for key in keys] for keys in (before, after)]
            yield Difference(DifferenceKind.CHANGED, _written(path), *("\n".join(one) for one in names))


def _written(path: tuple[str, ...]) -> str:
    return " – ".join(step for step in path if step)


# --- a pack in pieces --------------------------------------------------------------------------


def _pieces(pack: Pack) -> Iterator[_Piece]:
    yield from _function_pieces(pack)
    for word, wording in pack.words.items():
        yield _Piece(("words", word.value), (_("Eigen woorden"), str(word.label)), _both(wording))
    yield from _opening_pieces(pack)
    for place in pack.places:
        told = {**_both(place.name, _("naam")), _("soort plaats"): place.location_type}
        yield _Piece(("places", place.code), (_("Plaatsen"), place.name.label), told)
    yield from _house_rule_pieces(pack)
    for partner in pack.partners:
        told = {**_both(partner.name, _("naam")), **_both(partner.purpose, _("waarvoor"))}
        yield _Piece(("partners", partner.code), (_("Partners"), partner.name.label), told)
    for row in pack.policy:
        path = (_("Wie besluit"), str(row.answer_kind.label))
        yield _Piece(("policy", row.answer_kind.value), path, _policy_told(row))
    yield from _task_pieces(pack)
    for letter in pack.letters:
        yield from _letter_pieces(pack, letter)


def _function_pieces(pack: Pack) -> Iterator[_Piece]:
    for code in pack.functions:
        name = str(FUNCTIONS[pack.sector][code])
        yield _Piece(("functions", code), (_("Functies"), name), {"": name})


def _opening_pieces(pack: Pack) -> Iterator[_Piece]:
    for number, field in enumerate(fields(pack.opening)):
        path = (_("Openingstijden"), words_of(None).weekdays[number])
        yield _Piece(("opening", field.name), path, {"": _hours(getattr(pack.opening, field.name))})


def _hours(day: tuple[time, ...]) -> str:
    if not day:
        return _("gesloten")
    opens, closes = (one.isoformat("minutes") for one in day)
    return _("%(opens)s tot %(closes)s") % {"opens": opens, "closes": closes}


def _house_rule_pieces(pack: Pack) -> Iterator[_Piece]:
    rules = pack.house_rules
    yield _Piece(("house_rules", "", ""), (_("Huisregels"), _("status")), {"": rules.status})
    for number, rule in enumerate(rules.rules, start=1):
        path = (_("Huisregels"), _("regel %(number)d") % {"number": number})
        yield _Piece(("house_rules", rule.code), path, _both(rule.text))


def _policy_told(row: PolicyRow) -> dict[str, str]:
    told = {
        _("ernst"): _("%(lowest)d tot en met %(highest)d")
        % {"lowest": row.lowest_level, "highest": row.highest_level},
        **_both(row.decided_by, _("wie")),
    }
    if row.source:
        told[_("hoogstens")] = _months(row.most_months or 0)
        told[_("gewoonlijk")] = _months(row.default_months or 0)
        told |= _both(row.source, _("bron"))
    if row.after:
        told[_("alleen na")] = str(row.after.label)
    return told


def _months(amount: int) -> str:
    return str(ngettext_lazy("%(amount)d maand", "%(amount)d maanden", "amount") % {"amount": amount})


def _task_pieces(pack: Pack) -> Iterator[_Piece]:
    for severity, tasks in pack.playbooks.items():
        for task in tasks:
            path = (_("Draaiboek"), str(severity.label), task.title.label)
            yield _Piece(("playbooks", severity.value, task.code), path, _task_told(task))


def _task_told(task: Task) -> dict[str, str]:
    return {
        **_both(task.title, _("taak")),
        _("maatregel"): str(task.measure),
        _("wie"): str(task.owner.label),
        _("termijn"): term_in_words(task.term),
        **_both(task.proof, _("bewijs")),
    }


def _letter_pieces(pack: Pack, letter: PackLetter) -> Iterator[_Piece]:
    """Subject, status, what stands above the first head, and then each head with what is below it."""
    text = pack.letter(letter)
    opening, *parts = f"\n{text.body}".split("\n## ")
    told = [(_("onderwerp"), text.subject), (_("status"), text.status), (_("begin"), opening.strip())]
    told += [(head.strip(), below.strip()) for head, _line, below in (part.partition("\n") for part in parts)]
    for name, written in told:
        yield _Piece(("letters", letter.value, name), (str(letter.label), name), {"": written})


def _both(wording: Wording, name: str = "") -> dict[str, str]:
    lead = f"{name}, " if name else ""
    return {f"{lead}{_('Nederlands')}": wording.nl, f"{lead}{_('Engels')}": wording.en}
