# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla drafts, Petra tries, publishes and puts back: every topic on screen, and a dossier keeps its day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.clocks.models import Clock
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import HouseRule, HouseRules, Wording, pack_of
from eenlijn.commons.rulebook import actions
from eenlijn.commons.rulebook.codes import RuleSource, RuleState, TermKind, TextName, Topic, text_topic
from eenlijn.commons.rulebook.models import RuleVersion
from eenlijn.commons.rulebook.queries import draft, rules_of, text_of
from eenlijn.doors.web.manage import rule_state
from eenlijn.doors.web.manage.rule_topics import PAGES, TopicPage, page_about
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

RULES = "/beheer/spelregels/"
PACK = f"{RULES}pakket/"
TERMS = f"{RULES}termijnen/"
CALENDAR = f"{RULES}kalender/"
NOW = {"when": "now"}


def typed(client: Client, page: str, **changes: Any) -> dict[str, Any]:
    """The form of a draft as a browser would send it, with a few answers changed."""
    form = client.get(f"{page}concept/").context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    told = {name: f"{value:%H:%M}" if hasattr(value, "hour") else value for name, value in values.items()}
    return {name: value for name, value in (told | changes).items() if value is not None and value != ""}


def save(client: Client, page: str, **changes: Any) -> Any:
    return client.post(f"{page}concept/", typed(client, page, **changes), follow=True)


def publish(client: Client, page: str, version: int = 1, **more: str) -> Any:
    return client.post(f"{page}proberen/", {"version": version, **NOW, **more}, follow=True)


@pytest.fixture
def adopted(petra: Client) -> Client:
    """Petra, after the pack of the sector was taken over."""
    petra.post(PACK, {"do": "adopt"})
    return petra


def test_the_overview_says_what_is_still_an_example(petra: Client) -> None:
    shown = body(petra.get(RULES))
    assert f"{len(PAGES)} onderwerpen zijn nog een voorbeeld." in shown
    assert "Het startpakket van jullie sector is nog niet overgenomen" in shown
    for page in PAGES:
        assert page.label in shown.replace("&#x27;", "'")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_topic_can_be_kept_as_it_is_with_one_press(
    cast: Cast, adopted: Client, page: TopicPage, monday: datetime
) -> None:
    """A stranger who accepts everything is done; from then on it holds in the name of a person."""
    shown = body(adopted.get(page.href()))
    assert str(page.purpose) in shown
    assert "Zo laten" in shown
    told = body(adopted.post(page.href("rule_keep"), follow=True))
    assert f"«{page.label}» blijft zo." in told
    row = RuleVersion.objects.filter(topic=page.topic).latest("number")
    assert (row.source, row.published_by_id) == (RuleSource.OWN, cast.petra.id)
    assert "Vastgesteld door Petra." in body(adopted.get(page.href()))
    assert "Zo laten" not in body(adopted.get(page.href()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_what_is_saved_without_a_change_says_the_same(
    cast: Cast, adopted: Client, page: TopicPage, monday: datetime
) -> None:
    """Through the form and back nothing of a topic is lost."""
    holding = RuleVersion.objects.filter(topic=page.topic, state=RuleState.PUBLISHED).first()
    answer = save(adopted, page.href())
    assert answer.context["trial"].problems == ()
    kept = draft(cast.petra.actor, page.topic)
    assert kept is not None
    if holding is not None:
        status = {"status": ""} if page.topic == Topic.HOUSE_RULES else {}
        assert kept.content == {**holding.content, **status}


def test_petra_publishes_24_hours_and_running_clocks_keep_48(
    cast: Cast, petra: Client, visit: Visit, monday: datetime, clock: time_machine.Traveller
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    carla = visit(cast.carla)
    tried = save(carla, TERMS, answer="24 hours")
    assert tried.redirect_chain == [(f"{TERMS}proberen/", 302)]
    assert "Een beheerder van je organisatie stelt dit concept vast." in body(tried)
    assert "Versie 1 van «Termijnen» geldt vanaf" in body(publish(petra, TERMS))
    later = monday + timedelta(minutes=1)
    stories.report(cast.anna.actor, link, later)
    due = list(
        Clock.objects.filter(kind=TermKind.ANSWER).order_by("started_at").values_list("started_at", "due_at")
    )
    assert due == [
        (monday, monday + timedelta(hours=48)),
        (later, later + timedelta(hours=24)),
    ]
    shown = body(petra.get(TERMS))
    assert "24 uur. Bron: VPT-norm 5; arbocatalogus gemeenten voor 24 uur. Hardheid: norm." in shown
    assert "Versie 1, sinds maandag 23 november 2026 om 09.00 uur. Vastgesteld door Petra." in shown


def test_trying_out_shows_a_friday_a_holiday_and_the_summer_night(petra: Client) -> None:
    shown = save(petra, TERMS, answer="2 working_days")
    rows = [
        (str(row.head), *(str(cell.words) for cell in row.cells)) for row in shown.context["examples"].rows
    ]
    answers = [row for row in rows if row[0].endswith(": Antwoord aan de ander")]
    assert answers == [
        ("di 24 nov, 10.00 uur: Antwoord aan de ander", "do 26 nov, 10.00 uur", "do 26 nov, 17.00 uur"),
        ("vr 27 nov, 16.30 uur: Antwoord aan de ander", "zo 29 nov, 16.30 uur", "di 1 dec, 17.00 uur"),
        ("do 24 dec, 22.30 uur: Antwoord aan de ander", "za 26 dec, 22.30 uur", "di 29 dec, 17.00 uur"),
        ("za 27 mrt, 22.30 uur: Antwoord aan de ander", "ma 29 mrt, 23.30 uur", "wo 31 mrt, 17.00 uur"),
    ]
    assert "vr 27 nov, 16.30 uur: Antwoord aan de ander" in body(shown)


def test_a_later_moment_waits_and_may_be_taken_back(cast: Cast, petra: Client, monday: datetime) -> None:
    save(petra, TERMS, answer="24 hours")
    missing = petra.post(f"{TERMS}proberen/", {"version": 1, "when": "later"})
    assert missing.context["form"].errors == {"moment": ["Kies een dag en een tijd."]}
    publish(petra, TERMS, when="later", moment="2026-12-01T00:00")
    row = RuleVersion.objects.get()
    assert row.valid_from == datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert rules_of(cast.reggestreek.pk, monday, (Topic.TERMS,)).terms.answer_hours == 48
    assert "Versie 1 staat klaar vanaf di 1 dec, 00.00 uur." in body(petra.get(RULES))
    told = body(petra.post(f"{TERMS}intrekken/", {"versie": 1}, follow=True))
    assert "De versie is ingetrokken." in told
    assert "ingetrokken" in body(petra.get(TERMS))


def test_an_earlier_moment_is_refused_in_words(petra: Client) -> None:
    save(petra, TERMS, answer="24 hours")
    publish(petra, TERMS)
    save(petra, TERMS, answer="48 hours")
    refused = body(publish(petra, TERMS, when="later", moment="2026-11-20T00:00"))
    assert "Een nieuwe versie geldt vanaf nu of later. Wat eerder gold, blijft zo." in refused
    assert 'value="2026-11-20T00:00"' in refused


def test_going_back_asks_first_and_makes_a_new_version(
    cast: Cast, petra: Client, visit: Visit, monday: datetime
) -> None:
    for hours in (24, 48):
        save(petra, TERMS, answer=f"{hours} hours")
        publish(petra, TERMS)
    asked = body(petra.get(f"{TERMS}terug/?versie=1"))
    assert "Zet terug naar versie 1" in asked
    assert "24 uur." in asked
    assert rules_of(cast.reggestreek.pk, monday, (Topic.TERMS,)).number(Topic.TERMS) == 2
    told = body(petra.post(f"{TERMS}terug/", {"versie": 1}, follow=True))
    assert "Versie 1 geldt weer, als versie 3." in told
    assert "Teruggezet door Petra." in told
    rules = rules_of(cast.reggestreek.pk, monday, (Topic.TERMS,))
    assert (rules.number(Topic.TERMS), rules.terms.answer_hours) == (3, 24)
    again = body(petra.post(f"{TERMS}terug/", {"versie": 3}, follow=True))
    assert "Deze versie geldt al." in again
    carla = visit(cast.carla)
    assert "Zet terug naar" not in body(carla.get(f"{TERMS}terug/?versie=1"))
    assert carla.post(f"{TERMS}terug/", {"versie": 1}).status_code == 404


@pytest.mark.parametrize("asked", ["9", "0", "999999999999", "-1", "x"])
def test_a_version_that_is_not_there(petra: Client, asked: str) -> None:
    answer = petra.get(f"{TERMS}terug/?versie={asked}")
    assert answer.status_code == (404 if asked.isdigit() else 302)
    assert "Die versie is er niet" in body(petra.post(f"{TERMS}terug/", {"versie": asked}, follow=True))


def test_who_saves_second_sees_both_and_loses_nothing(cast: Cast, petra: Client, visit: Visit) -> None:
    """Both began from what held; Carla was first."""
    late = typed(petra, TERMS, answer="1 working_days")
    save(visit(cast.carla), TERMS, answer="24 hours")
    answer = petra.post(f"{TERMS}concept/", late)
    shown = body(answer)
    assert "Iemand anders heeft dit concept intussen gewijzigd." in shown
    assert "Carla bewaarde dit op ma 23 nov, 09.00 uur." in shown
    assert "24 uur. Bron" in shown
    assert answer.context["form"]["answer"].value() == "1 working_days"
    late["version"] = answer.context["form"]["version"].value()
    assert petra.post(f"{TERMS}concept/", late).status_code == 302
    kept = draft(cast.petra.actor, "terms")
    assert kept is not None
    assert kept.content["terms"]["answer"] == {"amount": 1, "unit": "working_days"}


def test_publishing_what_somebody_changed_in_between_is_refused(
    cast: Cast, petra: Client, visit: Visit
) -> None:
    save(petra, TERMS, answer="24 hours")
    save(visit(cast.carla), TERMS, answer="48 hours")
    shown = publish(petra, TERMS, version=1)
    assert "Iemand anders heeft dit concept intussen gewijzigd." in body(shown)
    assert not RuleVersion.objects.filter(state=RuleState.PUBLISHED).exists()
    assert shown.context["form"]["version"].value() == 2


def test_a_calendar_that_would_make_a_term_never_end_is_refused(petra: Client) -> None:
    closed = {f"{day}_{edge}": "" for day in WEEK for edge in ("opens", "closes")}
    shown = save(petra, CALENDAR, **closed)
    told = "Met deze kalender is er nooit een werkdag. Open ten minste één dag per week."
    assert shown.context["trial"].problems == (told,)
    assert told in body(shown)
    assert "Stel vast" not in body(shown)
    assert told in body(publish(petra, CALENDAR))
    assert not RuleVersion.objects.filter(state=RuleState.PUBLISHED).exists()


HALF_A_DAY = "Vul bij maandag een begin en een einde in, of laat beide leeg."
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def test_the_calendar_shows_the_holidays_of_this_year_and_the_next(petra: Client) -> None:
    shown = body(petra.get(f"{CALENDAR}concept/"))
    assert "Eerste paasdag: zo 5 apr 2026 en zo 28 mrt 2027" in shown
    assert "Koningsdag: ma 27 apr 2026 en di 27 apr 2027" in shown
    assert "Bevrijdingsdag, eens in de vijf jaar: niet in deze jaren" in shown


def test_a_closing_day_is_kept_by_its_name_and_moves_a_term(
    cast: Cast, petra: Client, monday: datetime
) -> None:
    save(petra, CALENDAR, closing_0_day="2026-11-24", closing_0_name="Kermis")
    publish(petra, CALENDAR)
    assert "di 24 nov 2026" in body(petra.get(CALENDAR))
    assert "Kermis" in body(petra.get(CALENDAR))
    assert not rules_of(cast.reggestreek.pk, monday, (Topic.CALENDAR,)).calendar.is_working_day(
        datetime(2026, 11, 24, tzinfo=UTC).date()
    )


@pytest.mark.parametrize(
    ("page", "changes", "field", "told"),
    [
        ("kalender", {"monday_closes": ""}, "monday_closes", HALF_A_DAY),
        ("kalender", {"monday_closes": "04:00"}, "monday_closes", "Een dag sluit later dan hij opent."),
        ("kalender", {"closing_0_name": "Kermis"}, "closing_0_day", "Kies de dag die hierbij hoort."),
        ("kalender", {"monday_opens": "half acht"}, "monday_opens", "Schrijf een tijd als 08:30."),
        ("termijnen", {"answer": "72 hours"}, "answer", None),
        ("termijnen", {"review_amount": "veel"}, "review_amount", "Kies een getal van 0 tot en met 999999."),
        ("wie-hoort-wanneer", {"rung_4_percent": "120"}, "rung_4_who", "Kies wie het hoort."),
        ("wie-hoort-wanneer", {"rung_4_who": "board"}, "rung_4_percent", "Vul het percentage in."),
        ("beleid", {"row_0_decided_by": ""}, "row_0_decided_by", "Vul dit in, of maak de hele regel leeg."),
        ("draaiboeken", {"s2_0_title_nl": ""}, "s2_0_title_nl", "Vul dit in, of maak de hele stap leeg."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_field(
    adopted: Client, page: str, changes: dict[str, str], field: str, told: str | None
) -> None:
    answer = save(adopted, f"{RULES}{page}/", **changes)
    assert answer.redirect_chain == []
    errors = answer.context["form"].errors
    assert set(errors) == {field}
    if told is not None:
        assert errors[field] == [told]


def test_a_text_shows_how_it_will_read_and_refuses_an_unknown_place(cast: Cast, adopted: Client) -> None:
    page = page_about(text_topic(TextName.REMEDY))
    assert "Nog niemand staat voor deze tekst. Zonder naam gaat er geen waarschuwing weg." in body(
        adopted.get(page.href())
    )
    form = body(adopted.get(page.href("rule_draft")))
    assert "{organisation}" in form
    wrong = save(adopted, page.href(), body="Schrijf {organisation} binnen {weken} weken.")
    assert wrong.context["trial"].problems == ("De plek {weken} kennen we niet in deze tekst.",)
    assert "Onbekend: {weken}" in body(wrong)
    save(adopted, page.href(), body="Schrijf {organisation} binnen zes weken.")
    publish(adopted, page.href(), version=2)
    shown = body(adopted.get(page.href()))
    assert "Petra staat voor deze tekst." in shown
    assert "<mark>Busbedrijf Reggestreek (verzonnen)</mark>" in shown


def test_a_text_of_the_pack_is_nobodys_until_somebody_keeps_it(
    cast: Cast, adopted: Client, monday: datetime
) -> None:
    name = TextName.WRITTEN_WARNING
    before = text_of(cast.reggestreek.pk, name, monday)
    assert before is not None
    assert before.approved_by is None
    adopted.post(page_about(text_topic(name)).href("rule_keep"))
    after = text_of(cast.reggestreek.pk, name, monday)
    assert after is not None
    assert after.approved_by == cast.petra.id
    assert after.body == before.body


def test_lists_are_changed_row_by_row(cast: Cast, adopted: Client, monday: datetime) -> None:
    page = f"{RULES}plekken/"
    count = len(rules_of(cast.reggestreek.pk, monday, (Topic.PLACES,)).places.places)
    changed = {f"place_{count}_nl": "Fietsenstalling", "place_0_nl": "", "place_0_en": ""}
    save(adopted, page, **changed)
    publish(adopted, page)
    places = rules_of(cast.reggestreek.pk, monday, (Topic.PLACES,)).places.places
    assert len(places) == count
    assert (places[-1].code, places[-1].name.nl) == ("fietsenstalling", "Fietsenstalling")
    assert "bus" not in {one.code for one in places}
    rules = f"{RULES}huisregels/"
    save(adopted, rules, rule_0_nl="Kom rustig binnen.")
    publish(adopted, rules)
    shown = body(adopted.get(rules))
    assert "Kom rustig binnen." in shown
    assert "niet vastgesteld" not in shown.partition("Alle versies")[0]


def test_a_draft_is_thrown_away_only_after_a_question(cast: Cast, petra: Client, visit: Visit) -> None:
    save(visit(cast.carla), TERMS, answer="24 hours")
    asked = body(petra.get(f"{TERMS}weggooien/"))
    assert "Het concept over Termijnen van Carla is daarna weg." in asked
    assert draft(cast.petra.actor, "terms") is not None
    stale = body(petra.post(f"{TERMS}weggooien/", {"version": 9}, follow=True))
    assert "Iemand anders heeft dit concept intussen gewijzigd." in stale
    gone = body(petra.post(f"{TERMS}weggooien/", {"version": 1}, follow=True))
    assert "Het concept is weg." in gone
    assert draft(cast.petra.actor, "terms") is None
    for page in ("weggooien", "proberen"):
        assert "Er is geen concept meer over «Termijnen»." in body(petra.get(f"{TERMS}{page}/", follow=True))


def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product brings a next version of the pack, with one house rule changed."""
    pack = pack_of(Sector.TRANSPORT)
    first, *others = pack.house_rules.rules
    changed = HouseRule(first.code, Wording("U reist met een kaartje.", "You travel with a ticket."))
    house_rules = HouseRules(pack.house_rules.status, (changed, *others))
    later = replace(pack, version=pack.version + 1, house_rules=house_rules)
    monkeypatch.setattr(rule_state, "pack_of", lambda _sector: later)


def test_a_newer_pack_shows_its_difference_and_is_taken_over_as_a_draft(
    cast: Cast, adopted: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Dat is de nieuwste." in body(adopted.get(PACK))
    assert "Alles wat geldt, is gelijk aan het startpakket." in body(adopted.get(PACK))
    newer(monkeypatch)
    assert "startpakket is nieuwer" in body(adopted.get(RULES))
    shown = adopted.get(PACK)
    assert "Jullie namen versie 1 over. Er is nu versie 2." in body(shown)
    assert [(str(one.kind.label), one.after) for one in shown.context["items"]] == [
        ("gewijzigd", "U reist met een kaartje."),
        ("gewijzigd", "You travel with a ticket."),
    ]
    assert [(one.page.slug, one.is_own) for one in shown.context["offers"]] == [("huisregels", False)]
    taken = adopted.post(PACK, {"do": "take", "topic": "huisregels"}, follow=True)
    assert taken.redirect_chain == [(f"{RULES}huisregels/proberen/", 302)]
    kept = draft(cast.petra.actor, Topic.HOUSE_RULES)
    assert kept is not None
    assert kept.content["rules"][0]["nl"] == "U reist met een kaartje."
    twice = adopted.post(PACK, {"do": "take", "topic": "huisregels"}, follow=True)
    assert "Er ligt al een concept over «Huisregels»." in body(twice)
    seen = body(adopted.post(PACK, {"do": "seen"}, follow=True))
    assert "Genoteerd: deze versie van het startpakket is bekeken." in seen
    assert "Jullie namen versie 2 over. Dat is de nieuwste." in seen


def test_what_the_employer_changed_itself_is_named_before_it_is_undone(
    adopted: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(adopted, f"{RULES}huisregels/", rule_0_nl="Kom rustig binnen.")
    publish(adopted, f"{RULES}huisregels/")
    newer(monkeypatch)
    assert "Jullie veranderden dit zelf. Overnemen haalt dat weer weg." in body(adopted.get(PACK))


def test_a_coordinator_takes_over_a_topic_and_not_the_whole_pack(cast: Cast, visit: Visit) -> None:
    carla = visit(cast.carla)
    assert carla.post(PACK, {"do": "adopt"}).status_code == 404
    assert carla.post(PACK, {"do": "take", "topic": "termijnen"}).status_code == 404
    assert carla.post(PACK, {"do": "take", "topic": "huisregels"}).status_code == 302
    assert draft(cast.carla.actor, Topic.HOUSE_RULES) is not None


@pytest.mark.parametrize("who", ["anna", "bram", "hugo", "noor", "joost"])
def test_nobody_else_reads_or_changes_a_rule(cast: Cast, visit: Visit, who: str) -> None:
    client = visit(cast.people[who])
    for path in (RULES, PACK, TERMS, f"{TERMS}concept/", f"{TERMS}proberen/", f"{TERMS}terug/?versie=1"):
        assert client.get(path).status_code == 404
    for path in (PACK, f"{TERMS}concept/", f"{TERMS}zo-laten/", f"{TERMS}intrekken/", f"{TERMS}weggooien/"):
        assert client.post(path, {"answer": "24 hours"}).status_code == 404
    assert not RuleVersion.objects.exists()


def test_the_neighbour_sees_neither_draft_nor_version(cast: Cast, petra: Client, visit: Visit) -> None:
    save(petra, TERMS, answer="24 hours")
    publish(petra, TERMS)
    save(petra, TERMS, answer="1 working_days")
    shown = body(visit(cast.dirk).get(TERMS))
    assert "Petra" not in shown
    assert "48 uur. Bron" in shown
    assert "Er is nog geen versie van je organisatie." in shown


def test_a_coordinator_drafts_and_does_not_publish(cast: Cast, visit: Visit) -> None:
    carla = visit(cast.carla)
    save(carla, TERMS, answer="24 hours")
    assert carla.post(f"{TERMS}proberen/", {"version": 1, **NOW}).status_code == 404
    assert carla.post(f"{TERMS}zo-laten/").status_code == 404
    assert "Zo laten" not in body(carla.get(TERMS))
    assert not RuleVersion.objects.filter(state=RuleState.PUBLISHED).exists()


def test_a_draft_that_lost_its_shape_still_opens(cast: Cast, petra: Client, monday: datetime) -> None:
    """Another program may have kept anything: the page says what is wrong, and the form begins empty."""
    for page in PAGES:
        content = {"rows": 1, "opening": [], "terms": "x", "steps": "x", "rules": [3], "words": 1, "body": 7}
        actions.save_draft(actor=cast.petra.actor, topic=page.topic, content=content, version=0, now=monday)
        assert petra.get(page.href("rule_draft")).status_code == 200
        assert petra.get(page.href("rule_trial")).context["trial"].problems


def test_the_overview_asks_few_questions(petra: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(14):
        petra.get(RULES)
