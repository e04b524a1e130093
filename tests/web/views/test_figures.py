"""No page shows an amount that is not in the JSON, and each shows those that matter."""

import json
import re
from decimal import Decimal

import pytest

from ashore.loans.terms import Method, Terms
from ashore.texts import Language
from tests.web.reference.reading import read
from tests.web.views.pages import NEW_LOAN, SHIPPED, pages, workout

AMOUNT = re.compile(r"(?<![\d.])\d[\d,]*\.\d\d(?![\d%])")
HEADERS = {"zh-Hans": {"Accept-Language": "zh-CN"}, "en": {"Accept-Language": "en"}}


def amounts(text: str) -> set[Decimal]:
    """Every amount of a text, without its sign."""
    return {Decimal(found.replace(",", "")) for found in AMOUNT.findall(text)}


def known(told: object) -> set[Decimal]:
    """Every amount of a JSON value, those within its sentences too."""
    return amounts(json.dumps(told, ensure_ascii=False))


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_amount_of_every_page_is_in_the_json(
    open_case, name: str, language: Language
) -> None:
    client, _ = open_case(name)
    for address, told in pages(workout(name, language)):
        shown = amounts(read(client.get(address, headers=HEADERS[language])).text)
        examples = {Decimal("1799.65")}  # in a hint of a form
        assert shown - examples <= known(told), address
        if not address.endswith(("/check", "/new-loan", "/assumptions", "/what-if", "/earlier")):
            assert shown, address


@pytest.mark.parametrize("name", SHIPPED)
def test_every_row_of_a_why_is_on_its_page(open_case, name: str) -> None:
    client, _ = open_case(name)
    work = workout(name)
    for number, debt in enumerate(work.debts, 1):
        page = read(client.get(f"/owed/{number}", headers=HEADERS["zh-Hans"]))
        why = work.why_json(debt.entry.id)
        for bucket in why["buckets"].values():
            for row in bucket["rows"]:
                assert "".join(row["text"].split()) in "".join(page.texts)
            if bucket["rows"]:
                linked = {f"/rules/{rule['rule']}" for rule in bucket["rules"]}
                assert linked <= set(page.links("/rules/"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_new_loan_is_compared_as_the_facade_does(open_case, name: str) -> None:
    client, _ = open_case(name)
    work = workout(name)
    terms = Terms(Method.EQUAL_INSTALMENT, 15_000_00, Decimal("0.24"), work.as_of, 12)
    told = work.new_loan_json(terms)
    page = read(client.get(NEW_LOAN, headers=HEADERS["zh-Hans"]))
    rate = Decimal(told["annual_cost"]["nominal"])  # two places as well, but no amount
    assert amounts(page.text) == known(told) - {rate}
    assert all("".join(said.split()) in "".join(page.texts) for said in told["messages"])
