# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of clocks: what starts and stops each term, why it may pause, whose it is, where it is from.

Everything that tells terms apart is read here: pausing, whose page a term stands on, what outlives a closed
dossier, the sources on screen and the page of the manual. `listed` names the rows of the lists 7.5 and 9.2
that a rule answers; a row we do not run is here too, with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.clocks.codes import ClockAct as A
from eenlijn.casework.clocks.codes import Hardness, Owner, PauseReason
from eenlijn.commons.rulebook.codes import TermBound, TermKind
from eenlijn.commons.rulebook.topics.terms import BOUNDS, DEFAULTS
from eenlijn.foundation.working_time import Term

Words: TypeAlias = str | Promise


@dataclass(frozen=True)
class ClockRule:
    """One term. Built ones have a kind; of the others `not_built` says why.

    `ends_on_working_day`: a last day on a Saturday, Sunday or holiday moves to the next day (Algemene
    termijnenwet, article 1; the European rule for terms says the same of the GDPR).
    `ends_itself`: at the due moment it is over, nobody is late and nobody is warned. `after_closing`: it
    goes on when the dossier closes. `is_right`: it is somebody's right, and goes on when the report turned
    out to be no aggression. `kept_from_colleagues`: it stops when the other person is a colleague.
    `may_be_extended`: the law itself lets the employer take longer, once, with a reason that is told.
    """

    code: str
    name: Words
    source: Words
    hardness: Hardness
    owners: tuple[Owner, ...]
    listed: tuple[str, ...] = ()
    kind: TermKind | None = None
    starts: tuple[A, ...] = ()
    stops: tuple[A, ...] = ()
    pauses: tuple[PauseReason, ...] = ()
    is_verified: bool = True
    not_built: Words = ""
    length: Words = ""
    ends_itself: bool = False
    ends_on_working_day: bool = False
    after_closing: bool = False
    is_right: bool = False
    kept_from_colleagues: bool = False
    may_be_extended: bool = False

    @property
    def default(self) -> Term | None:
        """The term without a choice of the employer; a row that is not built has only words for it."""
        return DEFAULTS[self.kind.value] if self.kind else None

    @property
    def bound(self) -> TermBound | None:
        """How far an employer may change it."""
        return BOUNDS.get(self.kind.value, TermBound.FREE) if self.kind else None


@dataclass(frozen=True)
class _Origin:
    """Where several terms come from, said once."""

    source: Words
    hardness: Hardness
    is_verified: bool = True


_ALL: Final = tuple(PauseReason)
_POLICE, _SAFETY, _VICTIM = _ALL
_VPD: Final = _Origin(_("handreiking Veilige Publieke Dienstverlening"), Hardness.PRACTICE)
_OURS: Final = _Origin(_("eigen voorstel"), Hardness.OURS, is_verified=False)
_OFFICE: Final = (Owner.HANDLER,)


def _row(kind: TermKind, origin: _Origin, **more: Any) -> ClockRule:
    told: dict[str, Any] = {
        "code": kind.value,
        "name": kind.label,
        "kind": kind,
        "source": origin.source,
        "hardness": origin.hardness,
        "is_verified": origin.is_verified,
        "owners": _OFFICE,
    }
    return ClockRule(**{**told, **more})


_CARE: Final[Mapping[str, Any]] = {
    "owners": (Owner.CARER,),
    "starts": (A.CARE_PLANNED,),
    "stops": (A.CARE_MADE, A.CARE_DECLINED),
}
_BUILT: Final = (
    _row(
        TermKind.ANSWER,
        _Origin(_("VPT-norm 5; arbocatalogus gemeenten voor 24 uur"), Hardness.NORM),
        listed=("7.5 response to perpetrator", "9.2 Reaction to offender"),
        starts=(A.REPORTED,),
        stops=(A.ANSWER_LEFT, A.TALK_HELD, A.NO_ANSWER),
        pauses=_ALL,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.RED_ACKNOWLEDGED,
        _Origin(_("Eén Lijn, besluit 17"), Hardness.OURS),
        owners=(Owner.HANDLER, Owner.TEAM),
        starts=(A.REPORTED,),
        stops=(A.RED_SEEN, A.ASSESSED),
    ),
    _row(
        TermKind.VICTIM_CONFIRMS,
        _OURS,
        owners=(Owner.COLLEAGUE,),
        starts=(A.TYPED_FOR,),
        stops=(A.CONFIRMED, A.CORRECTED),
        pauses=(_VICTIM,),
    ),
    _row(
        TermKind.REPORTER_TOLD,
        _OURS,
        starts=(A.REPORTED,),
        stops=(A.REPORTER_HEARD,),
        pauses=(_POLICE, _VICTIM),
    ),
    _row(
        TermKind.REPORTER_DONE,
        _OURS,
        listed=("7.5 feedback to reporter",),
        starts=(A.REPORTER_HEARD,),
        stops=(A.REPORTER_HEARD,),
        pauses=(_POLICE, _VICTIM),
    ),
    _row(
        TermKind.REPORTER_CLOSED,
        _OURS,
        starts=(A.CLOSED,),
        stops=(A.REPORTER_HEARD,),
        pauses=(_VICTIM,),
        after_closing=True,
    ),
    _row(
        TermKind.FIRST_CARE,
        _Origin(_("agressietraining: dezelfde dag"), Hardness.PRACTICE),
        listed=("7.5 first care", "9.2 First care contact"),
        **{**_CARE, "owners": (Owner.CARER, Owner.TEAM)},
    ),
    _row(
        TermKind.CARE_TALK,
        _VPD,
        listed=("7.5 opvanggesprek", "9.2 First care contact"),
        pauses=(_VICTIM,),
        **{**_CARE, "starts": (A.CARE_PLANNED, A.CARE_WANTED)},
    ),
    _row(
        TermKind.CARE_FOLLOW_UP_1,
        _VPD,
        listed=("7.5 follow-up 1", "9.2 First care contact"),
        pauses=(_VICTIM,),
        **_CARE,
    ),
    _row(
        TermKind.CARE_FOLLOW_UP_2,
        _VPD,
        listed=("7.5 follow-up 2", "9.2 First care contact"),
        pauses=(_VICTIM,),
        **_CARE,
    ),
    _row(
        TermKind.INSPECTORATE,
        _Origin(
            _("Arbeidsomstandighedenwet, artikel 9: meteen, dag en nacht; het uur is van onszelf"),
            Hardness.LAW,
        ),
        listed=("9.2 NLA report",),
        starts=(A.ACCIDENT_CHECKED,),
        stops=(A.ACCIDENT_REPORTED, A.ACCIDENT_CHECKED),
        # The duty is the employer's, whatever the report turned out to be and also when it shows later.
        is_right=True,
        after_closing=True,
    ),
    _row(
        TermKind.POLICE_DECISION,
        _VPD,
        listed=("7.5 police", "9.2 Police notification/report"),
        starts=(A.ASSESSED, A.REASSESSED),
        stops=(A.POLICE_DECIDED,),
        pauses=(_POLICE, _VICTIM),
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.HEARING_REPLY,
        _OURS,
        listed=("7.5 written reply citizen",),
        starts=(A.HEARING_INVITED,),
        stops=(A.HEARING_ENDED,),
        pauses=(_POLICE, _SAFETY),
        kept_from_colleagues=True,
    ),
    _row(TermKind.REVIEW, _OURS, starts=(A.REPORTED,), stops=(A.ASSESSED,), pauses=(_POLICE, _VICTIM)),
    _row(
        TermKind.INFLUENCE_CHECK,
        _OURS,
        owners=(Owner.HANDLER, Owner.SECOND),
        starts=(A.INFLUENCE_OPENED,),
        stops=(A.INFLUENCE_CHECKED,),
        pauses=(_POLICE,),
    ),
    _row(
        TermKind.HEARING_AFTERWARDS,
        _OURS,
        starts=(A.ANSWER_LEFT,),
        stops=(A.HEARING_ENDED,),
        pauses=(_POLICE, _SAFETY),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.MEASURE_REVIEW,
        _Origin(
            _("zaken van ombudsmannen; de helft van de duur is van onszelf"),
            Hardness.PRACTICE,
            is_verified=False,
        ),
        listed=("7.5 review of measure", "9.2 Review of a ban/contact measure"),
        starts=(A.MEASURE_BEGAN,),
        stops=(A.MEASURE_REVIEWED, A.MEASURE_ENDED),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.MEASURE_ENDS,
        _Origin(_("het besluit zelf; zaken van ombudsmannen vragen een einde"), Hardness.PRACTICE),
        listed=("9.2 Review of a ban/contact measure",),
        starts=(A.MEASURE_BEGAN,),
        stops=(A.MEASURE_ENDED,),
        ends_itself=True,
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.WARNING_ENDS,
        _Origin(_("regels van het Westfriesgasthuis"), Hardness.PRACTICE),
        listed=("7.5 warning validity",),
        starts=(A.WARNING_LEFT,),
        stops=(A.LAPSED,),
        ends_itself=True,
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.DATA_REQUEST,
        _Origin(_("AVG, artikel 12: een maand, met reden twee maanden langer"), Hardness.LAW),
        listed=("7.5 AVG request", "9.2 GDPR request"),
        owners=(Owner.OFFICER,),
        starts=(A.REQUEST_CAME,),
        stops=(A.REQUEST_DECIDED,),
        ends_on_working_day=True,
        after_closing=True,
        is_right=True,
        may_be_extended=True,
    ),
    _row(
        TermKind.OBJECTION,
        _Origin(_("Algemene wet bestuursrecht: zes weken"), Hardness.LAW, is_verified=False),
        listed=("9.2 Objection (Awb)",),
        owners=(Owner.OFFICER,),
        starts=(A.OBJECTED,),
        stops=(A.REQUEST_DECIDED,),
        ends_on_working_day=True,
        after_closing=True,
        is_right=True,
    ),
    _row(
        TermKind.PLAYBOOK_STEP,
        _OURS,
        starts=(A.TASK_PLANNED,),
        stops=(A.TASK_DONE, A.TASK_NOT_NEEDED),
        pauses=_ALL,
    ),
    _row(
        TermKind.POLICE_NEWS,
        _Origin(_("eigen voorstel, naar de gewone 14 dagen"), Hardness.OURS, is_verified=False),
        listed=("9.2 No news from police",),
        starts=(A.POLICE_DECIDED, A.POLICE_STEP),
        stops=(A.NEWS_ASKED, A.POLICE_STEP),
        pauses=(_POLICE,),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.POLICE_NEWS_AGAIN,
        _OURS,
        listed=("9.2 No news from police",),
        starts=(A.NEWS_ASKED,),
        stops=(A.NEWS_ASKED, A.POLICE_STEP),
        pauses=(_POLICE,),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.POLICE_TOLD,
        _OURS,
        starts=(A.POLICE_STEP,),
        stops=(A.POLICE_PASSED_ON,),
        pauses=(_POLICE, _VICTIM),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.NO_PROSECUTION,
        _Origin(
            _("Wetboek van Strafvordering, artikel 12; meestal drie maanden"), Hardness.LAW, is_verified=False
        ),
        listed=("9.2 Complaint against non-prosecution (art. 12 Sv)",),
        starts=(A.POLICE_STEP,),
        stops=(A.POLICE_STEP, A.LAPSED),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.COMPLAINT_OFFENCE,
        _Origin(_("Wetboek van Strafrecht, artikel 66"), Hardness.LAW, is_verified=False),
        listed=("9.2 Complaint offence (klachtdelict, e.g. insult, stalking)",),
        starts=(A.ASSESSED, A.REASSESSED),
        stops=(A.POLICE_DECIDED,),
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.CAMERA_IMAGES,
        _OURS,
        starts=(A.FOOTAGE_ASKED,),
        stops=(A.FOOTAGE_SETTLED,),
        after_closing=True,
        kept_from_colleagues=True,
    ),
    _row(
        TermKind.CLAIM_PAYMENT,
        _OURS,
        listed=("9.2 Payment term in first claim letter",),
        starts=(A.CLAIM_LETTER_LEFT,),
        stops=(A.DAMAGE_SETTLED,),
        pauses=(_POLICE, _VICTIM),
        after_closing=True,
    ),
    _row(
        TermKind.EFFECT_CHECK,
        _Origin(_("dentalrules.nl: na drie maanden"), Hardness.PRACTICE),
        listed=("7.5 effect check of prevention measure",),
        starts=(A.LEARNED, A.PREVENTED),
        stops=(A.EFFECT_SEEN,),
        after_closing=True,
    ),
    _row(
        TermKind.EFFECT_CHECK_AGAIN,
        _Origin(_("eigen voorstel: na zes maanden nog eens"), Hardness.OURS, is_verified=False),
        starts=(A.LEARNED, A.PREVENTED),
        stops=(A.EFFECT_SEEN,),
        after_closing=True,
    ),
)

_NO_CHAIN: Final = _("Komt met het volgen van politie en OM: er is nog geen handeling die dit start.")
_NO_CLAIM: Final = _("Staat als aanwijzing bij de schade. De werkgever hoeft er niets voor te doen.")
_NO_TERM: Final = _(
    "De lijst heeft geen termijn die loopt: op de pagina over de Arbeidsinspectie leg je vast dat het "
    "erop staat, met de dag."
)
_NO_HEALTH: Final = _(
    "Ziekte is medisch: alleen de collega en wie nazorg geeft lezen dat. Een klok zou het verklappen."
)
_NO_PROGRAMME: Final = _("Komt met het programma van de regio: dit hoort bij geen enkel dossier.")
_CHAIN: Final = (Owner.CHAIN,)
_CIVIL: Final = (Owner.COLLEAGUE, Owner.EMPLOYER)


def _later(code: str, name: Words, length: Words, source: Words, why: Words, **more: Any) -> ClockRule:
    told: dict[str, Any] = {"hardness": Hardness.LAW, "owners": (Owner.EMPLOYER,)}
    told |= {"code": code, "name": name, "length": length, "source": source, "not_built": why}
    return ClockRule(**{**told, **more})


_NOT_BUILT: Final = (
    _later(
        "objecting",
        _("Zelf bezwaar maken"),
        _("6 weken"),
        _("Algemene wet bestuursrecht"),
        _("De uiterste dag staat in de brief. Tot dan is er voor de werkgever niets te doen."),
        listed=("9.2 Objection (Awb)",),
        owners=(Owner.OTHER,),
        is_verified=False,
    ),
    _later(
        "internal_notification",
        _("Voorval melden"),
        _("dezelfde dag, anders 24 uur"),
        _("VPT-norm 2; de termijn is van onszelf"),
        _("Vóór de melding weten wij van niets: er is niets dat de klok kan starten."),
        listed=("9.2 Internal notification",),
        hardness=Hardness.OURS,
        owners=(Owner.COLLEAGUE, Owner.TEAM),
        is_verified=False,
    ),
    _later(
        "registration",
        _("Melding vastleggen"),
        _("24 uur of 1 werkdag"),
        _("VPT-norm 3; de termijn is van onszelf"),
        _("De melding staat in het register zodra hij binnen is: er zit geen tijd tussen."),
        listed=("7.5 report registered", "9.2 Registration"),
        hardness=Hardness.OURS,
        owners=_OFFICE,
        is_verified=False,
    ),
    _later(
        "police_follow_up",
        _("Politie neemt de aangifte op"),
        _("meteen, altijd"),
        _("Eenduidige Landelijke Afspraken"),
        _NO_CHAIN,
        listed=("9.2 Report follow-up",),
        hardness=Hardness.AGREEMENT,
        owners=_CHAIN,
    ),
    _later(
        "before_release",
        _("Politie belt het OM voor iemand vrijkomt"),
        _("voor het vrijlaten"),
        _("Eenduidige Landelijke Afspraken"),
        _NO_CHAIN,
        listed=("9.2 OM contact before release (serious)",),
        hardness=Hardness.AGREEMENT,
        owners=_CHAIN,
    ),
    _later(
        "super_fast_hearing",
        _("Zitting met supersnelrecht"),
        _("3 tot 6 dagen"),
        _("berichten in de pers"),
        _NO_CHAIN,
        listed=("9.2 Supersnelrecht hearing",),
        hardness=Hardness.PRACTICE,
        owners=_CHAIN,
    ),
    _later(
        "fast_hearing",
        _("Zitting met snelrecht"),
        _("17 dagen"),
        _("de termijnen van voorarrest"),
        _NO_CHAIN,
        listed=("9.2 Snelrecht hearing",),
        owners=_CHAIN,
    ),
    _later(
        "joinder",
        _("Voegen in het strafproces"),
        _("voor de zitting"),
        _("Wetboek van Strafvordering"),
        _NO_CHAIN,
        listed=("9.2 Joinder",),
        owners=_CIVIL,
        is_verified=False,
    ),
    _later(
        "advance",
        _("Voorschot van het CJIB"),
        _("8 maanden"),
        _("CJIB"),
        _NO_CLAIM,
        listed=("9.2 CJIB advance",),
        owners=_CHAIN,
    ),
    _later(
        "victim_fund",
        _("Aanvraag bij het Schadefonds Geweldsmisdrijven"),
        _("10 jaar"),
        _("Schadefonds Geweldsmisdrijven"),
        _NO_CLAIM,
        listed=("9.2 Schadefonds application",),
        owners=(Owner.COLLEAGUE,),
    ),
    _later(
        "limitation",
        _("Verjaring van de schade"),
        _("5 jaar, ten hoogste 20"),
        _("Burgerlijk Wetboek"),
        _NO_CLAIM,
        listed=("9.2 Civil limitation",),
        owners=_CIVIL,
        is_verified=False,
    ),
    _later(
        "interest",
        _("Wettelijke rente"),
        _("loopt door, zonder einde"),
        _("Burgerlijk Wetboek, artikel 6:119"),
        _NO_CLAIM,
        listed=("9.2 Interest start",),
        owners=_CIVIL,
        is_verified=False,
    ),
    _later(
        "accident_list",
        _("Ongeval op de lijst zetten"),
        _("bij meer dan 3 dagen verzuim"),
        _("Arbeidsomstandighedenwet"),
        _NO_TERM,
        listed=("9.2 Accident list",),
        is_verified=False,
    ),
    _later(
        "long_illness",
        _("Stappen bij lange ziekte"),
        _("week 6, week 8 en 104 weken"),
        _("Wet verbetering poortwachter"),
        _NO_HEALTH,
        listed=("9.2 Long illness (Wet poortwachter)",),
        is_verified=False,
    ),
    _later(
        "data_breach",
        _("Datalek melden bij de Autoriteit Persoonsgegevens"),
        _("72 uur"),
        _("AVG, artikel 33"),
        _("Een datalek hoort bij geen dossier, en een lijst van datalekken houdt een werkgever elders bij."),
        listed=("9.2 Data breach to AP",),
        owners=(Owner.OFFICER,),
    ),
    _later(
        "open_government",
        _("Woo-verzoek"),
        _("4 weken, met reden 2 weken langer"),
        _("Wet open overheid"),
        _("Een Woo-verzoek hoort bij geen dossier, en komt hier niet binnen."),
        listed=("9.2 Woo request",),
        is_verified=False,
    ),
    _later(
        "retention",
        _("Bewaren en vernietigen"),
        _("per soort gegeven"),
        _("gemeente Purmerend: 5 jaar; de rest is van onszelf"),
        _("Er wordt niets vernietigd tot de privacyfunctionaris en de archivaris het schema tekenden."),
        listed=("9.2 Retention",),
        hardness=Hardness.OURS,
        is_verified=False,
    ),
    _later(
        "regional_report",
        _("Verslag van de regio"),
        _("elke 6 maanden"),
        _("projectplan VPT Twente"),
        _NO_PROGRAMME,
        listed=("9.2 Regional report",),
        hardness=Hardness.NORM,
        owners=(Owner.REGION,),
    ),
    _later(
        "platform",
        _("Overleg van het platform"),
        _("ongeveer elke 6 weken"),
        _("Platform IVZ Twente"),
        _NO_PROGRAMME,
        listed=("9.2 Platform IVZ agenda",),
        hardness=Hardness.PRACTICE,
        owners=(Owner.REGION,),
    ),
    _later(
        "office_holder",
        _("Bedreigde bestuurder: burgemeester, griffier en politie inlichten"),
        _("meteen"),
        _("handreiking voor raadsleden"),
        _("Een rode melding vraagt al binnen 15 minuten een mens; een eigen klok komt met de keten."),
        listed=("9.2 Office holder: inform mayor/griffier and police",),
        hardness=Hardness.NORM,
        owners=(Owner.COLLEAGUE,),
    ),
    _later(
        "monitor",
        _("Landelijke monitor"),
        _("elke 2 jaar"),
        _("Rijksoverheid"),
        _NO_PROGRAMME,
        listed=("9.2 MIV / monitor",),
        hardness=Hardness.PRACTICE,
        owners=(Owner.REGION,),
    ),
    _later(
        "refresher",
        _("Training herhalen"),
        _("12 maanden"),
        _("handreiking Veilige Publieke Dienstverlening"),
        _("Komt met trainen en voorkomen: wie welke training deed, staat nog nergens."),
        listed=("7.5 refresher training",),
        hardness=Hardness.PRACTICE,
    ),
)

RULES: Final = (*_BUILT, *_NOT_BUILT)
_OF_KIND: Final[Mapping[TermKind, ClockRule]] = {rule.kind: rule for rule in _BUILT if rule.kind}


def rule_of(kind: str) -> ClockRule:
    """The rule of this term; every kind has one."""
    return _OF_KIND[TermKind(kind)]


def _kinds(is_so: "Mapping[TermKind, bool]") -> tuple[TermKind, ...]:
    return tuple(kind for kind, told in is_so.items() if told)


# Terms that a carer, a manager or the privacy officer owns, and those that never wait for the handler.
CARE_TERMS: Final = _kinds({kind: Owner.CARER in rule.owners for kind, rule in _OF_KIND.items()})
OF_THE_TEAM: Final = _kinds({kind: Owner.TEAM in rule.owners for kind, rule in _OF_KIND.items()})
OF_THE_OFFICER: Final = _kinds({kind: Owner.OFFICER in rule.owners for kind, rule in _OF_KIND.items()})
OTHERS: Final = frozenset(_kinds({kind: Owner.HANDLER not in rule.owners for kind, rule in _OF_KIND.items()}))
# Of these the engine says itself that they are over; a running measure is ended by its own room.
LAPSING: Final = _kinds({kind: A.LAPSED in rule.stops for kind, rule in _OF_KIND.items()})
ENDING_BY_THEMSELVES: Final = _kinds({kind: rule.ends_itself for kind, rule in _OF_KIND.items()})
AFTER_CLOSING: Final = _kinds({kind: rule.after_closing for kind, rule in _OF_KIND.items()})
RIGHTS: Final = _kinds({kind: rule.is_right for kind, rule in _OF_KIND.items()})
NOT_FOR_COLLEAGUES: Final = _kinds({kind: rule.kept_from_colleagues for kind, rule in _OF_KIND.items()})
