# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files, lines of damage and the whole police file in a package: chosen one by one, searched byte by byte."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pikepdf
import pytest

from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.disclosures import actions
from eenlijn.casework.disclosures.actions import NotYourOwn, Recall, ReleaseNotTold
from eenlijn.casework.disclosures.codes import Pick, ReadWhat, RecallReason, ReleaseField
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.disclosures.queries import Face
from eenlijn.casework.dossier import (
    damage,
    files,
    police_evidence,
    police_file,
    police_package,
    release_reading,
    releasing,
)
from eenlijn.casework.dossier.release_reading import Wanted
from eenlijn.casework.dossier.releasing import offered_fields, release_page
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.police_reports.codes import Filer, MadeBy, PoliceWay
from eenlijn.casework.police_reports.drafting import Choice, Texts
from eenlijn.casework.police_reports.exhibits import Exhibit
from eenlijn.casework.police_reports.models import PoliceDraft, PolicePackage
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.identifiers import code_digest
from tests.casework.dossier.test_releasing import (
    CANARIES,
    HOME,
    face,
    fetched,
    judge,
    proposal,
    propose,
    searchable,
)
from tests.cast import Cast, Person
from tests.factories.pdf_words import text_of

F = ReleaseField
FIRST, SECOND = Pick(F.FILE, 1), Pick(F.FILE, 2)
FENCE, COAT = Pick(F.DAMAGE, 1), Pick(F.DAMAGE_OF_PERSON, 2)
POLICE = Pick(F.POLICE_FILE_NAMED, 1)
# What each of them holds, and nothing else may.
ONLY_IN = {
    FIRST: "Bestandskanarie een",
    SECOND: "Bestandskanarie twee",
    FENCE: "413,57",
    COAT: "862,91",
    POLICE: "Kanarie in de aangifte",
}
# Beside the files and the lines, never in them: names of files, what they are, what proves the damage.
BESIDE = ("Kanarienaam", "Kanarie-omschrijving", "Kanariebewijs", HOME, "Thuiskanarielaan")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """A dossier with two files, two lines of damage and a police file; each has words of its own."""
    made, carla = searchable(cast, monday), cast.carla.actor
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(postal_lines="Postbus 12\n7600 AA Almelo")
    for pick in (FIRST, SECOND):
        files.add_file(
            actor=carla,
            number=made,
            file_name=f"Kanarienaam {pick.place}.txt",
            content=ONLY_IN[pick].encode(),
            now=monday,
        )
    Evidence.objects.update(state=EvidenceState.CLEAN)
    for damage_type, pick in (("org_property", FENCE), ("emp_belongings", COAT)):
        new = NewLine(damage_type, ONLY_IN[pick], proof="Kanariebewijs")
        damage.add_damage(actor=cast.karin.actor, number=made, new=new, now=monday)
    packed(cast.carla, made, monday)
    return made


def packed(person: Person, number: str, now: datetime) -> None:
    """The police file with its text, without the files of the dossier."""
    actor = person.actor
    choice = Choice(way=PoliceWay.AANGIFTE, filer=Filer.EMPLOYER, identity="domicile", version=0)
    police_file.choose_way(actor=actor, number=number, choice=choice, now=now)
    told = [
        Exhibit(place, goes_along=False, made_by=MadeBy.REPORTER, what="Kanarie-omschrijving")
        for place in (1, 2)
    ]
    police_evidence.describe_files(actor=actor, number=number, told=told, now=now)
    typed = Texts({"what": ONLY_IN[POLICE], "scene": "Station"}, version=1)
    police_file.write_draft(actor=actor, number=number, typed=typed, now=now)
    version = PoliceDraft.objects.get(incident__number=number).version
    police_package.make_file(actor=actor, number=number, draft_version=version, now=now)


def handed(
    cast: Cast, number: str, now: datetime, *picks: Pick, proposer: str = "karin"
) -> tuple[UUID, str, str]:
    """Karin proposes, who writes the damage; Lars and Carla agree; and she makes the link."""
    who: Person = getattr(cast, proposer)
    made = propose(who, number, now, proposal(*picks))
    for judging in (cast.lars, cast.carla):
        if face(cast, number, made, now) == Face.PROPOSED:
            judge(judging, number, made, now)
    code = releasing.hand_out_release(actor=who.actor, number=number, release_id=made, now=now)
    return made, code, reply_code(cast.reggestreek.pk, code_digest(code))


def searched(content: bytes) -> Iterator[str]:
    """Everything that anybody could find in it: its bytes, and what stands in each archive and PDF in it."""
    yield content.decode("utf-8", "replace")
    yield content.decode("utf-16-be", "replace")
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from searched(archive.read(name))
    if content[:5] == b"%PDF-":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield " ".join(text_of(pdf).split())
            for one in pdf.objects:
                if isinstance(one, pikepdf.Stream):
                    yield one.read_bytes().decode("latin-1")
                else:
                    yield repr(one)


def holds(content: bytes, word: str) -> bool:
    return any(word in one for one in searched(content))


def test_each_file_and_line_is_offered_apart_and_only_to_who_may_read_it(cast: Cast, number: str) -> None:
    def several(person: Person) -> list[str]:
        return [one.code for one in offered_fields(person.actor, number) if one.pick.place]

    assert several(cast.karin) == ["file:1", "file:2", "damage:1", "person_damage:2", "named_police_file:1"]
    # Carla sees only that there is damage.
    assert several(cast.carla) == ["file:1", "file:2", "named_police_file:1"]
    Evidence.objects.filter(place=2).update(state=EvidenceState.WAITING)
    assert several(cast.carla) == ["file:1", "named_police_file:1"]


def test_who_may_not_read_the_amount_cannot_choose_it(cast: Cast, monday: datetime, number: str) -> None:
    with pytest.raises(ReleaseNotTold) as refused:
        propose(cast.carla, number, monday, proposal(Pick(F.NUMBER), FENCE))
    assert refused.value.field == "fields"
    assert propose(cast.karin, number, monday, proposal(Pick(F.NUMBER), FENCE))


@pytest.mark.parametrize("pick", [FIRST, FENCE, COAT, POLICE])
def test_nothing_that_was_not_chosen_is_in_any_file_of_the_package(
    cast: Cast, monday: datetime, number: str, pick: Pick
) -> None:
    """Data, paper, file and archive, and whatever is packed in those."""
    _made, code, secret = handed(cast, number, monday, pick)
    kinds = (ReadWhat.DATA, ReadWhat.PAPER, ReadWhat.ARCHIVE)
    leaving = [fetched(code, secret, monday, one) for one in kinds]
    if pick in (FIRST, POLICE):
        leaving.append(fetched(code, secret, monday, ReadWhat.FILE, pick.code))
    # The canary sings where it was chosen, in the last that leaves: so the search finds what is there.
    assert holds(leaving[-1], ONLY_IN[pick])
    others = [word for other, word in ONLY_IN.items() if other != pick]
    # A police file tells by itself what its maker wrote: the names of the dossier are in it.
    fields = [] if pick == POLICE else [*CANARIES.values(), number, "Postbus 12", cast.anna.email]
    for content in leaving:
        for word in (*others, *fields, *BESIDE):
            assert not holds(content, word), (pick, word)


def test_the_manifest_gives_each_file_with_its_hash_and_the_bytes_are_those(
    cast: Cast, monday: datetime, number: str
) -> None:
    _made, code, secret = handed(cast, number, monday, Pick(F.KINDS), FIRST, SECOND)
    manifest = json.loads(fetched(code, secret, monday, ReadWhat.DATA))
    told = [one["file"] for one in manifest["fields"] if "file" in one]
    assert [(one["name"], one["media_type"], one["size"]) for one in told] == [
        ("bestand-01.txt", "text/plain", 19),
        ("bestand-02.txt", "text/plain", 20),
    ]
    for pick, one in zip((FIRST, SECOND), told, strict=True):
        content = fetched(code, secret, monday, ReadWhat.FILE, pick.code)
        assert content == ONLY_IN[pick].encode()
        assert hashlib.sha256(content).hexdigest() == one["digest"]
    with zipfile.ZipFile(io.BytesIO(fetched(code, secret, monday, ReadWhat.ARCHIVE))) as archive:
        assert archive.namelist() == ["vrijgave.pdf", "vrijgave.json", "bestand-01.txt", "bestand-02.txt"]


@pytest.mark.parametrize(("pick", "needed"), [(FIRST, 2), (FENCE, 1), (COAT, 2), (POLICE, 2)])
def test_files_names_and_what_a_colleague_paid_ask_two_others(
    cast: Cast, monday: datetime, number: str, pick: Pick, needed: int
) -> None:
    made = propose(cast.karin, number, monday, proposal(pick))
    assert release_page(cast.karin.actor, number, made, monday).release.needed == needed
    with pytest.raises(NotYourOwn):
        judge(cast.karin, number, made, monday)
    judge(cast.lars, number, made, monday)
    first = Face.APPROVED if needed == 1 else Face.PROPOSED
    assert face(cast, number, made, monday) == first
    if needed == 2:
        judge(cast.carla, number, made, monday)
    assert face(cast, number, made, monday) == Face.APPROVED


def test_a_police_file_without_people_asks_one_other(cast: Cast, monday: datetime, number: str) -> None:
    PolicePackage.objects.update(has_people=False)
    plain = Pick(F.POLICE_FILE, 1)
    made = propose(cast.karin, number, monday, proposal(plain))
    assert release_page(cast.karin.actor, number, made, monday).release.needed == 1


def test_a_police_file_goes_whole_and_alone_with_a_ground_of_its_own(
    cast: Cast, monday: datetime, number: str
) -> None:
    for more in (Pick(F.NUMBER), FIRST):
        with pytest.raises(ReleaseNotTold) as refused:
            propose(cast.karin, number, monday, proposal(POLICE, more))
        assert refused.value.field == "fields"
    with pytest.raises(ReleaseNotTold) as refused:
        propose(cast.karin, number, monday, proposal(POLICE, ground=""))
    assert refused.value.field == "ground"
    _made, code, secret = handed(cast, number, monday, POLICE)
    taken = police_package.hand_out_file(
        actor=cast.carla.actor, number=number, version=1, is_archive=True, now=monday
    )
    assert fetched(code, secret, monday, ReadWhat.FILE, POLICE.code) == taken.content


def test_every_byte_that_leaves_has_a_line_in_the_trail(cast: Cast, monday: datetime, number: str) -> None:
    made, code, secret = handed(cast, number, monday, FIRST)
    content = fetched(code, secret, monday, ReadWhat.FILE, "file:1")
    packed_too = fetched(code, secret, monday, ReadWhat.ARCHIVE)
    lines = TrailLine.objects.filter(action="read_release").order_by("sequence")
    same = {"release": str(made)}
    assert [one.detail for one in lines] == [
        {**same, "what": "file", "choice": "file:1", "bytes": len(content)},
        {**same, "what": "zip", "bytes": len(packed_too)},
    ]
    reads = release_page(cast.karin.actor, number, made, monday).release.reads
    assert {(one.what, one.name) for one in reads} == {
        (ReadWhat.FILE, "Bestand 1"),
        (ReadWhat.ARCHIVE, ""),
    }


def test_a_file_that_was_not_chosen_is_not_there_and_counts_as_no_read(
    cast: Cast, monday: datetime, number: str
) -> None:
    _made, code, secret = handed(cast, number, monday, FIRST)
    for choice in ("file:2", "file:9", "number", "", "named_police_file:1"):
        with pytest.raises(NotVisible):
            fetched(code, secret, monday, ReadWhat.FILE, choice)
    assert Disclosure.objects.get().reads == 0
    assert fetched(code, secret, monday, ReadWhat.FILE, "file:1")


def test_recall_and_expiry_close_the_files_too(cast: Cast, monday: datetime, number: str) -> None:
    def is_shut(code: str, secret: str, now: datetime) -> bool:
        for what in (ReadWhat.FILE, ReadWhat.ARCHIVE):
            with pytest.raises(NotVisible):
                fetched(code, secret, now, what, "file:1")
        return True

    made, code, secret = handed(cast, number, monday, FIRST)
    just = monday + timedelta(days=14)
    assert fetched(code, secret, just - timedelta(seconds=1), ReadWhat.FILE, "file:1")
    assert is_shut(code, secret, just)
    recall = Recall(RecallReason.WRONG_PERSON)
    releasing.recall_release(actor=cast.lars.actor, number=number, release_id=made, told=recall, now=monday)
    assert is_shut(code, secret, monday)
    with pytest.raises(NotVisible):
        releasing.look_at_file(
            actor=cast.karin.actor, number=number, release_id=made, code="file:1", now=monday
        )


def test_what_is_destroyed_where_it_lies_or_is_other_bytes_does_not_leave(
    cast: Cast, monday: datetime, number: str
) -> None:
    _made, code, secret = handed(cast, number, monday, FIRST, SECOND)
    first, second = Evidence.objects.order_by("place")
    Evidence.objects.filter(pk=first.pk).update(state=EvidenceState.HELD)
    with pytest.raises(NotVisible):
        fetched(code, secret, monday, ReadWhat.FILE, "file:1")
    with zipfile.ZipFile(io.BytesIO(fetched(code, secret, monday, ReadWhat.ARCHIVE))) as archive:
        assert archive.namelist() == ["vrijgave.pdf", "vrijgave.json", "bestand-02.txt"]
    Evidence.objects.filter(pk=first.pk).update(state=EvidenceState.CLEAN, place=99)
    Evidence.objects.filter(pk=second.pk).update(place=1)
    with pytest.raises(NotVisible):
        fetched(code, secret, monday, ReadWhat.FILE, "file:1")


def test_who_looks_along_opens_what_they_may_read_as_it_will_leave(
    cast: Cast, monday: datetime, number: str
) -> None:
    made = propose(cast.karin, number, monday, proposal(FIRST, COAT))
    for_lars = release_page(cast.lars.actor, number, made, monday)
    opened = releasing.look_at_file(
        actor=cast.carla.actor, number=number, release_id=made, code="file:1", now=monday
    )
    assert opened.content == ONLY_IN[FIRST].encode()
    line = TrailLine.objects.get(action="open_release_file")
    assert (line.account_id, line.detail["choice"]) == (cast.carla.id, "file:1")
    page = release_page(cast.carla.actor, number, made, monday)
    assert [one.name for one in page.hidden] == ["Schade van een collega, post 2"]
    assert "Schade van een collega, post 2" in [one.name for one in for_lars.hidden]
    for actor in (cast.dirk.actor, cast.anna.actor, cast.eva.actor):
        with pytest.raises(NotVisible):
            releasing.look_at_file(actor=actor, number=number, release_id=made, code="file:1", now=monday)


def test_files_that_are_too_much_together_are_refused(
    cast: Cast, monday: datetime, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES", 38)
    with pytest.raises(ReleaseNotTold) as refused:
        propose(cast.karin, number, monday, proposal(FIRST, SECOND))
    assert refused.value.field == "fields"
    monkeypatch.setattr(actions, "MOST_BYTES", 39)
    assert propose(cast.karin, number, monday, proposal(FIRST, SECOND))


def test_eva_fetches_a_file_with_her_account(cast: Cast, monday: datetime, number: str) -> None:
    made, _code, _secret = handed(cast, number, monday, FIRST)
    Disclosure.objects.update(recipient_account_id=cast.eva.id)
    told = {"release_id": made, "wanted": Wanted(ReadWhat.FILE, "file:1"), "now": monday}
    found = release_reading.open_received(actor=cast.eva.actor, **told)  # type: ignore[arg-type]
    assert found.file is not None
    assert found.file.content == ONLY_IN[FIRST].encode()
    with pytest.raises(NotVisible):
        release_reading.open_received(actor=cast.frits.actor, **told)  # type: ignore[arg-type]
