# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base of every refusal that is told to a person, and the one for what someone may not see."""

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from eenlijn.commons.access.codes import Scope


class Refused(Exception):
    """An act that may not happen; `sentence` says so to the person, in the language of the page."""

    def __init__(self, sentence: str | Promise) -> None:
        """Keep the translated sentence."""
        super().__init__(str(sentence))

    @property
    def sentence(self) -> str:
        """One plain sentence for people."""
        return str(self.args[0])


class ScopeTooSmall(Refused):
    """A token asks what none of its scopes allows; nothing is said about whether it exists."""

    def __init__(self, missing: Scope) -> None:
        """Name the scope in words and in code: the words for people, the code for who mends it."""
        self.missing = missing
        told = _("Deze koppeling mist een recht: %(scope)s (%(code)s). De beheerder kan een nieuwe maken.")
        super().__init__(told % {"scope": missing.label, "code": missing.value})


class NotVisible(Http404):
    """What was asked for is not there, or not for this actor: one answer for both, byte for byte."""
