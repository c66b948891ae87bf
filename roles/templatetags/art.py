"""The drawing of a role, for templates."""

from django import template

from roles.art import symbol_of

register = template.Library()


@register.filter
def symbol(role):
    """The id of its drawing in `static/img/roles.svg`."""
    return symbol_of(role.slug)
