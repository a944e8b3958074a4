# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of a report as it is typed: five questions, every mistake in one sentence, nothing lost.

A side door adds the questions of its own kind of report and leaves out others.
"""

from datetime import datetime, time, timedelta
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import PlainKind, label
from eenlijn.casework.reporting.codes import ReporterRole, When, Wish
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.casework.reporting.shape import (
    ADDRESSED_NEEDED,
    AHEAD,
    CHANNEL_NEEDED,
    COLLEAGUE_NEEDED,
    DAY_NEEDED,
    KIND_NEEDED,
    LEAD,
    LONG_AGO,
    MOST_CHARACTERS,
    NO_ADDRESS,
    NOT_YET,
    NULL_SIGN,
    PLACE_NEEDED,
    ROLE_NEEDED,
    SHORT,
    WHEN_NEEDED,
    WISH_NEEDED,
    is_long_ago,
    is_not_yet,
    plain_lines,
    too_long,
)
from eenlijn.doors.web.components.code_field import code_field
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.report.side_doors import DOORS, Door
from eenlijn.foundation.clock import local_moment, to_local
from eenlijn.foundation.identifiers import normalise_code

BREAKS: Final = (
    ("Uitgescholden", "Uitgeschol\u00adden"),
    ("lastiggevallen", "lastig\u00adgevallen"),
    ("Gediscrimineerd", "Gediscrimi\u00adneerd"),
    ("Discriminated", "Discrimi\u00adnated"),
)

KIND_UNKNOWN = _("Kies wat er is gebeurd uit de tegels hieronder.")
DAY_UNREADABLE = _("Deze dag en tijd kunnen wij niet lezen. Schrijf ze zo: 24-11-2026 14:30.")
TIME_UNREADABLE = _("Deze tijd kunnen wij niet lezen. Schrijf hem zo: 14:30. Leeg mag ook.")
REFUSED = _("Probeer het nog eens; je tekst staat er nog.")
KEY_BROKEN = _("Er ging iets mis met dit formulier. Je tekst staat er nog. Verstuur hem nog een keer.")


def wish_smalls(term_hours: int | None) -> dict[str, Words]:
    """What each wish brings about; only what the product does by itself."""
    if term_hours is None:
        acted: Words = _("De coördinator kiest een antwoord aan de ander. Jij kunt volgen wat wij doen.")
    else:
        told = gettext(
            "De coördinator antwoordt de ander, binnen %(hours)s uur. Jij kunt volgen wat wij doen."
        )
        acted = told % {"hours": term_hours}
    return {
        Wish.TALK: _(
            "De coördinator en je leidinggevende krijgen meteen bericht, en lezen dat je wilt praten."
        ),
        Wish.ACT: acted,
        Wish.COUNT: _("De coördinator leest het wel, en kijkt of er toch een antwoord nodig is."),
    }


# The channels of list 8.5 by which something reaches you without anybody in front of you.
CHANNELS: Final = (
    "telephone",
    "email",
    "messaging_app",
    "social_media_private",
    "social_media_org",
    "letter",
)
ROLES: Final = [(role.value, role.label) for role in ReporterRole if role != ReporterRole.SELF]


def handled_smalls() -> dict[str, Words]:
    """Whoever solved it on the spot asks for more only on purpose."""
    return {
        Wish.TALK: _("De coördinator en je leidinggevende krijgen bericht, en lezen dat je wilt praten."),
        Wish.ACT: _("De coördinator kijkt wat er nog nodig is."),
        Wish.COUNT: _("Wij tellen het mee. Je hoeft verder niets te doen."),
    }


def internal_smalls() -> dict[str, Words]:
    """Of a colleague nobody asks an answer; the policy on integrity of the employer says what follows."""
    return {
        Wish.TALK: _("De behandelaar leest meteen dat je wilt praten. De vertrouwenspersoon krijgt bericht."),
        Wish.ACT: _("De behandelaar bekijkt wat je werkgever hierin afspreekt en doet."),
        Wish.COUNT: _("De behandelaar leest het wel, en kijkt of er toch iets nodig is."),
    }


def broken_well(label: object) -> str:
    """The label with a place where a narrow tile may break it; not every browser knows Dutch hyphens."""
    words = str(label)
    for whole_word, broken in BREAKS:
        words = words.replace(whole_word, broken)
    return words


def refuse_null(value: str) -> None:
    """Refuse the one character that a database cannot keep."""
    if "\x00" in value:
        raise ValidationError(NULL_SIGN, code="null")


def refuse_long(most: int) -> Any:
    """Make a check that says how many characters are too many."""

    def check(value: str) -> None:
        over = len(value) - most
        if over > 0:
            raise ValidationError(too_long(over, most), code="too_long")

    return check


class Text(forms.CharField):
    """Text that says in one sentence what does not fit; Windows line ends count as one character."""

    def __init__(self, *, most: int = SHORT, **given: Any) -> None:
        """Take the longest length; everything else is that of a text field."""
        super().__init__(**given)
        self.validators = [refuse_null, refuse_long(most)]

    def to_python(self, value: Any) -> str:
        return plain_lines(super().to_python(value) or "")


# As the page asks them, so that the summary of what is missing follows the page.
ORDER: Final = (
    "reporter_role",
    "colleague_name",
    "colleague_address",
    "other_name",
    "other_address",
    "kinds",
    "addressed",
    "when",
    "at_day",
    "at_time",
    "channel",
    "lead",
)


class ReportForm(forms.Form):
    """Questions 1 to 5. The moments are texts, read only when the answer to question 2 needs them."""

    kinds = forms.MultipleChoiceField(
        label=_("Wat is er gebeurd?"),
        choices=PlainKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": KIND_NEEDED,
            "invalid_choice": KIND_UNKNOWN,
            "invalid_list": KIND_UNKNOWN,
        },
    )
    when = forms.ChoiceField(
        label=_("Wanneer?"),
        choices=When.choices,
        widget=forms.RadioSelect,
        initial=When.NOW,
        error_messages={"required": WHEN_NEEDED, "invalid_choice": WHEN_NEEDED},
    )
    at_time = Text(
        label=_("Hoe laat ongeveer? Leeg mag."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    at_day = Text(
        label=_("Dag en tijd, ongeveer is goed"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    place = Text(
        label=_("Waar?"),
        error_messages={"required": PLACE_NEEDED},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = Text(
        most=MOST_CHARACTERS,
        label=_("Vertel het kort"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wish = forms.ChoiceField(
        label=_("Wat wil je dat er gebeurt?"),
        choices=Wish.choices,
        widget=forms.RadioSelect,
        error_messages={"required": WISH_NEEDED, "invalid_choice": WISH_NEEDED},
    )
    not_safe = forms.BooleanField(label=_("Ik ben nog niet veilig"), required=False)

    def __init__(self, *args: Any, now: datetime, door: Door = Door.MAIN, **given: Any) -> None:
        """Take the present moment: what happened lies before it; and the door somebody came in by."""
        super().__init__(*args, **given)
        self.door = door
        self.fields["kinds"].label = str(DOORS[door].kinds)
        _FIT.get(door, _as_it_is)(self.fields)
        self.order_fields(ORDER)
        kinds = cast("forms.MultipleChoiceField", self.fields["kinds"])
        kinds.choices = [(value, broken_well(label)) for value, label in PlainKind.choices]
        self._now = now
        self.occurred_at: datetime | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        reading = {When.TODAY: ("at_time", self._today), When.OTHER: ("at_day", self._other_day)}
        field, read = reading.get(cleaned.get("when", ""), ("", None))
        # What the answer to question 2 hides, cannot be wrong.
        for hidden in {"at_time", "at_day"} - {field}:
            self.errors.pop(hidden, None)
        if read and field not in self.errors:
            try:
                self.occurred_at = read(cleaned[field])
            except ValidationError as error:
                self.add_error(field, error)
        return cleaned

    def _today(self, typed: str) -> datetime | None:
        if not typed:
            return None
        try:
            clock = time.fromisoformat(typed.replace(".", ":"))
        except ValueError:
            raise ValidationError(TIME_UNREADABLE, code="unreadable") from None
        if clock.tzinfo is not None:
            raise ValidationError(TIME_UNREADABLE, code="unreadable")
        return self._past(datetime.combine(to_local(self._now).date(), clock))

    def _other_day(self, typed: str) -> datetime:
        if not typed:
            raise ValidationError(DAY_NEEDED, code="required")
        naive = _read_day(typed)
        if is_long_ago(naive.year, self._now):
            raise ValidationError(LONG_AGO, code="long_ago")
        return self._past(naive)

    def _past(self, naive: datetime) -> datetime:
        # Compared on the wall clock first: a year like 9999 has no moment in UTC.
        if naive > to_local(self._now).replace(tzinfo=None) + AHEAD + timedelta(hours=1):
            raise ValidationError(NOT_YET, code="not_yet")
        moment = local_moment(naive).moment_utc
        if is_not_yet(moment, self._now):
            raise ValidationError(NOT_YET, code="not_yet")
        return min(moment, self._now)

    def content(self) -> ReportContent:
        """Return what was typed in the shape that is kept; only after `is_valid`."""
        typed = self.cleaned_data
        words = typed["words"]
        channel = typed.get("channel", "")
        return ReportContent(
            kinds=tuple(dict.fromkeys(typed["kinds"])),
            when=typed["when"],
            occurred_at=self.occurred_at,
            place=typed["place"] if "place" in typed else label("channel", channel),
            words=words if words.strip() else "",
            wish=typed["wish"],
            is_safe_now=not typed.get("not_safe", False),
            name=typed.get("name", ""),
            address=typed.get("address", ""),
            way=DOORS[self.door].way,
            reporter_role=typed.get("reporter_role", ReporterRole.SELF),
            colleague_name=typed.get("colleague_name", ""),
            colleague_address=typed.get("colleague_address", ""),
            channel=channel,
            lead=typed.get("lead", ""),
            other_is_colleague=self.door == Door.INTERNAL,
            other_name=typed.get("other_name", ""),
            other_address=typed.get("other_address", ""),
            is_addressed={"yes": True, "no": False}.get(typed.get("addressed", "")),
        )


def _as_it_is(fields: dict[str, forms.Field]) -> None:
    """The main form: five questions and nothing else."""


def _for_colleague(fields: dict[str, forms.Field]) -> None:
    fields["reporter_role"] = forms.ChoiceField(
        label=_("Hoe hoor jij erbij?"),
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": ROLE_NEEDED, "invalid_choice": ROLE_NEEDED},
    )
    fields["colleague_name"] = Text(
        label=_("Om welke collega gaat het?"),
        error_messages={"required": COLLEAGUE_NEEDED},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    fields["colleague_address"] = _email(gettext("Het mailadres van je collega op het werk"))
    fields["not_safe"].label = _("Mijn collega is nog niet veilig")


def _handled(fields: dict[str, forms.Field]) -> None:
    del fields["not_safe"]
    fields["wish"].label = _("Wil je nog iets van ons?")
    fields["wish"].initial = Wish.COUNT
    fields["addressed"] = forms.ChoiceField(
        label=_("Heb je de ander erop aangesproken?"),
        choices=[("yes", _("Ja")), ("no", _("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": ADDRESSED_NEEDED, "invalid_choice": ADDRESSED_NEEDED},
    )


def _felt(fields: dict[str, forms.Field]) -> None:
    fields["kinds"].initial = [PlainKind.OTHER]


def _online(fields: dict[str, forms.Field]) -> None:
    del fields["place"]
    fields["channel"] = forms.ChoiceField(
        label=_("Hoe kwam het binnen?"),
        choices=lambda: [(code, label("channel", code)) for code in CHANNELS],
        widget=forms.RadioSelect,
        error_messages={"required": CHANNEL_NEEDED, "invalid_choice": CHANNEL_NEEDED},
    )
    fields["lead"] = Text(
        label=_("Waar stond het, of waar kwam het vandaan?"),
        most=LEAD,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _about_colleague(fields: dict[str, forms.Field]) -> None:
    fields["other_name"] = Text(
        label=_("Over welke collega gaat het?"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    fields["other_address"] = _email(gettext("Het mailadres van deze collega op het werk"))


_FIT: Final = {
    Door.COLLEAGUE: _for_colleague,
    Door.HANDLED: _handled,
    Door.UNSAFE: _felt,
    Door.ONLINE: _online,
    Door.INTERNAL: _about_colleague,
}


def _email(label: str) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        required=False,
        max_length=SHORT,
        error_messages={
            "invalid": NO_ADDRESS,
            "max_length": NO_ADDRESS,
            "null_characters_not_allowed": NULL_SIGN,
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "type": "email"}),
    )


def _read_day(typed: str) -> datetime:
    """Read what a date picker sends, or what somebody wrote by hand without one."""
    for pattern in ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y %H.%M", "%d-%m-%Y"):
        try:
            return datetime.strptime(typed, pattern)  # noqa: DTZ007 - a wall time, given its zone by the clock
        except ValueError:
            continue
    raise ValidationError(DAY_UNREADABLE, code="unreadable")


class LinkReportForm(ReportForm):
    """The same from a short link, where nobody signed in: a name may be left, and need not."""

    name = Text(label=_("Je naam"), required=False, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    address = forms.EmailField(
        label=_("Je mailadres op het werk"),
        required=False,
        max_length=SHORT,
        error_messages={
            "invalid": NO_ADDRESS,
            "max_length": NO_ADDRESS,
            "null_characters_not_allowed": NULL_SIGN,
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "type": "email"}),
    )


class CodeForm(forms.Form):
    """The code of a receipt, as somebody wrote it down."""

    code = code_field()

    def clean_code(self) -> str:
        typed = normalise_code(self.cleaned_data["code"])
        if typed is None:
            raise ValidationError(
                _("Deze code klopt niet. Hij heeft zestien letters en cijfers."), code="code"
            )
        return "-".join(typed[start : start + 4] for start in range(0, len(typed), 4))
