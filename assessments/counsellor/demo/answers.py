"""What the people of the demonstration answer about themselves, and how it grows."""

from assessments import actions
from assessments.counsellor.demo.writing import texts
from roles.enums import Importance, IscedField

HIGHEST = 4
# As (EQF level, ISCED-F field); the last one did not say in what.
CERTIFICATES = (
    *[(4, IscedField.GENERAL)] * 4,
    (4, IscedField.RETAIL),
    (4, IscedField.BUSINESS),
    (5, IscedField.BUSINESS),
    (6, IscedField.SOCIAL),
    (6, IscedField.LANGUAGES),
    (4, ""),
)


def answer_all(case, *, strength):
    """Answers to all that the role asks; with `strength` 1 everything is met, with 0
    hardly anything. Some leave a question open."""
    profile, rng = case.profile, case.rng
    actions.save_education(
        finished=_certificate(rng, strength), in_progress=None, by=profile
    )
    actions.save_experience(
        {
            row.area_id: _months(rng, strength, row.months)
            for row in case.role.experiencerequirements.all()
        },
        by=profile,
    )
    levels = {
        row.skill_id: _level(rng, strength, row)
        for row in case.role.skillrequirements.all()
    }
    if case.perhaps(0.12):
        levels.pop(rng.choice(sorted(levels)))
    actions.save_skills(levels, by=profile)


def _certificate(rng, strength):
    if rng.random() > 0.7 + strength / 2:
        return (rng.choice((2, 3)), IscedField.GENERAL)
    return rng.choice(CERTIFICATES)


def _months(rng, strength, asked):
    if rng.random() < strength:
        return (asked + rng.randint(0, 30), 0)
    return (round(asked * rng.choice((0, 0.25, 0.5, 0.75))), rng.choice((0, 6, 18)))


def _level(rng, strength, row):
    """Who aims for a role brings the essentials of it more often than the rest."""
    is_essential = row.importance == Importance.ESSENTIAL
    if rng.random() < strength * (1.6 if is_essential else 1):
        return min(HIGHEST, row.level + (rng.random() < 0.15))
    return max(0, row.level - (1 if is_essential else rng.choice((1, 1, 2))))


def gaps(case):
    """The skills of the role that are not met yet, with the levels that count: rows of
    (requirement, level)."""
    profile = case.profile
    held = dict(profile.skillanswers.values_list("skill_id", "level"))
    held |= dict(profile.agreedratings.in_force().values_list("skill_id", "level"))
    rows = case.role.skillrequirements.all()
    found = [(row, held.get(row.skill_id, 0)) for row in rows]
    return [(row, level) for row, level in found if level < row.level]


def improve(case, most):
    """A step up in some of what is missing, by the client's own judgement. Returns the
    skills' ids with their levels."""
    missing = gaps(case)
    chosen = case.rng.sample(missing, min(most, len(missing)))
    levels = {row.skill_id: level + 1 for row, level in chosen}
    actions.save_skills(levels, by=case.profile)
    return levels


def work(case, months):
    """The client has worked for so many months since."""
    area = next(iter(case.role.experiencerequirements.all())).area_id
    for row in case.profile.experienceanswers.filter(area_id=area):
        answer = (row.direct_months + months, row.related_months)
        actions.save_experience({area: answer}, by=case.profile)


def agreement(case, most):
    """What counsellor and client agree on for some skills of which they have an example:
    (level, evidence) by the id of the skill."""
    known = texts(case.person.language)["evidence"]
    own = dict(case.profile.skillanswers.values_list("skill_id", "level"))
    rows = [
        row
        for row in case.role.skillrequirements.all()
        if row.skill.slug in known and row.skill_id in own
    ]
    chosen = case.rng.sample(rows, min(most, len(rows)))
    return {
        row.skill_id: (
            _agreed_level(case.rng, own[row.skill_id]),
            case.words.next("evidence", row.skill.slug),
        )
        for row in chosen
    }


def _agreed_level(rng, own):
    """Some are too modest, some too bold; with an example there is at least a beginning."""
    return max(1, min(HIGHEST, own + rng.choice((0, 0, 0, 0, 1, -1))))
