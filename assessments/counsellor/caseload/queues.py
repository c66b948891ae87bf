"""The queues of the caseload: which clients wait for what."""

from django.db.models import Q, TextChoices
from django.utils.translation import pgettext_lazy


class Queue(TextChoices):
    """Those of whom something has to be done stand between all and the archive."""

    ALL = "all", pgettext_lazy("clients", "All")
    UNASSESSED = "unassessed", pgettext_lazy("clients", "No assessment yet")
    OVERDUE = "overdue", pgettext_lazy("clients", "Plan overdue")
    REVIEW = "review", pgettext_lazy("clients", "Review due")
    NO_CONSENT = "no-consent", pgettext_lazy("clients", "Consent missing")
    UNASSIGNED = "unassigned", pgettext_lazy("clients", "Without counsellor")
    ARCHIVED = "archived", pgettext_lazy("clients", "Archived")


def waiting_in(queue, *, today, team):
    """The condition for clients `at_a_glance` to be in this queue. `team`: the ids of the
    users who counsel in the office, for whoever may see the clients of all of them."""
    if queue == Queue.ARCHIVED:
        return Q(archived_at__isnull=False)
    conditions = {
        Queue.ALL: Q(),
        # Where consent was withdrawn, we must not know whether there is a result.
        Queue.UNASSESSED: Q(assessed_at=None)
        & (Q(has_consent=True) | Q(profile__isnull=True)),
        Queue.OVERDUE: Q(step_due_on__lt=today),
        Queue.REVIEW: Q(review_on__lte=today),
        # Who has deleted their work has ended the consent, too.
        Queue.NO_CONSENT: Q(has_consent=False) | Q(profile=None),
        Queue.UNASSIGNED: Q(counsellor=None) | ~Q(counsellor__in=team),
    }
    return Q(archived_at=None) & conditions[queue]
