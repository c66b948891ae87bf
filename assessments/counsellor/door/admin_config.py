"""Django's admin with our own door."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default = False  # named in the settings, not found by itself
    default_site = "assessments.counsellor.door.admin_site.StaffSite"
