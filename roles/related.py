"""Roles that ask for much of the same skills, on whichever ladder they stand."""

from dataclasses import dataclass

from django.db.models import Count

from roles.models import Role, SkillRequirement

MOST = 4
LEAST_SHARED = 3


@dataclass(frozen=True)
class Related:
    """A role and how many of the skills that it asks are asked here, too."""

    role: Role
    shared: int
    asked: int


def related_to(role, *, without=()):
    """The published roles that share most skills with this one, the closest first;
    `without` are ids of roles that the page names elsewhere. Two queries."""
    skills = [row.skill_id for row in role.skillrequirements.all()]
    shared = (
        SkillRequirement.objects.filter(skill__in=skills, role__is_published=True)
        .exclude(role__in=[role.pk, *without])
        .order_by()
        .values_list("role")
        .annotate(count=Count("pk"))
        .filter(count__gte=LEAST_SHARED)
        .order_by("-count", "role")[:MOST]
    )
    counts = dict(shared)
    roles = Role.objects.filter(pk__in=counts).annotate(
        asked=Count("skillrequirements")
    )
    found = [Related(one, counts[one.pk], one.asked) for one in roles]
    return sorted(found, key=lambda one: (-one.shared, one.role.rung, one.role.slug))
