"""What the pages of a session have in common: client and role, why something cannot be
saved, and how to speak the client's language inside a page in the counsellor's."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from assessments import access, wording
from assessments.counsellor import actions
from assessments.counsellor.views.desk import client_or_404, work_or_404
from assessments.snapshot import asked_of
from assessments.views.private import STALE
from careerpath.languages import shown
from roles.enums import Importance
from roles.models import Role

NO_CONSENT = _(
    "There is no consent any more, so nothing has been saved. What was entered is still "
    "here. Once the client has consented again, send it once more."
)
HIDDEN = _(
    "This role has been taken out of the catalogue in the meantime, so nothing has been "
    "saved. What was entered is still here. You can send it once the role is back."
)


def session_or_404(request, pk, slug):
    """(client, role). What was sent is not lost in a 404 when the consent was withdrawn
    or the role hidden meanwhile: `why_not` says so."""
    roles = Role.objects.with_requirements()
    if request.method == "POST":
        client = client_or_404(request.user, pk)
    else:
        client, roles = work_or_404(request.user, pk), roles.published()
    role = get_object_or_404(roles, slug=slug)
    if not asked_of(role):
        raise Http404
    if request.method != "POST":
        actions.note_opening(client, by=request.user)
    return client, role


def readable_profile(client):
    """The profile, as long as it may be read; else None."""
    return client.profile if client.has_consent else None


def why_not(request, client, role):
    """Why nothing can be saved, in the counsellor's language; None if all is well."""
    if readable_profile(client) is None:
        return NO_CONSENT
    if not role.is_published:
        return HIDDEN
    return STALE if access.is_stale(request) else None


def asked_rows(role, keys):
    """What the role asks, for these requirements: name, level or time, importance."""
    return [
        {
            "name": shown(item["name"]),
            "asked": wording.asked(item),
            "importance": item["importance"],
            "importance_label": Importance(item["importance"]).label,
        }
        for item in asked_of(role)
        if item["key"] in keys
    ]


def here(name, *args):
    """Makes an address in the language of the page, even while the client's is spoken."""
    language = get_language()

    def address(*more):
        with override(language):
            return reverse(name, args=[*args, *more])

    return address
