"""Lets Babel read the texts of Django's templates; used by `make messages` alone."""

from io import BytesIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_template(fileobj, keywords, comment_tags, options):
    """Babel's extraction method for Django templates: (line, function, texts, comments).

    Django turns a template into calls of gettext; the parentheses around them keep the
    tokenizer from minding their indentation.
    """
    source = templatize(fileobj.read().decode("utf-8"))
    code = BytesIO(f"({source}\n)".encode())
    return extract_python(code, keywords, comment_tags, {"encoding": "utf-8"})
