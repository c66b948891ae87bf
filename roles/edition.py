"""Which edition of the catalogue this is: a word that changes with every change of it.

What is made from the whole catalogue (kept pages, the index of the search) is kept under
this word and so never outlives a change.
"""

from hashlib import sha256

from django.db import connection

from roles.models import AlternativeTitle
from roles.translation import FIELDS

# Changes may come to light in another order than they were written: those of a long
# transaction after younger ones. So the newest ones are counted, too: as many as others
# might write meanwhile.
NEWEST = 500


def current():
    """The last changes that left a history, over all models of the catalogue: one query,
    answered from indexes. Who writes in bulk has to leave a history, too. Other titles
    have none: editors save the role with them, and the fixtures never change one, but
    add and remove."""
    parts = [part for model in FIELDS for part in _newest(model)]
    parts += [
        f"{what} FROM {_table(AlternativeTitle)}" for what in ("COUNT(*)", "MAX(id)")
    ]
    columns = ", ".join(f"(SELECT {part})" for part in parts)  # our own names, no input
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}")
        changes = " ".join(map(str, cursor.fetchone()))
    return sha256(changes.encode()).hexdigest()


def _newest(model):
    """The last change by its number and by its moment, as no clock is always right; and
    how many of the newest there are, which tells one that came late."""
    table = _table(model.history.model)
    last = f"MAX(history_id) FROM {table}"
    yield last
    yield f"MAX(history_date) FROM {table}"
    yield f"COUNT(*) FROM {table} WHERE history_id > (SELECT {last}) - {NEWEST}"


def _table(model):
    return connection.ops.quote_name(model._meta.db_table)
