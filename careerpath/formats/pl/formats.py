"""Short dates as Poles write them: Django's own have dashes."""

SHORT_DATE_FORMAT = "d.m.Y"
