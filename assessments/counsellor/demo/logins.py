"""The password of the demonstration: made at random once, kept where only we can read it.

One for all its users, so that a demonstration left open on a network is not open to all.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from assessments import codes
from assessments.counsellor.demo.staff import USERNAMES


def kept_password(file):
    """The password in `file`, or "" if there is none."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ""
    return next((line.split()[-1] for line in lines if len(line.split()) > 1), "")


def new_password(file):
    """A fresh one, kept in `file`, a line for each user."""
    password = codes.grouped(codes.new_code())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    lines = [f"{username} {password}\n" for username in USERNAMES]
    file.write_text("".join(lines), encoding="utf-8")
    return password


def renew(file):
    """A fresh password for all users of the demonstration."""
    hashed = make_password(password := new_password(file))
    get_user_model().objects.filter(username__in=USERNAMES).update(password=hashed)
    return password
