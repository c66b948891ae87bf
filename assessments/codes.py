"""Return codes: short, typable, with a check sign. Pure: no Django.

A code is 11 random signs of a 31-sign alphabet (54 bits) and a check sign that catches
every single wrong sign and every two swapped ones, as in ISBN-10.
"""

import base64
import hashlib
import secrets

ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0, I, L, O, U
LENGTH = 12
COST = 2**14  # of trying out one code, as scrypt counts it
_LOOKALIKES = str.maketrans({"I": "1", "L": "1"})


class Mistyped(ValueError):
    """The text cannot be a return code: a sign is wrong, missing or swapped."""


def new_code() -> str:
    """A fresh code of 12 signs, without dashes."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return signs + _check_sign(signs)


def read_code(typed: str) -> str:
    """The code in `typed`, whatever its case, spaces and dashes; else Mistyped."""
    letters = (sign for sign in typed.upper() if sign.isalnum())
    signs = "".join(letters).translate(_LOOKALIKES)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        raise Mistyped(typed)
    if signs[-1] != _check_sign(signs[:-1]):
        raise Mistyped(typed)
    return signs


def grouped(code: str) -> str:
    """The code in fours, as people read it: "K7QF-2MXD-9H4T"."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def digest(code: str) -> str:
    """What is stored instead of the code: slow to try out, the same on every server."""
    return _stretched(code, b"careerpath return code").hex()


def link_token(code: str) -> str:
    """The secret part of the private link: it follows from the code, but does not tell
    it. 43 signs."""
    token = _stretched(code, b"careerpath private link")[:32]
    return base64.urlsafe_b64encode(token).decode("ascii").rstrip("=")


def link_digest(token: str) -> str:
    """What is stored instead of the token, which is too long to be tried out."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _stretched(code: str, salt: bytes) -> bytes:
    return hashlib.scrypt(code.encode("ascii"), salt=salt, n=COST, r=8, p=1)


def _check_sign(signs: str) -> str:
    values = (ALPHABET.index(sign) for sign in signs)
    weighted = sum(weight * value for weight, value in enumerate(values, start=2))
    return ALPHABET[weighted % len(ALPHABET)]
