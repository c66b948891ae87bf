"""What staff may see of people's assessments: that they exist and how old they are, never
an answer or a result."""

from django.contrib import admin

from assessments.models import Profile


@admin.register(Profile)
class ProfileAdmin(admin.ModelAdmin):
    list_display = ["id", "created_at", "used_on"]
    fields = readonly_fields = ["created_at", "used_on"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False  # Django would list every answer to confirm it
