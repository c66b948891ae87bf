"""The house keeps its own rules: nothing unused, nothing undocumented, nothing said twice."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from roles.models import LoadedRecord

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
PACKAGES = ("careerpath", "roles", "assessments")
# Templates that Django or crispy-forms find by name.
BY_NAME = re.compile(r"^(admin|errors|careerpath)/")


def sources():
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def test_every_template_is_used():
    texts = [path.read_text() for path in sources()]
    texts += [path.read_text() for path in TEMPLATES.rglob("*.html")]
    everything = "\n".join(texts)
    kinds = ("education", "experience", "skills")  # named by the kind of the page

    unused = [
        name
        for path in TEMPLATES.rglob("*.html")
        if not BY_NAME.match(name := path.relative_to(TEMPLATES).as_posix())
        and name not in everything
        and path.stem not in kinds
    ]

    assert unused == []


def test_every_error_page_exists():
    pages = {path.stem for path in (TEMPLATES / "errors").glob("*.html")}

    assert pages == {"400", "403", "404", "500", "503", "stale_form"}


def test_templates_hold_no_inline_style_or_script():
    pattern = re.compile(r'\sstyle="|<script(?![^>]*\bsrc=)|\son[a-z]+="')

    bad = [p.name for p in TEMPLATES.rglob("*.html") if pattern.search(p.read_text())]

    assert bad == []


def test_every_module_says_what_lives_in_it():
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if path.name not in ("__init__.py", "apps.py", "urls.py", "forms.py")
        and not path.read_text().startswith('"""')
    ]

    assert silent == []


def test_every_setting_from_the_environment_is_in_the_readme():
    text = "".join(path.read_text() for path in (ROOT / "careerpath").glob("*.py"))
    names = set(re.findall(r'env\.(?:flag|words|number|secret)\(\s*"([A-Z_]+)"', text))
    readme = (ROOT / "README.md").read_text()

    assert names | {"DATABASE_URL"} == {
        name for name in names | {"DATABASE_URL"} if f"`{name}`" in readme
    }
    assert len(names) == 9


def test_readme_maps_every_room():
    readme = (ROOT / "README.md").read_text()

    for room in (*PACKAGES, "templates", "static", "fixtures", "tests"):
        assert f"`{room}/`" in readme


def test_locks_hold_hashes_and_no_addresses():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()

        assert "://" not in text
        assert "--index-url" not in text
        for requirement in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in requirement


@pytest.mark.parametrize("app", ["careerpath", "roles", "assessments"])
def test_every_model_and_field_has_a_name_for_editors(app):
    unnamed = [
        (model.__name__, field.name)
        for model in apps.get_app_config(app).get_models()
        if model is not LoadedRecord and not model.__name__.startswith("Historical")
        for field in model._meta.fields
        if field.editable and not field.primary_key and field._verbose_name is None
    ]

    assert unnamed == []
