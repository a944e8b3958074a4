# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 7: the lawyer sees lines and claims; who handles it sees how it stands, and asks a lawyer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.damages.codes import Bearer, DamageState, Route
from eenlijn.casework.damages.queries import ClaimLine, Line
from eenlijn.casework.dossier import claims, hand_overs
from eenlijn.casework.dossier import damage as acts
from eenlijn.casework.dossier.damage import DamagePage
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureNumber
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.damage_forms import ClaimForm, DamageForm
from eenlijn.doors.web.desk.damage_words import line_text, title_of
from eenlijn.doors.web.desk.measure_forms import WhoForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.waiver_views import waive_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import euros_of_cents

ADD, CLAIM, ASK = "add", "claim", "ask"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def damage(request: HttpRequest, number: str) -> HttpResponse:
    page = acts.open_damage(actor=actor_of(request), number=number, now=now())
    opened = open_to_read(request, number)
    blocks = _writing(request, page) if page.may_write else []
    blocks += _asking(request, number) if page.may_handle else []
    if any(_done(request, number, block) for block in blocks):
        return redirect("desk:damage", number=number)
    sheet = Sheet(
        here=_("schade"),
        title=_("Schade"),
        intro=_("Bedragen en bewijs ziet alleen de jurist die gevraagd is.")
        if not page.may_write
        else _("Wat kapot of kwijt is, en wat het kost. Wij vragen de schade terug."),
        entries=[
            *(_claim_entry(number, one) for one in page.claims),
            *(_entry(number, one) for one in page.lines),
        ],
        nothing=(page.sign.note if page.sign else "") or _("Er is nog niets vastgelegd."),
        blocks=blocks,
        links=(
            *_links(number, page),
            *(waive_links(opened.dossier, MeasureNumber.DAMAGE) if page.may_handle else ()),
        ),
    )
    return show(request, opened, sheet)


def _entry(number: str, one: Line) -> Entry:
    """A line, with the way to its own page: what is advised, and its proof."""
    words = _("Advies en bewijs van post %(place)s: %(what)s") % {"place": one.number, "what": one.label}
    link = Link(words, reverse("desk:damage_line", args=[number, one.number]))
    return Entry(title=title_of(one), text=line_text(one), small=str(one.state.label), links=(link,))


def _claim_entry(number: str, one: ClaimLine) -> Entry:
    """A claim, with the way to what was paid and written."""
    words = _("Open eis %(number)s: betalingen, brieven, regeling") % {"number": one.number}
    return Entry(
        title=_("Eis %(number)s: %(road)s") % {"number": one.number, "road": one.route.label},
        text=_("Bij: %(bearer)s.") % {"bearer": str(one.bearer.label).lower()},
        small=str(one.state.label),
        links=(Link(words, reverse("desk:claim", args=[number, one.number])),),
    )


def _links(number: str, page: DamagePage) -> list[Link]:
    """What goes to the criminal case, once there is a line."""
    words = _("Gegevens voor het voegen in de strafzaak")
    return [Link(words, reverse("desk:joining", args=[number]))] if page.lines else []


def _writing(request: HttpRequest, page: DamagePage) -> list[Block]:
    form = DamageForm(typed(request, ADD), people=page.people, files=page.files)
    blocks = [Block(ADD, _("Leg schade vast"), form, _("Leg vast"))]
    free = [one for one in page.lines if one.state == DamageState.NOTED and one.claim_id is None]
    if free:
        blocks.append(_claiming(request, free))
    return blocks


def _claiming(request: HttpRequest, free: list[Line]) -> Block:
    options = [(one.number, f"{one.label}, {euros_of_cents(one.asked)} ({_whose(one)})") for one in free]
    intro = _("Alleen posten met bewijs. Kies posten van één persoon, of van de organisatie.")
    form = ClaimForm(typed(request, CLAIM), options=options, initial={"route": free[0].route})
    return Block(CLAIM, _("Eis schade terug"), form, _("Maak de eis"), intro=intro, is_main=False)


def _whose(one: Line) -> str:
    return str(Bearer(one.bearer).label).lower()


def _asking(request: HttpRequest, number: str) -> list[Block]:
    lawyers = hand_overs.hands_of(actor_of(request), number, now()).lawyers
    if not lawyers:
        return []
    form = WhoForm(typed(request, ASK), people=lawyers)
    intro = _("De jurist ziet dit dossier vanaf dat moment, en legt de schade vast.")
    return [Block(ASK, _("Vraag een jurist"), form, _("Vraag deze jurist"), intro=intro, is_main=False)]


def _done(request: HttpRequest, number: str, block: Block) -> bool:
    actor, form = actor_of(request), block.form
    if isinstance(form, DamageForm):
        return kept(
            request,
            form,
            lambda _told: acts.add_damage(actor=actor, number=number, new=form.line(), now=now()),
            _("Schade vastgelegd."),
        )
    if isinstance(form, ClaimForm):
        return kept(
            request,
            form,
            lambda told: claims.claim_damage(
                actor=actor,
                number=number,
                places=[int(one) for one in told["lines"]],
                route=Route(told["route"]),
                now=now(),
            ),
            _("De eis is gemaakt."),
        )
    return kept(
        request,
        form,
        lambda asked: hand_overs.ask(
            actor=actor,
            number=number,
            kind=AssignmentKind.LEGAL,
            account_id=UUID(asked["account"]),
            now=now(),
        ),
        _("Gevraagd. De jurist krijgt bericht."),
    )
