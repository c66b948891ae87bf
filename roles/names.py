"""Every name by which people know a skill or a field of work, in all languages."""

from careerpath.languages import texts_of


def names_of(record):
    """The names and alternative names of a skill or an experience area, as a list."""
    others = texts_of(record, "alternative_names").values()
    lines = [line.strip() for text in others for line in text.splitlines()]
    return [*texts_of(record, "name").values(), *filter(None, lines)]
