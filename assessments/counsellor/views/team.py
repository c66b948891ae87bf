"""Who works in the office: for its lead."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.counsellor.models import Client, Member
from assessments.counsellor.views.desk import desk


@require_safe
@desk
def team(request, *, member):
    if not member.is_lead:
        raise Http404
    active = Q(user__clients__office=member.office, user__clients__archived_at=None)
    members = (
        Member.objects.filter(office=member.office)
        .select_related("user")
        .prefetch_related("user__groups")
        .annotate(client_count=Count("user__clients", filter=active))
        .order_by(*Member._meta.ordering)  # which counting would drop
    )
    unassigned = Client.objects.visible_to(request.user).active()
    context = {
        "members": members,
        "unassigned": unassigned.filter(counsellor=None).count(),
        "member": member,
    }
    return render(request, "counsellor/team/page.html", context)
