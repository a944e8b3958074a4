# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that never left is visible to whoever can do something about it, and to nobody else."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from eenlijn.commons.notices.codes import NoticeState
from eenlijn.commons.notices.models import Notice
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.factories import stories

NUMBERLESS = ("petra", "hugo")


@pytest.fixture
def lost(cast: Cast, monday: datetime) -> Notice:
    """Two coordinators each have a mail that was given up."""
    for coordinator, unit in ((cast.carla, cast.lijn_62), (cast.dirk, cast.woonservice)):
        link = stories.link_of(coordinator.actor, unit.pk, monday)
        stories.report(cast.anna.actor if unit == cast.lijn_62 else coordinator.actor, link, monday)
    mails = Notice.objects.filter(reaches="mail", recipient_id__in=[cast.carla.id, cast.dirk.id])
    assert mails.update(state=NoticeState.GIVEN_UP, tries=5) == 2
    return Notice.objects.get(reaches="mail", recipient_id=cast.carla.id)


def test_carla_sees_her_lost_mail_and_tries_again(cast: Cast, lost: Notice, visit: Visit) -> None:
    browser = visit(cast.carla)

    page = browser.get("/beheer/mail/").content.decode()
    assert "1 mail kwam niet aan. In Eén Lijn staat het bericht wel." in page
    assert lost.event.object_number in page

    answer = browser.post(f"/beheer/mail/{lost.pk}/opnieuw/", follow=True)
    assert "Wij proberen het zo nog eens." in answer.content.decode()
    assert "Alle mail is weg, of wordt nog geprobeerd." in answer.content.decode()
    lost.refresh_from_db()
    assert (lost.state, lost.tries) == (NoticeState.WAITING, 0)


@pytest.mark.parametrize("who", NUMBERLESS)
def test_keepers_see_mail_that_failed_without_a_number(
    who: str, cast: Cast, lost: Notice, visit: Visit
) -> None:
    page = visit(cast.people[who]).get("/beheer/mail/").content.decode()

    assert "Nieuwe melding" in page
    assert lost.event.object_number not in page


@pytest.mark.parametrize("who", ["anna", "bram", "eva", "greet"])
def test_nobody_else_has_the_page(who: str, cast: Cast, lost: Notice, visit: Visit) -> None:
    browser = visit(cast.people[who])

    assert browser.get("/beheer/mail/").status_code == 404
    assert browser.post(f"/beheer/mail/{lost.pk}/opnieuw/").status_code == 404
    lost.refresh_from_db()
    assert lost.state == NoticeState.GIVEN_UP


def test_dirk_cannot_send_carlas_mail_again(cast: Cast, lost: Notice, visit: Visit, monday: datetime) -> None:
    browser = visit(cast.dirk)

    theirs = browser.post(f"/beheer/mail/{lost.pk}/opnieuw/")
    nobodys = browser.post(f"/beheer/mail/{uuid4()}/opnieuw/")

    assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content)
    lost.refresh_from_db()
    assert lost.state == NoticeState.GIVEN_UP
    assert lost.next_try_at <= monday + timedelta(days=1)
