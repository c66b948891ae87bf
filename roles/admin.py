"""The editors' desk: all content, the languages of a text side by side."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline
from modeltranslation.translator import translator
from modeltranslation.utils import get_translation_fields
from simple_history.admin import SimpleHistoryAdmin

from roles import models as catalogue

TEXT_AREA = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 4})}}


class SideBySide:
    """Puts the languages of each translated field into one row of the form."""

    formfield_overrides = TEXT_AREA

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        rows_of = _rows(self.model)
        return [
            (name, {**options, "fields": _side_by_side(options["fields"], rows_of)})
            for name, options in fieldsets
        ]


def _rows(model):
    """Column → the row of all its languages: "title_de" → ("title_en", "title_de", …)."""
    fields = translator.get_options_for_model(model).fields
    rows = (tuple(get_translation_fields(field)) for field in fields)
    return {column: row for row in rows for column in row}


def _side_by_side(fields, rows_of):
    rows = [rows_of.get(field, field) for field in fields]
    return list(dict.fromkeys(rows))


class TextInline(SideBySide, TranslationStackedInline):
    extra = 0


class ContentAdmin(SideBySide, TranslationAdmin, SimpleHistoryAdmin):
    """A model with texts and a history."""


class AnchorInline(TextInline):
    model = catalogue.SkillAnchor
    max_num = 4


class AlternativeTitleInline(admin.TabularInline):
    model = catalogue.AlternativeTitle
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "language":
            choices = [("", "–"), *settings.LANGUAGES]
            return forms.ChoiceField(label=db_field.verbose_name, choices=choices)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class PassageInline(TextInline):
    model = catalogue.Passage


class EducationRequirementInline(TextInline):
    model = catalogue.EducationRequirement


class ExperienceRequirementInline(TextInline):
    model = catalogue.ExperienceRequirement
    autocomplete_fields = ["area"]


class SkillRequirementInline(TextInline):
    model = catalogue.SkillRequirement
    autocomplete_fields = ["skill"]


class TransitionInline(TextInline):
    model = catalogue.Transition
    fk_name = "from_role"


@admin.register(catalogue.Role)
class RoleAdmin(ContentAdmin):
    list_display = ["title", "rung", "is_published", "reviewed_on"]
    list_filter = ["is_published"]
    search_fields = ["slug", "search_text"]
    filter_horizontal = ["codes"]
    inlines = [
        AlternativeTitleInline,
        EducationRequirementInline,
        ExperienceRequirementInline,
        SkillRequirementInline,
        PassageInline,
        TransitionInline,
    ]

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.index()


@admin.register(catalogue.Skill)
class SkillAdmin(ContentAdmin):
    list_display = ["name", "slug"]
    search_fields = ["slug", "name"]
    inlines = [AnchorInline]


@admin.register(catalogue.ExperienceArea)
class ExperienceAreaAdmin(ContentAdmin):
    list_display = ["name", "slug"]
    search_fields = ["slug", "name"]


@admin.register(catalogue.EducationLevel)
class EducationLevelAdmin(ContentAdmin):
    list_display = ["eqf_level", "name"]


@admin.register(catalogue.OccupationCode)
class OccupationCodeAdmin(ContentAdmin):
    list_display = ["scheme", "code", "label"]
    list_filter = ["scheme"]
    search_fields = ["code", "label"]


@admin.register(catalogue.Action)
class ActionAdmin(ContentAdmin):
    list_display = ["title", "kind", "skill", "area", "eqf_level"]
    list_filter = ["kind"]
    list_select_related = ["skill", "area"]
    search_fields = ["slug", "title"]
    autocomplete_fields = ["skill", "area"]
    filter_horizontal = ["prerequisites"]
    fieldsets = [
        (None, {"fields": ["slug", "kind", "title", "description", "proof"]}),
        (_("For a skill"), {"fields": ["skill", "hours", "max_level"]}),
        (_("For experience"), {"fields": ["area", "is_related"]}),
        (
            _("For a qualification"),
            {"fields": ["eqf_level", "isced_field", "weeks", "entry_eqf_level"]},
        ),
        (_("Order"), {"fields": ["prerequisites"]}),
    ]


admin.site.site_header = _("CareerPath: content")
admin.site.site_title = "CareerPath"
admin.site.index_title = _("What do you want to edit?")
