"""What holds for every page of this area: one heading, labels, places that exist, all languages, no case needed."""

from collections import Counter

import pytest
from django.test import Client

from ashore.texts import LANGUAGES
from tests.web.reference.reading import read

PAGES = (
    "/rules",
    "/rules?q=催收",
    "/rules?q=没有这个词",
    "/rules/civil_561_payment_order",
    "/rules/channel_12356",
    "/products",
    "/products/jiebei",
    "/products/other",
    "/words",
    "/tools/schedule",
    "/tools/schedule?principal=2万&method=fee-instalment&fee_rate=0.6%25&instalments=3&start=2026-01-31",
    "/tools/schedule?principal=x",
    "/tools/xirr",
    "/tools/xirr?flows=2026-01-01,100%0A2027-01-01,-110",
    "/tools/xirr?flows=x1",
    "/breath",
    "/developers/components",
)
CASE_PAGES = ("/record", "/record/1", "/record/compare?a=1&b=1", "/breath")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_sound(visitor: Client, address: str) -> None:
    check(visitor, address)


@pytest.mark.parametrize("address", CASE_PAGES)
def test_a_page_of_a_case_is_sound(open_case, address: str) -> None:
    check(open_case("seven")[0], address)


def check(client: Client, address: str) -> None:
    page = read(client.get(address))
    assert len(page.all("h1")) == 1
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    assert set(ids.values()) <= {1}
    for tag, attributes in page.tags:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set(attributes.get(name, "").split()) <= ids.keys(), (tag, attributes)
    labelled = {label.get("for") for label in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for field in page.all(tag):
            if field.get("type") not in ("hidden", "radio", "checkbox"):
                assert field["id"] in labelled, field
    assert len(page.all("caption")) == len(page.all("table"))
    assert all("scope" in header for header in page.all("th"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_speaks_every_language(visitor: Client, address: str, language: str) -> None:
    answer = visitor.get(address, headers={"Accept-Language": language})
    assert read(answer).all("html")[0]["lang"] == language


@pytest.mark.parametrize(
    "address", ["/rules/none", "/rules/../x", "/products/none", "/record/1", "/record"]
)
def test_what_is_not_there_is_said_calmly(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == (302 if address.startswith("/record") else 404)
