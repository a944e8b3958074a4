# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures that run: the list of who coordinates, of a dossier, one with its life, and what hangs where."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import running
from eenlijn.casework.response.kinds import FAMILY_WORDS
from eenlijn.casework.restrictions.codes import RestrictionState, measure_name
from eenlijn.casework.restrictions.postings import Hanging, posting_choices, postings, record_posting
from eenlijn.casework.restrictions.queries import MeasureLife, RunningRow, running_measures
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.measure_parts import Entry, Sheet, show
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.question import page_address
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.running_forms import PostingForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_date, long_moment


@requires(Role.COO)
@require_safe
def running_list(request: HttpRequest) -> HttpResponse:
    """Every measure that holds or is still to begin; facts only, no person."""
    today = to_local(now()).date()
    before, after = request.GET.get("voor", ""), request.GET.get("na", "")
    found = running_measures(actor_of(request), today, before=before, after=after)
    words = ngettext(
        "%(count)s maatregel loopt of begint nog.",
        "%(count)s maatregelen lopen of beginnen nog.",
        found.count,
    )
    page = {
        "sentence": words % {"count": found.count} if found.count else _("Er loopt nu geen maatregel."),
        "lines": [
            (_address(one), _title(one), _days(one), _review_words(one), one.is_review_late)
            for one in found.rows
        ],
        "earlier": page_address(request.GET, voor=found.before),
        "later": page_address(request.GET, na=found.after),
    }
    return render(request, "desk/running.html", page)


def _address(one: RunningRow) -> str:
    return reverse("desk:measure", args=[one.id])


def _title(one: RunningRow) -> str:
    return " · ".join(part for part in (measure_name(one.kind.label), one.number, one.unit_name) if part)


def _days(one: RunningRow) -> str:
    days = {"first": long_date(one.starts_on), "last": long_date(one.ends_on)}
    if not one.has_begun:
        return _("Begint %(first)s, tot en met %(last)s.") % days
    return _("Van %(first)s tot en met %(last)s.") % days


def _review_words(one: RunningRow) -> str:
    if one.review_on is None:
        return ""
    words = (
        _("Opnieuw bekijken: te laat, dat moest voor %(day)s.")
        if one.is_review_late
        else _("Opnieuw bekijken voor %(day)s.")
    )
    return words % {"day": long_date(one.review_on)}


@requires(*READERS)
@require_safe
def measures(request: HttpRequest, number: str) -> HttpResponse:
    """The measures of one dossier."""
    opened = open_to_handle(request, number, "answer")
    rows = running.measures_here(actor_of(request), number, opened.now)
    sheet = Sheet(
        here=_("maatregelen"),
        title=_("Maatregelen die lopen of liepen"),
        entries=[Entry(measure_name(one.kind.label), _days(one), _review_words(one)) for one in rows],
        nothing=_("In dit dossier is geen maatregel die iets beperkt."),
        links=[
            Link(_("Bekijk %(what)s") % {"what": measure_name(one.kind.label).lower()}, _address(one))
            for one in rows
        ],
    )
    return show(request, opened, sheet)


@requires(*READERS)
@require_safe
def measure(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """One measure with its whole life."""
    number = running.number_of(actor_of(request), measure_id)
    opened = open_to_handle(request, number, "answer")
    page = running.measure_page(actor_of(request), number, measure_id, opened.now)
    is_over = page.life.is_over
    context = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "title": measure_name(page.life.kind.label),
        "state": _state_words(page.life),
        "meaning": FAMILY_WORDS[page.life.family][1],
        "warning": _not_found_at_a_desk(page.life),
        "facts": _told(page),
        "life": [*_life(page.life), *_letter(page.lifting)],
        "review": reverse("desk:measure_review", args=[measure_id])
        if page.life.review_on and not is_over
        else "",
        "links": _links(page),
    }
    return render(request, "desk/running_measure.html", context)


def _state_words(life: MeasureLife) -> str:
    days = {"first": long_date(life.starts_on), "last": long_date(life.ends_on)}
    if life.state == RestrictionState.LIFTED and life.ended_at:
        return _("Eerder gestopt op %(moment)s. Er geldt niets meer.") % {
            "moment": long_moment(life.ended_at)
        }
    if life.is_over:
        return _("Vanzelf afgelopen na %(last)s. Er geldt niets meer.") % days
    if not life.holds_today:
        return _("Begint op %(first)s en loopt tot en met %(last)s.") % days
    return _("Loopt van %(first)s tot en met %(last)s. Daarna is het vanzelf voorbij.") % days


def _not_found_at_a_desk(life: MeasureLife) -> str:
    if life.is_over or life.found_by:
        return ""
    return _(
        "Een balie vindt deze maatregel niet: er is geen geboortedatum en geen klantnummer vastgelegd. "
        "Vertel de collega's zelf wat er geldt."
    )


def _told(page: running.MeasurePage) -> list[Entry]:
    life = page.life
    closed = "; ".join(str(one.label) for one in life.closes)
    found = ", ".join(str(one.label).lower() for one in life.found_by)
    entries = [
        Entry(_("Wat niet kan"), closed) if closed else None,
        Entry(_("Waar het geldt"), capfirst(life.where)) if life.where else None,
        Entry(_("Wat een balie doet"), life.instruction, _bell(life)) if life.instruction else None,
        Entry(_("Zo vindt een balie het"), f"{capfirst(found)}.") if found else None,
        Entry(_("Opnieuw bekijken"), _("Voor %(day)s.") % {"day": long_date(life.review_on)})
        if life.review_on
        else None,
        Entry(_("Wat hing daar op die dag?"), _hung_words(page)),
    ]
    return [one for one in entries if one is not None]


def _bell(life: MeasureLife) -> str:
    return _("Bel: %(whom)s") % {"whom": life.to_call} if life.to_call else ""


def _hung_words(page: running.MeasurePage) -> str:
    day = long_date(page.happened_on)
    if not page.site_name:
        return _("Bij dit voorval staat geen vestiging. Wat er op %(day)s hing, weten we dus niet.") % {
            "day": day
        }
    if page.hung is None:
        return _("Niemand legde vast wat er op %(day)s bij %(site)s hing.") % {
            "day": day,
            "site": page.site_name,
        }
    told = {"site": page.site_name, "version": _version(page.hung), "since": long_date(page.hung.hangs_since)}
    return _("Bij %(site)s hing: huisregels, %(version)s, sinds %(since)s.") % told


def _version(hung: Hanging) -> str:
    if not hung.rules_number:
        return _("de tekst die Eén Lijn meebrengt")
    return _("versie %(number)s") % {"number": hung.rules_number}


def _life(life: MeasureLife) -> list[Entry]:
    """What happened while it ran, oldest first in its kind."""
    entries = [
        Entry(
            _("Bekeken: %(outcome)s") % {"outcome": str(one.outcome.label).lower()},
            one.words,
            _("Op %(moment)s. Laatste gedrag: %(day)s.")
            % {"moment": long_moment(one.reviewed_at), "day": long_date(one.seen_on)}
            if one.seen_on
            else _("Op %(moment)s.") % {"moment": long_moment(one.reviewed_at)},
        )
        for one in life.reviews
    ]
    entries += [
        Entry(
            _("Niet aan gehouden, volgens wie het vastlegde"),
            "\n".join(part for part in (one.words, one.where) if part),
            " ".join(
                (
                    long_moment(one.at) + ".",
                    _("Politie gebeld.") if one.police_called else _("Politie niet gebeld."),
                    _("%(kind)s. Niet nagegaan: politie en OM beoordelen dit.") % {"kind": one.kind.label},
                )
            ),
        )
        for one in life.breaches
    ]
    entries += [
        Entry(
            _("Antwoord gegeven"),
            one.words,
            f"{long_date(one.answered_on)} · {one.channel.label} · {one.function_name}",
        )
        for one in life.contacts
    ]
    if life.lift_reason:
        entries.append(Entry(_("Eerder gestopt"), life.lift_words, str(life.lift_reason.label)))
    return entries


def _letter(told: running.LiftingLetter | None) -> list[Entry]:
    """Whether the other person was told that it stopped, and how."""
    if told is None:
        return []
    if told.sent_at is None or told.sent_by is None:
        return [Entry(_("De brief aan de ander ligt nog hier"), _("Verstuur hem, en leg dat hier vast."))]
    left = f"{long_moment(told.sent_at)} · {told.sent_by.label}"
    return [Entry(_("De brief aan de ander is verstuurd"), told.proof, left)]


def _links(page: running.MeasurePage) -> list[Link]:
    def to(words: str, name: str) -> Link:
        return Link(words, reverse(name, args=[page.life.id]))

    links = [
        to(_("Leg vast dat wij antwoordden"), "desk:contact"),
        to(_("Leg vast dat iemand zich er niet aan hield"), "desk:breach"),
    ]
    if not page.life.is_over:
        links.append(to(_("Laat het eerder stoppen"), "desk:measure_lift"))
    if page.lifting:
        if page.lifting.sent_at is None:
            links.append(to(_("Leg vast dat de brief is verstuurd"), "desk:lifting_sent"))
        links += [
            to(_("Brief aan de ander, als PDF"), "desk:lifting_pdf"),
            to(_("Brief aan de ander, als Word"), "desk:lifting_word"),
        ]
    return links


@requires(*READERS)
@require_safe
def lifting_pdf(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    return _file(request, measure_id, is_word=False)


@requires(*READERS)
@require_safe
def lifting_word(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    return _file(request, measure_id, is_word=True)


def _file(request: HttpRequest, measure_id: UUID, *, is_word: bool) -> HttpResponse:
    number = running.number_of(actor_of(request), measure_id)
    handed = running.hand_out_lifting(
        actor=actor_of(request), number=number, measure_id=measure_id, is_word=is_word, now=now()
    )
    response = HttpResponse(handed.content, content_type=handed.media_type)
    response["Content-Disposition"] = f'attachment; filename="{handed.file_name}"'
    return response


@requires(Role.COO, Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def posted(request: HttpRequest) -> HttpResponse:
    """Which house rules hang where, from which day."""
    actor = actor_of(request)
    sites, versions = posting_choices(actor)
    form = PostingForm(request.POST if request.method == "POST" else None, sites=sites, versions=versions)
    if form.is_bound and form.is_valid() and _posted(request, form):
        return redirect("desk:postings")
    lines = [(one.site_name, _version(one), long_date(one.hangs_since)) for one in postings(actor)]
    return render(request, "desk/postings.html", {"form": form, "lines": lines})


def _posted(request: HttpRequest, form: PostingForm) -> bool:
    since: date = form.cleaned_data["hangs_since"]
    try:
        record_posting(
            actor=actor_of(request),
            site_id=UUID(form.cleaned_data["site"]),
            rules_number=int(form.cleaned_data["rules_number"]),
            hangs_since=since,
            now=now(),
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
