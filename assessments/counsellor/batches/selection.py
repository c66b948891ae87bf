"""The clients for whom a batch is to be made, and what each of them lacks."""

from functools import cached_property

from assessments.counsellor.models import Client
from assessments.counsellor.report.readiness import (
    lacking_for_draft,
    lacking_for_final,
    with_readiness,
)
from assessments.counsellor.report.reasons import in_words

MOST_CLIENTS = 500


class Selection:
    """Of the clients that were ticked, those whom the user may see; none of them if they
    are too many. One query."""

    def __init__(self, user, ids):
        self.ids = ids
        self.is_too_big = len(ids) > MOST_CLIENTS
        self.clients = [] if self.is_too_big else _readied(user, ids)

    @property
    def total(self):
        return len(self.clients)

    @property
    def gone(self):
        """How many were ticked that the user may not see (any more)."""
        return 0 if self.is_too_big else len(self.ids) - self.total

    @cached_property
    def drafts(self):
        """For how many a draft can be made."""
        return sum(not lacking_for_draft(one) for one in self.clients)

    @cached_property
    def finals(self):
        """For how many all is there."""
        return sum(not lacking_for_final(one) for one in self.clients)

    @cached_property
    def lacking(self):
        """Those for whom not all is there, with what is lacking in words."""
        found = [(one, lacking_for_final(one)) for one in self.clients]
        return [
            (one, [in_words(code) for code in codes]) for one, codes in found if codes
        ]


def _readied(user, ids):
    mine = Client.objects.visible_to(user).filter(pk__in=ids)
    return list(with_readiness(mine).order_by("search_text", "pk"))
