"""The plan page as lenders may see it: with its source, and never where prices say nothing."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from ashore.texts import LANGUAGES, Language, text
from tests.late_sample import late_case


def shown(open_case: Callable[[Any], Any], what: Any, language: Language = "zh-Hans") -> str:
    client, _ = open_case(what)
    answer = client.get("/plans", HTTP_ACCEPT_LANGUAGE=language)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_prices_are_and_that_waiting_does_not_help(
    open_case: Callable[[Any], Any], language: Language
) -> None:
    page = shown(open_case, late_case(), language)
    for key in ("title", "about", "prices", "strict", "waiting"):
        assert text(f"lender.{key}", language) in page, key
    # Only a reprint tells of one of the two.
    assert page.count(text("lender.unverified", language)) == 1


def test_a_page_of_debts_less_late_says_nothing_of_it(open_case: Callable[[Any], Any]) -> None:
    assert text("lender.title", "zh-Hans") not in shown(open_case, "jiebei")
