"""English as written in Europe: Django's own English formats are American."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
FIRST_DAY_OF_WEEK = 1
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
