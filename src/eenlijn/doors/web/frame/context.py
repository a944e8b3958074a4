# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page may say about its frame; nothing is asked of the database until it is shown."""

from datetime import datetime
from functools import cached_property
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Language, Link, PageFoot, TopBar
from eenlijn.doors.web.frame.menu import address, landing, menu_for
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.who import Identity, identity_of
from eenlijn.foundation.clock import now

OTHER: Final = {"nl": ("en", "English"), "en": ("nl", "Nederlands")}
FOOT: Final = (
    (gettext_noop("Toegankelijkheid"), "public:accessibility"),
    (gettext_noop("Privacy: wie ziet wat"), "public:privacy"),
    (gettext_noop("Open data"), "public:open_data"),
    (gettext_noop("Hulp"), "public:help"),
)
OWN: Final = (gettext_noop("Extra zekerheid"), "profile:factors")


class Frame:
    """The frame of one page."""

    def __init__(self, request: HttpRequest) -> None:
        """Remember the request; everything else waits until a template asks."""
        self._request = request

    @cached_property
    def actor(self) -> Actor:
        return actor_of(self._request)

    @cached_property
    def identity(self) -> Identity:
        return identity_of(self.actor)

    @property
    def is_demo(self) -> bool:
        return bool(settings.EENLIJN_DEMO)

    @property
    def moment(self) -> datetime:
        return now()

    @cached_property
    def language(self) -> Language | None:
        """Return this same page in the other language."""
        code, name = OTHER.get(get_language() or "nl", OTHER["nl"])
        here = self._request.get_full_path()
        there = translate_url(here, code)
        return Language(code, name, there) if there != here else None

    @cached_property
    def bar(self) -> TopBar:
        """Return the bar of someone who signed in, or the bare bar."""
        if not self.actor.is_person:
            return TopBar(home_href=address("profile:start") or "/", language=self.language)
        roles = self.actor.roles
        return TopBar(
            home_href=landing(roles),
            organisation=self.identity.organisation,
            menu=menu_for(roles, self._request.path),
            who=self.identity.name,
            role=self.role,
            sign_out_href=address("profile:sign_out"),
            report_href=address("report:signed_in_form") if Role.EMP in roles else "",
            language=self.language,
        )

    @property
    def role(self) -> str:
        acting = self.actor.acting_role
        return str(Role(acting).label).capitalize() if acting else ""

    @property
    def foot(self) -> PageFoot:
        # Only where the bar already asked who this is; a page without that asks nothing for its foot.
        known = getattr(self._request, "_eenlijn_actor", None)
        own = (OWN,) if isinstance(known, Actor) and known.is_person else ()
        links = tuple(Link(_(words), address(name)) for words, name in (*own, *FOOT) if address(name))
        return PageFoot(owner=_("Eén Lijn · Veilige Publieke Taak Twente"), links=links)

    @property
    def phone_line(self) -> str:
        return str(settings.EENLIJN_PHONE_LINE or "")


def frame(request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame(request)}
