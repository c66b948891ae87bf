"""Where an administrator fills in who runs this site."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from careerpath.editing import ContentAdmin
from careerpath.models import Operator


@admin.register(Operator)
class OperatorAdmin(ContentAdmin):
    fieldsets = [
        (_("Who it is"), {"fields": ["name", "legal_form", "represented_by"]}),
        (
            _("How to reach them"),
            {"fields": ["street", "town", "country", "email", "phone"]},
        ),
        (
            _("What the law asks for"),
            {
                "fields": [
                    "register",
                    "vat_id",
                    "supervisory_authority",
                    "responsible_for_content",
                    "enforcement_body",
                    "further",
                ]
            },
        ),
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Operator.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False  # somebody always runs it: change the fields

    def changelist_view(self, request, extra_context=None):
        """There is no more than one: straight to its form."""
        operator = Operator.objects.first()
        if operator:
            return redirect("admin:careerpath_operator_change", operator.pk)
        if self.has_add_permission(request):
            return redirect("admin:careerpath_operator_add")
        return super().changelist_view(request, extra_context)
