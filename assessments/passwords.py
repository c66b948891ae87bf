"""How long a password must be: longer for those who see the files of others."""

from django.contrib.auth.password_validation import MinimumLengthValidator

from assessments.models import Account

MIN_LENGTH_FOR_STAFF = 12


class LengthByRank:
    """Eight signs for an account of one's own, twelve for everybody else."""

    for_accounts = MinimumLengthValidator()
    for_staff = MinimumLengthValidator(MIN_LENGTH_FOR_STAFF)

    def validate(self, password, user=None):
        rule = self.for_accounts if isinstance(user, Account) else self.for_staff
        rule.validate(password, user)

    def get_help_text(self):
        return self.for_staff.get_help_text()
