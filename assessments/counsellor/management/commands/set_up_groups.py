"""Makes the groups of the people who work here."""

from django.core.management.base import BaseCommand

from assessments.counsellor import actions


class Command(BaseCommand):
    help = (
        "Make the groups (counsellor, lead counsellor, editor, admin) and their rights."
    )

    def handle(self, **options):
        actions.set_up_groups()
