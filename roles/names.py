"""Every name by which people know a skill or a field of work, in all languages."""

from careerpath.languages import texts_of


def names_of(record):
    """The names and alternative names of a skill or an experience area, as a list."""
    return [name for name, language in named_in(record)]


def named_in(record):
    """The same with their languages: [("Listening", "en"), …]."""
    names = [(name, code) for code, name in texts_of(record, "name").items()]
    for code, text in texts_of(record, "alternative_names").items():
        lines = (line.strip() for line in text.splitlines())
        names += [(line, code) for line in lines if line]
    return names
