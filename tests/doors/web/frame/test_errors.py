# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.utils.translation import override

from eenlijn.doors.web.frame import errors


def sent(path: str = "/dossiers/7K4M-2QX/", site: str = "same-origin", **data: str) -> HttpRequest:
    return RequestFactory().post(path, data, headers={"Sec-Fetch-Site": site})


def test_not_yours_and_not_there_are_one_page_byte_for_byte() -> None:
    get = RequestFactory().get
    missing = errors.page_not_found(get("/dossiers/0000-000/"), Http404("no row"))
    foreign = errors.page_not_found(get("/dossiers/7K4M-2QX/"), Http404("another organisation"))
    refused = errors.permission_denied(get("/dossiers/7K4M-2QX/"), PermissionError("secret reason"))
    assert missing.content == foreign.content == refused.content
    assert missing.status_code == foreign.status_code == refused.status_code == 404
    assert "Deze pagina bestaat niet, of is niet voor jou." in missing.content.decode()


def test_112_stays_on_report_pages() -> None:
    get = RequestFactory().get
    assert 'href="tel:112"' in errors.page_not_found(get("/melden/x/")).content.decode()
    assert 'href="tel:112"' not in errors.page_not_found(get("/dossiers/x/")).content.decode()


def test_a_page_open_too_long_gives_back_what_was_typed() -> None:
    answer = errors.csrf_failure(
        sent(words="Hij schold <mij> uit.", csrfmiddlewaretoken="old", password="geheim")
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "De pagina was te lang open." in page
    assert '<input type="hidden" name="words" value="Hij schold &lt;mij&gt; uit.">' in page
    assert 'action="/dossiers/7K4M-2QX/"' in page
    assert "geheim" not in page
    assert 'value="old"' not in page


def test_a_form_from_another_site_gets_no_second_chance() -> None:
    page = errors.csrf_failure(sent(site="cross-site", words="aanval")).content.decode()
    assert "aanval" not in page
    assert "<form" not in page


def test_our_own_fault_has_a_code_and_keeps_the_words() -> None:
    answer = errors.server_error(sent(words="Hij schold me uit."))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons." in page
    assert "Hij schold me uit." in page


def test_a_body_that_is_too_large_is_told_so() -> None:
    answer = errors.bad_request(RequestFactory().get("/"), RequestDataTooBig())
    assert (answer.status_code, "Dit is te groot" in answer.content.decode()) == (413, True)
    assert errors.bad_request(RequestFactory().get("/"), ValueError()).status_code == 400


def test_the_pages_follow_the_language() -> None:
    with override("en"):
        assert '<html lang="en">' in errors.page_not_found(RequestFactory().get("/en/x/")).content.decode()
