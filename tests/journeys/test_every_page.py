# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page, in both languages: no finding of axe, no sideways scroll at 320 pixels, one heading."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from django.urls import resolve
from playwright.sync_api import Page

from eenlijn.accountability.releases.deadlines import Period
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.care import ask_carer
from eenlijn.casework.dossier.coming_back import propose_back
from eenlijn.casework.dossier.deciding import propose_answer
from eenlijn.casework.dossier.finishing import ask_second
from eenlijn.casework.dossier.leaving import plan_leaving
from eenlijn.casework.imports.actions import start_trial
from eenlijn.casework.incidents.codes import ReturnReason, Severity
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.codes import InvitationPurpose, MembershipState, Role
from eenlijn.commons.accounts.models import Invitation, Membership, RoleAssignment, RoleProposal
from eenlijn.commons.directory.actions import keep_waiting
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.mandates.models import Mandate
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook import actions as rulebook
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.commons.tenancy.giving_roles import ask_role
from eenlijn.commons.tenancy.going_live import record_consent
from eenlijn.commons.tenancy.invitations import invitation_link
from eenlijn.commons.tenancy.reviewing import make_review, quarter_of
from eenlijn.commons.webhooks.codes import DeliveryState
from eenlijn.commons.webhooks.models import Delivery
from eenlijn.doors.web.manage.rule_topics import PAGES
from eenlijn.doors.web.report.side_doors import Door
from eenlijn.foundation.identifiers import colleague_code
from tests.cast import PASSWORD, SINCE, Cast
from tests.factories import registers, stories, tokens, webhooks
from tests.factories.old_registers import loaded, map_columns, register, row, tried, uploaded
from tests.factories.released import make_edition
from tests.journeys.conftest import PHONE, SMALLEST
from tests.walls.addresses import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PREFIXES = ("", "/en")
# The token of a first link, as it would stand in an address.
FIRST = "eerste-link-van-deze-proef"


@dataclass(frozen=True)
class Region:
    """Dossiers in every state, and the addresses that lead to them."""

    slug: str
    code: str
    new: str
    assessed: str
    red: str
    drafted: str
    final: str
    answered: str
    closed: str
    own: str
    ready: str
    along: str
    talk: str
    over_code: str
    link_id: str
    imports: dict[str, str]
    for_colleague: str
    typed: str
    for_anna: str
    annas: str
    managed: dict[str, str]
    reply: str
    proposed: str
    editions: tuple[str, str]
    apart: str
    alone: str


@pytest.fixture
def region(staff: Cast, link: OpenLink, moment: datetime) -> Region:
    carla, began = staff.carla.actor, moment - timedelta(hours=40)
    stranger = Actor.link(link.organisation_id)
    receipt = stories.report(stranger, link, began)
    late = stories.report(stranger, link, moment - timedelta(hours=60)).number
    assessed = stories.report(stranger, link, moment - timedelta(hours=2)).number
    stories.assess(carla, assessed, moment, decision_influenced=True)
    red = stories.report(stranger, link, moment, is_safe_now=False).number
    drafted = stories.report(stranger, link, began).number
    stories.assess(carla, drafted, began)
    stories.write(carla, drafted, began, kind=AnswerKind.HEARING_INVITATION, behaviour="")
    final = stories.report(stranger, link, began).number
    stories.assess(carla, final, began)
    stories.write(carla, final, began)
    dossier.finish_letter(actor=carla, number=final, now=began)
    answered = stories.report(stranger, link, began).number
    stories.answer(carla, answered, began)
    closed = stories.report(staff.anna.actor, link, began).number
    stories.answer(carla, closed, began)
    stories.settle(carla, closed, moment)
    dossier.close(actor=carla, number=closed, now=moment)
    dossier.open_dossier(actor=carla, number=closed, purpose="read", now=moment)
    assert late
    ready = stories.report(stranger, link, began).number
    stories.assess(carla, ready, began)
    stories.write(carla, ready, began)
    second_employer(staff)
    registers_here(staff, moment)
    rules_at_work(staff, moment)
    lost = Notice.objects.filter(reaches=Reaches.MAIL, recipient_id=staff.carla.id).first()
    assert lost is not None
    Notice.objects.filter(pk=lost.pk).update(state=NoticeState.GIVEN_UP, tries=5)
    return Region(
        slug=link.slug,
        code=receipt.code,
        new=receipt.number,
        assessed=assessed,
        red=red,
        drafted=drafted,
        final=final,
        answered=answered,
        closed=closed,
        own=closed,
        ready=ready,
        link_id=str(link.id),
        imports=old_registers_in_every_step(staff, moment),
        managed=managed(staff, moment),
        editions=(make_edition(), make_edition(Period.year(2025))),
        **ways_in(staff, link, moment),
        **looking_along_and_caring(staff, link, moment),
        **running_apart(staff, link, moment),
        **hearing_and_decision(staff, link, moment),
    )


def looking_along_and_caring(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A severe dossier that Bram is asked to look at, a talk for Joost, and a closed report behind a code."""
    carla, began = staff.carla.actor, moment - timedelta(hours=40)
    along = stories.report(staff.anna.actor, link, began).number
    stories.assess(carla, along, began, severity=Severity.VERY_SERIOUS, reason="Hij kent haar adres.")
    talk = CareMoment.objects.get(incident__number=along, moment="first_talk")
    ask_carer(actor=carla, number=along, moment_id=talk.pk, account_id=staff.joost.id, now=began)
    stories.write(carla, along, began)
    dossier.finish_letter(actor=carla, number=along, now=began)
    stories.send(carla, along, began)
    stories.settle(carla, along, began)
    ask_second(actor=carla, number=along, now=began)
    over = stories.report(Actor.link(link.organisation_id), link, began)
    stories.answer(carla, over.number, began)
    stories.settle(carla, over.number, moment)
    dossier.close(actor=carla, number=over.number, now=moment)
    return {"along": along, "talk": str(talk.pk), "over_code": over.code}


def running_apart(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """About a colleague: one that waits for a second person, and one that nobody may handle."""
    apart = stories.report(staff.anna.actor, link, moment, other_is_colleague=True).number
    carla: dict[str, Any] = {"actor": staff.carla.actor, "now": moment}
    propose_back(**carla, number=apart, reason=ReturnReason.NOT_A_COLLEAGUE)
    about_carla = {"other_is_colleague": True, "other_address": staff.carla.email}
    alone = stories.report(staff.anna.actor, link, moment, **about_carla).number
    return {"apart": apart, "alone": alone}


def ways_in(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """A report for a colleague behind a code, one for Anna, and one of her own that is still open."""
    for_colleague: dict[str, Any] = {"way": "on_behalf", "reporter_role": "witness", "colleague_name": "Teun"}
    typed = stories.report(Actor.link(link.organisation_id), link, moment, **for_colleague)
    for_anna = {**for_colleague, "colleague_address": staff.anna.email}
    return {
        "typed": typed.code,
        "for_colleague": colleague_code(typed.code, audience=str(link.organisation_id)),
        "for_anna": stories.report(staff.teun.actor, link, moment, **for_anna).number,
        "annas": stories.report(staff.anna.actor, link, moment).number,
    }


def hearing_and_decision(staff: Cast, link: OpenLink, moment: datetime) -> dict[str, str]:
    """An invitation that left, with the code in its letter; and a notice that waits for Ilse's decision."""
    carla, proposed = staff.carla.actor, stories.report(staff.anna.actor, link, moment).number
    stories.assess(carla, proposed, moment)
    stories.write(carla, proposed, moment)
    Mandate.objects.create(
        organisation=staff.reggestreek,
        answer_kind="norm_notice",
        highest_level=5,
        function_name="Directeur",
        function_key="directeur",
        valid_from=SINCE,
        source="mandaatregeling",
    )
    propose_answer(actor=carla, number=proposed, now=moment)
    invited = stories.report(staff.anna.actor, link, moment).number
    stories.assess(carla, invited, moment)
    stories.write(carla, invited, moment, kind=AnswerKind.HEARING_INVITATION)
    dossier.finish_letter(actor=carla, number=invited, now=moment)
    stories.send(carla, invited, moment)
    word = dossier.hand_out_letter(actor=carla, number=invited, is_word=True, now=moment)
    told = ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    found = re.search(r"/reactie/([0-9A-Z-]{19})/", told)
    assert found
    return {"proposed": proposed, "reply": found[1]}


def rules_at_work(staff: Cast, moment: datetime) -> None:
    """The pack of the sector holds; one topic has a draft that is right, one a draft that is wrong."""
    petra, sector = staff.petra.actor, Sector.TRANSPORT
    rulebook.adopt_pack(
        actor=petra,
        organisation_id=staff.reggestreek.pk,
        pack_content=contents_of(pack_of(sector)),
        pack_version="1",
        now=moment,
    )
    strict = {"terms": {"answer": {"amount": 24, "unit": "hours"}}}
    rulebook.save_draft(actor=petra, topic=Topic.TERMS, content=strict, version=0, now=moment)
    rulebook.save_draft(actor=petra, topic=Topic.PLACES, content={"places": [{}]}, version=0, now=moment)
    record_consent(actor=petra, decided_on=moment.date(), scope="Cijfers per team.", now=moment)


def second_employer(staff: Cast) -> None:
    """Bram works for two employers, so that he is asked for whom he is here."""
    since = SINCE + timedelta(days=1)
    membership = Membership.objects.create(
        organisation=staff.dinkelborg,
        account=staff.bram.account,
        function_name="Invaller",
        state=MembershipState.CONFIRMED,
        starts_on=since,
    )
    RoleAssignment.objects.create(
        organisation=staff.dinkelborg,
        membership=membership,
        role=Role.EMP,
        starts_on=since,
    )


def registers_here(staff: Cast, moment: datetime) -> None:
    """Registers that say where a postcode lay, and an edition of another that waits for a yes."""
    registers.twente_of_2020(moment)
    schools = [registers.school("06BY00", "De Schakel"), registers.school("07AA00", "De Brug")]
    kind, head = RegisterKind.PRIMARY_SCHOOLS, registers.SCHOOLS
    registers.loaded(kind, registers.file_of(head, schools[0]), SINCE, moment)
    keep_waiting(
        actor=staff.hugo.actor,
        kind=kind,
        content=registers.file_of(head, schools[1]),
        edition=moment.date(),
        file_name="scholen.csv",
        now=moment,
    )


def webhook_at_work(staff: Cast, moment: datetime) -> dict[str, str]:
    """A webhook with a delivery that failed, and a test that waits."""
    made = webhooks.told(staff.reggestreek, moment)
    failed = {"state": DeliveryState.FAILED_WILL_RETRY, "tries": 2, "status": 500, "why": "answered"}
    Delivery.objects.filter(pk=made.delivery_id).update(**failed)
    test = {"organisation": staff.reggestreek, "subscription_id": made.webhook_id, "at": moment}
    Delivery.objects.create(**test, next_try_at=moment)
    names = ("webhook", "delivery", "host")
    return dict(zip(names, map(str, (made.webhook_id, made.delivery_id, made.host_id)), strict=True))


def managed(staff: Cast, moment: datetime) -> dict[str, str]:
    """What Petra manages, somebody who did not come yet, and the two links for one use."""
    petra: dict[str, Any] = {"actor": staff.petra.actor, "now": moment}
    mandate = give_mandate(
        **petra,
        answer_kind="written_warning",
        highest_level=4,
        function_name="Teamleider",
        source="Mandaatbesluit van 2 maart 2026",
        valid_from=moment.date(),
    )
    ask_role(**petra, membership_id=staff.anna.membership.pk, role=Role.OOV)
    last_day = moment.date() + timedelta(days=20)
    change_id = plan_leaving(**petra, membership_id=staff.sam.membership.pk, last_day=last_day)
    year, quarter = quarter_of(moment.date())
    review_id = make_review(**petra, year=year, quarter=quarter)
    new = invite_member(
        **petra,
        organisation_id=staff.reggestreek.pk,
        email="nieuw@eenlijn.example",
        name="Nieuw",
        function_name="Buschauffeur",
    )
    Invitation.objects.create(
        purpose=InvitationPurpose.FIRST_ADMINISTRATOR,
        token_digest=hashlib.sha256(FIRST.encode()).hexdigest(),
        created_at=moment,
        expires_at=moment + timedelta(hours=24),
    )
    return {
        "mandate": str(mandate.id),
        **webhook_at_work(staff, moment),
        "token": str(tokens.made(staff.petra.actor, moment).id),
        "proposal": str(RoleProposal.objects.get().pk),
        "change": str(change_id),
        "review": str(review_id),
        "unit": str(staff.lijn_9.pk),
        "site": str(staff.remise.pk),
        "anna": str(staff.anna.membership.pk),
        "new": str(new.pk),
        "invitation": invitation_link(**petra, membership_id=new.pk),
    }


def old_registers_in_every_step(staff: Cast, moment: datetime) -> dict[str, str]:
    """One batch per step of taking over: chosen, tried (with a refused row), at work, loaded."""
    carla = staff.carla.actor
    refused = row("9", "24-11-2025 14:38", "23-11-2025 10:00")
    steps = {
        "chosen": uploaded(carla, register(row("1")), moment, "een.csv"),
        "tried": tried(carla, register(row("2"), refused), moment, "twee.csv"),
        "loaded": loaded(carla, register(row("3")), moment),
        "at_work": uploaded(carla, register(row("4")), moment, "vier.csv"),
    }
    map_columns(carla, steps["at_work"], moment)
    start_trial(actor=carla, batch_id=steps["at_work"], now=moment)
    return {step: str(batch_id) for step, batch_id in steps.items()}


def open_to_everyone(region: Region) -> Iterator[str]:
    yield f"/m/{region.slug}/"
    yield f"/ontvangst/{region.code}/"
    yield from (f"/begin/{FIRST}/", f"/uitnodiging/{region.managed['invitation']}/", "/uitnodiging/over/")
    yield f"/ontvangst/{region.code}/wie-keek/"
    yield f"/ontvangst/{region.code}/nazorg/"
    yield f"/ontvangst/{region.over_code}/ervaring/"
    yield from (f"/ontvangst/{region.code}/{page}/" for page in ("aanvullen", "collegas"))
    yield f"/ontvangst/{region.typed}/"
    yield f"/klopt/{region.for_colleague}/"
    yield f"/reactie/{region.reply}/"
    yield from (f"/m/{region.slug}/?soort={door.value}" for door in Door if door)
    yield f"/m/{region.slug}/papier/"
    yield from (
        "/ontvangst/",
        "/ontvangst/klaar/",
        "/aanmelden/",
        "/privacy/",
        "/privacy/verwerkingen/",
        "/toegankelijkheid/",
        "/hulp/",
    )
    yield from ("/open-data/", *(f"/open-data/{one}/" for one in region.editions))
    yield f"/open-data/{region.editions[0]}/?tabel=municipality"
    yield from ("/componenten/", "/bestaat-niet/")


def of_carla(region: Region) -> Iterator[str]:
    yield from (
        "/vandaag/",
        "/vandaag/?nummer=0000-000",
        "/dossiers/",
        "/cijfers/",
        "/berichten/",
        "/melden/",
    )
    yield from ("/mijn/", "/beheer/oud-register/", "/beheer/meldlinks/")
    change = region.managed["change"]
    yield from ("/overdragen/", f"/overdragen/{change}/", f"/overdragen/{change}/bewijs/")
    yield from (f"/dossiers/{one}/" for one in (region.new, region.assessed, region.final, region.closed))
    yield from (f"/dossiers/{region.new}/{page}/" for page in ("beoordelen", "klok"))
    yield from (f"/dossiers/{region.assessed}/{page}/" for page in ("beoordelen", "vier-ogen"))
    yield f"/dossiers/{region.red}/"
    yield "/termijnen/"
    yield from (f"/dossiers/{one}/antwoord/" for one in (region.assessed, region.drafted, region.final))
    yield f"/dossiers/{region.final}/verstuurd/"
    for page in (
        "mensen",
        "melder",
        "leerpunt",
        "aangifte",
        "schade",
        "nazorg",
        "niet-nodig/4",
        "notitie",
        "behandelaar",
    ):
        yield f"/dossiers/{region.answered}/{page}/"
    yield f"/dossiers/{region.closed}/heropenen/"
    yield f"/dossiers/{region.proposed}/antwoord/"
    yield f"/dossiers/{region.answered}/wederhoor/"
    yield f"/dossiers/{region.assessed}/gesprek/"
    yield from (f"/dossiers/{one}/afsluiten/" for one in (region.drafted, region.answered))
    yield f"/dossiers/{region.ready}/antwoord/vaststellen/"
    yield from (f"/dossiers/{region.apart}/{page}/" for page in ("terug", "betrokken", "ik-ben-betrokken"))
    yield "/beheer/mail/"
    yield from (f"/beheer/meldlinks/{region.link_id}/{page}" for page in ("", "beeindigen/"))
    yield "/beheer/oud-register/nieuw/"
    for step, page in IMPORT_PAGES:
        yield f"/beheer/oud-register/{region.imports[step]}/{page}"


IMPORT_PAGES = (
    ("chosen", "kolommen/"),
    ("tried", "waarden/"),
    ("tried", "proberen/"),
    ("tried", "laden/"),
    ("at_work", "voortgang/"),
    ("loaded", "voortgang/"),
    ("loaded", "terughalen/"),
)


def of_bram(region: Region) -> Iterator[str]:
    yield from ("/aanmelden/organisatie/", "/vandaag/", f"/dossiers/{region.new}/")
    yield f"/dossiers/{region.assessed}/vier-ogen/"
    yield f"/dossiers/{region.along}/meekijken/"


def of_joost(region: Region) -> Iterator[str]:
    yield from ("/gesprekken/", f"/gesprekken/{region.talk}/")
    yield f"/dossiers/{region.apart}/ik-ben-betrokken/"


def of_noor(region: Region) -> Iterator[str]:
    yield from ("/toezicht/", "/toezicht/apart/")
    yield from (f"/toezicht/apart/{one}/" for one in (region.apart, region.alone))


def of_ilse(region: Region) -> Iterator[str]:
    yield from ("/besluiten/", f"/besluiten/{region.proposed}/")
    yield "/te-laat/"
    yield "/regio/cijfers/"


def of_greet(region: Region) -> Iterator[str]:
    month, year = region.editions
    yield "/regio/cijfers/"
    yield from (f"/regio/cijfers/?editie={year}&tabel={table}" for table in ("sector_kind", "month_outcome"))
    yield f"/regio/cijfers/?editie={month}&tabel=municipality"
    yield f"/regio/cijfers/?editie={month}&tabel=sector_kind"


def of_anna(region: Region) -> Iterator[str]:
    yield from (
        "/mijn/",
        "/mijn/koppel/",
        f"/mijn/{region.own}/",
        f"/mijn/{region.own}/wie-keek/",
        f"/mijn/{region.own}/ervaring/",
        f"/mijn/{region.own}/nazorg/",
        f"/mijn/{region.annas}/aanvullen/",
        f"/mijn/{region.annas}/collegas/",
        f"/mijn/{region.for_anna}/klopt/",
        "/melden/",
        "/melden/?soort=collega",
        "/melden/oefenen/",
    )


WEBHOOK_PAGES = ("", "sleutel/", "beeindigen/", "opnieuw/", "opnieuw/?since=2026-11-20T09:00")


def of_petra(region: Region) -> Iterator[str]:
    ids = region.managed
    yield from ("/beheer/", "/beheer/werkgever/", "/beheer/eenheden/", "/beheer/plekken/", "/beheer/mensen/")
    yield from (f"/beheer/eenheden/{ids['unit']}/{page}" for page in ("", "beeindigen/"))
    yield f"/beheer/plekken/{ids['site']}/beeindigen/"
    yield from ("/beheer/mensen/nieuw/", "/beheer/mensen/inlezen/", f"/beheer/mensen/{ids['new']}/")
    yield from (f"/beheer/mensen/{ids['anna']}/{page}" for page in ("", "schorsen/", "vertrekken/"))
    yield from (
        "/beheer/rollen/",
        f"/beheer/rollen/{ids['proposal']}/",
        f"/beheer/mensen/{ids['anna']}/plannen/",
        f"/beheer/mensen/{ids['anna']}/personeelsnummer/",
    )
    yield from ("/beheer/rechten/", *(f"/beheer/rechten/{ids['review']}/{page}" for page in ("", "afdruk/")))
    yield "/beheer/vervanger/"
    yield from ("/beheer/mandaten/", f"/beheer/mandaten/{ids['mandate']}/beeindigen/", "/mijn/afwezig/")
    yield from ("/beheer/koppelingen/", "/beheer/koppelingen/nieuw/")
    yield f"/beheer/koppelingen/{ids['token']}/beeindigen/"
    yield from ("/beheer/seintjes/", "/beheer/seintjes/nieuw/", "/beheer/seintjes/namen/")
    yield f"/beheer/seintjes/namen/{ids['host']}/weghalen/"
    yield f"/beheer/seintjes/opnieuw/{ids['delivery']}/"
    yield from (f"/beheer/seintjes/{ids['webhook']}/{page}" for page in WEBHOOK_PAGES)
    yield from ("/beheer/spelregels/", "/beheer/spelregels/pakket/", "/beheer/telefoon/", "/beheer/or/")
    yield from ("/beheer/aantallen/", "/beheer/aantallen/?jaar=2025")
    yield from (f"/beheer/spelregels/{page.slug}/" for page in PAGES)
    yield from (f"/beheer/spelregels/{page.slug}/concept/" for page in PAGES)
    yield from (f"/beheer/spelregels/{slug}/proberen/" for slug in ("termijnen", "plekken"))
    yield "/beheer/spelregels/termijnen/weggooien/"
    yield "/beheer/spelregels/huisregels/terug/?versie=1"


def of_hugo(region: Region) -> Iterator[str]:
    yield from ("/beheer/werkgevers/", "/beheer/werkgevers/nieuw/")
    yield from ("/beheer/registers/", "/beheer/registers/overheid/", "/beheer/registers/overheid/inlezen/")
    yield from ("/beheer/registers/overheid/?zoek=gravenhage&stand=nu", "/beheer/registers/wijzigingen/")
    yield from ("/beheer/registers/postcode/", "/beheer/registers/postcode/?postcode=x&dag=2026-10-01")
    yield from (f"/beheer/registers/postcode/?postcode={one}&dag=2026-10-01" for one in (7601, 5076, 9999))
    yield "/beheer/registers/basisscholen/proef/"


ROUNDS = {
    "hugo": of_hugo,
    "": open_to_everyone,
    "carla": of_carla,
    "anna": of_anna,
    "bram": of_bram,
    "ilse": of_ilse,
    "greet": of_greet,
    "joost": of_joost,
    "noor": of_noor,
    "petra": of_petra,
}

# Pages that these rounds do not visit yet, and the journey that follows some of them. Nothing is added here.
NOT_YET = {
    "desk:export": "test_files.py",
    "desk:export_dossier": "test_files.py",
    "desk:export_list": "",
    "desk:export_lock": "test_files.py",
    "desk:export_revoke": "",
    "desk:exports": "",
    "desk:file_destroy": "",
    "desk:files": "test_files.py",
    "desk:my_protected": "",
    "desk:search": "test_search.py",
    "desk:shield": "",
    "desk:shielded": "",
    "manage:factor_resets": "",
    "oversight:behind": "",
    "oversight:behind_end": "",
    "oversight:behind_names": "",
    "oversight:glass": "",
    "oversight:glass_new": "",
    "oversight:glasses": "",
    "oversight:line": "",
    "oversight:log": "",
    "oversight:months": "",
    "oversight:queue": "",
    "oversight:sign_off": "",
    "profile:factor_app": "test_second_factor.py",
    "profile:factor_codes": "test_second_factor.py",
    "profile:factor_passkey": "test_second_factor.py",
    "profile:factors": "test_second_factor.py",
    "profile:lost_factor": "",
    "profile:lost_password": "",
    "profile:mine_files": "",
    "profile:new_password": "",
    "profile:own_actions": "",
    "profile:own_password": "",
    "profile:second_step": "test_second_factor.py",
    "profile:sessions": "",
    "profile:step_up": "",
    "report:files": "test_files.py",
}
# Addresses that show no page of their own, each with what they give instead.
NO_PAGE = {
    "healthy": "a word for machines",
    "ready": "a word for machines",
    "metrics": "figures for machines",
    "public:security": "security.txt",
    "desk:letter_pdf": "a file",
    "desk:letter_word": "a file",
    "desk:export_file": "a file",
    "desk:file": "a file",
    "desk:file_preview": "a picture",
    "profile:mine_file": "a file",
    "profile:mine_file_preview": "a picture",
    "report:file": "a file",
    "report:file_preview": "a picture",
    "oversight:log_take": "a file",
    "profile:passkey": "words for a script",
    "desk:figures_csv": "a file",
    "desk:figures_xlsx": "a file",
    "desk:figures_ods": "a file",
    "desk:figures_json": "a file",
    "region:figures_csv": "a file",
    "region:figures_xlsx": "a file",
    "region:figures_ods": "a file",
    "region:figures_json": "a file",
    "public:open_file": "a file",
    "desk:reveal": "a press, then the dossier",
    "desk:seen": "a press, then the dossier",
    "desk:term_feed": "a file for a calendar",
    "frame:carry_on": "looked at in its own test below: it needs a form that outlived its session",
    "profile:start": "leads to the first page of the role",
    "profile:sign_in_as": "a press of the demo",
    "profile:sign_out": "a press",
    "manage:go_live": "a press on the list",
    "manage:people_example": "a file",
    "manage:register_boundaries": "a file",
    "manage:register_drop": "a press under the trial",
    "manage:people_load": "a press under the trial",
    "profile:away_back": "a press",
    "manage:send_again": "a press",
    "manage:link_sheet": "a file",
    "manage:link_sheets": "a file",
    "manage:rule_keep": "a press",
    "manage:webhook_test": "a press",
    "manage:webhook_pause": "a press",
    "manage:webhook_resume": "a press",
    "manage:rule_withdraw": "a press",
    "manage:import_here": "leads to the step where the batch is",
    "manage:import_reading": "a press on the columns page",
    "manage:import_stop": "a press on the progress page",
    "manage:import_discard": "a press on the steps",
}


def test_the_rounds_visit_every_address_that_shows_a_page(region: Region) -> None:
    """A new page is red here until somebody looks at it."""
    visited = {
        resolve(address.partition("?")[0]).view_name
        for pages in ROUNDS.values()
        for address in pages(region)
        if address != "/bestaat-niet/"
    }

    assert {address.route for address in addresses()} - set(NO_PAGE) - visited == set(NOT_YET)
    assert visited & set(NO_PAGE) == set()


@pytest.mark.parametrize("who", ROUNDS)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_axe_finds_nothing(  # noqa: PLR0917 - fixtures
    who: str,
    prefix: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page()
    if who:
        sign_in(page, who)
    found: dict[str, list[str]] = {}
    for address in ROUNDS[who](region):
        answer = page.goto(prefix + address)
        assert answer is not None
        assert answer.status in {200, 404}, address
        assert page.locator("html").get_attribute("lang") == (prefix.strip("/") or "nl")
        assert page.locator("h1").count() == 1, address
        assert page.title().endswith("· Eén Lijn"), address
        if findings := axe(page):
            found[address] = findings
    assert found == {}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_form_that_outlived_its_session_comes_back_without_findings(  # noqa: PLR0917 - fixtures
    prefix: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
    staff: Cast,
) -> None:
    page = open_page()
    sign_in(page, "carla")
    page.goto(f"{prefix}/dossiers/{region.new}/beoordelen/")
    page.context.clear_cookies(name="session")
    page.locator("main form button[type=submit]").last.click()
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=email]").fill(staff.carla.email)
    page.locator("main form:has(input[type=password]) button").click()
    page.wait_for_url("**/verder/")
    assert axe(page) == []


@pytest.mark.parametrize("who", ROUNDS)
def test_the_smallest_screen_never_scrolls_sideways(
    who: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
) -> None:
    page = open_page(SMALLEST)
    if who:
        sign_in(page, who)
    wide: dict[str, int] = {}
    for address in ROUNDS[who](region):
        page.goto(address)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > SMALLEST["width"]:
            wide[address] = width
    assert wide == {}


@pytest.mark.parametrize("scheme", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_dark_and_forced_colours_keep_their_contrast(
    scheme: dict[str, str],
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page(PHONE, **scheme)
    sign_in(page, "carla")
    pages = (
        f"/m/{region.slug}/",
        f"/ontvangst/{region.code}/",
        "/vandaag/",
        f"/dossiers/{region.new}/",
        "/cijfers/",
    )
    found = {}
    for address in (*pages, f"/dossiers/{region.drafted}/antwoord/"):
        page.goto(address)
        if findings := axe(page):
            found[address] = findings
    assert found == {}


def test_on_paper_there_is_no_bar_and_no_button(
    region: Region, open_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    page = open_page()
    sign_in(page, "carla")
    page.emulate_media(media="print")
    year = f"/open-data/{region.editions[1]}/"
    for address in ("/vandaag/", f"/dossiers/{region.closed}/", "/cijfers/", "/open-data/", year):
        page.goto(address)
        assert page.locator(".el-bar nav:visible").count() == 0, address
        assert page.locator(".nl-skip-link:visible").count() == 0, address
        assert page.locator(".el-foot a:visible").count() == 0, address
        if "open-data" in address:
            assert page.locator(".nl-button:visible").count() == 0, address


def test_a_table_of_many_columns_lies_down_on_paper_and_no_column_falls_off(
    region: Region, open_page: Callable[..., Page]
) -> None:
    """As wide as the paper lies, less its margins: 297 - 2 x 18 mm at 96 dots an inch."""
    page = open_page()
    page.set_viewport_size({"width": 986, "height": 650})
    page.emulate_media(media="print")
    for table, is_lying in (("sector_kind", True), ("sector", False)):
        page.goto(f"/open-data/{region.editions[1]}/?tabel={table}")
        printed = page.pdf(prefer_css_page_size=True)
        with pikepdf.open(io.BytesIO(printed)) as paper:
            _left, _bottom, width, height = (float(one) for one in paper.pages[0].mediabox)
        assert (width > height) is is_lying, table
        wrap = page.locator(".el-table-wrap").first
        assert wrap.evaluate("one => one.scrollWidth <= one.clientWidth"), table
