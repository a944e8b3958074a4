# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside a new installation: let people write words that stand nowhere else, by the product's own acts.

Prints which words really stand in a sealed column, found by opening every one of them, and which do not.
"""

import json
import re
import secrets
import sys
from collections.abc import Iterator

import django

django.setup()

from django.apps import apps  # noqa: E402 - Django first
from django.db import connection  # noqa: E402

from eenlijn.commons.accounts.models import Account  # noqa: E402
from eenlijn.commons.keys import vault  # noqa: E402
from eenlijn.commons.webhooks.models import Subscription  # noqa: E402
from eenlijn.doors.jobs.every_second import deliver_notices  # noqa: E402
from eenlijn.doors.jobs.first_key import make_first_key  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402
from eenlijn.foundation.clock import now  # noqa: E402
from eenlijn.foundation.sealed.field import SealedField  # noqa: E402
from tests.cast import make_cast  # noqa: E402
from tests.postgresql.base import OUTSIDE, make_role  # noqa: E402
from tests.walls import world  # noqa: E402

WORDS = re.compile(r"kn[0-9a-f]{12}")
A_PERCH = 3


def canaries() -> dict[str, str]:
    return {
        perch: " ".join(f"kn{secrets.token_hex(6)}" for _word in range(A_PERCH)) for perch in world.PERCHES
    }


def opened() -> Iterator[tuple[str, str]]:
    """Every sealed value as text, with the name of its column."""
    for model in apps.get_models():
        columns = [one.name for one in model._meta.local_fields if isinstance(one, SealedField)]
        for row in model._base_manager.all() if columns and model._meta.managed else ():
            for column in columns:
                if getattr(row, column) is not None:
                    text = vault.open_bytes(row, column).decode("utf-8", errors="replace")
                    yield f"{model._meta.db_table}.{column}", text


# Written as tests write: for several employers at once, so on PostgreSQL in the role that only tests have.
if connection.vendor == "postgresql":
    make_role(connection.settings_dict)
    walls._Outside.standing = OUTSIDE
make_first_key()
moment = now()
cast = make_cast(moment)
world._let_decide(cast, moment)
told = [canaries() for _place in range(3)]
places = (
    world.make_place(
        cast.anna,
        cast.carla,
        cast.lijn_62,
        told[0],
        moment,
        reader=cast.eva,
        staff=world.Staff(cast.bram, cast.karin),
    ),
    world.make_place(
        cast.teun, cast.carla, cast.klantenservice, told[1], moment, reader=cast.eva, has_imports=False
    ),
    world.make_place(cast.mila, cast.dirk, cast.woonservice, told[2], moment, reader=cast.eva),
)
while deliver_notices(moment):
    pass
sealed: dict[str, str] = {}
kinds: set[str] = set()
for kind, text in opened():
    words = WORDS.findall(text)
    sealed |= dict.fromkeys(words, kind)
    kinds |= {kind} if words else set()
clear = {word for one in told for perch in ("link", "ground") for word in WORDS.findall(one[perch])}
others = [vault.open(one, "email") for one in Account.objects.all()]
others += [vault.open(one, column) for one in Subscription.objects.all() for column in ("secret", "address")]
sys.stdout.write(
    json.dumps({"sealed": sealed, "kinds": sorted(kinds), "clear": sorted(clear), "others": others})
)
