# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which translation a person of the organisation stands for; without one none may leave (decision 9).

An approval holds the translated words and a digest of the Dutch text that they translate. When the Dutch text
changes the approval lapses: nobody stands for a translation of other words. An invented employer needs none.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.letters.codes import TRANSLATED, TRANSLATED_PARTS, Tongue
from eenlijn.casework.letters.models import LanguageApproval
from eenlijn.casework.letters.translating import (
    TranslatedText,
    Translation,
    parts_of,
    standard_translation,
)
from eenlijn.casework.letters.wording import own_or_standard
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.rulebook.access import may_publish
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.commons.rulebook.topics.texts import Text
from eenlijn.commons.trail.actions import Entry, append

NAMES = (*TRANSLATED, *TRANSLATED_PARTS)
LONGEST_BODY = 8000
# A translation may tell the day of the event by its moment.
MAY_LEAVE_OUT = frozenset({"day"})


class LanguageNotApproved(Refused):
    """A letter in a language whose texts nobody of the organisation stands for."""

    def __init__(self, tongue: Tongue, missing: tuple[TextName, ...]) -> None:
        texts = ", ".join(str(name.label) for name in missing)
        super().__init__(
            _(
                "Het %(language)s is nog niet goedgekeurd voor: %(texts)s. Een vertaling gaat pas mee als "
                "iemand van je organisatie ervoor staat. Dat kan in Beheer."
            )
            % {"language": str(tongue.label), "texts": texts}
        )


class NoTranslationOfThis(Refused):
    def __init__(self) -> None:
        super().__init__(_("Van deze brief is geen vertaling. Kies alleen Nederlands."))


class TranslationIncomplete(Refused):
    """Places of the Dutch text that the translation forgot, or knows and Dutch does not."""

    def __init__(self, forgotten: frozenset[str], unknown: frozenset[str]) -> None:
        told = [_("De plek {%(name)s} ontbreekt.") % {"name": one} for one in sorted(forgotten)]
        told += [
            _("De plek {%(name)s} staat niet in de Nederlandse tekst.") % {"name": one}
            for one in sorted(unknown)
        ]
        super().__init__(" ".join(told))


class TranslationEmpty(Refused):
    def __init__(self) -> None:
        super().__init__(_("De vertaling is leeg of te lang: ten hoogste 8.000 tekens."))


class DutchChanged(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("De Nederlandse tekst is intussen gewijzigd. Lees de vertaling opnieuw naast de nieuwe tekst.")
        )


class Standing(StrEnum):
    """How far a translated text is."""

    NEVER = "never"
    APPROVED = "approved"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class ApprovedText:
    """A translated text as it stands: its words, and who approved which version when."""

    name: TextName
    tongue: Tongue
    standing: Standing
    text: TranslatedText
    number: int = 0
    approved_by: UUID | None = None
    approved_at: datetime | None = None


@dataclass(frozen=True)
class Approvals:
    """Every translated text of an employer, against the Dutch texts that hold now."""

    rows: Mapping[tuple[TextName, Tongue], ApprovedText]
    is_invented: bool

    def of(self, name: TextName, tongue: Tongue) -> ApprovedText:
        return self.rows[name, tongue]

    def missing(
        self, name: TextName, tongue: Tongue, *, is_first: bool, to_representative: bool = False
    ) -> tuple[TextName, ...]:
        """The texts of this letter that nobody stands for in this language."""
        if self.is_invented:
            return ()
        needed = parts_of(name, self._texts(tongue), is_first=is_first, to_representative=to_representative)
        return tuple(one for one in needed if self.of(one, tongue).standing != Standing.APPROVED)

    def translation(
        self, name: TextName, tongue: Tongue, *, is_first: bool, to_representative: bool = False
    ) -> Translation:
        """The texts to send along; LanguageNotApproved as long as nobody stands for one of them."""
        if name not in TRANSLATED:
            raise NoTranslationOfThis
        missing = self.missing(name, tongue, is_first=is_first, to_representative=to_representative)
        if missing:
            raise LanguageNotApproved(tongue, missing)
        return self.shown(tongue)

    def shown(self, tongue: Tongue) -> Translation:
        """The texts as they stand, approved or not: for a screen, never for a letter that leaves."""
        return Translation(tongue, self._texts(tongue))

    def _texts(self, tongue: Tongue) -> dict[TextName, TranslatedText]:
        return {name: self.of(name, tongue).text for name in NAMES}


def dutch_digest(name: TextName, rules: Rules) -> str:
    """Of which Dutch words a translation is; another word is another digest."""
    text = own_or_standard(name, rules)[0]
    return hashlib.sha256(f"{text.subject}\n\n{text.body}".encode()).hexdigest()


def approvals_of(organisation_id: UUID, rules: Rules, *, is_invented: bool) -> Approvals:
    """What stands of every text and language; one statement. `rules` know the texts."""
    newest: dict[tuple[str, str], LanguageApproval] = {}
    for row in LanguageApproval.objects.filter(organisation_id=organisation_id).order_by("number"):
        newest[row.name, row.language] = row
    digests = {name: dutch_digest(name, rules) for name in NAMES}
    rows = {
        (name, tongue): _standing(name, tongue, newest.get((name.value, tongue.value)), digests[name])
        for name in NAMES
        for tongue in Tongue
    }
    return Approvals(rows, is_invented)


def _standing(name: TextName, tongue: Tongue, row: LanguageApproval | None, digest: str) -> ApprovedText:
    if row is None:
        return ApprovedText(name, tongue, Standing.NEVER, standard_translation(name, tongue))
    holds = row.withdrawn_at is None and row.of_dutch == digest
    return ApprovedText(
        name,
        tongue,
        Standing.APPROVED if holds else Standing.LAPSED,
        TranslatedText(row.subject, row.body),
        row.number,
        row.approved_by_id,
        row.approved_at,
    )


def translation_for(
    organisation_id: UUID,
    rules: Rules,
    name: TextName,
    language: str,
    *,
    is_invented: bool,
    is_first: bool,
    to_representative: bool = False,
) -> Translation | None:
    """What goes along with a letter to a reader of this language; none where only Dutch is read or written.

    LanguageNotApproved keeps the letter here.
    """
    if not language or name not in TRANSLATED:
        return None
    found = approvals_of(organisation_id, rules, is_invented=is_invented)
    return found.translation(name, Tongue(language), is_first=is_first, to_representative=to_representative)


@transaction.atomic
def approve_language(
    *,
    actor: Actor,
    name: TextName,
    tongue: Tongue,
    text: TranslatedText,
    seen_dutch: str,
    rules: Rules,
    now: datetime,
) -> LanguageApproval:
    """This person stands for this translation of the Dutch text that was on the screen (`seen_dutch`)."""
    organisation_id = _own(actor)
    if name not in NAMES:
        raise NoTranslationOfThis
    _check(name, text, seen_dutch, rules)
    before = LanguageApproval.objects.filter(
        organisation_id=organisation_id, name=name, language=tongue
    ).count()
    row = LanguageApproval.objects.create(
        id=uuid4(),
        organisation_id=organisation_id,
        name=name,
        language=tongue,
        number=before + 1,
        subject=text.subject.strip(),
        body=text.body.replace("\r\n", "\n").strip(),
        of_dutch=seen_dutch,
        approved_by_id=actor.person_id,
        approved_at=now,
    )
    append(actor, now, _entry("approve_language", row))
    return row


@transaction.atomic
def withdraw_approval(*, actor: Actor, name: TextName, tongue: Tongue, now: datetime) -> None:
    """From now on nobody stands for this translation."""
    found = LanguageApproval.objects.filter(organisation_id=_own(actor), name=name, language=tongue)
    row = found.order_by("-number").first()
    if row is None or row.withdrawn_at is not None:
        raise NotVisible
    row.withdrawn_at = now
    row.save(update_fields=["withdrawn_at"])
    append(actor, now, _entry("withdraw_language", row))


def _own(actor: Actor) -> UUID:
    if actor.organisation_id is None or not may_publish(actor) or actor.is_job:
        raise NotVisible
    return actor.organisation_id


def _check(name: TextName, text: TranslatedText, seen_dutch: str, rules: Rules) -> None:
    if not text.body.strip() or len(text.body) > LONGEST_BODY:
        raise TranslationEmpty
    if seen_dutch != dutch_digest(name, rules):
        raise DutchChanged
    dutch = own_or_standard(name, rules)[0].placeholders
    theirs = Text(text.subject, text.body).placeholders
    forgotten, unknown = dutch - theirs - MAY_LEAVE_OUT, theirs - dutch
    if forgotten or unknown:
        raise TranslationIncomplete(forgotten, unknown)


def _entry(action: str, row: LanguageApproval) -> Entry:
    return Entry(
        action=action,
        object_type="language_approval",
        object_id=row.pk,
        detail={"name": row.name, "language": row.language, "number": row.number},
    )
