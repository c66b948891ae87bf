"""The addresses that open a plan by themselves: calendar feeds and shared links.

Each is a signed identity, so that nothing in the database opens anything, and an address
can be shown again. Taking one back is a matter of the database (`actions.doors`).
"""

import uuid

from django.core.signing import BadSignature, Signer

from assessments.models import Plan, ShareLink

FEED_SALT = "careerpath.feed"
SHARE_SALT = "careerpath.share"


def feed_token(plan):
    """What the address of the plan's feed holds; the feed must be on."""
    return _signer(FEED_SALT).sign(plan.feed_key.hex)


def share_token(link):
    """What the address of a shared plan holds."""
    return _signer(SHARE_SALT).sign(link.pk.hex)


def plan_of_feed(token):
    """The plan whose feed this is, with its result, or None."""
    key = _unsigned(FEED_SALT, token)
    plans = Plan.objects.select_related("assessment")
    return key and plans.filter(feed_key=key).first()


def link_of_token(token, today):
    """The link that still opens a plan `today`, with plan and result, or None."""
    key = _unsigned(SHARE_SALT, token)
    links = ShareLink.objects.live(today).select_related("plan__assessment")
    return key and links.filter(pk=key).first()


def _signer(salt):
    return Signer(salt=salt, sep=".")


def _unsigned(salt, token):
    """The identity that was signed; None if it was not signed by us."""
    try:
        return uuid.UUID(hex=_signer(salt).unsign(token))
    except BadSignature:
        return None
