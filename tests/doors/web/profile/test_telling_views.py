# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody reported for me, and telling more of my own reports, signed in."""

from datetime import datetime
from secrets import token_bytes

import pytest

from eenlijn.casework.dossier.intake import Receipt, open_from_report
from eenlijn.casework.incidents.models import Victim
from eenlijn.casework.reporting.models import FollowUpAnswer
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.identifiers import colleague_code
from tests.cast import Cast, Person
from tests.doors.browsers import Visit
from tests.doors.web.report.typing_in import reads

WORDS = "Kanarie: hij duwde haar tegen de deur."


@pytest.fixture
def tell(cast: Cast, monday: datetime) -> "Tell":
    return Tell(cast, monday)


class Tell:
    """Teun, or somebody behind a link, reports; for Anna or for himself."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast, self.now = cast, now

    def __call__(self, by: Person | None = None, address: str = "", **changes: str) -> Receipt:
        employer = self.cast.reggestreek.pk
        content = ReportContent(
            kinds=("threat_general",),
            when="now",
            occurred_at=None,
            place="Lijn 62",
            words=WORDS,
            wish="act",
            is_safe_now=True,
            colleague_address=address,
            **changes,
        )
        return open_from_report(
            actor=by.actor if by else Actor.link(employer),
            organisation_id=employer,
            link=None,
            content=content,
            report_key=token_bytes(16),
            language="nl",
            now=self.now,
        )

    def for_anna(self, by: Person | None = None, address: str = "") -> Receipt:
        return self(by, address, way="on_behalf", reporter_role="manager", colleague_name="Anna")


def test_anna_is_told_reads_it_confirms_and_follows(cast: Cast, enter: Visit, tell: Tell) -> None:
    number = tell.for_anna(cast.teun, cast.anna.email).number
    anna = enter(cast.anna)

    told = anna.get("/berichten/")
    assert "Een collega meldde iets voor jou" in reads(told)
    assert f"/mijn/{number}/klopt/" in told.content.decode()
    assert "lees of het klopt" in reads(anna.get("/mijn/"))
    assert anna.get(f"/mijn/{number}/").headers["Location"] == f"/mijn/{number}/klopt/"
    words = reads(anna.get(f"/mijn/{number}/klopt/"))
    assert "Een leidinggevende meldde dit voor jou." in words
    assert WORDS in words

    assert anna.post(f"/mijn/{number}/klopt/", {"is_right": ""}).status_code == 422
    assert anna.post(f"/mijn/{number}/klopt/", {"is_right": "yes"}).status_code == 303
    assert WORDS in reads(anna.get(f"/mijn/{number}/"))
    assert anna.get(f"/mijn/{number}/klopt/").headers["Location"] == f"/mijn/{number}/"

    teun = enter(cast.teun)
    gone = reads(teun.get(f"/mijn/{number}/"))
    assert "Je collega heeft de melding overgenomen." in gone
    assert WORDS not in gone
    assert "overgenomen" in reads(teun.get("/mijn/"))


def test_nobody_else_may_say_whether_it_is_right(cast: Cast, enter: Visit, tell: Tell) -> None:
    number = tell.for_anna(cast.teun, cast.anna.email).number
    for person in (cast.teun, cast.sam, cast.bram, cast.carla, cast.dirk):
        browser = enter(person)
        for page in ("klopt/", "aanvullen/", "collegas/"):
            assert browser.get(f"/mijn/{number}/{page}").status_code == 404, (person.name, page)
        assert browser.post(f"/mijn/{number}/klopt/", {"is_right": "yes"}).status_code == 404
    assert Victim.objects.get().spoke_at is None


def test_the_second_code_links_the_report_to_the_colleague(cast: Cast, enter: Visit, tell: Tell) -> None:
    receipt = tell.for_anna()
    second = colleague_code(receipt.code, audience=str(cast.reggestreek.pk))
    anna = enter(cast.anna)
    assert anna.post("/mijn/koppel/", {"code": second}).status_code == 303
    assert Victim.objects.get().account_id == cast.anna.id
    assert anna.get(f"/mijn/{receipt.number}/klopt/").status_code == 200
    # The same code again, and the code in the hands of a third, link nothing.
    for person in (cast.anna, cast.sam):
        assert enter(person).post("/mijn/koppel/", {"code": second}).status_code == 422
    # The first code makes the typist known, and never the victim.
    assert enter(cast.teun).post("/mijn/koppel/", {"code": receipt.code}).status_code == 303
    assert Victim.objects.get().account_id == cast.anna.id


def test_anna_tells_more_and_names_who_was_there(cast: Cast, enter: Visit, tell: Tell) -> None:
    number = tell(cast.anna).number
    anna = enter(cast.anna)
    own = anna.get(f"/mijn/{number}/").content.decode()
    assert f"/mijn/{number}/aanvullen/" in own
    assert f"/mijn/{number}/collegas/" in own

    saved = anna.post(f"/mijn/{number}/aanvullen/", {"question": "injury", "value": "first_aid"})
    assert saved.headers["Location"] == f"/mijn/{number}/aanvullen/?bewaard=injury#vraag-injury"
    page = anna.get(f"/mijn/{number}/aanvullen/?bewaard=injury")
    assert 'role="status"' in page.content.decode()
    assert "csrfmiddlewaretoken" in page.content.decode()
    assert FollowUpAnswer.objects.count() == 1
    assert anna.post(f"/mijn/{number}/aanvullen/", {"question": "injury", "value": "x"}).status_code == 422

    told = {"name": "Teun", "role": "direct_victim"}
    assert anna.post(f"/mijn/{number}/collegas/", told).status_code == 303
    assert "Teun, Slachtoffer" in reads(anna.get(f"/mijn/{number}/collegas/"))
    assert anna.post(f"/mijn/{number}/collegas/", {"name": "", "role": ""}).status_code == 422
