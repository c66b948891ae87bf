"""The editors' desk: all content, the languages of a text side by side."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from careerpath.editing import ContentAdmin, TextInline
from roles import models as catalogue


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
    list_display = ["title", "family", "rung", "is_published", "reviewed_on"]
    list_filter = ["family", "is_published"]
    list_select_related = ["family"]
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


@admin.register(catalogue.RoleFamily)
class RoleFamilyAdmin(ContentAdmin):
    list_display = ["name", "slug"]


@admin.register(catalogue.GlossaryTerm)
class GlossaryTermAdmin(ContentAdmin):
    list_display = ["name", "slug"]
    search_fields = ["slug", "name", "forms"]


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
