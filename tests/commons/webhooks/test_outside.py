# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from eenlijn.commons.webhooks.outside import (
    LeadsInside,
    NameUnknown,
    NotOutside,
    Target,
    host_of,
    is_outside,
    places_of,
    target_of,
)
from tests.commons.webhooks.conftest import Leads

INSIDE = (
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.255", "192.0.0.8",
    "192.0.0.170", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:8.8.8.8", "fe80::1",
    "febf::1", "fec0::1", "fc00::1", "fd12:3456:789a::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1",
    "100::1", "2001::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1",
    "3fff::1", "5f00::1",
)  # fmt: skip
OUTSIDE = ("8.8.8.8", "93.184.216.34", "145.131.0.1", "100.63.255.255", "172.32.0.1", "2a02:2770::1",
           "2606:4700::1111", "2001:4860:4860::8888")  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_what_no_stranger_can_be_meant_by_is_inside(address: str) -> None:
    assert is_outside(ip_address(address)) is False


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_is_given_out_is_outside(address: str) -> None:
    assert is_outside(ip_address(address)) is True


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_nothing_is_outside_that_the_registries_set_apart(address: IPv4Address | IPv6Address) -> None:
    """Never laxer than Python's own copy of the registries; `st.ip_addresses` likes special ranges."""
    if is_outside(address):
        assert address.is_global
        assert not any((address.is_multicast, address.is_reserved, address.is_unspecified))


def test_an_address_is_taken_apart() -> None:
    assert target_of("https://Zaken.Voorbeeld.nl/in/x?sleutel=1&b=%20") == Target(
        "https", "zaken.voorbeeld.nl", 443, "/in/x?sleutel=1&b=%20"
    )
    assert target_of("https://zaken.voorbeeld.nl:8443").path == "/"
    assert target_of("https://zaken.voorbeeld.nl:8443").host_header == "zaken.voorbeeld.nl:8443"
    assert target_of("https://zaken.voorbeeld.nl:/").port == 443
    assert target_of("https://xn--n8jaaaaai5bhf7as8fsfk3jnknefdde3.voorbeeld.nl/").port == 443


@pytest.mark.parametrize(
    "address",
    [
        # numbers in every notation that some system reads as an address
        "https://127.0.0.1/", "https://2130706433/", "https://0177.0.0.1/", "https://0x7f.0.0.1/",
        "https://0x7f000001/", "https://127.1/", "https://127.0.0.0x1/", "https://017700000001/",
        "https://0/", "https://8.8.8.8/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
        "https://[fe80::1%25eth0]/", "https://[2a02:2770::1]/", "https://1.2.3.4./",
        # names that mean this machine or this network
        "https://localhost/", "https://localhost./", "https://LOCALHOST/", "https://x.localhost/",
        "https://printer.local/", "https://api.internal/", "https://x.home.arpa/", "https://nas/",
        "https://127.0.0.1.in-addr.arpa/", "https://router.lan/", "https://intranet.corp/",
        # shapes that readers take apart in different ways
        "https://zaken.voorbeeld.nl./", "https://zaken..voorbeeld.nl/", "https://.nl/", "https://-a.nl/",
        "https://a-.nl/", "https://zaken.voorbeeld.nl@127.0.0.1/", "https://gebruiker@zaken.voorbeeld.nl/",
        "https://gebruiker:geheim@zaken.voorbeeld.nl/", "https://127.0.0.1\\@zaken.voorbeeld.nl/",
        "https://zaken.voorbeeld.nl\\.x.nl/", "https:\\zaken.voorbeeld.nl/", "https:///zaken.voorbeeld.nl",
        "https:zaken.voorbeeld.nl", "//zaken.voorbeeld.nl/", "zaken.voorbeeld.nl", "", "https://",
        "https://zaken.voorbeeld.nl/#x", "https://zaken.voorbeeld.nl#@127.0.0.1/",
        "https://za%6ben.voorbeeld.nl/", "https://127.0.0.1%2f@zaken.voorbeeld.nl/",
        "https://①②⑦.⓪.⓪.①/", "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "https://zaken。voorbeeld。nl/", "https://zakén.voorbeeld.nl/",
        "https://zaken.voorbeeld.nl/a b", " https://zaken.voorbeeld.nl/", "https://zaken.voorbeeld.nl/\n",
        "https://zaken.voorbeeld.nl/\r\nHost: x", "https://zaken.voorbeeld.nl\t/", "https://zaken.voorbeeld.nl/\x00",
        "https://zaken_x.voorbeeld.nl/", "https://[::1", "https://" + "a." * 130 + "nl/",
        "https://zaken.voorbeeld.nl/" + "x" * 500,
        # other ways of speaking, and other doors
        "http://zaken.voorbeeld.nl/", "ftp://zaken.voorbeeld.nl/", "file:///etc/passwd", "gopher://x.nl/",
        "https://zaken.voorbeeld.nl:22/", "https://zaken.voorbeeld.nl:80/", "https://zaken.voorbeeld.nl:0/",
        "https://zaken.voorbeeld.nl:65536/", "https://zaken.voorbeeld.nl:-1/", "https://zaken.voorbeeld.nl:x/",
        "https://zaken.voorbeeld.nl:443443/", "https://zaken.voorbeeld.nl:٤٤٣/",
    ],
)  # fmt: skip
def test_a_trick_is_refused_before_any_name_is_looked_up(address: str, leads: Leads) -> None:
    asked = leads("zaken.voorbeeld.nl", "93.184.216.34")
    with pytest.raises(NotOutside) as refused:
        target_of(address)
    assert refused.value.sentence
    assert asked == []


INSIDE_NAME = "Deze naam leidt naar een adres binnen een eigen netwerk. Daar gaat niets heen."
WHOLE = "Schrijf het hele adres met een naam, zoals https://zaken.voorbeeld.nl/in. Geen nummer."


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://localhost/in", INSIDE_NAME),
        ("https://10.0.0.1/in", WHOLE),
        ("geen-adres", WHOLE),
    ],
)
def test_who_types_a_whole_address_reads_about_a_whole_address(address: str, told: str) -> None:
    with pytest.raises(NotOutside) as refused:
        target_of(address)
    assert refused.value.sentence == told


def test_our_own_name_is_inside(settings: Settings) -> None:
    settings.EENLIJN_BASE_URL = "https://meld.voorbeeld.nl"
    with pytest.raises(LeadsInside):
        target_of("https://meld.voorbeeld.nl/api/v1/meldingen")


def test_the_operator_chooses_the_ports(settings: Settings) -> None:
    settings.EENLIJN_WEBHOOKS_PORTS = (9443,)
    assert target_of("https://zaken.voorbeeld.nl:9443/").port == 9443
    with pytest.raises(NotOutside, match="9443"):
        target_of("https://zaken.voorbeeld.nl/")


def test_a_name_is_written_in_one_way() -> None:
    assert host_of("  Zaken.Voorbeeld.NL ") == "zaken.voorbeeld.nl"


@pytest.mark.parametrize("inside", INSIDE)
def test_one_address_inside_and_the_whole_name_is_refused(inside: str, leads: Leads) -> None:
    leads("zaken.voorbeeld.nl", "93.184.216.34", inside)
    with pytest.raises(LeadsInside):
        places_of("zaken.voorbeeld.nl", 443, 5)


def test_a_name_leads_to_places_with_the_port(leads: Leads) -> None:
    leads("zaken.voorbeeld.nl", "93.184.216.34", "2a02:2770::1")
    assert [place for _family, place in places_of("zaken.voorbeeld.nl", 8443, 5)] == [
        ("93.184.216.34", 8443), ("2a02:2770::1", 8443, 0, 0),
    ]  # fmt: skip


def test_a_zone_behind_an_address_does_not_hide_it(leads: Leads) -> None:
    leads("zaken.voorbeeld.nl", "fe80::1%eth0")
    with pytest.raises(LeadsInside):
        places_of("zaken.voorbeeld.nl", 443, 5)


def test_a_name_that_leads_nowhere(leads: Leads) -> None:
    leads("anders.voorbeeld.nl", "93.184.216.34")
    with pytest.raises(NameUnknown):
        places_of("zaken.voorbeeld.nl", 443, 5)


def test_this_machine_only_where_the_operator_says_so(settings: Settings, leads: Leads) -> None:
    leads("zaken.voorbeeld.nl", "127.0.0.1")
    for address in ("http://127.0.0.1:8000/", "http://localhost:8000/", "https://127.0.0.1/"):
        with pytest.raises(NotOutside):
            target_of(address)
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = True
    assert target_of("http://127.0.0.1:8000/in").port == 8000
    assert len(places_of("zaken.voorbeeld.nl", 443, 5)) == 1
    with pytest.raises(NotOutside):
        target_of("http://zaken.voorbeeld.nl/")


@pytest.mark.parametrize(
    "address", [one for one in INSIDE if one not in {"127.0.0.1", "::1", "127.255.255.254"}]
)
def test_never_another_machine_inside(address: str, settings: Settings, leads: Leads) -> None:
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = True
    leads("zaken.voorbeeld.nl", address)
    with pytest.raises(LeadsInside):
        places_of("zaken.voorbeeld.nl", 443, 5)
