# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base of every refusal that is told to a person, and the one for what someone may not see."""

from django.http import Http404
from django.utils.functional import Promise


class Refused(Exception):
    """An act that may not happen; `sentence` says so to the person, in the language of the page."""

    def __init__(self, sentence: str | Promise) -> None:
        """Keep the translated sentence."""
        super().__init__(str(sentence))

    @property
    def sentence(self) -> str:
        """One plain sentence for people."""
        return str(self.args[0])


class NotVisible(Http404):
    """What was asked for is not there, or not for this actor: one answer for both, byte for byte."""
