# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address says who may use it; an address about which nobody decided does not exist."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from eenlijn.doors.api import policy as interface
from eenlijn.doors.web.frame.policy import Kind, policy_of

# Asked by machines that watch over the installation; they show no row of anyone.
WITHOUT_POLICY = {"healthy", "ready", "metrics"}
SHORTEST_REASON = len("why not")


def addresses() -> Iterator[tuple[str, URLPattern]]:
    def below(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from below(entry, f"{before}{entry.namespace}:" if entry.namespace else before)
            else:
                yield f"{before}{entry.name}", entry

    yield from below(get_resolver(), "")


def policies_of(entry: URLPattern) -> dict[str, interface.Policy]:
    """What an address of the interface says of each of its methods."""
    return dict(getattr(entry.callback, "policies", {}))


def test_every_address_says_who_may_use_it() -> None:
    undecided = {
        name for name, entry in addresses() if policy_of(entry.callback) is None and not policies_of(entry)
    }
    assert undecided == WITHOUT_POLICY


def test_every_operation_of_the_interface_needs_a_scope_or_says_why_it_is_open() -> None:
    decided = [
        (name, method, policy) for name, entry in addresses() for method, policy in policies_of(entry).items()
    ]
    assert {name.split(":")[0] for name, _method, _policy in decided} == {"api"}
    open_ones = {(name, method) for name, method, policy in decided if policy.is_open}
    assert {one for one in open_ones if one[0] not in {"api:document", "api:nothing"}} == {
        ("api:receipts", "POST"),
        ("api:published_figures", "GET"),
        ("api:published_figures_one", "GET"),
    }
    assert not [one for one in decided if one[2].is_open and len(one[2].reason) < SHORTEST_REASON]


def test_what_is_open_to_everyone_says_why() -> None:
    found = [(name, policy_of(entry.callback)) for name, entry in addresses()]
    silent = [
        name for name, one in found if one and one.kind == Kind.OPEN and len(one.reason) < SHORTEST_REASON
    ]
    assert silent == []


def test_every_address_has_a_name_of_its_own() -> None:
    names = [name for name, _entry in addresses()]
    assert sorted(names) == sorted(set(names))
    assert not [name for name in names if name.endswith("None")]
