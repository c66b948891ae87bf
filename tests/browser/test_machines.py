"""The facts for search engines are no script: the browser neither runs nor refuses them."""

import json

import pytest


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/de/roles/customer-service-manager/", "WebPage"),
        ("/pl/ladder/customer-service/", "ItemList"),
    ],
)
def test_facts_are_there_and_break_no_policy(visit, path, kind):
    page = visit("/en/about/")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))"
    )

    page.goto(path)

    block = page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(block)["@type"] == kind
    assert said == []
