"""The page of plans where lenders that wait would do: it advises what the letters ask for."""

import json
import tomllib
from typing import Any

from tests.test_workout_deferred import LATER, TWO, unfit
from tests.web.reference.reading import read

HEADERS = {"Accept-Language": "zh-CN"}


def shown(open_case: Any, case: str) -> str:
    document = json.loads(json.dumps(tomllib.loads(case), default=str))
    return read(open_case(document)[0].get("/plans", headers=HEADERS)).text


def test_one_lender_is_asked_for_longer_than_the_others(open_case) -> None:
    page = shown(open_case, TWO)
    assert all(step["text"] in page for step in unfit(TWO)["meanwhile"])
    assert "请借呗延期4个月" in page
    assert "可以请每一家延期" not in page


def test_everybody_is_asked_to_wait(open_case) -> None:
    page = shown(open_case, LATER)
    assert "请每一家延期3个月，从2027年3月21日开始还" in page
    assert page.count("可以请每一家延期") == 1
