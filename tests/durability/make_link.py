# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation: let its coordinator make a report link, and print its short name."""

import json
import sys

import django

django.setup()

from eenlijn.casework.reporting.actions import make_link  # noqa: E402 - Django first
from eenlijn.commons.access.queries import actor_for  # noqa: E402
from eenlijn.commons.access.reaches import Reach  # noqa: E402
from eenlijn.commons.accounts.queries import account_by_email  # noqa: E402
from eenlijn.commons.organisations.models import Organisation, Unit  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402
from eenlijn.foundation.clock import now  # noqa: E402

with walls.reaching(Reach.FIND_EMPLOYER):
    organisation = Organisation.objects.get()
with walls.within(organisation.pk):
    account = account_by_email("carla@reggestreek.example")
    assert account is not None
    link = make_link(
        actor=actor_for(account.pk, organisation.pk, now()),
        unit_id=Unit.objects.get().pk,
        place="Lijn 62",
        now=now(),
    )
sys.stdout.write(json.dumps(link.slug))
