# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A package for the police: chosen, looked at by others, frozen, read by one person, and recalled."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pikepdf
import pytest

from eenlijn.casework.disclosures.actions import (
    AlreadySaid,
    NoExerciseOutside,
    NotApprovedYet,
    NotOpen,
    NotYourOwn,
    Proposal,
    Recall,
    Recipient,
    ReleaseNotTold,
)
from eenlijn.casework.disclosures.codes import (
    MOST_READS,
    PRESELECTED,
    Pick,
    ReadWhat,
    RecallReason,
    RecipientKind,
    ReleaseField,
    VictimWish,
)
from eenlijn.casework.disclosures.models import Disclosure, DisclosureRead
from eenlijn.casework.disclosures.queries import Face, released_moments
from eenlijn.casework.dossier import release_reading, releasing, triage_acts
from eenlijn.casework.dossier.release_reading import Wanted, open_package
from eenlijn.casework.dossier.releasing import offered_fields, release_desk, release_page
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident, Perpetrator, Victim
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.identifiers import code_digest
from tests.cast import Cast, Person
from tests.factories import stories
from tests.factories.pdf_words import text_of

F = ReleaseField
DAY = timedelta(days=1)
EVA = Recipient(RecipientKind.POLICE, "Eva Vink", "Politie Twente", "e.vink@politie.example", "088 000 00 01")
CANARIES = {
    F.PLACE: "Kanarieplein",
    F.VICTIM_FUNCTION: "Kanariechauffeur",
    F.WITNESSES: "Wilma Kanariegetuige",
    F.OTHER_NAME: "Kees Kanarieman",
    F.OTHER_ADDRESS: "Kanariestraat 7",
    F.OTHER_BIRTH: "1991-02-03",
    F.OWN_WORDS: "Kanarie-verhaal",
    F.VICTIM_NAME: "Anna Kanarievrouw",
}
HOME = "Thuiskanarielaan 12"


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    return searchable(cast, monday)


def searchable(cast: Cast, monday: datetime) -> str:
    """A dossier in which every field can be searched for; Karin and Lars were asked to help."""
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday, place=CANARIES[F.PLACE])
    words = f"Hij riep: {CANARIES[F.OWN_WORDS]}."
    made = stories.report(cast.anna.actor, link, monday, words=words, place=CANARIES[F.PLACE]).number
    stories.assess(carla, made, monday)
    incident = Incident.objects.get(number=made)
    _fill(incident)
    for person in (cast.karin, cast.lars):
        Assignment.objects.create(
            organisation=incident.organisation,
            incident=incident,
            account=person.account,
            kind=AssignmentKind.LEGAL,
            started_at=monday,
        )
    return made


def _fill(incident: Incident) -> None:
    victim = Victim.objects.filter(incident=incident).first() or Victim(
        organisation=incident.organisation, incident=incident
    )
    victim.account, victim.function_name = None, CANARIES[F.VICTIM_FUNCTION]
    vault.seal(victim, name=CANARIES[F.VICTIM_NAME], address=HOME)
    victim.save()
    witness = Victim(organisation=incident.organisation, incident=incident, role="witness_employee")
    vault.seal(witness, name=CANARIES[F.WITNESSES])
    witness.save()
    other = Perpetrator.objects.filter(incident=incident).first() or Perpetrator(
        organisation=incident.organisation, incident=incident, label="A"
    )
    vault.seal(
        other,
        name=CANARIES[F.OTHER_NAME],
        address=CANARIES[F.OTHER_ADDRESS],
        birth_date=CANARIES[F.OTHER_BIRTH],
    )
    other.save()


def picked(*fields: ReleaseField | Pick) -> tuple[Pick, ...]:
    return tuple(one if isinstance(one, Pick) else Pick(one) for one in fields)


def proposal(*fields: ReleaseField | Pick, **changes: Any) -> Proposal:
    told: dict[str, Any] = {
        "ground": "own_report",
        "purpose": "Bij onze aangifte van vandaag.",
        "recipient": EVA,
        "wish": VictimWish.WANTS,
        "days": 14,
    }
    return Proposal(picks=picked(*fields) or PRESELECTED, **{**told, **changes})


def propose(who: Person, number: str, now: datetime, told: Proposal) -> UUID:
    return releasing.propose_release(actor=who.actor, number=number, proposal=told, now=now)


def judge(who: Person, number: str, made: UUID, now: datetime, *, is_agreed: bool = True) -> None:
    releasing.judge_release(actor=who.actor, number=number, release_id=made, is_agreed=is_agreed, now=now)


def handed(cast: Cast, number: str, now: datetime, *fields: ReleaseField | Pick) -> tuple[UUID, str, str]:
    """Carla proposes, Karin and Lars agree, Carla makes the link: its secret part and the code."""
    made = propose(cast.carla, number, now, proposal(*fields))
    judge(cast.karin, number, made, now)
    if face(cast, number, made, now) == Face.PROPOSED:
        judge(cast.lars, number, made, now)
    code = releasing.hand_out_release(actor=cast.carla.actor, number=number, release_id=made, now=now)
    return made, code, reply_code(cast.reggestreek.pk, code_digest(code))


def fetched(code: str, secret: str, now: datetime, what: ReadWhat, choice: str = "") -> bytes:
    """The bytes of what the recipient fetched."""
    found = open_package(code=code, secret=secret, wanted=Wanted(what, choice), now=now)
    assert found.file is not None
    return found.file.content


def face(cast: Cast, number: str, made: UUID, now: datetime) -> Face:
    return release_page(cast.carla.actor, number, made, now).release.face


def test_the_default_is_a_number_and_the_employer_and_a_home_address_cannot_be_chosen(
    cast: Cast, number: str
) -> None:
    chosen = offered_fields(cast.carla.actor, number)
    assert (Pick(F.NUMBER), Pick(F.EMPLOYER)) == PRESELECTED
    for field, word in CANARIES.items():
        assert [word in " ".join(one.values) for one in chosen if one.pick.field == field] == [True]
    assert HOME not in json.dumps([one.values for one in chosen])


def test_only_what_the_proposer_may_read_is_offered(cast: Cast, monday: datetime, number: str) -> None:
    assert F.THREAT not in {one.pick.field for one in offered_fields(cast.carla.actor, number)}
    with pytest.raises(ReleaseNotTold):
        propose(cast.carla, number, monday, proposal(F.NUMBER, F.THREAT))
    for actor in (cast.anna.actor, cast.bram.actor, cast.dirk.actor, cast.lars.actor, cast.noor.actor):
        with pytest.raises(NotVisible):
            offered_fields(actor, number)


def test_without_identity_one_other_person_is_enough(cast: Cast, monday: datetime, number: str) -> None:
    made = propose(cast.carla, number, monday, proposal())
    asked = Notice.objects.filter(event__type="release_asked", reaches="app")
    assert {one.recipient_id for one in asked} == {cast.karin.id, cast.lars.id}
    assert face(cast, number, made, monday) == Face.PROPOSED
    judge(cast.karin, number, made, monday)
    assert face(cast, number, made, monday) == Face.APPROVED


@pytest.mark.parametrize("field", [F.VICTIM_NAME, F.OTHER_NAME, F.OWN_WORDS])
def test_identity_asks_two_others_beside_the_proposer(
    cast: Cast, monday: datetime, number: str, field: ReleaseField
) -> None:
    made = propose(cast.carla, number, monday, proposal(F.NUMBER, field))
    judge(cast.karin, number, made, monday)
    assert face(cast, number, made, monday) == Face.PROPOSED
    with pytest.raises(NotApprovedYet):
        releasing.hand_out_release(actor=cast.carla.actor, number=number, release_id=made, now=monday)
    with pytest.raises(AlreadySaid):
        judge(cast.karin, number, made, monday)
    judge(cast.lars, number, made, monday)
    assert face(cast, number, made, monday) == Face.APPROVED


def test_nobody_approves_their_own_nor_what_happened_to_them(
    cast: Cast, monday: datetime, number: str
) -> None:
    made = propose(cast.carla, number, monday, proposal())
    with pytest.raises(NotYourOwn):
        judge(cast.carla, number, made, monday)
    Victim.objects.filter(incident__number=number, role="direct_victim").update(account=cast.karin.account)
    with pytest.raises(NotVisible):
        judge(cast.karin, number, made, monday)
    judge(cast.lars, number, made, monday)


def test_one_no_ends_it_and_what_was_in_it_is_gone(cast: Cast, monday: datetime, number: str) -> None:
    made = propose(cast.carla, number, monday, proposal())
    judge(cast.karin, number, made, monday, is_agreed=False)
    assert face(cast, number, made, monday) == Face.REFUSED
    assert Disclosure.objects.get().snapshot is None
    with pytest.raises(NotOpen):
        judge(cast.lars, number, made, monday)


def test_a_proposal_without_an_answer_is_over_after_fourteen_days(
    cast: Cast, monday: datetime, number: str
) -> None:
    made = propose(cast.carla, number, monday, proposal(days=30))
    just = monday + 14 * DAY
    assert face(cast, number, made, just - timedelta(seconds=1)) == Face.PROPOSED
    assert face(cast, number, made, just) == Face.LAPSED
    with pytest.raises(NotOpen):
        judge(cast.karin, number, made, just)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ground": ""}, "ground"),
        ({"ground": "zomaar"}, "ground"),
        ({"ground": "order"}, "ground_word"),
        ({"purpose": "  "}, "purpose"),
        ({"recipient": replace(EVA, name=" ")}, "name"),
        ({"recipient": replace(EVA, organisation="")}, "organisation"),
        ({"recipient": replace(EVA, mail="", phone="")}, "mail"),
        ({"recipient": replace(EVA, mail="Eva@GMail.com")}, "is_private_mail_right"),
        ({"wish": VictimWish.OBJECTS}, "wish_word"),
        ({"wish": VictimWish.NOT_ASKED}, "wish_word"),
        ({"days": 0}, "days"),
        ({"days": 31}, "days"),
        ({"picks": ()}, "fields"),
    ],
)
def test_a_proposal_without_what_it_needs_is_refused_and_says_where(
    cast: Cast, monday: datetime, number: str, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(ReleaseNotTold) as refused:
        propose(cast.carla, number, monday, replace(proposal(), **changes))
    assert refused.value.field == field
    assert not Disclosure.objects.exists()


def test_a_private_address_goes_when_somebody_asked_whether_it_is_right(
    cast: Cast, monday: datetime, number: str
) -> None:
    who = replace(EVA, mail="eva@gmail.com", is_private_mail_right=True)
    propose(cast.carla, number, monday, proposal(recipient=who))
    assert Disclosure.objects.count() == 1


def test_nothing_that_was_not_chosen_is_in_the_package(cast: Cast, monday: datetime, number: str) -> None:
    """Byte by byte, in the data, in the text of the PDF and in all of its bytes."""
    for field, word in CANARIES.items():
        _made, code, secret = handed(cast, number, monday, field)
        data, paper = (fetched(code, secret, monday, what) for what in (ReadWhat.DATA, ReadWhat.PAPER))
        printed = " ".join(text_of(pikepdf.open(BytesIO(paper))).split())
        assert word in data.decode()
        assert word in printed
        hidden = [one for other, one in CANARIES.items() if other != field]
        for one in (*hidden, HOME, number, cast.anna.email, "Postbus 1"):
            assert one.encode() not in data, (field, one)
            assert one not in printed, (field, one)
            assert one.encode() not in paper, (field, one)
            assert one.encode("utf-16-be") not in paper, (field, one)


def test_the_package_stays_as_it_was_when_others_looked_at_it(
    cast: Cast, monday: datetime, number: str
) -> None:
    made = propose(cast.carla, number, monday, proposal(F.OTHER_NAME))
    other = Perpetrator.objects.get(incident__number=number)
    vault.seal(other, name="Iemand Anders")
    other.save()
    judge(cast.karin, number, made, monday)
    judge(cast.lars, number, made, monday)
    shown = release_page(cast.karin.actor, number, made, monday).shown
    assert [one.values for one in shown] == [(CANARIES[F.OTHER_NAME],)]


def test_the_recipient_reads_fetches_and_confirms_and_each_is_a_line_at_the_source(
    cast: Cast, monday: datetime, number: str
) -> None:
    made, code, secret = handed(cast, number, monday, F.NUMBER, F.EMPLOYER)
    before = TrailLine.objects.filter(action="read_release").count()
    kinds = (ReadWhat.PAGE, ReadWhat.PAPER, ReadWhat.DATA, ReadWhat.RECEIPT)
    for minute, what in enumerate(kinds):
        moment = monday + timedelta(minutes=minute)
        found = open_package(code=code, secret=secret, wanted=Wanted(what), now=moment)
        assert [one.pick.field for one in found.package.chosen] == [F.NUMBER, F.EMPLOYER]
    lines = TrailLine.objects.filter(action="read_release").order_by("sequence")
    assert [one.detail["what"] for one in lines[before:]] == ["page", "pdf", "json", "receipt"]
    assert {(one.actor_name, one.organisation_id) for one in lines} == {("release link", cast.reggestreek.pk)}
    page = release_page(cast.carla.actor, number, made, monday).release
    assert [one.what for one in page.reads] == list(reversed(kinds))
    assert page.received_at == monday + timedelta(minutes=3)
    told = Notice.objects.filter(event__type="release_read", reaches="app")
    assert {one.recipient_id for one in told} == {cast.carla.id}


def test_expired_recalled_used_up_unknown_and_a_wrong_code_are_one_answer(
    cast: Cast, monday: datetime, number: str
) -> None:
    made, code, secret = handed(cast, number, monday)

    def is_shut(code: str, secret: str, now: datetime) -> bool:
        with pytest.raises(NotVisible):
            open_package(code=code, secret=secret, wanted=Wanted(ReadWhat.PAGE), now=now)
        return True

    assert is_shut("ABCD-EFGH-JKMN-PQRS", secret, monday)
    assert is_shut(code, "0000 0000", monday)
    assert is_shut(code, secret, monday + 14 * DAY)
    again = releasing.hand_out_release(actor=cast.carla.actor, number=number, release_id=made, now=monday)
    assert is_shut(code, secret, monday)
    anew = reply_code(cast.reggestreek.pk, code_digest(again))
    for _time in range(MOST_READS):
        open_package(code=again, secret=anew, wanted=Wanted(ReadWhat.PAGE), now=monday)
    assert is_shut(again, anew, monday)
    assert face(cast, number, made, monday) == Face.USED_UP
    made, code, secret = handed(cast, number, monday)
    open_package(code=code, secret=secret, wanted=Wanted(ReadWhat.PAGE), now=monday)
    recall = Recall(RecallReason.WRONG_PERSON)
    releasing.recall_release(actor=cast.lars.actor, number=number, release_id=made, told=recall, now=monday)
    assert is_shut(code, secret, monday)
    row = Disclosure.objects.get(pk=made)
    assert (row.snapshot, row.paper) == (None, None)
    assert DisclosureRead.objects.filter(release=row).count() == 1


def test_who_may_only_approve_hands_nothing_out_and_strangers_see_no_package(
    cast: Cast, monday: datetime, number: str
) -> None:
    made = propose(cast.carla, number, monday, proposal())
    judge(cast.karin, number, made, monday)
    with pytest.raises(NotVisible):
        releasing.hand_out_release(actor=cast.lars.actor, number=number, release_id=made, now=monday)
    for actor in (cast.anna.actor, cast.bram.actor, cast.dirk.actor, cast.noor.actor, cast.eva.actor):
        with pytest.raises(NotVisible):
            release_desk(actor, number, monday)
        with pytest.raises(NotVisible):
            releasing.recall_release(
                actor=actor,
                number=number,
                release_id=made,
                told=Recall(RecallReason.NOT_NEEDED),
                now=monday,
            )


def test_the_wish_that_is_withdrawn_proposes_a_recall(cast: Cast, monday: datetime, number: str) -> None:
    made, code, secret = handed(cast, number, monday)
    releasing.record_wish_withdrawn(actor=cast.karin.actor, number=number, release_id=made, now=monday + DAY)
    page = release_page(cast.carla.actor, number, made, monday + DAY).release
    assert page.recall_is_asked
    told = Notice.objects.filter(event__type="release_recall", reaches="app")
    assert {one.recipient_id for one in told} == {cast.carla.id}
    # The ground carries it, so a person decides: until then it can be read.
    assert open_package(code=code, secret=secret, wanted=Wanted(ReadWhat.PAGE), now=monday + DAY)
    with pytest.raises(NotOpen):
        releasing.record_wish_withdrawn(
            actor=cast.karin.actor, number=number, release_id=made, now=monday + DAY
        )


def test_eva_reads_with_her_account_what_is_hers_and_nothing_else(
    cast: Cast, monday: datetime, number: str
) -> None:
    made = propose(cast.carla, number, monday, proposal(recipient=replace(EVA, account_id=cast.eva.id)))
    assert release_reading.packages_for(cast.eva.actor, monday) == ()
    judge(cast.karin, number, made, monday)
    found = release_reading.packages_for(cast.eva.actor, monday)
    assert [(one.id, one.sender) for one in found] == [(made, cast.reggestreek.name)]
    opened = release_reading.open_received(
        actor=cast.eva.actor, release_id=made, wanted=Wanted(ReadWhat.PAGE), now=monday
    )
    assert [one.pick.field for one in opened.package.chosen] == [F.NUMBER, F.EMPLOYER]
    line = TrailLine.objects.filter(action="read_release").get()
    assert (line.account_id, line.organisation_id) == (cast.eva.id, cast.reggestreek.pk)
    for actor in (cast.frits.actor, cast.dirk.actor, cast.carla.actor):
        assert release_reading.packages_for(actor, monday) == ()
        with pytest.raises(NotVisible):
            release_reading.open_received(
                actor=actor, release_id=made, wanted=Wanted(ReadWhat.PAGE), now=monday
            )


def test_an_exercise_never_leaves(cast: Cast, monday: datetime) -> None:
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday, is_exercise=True).number
    stories.assess(carla, made, monday)
    incident = Incident.objects.get(number=made)
    Assignment.objects.create(
        organisation=incident.organisation,
        incident=incident,
        account=cast.karin.account,
        kind=AssignmentKind.LEGAL,
        started_at=monday,
    )
    release = propose(cast.carla, made, monday, proposal())
    judge(cast.karin, made, release, monday)
    with pytest.raises(NoExerciseOutside):
        releasing.hand_out_release(actor=carla, number=made, release_id=release, now=monday)


def test_not_upheld_takes_what_is_in_a_package_and_nobody_reads_it_any_more(
    cast: Cast, monday: datetime, number: str
) -> None:
    made, code, secret = handed(cast, number, monday, F.OTHER_NAME)
    triage_acts.record_no_aggression(
        actor=cast.carla.actor,
        number=number,
        gate=None,
        reason="Het was een ander.",
        version=2,
        now=monday + DAY,
    )
    row = Disclosure.objects.get(pk=made)
    assert (row.state, row.recall_reason, row.snapshot, row.paper) == ("recalled", "removed", None, None)
    with pytest.raises(NotVisible):
        open_package(code=code, secret=secret, wanted=Wanted(ReadWhat.PAGE), now=monday + DAY)


def test_the_person_concerned_learns_that_it_happened_and_no_more(
    cast: Cast, monday: datetime, number: str
) -> None:
    incident = Incident.objects.get(number=number)
    propose(cast.carla, number, monday, proposal())
    assert released_moments(incident.pk) == ()
    handed(cast, number, monday + DAY)
    assert released_moments(incident.pk) == (monday + DAY,)
