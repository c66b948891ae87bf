"""E-mail and password: choosing them, and signing in by them."""

from unicodedata import normalize

from django import forms
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from assessments.models import Account

MAX_EMAIL = Account._meta.get_field("email").max_length
MAX_PASSWORD = 1000


class EmailField(forms.EmailField):
    """An e-mail, however it was typed: capitals, wide letters and spaces around it do not
    matter."""

    def to_python(self, value):
        typed = super().to_python(value)
        if len(typed) > MAX_EMAIL:
            return typed  # refused by its length; to normalise it might take long
        return normalize("NFKC", normalize("NFKC", typed).casefold())


class PasswordField(forms.CharField):
    """A password as it was typed, spaces and all; alike on every keyboard (NIST SP 800-63B
    asks for NFKC)."""

    def to_python(self, value):
        typed = super().to_python(value)
        return typed if len(typed) > MAX_PASSWORD else normalize("NFKC", typed)


def _email():
    return EmailField(
        label=gettext_lazy("E-mail"),
        max_length=MAX_EMAIL,
        error_messages={
            "required": gettext_lazy("Please write your e-mail."),
            "invalid": gettext_lazy(
                "Please write an e-mail address, such as mira@example.org."
            ),
            "max_length": gettext_lazy("This e-mail address is too long."),
        },
        widget=forms.EmailInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )


def _password(autocomplete, **more):
    return PasswordField(
        max_length=MAX_PASSWORD,
        strip=False,
        error_messages={
            "required": gettext_lazy("Please write a password."),
            "max_length": gettext_lazy(
                "A password has at most %(limit_value)d characters."
            ),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        **more,
    )


def _new_password(label):
    hint = gettext_lazy(
        "At least {number} letters, digits or signs. A few words in a row are easy to "
        "remember and hard to guess."
    )
    number = MinimumLengthValidator().min_length
    return _password(
        "new-password", label=label, help_text=format_lazy(hint, number=number)
    )


class SignInForm(forms.Form):
    """Whether they belong together is for the view to find out."""

    email = _email()
    password = _password("current-password", label=gettext_lazy("Password"))


class SignUpForm(forms.Form):
    """An e-mail to sign in by, and a password that is not like it."""

    email = _email()
    password = _new_password(gettext_lazy("Password"))

    def clean(self):
        cleaned = super().clean()
        if "password" in cleaned:
            account = Account(email=cleaned.get("email", ""))
            _check(self, cleaned["password"], account)
        return cleaned


class EmailForm(forms.Form):
    """Another e-mail to sign in by."""

    email = _email()


class PasswordForm(forms.Form):
    """A new password for an account."""

    password = _new_password(gettext_lazy("New password"))

    def __init__(self, account, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account

    def clean(self):
        cleaned = super().clean()
        if "password" in cleaned:
            _check(self, cleaned["password"], self.account)
        return cleaned


def _check(form, password, account):
    try:
        validate_password(password, account)
    except ValidationError as problem:
        form.add_error("password", problem)
