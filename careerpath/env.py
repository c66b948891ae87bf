"""Reads settings from the environment, and says clearly what is wrong with a bad one.

Knows nothing of Django. The settings themselves live in `settings.py`.
"""

import os
import secrets
from pathlib import Path

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


class BadSetting(ValueError):
    """An environment variable holds something that cannot be used."""


def flag(name: str, *, default: bool = False) -> bool:
    """The variable as yes or no; unset means `default`."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise BadSetting(f"{name} is {value!r}: write 1 for yes or 0 for no.")


def words(name: str, *, default: str = "") -> list[str]:
    """The variable as a list, parted by commas; empty parts are left out."""
    parts = os.environ.get(name, default).split(",")
    return [part.strip() for part in parts if part.strip()]


def number(name: str, *, default: int) -> int:
    """The variable as a whole number of at least 1."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise BadSetting(f"{name} is {value!r}: write a whole number from 1 on.")
    return int(value)


def one_of(name: str, default: str, *others: str) -> str:
    """The variable, which is one of these words."""
    value = os.environ.get(name, default)
    if value not in {default, *others}:
        raise BadSetting(
            f"{name} is {value!r}: write {' or '.join([default, *others])}."
        )
    return value


def secret(name: str, *, kept_in: Path) -> str:
    """The variable, or else a secret made once and kept in a file only we can read."""
    if value := os.environ.get(name):
        return value
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        # "x" fails if another process has just made it, so that both read the same.
        with kept_in.open("x", encoding="ascii") as file:
            kept_in.chmod(0o600)
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    value = kept_in.read_text(encoding="ascii").strip()
    if not value:
        raise BadSetting(f"{kept_in} is empty: delete it and start again.")
    return value
