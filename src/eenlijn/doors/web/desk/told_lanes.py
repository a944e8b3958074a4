# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened to the lane of a dossier, as a title and a sentence of the timeline."""

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.queries import Done
from eenlijn.casework.incidents.codes import ReturnReason
from eenlijn.commons.rulebook.codes import TermKind


def told(done: Done) -> tuple[str, str] | None:
    """Title and sentence of a proposal to run apart no longer and of what came of it; None for others."""
    if done.act is Act.LANE_BACK_ASKED:
        return str(done.act.label), _because(done)
    if done.act is not Act.LANE_BACK:
        return None
    begun = [str(TermKind(kind).label).lower() for kind in done.detail["begun"]]
    if not begun:
        return str(done.act.label), _because(done)
    words = _("Op dat moment begon: %(terms)s.") % {"terms": ", ".join(begun)}
    return str(done.act.label), f"{_because(done)} {words}"


def _because(done: Done) -> str:
    return _("Reden: %(reason)s.") % {"reason": ReturnReason(done.detail["reason"]).label}
