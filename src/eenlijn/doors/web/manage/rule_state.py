# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of a topic share: what holds, where that comes from, and whether somebody stands for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.routing import unknown_codes
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import Pack, pack_of
from eenlijn.commons.rulebook.access import may_draft, may_publish
from eenlijn.commons.rulebook.actions import in_pack
from eenlijn.commons.rulebook.codes import RuleSource, TextName, Topic
from eenlijn.commons.rulebook.contents import DEFAULTS, Check, nothing_wrong
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.rulebook.queries import RuleVersionView, in_force
from eenlijn.commons.tenancy.queries import EmployerView
from eenlijn.doors.web.components.shapes import LetterPaper
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.manage.rule_form import RuleForm
from eenlijn.doors.web.manage.rule_list_forms import (
    HouseRulesForm,
    PartnersForm,
    PlacesForm,
    PolicyForm,
    WordsForm,
)
from eenlijn.doors.web.manage.rule_playbook_form import PlaybooksForm
from eenlijn.doors.web.manage.rule_routing_form import RoutingForm
from eenlijn.doors.web.manage.rule_routing_words import Offered, offered_here, routing_in_words
from eenlijn.doors.web.manage.rule_texts import beginning_of, paper_of, text_form
from eenlijn.doors.web.manage.rule_time_forms import CalendarForm, LadderForm, TermsForm, years_shown
from eenlijn.doors.web.manage.rule_topics import TopicPage
from eenlijn.doors.web.manage.rule_words import Part, in_words
from eenlijn.foundation.text import long_moment

SETTERS: Final = (Role.COO, Role.ADM)
FORMS: Final[Mapping[str, type[RuleForm]]] = {
    Topic.CALENDAR.value: CalendarForm,
    Topic.TERMS.value: TermsForm,
    Topic.LADDER.value: LadderForm,
    Topic.POLICY.value: PolicyForm,
    Topic.HOUSE_RULES.value: HouseRulesForm,
    Topic.WORDS.value: WordsForm,
    Topic.PLACES.value: PlacesForm,
    Topic.PARTNERS.value: PartnersForm,
    Topic.PLAYBOOKS.value: PlaybooksForm,
    Topic.ROUTING.value: RoutingForm,
}
# What only a room above the rulebook knows to be wrong with a content.
CHECKS: Final[Mapping[str, Check]] = {Topic.ROUTING.value: unknown_codes}


@dataclass(frozen=True)
class Shown:
    """A content as people read it: in lines, and of a text the paper."""

    parts: Sequence[Part] = ()
    paper: LetterPaper | None = None


def setter(request: HttpRequest) -> Actor:
    """Who works on the rules of the whole employer; a coordinator of a part gets what does not exist."""
    actor = actor_of(request)
    if not may_draft(actor):
        raise NotVisible
    return actor


def publisher(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not may_publish(actor):
        raise NotVisible
    return actor


def content_of(page: TopicPage, version: RuleVersionView | None, here: EmployerView) -> Mapping[str, Any]:
    """What holds; without a version of its own what the product brings."""
    if version is not None:
        return version.content
    name = page.text_name
    return beginning_of(name, here.sector) if name else DEFAULTS[page.topic].to_content()


def shown(page: TopicPage, content: Mapping[str, Any], here: EmployerView, at: datetime) -> Shown:
    name = page.text_name
    if name is not None:
        return Shown(paper=paper_of(name, content, here.name, at))
    if page.topic == Topic.ROUTING:
        return Shown(parts=routing_in_words(content, offered_here(here.id, at)))
    return Shown(parts=in_words(page.topic, content, years_shown()))


def form_of(
    page: TopicPage,
    content: Mapping[str, Any],
    version: int,
    data: Any = None,
    *,
    offered: Offered | None = None,
) -> RuleForm:
    """`offered` is whom and what a rule can name here; only the routing table asks for it."""
    name = page.text_name
    if page.topic == Topic.ROUTING:
        return RoutingForm(content, version, data, offered=offered)
    kind = text_form(name) if name else FORMS[page.topic]
    return kind(content, version, data)


def offered_for(page: TopicPage, here: EmployerView, at: datetime) -> Offered | None:
    """Five queries for the routing table, none for any other topic."""
    return offered_here(here.id, at) if page.topic == Topic.ROUTING else None


def check_of(page: TopicPage) -> Check:
    return CHECKS.get(page.topic, nothing_wrong)


def stands_for(version: RuleVersionView | None) -> UUID | None:
    """Who of the organisation decided on it; what came with a pack or from us is nobody's yet."""
    if version is None or version.source is RuleSource.PACK:
        return None
    return version.published_by


def whence(version: RuleVersionView | None, names: Mapping[UUID, str]) -> str:
    """`Versie 2, sinds maandag 23 november 2026 om 09.00 uur. Vastgesteld door Petra.`."""
    if version is None or version.valid_from is None:
        return _("Dit is het voorbeeld van Eén Lijn. Niemand van je organisatie stelde het nog vast.")
    since = _("Versie %(number)s, sinds %(moment)s.") % {
        "number": version.number,
        "moment": long_moment(version.valid_from),
    }
    return f"{since} {by(version, names)}"


def by(version: RuleVersionView, names: Mapping[UUID, str]) -> str:
    """Who published it, or that nobody of the organisation did."""
    name = names.get(version.published_by) if version.published_by else ""
    if version.source is RuleSource.PACK:
        told = _("Uit het startpakket, versie %(number)s. Niemand van je organisatie stelde het nog vast.")
        return told % {"number": version.pack_version}
    if version.source is RuleSource.ROLLBACK:
        return _("Teruggezet door %(name)s.") % {"name": name or _("Eén Lijn")}
    return _("Vastgesteld door %(name)s.") % {"name": name or _("Eén Lijn")}


def approval(name: TextName, who: UUID | None, names: Mapping[UUID, str]) -> str:
    """Who stands for a text; without anybody no letter with it may leave (decision 9)."""
    if who is not None:
        return _("%(name)s staat voor deze tekst.") % {"name": names.get(who, _("Een oud-collega"))}
    if name is TextName.REMEDY:
        return _("Nog niemand staat voor deze tekst. Zonder naam gaat er geen waarschuwing weg.")
    if name is TextName.CLAIM_REMEDY:
        return _("Nog niemand staat voor deze tekst. Zonder naam gaat er geen brief over schade weg.")
    return _("Nog niemand staat voor deze tekst.")


@dataclass(frozen=True)
class PackState:
    """The pack of the sector as the product has it, and what the employer took over of it."""

    current: Pack
    contents: Mapping[str, Mapping[str, Any]]
    adopted: RuleVersionView | None
    newer: frozenset[str]

    @property
    def is_behind(self) -> bool:
        return self.adopted is None or self.adopted.pack_version != str(self.current.version)


def pack_state(here: EmployerView, at: datetime) -> PackState:
    """Compare with what was taken over last. One query."""
    current = pack_of(Sector(here.sector))
    contents = {topic: told for topic, told in contents_of(current).items() if topic != Topic.PACK}
    adopted = in_force(here.id, Topic.PACK, at)
    before = adopted.content["topics"] if adopted else {}
    newer = frozenset(
        topic for topic, told in contents.items() if adopted and in_pack(topic, told) != before.get(topic)
    )
    return PackState(current, contents, adopted, newer)
