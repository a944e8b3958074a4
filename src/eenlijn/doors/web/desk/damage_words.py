# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How damage is told on the screens: lines, advice, what is open and how the interest came about."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from eenlijn.casework.damages.advice import Advice, RoadAdvice, Rule
from eenlijn.casework.damages.instalments import Instalment
from eenlijn.casework.damages.interest import Period
from eenlijn.casework.damages.ledger import Balance
from eenlijn.casework.damages.queries import Line, PaymentLine
from eenlijn.casework.damages.rates import rate_table
from eenlijn.doors.web.desk.measure_parts import Entry
from eenlijn.foundation.text import decimal, euros_of_cents, long_date


def title_of(one: Line) -> str:
    return f"{one.label}, {euros_of_cents(one.cents)}"


def line_text(one: Line) -> str:
    """What is written of a line, one sentence per thing that is there."""
    told = [
        _("Bij: %(bearer)s.") % {"bearer": str(one.bearer.label).lower()},
        _("Geleden op %(day)s.") % {"day": long_date(one.suffered_on)},
        proof_words(one),
        _("Voorgeschoten door ons: %(amount)s. Nog te eisen: %(rest)s.")
        % {"amount": euros_of_cents(one.advanced), "rest": euros_of_cents(one.asked)}
        if one.advanced
        else "",
        _("Gekozen weg: %(road)s.") % {"road": one.route.label} if one.route else "",
        _("Reden: %(reason)s") % {"reason": one.route_reason} if one.route_reason else "",
        _("Afgezien, omdat: %(reason)s") % {"reason": one.waived_reason} if one.waived_reason else "",
    ]
    return "\n".join(part for part in told if part)


def proof_words(one: Line) -> str:
    found = [one.proof] if one.proof else []
    if one.proof_place is not None:
        found.append(_("bestand %(place)s van het dossier") % {"place": one.proof_place})
    if not found:
        return _("Nog geen bewijs. Zonder bewijs kan deze post niet worden geëist.")
    return _("Bewijs: %(proof)s") % {"proof": "; ".join(found)}


# Advice. ----------------------------------------------------------------------------------------


def advice_entries(advice: Advice) -> Iterator[Entry]:
    """The best road first; each with why, where that was found and whether it was checked."""
    for road in advice.roads:
        if road.route == advice.best:
            title = _("Advies: %(road)s") % {"road": road.route.label}
        elif road.is_open:
            title = _("Kan ook: %(road)s") % {"road": road.route.label}
        else:
            title = _("Kan niet: %(road)s") % {"road": road.route.label}
        yield Entry(title, _says(road), _sources(road.rules))


def _says(road: RoadAdvice) -> str:
    return "\n".join(str(one.says) for one in road.rules)


def _sources(rules: tuple[Rule, ...]) -> str:
    found = "; ".join(dict.fromkeys(str(one.source) for one in rules))
    checked = _("nagekeken") if all(one.verified for one in rules) else _("niet nagekeken bij de bron zelf")
    return _("Bron: %(source)s. Stand: %(checked)s.") % {"source": found, "checked": checked}


# A claim. ---------------------------------------------------------------------------------------


def open_entries(balance: Balance) -> Iterator[Entry]:
    """What is open today, and from which day interest is not known."""
    now = balance.standing
    told = [
        _("Schade: %(amount)s") % {"amount": euros_of_cents(now.principal)},
        _("Rente: %(amount)s") % {"amount": euros_of_cents(now.interest)},
        _("Kosten: %(amount)s") % {"amount": euros_of_cents(now.costs)} if now.costs else "",
    ]
    title = _("Open op %(day)s: %(amount)s") % {
        "day": long_date(balance.day),
        "amount": euros_of_cents(now.open),
    }
    yield Entry(title, "\n".join(one for one in told if one), unknown_words(balance))


def unknown_words(balance: Balance) -> str:
    if balance.unknown_from is None:
        return ""
    return _(
        "De wettelijke rente vanaf %(day)s kennen wij nog niet. Wij raden niet: die rente telt nog niet mee."
    ) % {"day": long_date(balance.unknown_from)}


def interest_entry(balance: Balance) -> Entry:
    """How the interest came about, period by period, and by which rules of ours."""
    rows = [row for part in balance.standing.parts for row in part.periods]
    told = [_period(one) for one in rows] or [_("Er is nog geen rente.")]
    return Entry(_("Zo is de rente gerekend"), "\n".join(told), rules_of_interest())


def _period(one: Period) -> str:
    return _("%(first)s tot %(last)s: %(days)s dagen over %(principal)s tegen %(percent)s: %(cents)s") % {
        "first": long_date(one.from_day),
        "last": long_date(one.until_day),
        "days": one.days,
        "principal": euros_of_cents(one.principal),
        "percent": percent_words(one.percent),
        "cents": euros_of_cents(one.cents),
    }


def percent_words(percent: Decimal) -> str:
    """Exactly as it is, never rounded: 4%, and 4,25% when a decree says so."""
    exponent = percent.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{decimal(percent, places)}%"


def rules_of_interest() -> str:
    return _(
        "Wettelijke rente, artikel 6:119 van het Burgerlijk Wetboek, vanaf de dag van de schade. "
        "Elk jaar, geteld vanaf die dag, komt de rente bij het bedrag. Elke dag is 1/365 jaar. "
        "Elke periode is afgerond op centen, een halve naar boven. Een betaling gaat eerst naar kosten, "
        "dan naar rente, dan naar de schade. Rentetabel bekend tot en met %(day)s. Niet nagekeken: "
        "de tabel bij de Rijksoverheid, de dagtelling en de volgorde van betalen."
    ) % {"day": long_date(rate_table().known_until)}


def payment_entry(payments: tuple[PaymentLine, ...]) -> Entry:
    told = [
        _("%(day)s: %(amount)s, van: %(who)s")
        % {
            "day": long_date(one.paid_on),
            "amount": euros_of_cents(one.cents),
            "who": str(one.paid_by.label).lower(),
        }
        for one in payments
    ]
    return Entry(_("Betalingen"), "\n".join(told) or _("Er is nog niets betaald."))


def plan_entry(balance: Balance) -> Entry:
    """Every instalment and how far it is; what is late says so."""
    told = [_instalment(one, balance) for one in balance.instalments]
    small = _("Zolang deze regeling loopt, komt er geen rente bij. Dat is onze eigen regel.")
    return Entry(_("Betalingsregeling"), "\n".join(told), small)


def _instalment(one: Instalment, balance: Balance) -> str:
    how = _("betaald")
    if one.open:
        late = one.is_late(balance.day)
        how = _("te laat, open %(open)s") if late else _("open %(open)s")
        how = how % {"open": euros_of_cents(one.open)}
    return _("%(day)s: %(amount)s, %(how)s") % {
        "day": long_date(one.due_on),
        "amount": euros_of_cents(one.cents),
        "how": how,
    }
