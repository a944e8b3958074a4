# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be read or written beyond one employer, and why: the closed list behind the second wall.

A door that stands within an employer sees its rows and no other. Some questions come before that is known
(whose link is this?) or go over all (what is due?). Each has a name here and the tables it opens, and the
policies of the database are made from this list (`config.walls`). A reach opens for reading unless the table
stands under `writes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Reach(StrEnum):
    SIGN_IN = "sign_in"
    FIND_LINK = "find_link"
    FIND_REPORT = "find_report"
    FIND_REPLY = "find_reply"
    FIND_SAMPLE = "find_sample"
    FIND_RELEASE = "find_release"
    FIND_FEED = "find_feed"
    FIND_TOKEN = "find_token"  # noqa: S105 - a name
    FIND_INVITATION = "find_invitation"
    FIND_EMPLOYER = "find_employer"
    FACTOR_RESET = "factor_reset"
    KEEP = "keep"
    FOUND = "found"
    DUE = "due"
    CHAINS = "chains"
    RELEASE = "release"
    DEMO = "demo"


@dataclass(frozen=True)
class Opened:
    """Tables by the label of their model."""

    because: str
    reads: frozenset[str]
    writes: frozenset[str] = frozenset()


def _opened(because: str, *reads: str, writes: tuple[str, ...] = ()) -> Opened:
    return Opened(because, frozenset(reads), frozenset(writes))


ORGANISATION: Final = "organisations.organisation"
# An employer that joins: rows of an id that nobody knew before.
_BEGINS: Final = (
    ORGANISATION,
    "organisations.unit",
    "keys.organisationkey",
    "keys.datakey",
    "keys.intakekey",
    "keys.bucket",
    "keys.presentversion",
    "accounts.membership",
    "accounts.roleassignment",
    "accounts.invitation",
    "rulebook.ruleversion",
    "trail.trailhead",
    "trail.trailline",
    "notices.outgoingevent",
    "notices.notice",
)

REACHES: Final[Mapping[Reach, Opened]] = {
    Reach.SIGN_IN: _opened(
        "a person may work for several employers, and chooses one",
        ORGANISATION, "organisations.unit", "accounts.membership", "accounts.roleassignment",
        "access.brokenglass",
    ),
    Reach.FIND_LINK: _opened(
        "the short link in an address says whose form this is",
        ORGANISATION, "organisations.unit", "organisations.site", "reporting.intakelink",
    ),
    Reach.FIND_REPORT: _opened(
        "the code of a receipt says whose report this is, by its digest", ORGANISATION, "reporting.report"
    ),
    Reach.FIND_REPLY: _opened(
        "the code in a letter says which answer this is, by its digest",
        ORGANISATION, "fairness.hearing", "incidents.incident",
    ),
    Reach.FIND_SAMPLE: _opened(
        "the link of a reader from outside says whose sample this is, by its digest",
        ORGANISATION, "samples.sample",
    ),
    Reach.FIND_RELEASE: _opened(
        "a link, or the account of police or prosecutor, says whose package this is",
        ORGANISATION, "disclosures.disclosure", "incidents.incident",
    ),
    Reach.FIND_FEED: _opened(
        "the secret in the address of a calendar says whose it is, by its digest", "clocks.termfeed"
    ),
    Reach.FIND_TOKEN: _opened("a token says of which employer a system is, by its digest", "tokens.token"),
    Reach.FIND_INVITATION: _opened(
        "a link for one use says who is invited where, by its digest",
        ORGANISATION, "accounts.invitation", "accounts.membership", "accounts.roleassignment",
    ),
    Reach.FIND_EMPLOYER: _opened(
        "who keeps the system names an employer; how many take part stands beside published figures",
        ORGANISATION,
    ),
    Reach.FACTOR_RESET: _opened(
        "a lost second factor is of one who may work for several employers; all their officers are told",
        ORGANISATION, "organisations.unit", "accounts.membership", "accounts.roleassignment",
        "sign_in.factorreset", writes=("sign_in.factorreset",),
    ),
    Reach.KEEP: _opened(
        "who keeps the system sees of every employer which mail failed, and tries again",
        "notices.notice", "notices.outgoingevent", "incidents.incident",
        writes=("notices.notice",),
    ),
    Reach.FOUND: _opened("an employer that joins has no rows yet", *_BEGINS, writes=_BEGINS),
    Reach.DUE: _opened(
        "the worker asks at which employers something is due; it works within each of them",
        ORGANISATION, "reporting.report", "reporting.experience", "notices.notice", "webhooks.subscription",
        "webhooks.delivery",
        "imports.importbatch", "clocks.clock", "incidents.incident", "trail.waitingline", "trail.trailline",
        "evidence.evidence", "exports.export",
        "requests.datarequest", "requests.waitingremoval",
        "restrictions.restriction", "restrictions.deskquestion",
        "provisions.provision", "home_visits.homevisitcheck",
        "aftercare.caremoment", "aftercare.peertalk",
        "accounts.membershipchange", "accounts.roleproposal", "accounts.rightsreview",
    ),
    Reach.CHAINS: _opened(
        "checkpoints and their proof go over every chain", "trail.trailhead", "trail.trailline"
    ),
    Reach.RELEASE: _opened(
        "published figures count the facts of every employer; there are no persons in them",
        ORGANISATION, "facts.fact",
    ),
    Reach.DEMO: _opened(
        "the invented years of the demo are counted for all invented employers at once",
        ORGANISATION, "facts.fact", writes=("facts.fact",),
    ),
}  # fmt: skip
