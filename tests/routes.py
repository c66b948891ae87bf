"""Every address of the site by its name, read from the URLconf itself."""

import re

from django.urls import URLPattern, get_resolver

# One for each argument of an address that tests may ask for.
SAMPLES = {
    "pk": "0b1f2c3d-0000-4000-8000-000000000001",
    "step": "0b1f2c3d-0000-4000-8000-000000000002",
    "result": "0b1f2c3d-0000-4000-8000-000000000003",
    "plan": "0b1f2c3d-0000-4000-8000-000000000004",
    "note": "0b1f2c3d-0000-4000-8000-000000000005",
    "link": "0b1f2c3d-0000-4000-8000-000000000006",
    "slug": "helper",
    "key": "education",
    "kind": "session",
    "verb": "start",
    "signed": "abc:def",
    "token": "abc-def",
    "uid": "MQ",
    "family": "customer-service",
}
ARGUMENT = re.compile(r"<\w+:(\w+)>")


def routes(language="en", **values):
    """name → path, the admin left out; `values` fill the arguments instead of samples. For
    tests, which run in English."""
    values = SAMPLES | {name: str(value) for name, value in values.items()}
    found = {}
    for namespaces, route, name in _walk(get_resolver().url_patterns):
        path = ARGUMENT.sub(lambda argument: values[argument[1]], route)
        full_name = ":".join([*namespaces, name or path])
        found.setdefault(full_name, path.replace("/en/", f"/{language}/", 1))
    return found


def _walk(patterns, namespaces=(), before="/"):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield namespaces, before + str(pattern.pattern), pattern.name
        elif pattern.namespace != "admin":
            inner = (
                (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            )
            route = before + str(pattern.pattern)
            yield from _walk(pattern.url_patterns, inner, route)
