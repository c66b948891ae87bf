"""Finding roles: an index of every name in every language, filters with counts, and why
each role was found."""
