# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is refused when rules are drafted and published."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.text import row_moment


class ContentRefused(Refused):
    """What is wrong with it, one sentence each in `problems`."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep every sentence."""
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)


class StaleDraft(Refused):
    """Somebody else saved, published or dropped this draft in between."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Iemand anders heeft dit concept intussen gewijzigd. Kijk eerst wat er nu staat."))


class NoSuchVersion(Refused):
    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Die versie is er niet, of is nooit vastgesteld."))


class TooEarly(Refused):
    def __init__(self) -> None:
        """Say why."""
        super().__init__(_("Een nieuwe versie geldt vanaf nu of later. Wat eerder gold, blijft zo."))


class PlannedVersionWaits(Refused):
    def __init__(self, valid_from: datetime) -> None:
        """Say from when it holds."""
        sentence = _("Er staat al een versie klaar vanaf %(moment)s. Trek die eerst in.")
        super().__init__(sentence % {"moment": row_moment(valid_from)})


class AlreadyHolds(Refused):
    def __init__(self) -> None:
        """Say why not."""
        super().__init__(_("Deze versie geldt al. Zet een eerdere versie terug of stel een nieuwe vast."))
