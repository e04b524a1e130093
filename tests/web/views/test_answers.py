"""The plan page with what a lender's answer does to the plan."""

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from ashore.case.dump import dump_json
from ashore.texts import LANGUAGES, Language
from tests.test_workout_answers import believing, told
from tests.test_workout_futures import case


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_sure_the_plan_is_with_the_answers(
    open_case: Callable[[Any], Any], language: Language
) -> None:
    made = believing(case("jiebei"), "0.6", "jiebei")
    (said,) = [
        one["text"] for one in told(made, language)["breaks_on"] if one["cause"] == "refusal"
    ]
    client, _ = open_case(json.loads(dump_json(made)))
    page = client.get("/plans", HTTP_ACCEPT_LANGUAGE=language).content.decode()
    assert f"<li>{said}</li>" in unescape(page)
