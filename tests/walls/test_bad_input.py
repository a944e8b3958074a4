# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nonsense in every field of every form and question: one clear sentence, nothing lost, nothing half kept."""

import json
import re
import zlib
from html import unescape
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urlencode

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse

from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.foundation.identifiers import code_digest
from tests.walls.addresses import Address, addresses, path_of
from tests.walls.bodies import body_for
from tests.walls.browser import Browser, undone
from tests.walls.nonsense import BROKEN_BYTES, EDGES, LONG, VALUES
from tests.walls.route_table import STAGES
from tests.walls.share import IS_FULL
from tests.walls.world import World

# Who fills in which form; all others are Carla's.
FILLED_BY: Final = {
    "report:form": "nobody",
    "report:find_receipt": "nobody",
    "profile:sign_in": "nobody",
    "desk:influence": "bram",
    "desk:look_along": "bram",
    "desk:decision": "ilse",
    "profile:mine_details": "anna",
    "profile:mine_people": "anna",
    "profile:mine_right": "anna",
    "profile:experience": "anna",
    "profile:invitation": "nobody",
    "public:reply": "nobody",
    "public:request": "nobody",
    "public:release": "nobody",
    "report:details": "nobody",
    "report:people": "nobody",
    "report:right": "nobody",
    "manage:years": "petra",
    "manage:phone": "petra",
    "manage:care": "petra",
    "profile:own_care_step": "anna",
    "report:own_care_step": "nobody",
    "manage:consent": "petra",
    "manage:token_new": "petra",
    "manage:webhook_hosts": "petra",
    "manage:person_plan": "petra",
    "manage:staff_number": "petra",
    "manage:substitute": "petra",
    "oversight:log_take": "noor",
    "oversight:line": "noor",
    "oversight:glass_new": "noor",
    "oversight:glass": "omar",
    "oversight:request_new": "noor",
    "check:check": "sam",
    "desk:damage_line": "karin",
    "desk:claim": "karin",
    "desk:claim_letters": "karin",
    "manage:letter_language": "petra",
    "desk:postings": "petra",
    "desk:provisions_of": "petra",
    "desk:home_visit_new": "anna",
}
FORMS: Final = tuple(
    one
    for one in addresses()
    if one.route
    in {
        "report:form", "report:signed_in_form", "report:find_receipt", "profile:claim", "profile:sign_in",
        "profile:organisation", "desk:assess", "desk:answer", "desk:departure", "desk:clocks",
        "desk:influence", "desk:search", "manage:import_columns", "manage:import_reading",
        "manage:import_values", "manage:import_load", "manage:links",
        "manage:rule_draft", "manage:years", "manage:phone", "manage:consent", "manage:token_new",
        "manage:webhook_hosts",
        "desk:release_new", "desk:reporter", "desk:outcome", "desk:lesson", "desk:causes",
        "desk:prevention_new", "desk:prevention", "desk:own_prevention", "desk:provisions_of",
        "desk:home_visit_new",
        "desk:inspectorate", "manage:care", "profile:own_care_step", "report:own_care_step",
        "desk:police", "desk:aftercare", "desk:visitor_referrals", "desk:waive", "desk:reopen",
        "desk:police_check", "desk:police_who", "desk:police_draft", "desk:police_evidence",
        "desk:police_file", "desk:police_agreements", "desk:police_track", "desk:release", "public:release",
        "desk:damage_line", "desk:claim", "desk:claim_letters",
        "desk:together",
        "desk:note",
        "desk:people", "desk:handler", "desk:look_along", "desk:decision", "public:reply", "report:practise",
        "report:details", "report:people", "report:right", "profile:mine_details", "profile:mine_people",
        "profile:mine_right", "profile:experience", "profile:invitation",
        "profile:own_password", "profile:factor_app",
        "desk:export_list", "desk:export_dossier", "desk:hand_ons", "desk:hand_on", "desk:involved",
        "manage:person_plan", "manage:staff_number", "manage:substitute",
        "oversight:log_take", "oversight:line", "oversight:glass_new", "oversight:glass",
        "oversight:request_new", "public:request", "desk:statement", "desk:mark_request",
        "desk:measure_lift", "desk:measure_review", "desk:breach", "desk:contact", "desk:postings",
        "desk:task", "desk:reading", "desk:redaction", "check:check", "manage:letter_language",
    }
)  # fmt: skip
# Forms in which `tests/journeys/test_nonsense.py` types nonsense, in a browser.
IN_THE_BROWSER: Final = {
    "desk:care_talk", "desk:damage", "desk:hearing", "desk:talk", "manage:employer", "manage:mandates",
    "manage:people_new", "manage:person", "manage:sites", "manage:unit", "manage:units", "profile:away",
}  # fmt: skip
# Pages of others that take no form; to Carla these do not exist, whatever she sends.
ONLY_READ_BY_OTHERS: Final = {
    "desk:received", "desk:received_one", "desk:team_digest", "desk:team_digest_pdf", "desk:team_digest_word",
    "desk:care_talks", "desk:care_calendar", "desk:care_slip", "desk:late",
    "manage:employers", "manage:people", "manage:people_example",
    "manage:tokens", "manage:registers", "manage:register_place", "manage:register_rows",
    "manage:register_boundaries", "manage:webhooks", "manage:webhook", "manage:review_print",
    "desk:my_protected", "oversight:home", "oversight:log", "oversight:months", "oversight:queue",
    "oversight:glasses", "oversight:behind", "oversight:apart", "oversight:requests",
    "oversight:request_copy", "oversight:request_letter", "manage:letters", "oversight:samples",
    "oversight:sample_lot",
}  # fmt: skip
QUESTIONS: Final = {
    "/vandaag/": ("wie", "ernst", "stap", "eenheid", "nummer", "voor", "na"),
    "/dossiers/": ("stap", "soort", "maand", "eenheid", "vestiging", "nummer", "voor", "na"),
    "/cijfers/": ("onderwerp", "splits", "van", "tot"),
    "/cijfers/csv/": ("onderwerp", "splits", "van", "tot"),
    "/aanmelden/": ("next",),
    "/aanmelden/organisatie/": ("next",),
    "/mijn/": ("gekoppeld",),
}
# `./eenlijn campaign walls` types every kind of nonsense into every field; the tests of every day a twelfth
# of the kinds into each field, always the same ones and beginning elsewhere in each.
ONE_IN: Final = 1 if IS_FULL else 12
# An answer to a form or a question: done, led on, refused with a sentence, not understood, not there.
ANSWERS: Final = {200, 302, 303, 400, 404, 413, 422}
REFUSED: Final = {200, 400, 404, 413, 422}
# That somebody looked is told in the trail, also when the form was refused; and a wrong password is counted,
# by a digest of the address.
TOLD: Final = ("trail_", "django_session", "sign_in_guesses")


class Sent(NamedTuple):
    """What came of one form."""

    status: int
    body: str
    is_kept: bool


def test_these_are_all_the_forms(world: World) -> None:
    takes_none = {
        "desk:seen",
        "desk:my_terms",
        "desk:reveal",
        "desk:finish",
        "desk:close",
        "profile:sign_out",
        "profile:sign_in_as",
    }
    takes_none |= {"profile:notices", "manage:import_new", "manage:import_try", "manage:import_undo"}
    takes_none |= {"manage:import_stop", "manage:import_discard", "manage:link_end", "manage:send_again"}
    takes_none |= {"manage:rule_pack", "manage:rule_trial", "manage:rule_drop", "manage:rule_back"}
    takes_none |= {"manage:rule_keep", "manage:rule_withdraw"}
    takes_none |= {"manage:unit_end", "manage:site_end", "manage:mandate_end", "manage:person_suspend"}
    takes_none |= {"manage:token_end", "manage:reviews", "manage:review"}
    takes_none |= {"manage:webhook_test", "manage:webhook_pause", "manage:webhook_resume"}
    takes_none |= {"manage:webhook_secret", "manage:webhook_end", "manage:webhook_again"}
    takes_none |= {"manage:webhook_host_end"}
    takes_none |= {"manage:register_drop"}
    takes_none |= {"manage:person_leave", "manage:role_decide", "manage:go_live", "profile:away_back"}
    # These have tests of their own: a file of people or of a register, a first administrator, an employer
    # that joins, the own care behind a code.
    apart = {"manage:people_file", "manage:people_load", "manage:employer_new", "profile:begin"}
    apart |= {"manage:register_file", "manage:register_trial"}
    # A webhook looks a name up, so its form is tried where names are played.
    apart |= {"manage:webhook_new", "manage:webhook_replay"}
    # Only who was asked quietly has a page for it; its moments are tried at its own tests.
    apart |= {"desk:peer_talk"}
    apart |= {"profile:own_care", "report:own_care", "report:experience"}
    # One request has a form per step; each is tried at its own tests.
    apart |= {"oversight:request"}
    # Of a sample there is nothing before one was drawn; its forms have tests of their own.
    apart |= {"oversight:sample", "desk:sample", "public:sample"}
    takes_none |= {"oversight:sample_draw"}
    # A letterhead is a file, and the two dossiers of a merge come from the page before it.
    apart |= {"manage:letter_paper", "desk:merge"}
    # Only of a measure that was stopped, whose letter lies there.
    apart |= {"desk:lifting_sent"}
    # What signing in asks: a code, what a passkey said, or a new password; each is tried at its own tests.
    apart |= {"profile:second_step", "profile:passkey", "profile:lost_password", "profile:lost_factor"}
    apart |= {"profile:new_password", "profile:factors", "profile:factor_passkey", "profile:step_up"}
    takes_none |= {"profile:factor_codes", "profile:sessions", "manage:factor_resets"}
    takes_none |= {"desk:home_visit"}
    takes_none |= {"desk:recuse", "desk:export_lock", "desk:export_revoke", "desk:file_destroy"}
    takes_none |= {"oversight:sign_off", "oversight:behind_names", "oversight:behind_end"}
    # Files, which have hostile ones of their own; and the protected lane, whose officers have stories.
    apart |= {"desk:files", "profile:mine_files", "report:files", "desk:shield", "desk:shielded"}
    # The way out of a lane, of which there is nothing while a case runs as any other.
    apart |= {"desk:lane_back", "oversight:apart_one"}
    carla = Browser(world.cast.carla)
    with_post = set()
    for one in addresses():
        with undone():
            path = path_of(world, one, "team", STAGES.get(one.route, ""))
            # Whoever may not even read it, is not told that only reading is possible.
            if carla.post(path).status_code != 405 and one.route not in ONLY_READ_BY_OTHERS:
                with_post.add(one.route)
    assert with_post == {one.route for one in FORMS} | IN_THE_BROWSER | takes_none | apart


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.route)
def test_nonsense_in_any_field_is_refused_or_kept_whole(world: World, form: Address) -> None:
    browser, path, typed = _place(world, form)
    wrong = {}
    for name in typed:
        for kind, value in _nonsense(form, name):
            sent = _send(browser, path, {**typed, name: value})
            if sent.status not in ANSWERS or (_is_half_kept(form, sent)):
                wrong[name, kind] = (sent.status, sent.is_kept)
    assert wrong == {}


def _nonsense(form: Address, name: str) -> list[tuple[str, str]]:
    """What is typed into this field now: every sixth kind, beginning elsewhere in each field."""
    first = zlib.crc32(f"{form.route}|{name}".encode()) % ONE_IN
    return list(VALUES.items())[first::ONE_IN]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.route)
def test_fields_that_are_missing_repeated_or_unknown(world: World, form: Address) -> None:
    browser, path, typed = _place(world, form)
    sent = {
        "empty": _send(browser, path, {}),
        **{f"without {name}": _send(browser, path, _without(typed, name)) for name in typed},
        **{f"twice {name}": _send(browser, path, {**typed, name: [typed[name], "x"]}) for name in typed},
        "unknown": _send(browser, path, {**typed, "organisation_id": "1", "status": "closed"}),
        "too many": _send(browser, path, {**typed, "x": ["y"] * 3_000}),
    }
    assert {name: one.status for name, one in sent.items() if one.status not in ANSWERS} == {}
    assert {name: one.status for name, one in sent.items() if _is_half_kept(form, one)} == {}
    assert sent["too many"].status == 400


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.route)
def test_bodies_that_are_no_form(world: World, form: Address) -> None:
    browser, path, typed = _place(world, form)
    multipart, form_kind = "multipart/form-data; boundary=rand", "application/x-www-form-urlencoded"
    half = b'--rand\r\nContent-Disposition: form-data; name="words"\r\n\r\nx'
    plain = urlencode(typed, doseq=True).encode()
    bodies: dict[str, tuple[bytes, dict[str, Any]]] = {
        **{f"bytes {one!r}": (b"words=" + one + b"&" + one + b"=1", {}) for one in BROKEN_BYTES},
        "json": (json.dumps(typed).encode(), {"content_type": "application/json"}),
        "json as a form": (json.dumps(typed).encode(), {}),
        "no parts": (b"words=x", {"content_type": multipart}),
        "no boundary": (b"words=x", {"content_type": "multipart/form-data"}),
        "half a part": (half, {"content_type": multipart}),
        "odd letters": (plain, {"content_type": "text/plain; charset=klingon"}),
        "form in odd letters": (plain, {"content_type": f"{form_kind}; charset=klingon"}),
        "too large": (b"words=" + b"x" * 1_000_001, {}),
        "length below zero": (b"words=x", {"CONTENT_LENGTH": "-5"}),
        "length no number": (b"words=x", {"CONTENT_LENGTH": "veel"}),
    }
    sent = {name: _send(browser, path, body, **more) for name, (body, more) in bodies.items()}
    assert {name: one.status for name, one in sent.items() if one.status not in {*ANSWERS, 411}} == {}
    assert {name: one.status for name, one in sent.items() if _is_half_kept(form, one)} == {}
    assert sent["too large"].status == 413


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.route)
def test_without_its_token_a_form_is_refused_and_gives_back_what_was_typed(
    world: World, form: Address
) -> None:
    browser, path, typed = _place(world, form, checks_csrf=True)
    typed = {**typed, **_whole(form, world)}
    sent = _send(browser, path, {**typed, "extra": "Getypt-en-niet-kwijt"}, HTTP_SEC_FETCH_SITE="same-origin")
    other = _send(browser, path, {**typed, "extra": "Getypt-en-niet-kwijt"}, HTTP_SEC_FETCH_SITE="cross-site")
    # Sending a report or finding a receipt needs no token: nobody's session does anything there.
    if form.route in NO_TOKEN:
        assert sent.status in {200, 303}
        return
    assert (sent.status, sent.is_kept, other.status, other.is_kept) == (400, False, 400, False)
    assert "Getypt-en-niet-kwijt" in sent.body
    assert "Getypt-en-niet-kwijt" not in other.body


def _whole(form: Address, world: World) -> dict[str, str]:
    """What the forms without a token still need to be accepted."""
    if form.route == "public:request":
        return {"kind": "access"}
    if form.route == "public:reply":
        return {"secret": reply_code(world.cast.reggestreek.pk, code_digest(world.team.codes["reply"]))}
    if form.route == "public:release":
        return {"secret": reply_code(world.cast.reggestreek.pk, code_digest(world.team.codes["release"]))}
    return {}


# A question at a desk is counted and answered at its own address.
CONFIRMED_HERE: Final = {
    "public:reply", "public:release", "public:request", "manage:token_new", "check:check",
}  # fmt: skip
NO_TOKEN: Final = {
    "report:form", "report:find_receipt", "report:details", "report:people", "report:right", "public:reply",
    "public:request", "public:release", "report:own_care_step",
}  # fmt: skip
KEEPS: Final = {
    "report:form": ("place", "words", "name", "at_day"),
    "report:signed_in_form": ("place", "words", "at_day"),
    "desk:assess": ("reason",),
    "desk:answer": (
        "behaviour", "salutation", "addressee_name", "addressee_address", "contact", "note",
    ),
    "desk:departure": ("proof",),
    "desk:police_draft": ("who", "what", "how", "witnesses", "injuries"),
    "desk:police_who": ("contact",),
    "desk:police_track": ("reference", "contact", "word"),
    "desk:outcome": ("words", "contact"),
    "desk:release_new": ("purpose", "name", "organisation"),
    "manage:import_columns": ("names_ground",),
    "manage:links": ("place",),
    "manage:phone": ("duty_phone_label", "duty_phone_hours", "phone_label"),
    "manage:consent": ("told",),
    "manage:token_new": ("name",),
    "manage:webhook_hosts": ("host",),
    "profile:sign_in": ("email",),
    "profile:claim": ("code",),
}  # fmt: skip
# One answer that no form can accept, so that all others must be there again.
SPOILS: Final = {
    "report:form": {"when": "ooit"},
    "report:signed_in_form": {"when": "ooit"},
    "desk:assess": {"severity": "s9"},
    "desk:answer": {"kind": "gedicht"},
    "desk:departure": {"by": "duif"},
    "desk:police_draft": {"version": "geen"},
    "desk:police_who": {"identity": "duif"},
    "desk:police_track": {"step": "duif"},
    "desk:outcome": {},
    "desk:release_new": {"ground": "duif"},
    "manage:import_columns": {"blank_reported": "soms"},
    "manage:links": {"unit": "geen"},
    "manage:phone": {"duty_phone_number": "geen"},
    "manage:consent": {"outcome": "misschien"},
    "manage:token_new": {"expires_on": "ooit"},
    "manage:webhook_hosts": {},
    "profile:sign_in": {},
    "profile:claim": {},
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", [one for one in FORMS if one.route in KEEPS], ids=lambda one: one.route)
def test_what_was_typed_stands_there_again_below_a_sentence(
    world: World, form: Address, language: str
) -> None:
    browser, path, typed = _place(world, form, language=language)
    marks = {name: f"Getypt «{name}» & blijft" for name in KEEPS[form.route]}
    sent = _send(browser, path, {**typed, **marks, **SPOILS[form.route]})
    body = unescape(sent.body)
    assert [mark for mark in marks.values() if mark not in body] == []
    assert f'<html lang="{language}"' in sent.body
    assert errors_on(sent.body) != []


@pytest.mark.parametrize("form", [one for one in FORMS if one.route in KEEPS], ids=lambda one: one.route)
def test_the_sentence_is_in_the_language_of_the_page(world: World, form: Address) -> None:
    told: dict[str, list[str]] = {}
    for language in ("nl", "en"):
        browser, path, typed = _place(world, form, language=language)
        odd = dict.fromkeys(typed, "\x00")
        for one in ({}, odd, {**typed, **SPOILS[form.route]}, dict.fromkeys(typed, "x" * 5_000)):
            told.setdefault(language, []).extend(errors_on(_send(browser, path, one).body))
    assert told["nl"]
    assert len(told["nl"]) == len(told["en"])
    assert set(told["nl"]) & set(told["en"]) == set()


@pytest.mark.parametrize("path", QUESTIONS)
def test_nonsense_in_a_question_finds_nothing_and_breaks_nothing(world: World, path: str) -> None:
    carla = Browser(world.cast.carla)
    wrong = {}
    for name in QUESTIONS[path]:
        for kind, value in (VALUES | EDGES if name in {"voor", "na"} else VALUES).items():
            asked = {name: value} if name == "wie" else {name: value, "wie": "alle"}
            status = _get(carla, path, f"?{urlencode(asked)}").status_code
            # An address too long to be led back to is a question nobody asks.
            if status not in {200, 302} and not (status == 400 and len(value) == LONG):
                wrong[name, kind] = status
    for raw in ("%ff%fe=%00&wie=%ff", "&&&=;", "na=%ED%A0%80", "nummer=" + "y" * 5_000):
        status = _get(carla, path, f"?{raw}").status_code
        if status not in {200, 302}:
            wrong["bytes", raw[:20]] = status
    assert wrong == {}


BROKEN_IDS: Final = (
    "%00", "%ff%fe", "x" * 3_000, quote("🧨"), quote("\u202egnirts"), "%0d%0aX:y", "%2e%2e%2f", "~", "%25%30",
)  # fmt: skip


@pytest.mark.parametrize("sent", BROKEN_IDS)
def test_nonsense_in_a_path_is_a_page_that_does_not_exist(world: World, sent: str) -> None:
    browsers = [Browser(world.cast.carla), Browser(world.cast.anna), Browser()]
    wrong = {}
    for one in (one for one in addresses() if one.kind):
        path = path_of(world, one, "malformed", STAGES.get(one.route, ""))
        for broken in ("%27--geen-nummer", "geen+code", "..;", "geen-nummer"):
            path = path.replace(f"/{broken}/", f"/{sent}/")
        for browser in browsers:
            for method in ("GET", "POST"):
                with undone():
                    status = browser.visit(method, path).status_code
                if status not in {303, 404, 405}:
                    wrong[path[:80], method] = status
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_ACCEPT_LANGUAGE", "x" * 10_000),
        ("HTTP_ACCEPT_LANGUAGE", ",;q=;q=9,*-*-*;q=-1,nl;q=NaN," * 50),
        ("HTTP_ACCEPT_LANGUAGE", "../../etc;q=1, en\x00"),
        ("HTTP_HOST", "evil.example"),
        ("HTTP_HOST", "testserver:99999999"),
        ("HTTP_HOST", "<script>"),
        ("HTTP_HOST", ""),
        ("HTTP_X_FORWARDED_HOST", "evil.example"),
        ("HTTP_X_FORWARDED_FOR", "'; DROP TABLE"),
        ("HTTP_COOKIE", "session=../../x; csrf=\u00ff; typed_key=@@@; last_account=1; messages=%00"),
        ("HTTP_COOKIE", "session=" + "a" * 8_000),
        ("HTTP_COOKIE", "=;;==;session"),
        ("HTTP_REFERER", "http://[::1"),
        ("HTTP_ORIGIN", "http://[::1"),
        ("HTTP_ORIGIN", "null"),
        ("HTTP_SEC_FETCH_SITE", "\x00"),
        ("HTTP_RANGE", "bytes=-1-,999999999999-"),
        ("HTTP_IF_MODIFIED_SINCE", "Foo, 99 Zzz 9999 99:99:99 GMT"),
        ("HTTP_HX_REQUEST", "true"),
        ("HTTP_AUTHORIZATION", "Basic ////"),
    ],
)  # fmt: skip
def test_absurd_headers(world: World, name: str, value: str) -> None:
    stranger, strict = Browser(), Browser(checks_csrf=True)
    header: dict[str, Any] = {name: value}
    form = f"/m/{world.team.slug}/"
    statuses = set()
    for path in ("/", "/aanmelden/", "/melden/", form, "/hulp/", "/metrics", "/en/hulp/", "/vandaag/"):
        with undone():
            response = stranger.visit("GET", path, **header)
        statuses.add(response.status_code)
        assert "evil.example" not in f"{response.headers}{response.content.decode()}"
    for path in ("/aanmelden/", form, "/melden/", "/afmelden/", "/mijn/koppel/"):
        for browser in (stranger, strict):
            with undone():
                statuses.add(browser.visit("POST", path, b"words=x", **header).status_code)
    assert statuses <= {200, 204, 302, 303, 400, 404, 422}


FILES: Final = {
    "nothing": ("leeg.csv", b""),
    "no text": ("beeld.csv", bytes(range(256)) * 20),
    "only the null character": ("nul.csv", b"\x00" * 4_000),
    "half a book": ("boek.xlsx", b"PK\x03\x04" + b"x" * 500),
    "one long line": ("lang.csv", b"a;" * 200_000),
    "a hundred thousand heads": ("koppen.csv", b";".join(b"k%d" % n for n in range(5_000)) + b"\n1\n"),
    "a name that climbs": ("../../etc/passwd.csv", b"Nummer;Datum\n1;2025-01-01\n"),
    "a name with a null character": ("a\x00b.csv", b"Nummer;Datum\n1;2025-01-01\n"),
    "a name from right to left": ("\u202evsc.exe", b"Nummer;Datum\n1;2025-01-01\n"),
    "a long name": ("n" * 5_000 + ".csv", b"Nummer;Datum\n1;2025-01-01\n"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_not_what_it_says(world: World, kind: str) -> None:
    name, content = FILES[kind]
    carla, before = Browser(world.cast.carla), counts()
    with undone():
        file = SimpleUploadedFile("naam.csv", content)
        file.name = name  # past the cleaning of names that the test's own class does
        response = carla.post("/beheer/oud-register/nieuw/", {"file": file}, multipart=True)
        status, is_kept = response.status_code, counts() != before
    assert status in {200, 302}
    assert (status == 302) is is_kept
    if status == 200:
        assert errors_on(response.content.decode()) != []


def test_a_file_where_a_word_belongs_and_a_word_where_a_file_belongs(world: World) -> None:
    carla = Browser(world.cast.carla)
    with undone():
        word = carla.post("/beheer/oud-register/nieuw/", {"file": "geen bestand"})
        file = SimpleUploadedFile("x.csv", b"x")
        form = {**body_for(world, "report:signed_in_form"), "place": file}
        report = carla.post("/melden/", form, multipart=True)
    assert word.status_code == 200
    assert errors_on(word.content.decode()) != []
    assert report.status_code == 422


def _is_half_kept(form: Address, sent: Sent) -> bool:
    """Refused and kept all the same; some are confirmed on a page of their own, at the same address."""
    refused = REFUSED - {200} if form.route in CONFIRMED_HERE else REFUSED
    return sent.is_kept and sent.status in refused


def errors_on(page: str) -> list[str]:
    """The sentences above a form that say what is wrong."""
    found = re.search(r'(?s)class="el-error-summary".*?</ul>', page)
    lines = re.findall(r"<li>(.*?)</li>", found[0]) if found else []
    return [unescape(re.sub(r"<[^>]+>", "", one)) for one in lines]


def counts() -> dict[str, int]:
    """How many rows each table has, but for those that tell that somebody looked; one statement."""
    names = [model._meta.db_table for model in apps.get_models()]
    names = [name for name in names if not name.startswith(TOLD)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM {name}" for name in names))
        return dict(cursor.fetchall())


def _place(
    world: World, form: Address, *, language: str = "nl", checks_csrf: bool = False
) -> tuple[Browser, str, dict[str, Any]]:
    person = FILLED_BY.get(form.route, "carla")
    browser = Browser(None if person == "nobody" else world.cast.people[person], checks_csrf=checks_csrf)
    path = path_of(world, form, "team", STAGES.get(form.route, ""), language)
    return browser, path, body_for(world, form.route)


def _send(browser: Browser, path: str, typed: Any, **more: Any) -> Sent:
    # Whoever guesses at a password must wait; these tests need not.
    cache.clear()
    before = counts()
    with undone():
        response = browser.post(path, typed, **more)
        return Sent(response.status_code, response.content.decode(), counts() != before)


def _get(browser: Browser, path: str, asked: str) -> HttpResponse:
    with undone():
        return browser.get(f"{path}{asked}")


def _without(typed: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in typed.items() if key != name}
