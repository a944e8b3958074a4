# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation: so many reports, each with the keys of its case, fast and without dossiers."""

import json
import os
import sys

import django

django.setup()

from eenlijn.casework.reporting.models import Report  # noqa: E402 - Django first
from eenlijn.commons.access.reaches import Reach  # noqa: E402
from eenlijn.commons.keys import vault  # noqa: E402
from eenlijn.commons.keys.models import CaseKeys  # noqa: E402
from eenlijn.commons.organisations.models import Organisation  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402
from eenlijn.foundation.clock import now  # noqa: E402
from eenlijn.foundation.identifiers import new_number  # noqa: E402

with walls.reaching(Reach.FIND_EMPLOYER):
    organisation = Organisation.objects.get(slug="reggestreek")
with walls.within(organisation.pk):
    numbers = {new_number() for _time in range(int(sys.argv[1]))}
    reports = [
        Report(
            organisation=organisation,
            number=number,
            key_digest=os.urandom(32),
            content_mac=os.urandom(32),
            code_digest=os.urandom(32),
            envelope=b"",
            state="opened",
            received_at=now(),
            opened_at=now(),
            language="nl",
        )
        for number in sorted(numbers)
    ]
    keys = [vault.new_case(report, now()) for report in reports]
    for report in reports:
        vault.seal(report, own_words=f"woorden van {report.number}", reporter_name="Anna")
    CaseKeys.objects.bulk_create(keys, batch_size=50)
    Report.objects.bulk_create(reports, batch_size=50)
sys.stdout.write(json.dumps(len(reports)))
