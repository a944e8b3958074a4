# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where everybody begins, and the notices for who is signed in."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.told_to import my_notices
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.notices.actions import mark_read
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.queries import NoticeRow
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.frame.menu import menu_for
from eenlijn.doors.web.frame.middleware import actor_of, withheld_from
from eenlijn.doors.web.frame.policy import open_to_everyone, signed_in
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import row_moment

TO_COME: Final[dict[Role, Words]] = {
    Role.PRG: gettext_lazy("Straks zie je hier de afspraken van het programma."),
    Role.CON: gettext_lazy("Straks zie je hier wat jouw organisatie heeft ondertekend."),
    Role.KEY: gettext_lazy("Straks zie je hier waar een tweede sleutelbewaarder voor nodig is."),
}
"""What a role will find here, as long as its pages are not made."""


@open_to_everyone(reason="leads to sign-in, or to the first page of whoever signed in")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Lead everybody to the own first page; who has no work pages yet reads why, and what will come."""
    actor = actor_of(request)
    if not actor.is_person:
        return HttpResponseRedirect(reverse("profile:sign_in"))
    if withheld_from(request):
        return HttpResponseRedirect(reverse("profile:factors"))
    role = actor.acting_role
    everybodys = {reverse("profile:mine"), reverse("profile:notices")}
    menu = [link.href for link in menu_for(actor.roles)]
    work = [href for href in menu if href not in everybodys]
    if work or (menu and role not in TO_COME):
        return HttpResponseRedirect((work or menu)[0])
    page = {
        "words": TO_COME.get(role, "") if role else "",
        "is_member": bool(actor.roles),
        "reports": Role.EMP in actor.roles,
    }
    return render(request, "profile/start.html", page)


@dataclass(frozen=True)
class Line:
    """One notice as a sentence with where it leads."""

    id: UUID
    sentence: str
    href: str
    when: str
    is_read: bool


SENTENCES: Final[dict[EventType, tuple[Words, str]]] = {
    EventType.REPORT_RECEIVED: (gettext_lazy("Er is een nieuwe melding: %(number)s."), "desk:dossier"),
    EventType.ANSWER_DUE_SOON: (
        gettext_lazy("Het antwoord in dossier %(number)s moet bijna weg."),
        "desk:dossier",
    ),
    EventType.ANSWER_LATE: (gettext_lazy("Het antwoord in dossier %(number)s is te laat."), "desk:dossier"),
    EventType.LETTER_ABOUT_TO_LEAVE: (
        gettext_lazy("Er gaat een brief weg over je melding %(number)s."),
        "profile:mine_one",
    ),
    EventType.ANSWER_SENT: (
        gettext_lazy("De ander heeft van ons gehoord: melding %(number)s."),
        "profile:mine_one",
    ),
    EventType.DOSSIER_CLOSED: (gettext_lazy("Je melding %(number)s is afgesloten."), "profile:mine_one"),
    EventType.IMPORT_FINISHED: (
        gettext_lazy("Het oude register is ingelezen: %(number)s."),
        "manage:imports",
    ),
    EventType.AGREEMENT_MISSED: (
        gettext_lazy("Bij dossier %(number)s is een afspraak van politie en OM niet nagekomen."),
        "desk:police_agreements",
    ),
    EventType.WEBHOOK_STOPPED: (
        gettext_lazy("Het %(number)s naar een ander systeem is gestopt. Kijk waarom."),
        "manage:webhooks",
    ),
    EventType.RED_REPORT: (
        gettext_lazy("Er is een rode melding: %(number)s. Kijk nu."),
        "desk:dossier",
    ),
    EventType.TERM_DUE_SOON: (
        gettext_lazy("In dossier %(number)s loopt een termijn bijna af."),
        "desk:dossier",
    ),
    EventType.TERM_LATE: (gettext_lazy("In dossier %(number)s is een termijn voorbij."), "desk:dossier"),
    EventType.SECOND_EYES_ASKED: (
        gettext_lazy("In dossier %(number)s is een tweede paar ogen gevraagd."),
        "desk:influence",
    ),
    EventType.REPORTED_FOR_YOU: (
        gettext_lazy("Een collega meldde iets voor jou: %(number)s. Lees of het klopt."),
        "profile:mine_right",
    ),
    EventType.VICTIM_CORRECTED: (
        gettext_lazy("De collega van melding %(number)s verbeterde hem. Lees wat er anders was."),
        "desk:dossier",
    ),
    EventType.REPORT_ENDED: (
        gettext_lazy("Je melding %(number)s is bekeken. Lees wat wij ervan vonden."),
        "profile:mine_one",
    ),
    EventType.DECISION_ASKED: (
        gettext_lazy("Er ligt een antwoord klaar voor jouw besluit: %(number)s."),
        "desk:decision",
    ),
    EventType.DECISION_MADE: (
        gettext_lazy("Over het antwoord in dossier %(number)s is besloten. Verstuur de brief."),
        "desk:answer",
    ),
    EventType.DECISION_SENT_BACK: (
        gettext_lazy("Het antwoord in dossier %(number)s kwam terug. Lees waarom."),
        "desk:answer",
    ),
    EventType.OTHER_SIDE_REPLIED: (
        gettext_lazy("In dossier %(number)s heeft de ander gereageerd."),
        "desk:hearing",
    ),
    EventType.FEEDBACK_GIVEN: (
        gettext_lazy("Wij schreven je over je melding %(number)s."),
        "profile:mine_one",
    ),
    EventType.EXPERIENCE_ASKED: (
        gettext_lazy("Je melding %(number)s is afgerond. Er staan drie vragen voor je klaar, als je wilt."),
        "profile:experience",
    ),
    EventType.MEASURE_OVER: (
        gettext_lazy("Een maatregel in dossier %(number)s is vanzelf afgelopen. Er geldt niets meer."),
        "desk:measures",
    ),
    EventType.DOSSIER_REOPENED: (gettext_lazy("Je melding %(number)s loopt weer."), "profile:mine_one"),
    EventType.CLOSING_ASKED: (
        gettext_lazy("Een collega vraagt of dossier %(number)s dicht mag. Kijk mee."),
        "desk:dossier",
    ),
    EventType.CLOSING_ANSWERED: (
        gettext_lazy("Je collega keek mee naar dossier %(number)s. Lees het antwoord."),
        "desk:close",
    ),
    EventType.HAND_OVER_OFFERED: (
        gettext_lazy("Een collega biedt je dossier %(number)s aan. Neem je het over?"),
        "desk:handler",
    ),
    EventType.HAND_OVER_ANSWERED: (
        gettext_lazy("Er is geantwoord op je aanbod van dossier %(number)s."),
        "desk:dossier",
    ),
    EventType.ASKED_TO_HELP: (
        gettext_lazy("Een collega vraagt je hulp bij dossier %(number)s."),
        "desk:dossier",
    ),
    EventType.CARE_WANTED: (
        gettext_lazy("Een collega vraagt nazorg in dossier %(number)s. Vraag iemand voor het gesprek."),
        "desk:aftercare",
    ),
    EventType.TALK_ASKED: (gettext_lazy("Er is een gesprek voor je."), "desk:care_talks"),
    EventType.TALK_TOMORROW: (gettext_lazy("Morgen heb je een afspraak."), "profile:mine"),
    EventType.TALK_RETURNED: (
        gettext_lazy("Een gesprek kan niet met wie je vroeg. Kies iemand anders."),
        "profile:mine",
    ),
    EventType.ROUTED: (
        gettext_lazy("Dossier %(number)s is aan jou toegewezen."),
        "desk:dossier",
    ),
    EventType.RULE_TELLS: (
        gettext_lazy("Een verdeelregel noemt jou bij dossier %(number)s."),
        "desk:dossier",
    ),
    EventType.GLASS_BROKEN: (
        gettext_lazy("Een privacyfunctionaris opende een gesloten dossier: %(number)s."),
        "oversight:glasses",
    ),
    EventType.GLASS_ON_YOURS: (
        gettext_lazy("Een privacyfunctionaris las je melding %(number)s. Lees waarom."),
        "profile:mine_openings",
    ),
    EventType.GLASS_NOT_REVIEWED: (
        gettext_lazy(
            "De inzage in dossier %(number)s is na zeven dagen nog niet nagekeken. Zorg dat dat gebeurt."
        ),
        "profile:notices",
    ),
    EventType.MONTH_NOT_REVIEWED: (
        gettext_lazy("Het spoor van %(number)s is nog niet afgetekend."),
        "oversight:months",
    ),
    EventType.NEEDS_HANDLER: (
        gettext_lazy("Dossier %(number)s heeft iemand nodig om het te behandelen."),
        "desk:dossier",
    ),
    EventType.LANE_BACK_ASKED: (
        gettext_lazy("Kijk mee: mag dossier %(number)s ophouden apart te lopen?"),
        "desk:lane_back",
    ),
    EventType.LANE_BACK_ANSWERED: (
        gettext_lazy("Er is geantwoord op je voorstel over dossier %(number)s."),
        "desk:dossier",
    ),
    EventType.LANE_BACK: (
        gettext_lazy("Er veranderde iets aan hoe wij melding %(number)s behandelen."),
        "desk:dossier",
    ),
    EventType.FILE_HELD: (
        gettext_lazy("Een bestand bij dossier %(number)s konden we niet aannemen. De melding staat."),
        "desk:files",
    ),
    EventType.FILE_NOT_TAKEN: (
        gettext_lazy("Een bestand bij je melding %(number)s konden we niet aannemen. Je melding staat."),
        "profile:mine_files",
    ),
    EventType.INVITED: (gettext_lazy("Je bent uitgenodigd door %(number)s."), "profile:start"),
    EventType.SOMEBODY_GOES: (
        gettext_lazy("Een collega gaat weg of naar een andere eenheid. Draag de dossiers over."),
        "desk:hand_ons",
    ),
    EventType.HANDED_ON: (
        gettext_lazy("Dossiers van een collega die wegging, liggen nu bij jou of bij je eenheid."),
        "desk:hand_ons",
    ),
    EventType.DATA_REQUEST: (
        gettext_lazy("Er is een verzoek over gegevens binnen: %(number)s. Er is een maand."),
        "oversight:request",
    ),
    EventType.RIGHTS_NOT_REVIEWED: (
        gettext_lazy("Voor kwartaal %(number)s is niet nagekeken wie wat mag."),
        "manage:reviews",
    ),
    EventType.POLICE_HEARD: (
        gettext_lazy("Er is nieuws van politie of OM bij dossier %(number)s."),
        "desk:dossier",
    ),
    EventType.RELEASE_ASKED: (
        gettext_lazy("Kijk mee: iemand wil iets uit dossier %(number)s vrijgeven aan politie of OM."),
        "desk:releases",
    ),
    EventType.RELEASE_ANSWERED: (
        gettext_lazy("Er is geantwoord op je voorstel om iets uit dossier %(number)s vrij te geven."),
        "desk:releases",
    ),
    EventType.RELEASE_READ: (
        gettext_lazy("Een pakket uit dossier %(number)s is gelezen of opgehaald."),
        "desk:releases",
    ),
    EventType.RELEASE_RECALL: (
        gettext_lazy("De collega van dossier %(number)s wil niet meer dat een pakket gelezen wordt."),
        "desk:releases",
    ),
    EventType.SAMPLE_COVER: (
        gettext_lazy("Dossier %(number)s is geloot voor de steekproef. Dek het af voor de lezer van buiten."),
        "desk:sample",
    ),
    EventType.SAMPLE_DUE: (
        gettext_lazy("In %(number)s is er nog geen steekproef getrokken voor een lezer van buiten."),
        "oversight:samples",
    ),
    EventType.PROVISION_DUE: (
        gettext_lazy("Een voorziening moet binnen een maand nagekeken of geoefend worden."),
        "desk:provisions",
    ),
    EventType.PREVENTION_YOURS: (
        gettext_lazy("Jij zorgt voor een maatregel. Lees wat er moet gebeuren."),
        "desk:own_preventions",
    ),
    EventType.EFFECT_ASKED: (
        gettext_lazy("Je zorgde voor een maatregel. Zeg of die werkt."),
        "desk:own_preventions",
    ),
    EventType.HOME_VISIT_RED: (
        gettext_lazy("Een collega wil op %(number)s op huisbezoek. De check is rood: jij besluit."),
        "desk:home_visits",
    ),
    EventType.SAMPLE_READ: (
        gettext_lazy("De lezer van buiten las de steekproef van %(number)s. Bekijk de uitkomst."),
        "oversight:samples",
    ),
}
"""Each event in a sentence, and the page it leads to; a notice holds no content."""
HANDLING: Final = (Role.COO, Role.MGR, Role.LEG, Role.OOV, Role.PRO)
WITHOUT_NUMBER: Final = (
    "profile:mine",
    "manage:imports",
    "manage:webhooks",
    "profile:start",
    "desk:late",
    "desk:care_talks",
    "desk:hand_ons",
    "desk:provisions",
    "desk:home_visits",
    "desk:own_preventions",
    "manage:reviews",
    "oversight:glasses",
    "oversight:samples",
    "oversight:months",
    "oversight:apart",
    "profile:notices",
)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """What happened, newest first; one button says that all of it was seen."""
    actor = actor_of(request)
    if request.method == "POST":
        mark_read(actor=actor, notice_ids=_ids(request), now=now())
        return HttpResponseRedirect(reverse("profile:notices"), status=303)
    lines = [_line(row, actor) for row in my_notices(actor)]
    fresh = [line for line in lines if not line.is_read]
    return render(request, "profile/notices.html", {"lines": lines, "fresh": fresh, "count": len(fresh)})


def _ids(request: HttpRequest) -> list[UUID]:
    """Read the ids of the page; what is no id is nobody's notice."""
    found = []
    for typed in request.POST.getlist("notice"):
        try:
            found.append(UUID(typed))
        except ValueError:
            continue
    return found


def _line(row: NoticeRow, actor: Actor) -> Line:
    words, _page = SENTENCES[row.event_type]
    page = _page_for(row, actor)
    return Line(
        id=row.id,
        sentence=str(words) % {"number": row.number},
        href=_address(page, row.number),
        when=row_moment(row.at, today=to_local(now()).date()),
        is_read=row.is_read,
    )


def _page_for(row: NoticeRow, actor: Actor) -> str:
    """Where this notice leads this person: what is behind it opens to some only."""
    _words, page = SENTENCES[row.event_type]
    if page == "desk:dossier" and actor.has(Role.BRD) and not actor.has(*HANDLING):
        # The board contact reads how late it is, never the dossier (decision 21).
        page = "desk:late"
    is_asked = row.event_type is EventType.ASKED_TO_HELP and not actor.has(*HANDLING)
    if is_asked or (row.event_type is EventType.TALK_TOMORROW and actor.has(Role.AFT)):
        # Who gives care is asked for a talk, not for the dossier around it.
        page = "desk:care_talks"
    if row.event_type is EventType.RULE_TELLS and not actor.has(Role.COO, Role.MGR, Role.BRD):
        # Told that it is there; what is in it opens to who was asked.
        page = "profile:notices"
    if row.event_type is EventType.NEEDS_HANDLER and not actor.has(*HANDLING):
        # Privacy officer and substitute see to it that somebody comes; the dossier is not theirs.
        page = "profile:notices"
    if row.event_type in (EventType.NEEDS_HANDLER, EventType.LANE_BACK_ASKED) and actor.has(Role.DPO):
        page = "oversight:apart"
    if row.event_type is EventType.LANE_BACK and not actor.has(*HANDLING):
        # The same word for who reported it, on the page of the own report.
        page = "profile:mine_one"
    if page.startswith("oversight:") and not actor.has(Role.DPO, Role.LOG):
        # Whoever coordinates hears of it, and reads the dossier itself; others only see that it is done.
        page = "desk:dossier" if actor.has(Role.COO) else "profile:notices"
    return page


def _address(page: str, number: str) -> str:
    return reverse(page) if page in WITHOUT_NUMBER else reverse(page, args=[number])
