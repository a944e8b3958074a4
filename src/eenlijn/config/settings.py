# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, one file; what an operator may choose stands in `environment.py`."""

from datetime import timedelta
from typing import Any, Final

import dj_database_url
from csp.constants import NONE, SELF

from eenlijn.config.environment import read_environment, secret_key
from eenlijn.foundation.logs import configure_logs

ENVIRONMENT: Final = read_environment()

# What rooms and doors read. ------------------------------------------------------------------
EENLIJN_DATA = ENVIRONMENT.data.resolve()
EENLIJN_KEYS = ENVIRONMENT.keys.resolve()
EENLIJN_STATIC = ENVIRONMENT.static.resolve()
EENLIJN_VENDOR = ENVIRONMENT.vendor.resolve()
EENLIJN_BASE_URL = ENVIRONMENT.base_url
EENLIJN_DEMO = ENVIRONMENT.demo
EENLIJN_MAIL_URL = ENVIRONMENT.mail_url
EENLIJN_MAIL_FROM = ENVIRONMENT.mail_from
EENLIJN_PHONE_LINE = ENVIRONMENT.phone_line
EENLIJN_METRICS_TOKEN = ENVIRONMENT.metrics_token
EENLIJN_PROXIES = ENVIRONMENT.proxies
EENLIJN_WEB_THREADS = ENVIRONMENT.web_threads
EENLIJN_WEBHOOKS_PORTS = tuple(int(one) for one in ENVIRONMENT.webhooks_ports.split(","))
EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = ENVIRONMENT.webhooks_may_stay_inside
EENLIJN_CHECKPOINTS_DIRECTORY = (
    ENVIRONMENT.checkpoints_directory and ENVIRONMENT.checkpoints_directory.resolve()
)
EENLIJN_CHECKPOINTS_SYSLOG = ENVIRONMENT.checkpoints_syslog
EENLIJN_CHECKPOINTS_EVERY = timedelta(minutes=ENVIRONMENT.checkpoints_every)
EENLIJN_CLAMD = ENVIRONMENT.clamd

# The rooms of the house, lowest floor first. ------------------------------------------------
ROOMS: Final = [
    "eenlijn.commons.organisations",
    "eenlijn.commons.keys",
    "eenlijn.commons.accounts",
    "eenlijn.commons.access",
    "eenlijn.commons.trail",
    "eenlijn.commons.tokens",
    "eenlijn.commons.directory",
    "eenlijn.commons.documents",
    "eenlijn.commons.notices",
    "eenlijn.commons.mandates",
    "eenlijn.commons.rulebook",
    "eenlijn.commons.webhooks",
    "eenlijn.commons.sign_in",
    "eenlijn.casework.reporting",
    "eenlijn.casework.incidents",
    "eenlijn.casework.finding",
    "eenlijn.casework.clocks",
    "eenlijn.casework.triage",
    "eenlijn.casework.fairness",
    "eenlijn.casework.requests",
    "eenlijn.casework.samples",
    "eenlijn.casework.disclosures",
    "eenlijn.casework.redaction",
    "eenlijn.casework.police_reports",
    "eenlijn.casework.damages",
    "eenlijn.casework.aftercare",
    "eenlijn.casework.learning",
    "eenlijn.casework.evidence",
    "eenlijn.casework.letters",
    "eenlijn.casework.links",
    "eenlijn.casework.playbooks",
    "eenlijn.casework.response",
    "eenlijn.casework.restrictions",
    "eenlijn.casework.facts",
    "eenlijn.casework.dossier",
    "eenlijn.casework.imports",
    "eenlijn.casework.exports",
    "eenlijn.prevention.provisions",
    "eenlijn.prevention.home_visits",
    "eenlijn.accountability.figures",
    "eenlijn.accountability.releases",
    "eenlijn.doors.web.components",
    "eenlijn.doors.web.frame",
    "eenlijn.doors.web.report",
    "eenlijn.doors.web.desk",
    "eenlijn.doors.web.check",
    "eenlijn.doors.web.manage",
    "eenlijn.doors.web.region",
    "eenlijn.doors.web.oversight",
    "eenlijn.doors.web.profile",
    "eenlijn.doors.web.public",
    "eenlijn.doors.jobs",
    "eenlijn.doors.api",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "eenlijn.commons.sign_in.apps.LibraryAccounts",
    "eenlijn.commons.sign_in.apps.LibraryFactors",
    *ROOMS,
    "eenlijn.config",
]
AUTH_USER_MODEL = "accounts.Account"
EENLIJN_SCHEDULE = "eenlijn.config.schedule.SCHEDULE"
EENLIJN_HEARTBEAT = EENLIJN_DATA / "worker-heartbeat"
EENLIJN_CHECKPOINTS = EENLIJN_DATA / "checkpoints.json"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "eenlijn.config.urls"
WSGI_APPLICATION = "eenlijn.config.wsgi.application"
DEBUG = False
SECRET_KEY = secret_key(ENVIRONMENT)
ALLOWED_HOSTS = ENVIRONMENT.hosts

# Database: a receipt is given only after a durable commit. -----------------------------------
SQLITE_OPTIONS: Final[dict[str, Any]] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}
_POOL: Final = {"min_size": 1, "max_size": ENVIRONMENT.database_pool, "timeout": 10}
POSTGRESQL_OPTIONS: Final[dict[str, Any]] = {
    **({"pool": _POOL} if ENVIRONMENT.database_pool else {}),
    "options": "-c synchronous_commit=on",
}


def _database() -> dict[str, Any]:
    if not ENVIRONMENT.database_url:
        EENLIJN_DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    parsed: dict[str, Any] = {**dj_database_url.parse(ENVIRONMENT.database, conn_max_age=0)}
    is_sqlite = parsed["ENGINE"].endswith("sqlite3")
    house = SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS
    parsed["ENGINE"] = "eenlijn.foundation.sqlite" if is_sqlite else "eenlijn.foundation.postgresql"
    if not is_sqlite and ENVIRONMENT.database_owner_url:
        parsed["OWNER"] = {**dj_database_url.parse(ENVIRONMENT.database_owner_url), "SERVES": parsed["NAME"]}
    # PostgreSQL has its pool; on SQLite each thread keeps its connection: opening one costs more than a page.
    kept = {"CONN_MAX_AGE": None} if is_sqlite else {}
    # What stands in the address wins; `start.py` refuses what is weaker than the house.
    return {**parsed, **kept, "OPTIONS": {**house, **parsed.get("OPTIONS", {})}, "ATOMIC_REQUESTS": False}


DATABASES = {"default": _database()}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Middleware: the outermost first. ------------------------------------------------------------
MIDDLEWARE = [
    "eenlijn.config.middleware.RequestLine",
    "eenlijn.config.middleware.AnswerHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "eenlijn.config.middleware.BodyGuard",
    "eenlijn.config.middleware.SessionAge",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "eenlijn.config.admission.SayBusy",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "eenlijn.doors.web.frame.middleware.ActorMiddleware",
]

# Templates: partials around a cache around the files of every room. --------------------------
_FILES: Final = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _FILES)])
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "eenlijn.doors.web.components.templatetags.el",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "eenlijn.doors.web.frame.context.frame",
            ],
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Language and time: stored in UTC, shown in Amsterdam. ---------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ENVIRONMENT.package / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

# Static files: hashed names, served by the web process. ---------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = EENLIJN_STATIC
STATICFILES_DIRS = [("vendor", EENLIJN_VENDOR)] if EENLIJN_VENDOR.is_dir() else []
STATICFILES_FINDERS = [
    "eenlijn.doors.web.frame.styles.StyleSheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Signing in and sessions. --------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["eenlijn.commons.accounts.backend.EmailBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Second factors by the library; its addresses, its middleware and its screens are not ours.
ACCOUNT_USER_MODEL_USERNAME_FIELD = ACCOUNT_USER_MODEL_EMAIL_FIELD = None
MFA_ADAPTER = "eenlijn.commons.sign_in.library.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_IDLE_SECONDS: Final = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "eenlijn.doors.web.frame.errors.csrf_failure"
LOGIN_URL = "profile:sign_in"

# Only under https: cookies that no other host can set, and no way back to http. --------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.behind_https
SESSION_COOKIE_NAME = "__Host-session" if ENVIRONMENT.behind_https else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if ENVIRONMENT.behind_https else "csrf"
SECURE_HSTS_SECONDS = 63_072_000 if ENVIRONMENT.behind_https else 0
SECURE_SSL_REDIRECT = ENVIRONMENT.behind_https
SECURE_REDIRECT_EXEMPT = [r"^gezond/$", r"^klaar/$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.proxies else None
SECURE_CONTENT_TYPE_NOSNIFF = True
# "no-referrer" would make a browser send `Origin: null` with every form, which the check on forged
# requests must refuse. "same-origin" tells other sites just as little.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [EENLIJN_BASE_URL] if ENVIRONMENT.behind_https else []

SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # AnswerHeaders sends x-frame-options, as the only one
    "security.W005",  # whose domain it is decides about its other host names
    "security.W021",  # and about browsers' preload lists
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Bodies: refused before they cost memory. ----------------------------------------------------
FORM_BODY_LIMIT: Final = 1_000_000
UPLOAD_BODY_LIMIT: Final = 12_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = FORM_BODY_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# An upload is sealed before it touches a disk: it stays in memory until then, and is small enough for it.
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BODY_LIMIT
FILE_UPLOAD_PERMISSIONS = 0o600

# Logs: one JSON line each, without persons. ---------------------------------------------------
LOGGING_CONFIG = None
configure_logs(ENVIRONMENT.log_level)
