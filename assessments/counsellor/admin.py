"""Offices, and who works in them. Client files are no business of the admin's: none of them
is registered here.

Nobody gives away more than the four groups, nobody raises themselves, and whoever has more
rights than that is out of an admin's reach.
"""

from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from assessments.counsellor import actions
from assessments.counsellor.forms.staff import OURS, UserForm
from assessments.counsellor.models import (
    ADMIN,
    EDITOR,
    GROUP_LABELS,
    Member,
    Office,
    group_labels,
)

for model in (Group, User, StaticDevice, TOTPDevice):
    admin.site.unregister(model)


# What the filters of the list of users put into its address.
ASKED = ("group", "member__office__id__exact", "is_active__exact")


class GroupFilter(admin.SimpleListFilter):
    title = gettext_lazy("group")
    parameter_name = "group"

    def lookups(self, request, model_admin):
        return list(GROUP_LABELS.items())

    def queryset(self, request, queryset):
        known = self.value() in GROUP_LABELS
        return queryset.filter(groups__name=self.value()) if known else queryset


class MemberInline(admin.StackedInline):
    model = Member
    can_delete = True

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and _may_raise(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_raise(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may_raise(request, obj)


def _may_raise(request, user):
    """Nobody changes their own office or groups."""
    return request.user.is_superuser or user is None or user.pk != request.user.pk


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code"]

    def has_delete_permission(self, request, obj=None):
        return False  # Django would list the clients to confirm it


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    list_display = [
        "username",
        "full_name",
        "office",
        "group_names",
        "second_factor",
        "is_active",
    ]
    list_filter = [GroupFilter, "member__office", "is_active"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    inlines = [MemberInline]
    actions = ["make_links", "switch_off_second_factor"]

    def get_queryset(self, request):
        has_device = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        users = (
            super()
            .get_queryset(request)
            .select_related("member__office")
            .prefetch_related("groups")
            .annotate(has_device=Exists(has_device))
        )
        return users if request.user.is_superuser else users.exclude(_beyond())

    def lookup_allowed(self, lookup, value, request):
        """Addresses may ask for what the filters ask for: not for the beginning of a
        password's digest, nor for whose client somebody is."""
        return lookup in ASKED

    def get_fields(self, request, obj=None):
        rank = ["is_superuser"] if request.user.is_superuser else []
        names = ["username", "first_name", "last_name", "email"]
        own = obj is not None and not _may_raise(request, obj)
        return names if own else [*names, "is_active", *rank, "groups"]

    def has_delete_permission(self, request, obj=None):
        return False  # their notes and reports stay; an inactive user cannot come in

    @admin.display(description=gettext_lazy("name"))
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("office"))
    def office(self, user):
        return user.member.office if hasattr(user, "member") else None

    @admin.display(description=gettext_lazy("groups"))
    def group_names(self, user):
        names = {group.name for group in user.groups.all()}
        return ", ".join(str(label) for label in group_labels(names))

    @admin.display(description=gettext_lazy("second factor"), boolean=True)
    def second_factor(self, user):
        return user.has_device

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """Who edits or manages comes into the admin; who counsels does not."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        has_room = user.groups.filter(name__in=(EDITOR, ADMIN)).exists()
        user.is_staff = user.is_superuser or has_room
        user.save(update_fields=["is_staff"])
        if not change:
            self.make_links(request, [user])

    @admin.action(
        description=gettext_lazy("Make a link to set a password"),
        permissions=["change"],
    )
    def make_links(self, request, queryset):
        for user in queryset:
            link = request.build_absolute_uri(_link(user))
            text = _(
                "Give this link to {name}: it lets them set their password. It works "
                "once, for three days. {link}"
            )
            name = user.get_full_name() or user.get_username()
            messages.info(request, text.format(name=name, link=link))
            self.log_change(request, user, "Link to set a password")

    @admin.action(
        description=gettext_lazy("Switch off the second factor"),
        permissions=["change"],
    )
    def switch_off_second_factor(self, request, queryset):
        for user in queryset:
            actions.switch_off_second_factor(of=user)
            self.log_change(request, user, "Second factor switched off")
        messages.success(request, _("The second factor is switched off."))


def _link(user):
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse(
        "counsellor:set-password", args=[uid, default_token_generator.make_token(user)]
    )


def _beyond():
    """Who has rights that do not come from our groups."""
    stranger = Exists(Group.objects.filter(~OURS, user=OuterRef("pk")))
    own = Exists(User.user_permissions.through.objects.filter(user=OuterRef("pk")))
    return Q(is_superuser=True) | Q(stranger) | Q(own)
