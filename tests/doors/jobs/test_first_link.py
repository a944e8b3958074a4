# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The link with which an empty installation begins."""

import io
import re
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from eenlijn.commons.accounts.models import Invitation
from eenlijn.commons.keys import vault
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.doors.jobs.every_second import deliver_notices
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.cast import Cast


def said(*options: str) -> str:
    out = io.StringIO()
    call_command("first_link", *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_an_empty_installation_gets_a_link_and_the_next_ends_it(key_directory: Path) -> None:
    vault.forget_cached()
    first, second = said(), said("--if-needed")
    assert "within 24 hours" in first
    tokens = [re.findall(r"/begin/([\w-]{43})/", one) for one in (first, second)]
    assert [len(one) for one in tokens] == [1, 1]
    assert tokens[0] != tokens[1]
    assert Invitation.objects.count() == 1
    assert Invitation.objects.get().token_digest != tokens[1][0]
    assert FileKeyProvider(key_directory).status().value == "live"


@pytest.mark.django_db
def test_where_it_might_be_logged_it_only_says_how(key_directory: Path) -> None:
    vault.forget_cached()
    told = said("--if-needed", "--only-say")
    assert "./eenlijn manage first_link" in told
    assert "/begin/" not in told
    assert not Invitation.objects.exists()


def test_with_an_administrator_there_is_none(cast: Cast) -> None:
    assert said("--if-needed") == ""
    with pytest.raises(CommandError, match="administrator already"):
        said()
    assert not Invitation.objects.exists()


@pytest.mark.django_db
def test_the_demo_has_its_people(key_directory: Path, settings: Settings) -> None:
    settings.EENLIJN_DEMO = True
    assert said("--if-needed") == ""
    with pytest.raises(CommandError, match="demo"):
        said()


def test_the_mail_of_an_invitation_holds_a_link_of_its_own(
    cast: Cast, monday: datetime, mail_directory: Path
) -> None:
    invite_member(
        actor=cast.petra.actor,
        now=monday,
        organisation_id=cast.reggestreek.pk,
        email="nieuw@post.example",
        name="Nieuw",
        function_name="Buschauffeur",
    )
    assert not Invitation.objects.exists()
    assert deliver_notices(monday) == 1
    (mail,) = list(mail_directory.iterdir())
    found = re.findall(rb"/uitnodiging/([\w=-]+)", mail.read_bytes())
    assert len(found) == 1
    assert Invitation.objects.count() == 1
