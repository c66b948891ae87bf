"""All settings, in one file. What differs between machines comes from the environment.

Without any variable set it runs as production does, on SQLite in `var/`. The variables
are listed in the README.
"""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from careerpath import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

DEBUG = env.flag("DEBUG")
HTTPS = env.flag("HTTPS")
SECRET_KEY = env.secret("SECRET_KEY", kept_in=VAR_DIR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose forms it extends
    "assessments.counsellor.door.admin_config.StaffAdminConfig",  # Django's admin, our door
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "simple_history",
    "crispy_forms",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "careerpath",
    "roles",
    "assessments",
    "assessments.counsellor",
]

MIDDLEWARE = [
    "careerpath.middleware.refuse_nonsense",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "assessments.counsellor.door.sessions.time_out",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it looks at what the sign-in answered
]

ROOT_URLCONF = "careerpath.urls"
WSGI_APPLICATION = "careerpath.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases. SQLite by default, a server by DATABASE_URL.

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'careerpath.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # The stock settings answer "database is locked" as soon as two people write.
    # secure_delete: what a person deletes is gone from the file, too.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
        ),
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] |= {
        "connect_timeout": 5,
        "options": "-c statement_timeout=15000",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages. To add one: this list, a folder in careerpath/locale, the fixtures.

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("pl", "Polski"),
    ("da", "Dansk"),
]
HOME_TIME_ZONES = {  # where most readers of a language live
    "en": "Europe/London",
    "de": "Europe/Berlin",
    "pl": "Europe/Warsaw",
    "da": "Europe/Copenhagen",
}
HOME_REGIONS = {"en": "GB", "de": "DE", "pl": "PL", "da": "DK"}  # likewise
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
LOCALE_PATHS = [BASE_DIR / "careerpath" / "locale"]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
FORMAT_MODULE_PATH = "careerpath.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# Static files: hashed and compressed, served by whitenoise.

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES_STORAGE},
}

# Counts wrong codes and passwords; so many that nobody can push a count out with others.

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Public pages, under the edition of the catalogue that they show (`roles.keeping`).
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 300,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Forms.

CRISPY_ALLOWED_TEMPLATE_PACKS = ["careerpath"]
CRISPY_TEMPLATE_PACK = "careerpath"
CRISPY_FAIL_SILENTLY = False
# The form of a role has all its passages in all languages: far more than Django's thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# People and their data.

PROFILE_RETENTION_DAYS = env.number("PROFILE_RETENTION_DAYS", default=180)
CLIENT_RETENTION_DAYS = env.number("CLIENT_RETENTION_DAYS", default=1095)
# Who prints the batches: a thread beside the pages, or `manage.py make_reports`.
REPORT_WORKERS = env.one_of("REPORT_WORKERS", "embedded", "separate")
RETURN_CODE_TRIES = (
    20  # wrong codes, or passwords, from one address in a quarter of an hour
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "assessments.passwords.LengthByRank",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]
# Stock messages ride in a cookie, where they would outlive the page on a shared machine.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Safety.

LOGIN_URL = "counsellor:sign-in"
LOGIN_REDIRECT_URL = "counsellor:caseload"
LOGOUT_REDIRECT_URL = "counsellor:sign-in"

# Each backend takes credentials of other names, so that no key fits a door of others.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: who is locked out gets no further
    "assessments.counsellor.door.backends.StaffBackend",
    "assessments.counsellor.door.backends.SecondFactorBackend",
    "assessments.backends.AccountBackend",
]
# Wrong passwords lock a name at one sender, so that nobody locks out others elsewhere.
# Many names from one sender are counted by assessments/access.py, for as long.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "assessments.locks.hidden_name"
AXES_CLIENT_IP_CALLABLE = "assessments.locks.sender"
AXES_LOCKOUT_CALLABLE = "assessments.locks.locked"
AXES_HANDLER = "assessments.locks.Handler"  # keeps nothing of what was typed
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "CareerPath"

# How long the desk stays open: without a move, and at most.
DESK_IDLE_MINUTES = env.number("DESK_IDLE_MINUTES", default=30)
DESK_HOURS = 12

CSRF_FAILURE_VIEW = "assessments.counsellor.views.again.stale"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_AGE = DESK_HOURS * 60 * 60
CSRF_COOKIE_AGE = None  # until the browser is closed
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
