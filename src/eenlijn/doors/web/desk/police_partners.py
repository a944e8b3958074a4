# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Teams of the police and others whom one may call, from the employer's own list of partners.

The coordinator keeps that list under the rules (topic Partners): a team or a function with an official
number, never a person. Who records news of the police chooses from it.
"""

from datetime import datetime

from django.utils.translation import get_language

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.queries import rules_of


def partner_options(actor: Actor, at: datetime) -> list[tuple[str, str]]:
    """Those of which it is known how to reach them, with that; by what is shown. One statement."""
    partners = rules_of(actor.scope_id, at, (Topic.PARTNERS,)).partners.partners
    language = get_language() or "nl"
    told = (f"{one.name.in_language(language)}, {one.contact}" for one in partners if one.contact.strip())
    return [(words, words) for words in sorted(told, key=str.casefold)]
