"""The catalogue's page as its template places it: roles with the reason why they were
found, pages, and what helps where there is nothing.
"""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roles.forms import MAX_QUERY
from roles.models import Role
from roles.pages import RolePage
from roles.searching.facets import Facets, Link, address
from roles.searching.filters import Filters
from roles.searching.reasons import marked, reasons

PER_PAGE = 24


@dataclass(frozen=True)
class Hit:
    """A role on the page, and why it was found."""

    page: RolePage
    reasons: list[str]
    is_near: bool


class Results:
    """What `query` and `filters` find in the catalogue."""

    def __init__(self, catalogue, query, filters, page_number=1):
        self.catalogue = catalogue
        self.query = query
        self.filters = filters
        self.page_number = page_number

    @cached_property
    def _findings(self):
        return self.catalogue.find(self.query, get_language())

    @cached_property
    def _found(self):
        """Numbers of the roles that the query finds, whatever the filters say."""
        return self._findings.roles if self.query else self.catalogue.numbers

    @cached_property
    def facets(self):
        by_facts = self.catalogue.by_facts(self._found)
        return Facets(self.query, self.filters, by_facts, self.catalogue.education)

    @cached_property
    def _left(self):
        facts = self.catalogue.facts
        return [one for one in self._found if self.filters.let_through(facts[one])]

    @property
    def total(self):
        return len(self._left)

    @cached_property
    def page(self):
        """The page that was asked for, or the last one before it."""
        return Paginator(self._left, PER_PAGE).get_page(self.page_number)

    @cached_property
    def hits(self):
        return [self._hit(number, page) for number, page in self._pages_of(self.page)]

    def _hit(self, number, page):
        if not self.query:
            return Hit(page, [], is_near=False)
        reason = self._findings.reason(number)
        return Hit(page, reasons(page.role, self.catalogue, reason), reason.is_near)

    def _pages_of(self, numbers):
        """Pairs of a number and its role's page, in this order."""
        keys = [self.catalogue.keys[number] for number in numbers]
        roles = Role.objects.published().with_card().in_bulk(keys)
        return [
            (number, RolePage(roles[key]))
            for number, key in zip(numbers, keys, strict=True)
            if key in roles  # else gone this very moment
        ]

    @property
    def did_you_mean(self):
        """The name that the best role was found by, if all took forgiving a slip."""
        if not self.hits or not all(hit.is_near for hit in self.hits):
            return None
        name, *more = self._findings.reason(self.page[0]).names
        url = address(name.text[:MAX_QUERY], self.filters)
        return None if more else Link(marked(name), url)

    @property
    def is_emptied_by_filters(self):
        return not self._left and bool(self._found)

    @cached_property
    def nearest(self):
        """Roles that come closest to a query that finds nothing."""
        numbers = self.catalogue.nearest(self.query, get_language())
        return [page for number, page in self._pages_of(numbers)]

    @property
    def everything(self):
        return Link(_("Show all roles"), address("", Filters()))

    @property
    def pages(self):
        """Links to the pages around this one; None where some are left out."""
        if self.page.paginator.num_pages == 1:
            return []
        near = self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=2, on_ends=1
        )
        return [self._page_link(number) for number in near]

    def _page_link(self, number, label=None):
        if not isinstance(number, int):
            return None
        url = address(self.query, self.filters, number)
        is_current = number == self.page.number
        return Link(label or str(number), url, is_current=is_current)

    @property
    def before(self):
        number = self.page.number - 1
        return self._page_link(number, _("Page before")) if number else None

    @property
    def after(self):
        number = self.page.number + 1
        has_more = number <= self.page.paginator.num_pages
        return self._page_link(number, _("Next page")) if has_more else None
