"""Proving who one is: by password, by code. Wrong tries are counted, wherever they are made,
by django-axes for the name at this sender and by `access.may_try` for the sender."""

from django.contrib.auth import authenticate
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assessments import access, locks
from assessments.counsellor.door import second_factor
from assessments.views.coming_back import TOO_MANY_TRIES

PURPOSE = "desk"  # counted apart from the tries of people with an account
TOO_MANY = "too-many"
WRONG_PASSWORD = _("This is not your password.")
WRONG_CODE = _("This code is not right. Codes of the app change every half minute.")


def proven(request, form, wrong, **credentials):
    """The user whom these credentials prove, as far as this sender may try; None with an
    error in the form. `wrong`: (field, what to say) if they do not fit."""
    if not access.may_try(request, PURPOSE):
        form.add_error(None, ValidationError(TOO_MANY_TRIES, TOO_MANY))
        return None
    user = authenticate(request, **credentials)
    if locks.is_locked(request):
        form.add_error(None, ValidationError(TOO_MANY_TRIES, TOO_MANY))
    elif user is None:
        access.count_wrong_try(request, PURPOSE)
        form.add_error(*wrong)
    return user


def has_password(request, form, user):
    """Has this user given their password? If not, with an error in the form."""
    wrong = ("password", WRONG_PASSWORD)
    proof = {"username": user.get_username(), "password": form.cleaned_data["password"]}
    return proven(request, form, wrong, **proof) is not None


def has_code(request, form, user):
    """Has this user given a code of their second factor? After wrong ones, the next is not
    looked at for a while. If not, with an error in the form."""
    seconds = second_factor.seconds_to_wait(user)
    if seconds:
        text = ngettext(
            "Please wait {number} second, then take the newest code.",
            "Please wait {number} seconds, then take the newest code.",
            seconds,
        )
        form.add_error("otp_token", text.format(number=seconds))
        return False
    wrong = ("otp_token", WRONG_CODE)
    code = form.cleaned_data["otp_token"]
    proof = {"username": user.get_username(), "otp_token": code}
    return proven(request, form, wrong, **proof) is not None


def status_of(form):
    """429 after too many tries."""
    return 429 if form.has_error(NON_FIELD_ERRORS, TOO_MANY) else 200
