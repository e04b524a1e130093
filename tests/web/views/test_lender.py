"""The plan page as lenders may see it: with its source, and never where prices say nothing."""

from collections.abc import Callable
from html import unescape
from typing import Any

from ashore.texts import text
from tests.late_sample import late_case


def shown(open_case: Callable[[Any], Any], what: Any) -> str:
    client, _ = open_case(what)
    answer = client.get("/plans", HTTP_ACCEPT_LANGUAGE="zh-Hans")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_page_says_what_the_prices_are_and_that_waiting_does_not_help(
    open_case: Callable[[Any], Any],
) -> None:
    page = shown(open_case, late_case())
    for key in ("title", "about", "prices", "strict", "waiting"):
        assert text(f"lender.{key}", "zh-Hans") in page, key
    assert "银登中心" in page
    assert text("lender.unverified", "zh-Hans") not in page


def test_a_page_of_debts_less_late_says_nothing_of_it(open_case: Callable[[Any], Any]) -> None:
    assert text("lender.title", "zh-Hans") not in shown(open_case, "jiebei")
