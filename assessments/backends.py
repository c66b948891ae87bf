"""Whether an account's e-mail and password belong together. It opens no session: who has
an account comes by the cookie of `access`."""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password

from assessments.models import Account


class AccountBackend(BaseBackend):
    def authenticate(self, request, *, email, password):
        """The account, or None. An e-mail that we do not know takes as long as a wrong
        password."""
        account = Account.objects.filter(email=email).select_related("profile").first()
        if account is None:
            make_password(password)
            return None
        return account if check_password(password, account.password) else None
