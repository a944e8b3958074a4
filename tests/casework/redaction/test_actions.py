# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A confirmed copy stays as it is, and is all that is left when the key of the own words is destroyed."""

from datetime import datetime

import pytest

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction import actions, queries
from eenlijn.casework.redaction.codes import Source, SourceKind, SpanKind
from eenlijn.casework.redaction.models import RedactedCopy
from eenlijn.casework.redaction.proposing import Known, Span, propose
from eenlijn.commons.keys import vault
from tests.cast import Cast
from tests.factories import stories

WORDS = "Hij spuugde naar Anna Vrielink. Toen liep Kevin weg."
KNOWN = Known(names=("Anna Vrielink",))


@pytest.fixture
def incident(cast: Cast, monday: datetime) -> Incident:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, words=WORDS).number
    return Incident.objects.select_related("report").get(number=number)


def source_of(incident: Incident) -> Source:
    assert incident.report_id
    return Source(SourceKind.OWN_WORDS, incident.report_id)


def confirm(incident: Incident, cast: Cast, now: datetime, seen: int = 0, **changes: object) -> RedactedCopy:
    told: dict[str, object] = {"spans": propose(WORDS, KNOWN), **changes}
    return actions.confirm_copy(
        incident=incident, source=source_of(incident), text=WORDS, known=KNOWN, account_id=cast.carla.id,
        seen=seen, now=now, **told,  # type: ignore[arg-type]
    )  # fmt: skip


def test_nothing_is_read_until_somebody_confirmed_it(
    cast: Cast, monday: datetime, incident: Incident
) -> None:
    assert queries.redacted_copy_of(incident, source_of(incident)) is None
    confirm(incident, cast, monday)
    copy = queries.redacted_copy_of(incident, source_of(incident))
    assert copy
    assert (copy.version, copy.text) == (1, "Hij spuugde naar [naam A]. Toen liep [naam B] weg.")
    assert (copy.confirmed_by, copy.confirmed_at) == (cast.carla.id, monday)
    assert queries.copies_of(incident) == {source_of(incident): copy}
    assert incident.report
    assert vault.open(incident.report, "own_words") == WORDS


def test_another_confirmation_is_another_version_and_the_first_stays(
    cast: Cast, monday: datetime, incident: Incident
) -> None:
    first = confirm(incident, cast, monday)
    confirm(incident, cast, monday, seen=1, spans=(*propose(WORDS, KNOWN), Span(4, 11, SpanKind.OTHER)))
    newest = queries.redacted_copy_of(incident, source_of(incident))
    assert newest
    assert (newest.version, newest.text) == (2, "Hij [afgedekt] naar [naam A]. Toen liep [naam B] weg.")
    kept = RedactedCopy.objects.get(pk=first.pk)
    assert vault.open(kept, "text") == "Hij spuugde naar [naam A]. Toen liep [naam B] weg."
    with pytest.raises(RuntimeError):
        kept.save()


def test_who_looked_at_an_older_version_is_told(cast: Cast, monday: datetime, incident: Incident) -> None:
    confirm(incident, cast, monday)
    with pytest.raises(ChangedMeanwhile):
        confirm(incident, cast, monday, seen=0)
    assert RedactedCopy.objects.count() == 1


def test_a_known_name_that_would_be_read_is_refused_until_somebody_says_it_is_none(
    cast: Cast, monday: datetime, incident: Incident
) -> None:
    with pytest.raises(actions.KnownNameLeft) as refused:
        confirm(incident, cast, monday, spans=())
    assert refused.value.words == ("Anna", "Vrielink")
    assert RedactedCopy.objects.count() == 0
    confirm(incident, cast, monday, spans=(), keeps_known=True)
    copy = queries.redacted_copy_of(incident, source_of(incident))
    assert copy
    assert copy.text == WORDS


@pytest.mark.parametrize(
    "spans",
    [
        (Span(-1, 4, SpanKind.NAME),),
        (Span(4, 4, SpanKind.NAME),),
        (Span(0, 9_999, SpanKind.NAME),),
        (Span(0, 5, SpanKind.NAME), Span(4, 9, SpanKind.NAME)),
    ],
)
def test_marks_that_do_not_fit_are_refused(
    cast: Cast, monday: datetime, incident: Incident, spans: tuple[Span, ...]
) -> None:
    with pytest.raises(actions.MarksDoNotFit):
        confirm(incident, cast, monday, spans=spans)
    assert RedactedCopy.objects.count() == 0


def test_only_the_copy_is_left_when_the_own_words_go(
    cast: Cast, monday: datetime, incident: Incident
) -> None:
    copy = confirm(incident, cast, monday)
    assert actions.keep_only_copy(incident=incident) == 1
    report = Incident.objects.select_related("report").get(pk=incident.pk).report
    kept = RedactedCopy.objects.get(pk=copy.pk)
    assert report
    vault.forget_cached()
    for row, name in ((report, "own_words"), (kept, "marks"), (kept, "digest")):
        assert getattr(row, name)
        with pytest.raises(vault.KeyGone):
            vault.open(row, name)
    assert vault.open(kept, "text") == "Hij spuugde naar [naam A]. Toen liep [naam B] weg."
    stored = [
        bytes(getattr(row, name)) for row, name in ((kept, "text"), (kept, "marks"), (report, "own_words"))
    ]
    assert not any(word in one for one in stored for word in (b"Anna", b"Vrielink", b"spuugde"))


def test_without_a_copy_nothing_of_the_words_is_left(
    cast: Cast, monday: datetime, incident: Incident
) -> None:
    assert actions.keep_only_copy(incident=incident) == 0
    assert queries.redacted_copy_of(incident, source_of(incident)) is None


def test_of_another_case_and_another_text_there_is_no_copy(
    cast: Cast, monday: datetime, incident: Incident
) -> None:
    confirm(incident, cast, monday)
    link = stories.link_of(cast.carla.actor, cast.lijn_9.pk, monday)
    other = Incident.objects.get(number=stories.report(cast.anna.actor, link, monday).number)
    assert queries.redacted_copy_of(other, source_of(incident)) is None
    assert queries.redacted_copy_of(incident, Source(SourceKind.NOTE, incident.pk)) is None
    assert list(queries.copies_visible_to(cast.carla.actor, incident)) == [source_of(incident)]
    assert queries.copies_visible_to(cast.dirk.actor, incident) == {}
