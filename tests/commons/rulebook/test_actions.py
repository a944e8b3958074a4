# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla drafts stricter terms, Petra publishes them, and later puts the old ones back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook import actions
from eenlijn.commons.rulebook.codes import RuleSource, RuleState, TextName, Topic, text_topic
from eenlijn.commons.rulebook.difference import difference
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.rulebook.models import RuleVersion
from eenlijn.commons.rulebook.queries import (
    CLOCK_TOPICS,
    RuleVersionView,
    adopted_pack,
    draft,
    in_force,
    overview,
    policy_of,
    rules_of,
    terms_of,
    text_of,
    versions,
)
from eenlijn.commons.rulebook.refusals import (
    AlreadyHolds,
    ContentRefused,
    NoSuchVersion,
    PlannedVersionWaits,
    StaleDraft,
    TooEarly,
)
from eenlijn.commons.rulebook.trial import try_out
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.working_time import Term, TermUnit
from tests.cast import Cast, Person

Counter = Callable[[int], Any]
DAY = timedelta(days=1)
NORM = text_topic(TextName.NORM_NOTICE)


def strict(amount: int = 24, unit: str = "hours") -> dict[str, Any]:
    return {"terms": {"answer": {"amount": amount, "unit": unit}}}


def save(person: Person, now: datetime, version: int = 0, content: Any = None, topic: str = "terms") -> int:
    kept = actions.save_draft(
        actor=person.actor, topic=topic, content=content or strict(), version=version, now=now
    )
    return kept.version


def publish(person: Person, now: datetime, version: int = 1, **more: Any) -> RuleVersionView:
    return actions.publish(
        actor=person.actor, topic=more.pop("topic", "terms"), version=version, now=now, **more
    )


def hours(cast: Cast, at: datetime) -> int:
    return terms_of(cast.reggestreek.pk, at).of("answer").amount


def last_line(cast: Cast) -> TrailLine:
    return TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")


def test_a_draft_counts_only_once_it_is_published(cast: Cast, monday: datetime) -> None:
    assert save(cast.carla, monday) == 1
    assert hours(cast, monday) == 48
    kept = draft(cast.petra.actor, "terms")
    assert kept is not None
    assert (kept.number, kept.state, kept.drafted_by) == (None, RuleState.DRAFT, cast.carla.id)
    published = publish(cast.petra, monday + DAY)
    assert (published.number, published.source) == (1, RuleSource.OWN)
    assert (published.published_by, published.valid_from) == (cast.petra.id, monday + DAY)
    assert draft(cast.petra.actor, "terms") is None
    assert [hours(cast, monday + DAY - timedelta(seconds=1)), hours(cast, monday + DAY)] == [48, 24]
    assert terms_of(cast.dinkelborg.pk, monday + DAY).of("answer") == Term(48, TermUnit.HOURS)
    line = last_line(cast)
    assert (line.action, line.account_id) == ("publish_rule", cast.petra.id)
    assert line.detail == {"topic": "terms", "number": 1}


def test_a_later_version_leaves_the_earlier_one_as_it_was(cast: Cast, monday: datetime) -> None:
    save(cast.petra, monday)
    first = publish(cast.petra, monday)
    save(cast.petra, monday + DAY, content=strict(2, "working_days"))
    publish(cast.petra, monday + DAY, valid_from=monday + 7 * DAY)
    assert [hours(cast, monday + days * DAY) for days in (0, 6, 7)] == [24, 24, 2]
    assert versions(cast.petra.actor, "terms")[1] == first
    assert [one.number for one in versions(cast.carla.actor, "terms")] == [2, 1]
    assert rules_of(cast.reggestreek.pk, monday + 8 * DAY).number(Topic.TERMS) == 2


def test_who_saves_second_is_told(cast: Cast, monday: datetime) -> None:
    save(cast.carla, monday)
    save(cast.petra, monday, version=1, content=strict(48))
    for attempt in (
        lambda: save(cast.carla, monday, version=1),
        lambda: save(cast.carla, monday, version=0),
        lambda: publish(cast.petra, monday, version=1),
        lambda: actions.drop_draft(actor=cast.carla.actor, topic="terms", version=1, now=monday),
    ):
        with pytest.raises(StaleDraft):
            attempt()
    kept = draft(cast.carla.actor, "terms")
    assert kept is not None
    assert (kept.version, kept.content["terms"]["answer"]["amount"]) == (2, 48)


def test_a_dropped_draft_is_gone_and_may_be_begun_again(cast: Cast, monday: datetime) -> None:
    save(cast.carla, monday)
    actions.drop_draft(actor=cast.carla.actor, topic="terms", version=1, now=monday)
    assert last_line(cast).action == "drop_rule_draft"
    assert not RuleVersion.objects.exists()
    assert save(cast.carla, monday) == 1


def test_what_is_wrong_is_kept_as_a_draft_and_never_published(cast: Cast, monday: datetime) -> None:
    save(cast.carla, monday, content={"terms": "overmorgen"})
    with pytest.raises(ContentRefused) as refused:
        publish(cast.petra, monday)
    assert refused.value.problems == ("Vul «terms» in.",)
    save(cast.carla, monday, version=1, content=strict(72))
    with pytest.raises(ContentRefused) as refused:
        publish(cast.petra, monday, version=2)
    assert refused.value.sentence == "Voor het antwoord kun je kiezen: 24 of 48 uur, of 1 of 2 werkdagen."
    assert in_force(cast.reggestreek.pk, "terms", monday) is None
    with pytest.raises(ContentRefused):
        save(cast.carla, monday, version=2, content={"terms": {}, "rest": "x" * 200_001})


@pytest.mark.parametrize("text", ["nul \x00", "half \ud83d"])
def test_what_the_database_cannot_keep_is_refused(cast: Cast, monday: datetime, text: str) -> None:
    with pytest.raises(ContentRefused) as refused:
        save(cast.carla, monday, content={"subject": text, "body": "x"}, topic=NORM)
    assert refused.value.sentence == "In deze instelling staat een teken dat niet te bewaren is."
    assert (
        save(
            cast.carla,
            monday,
            content={"subject": "Şahin \N{SLIGHTLY SMILING FACE}", "body": "x"},
            topic=NORM,
        )
        == 1
    )


def test_a_calendar_that_lets_no_term_end_is_refused(cast: Cast, monday: datetime) -> None:
    never: dict[str, Any] = {"opening": {}, "holidays": [], "closing_days": []}
    save(cast.carla, monday, content=never, topic="calendar")
    with pytest.raises(ContentRefused) as refused:
        publish(cast.petra, monday, topic="calendar")
    assert "nooit een werkdag" in refused.value.sentence


def test_only_the_first_version_may_hold_from_before(cast: Cast, monday: datetime) -> None:
    save(cast.petra, monday)
    publish(cast.petra, monday, valid_from=monday - 365 * DAY)
    assert hours(cast, monday - 300 * DAY) == 24
    save(cast.petra, monday, content=strict(48))
    with pytest.raises(TooEarly):
        publish(cast.petra, monday, valid_from=monday - DAY)
    assert hours(cast, monday) == 24


def test_a_version_that_waits_goes_first_or_is_withdrawn(cast: Cast, monday: datetime) -> None:
    save(cast.petra, monday)
    publish(cast.petra, monday, valid_from=monday + 7 * DAY)
    save(cast.petra, monday, content=strict(48))
    with pytest.raises(PlannedVersionWaits) as refused:
        publish(cast.petra, monday)
    assert refused.value.sentence == (
        "Er staat al een versie klaar vanaf ma 30 nov, 09.00 uur. Trek die eerst in."
    )
    actions.withdraw_planned(actor=cast.petra.actor, topic="terms", number=1, now=monday)
    assert hours(cast, monday + 8 * DAY) == 48
    assert publish(cast.petra, monday).number == 2
    with pytest.raises(NoSuchVersion):
        actions.withdraw_planned(actor=cast.petra.actor, topic="terms", number=2, now=monday)


def test_rolling_back_publishes_the_old_content_as_a_new_version(cast: Cast, monday: datetime) -> None:
    save(cast.petra, monday)
    first = publish(cast.petra, monday)
    save(cast.petra, monday + DAY, content=strict(48))
    publish(cast.petra, monday + DAY)
    back: dict[str, Any] = {"actor": cast.petra.actor, "topic": "terms", "now": monday + 2 * DAY}
    again = actions.roll_back(**back, to_number=1)
    assert (again.number, again.source, again.content) == (3, RuleSource.ROLLBACK, first.content)
    assert [hours(cast, monday + days * DAY) for days in (0, 1, 2)] == [24, 48, 24]
    assert last_line(cast).action == "roll_back_rule"
    with pytest.raises(AlreadyHolds):
        actions.roll_back(**back, to_number=3)
    for number in (4, 0):
        with pytest.raises(NoSuchVersion):
            actions.roll_back(**back, to_number=number)


@pytest.mark.parametrize("who", ["anna", "bram", "ilse", "dirk", "hugo"])
def test_others_neither_read_nor_write(cast: Cast, monday: datetime, who: str) -> None:
    save(cast.carla, monday, topic="ladder", content={"steps": []})
    save(cast.petra, monday)
    publish(cast.petra, monday)
    person = cast.people[who]
    given: dict[str, Any] = {"actor": person.actor, "now": monday}
    assert versions(person.actor, "terms") == ()
    assert draft(person.actor, "ladder") is None
    for attempt in (
        lambda: publish(person, monday, topic="ladder"),
        lambda: actions.roll_back(**given, topic="terms", to_number=1),
        lambda: actions.withdraw_planned(**given, topic="terms", number=1),
        lambda: actions.publish_at_once(**given, topic="terms", content=strict()),
        lambda: actions.adopt_pack(
            **given, organisation_id=cast.reggestreek.pk, pack_content={}, pack_version="1"
        ),
    ):
        with pytest.raises(NotVisible):
            attempt()
    if who != "dirk":
        with pytest.raises(NotVisible):
            save(person, monday, topic="policy")
        with pytest.raises(NotVisible):
            try_out(person.actor, "terms", strict(), monday)


def test_a_coordinator_drafts_and_does_not_publish(cast: Cast, monday: datetime) -> None:
    save(cast.carla, monday)
    with pytest.raises(NotVisible):
        publish(cast.carla, monday)
    save(cast.dirk, monday)
    assert draft(cast.dirk.actor, "terms") != draft(cast.carla.actor, "terms")
    for topic in ("pack", "lunch", "text:lunch"):
        with pytest.raises(NotVisible):
            save(cast.carla, monday, topic=topic)


def test_a_report_needs_one_statement(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    for days, amount in enumerate((24, 48, 24)):
        save(cast.petra, monday + days * DAY, content=strict(amount))
        publish(cast.petra, monday + days * DAY)
    with django_assert_num_queries(1):
        rules = rules_of(cast.reggestreek.pk, monday + 3 * DAY, CLOCK_TOPICS)
        assert rules.terms.of("answer") == Term(24, TermUnit.HOURS)
        assert rules.calendar.is_working_day(monday.date())
        assert len(rules.ladder.steps) == 4
    assert [rules.number(one) for one in CLOCK_TOPICS] == [3, 0, 0]
    with pytest.raises(KeyError):
        _ = rules.policy


def test_the_list_of_settings(cast: Cast, monday: datetime, django_assert_num_queries: Counter) -> None:
    save(cast.petra, monday)
    publish(cast.petra, monday)
    save(cast.petra, monday, content=strict(48))
    publish(cast.petra, monday, valid_from=monday + DAY)
    save(cast.carla, monday, topic="ladder", content={"steps": []})
    with django_assert_num_queries(1):
        terms, ladder, policy = overview(cast.carla.actor, ("terms", "ladder", "policy"), monday)
    assert (terms.now and terms.now.number, terms.planned and terms.planned.number) == (1, 2)
    assert (terms.has_draft, ladder.has_draft, ladder.now, policy.now) == (False, True, None, None)


def test_trying_out_shows_what_would_become_of_a_few_examples(cast: Cast, monday: datetime) -> None:
    trial = try_out(cast.carla.actor, "terms", strict(), monday)
    assert trial.problems == ()
    first = trial.examples[0]
    assert first.starts_at == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert first.due_now == datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    assert first.due_then == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert len(trial.examples) == 12
    friday, summer = trial.examples[3], trial.examples[9]
    assert friday.starts_at == datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
    assert summer.starts_at == datetime(2027, 3, 27, 21, 30, tzinfo=UTC)
    assert summer.due_then == datetime(2027, 3, 28, 21, 30, tzinfo=UTC)
    closed = {"opening": {"monday": ["09:00", "12:00"]}, "holidays": [], "closing_days": []}
    calendar = try_out(cast.carla.actor, "calendar", closed, monday)
    told = calendar.examples[1]
    assert told.due_now == datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
    assert told.due_then == datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
    assert try_out(cast.carla.actor, "terms", strict(72), monday).examples == ()
    assert not RuleVersion.objects.exists()


@pytest.mark.parametrize("sector", Sector)
def test_every_pack_may_be_adopted(cast: Cast, monday: datetime, sector: Sector) -> None:
    pack = pack_of(sector)
    made = actions.adopt_pack(
        actor=Actor.job("x"),
        organisation_id=cast.reggestreek.pk,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=monday,
    )
    assert {one.number for one in made} == {1}
    assert {one.source for one in made} == {RuleSource.PACK}
    rules = rules_of(cast.reggestreek.pk, monday, ("policy", "playbooks", "places", "words", "house_rules"))
    assert rules.policy.row_for("written_warning", 3) is not None
    assert all(
        rules.playbooks.of(severity) for severity in ("s2_norm_breach", "s3_serious", "s4_very_serious")
    )
    assert len(rules.places.places) >= 6
    assert len(rules.words.words) >= 5
    adopted = adopted_pack(cast.reggestreek.pk, monday)
    assert adopted is not None
    assert adopted.content["sector"] == sector.value


def _adopt(cast: Cast, now: datetime, content: Any, version: str = "1", **more: Any) -> Any:
    return actions.adopt_pack(
        actor=cast.petra.actor,
        organisation_id=cast.reggestreek.pk,
        pack_content=content,
        pack_version=version,
        now=now,
        **more,
    )


def test_a_new_pack_shows_its_difference_and_leaves_own_changes_alone(cast: Cast, monday: datetime) -> None:
    content = contents_of(pack_of(Sector.TRANSPORT))
    _adopt(cast, monday, content)
    assert difference(cast.carla.actor, content, monday) == ()
    own = dict(in_force(cast.reggestreek.pk, "words", monday).content)  # type: ignore[union-attr]
    own["words"] = {**own["words"], "place": {"nl": "route", "en": ""}}
    save(cast.petra, monday, topic="words", content=own)
    publish(cast.petra, monday, topic="words")
    rows = [
        {**row, "highest_level": 4} if row["answer_kind"] == "norm_notice" else row
        for row in content["policy"]["rows"]
    ]
    newer = {**content, "policy": {"rows": rows}}
    found = difference(cast.petra.actor, newer, monday)
    assert [(one.topic, one.is_own) for one in found] == [("policy", False), ("words", True)]
    assert [(one.path, one.before, one.after) for one in found[0].changes] == [("rows.2.highest_level", 3, 4)]
    made = _adopt(cast, monday + DAY, newer, "2", topics=["policy"])
    assert [(one.topic, one.number, one.pack_version) for one in made] == [
        ("policy", 2, "2"),
        ("pack", 2, "2"),
    ]
    assert policy_of(cast.reggestreek.pk, monday + DAY).row_for("norm_notice", 4) is not None
    assert rules_of(cast.reggestreek.pk, monday + DAY, ("words",)).words.say("place") == "route"


def test_a_pack_with_something_wrong_in_it_is_refused_whole(cast: Cast, monday: datetime) -> None:
    content = contents_of(pack_of(Sector.TRANSPORT))
    with pytest.raises(ContentRefused) as refused:
        _adopt(cast, monday, {**content, "policy": {"rows": []}})
    assert refused.value.problems == ("Beleidstabel: Een beleidstabel heeft ten minste één regel.",)
    with pytest.raises(ContentRefused):
        _adopt(cast, monday, {**content, "lunch": {}})
    assert not RuleVersion.objects.exists()


def test_adopting_a_pack_asks_little_of_the_database(
    cast: Cast, monday: datetime, django_assert_max_num_queries: Counter
) -> None:
    content = contents_of(pack_of(Sector.TRANSPORT))
    with django_assert_max_num_queries(12):
        _adopt(cast, monday, content)


def test_a_text_of_a_pack_is_an_example_until_somebody_stands_for_it(cast: Cast, monday: datetime) -> None:
    assert text_of(cast.reggestreek.pk, TextName.NORM_NOTICE, monday) is None
    _adopt(cast, monday, contents_of(pack_of(Sector.TRANSPORT)))
    invented = text_of(cast.reggestreek.pk, TextName.NORM_NOTICE, monday)
    assert invented is not None
    assert (invented.is_approved, invented.approved_by) == (True, None)
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(is_invented=False)
    text = text_of(cast.reggestreek.pk, TextName.NORM_NOTICE, monday)
    assert text is not None
    assert (text.is_approved, text.approved_by, text.number) == (False, None, 1)
    save(cast.carla, monday, topic=NORM, content={"subject": text.subject, "body": text.body})
    publish(cast.petra, monday, topic=NORM)
    text = text_of(cast.reggestreek.pk, TextName.NORM_NOTICE, monday)
    assert text is not None
    assert (text.is_approved, text.approved_by, text.number) == (True, cast.petra.id, 2)


def test_a_set_up_publishes_at_once(cast: Cast, monday: datetime) -> None:
    job = Actor.job("set_up", cast.reggestreek.pk)
    made = actions.publish_at_once(actor=job, topic="terms", content=strict(), now=monday)
    assert (made.number, made.published_by) == (1, None)
    with pytest.raises(NotVisible):
        actions.publish_at_once(actor=Actor.job("x"), topic="terms", content=strict(), now=monday)


def test_the_database_keeps_one_draft_and_one_row_per_number(cast: Cast, monday: datetime) -> None:
    save(cast.petra, monday)
    row = RuleVersion.objects.get()
    for state in ("draft", "published"):
        with pytest.raises(IntegrityError), transaction.atomic():
            RuleVersion(
                organisation=cast.reggestreek,
                topic=row.topic,
                content={},
                drafted_at=monday,
                state=state,
            ).save(force_insert=True)
