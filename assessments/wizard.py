"""The pages of an assessment, in order, as a plain object. Knows no request.

Education and experience have a page each; skills come in pages of a few, must-haves
first. A role that asks nothing of a kind has no page for it, and what is known already is
not asked again. Beside this way through, each requirement has a page for changing its one
answer, whose key begins with "change-".
"""

from dataclasses import dataclass, replace

from roles.enums import Importance

SKILLS_PER_PAGE = 5
CHANGE = "change-"


@dataclass(frozen=True)
class Page:
    """One page: its key in the address, and the requirement rows that it asks about."""

    key: str
    kind: str
    rows: tuple

    @property
    def is_change(self):
        return self.key.startswith(CHANGE)


class Wizard:
    """The pages of `role` without the rows whose keys are in `known_keys`."""

    def __init__(self, role, known_keys=()):
        self.role = role
        self.known_keys = known_keys
        rows = [*_rows(role)]
        left = [row for row in rows if row.key not in known_keys]
        self.total = len(rows)
        self.left = len(left)
        self.pages = [*_pages(left)]
        self._changes = [
            replace(page, key=f"{CHANGE}{page.key}") for page in _pages(rows)
        ]

    @property
    def known(self):
        """How many questions need no new answer."""
        return self.total - self.left

    def page(self, key):
        """The page of that key, or None. What a tab left open asks about although it is
        not asked any more is a change."""
        pages = {page.key: page for page in [*self._changes, *self.pages]}
        return pages.get(key) or pages.get(f"{CHANGE}{key}")

    def page_about(self, requirement_key):
        """The key of the page on which the answer to this requirement can be changed."""
        for page in self._changes:
            if any(row.key == requirement_key for row in page.rows):
                return page.key
        return None

    def before(self, page):
        place = self.pages.index(page)
        return self.pages[place - 1] if place else None

    def after(self, page):
        rest = self.pages[self.pages.index(page) + 1 :]
        return rest[0] if rest else None

    def number(self, page):
        """1 for the first page; None for a page that only changes an answer."""
        return None if page.is_change else self.pages.index(page) + 1


def _rows(role):
    """All that the role asks, in the order of the questions."""
    yield from role.educationrequirements.all()
    yield from _by_importance(role.experiencerequirements.all())
    yield from _by_importance(role.skillrequirements.all())


def _by_importance(rows):
    return sorted(rows, key=lambda row: Importance.rank(row.importance))


def _pages(rows):
    for kind in ("education", "experience"):
        if of_kind := tuple(row for row in rows if _kind(row) == kind):
            yield Page(kind, kind, of_kind)
    skills = tuple(row for row in rows if _kind(row) == "skill")
    for number, start in enumerate(range(0, len(skills), SKILLS_PER_PAGE), start=1):
        some = skills[start : start + SKILLS_PER_PAGE]
        yield Page(f"skills-{number}", "skills", some)


def _kind(row):
    return row.key.partition(":")[0]
