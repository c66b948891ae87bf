"""The editors' desk: all content, side by side, in the editor's own language."""

import re

import pytest
from django.db.models import Count
from django.utils import translation
from django.utils.translation import gettext

from assessments.models import Profile
from roles.models import Role, Skill
from tests import factories

MODELS = [
    "role",
    "skill",
    "experiencearea",
    "educationlevel",
    "occupationcode",
    "action",
    "rolefamily",
    "glossaryterm",
]

NEW_ROLE = {
    "slug": "diver",
    "title_en": "Diver",
    "title_pl": "Nurek głębinowy",
    "summary_en": "You dive.",
    "is_published": "on",
    "reviewed_on": "2026-11-01",
    "rung": "1",
} | {
    f"{prefix}-{form}_FORMS": "0"
    for form in ("TOTAL", "INITIAL")
    for prefix in (
        "alternative_titles",
        "educationrequirements",
        "experiencerequirements",
        "skillrequirements",
        "passages",
        "ways_up",
    )
}


def filled_in(browser, address):
    """All that a browser would send of this form, if nothing is changed."""
    context = browser.get(address).context
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    forms = [context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    fields = [field for form in forms for field in form]
    values = {field.html_name: field.value() for field in fields}
    return {
        name: "" if value is None else value
        for name, value in values.items()
        if value is not False
    }


@pytest.mark.parametrize("model", MODELS)
def test_every_model_opens_in_list_and_form(as_ada, helper_role, model):
    assert as_ada.get(f"/de/admin/roles/{model}/").status_code == 200
    assert as_ada.get(f"/de/admin/roles/{model}/add/").status_code == 200


def test_languages_of_a_text_stand_in_one_row(as_ada, helper_role):
    html = as_ada.get(f"/en/admin/roles/role/{helper_role.pk}/change/").content.decode()

    row = "field-title_en field-title_de field-title_pl field-title_da"
    assert re.search(rf'<div class="form-row {row}">', html)


def test_editor_reads_labels_in_their_language(as_ada, helper_role):
    html = as_ada.get(f"/pl/admin/roles/role/{helper_role.pk}/change/").content.decode()

    assert "Widoczne języki" in html
    assert "Languages to show" not in html


def test_changed_title_can_be_searched_at_once_and_its_history_is_kept(as_ada, db):
    skill = factories.skill("listening", anchors=False)
    form = {
        "slug": "listening",
        "name_en": "Listening",
        "name_de": "Zuhören",
        "anchors-TOTAL_FORMS": "0",
        "anchors-INITIAL_FORMS": "0",
    }

    response = as_ada.post(f"/en/admin/roles/skill/{skill.pk}/change/", form)

    assert response.status_code == 302
    assert Skill.objects.get().name_de == "Zuhören"
    versions = Skill.history.order_by("history_id")
    assert [version.name_de for version in versions] == [None, "Zuhören"]
    assert versions.last().history_user.username == "ada"


def test_long_role_with_all_its_passages_can_be_saved(as_ada, real_content):
    role = Role.objects.annotate(Count("passages")).latest("passages__count")
    address = f"/en/admin/roles/role/{role.pk}/change/"
    form = filled_in(as_ada, address) | {"title_en": "Other", "codes": []}
    passages = role.passages.count()

    response = as_ada.post(address, form)

    assert response.status_code == 302
    role.refresh_from_db()
    assert (role.title_en, role.codes.count()) == ("Other", 0)
    assert role.passages.count() == passages


def test_new_role_is_found_by_its_title(as_ada, db):
    response = as_ada.post("/en/admin/roles/role/add/", NEW_ROLE)

    assert response.status_code == 302
    assert Role.objects.matching("nurek glebinowy").get().slug == "diver"


def test_impossible_weights_are_explained_in_the_editors_language(as_ada, db):
    form = {**NEW_ROLE, "weight_skills": "5"}

    html = as_ada.post("/de/admin/roles/role/add/", form).content.decode()

    with translation.override("de"):
        message = gettext(
            "Give all three weights of the dimensions, each at least 1, or none."
        )
    assert not message.startswith("Give")
    assert message in html


def test_role_is_found_by_an_accented_title(as_ada, real_content):
    html = as_ada.get("/pl/admin/roles/role/?q=kierownik+obsługi").content.decode()

    assert "/pl/admin/roles/role/" in html
    found = re.findall(r'class="field-title">.*?<a [^>]*>(.*?)</a>', html)
    assert found == [
        "Lider / liderka zespołu obsługi klienta",
        "Kierownik / kierowniczka call center",
        "Kierownik / kierowniczka obsługi klienta",
    ]


def test_nobody_sees_answers_by_way_of_deleting(as_ada, miras_result, helper_role):
    profile = Profile.objects.get()
    skill = Skill.objects.get(slug="listening")

    assert (
        as_ada.get(f"/en/admin/assessments/profile/{profile.pk}/delete/").status_code
        == 403
    )
    html = as_ada.get(f"/en/admin/roles/skill/{skill.pk}/delete/").content.decode()
    assert "Skill level: Listening" in html
    assert "Listening 2" not in html


def test_admin_is_closed_to_visitors(as_petra):
    response = as_petra.get("/en/admin/roles/role/")

    assert response["Location"] == "/en/admin/login/?next=/en/admin/roles/role/"
