# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of processing activities (GDPR article 30), and to which activity each purpose belongs.

Stands beside the matrix: both say who may use what, and the trail, one room up, refuses a line whose
purpose is not here. The employer is controller of every activity; no transfer outside the European
Economic Area is foreseen. Legal grounds are our reading, unverified (docs/privacy).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.sealed.compartments import Compartment

C = Compartment


class Persons(TextChoices):
    """Whose data an activity uses."""

    EMPLOYEES = "employees", _("medewerkers die melden of wie iets overkwam")
    OTHERS = "others", _("de ander: wie agressief deed of zou hebben gedaan")
    NAMED = "named", _("getuigen en anderen over wie iemand iets schrijft")
    USERS = "users", _("iedereen met een account")
    NOBODY = "nobody", _("niemand: er staan geen personen in")


class Ground(TextChoices):
    """Why an activity is lawful, as an employer usually names it."""

    CARE = (
        "care",
        _(
            "Wettelijke plicht om voor veilig werk te zorgen "
            "(AVG artikel 6 lid 1 onder c, Arbowet artikel 3). "
            "Bij een overheid ook de publieke taak (onder e)."
        ),
    )
    REQUESTS = (
        "requests",
        _("Wettelijke plicht om op verzoeken over gegevens te antwoorden (AVG artikel 12 tot en met 22)."),
    )
    INTEREST = (
        "interest",
        _(
            "Gerechtvaardigd belang: mensen en werk beschermen (AVG artikel 6 lid 1 onder f). "
            "Bij een overheid de publieke taak (onder e)."
        ),
    )
    ACCOUNTABILITY = (
        "accountability",
        _("Wettelijke plicht om te beveiligen en te verantwoorden (AVG artikel 5, 6 lid 1 onder c, en 32)."),
    )
    ACCIDENT = (
        "accident",
        _("Wettelijke plicht om zo'n ongeval te melden (AVG artikel 6 lid 1 onder c, Arbowet artikel 9)."),
    )
    CONSENT = (
        "consent",
        _(
            "Toestemming, per ontvanger en doel, en altijd in te trekken (AVG artikel 6 lid 1 onder a). "
            "Alleen richting slachtofferhulp of een arts: daar is iemand vrij in, bij de werkgever niet."
        ),
    )
    SERVES = "serves", _("Dezelfde als de verwerking waarvoor dit nodig is.")
    COMPATIBLE = (
        "compatible",
        _(
            "Past bij het doel waarvoor is gemeld (AVG artikel 5 lid 1 onder b). "
            "De uitkomst bevat geen personen."
        ),
    )


class Retention(TextChoices):
    """How long, and what happens then; honest about what the product does not do by itself yet."""

    DOSSIER = (
        "dossier",
        _("Zo lang als het dossier: vijf jaar, of wat de werkgever instelt. Wissen gaat nog met de hand."),
    )
    VISIT = "visit", _("Tot en met de dag van het bezoek. De nacht daarna wordt het vernietigd.")
    TALK = (
        "talk",
        _(
            "Hoe iemand te bereiken is, gaat weg zodra het gesprek is geweest. "
            "Dat er een gesprek was, blijft zo lang als het dossier."
        ),
    )
    WITHDRAWN = (
        "withdrawn",
        _(
            "Zo lang als het dossier, of tot iemand de toestemming intrekt: "
            "dan gaat de inhoud meteen weg en blijft dat het zo was."
        ),
    )
    PLACE = (
        "place",
        _(
            "Zolang de werkgever op die plek werkt. Wat er niet meer is, wordt afgesloten. "
            "Wissen gaat nog met de hand."
        ),
    )
    TRAIL = "trail", _("Vijf jaar als uitgangspunt. Wissen gebeurt nog niet vanzelf.")
    ACCOUNT = (
        "account",
        _("Zolang iemand hier werkt, en daarna zolang een dossier of het spoor naar deze persoon verwijst."),
    )
    EXCHANGE = (
        "exchange",
        _("Een sleutel werkt ten hoogste een jaar. Wat het andere systeem bewaart, bepaalt de werkgever."),
    )
    SESSION = (
        "session",
        _(
            "Een sessie eindigt na een half uur rust, en altijd na tien uur. "
            "Over het logboek van de machine beslist de hostingpartij met de werkgever."
        ),
    )
    FOREVER = "forever", _("Blijft bewaard: er staan geen personen in.")


class Safeguard(TextChoices):
    """How an activity is protected; the value is the section of docs/security/model.md that tells more."""

    MATRIX = "4", _("ieder ziet alleen de delen die de rol nodig heeft")
    WALLS = "6", _("werkgevers zien niets van elkaar, en berichten hebben geen inhoud")
    SEALED = "8", _("namen, woorden en bestanden liggen versleuteld")
    TRAIL = "9", _("wie iets leest of doet, staat in het spoor")
    DURABLE = "10", _("een ontvangst pas als de melding vaststaat")
    SIGN_IN = "11", _("aanmelden met een pauze na fouten, en korte sessies")


@dataclass(frozen=True)
class Activity:
    """One line of the register; `purposes` are the codes that lines of the trail carry for it."""

    code: str
    name: str | Promise
    why: str | Promise
    ground: Ground
    persons: tuple[Persons, ...]
    data: str | Promise
    compartments: tuple[Compartment, ...]
    roles: tuple[Role, ...]
    recipients: str | Promise
    retention: Retention
    safeguards: tuple[Safeguard, ...]
    purposes: tuple[str, ...] = ()


_DOSSIER: Final = (Safeguard.MATRIX, Safeguard.WALLS, Safeguard.SEALED, Safeguard.TRAIL)
_NOBODY_ELSE: Final = _("Niemand buiten de werkgever. De hostingpartij bewaart het, zonder het te lezen.")

REGISTER: Final[tuple[Activity, ...]] = (
    Activity(
        code="reporting",
        name=_("Meldingen ontvangen"),
        why=_("Horen wat een medewerker overkwam, zodat die hulp krijgt en de ander antwoord."),
        ground=Ground.CARE,
        persons=(Persons.EMPLOYEES, Persons.OTHERS, Persons.NAMED),
        data=_(
            "Wat, waar en wanneer, de eigen woorden, de wens en of iemand nu veilig is. "
            "Naam en werkadres als iemand die geeft. Daarna, wie wil: letsel en gevolgen."
        ),
        compartments=(C.FACTS, C.VICTIM, C.OWN_WORDS, C.AFTERCARE),
        roles=(Role.EMP, Role.OBH, Role.LNK, Role.MGR, Role.COO),
        recipients=_NOBODY_ELSE,
        retention=Retention.DOSSIER,
        safeguards=(*_DOSSIER, Safeguard.DURABLE),
    ),
    Activity(
        code="handling",
        name=_("Dossiers behandelen"),
        why=_("Vaststellen hoe ernstig het is, doen wat nodig is, ervan leren en het dossier afsluiten."),
        ground=Ground.CARE,
        persons=(Persons.EMPLOYEES, Persons.OTHERS, Persons.NAMED),
        data=_("De melding, de beoordeling, de termijnen, de overdracht en wat er is gedaan."),
        compartments=(C.FACTS, C.VICTIM, C.PERPETRATOR, C.OWN_WORDS, C.MEASURES, C.PROTECTED),
        roles=(Role.COO, Role.MGR, Role.LEG, Role.OOV, Role.PRO),
        recipients=_NOBODY_ELSE,
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=(
            "assess",
            "close",
            "read",
            "protect",
            "hearing",
            "access_request",
            "legal_case",
            "overview",
        ),
    ),
    Activity(
        code="answering",
        name=_("De ander antwoorden"),
        why=_("De ander laten weten welk gedrag niet mag, horen wat die ervan zegt, en een maatregel nemen."),
        ground=Ground.INTEREST,
        persons=(Persons.OTHERS, Persons.EMPLOYEES),
        data=_("Naam en adres van de ander, het gedrag, de brief, het besluit en wat de ander terugzei."),
        compartments=(C.PERPETRATOR, C.OWN_WORDS, C.MEASURES, C.FILES),
        roles=(Role.COO, Role.MGR, Role.LEG, Role.OOV, Role.PRO),
        recipients=_("De ander zelf, met een brief. De hostingpartij bewaart het, zonder het te lezen."),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("answer", "decide"),
    ),
    Activity(
        code="desk_check",
        name=_("Aan een balie nagaan wat er is afgesproken"),
        why=_("Een collega aan een balie laten weten hoe die iemand veilig ontvangt, en verder niets."),
        ground=Ground.INTEREST,
        persons=(Persons.OTHERS, Persons.USERS),
        data=_(
            "De achternaam met geboortedatum, of het klantnummer, van wie een maatregel heeft. "
            "De balie ziet alleen ja of nee, wat die doet, tot wanneer en wie die belt."
        ),
        compartments=(C.PERPETRATOR, C.MEASURES),
        roles=(Role.DSK,),
        recipients=_NOBODY_ELSE,
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("desk_check",),
    ),
    Activity(
        code="home_visits",
        name=_("Nagaan of een huisbezoek veilig is"),
        why=_("Vooraf weten of een bezoek veilig is, zodat niemand alleen een gevaar in gaat."),
        ground=Ground.CARE,
        persons=(Persons.OTHERS, Persons.USERS),
        data=_(
            "Het adres, een eigen klantnummer als iemand dat invult, en antwoorden op vragen. "
            "Geen naam van wie bezocht wordt. Een dag na het bezoek wordt het vernietigd; een aantal blijft."
        ),
        compartments=(C.PERPETRATOR,),
        roles=(Role.EMP, Role.MGR),
        recipients=_NOBODY_ELSE,
        retention=Retention.VISIT,
        safeguards=_DOSSIER,
        purposes=("home_visit",),
    ),
    Activity(
        code="data_requests",
        name=_("Verzoeken over gegevens"),
        why=_("Iemand laten inzien, verbeteren, wissen of beperken wat wij van die persoon hebben."),
        ground=Ground.REQUESTS,
        persons=(Persons.OTHERS, Persons.EMPLOYEES),
        data=_("Wie vraagt en hoe wij dat nagingen, wat is gevraagd, het besluit en een bezwaar daartegen."),
        compartments=(C.REQUESTS, C.OWN_WORDS, C.FILES),
        roles=(Role.DPO,),
        recipients=_("Wie het vroeg, met een brief. De hostingpartij bewaart het, zonder het te lezen."),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("data_request",),
    ),
    Activity(
        code="sampling",
        name=_("Jaarlijkse steekproef door een lezer van buiten"),
        why=_("Nagaan of de ander eerlijk is behandeld, door iemand die er niet bij hoort."),
        ground=Ground.ACCOUNTABILITY,
        persons=(Persons.OTHERS, Persons.EMPLOYEES),
        data=_(
            "Van gelote, gesloten dossiers: codes per maand en teksten waarin mensen zijn afgedekt en die "
            "iemand bevestigde. Geen namen, nummers of dagen. Van de lezer functie en organisatie."
        ),
        compartments=(C.FACTS, C.OWN_WORDS, C.STATISTICS),
        roles=(Role.DPO, Role.COO, Role.LEG, Role.BRD, Role.LNK),
        recipients=_("De lezer van buiten die de privacyfunctionaris vraagt, met een link en een code."),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("sample",),
    ),
    Activity(
        code="police",
        name=_("Aangifte voorbereiden en volgen"),
        why=_(
            "Besluiten of er aangifte komt, alles klaarleggen wat de politie vraagt, en bijhouden wat er "
            "daarna gebeurt."
        ),
        ground=Ground.INTEREST,
        persons=(Persons.EMPLOYEES, Persons.OTHERS, Persons.NAMED),
        data=_(
            "Het besluit met de reden, wie aangifte doet, wat er gebeurde, hoe de ander eruitziet, getuigen, "
            "bewijs en camerabeelden. Daarna het nummer en wat politie, OM en rechter deden. "
            "Nooit een thuisadres."
        ),
        compartments=(C.FACTS, C.VICTIM, C.PERPETRATOR, C.OWN_WORDS, C.MEASURES, C.FILES),
        roles=(Role.COO, Role.LEG, Role.MGR, Role.OOV, Role.PRO),
        recipients=_(
            "De politie, als werkgever of medewerker het dossier zelf meeneemt, en wie een volmacht krijgt."
        ),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("police",),
    ),
    Activity(
        code="release",
        name=_("Vrijgeven aan politie en OM"),
        why=_("Politie of OM geven wat zij voor een zaak nodig hebben, en verder niets."),
        ground=Ground.INTEREST,
        persons=(Persons.EMPLOYEES, Persons.OTHERS, Persons.NAMED),
        data=_(
            "Velden die één voor één zijn gekozen, de grond, het doel, de wens van de collega, en de naam en "
            "het werkadres van wie het krijgt. Ook gekozen bestanden, bedragen van schade en het "
            "dossier voor de politie als geheel. Nooit een veld met een thuisadres of met gezondheid."
        ),
        compartments=(
            C.FACTS,
            C.VICTIM,
            C.PERPETRATOR,
            C.OWN_WORDS,
            C.LEGAL,
            C.MEASURES,
            C.PROTECTED,
            C.RELEASES,
        ),
        roles=(Role.COO, Role.LEG, Role.OOV, Role.PRO, Role.POL, Role.LNK),
        recipients=_(
            "Eén genoemde medewerker van politie of OM, met een link en een code of met een account."
        ),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("release",),
    ),
    Activity(
        code="damage",
        name=_("Schade vastleggen en terugvragen"),
        why=_("Weten welke schade er is en wie die draagt, en haar terugvragen van wie haar veroorzaakte."),
        ground=Ground.INTEREST,
        persons=(Persons.EMPLOYEES, Persons.OTHERS),
        data=_(
            "Soort schade, bedrag, bewijs, gekozen weg, eisen, brieven met naam en adres van de ander, "
            "betalingen en termijnen."
        ),
        compartments=(C.LEGAL, C.VICTIM, C.PERPETRATOR),
        roles=(Role.LEG, Role.COO, Role.EMP),
        recipients=_("De ander, met een brief; en wie de eis behandelt, buiten dit systeem om."),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("damage",),
    ),
    Activity(
        code="care",
        name=_("Opvang regelen"),
        why=_("Zorgen dat er met de medewerker gepraat wordt, op tijd en door iemand die dat kan."),
        ground=Ground.CARE,
        persons=(Persons.EMPLOYEES,),
        data=_(
            "Welk gesprek, met wie, wanneer, gedaan of niet gewild. Met wie iemand wil praten, wat iemand "
            "voor thuis vraagt, en met hoeveel het team sprak. Nooit wat er is gezegd."
        ),
        compartments=(C.VICTIM, C.AFTERCARE),
        roles=(Role.AFT, Role.EMP, Role.MGR, Role.COO),
        recipients=_NOBODY_ELSE,
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
        purposes=("care",),
    ),
    Activity(
        code="peer_talk",
        name=_("Praten met een collega-opvanger"),
        why=_("Iemand laten praten met een collega die dat kan, zonder dat de leidinggevende het weet."),
        ground=Ground.CARE,
        persons=(Persons.EMPLOYEES,),
        data=_(
            "Wie wie vroeg, hoe die te bereiken is, wanneer het gesprek is, en of het er was. "
            "Nooit wat er is gezegd. Het telt nergens mee en staat in geen dossier."
        ),
        compartments=(C.AFTERCARE,),
        roles=(Role.EMP, Role.AFT),
        recipients=_NOBODY_ELSE,
        retention=Retention.TALK,
        safeguards=_DOSSIER,
        purposes=("peer_talk",),
    ),
    Activity(
        code="referral",
        name=_("Doorverwijzen naar hulp buiten de werkgever"),
        why=_("Iemand die dat wil een brief meegeven voor slachtofferhulp, de huisarts of de bedrijfsarts."),
        ground=Ground.CONSENT,
        persons=(Persons.EMPLOYEES, Persons.NAMED),
        data=_(
            "Voor wie de brief is, waarvoor, sinds wanneer, en alleen wat die persoon zelf aanvinkte. "
            "Of het hielp in één woord. Nooit iets over gezondheid."
        ),
        compartments=(C.AFTERCARE,),
        roles=(Role.EMP, Role.AFT, Role.COO),
        recipients=_(
            "Wie de collega kiest: slachtofferhulp, de eigen huisarts of de bedrijfsarts. "
            "De collega of wie opvang geeft, neemt de brief mee; het systeem verstuurt niets. "
            "Een bezoeker of gezinslid krijgt de brief van wie het dossier behandelt."
        ),
        retention=Retention.WITHDRAWN,
        safeguards=_DOSSIER,
        purposes=("referral",),
    ),
    Activity(
        code="accident",
        name=_("Een ernstig ongeval melden"),
        why=_("Nagaan of de Arbeidsinspectie het meteen moet horen, en vastleggen dat het is gemeld."),
        ground=Ground.ACCIDENT,
        persons=(Persons.EMPLOYEES,),
        data=_(
            "Of het gemeld moet worden, wanneer dat is gedaan en onder welk nummer. "
            "Welke vraag met ja is beantwoord, bewaren wij niet."
        ),
        compartments=(C.AFTERCARE,),
        roles=(Role.COO, Role.MGR, Role.PRO),
        recipients=_("De Arbeidsinspectie, als de werkgever daar zelf meldt, buiten dit systeem om."),
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
    ),
    Activity(
        code="experiences",
        name=_("Vragen hoe het ging"),
        why=_("Van wie meldde horen of het hielp, en het daarna beter doen."),
        ground=Ground.CARE,
        persons=(Persons.EMPLOYEES,),
        data=_(
            "Dat er drie vragen waren, en of iemand liever niet antwoordde. De antwoorden tellen los van de "
            "melding. Een zin lezen wij zonder naam, nummer of dag, en pas bij vijf zinnen of meer."
        ),
        compartments=(C.VICTIM, C.STATISTICS),
        roles=(Role.EMP, Role.COO, Role.MGR),
        recipients=_NOBODY_ELSE,
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
    ),
    Activity(
        code="provisions",
        name=_("Voorzieningen per plek bijhouden"),
        why=_("Weten of alarm, uitgang, balie en camera werken, en wanneer er wordt geoefend."),
        ground=Ground.CARE,
        persons=(Persons.USERS,),
        data=_(
            "Welke voorziening, waar, wanneer nagekeken en door welke functie. Geen namen van mensen; "
            "alleen welk account het opschreef."
        ),
        compartments=(C.FACTS, C.ACCOUNT),
        roles=(Role.COO, Role.ADM, Role.MGR),
        recipients=_NOBODY_ELSE,
        retention=Retention.PLACE,
        safeguards=_DOSSIER,
    ),
    Activity(
        code="importing",
        name=_("Een oud register overnemen"),
        why=_("Eerdere voorvallen bewaren en meetellen, zodat de geschiedenis niet verdwijnt."),
        ground=Ground.CARE,
        persons=(Persons.EMPLOYEES, Persons.OTHERS, Persons.NAMED),
        data=_("Het bestand en de rijen daarvan. Namen van anderen alleen als daar bewust voor is gekozen."),
        compartments=(C.FACTS, C.PERPETRATOR, C.OWN_WORDS, C.FILES),
        roles=(Role.COO,),
        recipients=_NOBODY_ELSE,
        retention=Retention.DOSSIER,
        safeguards=_DOSSIER,
    ),
    Activity(
        code="exchange",
        name=_("Gegevens uitwisselen met systemen van de werkgever"),
        why=_("Een ander systeem van dezelfde werkgever laten melden, termijnen lezen of tellen."),
        ground=Ground.SERVES,
        persons=(Persons.EMPLOYEES, Persons.USERS),
        data=_(
            "Wat een systeem leest: feiten, termijnen en aantallen, zonder namen en eigen woorden. "
            "Wat een systeem instuurt, is een melding zoals elke andere."
        ),
        compartments=(C.FACTS, C.STATISTICS, C.ACCOUNT),
        roles=(Role.TOK, Role.ADM),
        recipients=_("Systemen die de beheerder van de werkgever heeft toegelaten."),
        retention=Retention.EXCHANGE,
        safeguards=(Safeguard.MATRIX, Safeguard.WALLS, Safeguard.TRAIL, Safeguard.SIGN_IN),
        purposes=("interface",),
    ),
    Activity(
        code="notices",
        name=_("Berichten sturen"),
        why=_("Mensen laten weten dat er iets voor hen is."),
        ground=Ground.SERVES,
        persons=(Persons.USERS, Persons.EMPLOYEES),
        data=_("Werkadres, een nummer, een moment en een link. Geen inhoud."),
        compartments=(C.ACCOUNT,),
        roles=(Role.EMP,),
        recipients=_("Wie de mail bezorgt voor de hostingpartij."),
        retention=Retention.DOSSIER,
        safeguards=(Safeguard.WALLS, Safeguard.SEALED),
    ),
    Activity(
        code="accounts",
        name=_("Accounts en rollen beheren"),
        why=_("Weten wie zich aanmeldt en wat die mag."),
        ground=Ground.ACCOUNTABILITY,
        persons=(Persons.USERS,),
        data=_(
            "Naam, werkadres, functie, rollen en afwezigheid. Als de werkgever dat wil een personeelsnummer. "
            "Van het wachtwoord alleen een afdruk."
        ),
        compartments=(C.ACCOUNT, C.VICTIM),
        roles=(Role.ADM, Role.EMP),
        recipients=_NOBODY_ELSE,
        retention=Retention.ACCOUNT,
        safeguards=(Safeguard.MATRIX, Safeguard.SEALED, Safeguard.TRAIL, Safeguard.SIGN_IN),
        purposes=("manage_people",),
    ),
    Activity(
        code="trail",
        name=_("Vastleggen wie wat deed"),
        why=_("Laten zien wie iets las of deed, en misbruik vinden."),
        ground=Ground.ACCOUNTABILITY,
        persons=(Persons.USERS, Persons.EMPLOYEES),
        data=_("Tijd, rol, handeling, doel en welk deel. Nooit de inhoud."),
        compartments=(C.TRAIL,),
        roles=(Role.DPO, Role.LOG, Role.EMP),
        recipients=_NOBODY_ELSE,
        retention=Retention.TRAIL,
        safeguards=(Safeguard.MATRIX, Safeguard.WALLS, Safeguard.TRAIL),
    ),
    Activity(
        code="reviewing",
        name=_("Het spoor nakijken"),
        why=_("Elke maand kijken of er regels zijn die vragen oproepen, en of iedereen bij zijn taak bleef."),
        ground=Ground.ACCOUNTABILITY,
        persons=(Persons.USERS, Persons.EMPLOYEES, Persons.OTHERS),
        data=_(
            "Functie, team, rol, tijd, nummer van het dossier en de reden om te kijken. "
            "Namen worden vergeleken en niet bewaard. Nooit de inhoud."
        ),
        compartments=(C.TRAIL,),
        roles=(Role.DPO, Role.LOG),
        recipients=_NOBODY_ELSE,
        retention=Retention.TRAIL,
        safeguards=(Safeguard.MATRIX, Safeguard.WALLS, Safeguard.SEALED, Safeguard.TRAIL),
        purposes=("review",),
    ),
    Activity(
        code="glass",
        name=_("Een gesloten dossier lezen"),
        why=_("Een klacht, een verzoek of een datalek onderzoeken als dat niet zonder het dossier kan."),
        ground=Ground.ACCOUNTABILITY,
        persons=(Persons.EMPLOYEES, Persons.OTHERS, Persons.NAMED),
        data=_(
            "Eén dossier, ten hoogste een uur, alleen om te lezen. Nooit de nazorg en het afgeschermde deel. "
            "Ook de reden, en wat een ander daarvan vond."
        ),
        compartments=(C.FACTS, C.VICTIM, C.PERPETRATOR, C.OWN_WORDS, C.LEGAL, C.MEASURES),
        roles=(Role.DPO,),
        recipients=_NOBODY_ELSE,
        retention=Retention.TRAIL,
        safeguards=_DOSSIER,
        purposes=("break_glass",),
    ),
    Activity(
        code="figures",
        name=_("Tellen en cijfers maken"),
        why=_("Zien waar en hoe vaak het gebeurt, en of het beter wordt."),
        ground=Ground.COMPATIBLE,
        persons=(Persons.NOBODY,),
        data=_("Feiten in codes, geteld. Getallen die iemand kunnen verraden, blijven weg."),
        compartments=(C.STATISTICS,),
        roles=(Role.COO, Role.MGR, Role.BRD, Role.REG, Role.NAT),
        recipients=_("Iedereen, als de cijfers zijn vrijgegeven."),
        retention=Retention.FOREVER,
        safeguards=(Safeguard.MATRIX, Safeguard.SIGN_IN),
    ),
    Activity(
        code="running",
        name=_("Het systeem laten draaien"),
        why=_("Zorgen dat melden altijd kan, en fouten vinden."),
        ground=Ground.SERVES,
        persons=(Persons.USERS,),
        data=_("Sessies, en een logboek van de machine zonder adressen en zonder inhoud."),
        compartments=(C.TRAIL,),
        roles=(Role.PLT,),
        recipients=_("De hostingpartij."),
        retention=Retention.SESSION,
        safeguards=(Safeguard.SEALED, Safeguard.SIGN_IN),
    ),
)

PURPOSES: Final[Mapping[str, Activity]] = {
    purpose: activity for activity in REGISTER for purpose in activity.purposes
}
"""Every purpose that a line of the trail may carry; each is the purpose of one activity only."""

ASKED: Final[Mapping[str, str | Promise]] = {
    "read": _("Op de hoogte blijven van dit dossier"),
    "assess": _("Vaststellen hoe ernstig het is"),
    "answer": _("De ander antwoorden"),
    "close": _("Het dossier afsluiten"),
    "damage": _("Schade of aangifte regelen"),
    "care": _("Opvang regelen"),
}
"""What somebody chooses from who opens names without an open task; each is a purpose of the register."""


class PurposeNotHeld(Refused):
    """Opening something for a purpose that none of the roles of this person has."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(gettext("Kies waarvoor je de namen nodig hebt. Je rol bepaalt waaruit je kiest."))


def may_use(actor: Actor, purpose: str) -> bool:
    """Whether the activity of this purpose has one of the roles with which this person works.

    That it may happen to oneself too (EMP) opens nothing of others. A job does what it is for.
    """
    activity = PURPOSES.get(purpose)
    if activity is None:
        return False
    works_as = set(activity.roles) - {Role.EMP, Role.OBH}
    return actor.is_job or not actor.roles.isdisjoint(works_as)


def check_purpose(actor: Actor, purpose: str) -> None:
    """Refuse a purpose that is unknown, or of roles that this person does not have."""
    if not may_use(actor, purpose):
        raise PurposeNotHeld


def asked_of(actor: Actor) -> tuple[tuple[str, str], ...]:
    """The purposes out of which this person chooses when no task says it."""
    return tuple((purpose, str(words)) for purpose, words in ASKED.items() if may_use(actor, purpose))
