"""The memory of the content command (`roles.content`)."""

from django.db import models


class LoadedRecord(models.Model):
    """What the content command last wrote of one fixture record, and where.

    By it the command tells a record that an editor has changed or deleted since from one
    that it may renew, or remove once the fixtures no longer hold it.
    """

    key = models.CharField(max_length=300, unique=True)
    object_id = models.BigIntegerField()
    fields = models.JSONField()
    fixture_digest = models.CharField(max_length=64)
    saved_digest = models.CharField(max_length=64)

    def __str__(self):
        return self.key

    @property
    def model_label(self):
        return self.key.partition(":")[0]
