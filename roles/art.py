"""Which drawing stands for a role: a symbol of `static/img/roles.svg`.

Pure. Roles that nobody has drawn yet, such as imported ones, share a neutral one.
"""

NEUTRAL = "any-role"
DRAWN = frozenset(
    {
        "call-centre-manager",
        "customer-experience-manager",
        "customer-service-coordinator",
        "customer-service-manager",
        "customer-service-representative",
        "customer-service-team-leader",
        "head-of-customer-service",
    }
)


def symbol_of(slug: str) -> str:
    """The id of the symbol."""
    return slug if slug in DRAWN else NEUTRAL
