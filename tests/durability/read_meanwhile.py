# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation while keys are renewed: read and seal without end, until the file named appears.

Half of the time with the keys that were remembered, half of the time with none.
"""

import json
import random
import sys
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402 - Django first

from eenlijn.casework.reporting.models import Report  # noqa: E402
from eenlijn.commons.access.reaches import Reach  # noqa: E402
from eenlijn.commons.keys import vault  # noqa: E402
from eenlijn.commons.organisations.models import Organisation  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402

read = sealed = 0
faults: list[str] = []
stop = Path(sys.argv[1])
with walls.reaching(Reach.FIND_EMPLOYER):
    organisation = Organisation.objects.get(slug="reggestreek")
with walls.within(organisation.pk):
    ids = list(Report.objects.values_list("pk", flat=True))
    while not stop.exists():
        if random.random() < 0.5:
            vault.forget_cached()
        chosen = random.sample(ids, 20)
        try:
            for report in Report.objects.filter(pk__in=chosen):
                if vault.open(report, "own_words") != f"woorden van {report.number}":
                    faults.append("other words")
                read += 1
            with transaction.atomic():
                report = Report.objects.get(pk=chosen[0])
                vault.seal(report, reporter_name=f"Anna {sealed}")
                report.save(update_fields=["reporter_name"])
            if vault.open(Report.objects.get(pk=chosen[0]), "reporter_name") != f"Anna {sealed}":
                faults.append("other name")
            sealed += 1
        except Exception as fault:  # noqa: BLE001 - every fault is counted
            faults.append(repr(fault))
sys.stdout.write(json.dumps({"read": read, "sealed": sealed, "faults": faults}))
