# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The texts that an employer may replace: what they may leave open, an example, and how they will read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.letters.wording import standard_text
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.codes import ALLOWED_PLACEHOLDERS, TextName, text_topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.rulebook.topics.texts import LONGEST_BODY, LONGEST_SUBJECT, PARAGRAPHS
from eenlijn.doors.web.components.shapes import Block, LetterPaper, Run, RunKind
from eenlijn.doors.web.manage.rule_form import FormPart, FormRow, RuleForm, line
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import TextProblem, long_date
from eenlijn.foundation.text.blocks import printable

_PLACEHOLDER: Final = re.compile(r"\{([^{}\n]{0,40})\}")
_HEAD: Final = "## "
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
# What stands at each place in an example; letters are always in Dutch.
EXAMPLES: Final[Mapping[str, str]] = {
    "salutation": "Geachte heer Voorbeeld",
    "day": "dinsdag 24 november 2026",
    "moment": "dinsdag 24 november 2026 om 14.38 uur",
    "place": "halte Markt",
    "behaviour": "U schold onze medewerker uit en duwde tegen de deur.",
    "contact": "088 000 01 30, klantenservice.",
    "norm_rule": "U bedreigt niemand en u raakt niemand aan.",
    "norm_number": "2",
    "norm_version": "1",
    "retention": "1 jaar na deze brief.",
    "privacy_contact": "privacy@voorbeeld.example of 088 000 01 31.",
    "reply_until": "dinsdag 8 december 2026",
    "hearing_link": "https://voorbeeld.example/reactie",
    "hearing_code": "0000 0000",
    "agreements": "U belt voortaan eerst de klantenservice.",
    "talk_day": "woensdag 25 november 2026",
    "heard": "U vertelde ons op 25 november hoe u het zag.",
    "valid_until": "woensdag 24 november 2027",
    "decider_function": "directeur",
    "remaining_channel": "aan de telefoon en per brief.",
    "remedy": "Bent u het niet eens met dit besluit? Schrijf ons dan binnen zes weken.",
    "remedy_days": "42",
    "privacy": "Wij bewaren deze brief een jaar. U mag hem inzien.",
    "policy_rule": "regel 3 van ons beleid (versie 1)",
    "measure": "U hebt contact met één vaste persoon.",
    "starts_on": "dinsdag 1 december 2026",
    "where_it_holds": "het stadhuis, Markt 1.",
    "review_on": "maandag 1 maart 2027",
    "lifted_measure": "het gebouwverbod",
    "lifted_on": "maandag 1 februari 2027",
    "letter_day": "woensdag 25 november 2026",
    "request_day": "dinsdag 1 december 2026",
    "request_words": "inzage in uw gegevens.",
    "objection_day": "dinsdag 1 december 2026",
    "decision": "U krijgt een kopie van uw gegevens.",
    "reasons": "U hebt recht op deze gegevens.",
    "remedy_after": "U kunt de uitkomst voorleggen aan de ombudsman.",
    "child": "Kim Voorbeeld",
}
MEANINGS: Final[Mapping[str, Promise]] = {
    "salutation": gettext_lazy("de aanhef"),
    "day": gettext_lazy("de dag van het voorval"),
    "moment": gettext_lazy("dag en tijd van het voorval"),
    "place": gettext_lazy("waar het was"),
    "behaviour": gettext_lazy("wat de ander deed of zei"),
    "contact": gettext_lazy("waar de ander kan reageren"),
    "organisation": gettext_lazy("de naam van je organisatie"),
    "norm_rule": gettext_lazy("de regel van de norm"),
    "norm_number": gettext_lazy("het nummer van die regel"),
    "norm_version": gettext_lazy("de versie van de norm"),
    "retention": gettext_lazy("hoe lang jullie de gegevens bewaren"),
    "privacy_contact": gettext_lazy("waar vragen over gegevens heen gaan"),
    "reply_until": gettext_lazy("tot wanneer de ander kan reageren"),
    "hearing_link": gettext_lazy("het adres om te reageren"),
    "hearing_code": gettext_lazy("de code bij dat adres"),
    "agreements": gettext_lazy("wat jullie afspraken"),
    "talk_day": gettext_lazy("de dag van het gesprek"),
    "heard": gettext_lazy("hoe de ander is gehoord"),
    "valid_until": gettext_lazy("tot wanneer het geldt"),
    "decider_function": gettext_lazy("de functie die besloot"),
    "remaining_channel": gettext_lazy("hoe de ander jullie nog bereikt"),
    "remedy": gettext_lazy("de alinea over niet mee eens"),
    "remedy_days": gettext_lazy("binnen hoeveel dagen dat kan"),
    "privacy": gettext_lazy("de alinea over gegevens"),
    "policy_rule": gettext_lazy("de regel van jullie beleid"),
    "measure": gettext_lazy("wat er geldt, in één zin"),
    "starts_on": gettext_lazy("vanaf wanneer het geldt"),
    "where_it_holds": gettext_lazy("waar of waarvoor het geldt"),
    "review_on": gettext_lazy("wanneer jullie opnieuw kijken"),
    "lifted_measure": gettext_lazy("welke maatregel stopt"),
    "lifted_on": gettext_lazy("vanaf wanneer die stopt"),
    "letter_day": gettext_lazy("de dag van de eerdere brief"),
    "request_day": gettext_lazy("de dag van het verzoek"),
    "request_words": gettext_lazy("wat de ander vroeg"),
    "objection_day": gettext_lazy("de dag van het bezwaar"),
    "decision": gettext_lazy("wat jullie besluiten"),
    "reasons": gettext_lazy("waarom jullie dat besluiten"),
    "remedy_after": gettext_lazy("de alinea over nog niet eens"),
    "child": gettext_lazy("de naam van het kind"),
}


class TextForm(RuleForm):
    """Subject and body; which places they may leave open stands beside it."""

    name: TextName

    def build(self) -> None:
        if self.name not in PARAGRAPHS:
            subject = line(_("Onderwerp"), longest=LONGEST_SUBJECT, language="nl")
            self.add("subject", subject, self.before.get("subject"))
        body = forms.CharField(
            label=_("Tekst"),
            help_text=_("Een lege regel begint een alinea. ## voor een regel maakt een kopje."),
            required=False,
            max_length=LONGEST_BODY,
            widget=forms.Textarea(attrs={"rows": 18, "lang": "nl"}),
            error_messages={"max_length": _("De tekst is te lang: ten hoogste 8.000 tekens.")},
        )
        self.add("body", body, self.before.get("body"))

    def parts(self) -> Sequence[FormPart]:
        names = [one for one in ("subject", "body") if one in self.fields]
        return (FormPart("", "", tuple(FormRow("", (self[one],)) for one in names)),)

    def content(self) -> dict[str, Any]:
        return {"subject": self.cleaned_data.get("subject", ""), "body": self.cleaned_data["body"]}


def text_form(name: TextName) -> type[TextForm]:
    """The form of this text."""
    return type("TextForm", (TextForm,), {"name": name})


def beginning_of(name: TextName, sector: str) -> dict[str, Any]:
    """The example to begin with: that of the sector, else that of the letters."""
    in_pack = contents_of(pack_of(Sector(sector))).get(text_topic(name))
    if in_pack is not None:
        return in_pack
    try:
        found = standard_text(name)
    except (OSError, TextProblem):
        return {"subject": "", "body": ""}
    return {"subject": "" if name in PARAGRAPHS else found.subject, "body": found.body}


def places_of(name: TextName) -> tuple[tuple[str, str, bool], ...]:
    """Every place that may be left open: its name, what it is, and whether it must be there."""
    known = ALLOWED_PLACEHOLDERS[name]
    ordered = sorted(known.allowed, key=lambda one: (one not in known.required, one))
    return tuple((one, str(MEANINGS.get(one, one)), one in known.required) for one in ordered)


def paper_of(name: TextName, content: Mapping[str, Any], organisation: str, at: datetime) -> LetterPaper:
    """The text as the receiver reads it, with example values; an unknown place shows as a gap."""
    values = {one: EXAMPLES.get(one, "") for one in ALLOWED_PLACEHOLDERS[name].allowed}
    values["organisation"] = organisation
    body = str(content.get("body", "")).replace("\r\n", "\n")
    raw = [one.strip() for one in _BLANK_LINE.split(body) if one.strip()]
    blocks = [
        Block(list(_runs(one.removeprefix(_HEAD), values)), is_heading=one.startswith(_HEAD)) for one in raw
    ]
    is_letter = name not in PARAGRAPHS
    return LetterPaper(
        subject=list(_runs(str(content.get("subject", "")), values)) if is_letter else [Run(str(name.label))],
        sender=(organisation,),
        reference=(long_date(to_local(at).date(), "nl"), "Kenmerk VOORBEELD-B1") if is_letter else (),
        blocks=blocks,
        state=_("Dit is een voorbeeld. Het gaat over niemand."),
    )


def _runs(text: str, values: Mapping[str, str]) -> Iterator[Run]:
    end, plain = 0, printable(" ".join(text.split()))
    for found in _PLACEHOLDER.finditer(plain):
        if found.start() > end:
            yield Run(plain[end : found.start()])
        value = values.get(found[1])
        if value:
            yield Run(value, RunKind.FILLED)
        else:
            yield Run(_("Onbekend: %(place)s") % {"place": found[0]}, RunKind.GAP)
        end = found.end()
    if end < len(plain):
        yield Run(plain[end:])
