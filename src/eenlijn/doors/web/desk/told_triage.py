# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What triage and clocks did, as a title and a sentence of the timeline."""

from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import ClockAct, PauseReason
from eenlijn.casework.dossier import routing
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.queries import Done
from eenlijn.casework.dossier.routing import WhyNot
from eenlijn.casework.incidents.codes import Gate, Severity
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.commons.access.codes import Role
from eenlijn.commons.rulebook.codes import Hears, TermKind
from eenlijn.doors.web.desk import marks


def told(done: Done, now: datetime, *, gate_reason: str = "") -> tuple[str, str] | None:
    """Title and sentence of an act of triage or of a clock; None for any other act."""
    title = str(done.act.label)
    if done.act in {Act.NO_AGGRESSION, Act.NOT_UPHELD}:
        return _ended(done), gate_reason
    if done.act is Act.REASSESSED:
        return _reassessed(done)
    if done.act in routing.ACTS:
        return title, _routed(done)
    if done.act is Act.INFLUENCE_CHECKED:
        return title, f"{InfluenceOutcome(done.detail['outcome']).label}."
    texts = {
        Act.RED_SEEN: _("Een mens heeft deze melding gezien. De melder kan dat lezen."),
        Act.INFLUENCE_OPENED: _("Een ander dan wie het vroeg, kijkt of een besluit is veranderd."),
    }
    return (title, texts[done.act]) if done.act in texts else _told_clock(done, title, now)


def _routed(done: Done) -> str:
    """`Toegewezen door regel «Balie», versie 3.`, and who else was told."""
    told = done.detail.get("told", ())
    roles = ", ".join(str(Role(role).label) for role in told)
    besides = _("Ook verteld aan: %(roles)s.") % {"roles": roles} if told else ""
    return f"{_rule_said(done)} {besides}".strip()


def _rule_said(done: Done) -> str:
    rule = {"name": done.detail.get("name", ""), "number": done.detail["number"]}
    if done.act is Act.NOT_ROUTED:
        return _("Versie %(number)s. Het gaat zoals zonder verdeelregels.") % rule
    if done.detail["handles"]:
        return _("Toegewezen door regel «%(name)s», versie %(number)s.") % rule
    fits = _("Regel «%(name)s», versie %(number)s, past.") % rule
    why = done.detail["why"]
    if not why:
        return fits + " " + _("Zij wijst niemand aan.")
    return f"{fits} {WhyNot(why).label} " + _("Het gaat zoals zonder verdeelregels.")


def _ended(done: Done) -> str:
    if "gate" not in done.detail:
        return str(done.act.label)
    return _("Geen agressie: %(gate)s") % {"gate": str(Gate(done.detail["gate"]).label).lower()}


def _reassessed(done: Done) -> tuple[str, str]:
    before, after = Severity(done.detail["before"]), Severity(done.detail["severity"])
    if before == after:
        return _("Opnieuw beoordeeld: %(severity)s") % {"severity": after.label}, ""
    words = _("Ernst gewijzigd: van %(before)s naar %(after)s")
    return words % {"before": before.label, "after": after.label}, ""


def _told_clock(done: Done, title: str, now: datetime) -> tuple[str, str] | None:
    if done.act not in {Act.CLOCK_PAUSED, Act.CLOCK_RESUMED, Act.CLOCK_FOLLOWED, Act.ESCALATED}:
        return None
    title = f"{title}: {TermKind(done.detail['kind']).label}"
    if done.act is Act.CLOCK_PAUSED:
        words = _("%(reason)s. Tot %(moment)s.")
        until = marks.when(datetime.fromisoformat(done.detail["until"]), now)
        return title, words % {"reason": PauseReason(done.detail["reason"]).label, "moment": until}
    if done.act is Act.CLOCK_FOLLOWED:
        return title, f"{ClockAct(done.detail['said']).label}."
    if done.act is Act.CLOCK_RESUMED:
        due = marks.when(datetime.fromisoformat(done.detail["due"]), now)
        return title, _("De termijn loopt nu tot %(moment)s.") % {"moment": due}
    if not done.detail["to"]:
        return title, _("Er was niemand die het kon horen. Kijk wie er verlof heeft.")
    return title, _("Nu weet ook: %(who)s.") % {"who": Hears(done.detail["to"]).label}
