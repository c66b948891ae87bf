"""How the admin edits texts: the languages of each side by side, and what it said before."""

from django import forms
from django.db import models
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline
from modeltranslation.translator import translator
from modeltranslation.utils import get_translation_fields
from simple_history.admin import SimpleHistoryAdmin

FIELDS = {
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 4})},
    models.URLField: {"assume_scheme": "https"},
}


class SideBySide:
    """Puts the languages of each translated field into one row of the form."""

    formfield_overrides = FIELDS

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
