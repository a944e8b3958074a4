# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was typed when a session had ended: sealed for half an hour, given back to the same person only.

The sealed text lies in the session, its key in a cookie of the browser: neither alone says anything.
A browser in which nobody signed in before keeps nothing, so that strangers cannot fill the session table.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from os import urandom
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from eenlijn.foundation.clock import now

SESSION_KEY: Final = "typed_before_sign_in"
KEY_COOKIE: Final = "typed_key"
ACCOUNT_COOKIE: Final = "last_account"
KEPT_SECONDS: Final = 30 * 60
MOST_CHARACTERS: Final = 100_000
NEVER_KEPT: Final = ("csrfmiddlewaretoken", "password", "wachtwoord", "secret", "token")
SIGN_OUT: Final = "profile:sign_out"

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Typed:
    """Where a form was going and what stood in it."""

    path: str
    fields: Fields


def typed_fields(request: HttpRequest) -> Fields:
    """Return what was typed, without secrets and files; nothing when it is more than a form holds."""
    fields = tuple(
        (name, str(value))
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in NEVER_KEPT)
        for value in values
    )
    return fields if sum(len(name) + len(value) for name, value in fields) <= MOST_CHARACTERS else ()


def keep_typed(request: HttpRequest) -> bool:
    """Seal what was typed; True when it was kept. The key leaves with the answer (`remember_account`)."""
    fields, account = typed_fields(request), request.COOKIES.get(ACCOUNT_COOKIE, "")
    if not (fields and account):
        return False
    key, nonce = AESGCM.generate_key(256), urandom(12)
    plain = {
        "path": request.get_full_path(),
        "fields": fields,
        "account": account,
        "at": int(now().timestamp()),
    }
    sealed = AESGCM(key).encrypt(nonce, json.dumps(plain).encode(), SESSION_KEY.encode())
    request.session[SESSION_KEY] = urlsafe_b64encode(nonce + sealed).decode()
    request._eenlijn_typed_key = urlsafe_b64encode(key).decode()  # type: ignore[attr-defined] # noqa: SLF001
    return True


def open_typed(request: HttpRequest) -> Typed | None:
    """Return what the person who is signed in now had typed; somebody else gets nothing, and it is gone."""
    sealed, key = request.session.get(SESSION_KEY), request.COOKIES.get(KEY_COOKIE)
    if not (sealed and key):
        return None
    try:
        raw = urlsafe_b64decode(sealed)
        plain = json.loads(AESGCM(urlsafe_b64decode(key)).decrypt(raw[:12], raw[12:], SESSION_KEY.encode()))
    except (ValueError, InvalidTag):
        return None
    is_same = constant_time_compare(plain["account"], account_mark(str(request.user.pk)))
    if not is_same or now().timestamp() - plain["at"] > KEPT_SECONDS:
        del request.session[SESSION_KEY]
        return None
    return Typed(plain["path"], tuple((name, value) for name, value in plain["fields"]))


def account_mark(account_id: str) -> str:
    """Return what the browser remembers of who was signed in: a keyed digest, not the id."""
    return salted_hmac("eenlijn.last_account", account_id, algorithm="sha256").hexdigest()


def remember_account(request: HttpRequest, response: HttpResponseBase) -> None:
    """Set or drop the cookies: the key of what was kept, and a digest of who was signed in last."""
    key = getattr(request, "_eenlijn_typed_key", "")
    if key:
        _set(response, KEY_COOKIE, key, KEPT_SECONDS)
    if request.resolver_match and request.resolver_match.view_name == SIGN_OUT and request.method == "POST":
        response.delete_cookie(KEY_COOKIE)
        response.delete_cookie(ACCOUNT_COOKIE)
        return
    user = getattr(request, "_cached_user", None)
    if user is not None and user.is_authenticated:
        mark = account_mark(str(user.pk))
        if request.COOKIES.get(ACCOUNT_COOKIE) != mark:
            _set(response, ACCOUNT_COOKIE, mark, settings.SESSION_COOKIE_AGE)


def _set(response: HttpResponseBase, name: str, value: str, seconds: int) -> None:
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="Lax", secure=secure)
