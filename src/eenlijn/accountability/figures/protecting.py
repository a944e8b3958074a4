# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Secondary suppression: hide one more cell until every cell that is too few is proved safe from everyone.

Everyone is each employer in turn, who knows all of its own incidents, and an outsider. A proof that touches
incidents of three employers is good against all others at once, so a few proofs do for sixty employers.
Hiding more never undoes a proof. It ends: when everything new is hidden there is nothing new to work with.
"""

from collections.abc import Hashable, Iterator
from typing import Final

from eenlijn.accountability.figures.counted import Counted, Register
from eenlijn.accountability.figures.facing import Block, blocks_of
from eenlijn.accountability.figures.possible import Proof
from eenlijn.accountability.figures.proving import cheapest, proof

# So many cells are tried for a proof before the nearest is hidden anyway.
TRIED: Final = 24
# Nobody's incidents are known to an outsider.
OUTSIDER: Final = object()


class Guard:
    """One decision under way: which cells still have which attackers to withstand."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.blocks: list[Block] = blocks_of(register)
        everyone = [employer for found in register.employers.values() for employer in found]
        self.attackers: list[Hashable] = [OUTSIDER, *everyone]
        self.open = {target: self._attackers_of(target) for target in register.sensitive()}

    def protect(self) -> None:
        """Prove each cell in turn; where there is no proof, hide the next cell and try again."""
        for target, attackers in self.open.items():
            while attackers and not self._is_dark(target):
                found = self._proof(target, attackers[0])
                if found:
                    self._take(found)
                elif not self._hide_one(target, attackers[0]):
                    break

    def _attackers_of(self, target: int) -> list[Hashable]:
        """All but the only employer that a cell can be about: it learns nothing but its own figures."""
        cell = self.register.cells[target]
        if "sector" not in cell.table.by:
            return list(self.attackers)
        own = self.register.employers[cell.key[cell.table.by.index("sector")]]
        if not own:
            return []
        return [attacker for attacker in self.attackers if own != [attacker]]

    def _proof(self, target: int, attacker: Hashable) -> Proof | None:
        return proof(self.register, self.blocks, target, attacker)

    def _take(self, found: Proof) -> None:
        """One proof counts for every cell that differs in it, against everyone it does not touch."""
        for cell in found.differs & self.open.keys():
            self.open[cell][:] = [attacker for attacker in self.open[cell] if attacker in found.touches]

    def _is_dark(self, target: int) -> bool:
        """Whether nothing at all is shown of the months of this cell."""
        months = set(self.register.cells[target].table.months)
        return not any(cell.is_shown and months & set(cell.table.months) for cell in self.register.cells)

    def _hide_one(self, target: int, attacker: Hashable) -> bool:
        """Hide the nearest and smallest cell that gives a proof, else the fewest that do so together."""
        candidates = list(self._candidates(target))
        for cell in candidates[:TRIED]:
            hidden = self._hide(cell)
            if self._proof(target, attacker):
                return True
            self.register.show(hidden)
        return self._hide_together(target, attacker) or self._hide_nearest(candidates)

    def _hide_together(self, target: int, attacker: Hashable) -> bool:
        """Hide the fewest cells with which there is a proof, and take that."""
        found = cheapest(self.register, self.blocks, target, attacker)
        if found is None:
            return False
        for cell in sorted(found.breaks):
            self._hide(self.register.cells[cell])
        self._take(found)
        return True

    def _hide_nearest(self, candidates: list[Counted]) -> bool:
        """Where no cell gives a proof the nearest and smallest is hidden; in the end all are."""
        for cell in candidates[:1]:
            self._hide(cell)
        return bool(candidates)

    def _hide(self, cell: Counted) -> list[Counted]:
        for block in self.blocks:
            block.forget()
        return self.register.hide(cell)

    def _candidates(self, target: int) -> Iterator[Counted]:
        """New cells that are shown, the nearest first and of those the smallest."""
        about = self.register.cells[target]
        shown = [cell for cell in self.register.cells if cell.is_new and cell.is_shown]
        ranked = [(_distance(about, cell), cell.number, place) for place, cell in enumerate(shown)]
        yield from (shown[place] for _, _, place in sorted(ranked))


def _distance(about: Counted, cell: Counted) -> int:
    """How far a cell is from the target: its row or column, a table like its own, elsewhere, a total."""
    own, by = about.table.by, cell.table.by
    known = set(zip(own, about.key, strict=True))
    same = len(known & set(zip(by, cell.key, strict=True)))
    if own == by:
        # The same value over more months, or all but one value the same in the same table, is nearest.
        return 0 if same == (len(own) - 1 if about.table == cell.table else len(own)) else 1
    if not by:
        return 4
    return 2 if set(own) & set(by) else 3
