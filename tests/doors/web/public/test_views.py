# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from eenlijn.commons.access.processing import REGISTER, Activity
from eenlijn.doors.web.frame.policy import Kind, policy_of
from eenlijn.doors.web.public import urls, views


@pytest.mark.parametrize("path", ["privacy", "privacy/verwerkingen", "toegankelijkheid", "hulp"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_open_page_stands_without_session_cookie_or_database(path: str, language: str) -> None:
    answer = Client().get(f"{language}/{path}/")
    assert answer.status_code == 200
    assert list(answer.cookies) == []


def test_each_page_links_to_itself_in_the_other_language() -> None:
    assert 'href="/en/privacy/" lang="en" hreflang="en">English' in Client().get("/privacy/").content.decode()
    assert (
        'href="/privacy/" lang="nl" hreflang="nl">Nederlands' in Client().get("/en/privacy/").content.decode()
    )


def test_the_page_on_privacy_leads_to_the_register() -> None:
    assert '<a href="/privacy/verwerkingen/">' in Client().get("/privacy/").content.decode()


@pytest.mark.parametrize("activity", REGISTER, ids=lambda activity: activity.code)
def test_every_activity_is_told_whole_under_its_code(activity: Activity) -> None:
    page = Client().get("/privacy/verwerkingen/").content.decode()
    assert f'<a href="#{activity.code}">{escape(activity.name)}</a>' in page
    told = page.split(f'<h2 class="nl-heading nl-heading--level-2" id="{activity.code}">')[1]
    told = told.split("</section>")[0]
    words = [activity.name, activity.why, activity.data, activity.recipients, activity.ground.label]
    words += [activity.retention.label, ", ".join(part.value for part in activity.compartments)]
    words += [one.label for one in (*activity.persons, *activity.roles, *activity.safeguards)]
    assert [word for word in words if escape(str(word)) not in told] == []
    purposes = [line.split("</code>")[0] for line in told.split("<code>")[1:]]
    assert purposes == list(activity.purposes)


def test_security_txt_says_whom_to_tell_and_has_not_nearly_expired() -> None:
    answer = Client().get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert fields["Contact"].startswith("mailto:")
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert datetime.now(UTC) + timedelta(days=30) < views.SECURITY_EXPIRES


def test_every_page_here_is_open_and_says_why() -> None:
    for pattern in urls.urlpatterns:
        policy = policy_of(pattern.callback)
        assert policy is not None
        if pattern.name in {"reply", "request", "sample", "release"}:
            assert policy.kind == Kind.LINK
        else:
            assert (policy.kind, bool(policy.reason)) == (Kind.OPEN, True)
