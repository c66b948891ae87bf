"""Search engines are asked to keep out of what is private, and out of nothing else; and if
one comes in all the same, each private page says that it is not to be listed."""

import re

import pytest

from assessments.models import PlanStep
from careerpath.languages import CODES
from tests.routes import routes

PUBLIC = {
    "choose-language",
    "sitemap",
    "robots",
    "/favicon.ico",
    "data-schema",
    "about",
    "accessibility",
    "imprint",
    "roles:front",
    "roles:catalogue",
    "roles:detail",
    "roles:ladders",
    "roles:ladder",
    "roles:glossary",
    "assessments:method",
    "assessments:privacy",
    "assessments:paper",
    "assessments:compare",
}
PRIVATE = {
    f"assessments:{name}"
    for name in """
        check answers ask-everything page reach reach-family reach-answers reach-page
        mine cv cv-confirm delete new-code take-along my-data restore download resume
        result what-if route make-plan again progress
        plan change-plan move-plan renew-plan delete-plan add-step
        step finish act-on-step calendar plan-file step-file feed share take-back shared
        return return-link account sign-up sign-in sign-out change-email
        change-password remove-account
    """.split()  # noqa: SIM905 - read as a text
}


def is_private(name):
    return name in PRIVATE or name.startswith("counsellor:")


class Crawler:
    """Reads robots.txt as RFC 9309 says: the longest rule counts, Allow before Disallow."""

    def __init__(self, text):
        lines = (line.partition(": ") for line in text.splitlines())
        self.rules = [
            (len(rule), verb == "Allow", re.escape(rule).replace(r"\*", ".*"))
            for verb, _, rule in lines
            if verb in ("Allow", "Disallow")
        ]

    def may_read(self, path):
        fitting = [rule for rule in self.rules if re.match(rule[2], path)]
        return max(fitting)[1] if fitting else True


@pytest.fixture
def crawler(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    return Crawler(response.content.decode())


def test_every_address_is_known_to_be_public_or_private():
    assert [n for n in routes() if n not in PUBLIC and not is_private(n)] == []


@pytest.mark.parametrize("language", CODES)
def test_crawlers_read_all_that_is_public_and_nothing_that_is_private(
    crawler, language
):
    paths = routes(language)

    open_ones = {name for name, path in paths.items() if crawler.may_read(path)}

    assert open_ones == {name for name in paths if name in PUBLIC}


@pytest.mark.parametrize("language", CODES)
def test_crawlers_keep_out_of_the_admin_and_of_comparisons(crawler, language):
    assert not crawler.may_read(f"/{language}/admin/")
    assert not crawler.may_read(f"/{language}/admin/careerpath/operator/")
    assert not crawler.may_read(f"/{language}/compare/?role=helper&role=diver")
    assert crawler.may_read(f"/{language}/compare/")


@pytest.mark.parametrize("slug", ["my", "check", "desk", "admin", "shared"])
def test_role_may_be_called_like_a_private_place(crawler, slug):
    assert crawler.may_read(f"/de/roles/{slug}/")
    assert crawler.may_read(f"/de/ladder/{slug}/")


def test_robots_name_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_private_pages_of_mira_are_not_for_search_engines(as_mira, miras_plan):
    step = PlanStep.objects.filter(plan=miras_plan).first()
    paths = routes(pk=miras_plan.assessment_id) | {
        name: path
        for name, path in routes(pk=miras_plan.pk, step=step.pk).items()
        if "/my/plans/" in path
    }
    seen = set()

    for name, path in paths.items():
        if not is_private(name) or name.startswith("counsellor:"):
            continue
        response = as_mira.get(path)
        if response.status_code != 200:
            continue
        assert response["X-Robots-Tag"] == "noindex", path
        if "html" in response["Content-Type"]:
            html = response.content.decode()
            assert '<meta name="robots" content="noindex">' in html, path
            assert "canonical" not in html, path
            assert "og:" not in html, path
            assert "hreflang=" not in html.partition("</head>")[0], path
        seen.add(name.removeprefix("assessments:"))

    assert seen >= {
        *("answers", "page", "mine", "cv", "delete", "new-code"),
        *("my-data", "download", "resume", "result", "what-if", "route", "plan"),
        *("change-plan", "delete-plan", "add-step", "step", "calendar", "share"),
        *("plan-file", "step-file", "return", "sign-up", "sign-in", "progress"),
    }


def test_way_into_the_desk_is_not_for_search_engines(client, db):
    response = client.get("/en/desk/sign-in/")

    assert '<meta name="robots" content="noindex">' in response.content.decode()
