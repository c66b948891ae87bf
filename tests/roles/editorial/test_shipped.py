"""What we ship is clean; Ada is told when a draft of hers is not."""

import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from roles import editorial
from roles.editorial.problem import Problem

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DRAFT = """
- model: roles.experiencearea
  fields:
    slug: gardening
    name_en: Gardening
    name_de: Gartenbau
    name_pl: Ogrodnictwo
    name_da: Havebrug!
"""


@pytest.fixture
def drafts(tmp_path, settings):
    """Fixtures of a house of its own."""
    settings.BASE_DIR = tmp_path
    folder = tmp_path / "fixtures" / "020_areas"
    folder.mkdir(parents=True)
    return folder


def test_shipped_content_has_no_problems():
    catalogue = editorial.read_catalogue(FIXTURES)

    assert [str(problem) for problem in editorial.problems_of(catalogue)] == []


def test_no_rule_is_forgotten():
    """Every public function that tells of problems is among the rules, once."""
    written = [
        thing
        for subject in pkgutil.iter_modules(editorial.__path__)
        for name, thing in vars(getattr(editorial, subject.name)).items()
        if inspect.isfunction(thing) and not name.startswith("_")
        if inspect.signature(thing).return_annotation == Iterator[Problem]
    ]

    assert sorted(map(str, editorial.RULES)) == sorted(map(str, written))


def test_ada_reads_file_record_field_language_and_remedy(drafts, capsys):
    (drafts / "gardening.yaml").write_text(DRAFT, encoding="utf-8")

    with pytest.raises(CommandError, match=r"^\d+ problems in the content\.$"):
        call_command("lint_content")

    lines = capsys.readouterr().out.splitlines()
    assert (
        "fixtures/020_areas/gardening.yaml: experiencearea gardening · name · da: "
        "only people who speak may exclaim: take out the “!”"
    ) in lines
    assert (
        "fixtures/020_areas/gardening.yaml: experiencearea gardening: "
        "no role asks for it: use it or take it out"
    ) in lines


def test_nothing_wrong_is_said_in_one_line(drafts, capsys):
    call_command("lint_content")

    assert capsys.readouterr().out == "Content: 0 texts, no problems.\n"
