"""What all records of the catalogue share: a natural key, by which fixtures name them."""

from operator import attrgetter

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from roles.enums import SkillLevel

MAX_MONTHS = 600
ASKED_LEVELS = [choice for choice in SkillLevel.choices if choice[0] > 0]
EQF_VALIDATORS = [MinValueValidator(1), MaxValueValidator(8)]


def all_positive(*fields):
    """A condition for constraints. NULL is refused expressly: to a database a check of
    NULL > 0 is not false, so it would pass."""
    given = {f"{field}__isnull": False for field in fields}
    return Q(**given, **{f"{field}__gt": 0 for field in fields})


class KeyedQuerySet(models.QuerySet):
    def get_by_natural_key(self, *key):
        return self.get(**dict(zip(self.model.KEY, key, strict=True)))


class Keyed(models.Model):
    """A record that fixtures name by what it is, not by a number."""

    KEY = ("slug",)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self):
        return tuple(attrgetter(path.replace("__", "."))(self) for path in self.KEY)
