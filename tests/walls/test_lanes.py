# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Stories of who may know nothing of a case: at every door it is as if the case did not exist.

Of each story somebody visits all doors before the case is there. Then it happens: a report about them, a
colleague who names them, a dossier that is shielded. Every door answers the same bytes with the same
statements as before, the number of the case answers as a number that nobody has, and no notice, mail,
calendar line, choice in a form or answer of the interface tells of it. Beside each stands somebody who does
see the case, so that there was something to leak.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db.models import Sum

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.actions import make_feed
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access as dossier_access
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import (
    coming_back,
    data_requests,
    hand_overs,
    hearings,
    lanes,
    linking,
    merging,
    protected,
    redacting,
    tasks,
)
from eenlijn.casework.dossier.appointing import appoint_handler
from eenlijn.casework.dossier.care import ask_carer
from eenlijn.casework.dossier.details import answer_question
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.facts.access import countable_apart, countable_by
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.fairness.actions import Said
from eenlijn.casework.fairness.codes import StatementWay
from eenlijn.casework.incidents.access import visible_to
from eenlijn.casework.incidents.codes import AssignmentKind, InvolvedAs, Lane, ProtectedKind, ReturnReason
from eenlijn.casework.incidents.conflicts import kept_out_of
from eenlijn.casework.incidents.models import Assignment, HandOver, Incident, Substitute
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.requests.actions import Asked
from eenlijn.casework.requests.codes import AskedBy, RequestKind, RequestWay
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Absence, Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.commons.tokens.actions import make_token
from eenlijn.commons.trail.models import TrailLine
from tests.cast import SINCE, Person
from tests.factories import apart, stories
from tests.factories.measures import begin_measure
from tests.walls.answer_scenes import put_task
from tests.walls.browser import Browser, undone
from tests.walls.share import is_walked
from tests.walls.statements import statements
from tests.walls.test_routes import TOKEN
from tests.walls.world import MISSING_NUMBER, World

# Doors that show whatever there is: lists, counts, figures, exports, notices, calendar, interface.
DOORS: Final = (
    "/vandaag/", "/vandaag/?wie=alle", "/dossiers/", "/dossiers/?stap=reported", "/dossiers/?maand=2026-11",
    "/cijfers/", "/cijfers/csv/", "/berichten/", "/mijn/", "/termijnen/", "/te-laat/", "/gesprekken/",
    "/besluiten/", "/afgeschermd/", "/beheer/mail/", "/leren/", "/leren/rie/", "/leren/training/",
    "/team/overleg/", "/afspraken/", "/ontvangen/", "/cijfers/zinnen/",
    "/toezicht/apart/", "/toezicht/verzoeken/", "/maatregelen/", "/api/v1/dossiers", "/api/v1/termijnen",
    "/api/v1/meldingen",
    "/api/v1/cijfers?onderwerp=incidents&splitsing=month&eersteMaand=2026-11&laatsteMaand=2026-11",
)  # fmt: skip
# Doors with the number of the case in them: as for a number that nobody has.
BY_NUMBER: Final = (
    "/dossiers/{}/", "/dossiers/{}/betrokken/", "/dossiers/{}/ik-ben-betrokken/", "/dossiers/{}/afschermen/",
    "/dossiers/{}/afgeschermd/", "/dossiers/{}/terug/", "/toezicht/apart/{}/",
    "/dossiers/{}/beoordelen/", "/dossiers/{}/behandelaar/",
    "/dossiers/{}/nazorg/", "/dossiers/{}/schade/", "/dossiers/{}/notitie/", "/dossiers/{}/klok/",
    "/mijn/{}/", "/mijn/{}/wie-keek/", "/besluiten/{}/", "/vandaag/?wie=alle&nummer={}",
    "/dossiers/?nummer={}", "/api/v1/dossiers/{}", "/dossiers/{}/maatregelen/", "/dossiers/{}/samen/",
    "/dossiers/{}/samenvoegen/", "/dossiers/{}/leestaal/", "/dossiers/{}/afdekken/",
    "/dossiers/{}/afdekken/1/",
    "/dossiers/{}/verklaring/", "/dossiers/{}/verzoek/", "/dossiers/{}/aangifte/",
    "/dossiers/{}/aangifte/tekst/", "/dossiers/{}/aangifte/bewijs/", "/dossiers/{}/aangifte/meenemen/",
    "/dossiers/{}/aangifte/volgen/", "/dossiers/{}/vrijgeven/", "/dossiers/{}/vrijgeven/nieuw/",
    "/dossiers/{}/schade/voegen/", "/dossiers/{}/leerpunt/", "/dossiers/{}/arbeidsinspectie/",
    "/dossiers/{}/melder/brief/", "/mijn/{}/brief/",
)  # fmt: skip
SYSTEM_DOORS: Final = (
    "/api/v1/dossiers", "/api/v1/termijnen", "/api/v1/gebeurtenissen",
    "/api/v1/cijfers?onderwerp=incidents&splitsing=month&eersteMaand=2026-11&laatsteMaand=2026-11",
)  # fmt: skip
TRIED: dict[str, int] = {"doors": 0, "numbers": 0, "systems": 0, "others": 0}


@dataclass
class Stage:
    """The cast at work, and whoever a story adds to it."""

    world: World
    extra: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        if name in self.__dict__.get("extra", {}):
            return self.extra[name]
        return self.world.cast.people[name]

    @property
    def now(self) -> Any:
        return self.world.now

    def join(
        self, name: str, *roles: Role, unit: Unit | None = None, at: Organisation | None = None
    ) -> Person:
        """Somebody more works here."""
        organisation = at or self.world.cast.reggestreek
        email = f"{name}@eenlijn.example"
        account = Account(id=uuid4(), email_index=email_index(email), password="!")
        vault.seal(account, name=name.title(), email=email)
        account.save(force_insert=True)
        membership = Membership.objects.create(
            organisation=organisation, account=account, unit=unit, function_name="Medewerker",
            state=MembershipState.CONFIRMED, starts_on=SINCE,
        )  # fmt: skip
        for role in (Role.EMP, *roles):
            given: dict[str, Any] = {"unit": unit} if role is Role.MGR else {}
            RoleAssignment.objects.create(
                organisation=organisation, membership=membership, role=role, starts_on=SINCE, **given
            )
        actor = actor_for(account.pk, organisation.pk, self.now)
        self.extra[name] = Person(name.title(), email, account, membership, actor)
        return self.extra[name]

    def stands_in(self, deputy: Person, for_whom: Person) -> None:
        Membership.objects.filter(pk=for_whom.membership.pk).update(deputy=deputy.membership)

    def replaces(self, deputy: Person, absent: Person) -> None:
        """During a holiday that has begun."""
        Absence.objects.create(
            organisation=absent.membership.organisation, membership=absent.membership,
            deputy=deputy.membership, starts_on=self.now.date(), ends_on=self.now.date() + timedelta(days=7),
        )  # fmt: skip

    def report(self, reporter: Person, **changes: Any) -> str:
        return apart.report(reporter, self.now, **changes)

    def about(self, accused: Person | None, reporter: Person | None = None) -> str:
        """A report of which the reporter says that the other person is this colleague."""
        return apart.report(reporter or self.anna, self.now, other_is_colleague=True, **apart.told(accused))

    def name(
        self, number: str, whom: Person, kind: InvolvedAs = InvolvedAs.WITNESS, by: Person | None = None
    ) -> str:
        namer = by or self.carla
        lanes.name_involved(actor=namer.actor, number=number, called=whom.email, kind=kind, now=self.now)
        return number

    def recuse(self, number: str, who: Person) -> str:
        lanes.recuse(actor=who.actor, number=number, now=self.now)
        return number

    def shield(self, number: str, *officers: Person, by: Person | None = None) -> str:
        actor = (by or self.carla).actor
        lanes.shield(actor=actor, number=number, officers=frozenset(one.id for one in officers), now=self.now)
        return number

    def mailed(self, number: str) -> str:
        """Mail left meanwhile; nobody takes that back."""
        mails = Notice.objects.filter(event__object_number=number, reaches=Reaches.MAIL)
        mails.update(state=NoticeState.SENT)
        return number

    def handled(self, number: str, by: Person | None = None) -> str:
        stories.assess((by or self.carla).actor, number, self.now)
        return number

    def ask(self, number: str, kind: AssignmentKind, whom: Person) -> str:
        hand_overs.ask(actor=self.carla.actor, number=number, kind=kind, account_id=whom.id, now=self.now)
        return number

    def care(self, number: str, whom: Person) -> str:
        moment = CareMoment.objects.filter(incident__number=number).order_by("moment")[0]
        ask_carer(
            actor=self.carla.actor, number=number, moment_id=moment.pk, account_id=whom.id, now=self.now
        )
        return number


def nobody_more(_stage: Stage) -> None:
    """The cast is enough."""


@dataclass(frozen=True)
class Story:
    """What happens; who may know nothing of it; who does see it."""

    told: str
    outsiders: tuple[str, ...]
    insiders: tuple[str, ...]
    when: Callable[[Stage], str]
    given: Callable[[Stage], None] = nobody_more


def vera(s: Stage) -> None:
    """A second coordinator."""
    s.join("vera", Role.COO)


def lotte(s: Stage) -> None:
    """Leads the drivers' service, above Bram."""
    vera(s)
    s.join("lotte", Role.MGR, unit=s.world.cast.rijdienst)


def deputy_of_bram(s: Stage) -> None:
    """Leads the same team, and stands in for Bram."""
    vera(s)
    s.stands_in(s.join("koos", Role.MGR, unit=s.world.cast.lijn_62), s.bram)


def replaces_carla(s: Stage) -> None:
    vera(s)
    s.replaces(s.vera, s.carla)
    s.join("wout", Role.COO)


def vera_stands_in(s: Stage) -> None:
    vera(s)
    s.stands_in(s.vera, s.carla)


def officer(s: Stage) -> None:
    vera(s)
    s.join("otto", Role.PRO)


def two_officers(s: Stage) -> None:
    officer(s)
    s.join("pleun", Role.PRO)


def officers_alone(s: Stage) -> None:
    """Two officers where Carla coordinates alone."""
    s.join("otto", Role.PRO)
    s.join("pleun", Role.PRO)


def officer_for_a_while(s: Stage) -> None:
    """Pleun is an officer only while the case begins: the doors before it are those of a plain colleague."""
    officer(s)
    s.join("pleun")


def at_dirks(s: Stage) -> None:
    s.join("pia", Role.PRO, at=s.world.cast.dinkelborg)


def leads_teun(s: Stage) -> None:
    vera(s)
    s.join("wil", Role.MGR, unit=s.world.cast.klantenservice)


def becomes_deputy_later(s: Stage) -> str:
    number = s.mailed(s.name(s.handled(s.report(s.anna)), s.bram))
    s.stands_in(s.koos, s.bram)
    return number


def replaces_later(s: Stage) -> str:
    number = s.mailed(s.name(s.handled(s.report(s.anna)), s.bram))
    s.replaces(s.koos, s.bram)
    return number


def also_leads(s: Stage) -> None:
    vera(s)
    s.join("koos", Role.MGR, unit=s.world.cast.lijn_62)


def offered_then_named(s: Stage) -> str:
    number = s.handled(s.report(s.anna))
    hand_overs.offer(actor=s.carla.actor, number=number, account_id=s.vera.id, word="", now=s.now)
    return s.name(number, s.vera)


def told_later(s: Stage) -> str:
    number = s.handled(s.report(s.anna))
    report_id = own_report_id(s.anna.actor, number)
    answer_question(
        actor=s.anna.actor, report_id=report_id, code="other_relation", value="colleague", now=s.now
    )
    return number


def typed_for_anna(s: Stage) -> str:
    number = s.report(
        s.teun,
        way="on_behalf",
        reporter_role="witness",
        colleague_name="Anna",
        colleague_address=s.anna.email,
    )
    return s.name(number, s.teun)


def lifted_for_one(s: Stage) -> str:
    number = s.name(s.name(s.handled(s.report(s.anna)), s.bram), s.karin)
    lanes.lift_involved(
        actor=s.vera.actor, number=number, account_id=s.karin.id, reason="Vergissing.", now=s.now
    )
    return number


def officer_taken_off(s: Stage) -> str:
    number = s.shield(s.report(s.anna), s.otto, s.pleun)
    lanes.end_officer(actor=s.otto.actor, number=number, account_id=s.pleun.id, now=s.now)
    return number


def officer_accused(s: Stage) -> str:
    number = s.shield(s.report(s.anna), s.otto, s.pleun)
    return s.name(number, s.pleun, InvolvedAs.ACCUSED, by=s.otto)


def role_lost(s: Stage) -> str:
    member = s.pleun.membership
    role = RoleAssignment.objects.create(
        organisation=member.organisation, membership=member, role=Role.PRO, starts_on=SINCE
    )
    number = s.mailed(s.shield(s.report(s.anna), s.otto, s.pleun))
    role.delete()
    return number


def comes_back(s: Stage, number: str, by: Person, second: Person) -> str:
    """Proposed by who handles it, agreed by a second person."""
    reason = ReturnReason.MISTAKE
    coming_back.propose_back(actor=by.actor, number=number, reason=reason, now=s.now)
    coming_back.decide_back(actor=second.actor, number=number, is_agreed=True, word="", now=s.now)
    return number


def back_with_a_witness(s: Stage) -> str:
    """About Teun, by mistake; Bram is his partner and stays kept out."""
    number = s.name(s.name(s.handled(s.report(s.anna)), s.bram), s.teun, InvolvedAs.ACCUSED)
    return comes_back(s, number, s.carla, s.noor)


def back_to_the_other_lane(s: Stage) -> str:
    number = s.mailed(s.shield(s.about(s.bram), s.otto, s.pleun))
    return comes_back(s, number, s.otto, s.pleun)


def waits_for_a_second(s: Stage) -> str:
    """Proposed, and nobody answered: it runs apart as before."""
    number = s.about(s.bram)
    coming_back.propose_back(actor=s.carla.actor, number=number, reason=ReturnReason.MISTAKE, now=s.now)
    return number


def appointed(s: Stage) -> str:
    """Carla is accused and coordinates alone; Wout, who coordinates another team, is appointed."""
    number = s.about(s.carla)
    appoint_handler(actor=s.noor.actor, number=number, called=s.wout.email, now=s.now)
    return number


def wout_elsewhere(s: Stage) -> None:
    s.join("wout")
    RoleAssignment.objects.create(
        organisation=s.world.cast.reggestreek, membership=s.wout.membership, role=Role.COO,
        unit=s.world.cast.lijn_9, starts_on=SINCE,
    )  # fmt: skip


def by_link(s: Stage) -> str:
    link = stories.link_of(s.carla.actor, s.world.cast.lijn_62.pk, s.now)
    reporter = Actor.link(link.organisation_id)
    receipt = stories.report(reporter, link, s.now, other_is_colleague=True, other_address=s.bram.email)
    return receipt.number


def _with_an_answer(s: Stage, *involved: Person) -> str:
    """A measure runs, a task is done, a request and a statement came, a text is covered, two are linked."""
    number, other, merged = (s.report(s.anna) for _one in range(3))
    for one in (number, other, merged):
        s.handled(one)
        for person in involved:
            s.name(one, person)
    today, told = s.now.date(), {"actor": s.carla.actor, "number": number, "now": s.now}
    begin_measure(number, s.carla, s.now, starts_on=today, ends_on=today + timedelta(days=90))
    put_task(number, "list_damage", s.carla, s.now)
    tasks.settle_task(code="list_damage", state=TaskState.DONE, words="Zie de notitie.", **told)
    hearings.add_statement(said=Said("Zo was het niet.", StatementWay.LETTER, s.now), **told)
    because = "Dezelfde jas en dezelfde lijn."
    linking.link_dossiers(other_number=other, kind=LinkKind.SAME_PERSON, reason=because, **told)
    merging.merge(actor=s.carla.actor, number=merged, into_number=number, reason=because, now=s.now)
    piece, _known = redacting.open_text(place=1, **told)
    marks = redacting.Confirmation((), piece.digest, seen=0, keeps_known=True)
    redacting.confirm_redacted(place=1, told=marks, **told)
    asked = Asked(
        kind=RequestKind.ACCESS, words="Wat staat er over mij?", name="K. Tester", address="Teststraat 1",
        way=RequestWay.LETTER, received_at=s.now, asked_by=AskedBy.ACCUSED,
    )  # fmt: skip
    data_requests.mark_request(asked=asked, **told)
    return number


def answered_with_a_witness(s: Stage) -> str:
    return _with_an_answer(s, s.bram)


def requested_about_an_officer(s: Stage) -> str:
    return _with_an_answer(s, s.noor)


STORIES: Final = (
    Story("all that stays of an answer, and a witness leads", ("bram",), ("carla",), answered_with_a_witness),
    Story(
        "all that stays of an answer, and its privacy officer saw it",
        ("noor",),
        ("carla",),
        requested_about_an_officer,
    ),
    # The reporter names the accused, before anybody hears of the report.
    Story("a colleague is accused by who reports", ("teun",), ("carla",), lambda s: s.about(s.teun)),
    Story("a manager is accused by her own driver", ("bram",), ("carla",), lambda s: s.about(s.bram)),
    Story(
        "her manager’s manager is a superior in that line",
        ("lotte",),
        ("joost",),
        lambda s: s.about(s.bram),
        lotte,
    ),
    Story(
        "the standing deputy of the accused manager",
        ("koos",),
        ("joost",),
        lambda s: s.about(s.bram),
        deputy_of_bram,
    ),
    Story(
        "the only other one left handles it when a coordinator is accused",
        ("carla",),
        ("vera",),
        lambda s: s.about(s.carla),
        vera,
    ),
    Story(
        "who replaces the accused coordinator during a holiday",
        ("carla", "vera"),
        ("wout",),
        lambda s: s.about(s.carla),
        replaces_carla,
    ),
    Story(
        "the standing deputy of the accused coordinator",
        ("vera",),
        ("joost",),
        lambda s: s.about(s.carla),
        vera_stands_in,
    ),
    Story("an administrator is accused", ("petra",), ("carla",), lambda s: s.about(s.petra)),
    Story("a privacy officer is accused", ("noor",), ("carla",), lambda s: s.about(s.noor)),
    Story(
        "the director is accused, who reads what is late", ("ilse",), ("carla",), lambda s: s.about(s.ilse)
    ),
    Story(
        "the carer is accused, who would be the adviser", ("joost",), ("carla",), lambda s: s.about(s.joost)
    ),
    Story("the lawyer is accused", ("karin",), ("carla",), lambda s: s.about(s.karin)),
    Story("the safety officer is accused", ("lars",), ("carla",), lambda s: s.about(s.lars)),
    Story("the log reviewer is accused", ("omar",), ("carla",), lambda s: s.about(s.omar)),
    Story("a manager is accused through a link, by nobody known", ("bram",), ("carla",), by_link),
    Story(
        "the manager of a colleague who is accused by somebody of another team",
        ("wil",),
        ("joost",),
        lambda s: s.about(s.teun),
        leads_teun,
    ),
    # The way back out of a lane, and who handles what nobody may.
    Story("a proposal to bring it back waits", ("bram", "teun"), ("carla",), waits_for_a_second),
    Story("it came back, and a witness stays kept out", ("bram",), ("carla",), back_with_a_witness),
    Story(
        "it came back to the lane for colleagues",
        ("bram",),
        ("carla", "joost"),
        back_to_the_other_lane,
        officers_alone,
    ),
    Story(
        "somebody is appointed when the only coordinator is accused",
        ("carla", "bram"),
        ("wout", "joost"),
        appointed,
        wout_elsewhere,
    ),
    # The lane by itself: nobody is named, and still only who works on it sees it.
    Story(
        "a colleague nobody names: not for the manager of the team",
        ("bram",),
        ("joost",),
        lambda s: s.about(None),
    ),
    Story(
        "a colleague nobody names: not for the manager above",
        ("lotte",),
        ("joost",),
        lambda s: s.about(None),
        lotte,
    ),
    Story("a colleague nobody names: not for the director", ("ilse",), ("joost",), lambda s: s.about(None)),
    Story(
        "a colleague nobody names: not for the lawyer", ("karin", "lars"), ("joost",), lambda s: s.about(None)
    ),
    # Somebody is named on a case that ran already.
    Story(
        "the manager turns out to be a witness with an interest",
        ("bram",),
        ("carla",),
        lambda s: s.name(s.handled(s.report(s.anna)), s.bram),
    ),
    Story(
        "the superior of that witness",
        ("lotte",),
        ("carla",),
        lambda s: s.name(s.handled(s.report(s.anna)), s.bram),
        lotte,
    ),
    Story(
        "the manager is the partner of the other person",
        ("bram",),
        ("carla",),
        lambda s: s.name(s.report(s.anna), s.bram, InvolvedAs.PARTNER),
    ),
    Story(
        "the handler is the partner, and another takes over",
        ("carla",),
        ("vera",),
        lambda s: s.name(s.handled(s.report(s.anna)), s.carla, InvolvedAs.PARTNER, by=s.vera),
        vera,
    ),
    Story(
        "the deputy goes with the handler",
        ("vera",),
        ("wout",),
        lambda s: s.name(s.handled(s.report(s.anna)), s.carla, by=s.wout),
        replaces_carla,
    ),
    Story(
        "somebody becomes deputy after the naming", ("koos",), ("carla",), becomes_deputy_later, also_leads
    ),
    Story(
        "somebody replaces during a holiday announced after the naming",
        ("koos",),
        ("carla",),
        replaces_later,
        also_leads,
    ),
    Story(
        "the carer who was asked is named",
        ("joost",),
        ("carla",),
        lambda s: s.name(s.care(s.handled(s.report(s.anna)), s.joost), s.joost),
    ),
    Story(
        "the lawyer who was asked is named",
        ("karin",),
        ("carla",),
        lambda s: s.name(s.ask(s.handled(s.report(s.anna)), AssignmentKind.LEGAL, s.karin), s.karin),
    ),
    Story(
        "a deputy of the dossier is named",
        ("vera",),
        ("carla",),
        lambda s: s.name(s.ask(s.handled(s.report(s.anna)), AssignmentKind.DEPUTY, s.vera), s.vera),
        vera,
    ),
    Story("a colleague to whom it was offered is named", ("vera",), ("carla",), offered_then_named, vera),
    Story("who typed it for a colleague is named", ("teun",), ("carla",), typed_for_anna),
    Story("the lawyer is lifted and the manager is not", ("bram",), ("carla",), lifted_for_one, vera),
    # By their own word.
    Story(
        "the coordinator says to be involved",
        ("carla",),
        ("vera",),
        lambda s: s.recuse(s.handled(s.report(s.anna)), s.carla),
        vera,
    ),
    Story(
        "the manager says to be involved", ("bram",), ("carla",), lambda s: s.recuse(s.report(s.anna), s.bram)
    ),
    Story(
        "and with the manager the manager above",
        ("lotte",),
        ("carla",),
        lambda s: s.recuse(s.report(s.anna), s.bram),
        lotte,
    ),
    Story(
        "the lawyer says to be involved",
        ("karin",),
        ("carla",),
        lambda s: s.recuse(s.ask(s.handled(s.report(s.anna)), AssignmentKind.LEGAL, s.karin), s.karin),
    ),
    # A case of the public task becomes one about a colleague.
    Story(
        "a colleague is accused later: not for the manager any more",
        ("bram", "teun"),
        ("carla",),
        lambda s: s.name(s.handled(s.report(s.anna)), s.teun, InvolvedAs.ACCUSED),
    ),
    Story(
        "a colleague is accused later: not for the other coordinator",
        ("vera",),
        ("carla",),
        lambda s: s.name(s.handled(s.report(s.anna)), s.teun, InvolvedAs.ACCUSED),
        vera,
    ),
    Story("the reporter says later that it was a colleague", ("bram", "vera"), ("carla",), told_later, vera),
    # Protected.
    Story(
        "an alderman is shielded: not for who shielded it",
        ("carla",),
        ("otto",),
        lambda s: s.shield(s.handled(s.report(s.anna)), s.otto),
        officer,
    ),
    Story(
        "an alderman is shielded: not for manager and director",
        ("bram", "ilse"),
        ("otto",),
        lambda s: s.shield(s.report(s.anna), s.otto),
        officer,
    ),
    Story(
        "an alderman is shielded: not for another officer",
        ("pleun",),
        ("otto",),
        lambda s: s.shield(s.report(s.anna), s.otto),
        two_officers,
    ),
    Story(
        "who cared and who advised lose it too",
        ("joost", "karin"),
        ("otto",),
        lambda s: s.shield(
            s.ask(s.care(s.handled(s.report(s.anna)), s.joost), AssignmentKind.LEGAL, s.karin), s.otto
        ),
        officer,
    ),
    Story("an officer who was taken off", ("pleun",), ("otto",), officer_taken_off, two_officers),
    Story("an officer who is accused", ("pleun",), ("otto",), officer_accused, two_officers),
    Story("an officer without the role any more", ("pleun",), ("otto",), role_lost, officer_for_a_while),
    Story(
        "Mila the clerk is threatened: not for Dirk, who shielded it",
        ("dirk",),
        ("pia",),
        lambda s: s.shield(s.report(s.mila), s.pia, by=s.dirk),
        at_dirks,
    ),
    Story(
        "Mila the clerk accuses her coordinator, who is the only one",
        ("dirk",),
        (),
        lambda s: s.about(s.dirk, s.mila),
    ),
)


@pytest.fixture
def stage(world: World) -> Stage:
    return Stage(world)


def at(browser: Browser, path: str) -> tuple[bytes, list[str]]:
    """What this door answers without the tokens that differ each visit, and what it asked."""
    # What was refused is written down a few times an hour at most, and how often is remembered here.
    cache.clear()
    with undone(), statements() as asked:
        response = browser.get(path)
    return TOKEN.sub(b"token", response.content) + str(response.status_code).encode(), asked


def calendar(person: Person, world: World) -> tuple[bytes, list[str]]:
    with undone():
        secret = make_feed(actor=person.actor, now=world.now)
        return at(Browser(), f"/termijnen/{secret}.ics")


def drawn(doors: Iterable[str], story: str, name: str) -> list[str]:
    """One door in two every day, others in each story and for each person."""
    return [door for door in doors if is_walked(f"{story} {name} {door}", 2)]


def seen_at_doors(person: Person, world: World, doors: Iterable[str]) -> dict[str, Any]:
    """The second visit counts: the first one may look up what is remembered for a while."""
    browser = Browser(person)
    for path in doors:
        at(browser, path)
    found: dict[str, Any] = {path: at(browser, path) for path in doors}
    found["calendar"] = calendar(person, world)
    return found


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The doors that answer or ask something else, with what is new."""
    return {
        door: [line for line in after[door][0].splitlines() if line not in before[door][0].splitlines()]
        or [one for one in after[door][1] if one not in before[door][1]]
        for door in before
        if after[door] != before[door]
    }


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.told)
def test_it_is_as_if_the_case_did_not_exist(stage: Stage, story: Story) -> None:
    world = stage.world
    story.given(stage)
    doors = {name: drawn(DOORS, story.told, name) for name in story.outsiders}
    before = {name: seen_at_doors(getattr(stage, name), world, doors[name]) for name in story.outsiders}

    number = story.when(stage)

    for name in story.outsiders:
        person = getattr(stage, name)
        fresh = replace(person, actor=_anew(person, world))
        after = seen_at_doors(person, world, doors[name])
        changed = differing(before[name], after)
        assert changed == {}, name
        TRIED["doors"] += len(after)
        for door in drawn(BY_NUMBER, story.told, name):
            mine, theirs = (at(Browser(person), door.format(one)) for one in (number, MISSING_NUMBER))
            assert mine[0].replace(number.encode(), MISSING_NUMBER.encode()) == theirs[0], (name, door)
            assert mine[1] == theirs[1], (name, door)
            TRIED["numbers"] += 1
        leaves_no_trace(stage, fresh, number)
    for name in story.insiders:
        assert visible_to(_anew(getattr(stage, name), world)).filter(number=number).exists(), name


def _anew(person: Person, world: World) -> Actor:
    return actor_for(person.id, person.membership.organisation_id, world.now)


def leaves_no_trace(stage: Stage, person: Person, number: str) -> None:
    """No row, clock, fact, mail or choice in a form is left for this person."""
    actor = person.actor
    incident = Incident.objects.get(number=number)
    assert not visible_to(actor).filter(number=number).exists()
    assert not countable_by(actor).filter(case_key=incident.case_key).exists()
    assert not countable_apart(actor).filter(case_key=incident.case_key).exists()
    mails = Notice.objects.filter(recipient=person.account, reaches=Reaches.MAIL, event__object_number=number)
    assert not mails.exclude(state=NoticeState.SENT).exists()
    for kind in (AssignmentKind.HANDLER, AssignmentKind.DEPUTY, AssignmentKind.CARER, AssignmentKind.LEGAL):
        if person.id in kept_out_of(incident, stage.now):
            assert person.id not in hand_overs.able(incident, kind, stage.now)
    assert not HandOver.objects.filter(incident=incident, offered_to=person.account, state="offered").exists()
    assert person.id not in dossier_access.told_of_report(incident, stage.now)
    assert person.id not in dossier_access.told_of_second_eyes(incident, None, stage.now)
    for clock in Clock.objects.filter(incident=incident):
        for rung in dossier_access.LADDER:
            _rung, told = dossier_access.told_on_ladder(clock, rung, stage.now)
            assert person.id not in told
    TRIED["others"] += 12


SYSTEM_STORIES: Final = {
    "a colleague is accused": lambda s: s.about(s.teun),
    "somebody turns out to be a witness with an interest": lambda s: s.name(
        s.handled(s.report(s.anna)), s.bram
    ),
    "the coordinator says to be involved": lambda s: s.recuse(s.handled(s.report(s.anna)), s.carla),
    "an alderman is shielded": lambda s: s.shield(s.report(s.anna), s.otto),
    "the reporter says later that it was a colleague": told_later,
}


@pytest.mark.parametrize("told", SYSTEM_STORIES)
def test_no_system_hears_of_it(stage: Stage, told: str) -> None:
    """Nobody knows who reads what a system shows; beside it stands a case that every system reads."""
    officer(stage)
    key = _key(stage)
    open_to_all = stage.report(stage.teun)
    before = {path: _answer(key, path) for path in SYSTEM_DOORS}
    assert open_to_all in _answer(key, f"/api/v1/dossiers/{open_to_all}")

    number = SYSTEM_STORIES[told](stage)

    assert {path: _answer(key, path) for path in SYSTEM_DOORS} == before
    mine, missing = (_answer(key, f"/api/v1/dossiers/{one}") for one in (number, MISSING_NUMBER))
    assert mine.replace(number, MISSING_NUMBER) == missing
    events = OutgoingEvent.objects.filter(object_number=number)
    assert events.exists()
    assert not events.filter(is_for_people=False).exists()
    TRIED["systems"] += len(SYSTEM_DOORS) + 1


def _key(stage: Stage) -> str:
    made = make_token(
        actor=stage.petra.actor,
        name="muur",
        scopes=list(Scope),
        expires_on=stage.now.date() + timedelta(days=30),
        now=stage.now,
    )
    return made.secret


def _answer(key: str, path: str) -> str:
    with undone():
        response = Browser().visit("GET", path, HTTP_AUTHORIZATION=f"Bearer {key}")
    assert response.status_code in {200, 404}
    return re.sub(r'"(countedAt|traceId|geteldOp)":"[^"]*"', "", response.content.decode())


def test_somebody_is_lifted_by_a_second_person_and_sees_it_again(stage: Stage) -> None:
    vera(stage)
    number = stage.name(stage.handled(stage.report(stage.anna)), stage.bram)
    lift = {"number": number, "account_id": stage.bram.id, "now": stage.now}
    with pytest.raises(Refused):
        lanes.lift_involved(actor=stage.carla.actor, reason="Zij noemde hem zelf.", **lift)
    with pytest.raises(Refused):
        lanes.lift_involved(actor=stage.vera.actor, reason=" ", **lift)
    with pytest.raises(NotVisible):
        lanes.lift_involved(actor=stage.bram.actor, reason="Ik was er niet.", **lift)
    assert not visible_to(stage.bram.actor).filter(number=number).exists()
    lanes.lift_involved(actor=stage.vera.actor, reason="Het was een ander.", **lift)
    assert visible_to(stage.bram.actor).filter(number=number).exists()


def test_whoever_it_happened_to_keeps_the_own_report(stage: Stage) -> None:
    """Nobody is locked out of what happened to themselves: not by name, and not with somebody else’s line."""
    number = stage.handled(stage.report(stage.anna))
    with pytest.raises(Refused):
        stage.name(number, stage.anna)
    stage.stands_in(stage.anna, stage.teun)
    stage.name(number, stage.teun)
    page = Browser(stage.anna).get(f"/mijn/{number}/")
    assert page.status_code == 200
    assert number in page.content.decode()


def test_the_only_coordinator_is_accused_and_the_privacy_officer_and_substitute_hear_of_it(
    stage: Stage,
) -> None:
    Substitute.objects.create(
        organisation=stage.world.cast.reggestreek,
        account=stage.ilse.account,
        named_by=stage.petra.account,
        named_at=stage.now,
    )
    number = stage.about(stage.carla)
    told = Notice.objects.filter(event__object_number=number, event__type="needs_handler")
    assert set(told.values_list("recipient_id", flat=True)) == {stage.noor.id, stage.ilse.id}
    assert not visible_to(stage.noor.actor).filter(number=number).exists()
    kinds = Assignment.objects.filter(incident__number=number, ended_at=None)
    assert list(kinds.values_list("account_id", "kind")) == [(stage.joost.id, AssignmentKind.ADVISER)]


def test_about_a_colleague_nothing_is_answered_and_nothing_counted(stage: Stage) -> None:
    number = stage.about(stage.teun)
    incident = Incident.objects.get(number=number)
    kinds = set(Clock.objects.filter(incident=incident).values_list("kind", flat=True))
    assert {"answer", "police_decision"} & kinds == set()
    assert "first_care" in kinds
    facts = Fact.objects.filter(case_key=incident.case_key)
    assert set(facts.values_list("lane", "measure")) == {
        (Lane.INTERNAL, "incident"),
        (Lane.INTERNAL, "talk_due"),
    }
    stage.handled(number)
    with pytest.raises(NotVisible):
        dossier.write_answer(actor=stage.carla.actor, number=number, draft=stories.DRAFT, now=stage.now)
    for page in ("antwoord", "aangifte", "wederhoor", "gesprek"):
        assert Browser(stage.carla).get(f"/dossiers/{number}/{page}/").status_code == 404
    counted = countable_apart(stage.carla.actor).filter(measure="incident")
    assert counted.aggregate(total=Sum("delta"))["total"] == 1
    assert "Daarnaast, apart geteld: 1 melding over een collega." in (
        Browser(stage.carla).get("/cijfers/").content.decode()
    )


def test_each_part_of_a_protected_case_opens_by_itself_with_a_line(stage: Stage) -> None:
    two_officers(stage)
    number = stage.shield(stage.report(stage.anna), stage.otto)
    otto, now = stage.otto.actor, stage.now
    for kind, text in (
        (ProtectedKind.HOME_ADDRESS, "Kanariestraat 1"),
        (ProtectedKind.THREAT, "Hij volgt haar."),
    ):
        protected.keep_part(actor=otto, number=number, kind=kind, content=text, now=now)
    page = Browser(stage.otto).get(f"/dossiers/{number}/afgeschermd/").content.decode()
    assert "Kanariestraat" not in page
    by_kind = {one.kind: one for one in protected.shielded(otto, number, now).parts}
    address, threat = by_kind[ProtectedKind.HOME_ADDRESS], by_kind[ProtectedKind.THREAT]
    typed = {"do": "open", "part": str(address.id), "opened_for": "safety"}
    opened = Browser(stage.otto).post(f"/dossiers/{number}/afgeschermd/", typed).content.decode()
    assert "Kanariestraat 1" in opened
    assert "Hij volgt haar." not in opened
    line = TrailLine.objects.filter(action="open_protected_part").get()
    assert (line.purpose, line.detail["for"], line.detail["part"]) == ("protect", "safety", str(address.id))
    for stranger in (stage.pleun, stage.carla, stage.noor):
        with pytest.raises(NotVisible):
            protected.open_part(
                actor=stranger.actor,
                number=number,
                part_id=threat.id,
                opened_for=protected.OpenedFor.CHECK,
                now=now,
            )
    assert number in Browser(stage.otto).get("/afgeschermd/").content.decode()


def test_it_says_how_much_it_tried() -> None:
    assert len(STORIES) + len(SYSTEM_STORIES) >= 40
    told = ", ".join(f"{count} {name}" for name, count in TRIED.items())
    print(f"conflict and lane stories in this process: {told}")  # noqa: T201 - says how much it did
