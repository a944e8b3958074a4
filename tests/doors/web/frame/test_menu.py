# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.frame.menu import landing, menu_for


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


pages = [
    path("vandaag/", view, name="work_list"),
    path("dossiers/", view, name="dossiers"),
    path("maatregelen/", view, name="running"),
]
desk = (pages, "desk")
profile = ([path("mijn/", view, name="mine")], "profile")
urlpatterns = [path("", include(desk)), path("", include(profile))]
pytestmark = pytest.mark.urls(__name__)


def test_a_role_has_its_own_menu_and_missing_pages_are_left_out() -> None:
    menu = menu_for(frozenset({Role.COO}), "/dossiers/7K4M-2QX/")
    assert [(str(link.words), link.href, link.current) for link in menu] == [
        ("Vandaag", "/vandaag/", False),
        ("Dossiers", "/dossiers/", True),
    ]


@pytest.mark.parametrize("path", ["/maatregelen/", "/maatregelen/huisregels/"])
def test_measures_that_run_are_found_through_the_dossiers(path: str) -> None:
    menu = menu_for(frozenset({Role.COO}), path)
    assert [link.href for link in menu if link.current] == ["/dossiers/"]


def test_the_union_of_roles_leads_with_the_weightiest() -> None:
    menu = menu_for(frozenset({Role.EMP, Role.COO}))
    assert [link.href for link in menu] == ["/vandaag/", "/dossiers/", "/mijn/"]


def test_each_role_lands_on_its_first_page() -> None:
    assert landing([Role.EMP]) == "/mijn/"
    assert landing([Role.MGR]) == "/vandaag/"
    assert landing([]) == "/"
