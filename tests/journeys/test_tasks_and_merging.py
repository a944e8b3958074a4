# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla settles a task of the playbook, and handles two reports of one evening as one, on two screens."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.playbooks.models import Task
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from tests.cast import Cast
from tests.factories import stories
from tests.journeys.steps import main, pick, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW: ViewportSize = {"width": 320, "height": 640}


def is_as_wide_as_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_task_is_settled_and_two_reports_become_one(  # noqa: PLR0917 - fixtures
    staff: Cast,
    link: OpenLink,
    moment: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    publish_at_once(
        actor=Actor.job("test", staff.reggestreek.pk),
        topic=Topic.PLAYBOOKS,
        content=contents_of(pack_of(Sector.TRANSPORT))[Topic.PLAYBOOKS],
        now=moment - timedelta(days=1),
    )
    first = stories.report(staff.anna.actor, link, moment).number
    second = stories.report(staff.bram.actor, link, moment).number
    stories.assess(staff.carla.actor, first, moment)
    desk, phone = open_page(), open_page(NARROW)
    for page in (desk, phone):
        sign_in(page, "carla")
        page.goto(f"/dossiers/{first}/")
        page.get_by_role("link", name="Bespreek deze rit in de roostergroep").click()
        expect(main(page)).to_contain_text("Bewijs volgens het draaiboek")
        assert (axe(page), is_as_wide_as_the_screen(page)) == ([], True)
    pick(desk, "Hoe is het gegaan?", "Gedaan")
    desk.get_by_label("Waaruit blijkt dat, of waarom niet?").fill("Overleg van vandaag.")
    press(desk, "Leg vast")
    desk.wait_for_url(f"**/dossiers/{first}/")
    assert Task.objects.get(code="team_talk").state == "done"
    for page in (desk, phone):
        page.goto(f"/dossiers/{second}/")
        page.get_by_role("link", name="Dossiers die erbij horen").click()
        assert (axe(page), is_as_wide_as_the_screen(page)) == ([], True)
        page.get_by_role("radio", name=f"{first},").check()
        press(page, "Bekijk samenvoegen")
        expect(main(page)).to_contain_text("In de cijfers telt het als één voorval.")
        assert (axe(page), is_as_wide_as_the_screen(page)) == ([], True)
    phone.get_by_label("Waaruit blijkt dat het één voorval is?").fill("Twee chauffeurs, één halte.")
    press(phone, "Voeg samen")
    phone.wait_for_url(f"**/dossiers/{second}/samen/")
    assert Incident.objects.get(number=second).status == "merged"
    press(phone, "Maak samenvoegen ongedaan")
    expect(main(phone)).to_contain_text("Er is nog niets gekoppeld.")
    assert Incident.objects.get(number=second).status == "reported"
