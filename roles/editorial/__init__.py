"""The content lint: what is wrong with the fixtures, before a reader finds it.

Pure: records in, problems out. Each module holds the rules of one subject; a rule is a
function that takes the catalogue and yields problems. `manage.py lint_content` prints
them. The limits stand in tables beside the rules, exceptions with their reason.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from roles import content
from roles.editorial import (
    anchors,
    completeness,
    copies,
    day,
    ladder,
    lengths,
    national,
    quotation,
    reach,
    references,
    repetition,
    sentences,
    structure,
    typography,
    values,
    ways,
    weights,
    wording,
)
from roles.editorial.catalogue import Catalogue, Record
from roles.editorial.problem import Problem

Rule = Callable[[Catalogue], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    values.values_taken,
    references.named_once,
    references.targets_exist,
    references.skills_and_areas_used,
    completeness.known_fields,
    completeness.filled_in,
    structure.all_sections,
    structure.alternative_titles,
    structure.industries,
    structure.four_prompts,
    structure.positions,
    day.moments_in_order,
    ways.all_ways,
    ways.weeks,
    anchors.four_levels,
    anchors.levels_differ,
    lengths.within_bounds,
    typography.signs,
    quotation.quotation_marks,
    typography.words_twice,
    sentences.whole_sentences,
    wording.words_to_avoid,
    wording.no_figures_of_pay,
    copies.in_own_words,
    copies.in_own_language,
    national.own_system_named,
    national.no_other_system_named,
    repetition.titles_lead_to_one_role,
    repetition.no_title_twice,
    repetition.no_text_twice,
    weights.weights_go_together,
    weights.all_dimensions_count,
    weights.essentials_carry,
    weights.essential_skills,
    weights.roles_differ,
    reach.requirements_reachable,
    reach.skills_can_be_learnt_to_the_end,
    reach.effort_is_sane,
    reach.qualifications_can_be_begun,
    reach.prerequisites_come_first,
    ladder.steps_lead_up,
    ladder.steps_take_months,
    ladder.nobody_left_out,
    ladder.classified,
)


def read_catalogue(folder: Path) -> Catalogue:
    """The fixtures below `folder`."""
    return Catalogue(
        Record(name, record["model"], record["fields"])
        for name, records in content.read_files(folder)
        for record in records
    )


def problems_of(catalogue: Catalogue, rules: Iterable[Rule] = RULES) -> list[Problem]:
    """All that is wrong, file by file in the order of the rules. Where a value is none at
    all, only that is told: the other rules could not read it."""
    found = list(values.values_taken(catalogue)) or [
        problem for rule in rules for problem in rule(catalogue)
    ]
    return sorted(found, key=lambda problem: problem.file)
