"""Calendar files as tests read them: back through the library, by what they say."""

from dateutil.rrule import rrulestr
from icalendar import Calendar


def calendar_of(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    assert [one.errors for one in calendar.walk() if one.errors] == []
    return calendar


def entries(calendar):
    """The events by their summary; sessions with a ↻ before it."""
    found = {}
    for event in calendar.events:
        mark = "↻ " if "RRULE" in event else ""
        found[f"{mark}{event['SUMMARY']}"] = event
    assert len(found) == len(calendar.events)
    return found


def times_of(session):
    """When the sessions take place, by the clock on the wall."""
    rule = rrulestr(session["RRULE"].to_ical().decode(), dtstart=session.start)
    return list(rule)


def set_words(step, **words):
    for name, value in words.items():
        setattr(step, name, value)
    step.save()
