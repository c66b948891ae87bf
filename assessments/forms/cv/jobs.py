"""Jobs from a CV: which experience areas each one counts for, and the months of it all."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import actions, wording
from assessments.cv import months
from assessments.cv.matching import named_in, terms
from assessments.forms.cv.common import FROM_CV, period, select, use_field, value
from assessments.scoring import ExperienceHeld
from careerpath.languages import chosen, shown, texts_of
from roles.models import MAX_MONTHS, ExperienceArea
from roles.names import names_of
from roles.wording import duration

DIRECT, RELATED = "direct", "related"
PARTS = ("counts", "also")  # a shift leader in a shop serves customers, too
TROUBLES = {
    months.Trouble.NO_START: gettext_lazy(
        "The CV does not say when this began, so no month is counted."
    ),
    months.Trouble.UNREADABLE: gettext_lazy(
        "We cannot read the dates of this job, so no month is counted."
    ),
    months.Trouble.BACKWARDS: gettext_lazy(
        "By its dates this job ends before it begins, so no month is counted."
    ),
    months.Trouble.FUTURE: gettext_lazy(
        "This job has not begun yet, so no month is counted."
    ),
}


@dataclass(frozen=True)
class JobRow:
    """One job of the CV. `fields` is empty where its dates give nothing to count."""

    job: object
    period: str
    duration: str
    is_rough: bool
    trouble: str
    fields: list


@dataclass(frozen=True)
class AreaRow:
    """One experience area: what the choices add up to, and what the person has said."""

    name: str
    sum: str
    is_cut: bool
    use: object


class JobsPart:
    def __init__(self, form, jobs, profile, *, today):
        self.form = form
        self.jobs = jobs
        self.worked = [
            months.worked(job.start, job.end, today=today, is_current=job.is_current)
            for job in jobs
        ]
        self.areas = list(ExperienceArea.objects.all()) if jobs else []
        self.held = _held(profile)
        self._add_fields()

    def _add_fields(self):
        known = terms({area.slug: names_of(area) for area in self.areas})
        for number, job in enumerate(self.jobs):
            if self.worked[number].trouble is None:
                self._add_job(number, job, named_in(job.title, known))
        for area in self.areas:
            if area.slug in self.held:
                held = self.held[area.slug]
                name = shown(texts_of(area, "name"))
                self.form.fields[f"area-{area.slug}-use"] = use_field(
                    format_html(_("Which answer shall count for “{area}”?"), area=name),
                    wording.answer(held, {}),
                )

    def _add_job(self, number, job, guesses):
        labels = (_("Counts as"), _("Also counts as"))
        guesses = [f"{slug}:{DIRECT}" for slug in guesses[: len(PARTS)]]
        guesses += [""] * (len(PARTS) - len(guesses))
        for part, label, guess in zip(PARTS, labels, guesses, strict=True):
            self.form.fields[f"job-{number}-{part}"] = select(
                label,
                self._choices,
                full_label=job.title or job.employer,
                initial=guess,
            )

    @cached_property
    def _choices(self):
        choices = [("", _("Does not count"))]
        for area in self.areas:
            name, _language = chosen(texts_of(area, "name"))
            related = _("{area}: related work, half of it counts").format(area=name)
            choices += [
                (f"{area.slug}:{DIRECT}", name),
                (f"{area.slug}:{RELATED}", related),
            ]
        return choices

    @property
    def rows(self):
        return [
            self._row(number, job, worked)
            for number, (job, worked) in enumerate(
                zip(self.jobs, self.worked, strict=True)
            )
        ]

    def _row(self, number, job, worked):
        names = [f"job-{number}-{part}" for part in PARTS]
        return JobRow(
            job=job,
            period=period(job),
            duration=duration(months.count([worked])) if not worked.trouble else "",
            is_rough=months.is_rough(job.start) or months.is_rough(job.end),
            trouble=TROUBLES.get(worked.trouble, ""),
            fields=[self.form[name] for name in names if name in self.form.fields],
        )

    @property
    def area_rows(self):
        rows = []
        for area in self.areas:
            total = self._months(area.slug)
            name = f"area-{area.slug}-use"
            use = self.form[name] if name in self.form.fields else None
            if any(total) or use:
                held = ExperienceHeld(*map(_cut, total))
                rows.append(
                    AreaRow(
                        name=shown(texts_of(area, "name")),
                        sum=wording.answer(held, {}),
                        is_cut=max(total) > MAX_MONTHS,
                        use=use,
                    )
                )
        return rows

    def _months(self, slug):
        """(direct, related) months by the choices as they are; a month that is both
        counts as direct."""
        direct, related = (
            [
                worked
                for number, worked in enumerate(self.worked)
                if f"{slug}:{kind}" in self._choices_of(number)
            ]
            for kind in (DIRECT, RELATED)
        )
        return months.count(direct), months.count(related, without=direct)

    def _choices_of(self, number):
        names = (f"job-{number}-{part}" for part in PARTS)
        return {value(self.form, name) for name in names if name in self.form.fields}

    @property
    def _answers(self):
        """What the profile will say: (area, direct months, related months)."""
        answers = []
        for area in self.areas:
            direct, related = map(_cut, self._months(area.slug))
            use = self.form.cleaned_data.get(f"area-{area.slug}-use", FROM_CV)
            if use == FROM_CV and (direct or related):
                answers.append((area, direct, related))
        return answers

    @property
    def taken(self):
        return [
            format_html(
                "{}: {}",
                shown(texts_of(area, "name")),
                wording.answer(ExperienceHeld(direct, related), {}),
            )
            for area, direct, related in self._answers
        ]

    def save(self, *, by):
        answers = {
            area.pk: (direct, related) for area, direct, related in self._answers
        }
        if answers:
            actions.save_experience(answers, by=by)


def _held(profile):
    rows = profile.experienceanswers.all() if profile else ()
    return {
        row.area.slug: ExperienceHeld(row.direct_months, row.related_months)
        for row in rows
    }


def _cut(total):
    return min(total, MAX_MONTHS)
