"""Django's admin behind the door of the desk: one way to sign in, with the second factor for
who has one; and nothing typed is lost when the time is over."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from assessments.counsellor.views.access import sign_out
from assessments.counsellor.views.again import ask_to_sign_in


class StaffSite(AdminSite):
    def login(self, request, extra_context=None):
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        goes_to = request.GET.get("next") or reverse("admin:index")
        return redirect_to_login(goes_to, reverse("counsellor:sign-in"))

    def logout(self, request, extra_context=None):
        return sign_out(request)

    def password_change(self, request, extra_context=None):
        return redirect("counsellor:change-password")

    def admin_view(self, view, cacheable=False):
        inner = super().admin_view(view, cacheable)

        def keeping(request, *args, **kwargs):
            if request.method == "POST" and request.user.is_anonymous:
                return ask_to_sign_in(request)
            return inner(request, *args, **kwargs)

        return update_wrapper(keeping, inner)
