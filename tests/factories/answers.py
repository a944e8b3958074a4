# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer and what it goes by, without a database: for rules that are pure functions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from eenlijn.casework.response.circumstances import TOPICS, Circumstances, Earlier, Employer, Say
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.kinds import LIMITING_KINDS, STEPS
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.mandates.queries import MandateView
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.rulebook.codes import RuleSource, RuleState, TextName, text_topic
from eenlijn.commons.rulebook.queries import Rules, RuleVersionView

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NOBODY = UUID(int=0)
DIRECTOR = MandateView(
    id=uuid4(),
    answer_kind="written_warning",
    highest_level=5,
    function_name="Directeur",
    valid_from=date(2020, 1, 1),
    valid_until=None,
    source="mandaatregeling 2020",
)
DIRECTOR_FOR_ALL = tuple(
    replace(DIRECTOR, id=uuid4(), answer_kind=kind.value)
    for kind, step in STEPS.items()
    if step.stays or step.by_mandate
)
WARNED = Earlier(AnswerKind.WARNING, datetime(2026, 10, 1, 8, 0, tzinfo=UTC), date(2027, 10, 1))
EMPLOYER = Employer(
    name="Busbedrijf Reggestreek (verzonnen)",
    postal_lines=("Postbus 1", "7600 AA Almelo"),
    place_name="Almelo",
    privacy_contact="per brief, Postbus 1, 7600 AA Almelo.",
    retention="5 jaar na deze brief.",
    is_invented=True,
    organisation_type=OrganisationType.PUBLIC_TRANSPORT,
)
SPOKEN = Say(
    had_say=True,
    sentence="Wij spraken u op maandag 23 november 2026. Wat u vertelde, hebben wij meegewogen.",
    talk_day=TODAY,
)


def around(**changes: Any) -> Circumstances:
    """A serious event on line 62 at an employer with the product's own rules, and a director with mandate."""
    told = Circumstances(
        number="7K4M-2QX",
        place="Bus 4123, lijn 62",
        occurred_at=datetime(2026, 11, 22, 13, 38, tzinfo=UTC),
        level=3,
        is_known=True,
        is_only_anonymous=False,
        employer=EMPLOYER,
        rules=Rules(NOBODY, frozenset(TOPICS)),
        mandates=(DIRECTOR,),
        say=Say(),
        sent_kinds=(),
        letters_sent=0,
        reply_until=date(2026, 12, 7),
        today=TODAY,
    )
    return replace(told, **changes)


def typed(kind: AnswerKind, **changes: Any) -> OpenAnswer:
    """An answer of this kind in which nothing is missing."""
    whole = OpenAnswer(
        id=NOBODY,
        kind=kind,
        state=AnswerState.DRAFT,
        norm_rule="2",
        behaviour="U pakte onze medewerker bij de jas.",
        salutation="Geachte heer Tester",
        addressee_name="T. Tester",
        addressee_address="Teststraat 1\n7600 XX Almelo",
        contact="088 000 01 30, klantenservice.",
        note="U laat onze medewerkers uitpraten.",
        reporter_unrecognisable=True,
        pdf_id=None,
        word_id=None,
        decided_at=None,
        sent_at=None,
        sent_by="",
        proof="",
        version=0,
        valid_until=date(2027, 11, 23),
        remaining_channel="aan de balie, aan de telefoon en per mail.",
    )
    whole = replace(whole, has_consent=True)
    if kind in LIMITING_KINDS:
        whole = replace(whole, **OF_A_LIMIT)
    return replace(whole, **changes)


# What a measure asks besides, for a term that every policy knows.
OF_A_LIMIT: dict[str, Any] = {
    "starts_on": TODAY,
    "valid_until": date(2026, 12, 23),
    "where_it_holds": "Lijn 62, tussen Almelo en Tubbergen.",
    "instruction": "Vraag de reiziger vriendelijk om uit te stappen.",
    "to_call": "Verkeersleiding, 088 000 01 31",
    "legal_check": "L. Jurist, jurist",
    "legal_checked_on": TODAY,
}


def own_text(name: TextName, subject: str, body: str, number: int = 1) -> dict[str, RuleVersionView]:
    """A text of the employer's own, as `Rules.found` holds it."""
    topic = text_topic(name)
    version = RuleVersionView(
        id=uuid4(),
        topic=topic,
        number=number,
        content={"subject": subject, "body": body},
        state=RuleState.PUBLISHED,
        source=RuleSource.OWN,
        pack_version="",
        drafted_by=None,
        drafted_at=MONDAY,
        published_by=uuid4(),
        published_at=MONDAY,
        valid_from=MONDAY,
        version=1,
    )
    return {topic: version}
