"""Who works here: a name and a password, and a code of the second factor if there is one.

`django.contrib.auth.authenticate` asks each backend whose arguments fit by name; so do
staff and people with an account never come through each other's door.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend, ModelBackend

from assessments.counsellor.actions import check_code


class StaffBackend(ModelBackend):
    def authenticate(self, request, *, username, password):
        """The user, or None; a name that we do not know takes as long as a wrong
        password."""
        return super().authenticate(request, username=username, password=password)


class SecondFactorBackend(BaseBackend):
    def authenticate(self, request, *, username, otp_token):
        """The user whose password was right a moment ago, if the code is right, too."""
        user = (
            get_user_model().objects.filter(username=username, is_active=True).first()
        )
        return user if user and check_code(otp_token, by=user) else None
