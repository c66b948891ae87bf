"""A plan, or one step of it, as a calendar file (RFC 5545), in the page's language.

Reads a PlanBook and the clock of nobody: the same plan gives the same bytes. The person's
notes and evidence are never in it. Who may read it is decided in `views.calendar`.
"""

import unicodedata
from datetime import UTC, datetime, time, timedelta
from functools import cache
from html import unescape
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import TRANSP, Calendar, Event, Timezone, vDuration

from assessments.intention import intention
from assessments.models import StepStatus, Weekday

DAY = timedelta(days=1)
LONGEST_SPAN = timedelta(weeks=4)
REFRESH = timedelta(hours=6)
DEFAULT_MINUTES = 60
LAST_MOMENT = time(23, 59, 59)


def plan_file(book, *, link):
    """All steps of the plan but those set aside, as the bytes of a calendar file.

    `link` turns the path of a page into its full address.
    """
    plan = book.plan
    calendar = _calendar(book, plan.pk)
    name = _("CareerPath: {role}").format(role=plain(book.report.title))
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)  # what Apple, Google and Outlook read
    calendar.add("X-WR-TIMEZONE", zone_of(plan).key)
    calendar.add("URL", link(plan.get_absolute_url()))
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    for row in book.rows:
        _add_step(calendar, book, row, link)
    return calendar.to_ical()


def step_file(book, row, *, link):
    """One step as the bytes of a calendar file; its entries are those that it has in the
    file of the plan, so that importing both doubles nothing."""
    calendar = _calendar(book, row.pk)
    _add_step(calendar, book, row, link)
    return calendar.to_ical()


def has_days(row):
    """Does the step stand in a calendar?"""
    return row.status == StepStatus.DONE or bool(row.is_ahead and row.starts_on)


@cache
def zone_names():
    """All time zones that this machine knows. Kept, for it reads a few hundred files."""
    return frozenset(available_timezones())


def zone_of(plan):
    """The plan's time zone; the site's where this machine does not know it."""
    known = plan.time_zone in zone_names()
    return ZoneInfo(plan.time_zone if known else settings.TIME_ZONE)


def plain(text):
    """HTML of ours as plain text; a text of the person's own stays as it is."""
    return unescape(strip_tags(text)) if hasattr(text, "__html__") else str(text)


def _calendar(book, uid):
    language = get_language().upper()
    calendar = Calendar.new(prodid=f"-//CareerPath//Plan//{language}", uid=str(uid))
    calendar.add("METHOD", "PUBLISH")
    # Always there, so that a plan whose steps are all set aside is a calendar, too: the
    # standard wants at least one component.
    calendar.add_component(_time_zone(book))
    return calendar


def _time_zone(book):
    """The plan's time zone for all years that its entries lie in."""
    days = [day for row in book.rows if has_days(row) for day in _days(row)]
    days.append(book.plan.starts_on)
    zone = Timezone.from_tzid(
        zone_of(book.plan).key,
        first_date=min(days).replace(month=1, day=1),
        last_date=max(days).replace(month=12, day=31) + DAY,
    )
    for rule in zone.subcomponents:
        _mend_onsets(rule)
    return zone


def _mend_onsets(rule):
    """Where clocks go forward, icalendar (7.3) names the time after the jump; the standard
    wants the time by the offset before it (RFC 5545, 3.6.5)."""
    jump = rule.TZOFFSETTO - rule.TZOFFSETFROM
    if jump > timedelta():
        later = [onset - jump for onset, _end in rule.rdates]
        rule.DTSTART -= jump
        rule.pop("RDATE", None)
        if later:
            rule.add("RDATE", later)


def _add_step(calendar, book, row, link):
    if not has_days(row):
        return
    card = book.card(row)
    entries = [*_all_day_entries(card), *_sessions(card, zone_of(book.plan))]
    for entry in entries:
        entry.add("URL", link(row.get_absolute_url()))
        calendar.add_component(entry)


def _days(row):
    """First and last day. A step that is done ends on the day on which it was."""
    if row.status == StepStatus.DONE:
        return min(row.starts_on or row.done_on, row.done_on), row.done_on
    return row.starts_on, row.ends_on


def _all_day_entries(card):
    """The step as a bar over its days; over four weeks, its first and its last day only,
    for a bar of a year would lie on every week and be seen in none."""
    first, last = _days(card.row)
    is_long = last - first >= LONGEST_SPAN
    if card.row.status == StepStatus.DONE:
        first = last if is_long else first
        return [_all_day(card, "", "✓ {title}", first, last)]
    if not is_long:
        return [_all_day(card, "", "{title}", first, last)]
    return [
        _all_day(card, "", _("Begins: {title}"), first, first),
        _all_day(card, "-last-day", _("Last day: {title}"), last, last),
    ]


def _all_day(card, name, summary, first, last):
    entry = _entry(card, name, summary)
    entry.start, entry.end = first, last + DAY
    entry.transparency = TRANSP.TRANSPARENT
    return entry


def _sessions(card, zone):
    """The times that the person has set, week by week: one entry or none."""
    row = card.row
    first, last = _days(row)
    weekdays = [day for day in Weekday.values if day in row.weekdays.split(",")]
    week = (first + number * DAY for number in range(7))
    matching = (day for day in week if Weekday.values[day.weekday()] in weekdays)
    begin = next(matching, None)
    if begin is None or begin > last or row.at_time is None:
        return []
    entry = _entry(card, "-session", "{title}")
    entry.start = datetime.combine(begin, row.at_time, zone)
    # A duration, not an end, which might not exist on the day that clocks change.
    entry.add("DURATION", timedelta(minutes=row.minutes or DEFAULT_MINUTES))
    until = datetime.combine(last, LAST_MOMENT, zone).astimezone(UTC)
    entry.add("RRULE", {"FREQ": "WEEKLY", "BYDAY": weekdays, "UNTIL": until})
    if row.place:
        entry.add("LOCATION", _clean(row.place))
    return [entry]


def _entry(card, name, summary):
    """An entry without its time. `name` tells the entries of one step apart."""
    row = card.row
    return Event.new(
        uid=f"{row.pk}{name}@careerpath",
        sequence=row.sequence,
        stamp=row.updated_at,
        created=row.created_at,
        last_modified=row.updated_at,
        summary=_clean(summary.format(title=plain(card.title))),
        description=_clean(_description(card)),
    )


def _description(card):
    about = [plain(card.effort), plain(card.description)]
    if card.gap:
        about.insert(0, _("What it is for: {names}").format(names=plain(card.gap)))
    own = [f"{question} {plain(answer)}" for question, answer in intention(card)]
    parts = ["\n".join(filter(None, part)) for part in (about, own)]
    return "\n\n".join(filter(None, parts))


def _clean(text):
    """Without the characters that a calendar file must not hold (RFC 5545, 3.1)."""
    lines = "\n".join(text.splitlines())
    allowed = ("\n", "\t")
    return "".join(
        one for one in lines if one in allowed or unicodedata.category(one) != "Cc"
    )
