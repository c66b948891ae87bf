"""The sentences about what a person has and what is asked, in the page's language.

Texts of the catalogue arrive as {"en": …} and leave as safe HTML, marked where they are
in another language. Nothing is computed here.
"""

from dataclasses import replace
from datetime import date

from babel.dates import format_skeleton
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from assessments.models import Weekday
from assessments.planning import WEEKS_PER_MONTH
from assessments.scoring import (
    DEVELOPING_SCORE,
    NEARLY_FULFILMENT,
    NEARLY_SCORE,
    READY_SCORE,
    RELATED_EXPERIENCE,
    Band,
    EducationHeld,
    ExperienceHeld,
    SkillHeld,
    fulfilment,
)
from careerpath.languages import shown
from roles import wording
from roles.enums import SkillLevel
from roles.wording import duration, fields, listed

HEADLINES = {
    Band.READY: gettext_lazy("You have what this role asks for."),
    Band.NEARLY: gettext_lazy("You are nearly there."),
    Band.DEVELOPING: gettext_lazy("You already bring a good part of it."),
    Band.STARTING: gettext_lazy("This is a longer way, and here is where it starts."),
    None: gettext_lazy("Here is what we can say so far."),
}
# About the best of several roles.
REACH_HEADLINES = {
    Band.READY: gettext_lazy("You have what it asks for: {role}."),
    Band.NEARLY: gettext_lazy("You are nearly there: {role}."),
    Band.DEVELOPING: gettext_lazy("You already bring a good part of it: {role}."),
    Band.STARTING: gettext_lazy("These are longer ways, and here is where they start."),
}
BANDS = {
    Band.READY: gettext_lazy("Ready"),
    Band.NEARLY: gettext_lazy("Nearly ready"),
    Band.DEVELOPING: gettext_lazy("Developing"),
    Band.STARTING: gettext_lazy("Starting out"),
}


def band_meaning(band):
    """What it takes to be in a band, with the formula's own figures."""
    texts = {
        Band.READY: _("Every essential is met, and the score is {score} or more."),
        Band.NEARLY: _(
            "Every essential is met to at least {share} %, and the score is {score} or "
            "more."
        ),
        Band.DEVELOPING: _("The score is {score} or more."),
        Band.STARTING: _("The score is below {score}."),
    }
    scores = {
        Band.READY: READY_SCORE,
        Band.NEARLY: NEARLY_SCORE,
        Band.DEVELOPING: DEVELOPING_SCORE,
        Band.STARTING: DEVELOPING_SCORE,
    }
    share = round(100 * NEARLY_FULFILMENT)
    return texts[band].format(score=scores[band], share=share)


def anchor(item, level):
    """What a person at `level` of the item's skill does."""
    texts = {int(key): value for key, value in item["anchors"].items()}
    return wording.anchor(texts, level)


def education_level(snapshot_levels, level):
    """The name of an EQF level, with its number."""
    if level == 0:
        return _("no certificate yet")
    name = shown(snapshot_levels.get(str(level), {}))
    return format_html(_("{name} (EQF level {level})"), name=name, level=level)


def asked(item):
    """What the item asks, without its name: a level, a time, a qualification."""
    need = item["need"]
    if item["dimension"] == "skills":
        return SkillLevel(need["level"]).label
    if item["dimension"] == "experience":
        return duration(need["months"])
    text = _("EQF level {level}").format(level=need["eqf_level"])
    if need["isced_fields"]:
        text += f" · {fields(need['isced_fields'])}"
    return text


def answer(held, education_levels, *, lacks_field=False):
    """What the person answered, in a few words. `lacks_field`: all hangs on the field of
    study, which was not said."""
    match held:
        case None:
            return _("not answered")
        case SkillHeld(level):
            return SkillLevel(level).label
        case ExperienceHeld(direct, related):
            return _experience_answer(direct, related)
        case EducationHeld():
            text = _education_answer(held, education_levels)
            if lacks_field:
                text = format_html("{} · {}", text, _("field of study not answered"))
            return text


def _experience_answer(direct, related):
    if not direct and not related:
        return _("none yet")
    text = duration(direct)
    if related:
        text = _("{direct}, and {related} in related work").format(
            direct=text, related=duration(related)
        )
    return text


def _education_answer(held, education_levels):
    finished = held.finished[0] if held.finished else None
    if finished is None:
        return _("not answered")
    text = education_level(education_levels, finished.eqf_level)
    if finished.field:
        text = format_html("{} · {}", text, fields([finished.field]))
    for one in held.in_progress:
        level = education_level(education_levels, one.eqf_level)
        text = format_html(_("{text}; studying for: {level}"), text=text, level=level)
    return text


def sentence(item, line, education_levels):
    """One plain sentence or two on a line of the ledger."""
    if not line.is_answered and isinstance(line.held, EducationHeld):
        return _("You have not said in which field of study your certificate is.")
    if not line.is_answered:
        return _("You have not answered this yet.")
    match line.held:
        case SkillHeld(level):
            return _skill_sentence(item, level)
        case ExperienceHeld():
            return _experience_sentence(item["need"]["months"], line.held)
        case EducationHeld():
            return _education_sentence(item["need"], line, education_levels)


def _skill_sentence(item, level):
    need = item["need"]["level"]
    own = anchor(item, level)
    if level > need:
        return format_html(_("{own} That is more than is asked for."), own=own)
    if level == need:
        return own
    return format_html(
        _("Asked for: {asked} You, today: {own}"), asked=anchor(item, need), own=own
    )


def _experience_sentence(need, held):
    counted = int(held.direct + RELATED_EXPERIENCE * held.related)
    if not counted:
        text = _("{need} are asked for; you have none yet.").format(need=duration(need))
    elif counted >= need:
        text = _("You have {have}; {need} are asked for.").format(
            have=duration(counted), need=duration(need)
        )
    else:
        text = _("You have {have} of the {need} asked for.").format(
            have=duration(counted), need=duration(need)
        )
    if held.related:
        text += " " + _("Related work of {related} is counted by half in this.").format(
            related=duration(held.related)
        )
    return text


def _education_sentence(need, line, education_levels):
    best = max(line.held.finished, key=lambda one: one.eqf_level)
    text = format_html(
        _("You have: {level}."), level=education_level(education_levels, best.eqf_level)
    )
    if not line.is_met:
        wanted = _("EQF level {level}").format(level=need["eqf_level"])
        if need["isced_fields"]:
            wanted = _("{level} in {fields}").format(
                level=wanted, fields=fields(need["isced_fields"])
            )
        text = format_html(_("{text} Asked for: {wanted}."), text=text, wanted=wanted)
    if _study_counts(line):
        text = format_html(
            _("{text} What you are studying for now counts half-way."), text=text
        )
    return text


def _study_counts(line):
    """Does what is being studied for add anything to this line?"""
    without = replace(line.held, in_progress=())
    return fulfilment(line.requirement.need, without) != line.fulfilment


def agreement(rating):
    """Which rating scored, and both of them: `rating` is one of a snapshot's `ratings`."""
    texts = {
        "who": rating["with"],
        "day": date_format(date.fromisoformat(rating["on"]), "DATE_FORMAT"),
        "agreed": SkillLevel(rating["agreed"]).label,
    }
    if rating["own"] is None:
        text = _(
            "What counts is what was agreed with {who} on {day}: {agreed}. No own rating."
        )
    else:
        texts["own"] = SkillLevel(rating["own"]).label
        text = _(
            "What counts is what was agreed with {who} on {day}: {agreed}. Own rating: "
            "{own}."
        )
    return text.format(**texts)


def agreed_so_far(rating):
    """For the page that asks again; `rating` is an AgreedRating that counts."""
    return _(
        "Agreed with {who} on {day}: {level}. If you choose another level now, yours "
        "counts until you talk again."
    ).format(
        who=rating.agreed_with,
        day=date_format(rating.agreed_on, "DATE_FORMAT"),
        level=rating.get_level_display(),
    )


def basis(names):
    """Whose judgement a result stands on; `names` are those with whom ratings were
    agreed."""
    if not names:
        return _(
            "You have rated yourself. That is a good way to plan, but it is not a "
            "selection test: people often judge themselves too strictly or too kindly. A "
            "career adviser or someone you have worked with can look at it with you."
        )
    text = _(
        "Where it says so, the level counts that you have agreed on with {names}; all "
        "else you have rated yourself. That is a good way to plan, but it is not a "
        "selection test."
    )
    return format_html(text, names=_names(names))


def basis_for_others(names):
    """The same for whoever else reads the result."""
    if not names:
        return _(
            "The person has rated themselves. That is a good way to plan, but it is not "
            "a selection test."
        )
    text = _(
        "Where it says so, the level counts that the person has agreed on with {names}; "
        "all else they have rated themselves. That is a good way to plan, but it is not "
        "a selection test."
    )
    return format_html(text, names=_names(names))


def _names(names):
    return listed(format_html("{}", name) for name in names)


def effort(step, hours_per_week):
    """What a step costs, in words: "30 hours, about 6 weeks at 5 hours a week"."""
    if step.months:
        return duration(step.months)
    if step.weeks:
        months = round(step.weeks / WEEKS_PER_MONTH)
        return format_html(_("about {time}"), time=duration(max(1, months)))
    weeks = max(1, round(step.weeks_of_effort(hours_per_week)))
    hours = ngettext("{n} hour", "{n} hours", step.hours).format(n=step.hours)
    at_pace = ngettext(
        "about {n} week at {pace} hours a week",
        "about {n} weeks at {pace} hours a week",
        weeks,
    ).format(n=weeks, pace=hours_per_week)
    return f"{hours}, {at_pace}"


def month(day):
    """A month as the language writes it, such as "March 2027"."""
    return format_skeleton("yMMMM", day, locale=get_language())


def rhythm(weekdays, at_time, minutes):
    """When and how often, in words: "Monday and Wednesday, 18:30, 45 minutes". `weekdays`
    are their short names with commas, such as "MO,WE"."""
    days = [str(Weekday(day).label) for day in weekdays.split(",") if day]
    parts = [listed(days)] if days else []
    if at_time is not None:
        parts.append(date_format(at_time, "TIME_FORMAT"))
    if minutes:
        parts.append(ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes))
    return capfirst(", ".join(parts))


def kept_for(days):
    """How long something is kept: "3 years" where it comes out even, else days."""
    years, rest = divmod(days, 365)
    if years and not rest:
        return duration(12 * years)
    return ngettext("{n} day", "{n} days", days).format(n=days)
