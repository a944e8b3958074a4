# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing something of a dossier to police or prosecutor (rows D2, E1): an act of several people.

Rule: who proposes never approves. One person beside the proposer approves what tells nobody's identity; two
different ones beside the proposer whatever does (C2, C3, C7). What they look at is frozen at the proposal, so
what is read later is what they saw. Nobody approves a case that they reported, saw or that happened to them.
Recall works at once, by whoever may see the packages of the case.

A file goes as it is, and a police file as a whole and alone; who looks along can open what they may read.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.disclosures import access as disclosures
from eenlijn.casework.disclosures import actions, queries
from eenlijn.casework.disclosures.actions import (
    NoExerciseOutside,
    Proposal,
    Recall,
    Recipient,
    ReleaseNotTold,
    missing_voices,
)
from eenlijn.casework.disclosures.codes import PART_OF
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.disclosures.queries import Chosen, ReleaseView
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.release_pieces import Opened, opened_piece
from eenlijn.casework.dossier.release_values import offered, package_of
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import account_by_email, holders_of_role, names_of
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.pdf import Part, Record, record_pdf
from eenlijn.foundation.pdf.letter import PAGE_WORDS
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import long_moment

PURPOSE: Final = "release"
JUDGES: Final = (Role.COO, Role.LEG, Role.OOV, Role.PRO)


class PaperNotMade(Refused):
    """Characters that no font of ours has, such as emoji."""

    def __init__(self) -> None:
        super().__init__(
            _("In een gekozen veld staat een teken dat wij niet kunnen afdrukken. Kies dat veld niet.")
        )


@dataclass(frozen=True)
class ReleaseDesk:
    """The packages of one dossier, and what this person may do about them."""

    releases: tuple[ReleaseView, ...]
    names: dict[UUID, str]
    may_propose: bool


@dataclass(frozen=True)
class ReleasePage:
    """One package: what is in it that this reader may read, and what this reader may do."""

    release: ReleaseView
    names: dict[UUID, str]
    shown: tuple[Chosen, ...]
    hidden: tuple[Chosen, ...]
    may_judge: bool
    is_mine: bool
    may_hand_out: bool


def release_desk(actor: Actor, number: str, now: datetime) -> ReleaseDesk:
    """Every package of the dossier, newest first; NotVisible for who has no say in them."""
    incident = seen(actor, number)
    views = queries.views_of(list(disclosures.releases_in(incident).order_by("-proposed_at")), now)
    return ReleaseDesk(views, _names(views), disclosures.may_propose(actor, incident))


def offered_fields(actor: Actor, number: str) -> tuple[Chosen, ...]:
    """What this person may choose from, with what stands in it."""
    return offered(actor, _proposable(actor, number))


def release_page(actor: Actor, number: str, release_id: UUID, now: datetime) -> ReleasePage:
    """One package; of what is in it the parts that this reader may read, of the others the names."""
    incident = seen(actor, number)
    view = queries.views_of([_row(incident, release_id)], now)[0]
    here = disclosures.relations(actor, incident)
    open_parts = {part for part in PART_OF.values() if any(may_read(actor, part, one) for one in here)}
    chosen = view.package.chosen if view.package else ()
    shown = tuple(one for one in chosen if one.pick.part in open_parts)
    is_mine = view.proposed_by == actor.account_id
    spoke = actor.account_id in {one.account_id for one in view.voices}
    return ReleasePage(
        release=view,
        names=_names((view,)),
        shown=shown,
        hidden=tuple(one for one in chosen if one not in shown),
        may_judge=not is_mine and not spoke and disclosures.may_approve(actor, incident),
        is_mine=is_mine,
        may_hand_out=disclosures.may_propose(actor, incident) and not incident.is_exercise,
    )


@transaction.atomic
def open_release_page(*, actor: Actor, number: str, release_id: UUID, now: datetime) -> ReleasePage:
    """The same, with the line of what was shown in the trail."""
    incident, page = seen(actor, number), release_page(actor, number, release_id, now)
    append(actor, now, release_line("open_release", incident, release_id, _parts(page.shown)))
    return page


@transaction.atomic
def look_at_file(*, actor: Actor, number: str, release_id: UUID, code: str, now: datetime) -> Opened:
    """One file of a package as it will be fetched, for who reads that part of it; with its trail line."""
    incident, page = seen(actor, number), release_page(actor, number, release_id, now)
    found = next((one for one in page.shown if one.code == code), None)
    if found is None:
        raise NotVisible
    check_use(incident)
    opened = opened_piece(incident, found)
    entry = release_line("open_release_file", incident, release_id, (found.pick.part,))
    append(actor, now, replace(entry, detail={**entry.detail, "choice": code}))
    return opened


@transaction.atomic
def propose_release(*, actor: Actor, number: str, proposal: Proposal, now: datetime) -> UUID:
    """Freeze what was chosen, and ask others to look along. Only what the proposer may read is in it."""
    incident = _proposable(actor, number)
    check_use(incident)
    actions.check_proposal(proposal)
    proposal = replace(proposal, recipient=_known(proposal.recipient))
    chosen = tuple(one for one in offered(actor, incident) if one.pick in proposal.picks)
    if {one.pick for one in chosen} != set(proposal.picks):
        raise ReleaseNotTold(
            "fields", _("Een veld dat je koos is er niet of is niet voor jou. Kies opnieuw.")
        )
    package = package_of(incident, chosen, _told(proposal, now), _recipient(proposal.recipient), now)
    release = actions.propose(
        incident=incident, proposal=proposal, package=package, account_id=person(actor), now=now
    )
    note(incident, Act.RELEASE_PROPOSED, now, actor.account_id, fields=list(release.fields))
    tell(incident, EventType.RELEASE_ASKED, judges_of(incident, now) - {person(actor)}, now)
    append(actor, now, release_line("propose_release", incident, release.pk, _parts(chosen)))
    return release.pk


@transaction.atomic
def judge_release(*, actor: Actor, number: str, release_id: UUID, is_agreed: bool, now: datetime) -> None:
    """Agree or not, as somebody else than the proposer; with the last one that is needed it is approved."""
    incident = seen(actor, number)
    release = _row(incident, release_id, lock=True)
    if release.proposed_by_id == actor.account_id:
        raise actions.NotYourOwn
    if not disclosures.may_approve(actor, incident):
        raise NotVisible
    check_use(incident)
    if actions.judge(release=release, account_id=person(actor), is_agreed=is_agreed, now=now):
        actions.approve(release=release, paper=_paper(release, now), now=now)
        note(incident, Act.RELEASED, now, actor.account_id, kind=release.recipient_kind)
    if not is_agreed or not missing_voices(release):
        tell(incident, EventType.RELEASE_ANSWERED, {release.proposed_by_id}, now)
    action = "agree_release" if is_agreed else "refuse_release"
    append(actor, now, release_line(action, incident, release.pk, _chosen_parts(release)))


@transaction.atomic
def hand_out_release(*, actor: Actor, number: str, release_id: UUID, now: datetime) -> str:
    """A link for the recipient, told once; an earlier one stops. Returns its secret part."""
    incident = _proposable(actor, number)
    if incident.is_exercise:
        raise NoExerciseOutside
    check_use(incident)
    release = _row(incident, release_id, lock=True)
    code = actions.make_link(release=release, now=now)
    append(actor, now, release_line("hand_out_release", incident, release.pk, _chosen_parts(release)))
    return code


@transaction.atomic
def recall_release(*, actor: Actor, number: str, release_id: UUID, told: Recall, now: datetime) -> None:
    """At once; also of a proposal that nobody answered yet."""
    incident = seen(actor, number)
    release = _row(incident, release_id, lock=True)
    actions.recall(release=release, told=told, account_id=person(actor), now=now)
    note(incident, Act.RELEASE_RECALLED, now, actor.account_id, reason=told.reason)
    append(actor, now, release_line("recall_release", incident, release.pk, ()))


@transaction.atomic
def withdraw_release(*, actor: Actor, number: str, release_id: UUID, now: datetime) -> None:
    """Whoever proposed it takes it back, before it was approved."""
    incident = seen(actor, number)
    release = _row(incident, release_id, lock=True)
    actions.withdraw(release=release, account_id=person(actor), now=now)
    append(actor, now, release_line("withdraw_release", incident, release.pk, ()))


@transaction.atomic
def record_wish_withdrawn(*, actor: Actor, number: str, release_id: UUID, now: datetime) -> None:
    """The colleague no longer wants it: recall is proposed, to whoever proposed the package."""
    incident = seen(actor, number)
    release = _row(incident, release_id, lock=True)
    actions.withdraw_wish(release=release, now=now)
    note(incident, Act.WISH_WITHDRAWN, now, actor.account_id)
    hearing = {release.proposed_by_id} | access.told_handlers(incident, now)
    tell(incident, EventType.RELEASE_RECALL, hearing - {person(actor)}, now)
    append(actor, now, release_line("withdraw_release_wish", incident, release.pk, ()))


def seen(actor: Actor, number: str) -> Incident:
    """The incident when this actor has a say in its packages; anyone else gets the same refusal."""
    incident = access.readable(actor, number)
    if not disclosures.may_see(actor, incident):
        raise NotVisible
    return incident


def number_of(actor: Actor, release_id: UUID) -> str:
    """Of which dossier this package is, for who has a say in it; NotVisible for anyone else."""
    mine = Disclosure.objects.filter(pk=release_id, incident__in=incidents.visible_to(actor))
    number = mine.values_list("incident__number", flat=True).first()
    if number is None:
        raise NotVisible
    check_say(actor, number)
    return number


def check_say(actor: Actor, number: str) -> None:
    """NotVisible for who has no say in the packages of this dossier."""
    seen(actor, number)


def _proposable(actor: Actor, number: str) -> Incident:
    incident = access.readable(actor, number)
    if not disclosures.may_propose(actor, incident):
        raise NotVisible
    return incident


def _row(incident: Incident, release_id: UUID, *, lock: bool = False) -> Disclosure:
    rows = disclosures.releases_in(incident).select_related("incident")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=release_id).first()
    if found is None:
        raise NotVisible
    return found


def judges_of(incident: Incident, now: datetime) -> set[UUID]:
    """Who may look along: with a role for it, working on this case or coordinating its unit."""
    working = Assignment.objects.filter(incident=incident, ended_at=None)
    near = set(working.values_list("account_id", flat=True))
    holders = set(
        holders_of_role(
            organisation_id=incident.organisation_id, roles=JUDGES, unit_id=incident.unit_id, now=now
        )
    )
    if incident.lane == Lane.PUBLIC_TASK:
        near |= access.readers_of(incident, now)
    return disclosures.not_parties(incident, near & holders)


def release_line(action: str, incident: Incident, release_id: UUID, parts: tuple[Compartment, ...]) -> Entry:
    """About the dossier, with the package by its id: codes only."""
    told = line(action, incident, *dict.fromkeys((Compartment.RELEASES, *parts)), purpose=PURPOSE)
    return replace(told, detail={"release": str(release_id)})


def _names(views: tuple[ReleaseView, ...]) -> dict[UUID, str]:
    people = {one.proposed_by for one in views} | {v.account_id for one in views for v in one.voices}
    return names_of(people)


def _parts(chosen: tuple[Chosen, ...]) -> tuple[Compartment, ...]:
    return tuple(sorted({one.pick.part for one in chosen}))


def _chosen_parts(release: Disclosure) -> tuple[Compartment, ...]:
    return tuple(sorted({one.part for one in queries.picks_of(release)}))


def _told(proposal: Proposal, now: datetime) -> dict[str, Any]:
    return {
        "ground": proposal.ground,
        "ground_word": proposal.ground_word,
        "purpose": proposal.purpose,
        "expires_at": long_moment(now + timedelta(days=proposal.days)),
    }


def _known(who: Recipient) -> Recipient:
    """With the account of this work address, where there is one: nobody is told whether there is."""
    account = account_by_email(who.mail) if who.mail.strip() and who.account_id is None else None
    return replace(who, account_id=account.pk) if account else who


def _recipient(who: Recipient) -> tuple[str, ...]:
    lines = (who.name, who.organisation, who.mail, who.phone)
    return tuple(one.strip() for one in lines if one.strip())


def _paper(release: Disclosure, now: datetime) -> bytes:
    """The frozen package as PDF, with on every page for whom it is. Nothing else goes into it."""
    package = queries.frozen(release)
    parts = (
        Part(_("Waarvoor"), ((_("Doel"), package.purpose), (_("Grond"), package.ground))),
        Part(_("Voor wie"), tuple((_("Ontvanger"), one) for one in package.recipient)),
        *(Part(one.name, tuple(("", value) for value in one.values)) for one in package.chosen),
    )
    record = Record(
        title=_("Vrijgegeven door %(sender)s") % {"sender": package.sender},
        parts=parts,
        watermark=_("Alleen voor %(who)s") % {"who": package.recipient[0]},
        language="nl",
        page_words=PAGE_WORDS["nl"],
        moment=now,
    )
    try:
        return record_pdf(record)
    except LetterNotMade as why:
        raise PaperNotMade from why
