"""What every page of the desk has in common, and how it finds what one may see."""

from functools import wraps

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache

from assessments.counsellor import actions
from assessments.counsellor.models import Client, member_of
from assessments.counsellor.views.again import ask_to_sign_in
from careerpath.languages import home_zone


def desk(view):
    """For the people of an office alone; others get 404, and whoever is not signed in the
    way to sign in. Never cached, never indexed; the member comes as an argument."""

    @never_cache
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        member = member_of(request.user)
        if member is None:
            raise Http404
        try:
            with timezone.override(home_zone()):
                response = view(request, *args, member=member, **kwargs)
        except ObjectDoesNotExist as gone:
            raise Http404 from gone  # deleted or handed on in another window just now
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


def client_or_404(user, pk):
    """The client, if the user may see them; `has_consent` says whether their work may be
    read."""
    mine = Client.objects.visible_to(user).with_consent()
    return get_object_or_404(
        mine.select_related("profile", "target_role", "counsellor", "office"), pk=pk
    )


def note_look(request, client):
    """A page that shows what is in the file leaves a line in its trail, whichever way
    one has come to it."""
    if request.method != "POST":
        actions.note_opening(client, by=request.user)


def work_or_404(user, pk):
    """The client with a live consent and a profile; else 404: their work is closed."""
    client = client_or_404(user, pk)
    if not client.has_consent or client.profile is None:
        raise Http404
    return client


def opened_or_404(request, pk):
    """The client, for a page that shows what stands in the file."""
    client = client_or_404(request.user, pk)
    note_look(request, client)
    return client
