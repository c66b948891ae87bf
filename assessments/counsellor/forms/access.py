"""Coming in: name and password, a code; and setting a password of one's own."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.passwords import MIN_LENGTH_FOR_STAFF

MAX_NAME = get_user_model()._meta.get_field("username").max_length
MAX_PASSWORD = 1000
MAX_CODE = 20


def _password(label, autocomplete, **more):
    return forms.CharField(
        label=label,
        max_length=MAX_PASSWORD,
        strip=False,
        error_messages={
            "required": _("Please write a password."),
            "max_length": _("A password has at most %(limit_value)d characters."),
        },
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        **more,
    )


def _new_password():
    hint = _(
        "At least {number} letters, digits or signs. A few words in a row are easy to "
        "remember and hard to guess."
    )
    return _password(
        _("New password"),
        "new-password",
        help_text=format_lazy(hint, number=MIN_LENGTH_FOR_STAFF),
    )


class CodeField(forms.CharField):
    """A code of the app or a backup code, however it is spaced."""

    def __init__(self, **more):
        super().__init__(
            max_length=MAX_CODE,
            error_messages={
                "required": _("Please write the code."),
                "max_length": _("A code is shorter than this."),
            },
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "autocapitalize": "none",
                    "spellcheck": "false",
                }
            ),
            **more,
        )

    def to_python(self, value):
        return "".join(super().to_python(value).replace("-", " ").split()).lower()


class SignInForm(forms.Form):
    """Whether they belong together is for the view to find out."""

    username = UsernameField(
        label=_("User name"),
        max_length=MAX_NAME,
        error_messages={
            "required": _("Please write your user name."),
            "max_length": _("This user name is too long."),
        },
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    password = _password(_("Password"), "current-password")


class CodeForm(forms.Form):
    """The second step of signing in."""

    otp_token = CodeField(
        label=_("Code"),
        help_text=_("Six digits from your app, or one of your backup codes."),
    )


class SetUpForm(forms.Form):
    """The first code of the app, and the password: nobody else ties their phone to it."""

    otp_token = CodeField(
        label=_("Code"), help_text=_("The six digits that your app shows now.")
    )
    password = _password(_("Your password"), "current-password")


class ProveForm(forms.Form):
    """Both factors, for whoever wants to change or switch off the second one."""

    otp_token = CodeField(
        label=_("Code"),
        help_text=_("Six digits from your app, or one of your backup codes."),
    )
    password = _password(_("Your password"), "current-password")


class NewPasswordForm(forms.Form):
    """A first password, or a new one for who has forgotten theirs."""

    new_password = _new_password()

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new_password(self):
        password = self.cleaned_data["new_password"]
        validate_password(password, self.user)
        return password


class ChangePasswordForm(NewPasswordForm):
    """The old one and the new one."""

    password = _password(_("Your password until now"), "current-password")

    field_order = ["password", "new_password"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("new_password") == cleaned.get("password", ""):
            raise ValidationError(_("The new password is the old one. Take another."))
        return cleaned
