"""Which roles an address asks to compare, and what is wrong with it, kindly said."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from roles.models import Role, Transition

MOST = 3  # roles side by side
MOST_READ = 10  # of an address


@dataclass(frozen=True)
class Choice:
    """The known roles in the order of the address, three at most, with all that they ask;
    and a sentence on each thing that is wrong."""

    roles: list[Role]
    problems: list[str]

    @property
    def is_enough(self):
        return len(self.roles) > 1

    @property
    def slugs(self):
        return [role.slug for role in self.roles]


def choice_of(slugs):
    """The choice of these roles by their slugs; empty ones mean nothing."""
    wanted = [slug for slug in slugs if slug]
    unique = [*dict.fromkeys(wanted)]
    found = _published(unique[:MOST_READ])
    known = [found[slug] for slug in unique if slug in found]
    problems = _problems(wanted, unique, known)
    return Choice(known[:MOST], [text for text, is_so in problems if is_so])


def _published(slugs):
    if not slugs:
        return {}
    roles = Role.objects.published().filter(slug__in=slugs)
    roles = roles.select_related("family").with_requirements()
    return {role.slug: role for role in roles}


def _problems(wanted, unique, known):
    too_many = len(unique) > MOST
    return [
        (_("Three roles are the most that fit side by side."), too_many),
        (
            _("We know no role by one of these names, or it is not shown any more."),
            len(known) < len(unique[:MOST_READ]),
        ),
        (
            _("You have chosen the same role twice. Choose two different ones."),
            len(unique) < len(wanted) and len(known) < 2,
        ),
    ]


def transitions_between(roles):
    """The usual steps from one of these roles to another."""
    found = Transition.objects.filter(from_role__in=roles, to_role__in=roles)
    return found.order_by("typical_months", "pk")
