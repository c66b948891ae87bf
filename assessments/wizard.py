"""The pages of an assessment, in order, as a plain object. Knows no request.

Education and experience have a page each; skills come in pages of a few, must-haves
first. A role that asks nothing of a kind has no page for it.
"""

from dataclasses import dataclass

from roles.enums import Importance

SKILLS_PER_PAGE = 5


@dataclass(frozen=True)
class Page:
    """One page: its key in the address, and the requirement rows that it asks about."""

    key: str
    kind: str
    rows: tuple


class Wizard:
    def __init__(self, role):
        self.role = role
        self.pages = [*_pages(role)]

    def page(self, key):
        """The page of that key, or None."""
        return next((page for page in self.pages if page.key == key), None)

    def page_about(self, requirement_key):
        """The key of the page that asks about a requirement such as "skill:coaching"."""
        kind, _, slug = requirement_key.partition(":")
        for page in self.pages:
            if page.kind == "skills" and kind == "skill":
                if any(row.skill.slug == slug for row in page.rows):
                    return page.key
            elif page.kind == kind:
                return page.key
        return None

    def before(self, page):
        place = self.pages.index(page)
        return self.pages[place - 1] if place else None

    def after(self, page):
        rest = self.pages[self.pages.index(page) + 1 :]
        return rest[0] if rest else None

    def number(self, page):
        return self.pages.index(page) + 1


def _pages(role):
    if education := tuple(role.educationrequirements.all()):
        yield Page("education", "education", education)
    if experience := _by_importance(role.experiencerequirements.all()):
        yield Page("experience", "experience", experience)
    skills = _by_importance(role.skillrequirements.all())
    for number, start in enumerate(range(0, len(skills), SKILLS_PER_PAGE), start=1):
        rows = skills[start : start + SKILLS_PER_PAGE]
        yield Page(f"skills-{number}", "skills", rows)


def _by_importance(rows):
    return tuple(sorted(rows, key=lambda row: Importance.rank(row.importance)))
