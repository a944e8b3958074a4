# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""By which road a line of damage is best asked back: the rules as data, and an advice that says why. Pure.

A person decides; see `actions.choose_route`. Each rule says where it was found and whether somebody checked
it against the law or the body itself; the screen shows both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.damages.codes import PAID_TO_EMPLOYEE, Route
from eenlijn.casework.damages.instalments import months_after
from eenlijn.casework.incidents.codes import KindGroup

# Subdistrict court: claims up to this, interest until the summons included.
SUBDISTRICT_CENTS: Final = 25_000_00
# What the State advances at most after eight months, of other than violent and sexual crimes.
ADVANCE_CENTS: Final = 5_000_00
ADVANCE_MONTHS: Final = 8
FUND_YEARS: Final = 10
# The six categories of the fund, in euro cents.
FUND_CENTS: Final = (1_000_00, 2_500_00, 5_000_00, 10_000_00, 20_000_00, 35_000_00)
VIOLENT: Final = frozenset({KindGroup.PHYSICAL, KindGroup.SEXUAL})
# Only by a civil claim, on the employer's own ground (article 6:107a) or after it paid.
CIVIL_ONLY: Final = frozenset({"org_wages", "org_reintegration", PAID_TO_EMPLOYEE})
RECOURSE: Final = frozenset({"org_wages", "org_reintegration"})


@dataclass(frozen=True)
class Rule:
    """One rule: what it says, where it was found, and whether it was checked."""

    code: str
    says: Promise
    source: str | Promise
    verified: bool = False


RULES: Final = {
    rule.code: rule
    for rule in (
        Rule(
            "letter_first",
            _("Vraag het eerst met een brief. Pas daarna kan een rechter."),
            _("Burgerlijk Wetboek, artikel 6:162; advocatenkantoren"),
        ),
        Rule(
            "join_who",
            _(
                "Wie zelf schade heeft, kan zich voegen in de strafzaak: zonder kosten en zonder advocaat. "
                "De schade moet makkelijk te laten zien zijn."
            ),
            _("presentatie van BZK en Slachtofferhulp"),
        ),
        Rule(
            "join_needs_case",
            _("Voegen kan alleen als er aangifte is en het OM vervolgt."),
            _("presentatie van BZK en Slachtofferhulp"),
        ),
        Rule(
            "join_not_wages",
            _(
                "Loon en re-integratie kunnen niet in de strafzaak. "
                "Dat is een eigen eis van de werkgever, via de civiele weg."
            ),
            "loonschade.com; hijink.com",
        ),
        Rule(
            "recourse",
            _(
                "De werkgever eist het netto loon, en redelijke kosten van re-integratie. Nooit meer dan de "
                "ander zonder loondoorbetaling had moeten betalen. Ten hoogste 104 weken."
            ),
            _("Burgerlijk Wetboek, artikel 6:107a"),
        ),
        Rule(
            "advanced_is_civil",
            _(
                "Wat de werkgever aan de collega betaalde, eist de werkgever zelf via de civiele weg, "
                "of de collega draagt de eis over."
            ),
            "veiligepubliekedienstverlening.nl",
        ),
        Rule(
            "state_advance",
            _(
                "Het CJIB schiet aan mensen voor wat acht maanden na het vonnis nog open staat. "
                "Bij geweld en zeden alles, bij andere misdrijven ten hoogste € 5.000. "
                "Organisaties krijgen dit nooit."
            ),
            "cjib.nl; opennieuwsbank.nl",
        ),
        Rule(
            "keep_apart",
            _(
                "Laat de eis van de collega door de strafzaak gaan, en houd die van de werkgever apart. "
                "Schiet de werkgever eerst voor, dan vervalt voor dat deel het voorschot van het CJIB."
            ),
            _("eigen gevolgtrekking uit de regels van het CJIB"),
        ),
        Rule(
            "subdistrict",
            _(
                "Tot en met € 25.000, met de rente tot de dagvaarding, beslist de kantonrechter. "
                "Een advocaat hoeft niet."
            ),
            _("Wetboek van Burgerlijke Rechtsvordering, artikel 93; advocatenkantoren"),
        ),
        Rule(
            "district",
            _("Boven € 25.000 met rente beslist de rechtbank. Dan is een advocaat verplicht."),
            _("Wetboek van Burgerlijke Rechtsvordering, artikel 93; advocatenkantoren"),
        ),
        Rule(
            "limitation",
            _(
                "Een eis verjaart vijf jaar nadat bekend is wat de schade is en wie de ander is, "
                "en in elk geval na twintig jaar."
            ),
            _("Burgerlijk Wetboek, artikel 3:310"),
        ),
        Rule(
            "insurance",
            _("Kijk eerst of het verzekerd is. Dat is vaak zo; vraag het na."),
            "veiligepubliekedienstverlening.nl",
        ),
        Rule(
            "fund",
            _(
                "Het fonds geeft mensen met ernstig letsel door opzettelijk geweld één vast bedrag: € 1.000, "
                "€ 2.500, € 5.000, € 10.000, € 20.000 of € 35.000. Het kan tot tien jaar later. "
                "Het is er niet voor werkgevers, en het rekent mee wat al is vergoed."
            ),
            "schadefonds.nl; smartengeld.nl",
        ),
        Rule(
            "fund_without_report",
            _("Aangifte helpt. Het moet zonder aangifte ook aannemelijk zijn dat het gebeurde."),
            _("beleidsbundel Schadefonds 2017"),
        ),
        Rule(
            "unknown_other",
            _("Wij weten niet wie de ander is. Dan is er niemand om een brief aan te sturen."),
            _("eigen regel"),
        ),
        Rule(
            "time_rarely",
            _("Tijd en afhandeling krijgt een werkgever zelden terug."),
            _("tabel van schadeposten van dit systeem"),
        ),
        Rule(
            "compare",
            _("Zoek op wat rechters bij vergelijkbare zaken toekenden."),
            _("presentatie van BZK en Slachtofferhulp"),
        ),
    )
}


@dataclass(frozen=True)
class Case:
    """What the advice goes by; `together` is the whole claim of this bearer with interest, in cents."""

    damage_type: str
    together: int
    kind_group: str
    is_reported: bool
    is_other_known: bool
    happened_on: date
    today: date


@dataclass(frozen=True)
class RoadAdvice:
    """One road: whether it is open to this line, and the rules that say so."""

    route: Route
    is_open: bool
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Advice:
    """The best road first, then the others that are open, then those that are not."""

    best: Route
    roads: tuple[RoadAdvice, ...]


def advise(case: Case) -> Advice:
    """By which road; the person decides."""
    roads = {one.route: one for one in (_letter(case), _join(case), _civil(case), _insurance(), _fund(case))}
    best = _best(case, roads)
    ordered = sorted(roads.values(), key=lambda one: (one.route != best, not one.is_open))
    return Advice(best, tuple(ordered))


def _best(case: Case, roads: dict[Route, RoadAdvice]) -> Route:
    if roads[Route.JOIN_CRIMINAL].is_open:
        return Route.JOIN_CRIMINAL
    if roads[Route.CLAIM_LETTER].is_open:
        return Route.CLAIM_LETTER
    return Route.FUND if roads[Route.FUND].is_open else Route.INSURANCE


def _letter(case: Case) -> RoadAdvice:
    rules = ["letter_first"] if case.is_other_known else ["unknown_other"]
    rules += ["recourse"] if case.damage_type in RECOURSE else []
    rules += ["advanced_is_civil"] if case.damage_type == PAID_TO_EMPLOYEE else []
    rules += ["time_rarely"] if case.damage_type == "org_time" else []
    return _road(Route.CLAIM_LETTER, rules, is_open=case.is_other_known)


def _join(case: Case) -> RoadAdvice:
    if case.damage_type == PAID_TO_EMPLOYEE:
        return _road(Route.JOIN_CRIMINAL, ["advanced_is_civil"], is_open=False)
    if case.damage_type in CIVIL_ONLY:
        return _road(Route.JOIN_CRIMINAL, ["join_not_wages"], is_open=False)
    if case.damage_type == "org_time":
        return _road(Route.JOIN_CRIMINAL, ["time_rarely"], is_open=False)
    return _road(Route.JOIN_CRIMINAL, list(_joining(case)), is_open=case.is_reported)


def _joining(case: Case) -> Iterator[str]:
    yield "join_who"
    if not case.is_reported:
        yield "join_needs_case"
    if is_of_person(case.damage_type):
        yield from ("state_advance", "keep_apart")
    if case.damage_type == "emp_immaterial":
        yield "compare"


def _civil(case: Case) -> RoadAdvice:
    rules = ["letter_first", "subdistrict" if is_subdistrict(case.together) else "district", "limitation"]
    rules += ["recourse"] if case.damage_type in RECOURSE else []
    return _road(
        Route.CIVIL, rules if case.is_other_known else ["unknown_other"], is_open=case.is_other_known
    )


def _insurance() -> RoadAdvice:
    return _road(Route.INSURANCE, ["insurance"], is_open=True)


def _fund(case: Case) -> RoadAdvice:
    """Of people only, after violence, within ten years; whether the injury is grave enough the fund says."""
    is_open = (
        is_of_person(case.damage_type)
        and case.kind_group in VIOLENT
        and case.today <= fund_until(case.happened_on)
    )
    rules = ["fund"] if case.is_reported else ["fund", "fund_without_report"]
    return _road(Route.FUND, rules, is_open=is_open)


def _road(route: Route, rules: list[str], *, is_open: bool) -> RoadAdvice:
    return RoadAdvice(route, is_open, tuple(RULES[one] for one in rules))


def is_of_person(damage_type: str) -> bool:
    """Damage of a natural person: only they have the advance of the State, and the fund."""
    return damage_type.startswith("emp_")


def is_subdistrict(cents_with_interest: int) -> bool:
    """The limit itself still goes to the subdistrict court."""
    return cents_with_interest <= SUBDISTRICT_CENTS


def fund_until(happened_on: date) -> date:
    """The last day of the ten years."""
    return months_after(happened_on, 12 * FUND_YEARS)


def advance_limit(kind_group: str) -> int | None:
    """How much the State advances to a person at most, in cents; none is without a limit."""
    return None if kind_group in VIOLENT else ADVANCE_CENTS
