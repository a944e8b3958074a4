# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid4

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import ActorKind, Role
from eenlijn.doors.web.frame import kept, policy
from eenlijn.doors.web.frame.policy import Kind, Policy


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


profile = ([path("aanmelden/", view, name="sign_in")], "profile")
frame = ([path("verder/", view, name="carry_on")], "frame")
urlpatterns = [path("", include(profile)), path("", include(frame))]
pytestmark = pytest.mark.urls(__name__)

CARLA = Actor(kind=ActorKind.PERSON, account_id=uuid4(), roles=frozenset({Role.COO}))
ANNA = Actor(kind=ActorKind.PERSON, account_id=uuid4(), roles=frozenset({Role.EMP}))


def asks(actor: Actor, method: str = "get", **given: object) -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)("/dossiers/?stap=nieuw", **given)
    request._eenlijn_actor = actor  # type: ignore[attr-defined]
    request.session = {}  # type: ignore[assignment]
    return request


def test_a_view_says_who_may_use_it() -> None:
    assert policy.policy_of(policy.signed_in(view)) == Policy(Kind.SIGNED_IN)
    assert policy.policy_of(policy.requires(Role.COO)(view)) == Policy(Kind.ROLES, frozenset({Role.COO}))
    assert policy.policy_of(policy.holder_of_link(view)) == Policy(Kind.LINK)
    assert policy.policy_of(policy.open_to_everyone(reason="r")(view)) == Policy(Kind.OPEN, reason="r")
    assert policy.policy_of(view) is None


def test_two_policies_and_no_role_are_refused() -> None:
    with pytest.raises(TypeError):
        policy.signed_in(policy.requires(Role.COO)(view))
    with pytest.raises(TypeError):
        policy.requires()


def test_the_right_role_comes_in_and_finds_its_actor() -> None:
    request = asks(CARLA)
    answer = policy.requires(Role.COO, Role.MGR)(view)(request)
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"in"
    assert request.actor is CARLA  # type: ignore[attr-defined]


def test_another_role_gets_what_does_not_exist() -> None:
    with pytest.raises(Http404):
        policy.requires(Role.COO)(view)(asks(ANNA))


def test_who_is_not_signed_in_is_led_to_sign_in_and_back() -> None:
    answer = policy.signed_in(view)(asks(Actor.nobody()))
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        "/aanmelden/?next=%2Fdossiers%2F%3Fstap%3Dnieuw",
    )


def test_a_page_part_is_led_there_as_a_whole_page() -> None:
    answer = policy.signed_in(view)(asks(Actor.nobody(), HTTP_HX_REQUEST="true"))
    assert (answer.status_code, answer.headers["HX-Redirect"][:11]) == (204, "/aanmelden/")


def test_what_was_typed_goes_along_in_a_browser_where_someone_was_signed_in() -> None:
    request = asks(Actor.nobody(), "post", data={"words": "Hij schold me uit."})
    request.COOKIES[kept.ACCOUNT_COOKIE] = kept.account_mark("1")
    answer = policy.signed_in(view)(request)
    assert answer.headers["Location"] == "/aanmelden/?next=%2Fverder%2F"
    assert "schold" not in str(request.session)


def test_a_strange_browser_keeps_nothing() -> None:
    request = asks(Actor.nobody(), "post", data={"words": "Hij schold me uit."})
    answer = policy.signed_in(view)(request)
    assert answer.headers["Location"] == "/aanmelden/?next=%2Fdossiers%2F%3Fstap%3Dnieuw"
    assert dict(request.session) == {}
